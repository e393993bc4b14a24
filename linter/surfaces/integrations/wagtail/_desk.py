"""What the newsroom set, and the linter that all requests of a process share."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

import msgspec
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured

from linter.checks import ConfigError
from linter.engine import Linter
from linter.finding import Severity
from linter.report import Report, SourceFinding
from linter.settings import Language, LanguageToolMode, Settings
from linter.surfaces import paragraphs
from linter.surfaces.cli._bases import Bases
from linter.surfaces.cli._options import Reading

#: Two requests at once would load all of it twice.
_LOCK = Lock()


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="upper"):
    """``settings.COPYDESK``.

    ``CONFIG`` is a configuration file, without which that of the project's folder holds. A story with findings of the severity ``GATE`` or
    worse is not published, unless somebody who has the permission ``OVERRIDE`` (anybody who may publish, if it is empty) gives a reason;
    ``GATE`` may be None. Findings in quotations keep nobody from publishing.
    """

    CONFIG: str | None = None
    STYLE: tuple[str, ...] = ()
    LANGUAGE: str | None = None
    LANGUAGETOOL: LanguageToolMode = "auto"
    GATE: Literal["error", "warning", "info"] | None = "error"
    OVERRIDE: str = ""

    @property
    def gate(self) -> Severity | None:
        """The severity from which on a story is held back."""
        return None if self.GATE is None else Severity(self.GATE)


@lru_cache(maxsize=1)
def options() -> Options:
    """What is set; raises ImproperlyConfigured."""
    try:
        return msgspec.convert(getattr(django_settings, "COPYDESK", {}), Options)
    except msgspec.ValidationError as error:
        raise ImproperlyConfigured(f"COPYDESK: {error}") from None


def _linter() -> tuple[Linter, Settings]:
    with _LOCK:
        return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> tuple[Linter, Settings]:
    said = options()
    try:
        language = Language(said.LANGUAGE) if said.LANGUAGE else None
        config = Path(said.CONFIG) if said.CONFIG else None
        basis = Bases(Reading(language=language, style=said.STYLE, config=config, languagetool=said.LANGUAGETOOL)).of()
        return basis.linter(), basis.settings
    except (ConfigError, ValueError) as error:
        raise ImproperlyConfigured(f"COPYDESK: {error}") from None


def read(story: Sequence[paragraphs.Paragraph]) -> tuple[Report, dict[str, tuple[SourceFinding, ...]]]:
    """All that is said of a story, and of each of its paragraphs."""
    linter, settings = _linter()
    document = paragraphs.document("story.txt", story)
    report = linter.lint(document, settings.within(document))
    return report, paragraphs.by_paragraph(story, report)


@lru_cache(maxsize=1)
def warm() -> None:
    """Begin to load what checks need, so that the first story is not kept waiting for it."""
    Thread(target=_linter, daemon=True).start()
