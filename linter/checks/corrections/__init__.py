"""The corrections gate: facts that differ from the published version of a story, where no correction note says so.

``Settings.before`` is the published version; without one there is nothing to compare. Names, numbers, dates and
quotations count; style, typos, and what was added, moved or taken out do not. ``docs/corrections.md`` tells more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.document import Document
from linter.finding import Finding, NotChecked
from linter.settings import Settings

NAME = "corrections"
CODE = "corrections/unmarked-change"
#: Said where a story in another language changed, which is then not passed over in silence.
OTHER_LANGUAGES = True


def codes(settings: Settings) -> Iterable[str]:
    """The id of this check's findings."""
    del settings
    return (CODE,)


def idle(settings: Settings) -> Iterable[str]:
    """Without a published version there is nothing to compare."""
    return () if settings.before else (CODE,)


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """The changes since ``settings.before`` that need a correction note."""
    before = settings.before
    if before is None or before.text == document.text or not settings.wants(CODE):
        return
    if not settings.language.english:
        yield NotChecked(NAME, None, "versions are compared in English only")
        return
    # Few runs compare versions, and the others should not load what that takes.
    from linter.checks.corrections.report import unmarked

    yield from unmarked(before, document)
