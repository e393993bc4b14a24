"""LanguageTool, as one voice among the checks: its grammar and usage rules, tuned for news, without its speller.

A story goes to the server in one request, its prose segments parted by blank lines; what LanguageTool finds
across two of them is an artefact and dropped. ``rules.toml`` says what each of its rules is worth in news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.checks.languagetool import install, server
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.utf16 import Utf16
from linter.document import Document, Segment
from linter.finding import Finding, NotChecked
from linter.settings import Language, Settings

if TYPE_CHECKING:
    from linter.checks.languagetool.client import Match
    from linter.checks.languagetool.tuning import Table

NAME = "languagetool"

_JOIN = "\n\n"
_SUGGESTIONS = 5
_REGIONS = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")
_MARKUP = re.compile(r"</?suggestion>")


def available() -> str | None:
    """Why LanguageTool is not used where it is wanted but not asked for; None where it is installed. Cheap."""
    if install.installed():
        return None
    return f"LanguageTool is not installed; `{install.INSTALL}` brings it"


def codes(settings: Settings) -> Iterator[str]:
    """Those of LanguageTool's own rules: there are thousands, and each version has others."""
    del settings
    yield f"{NAME}/"


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What LanguageTool finds in the story's prose.

    Where it is not installed that is nothing in mode ``auto``; whatever else keeps it from reading a part is said.
    """
    if settings.languagetool == "off":
        return
    if missing := available():
        if settings.languagetool == "on":
            yield NotChecked(NAME, None, missing)
        return
    if not settings.language.english:
        yield NotChecked(NAME, None, f"LanguageTool is used for English only, not for {settings.language}")
        return
    short, long = _sorted_by_length(document)
    for part, units in long:
        reason = f"a paragraph of {units:,} characters is longer than LanguageTool's limit of {server.MAX_TEXT:,}"
        yield NotChecked(NAME, (part.start, part.end), reason)
    for parts in short:
        try:
            yield from _ask(document, parts, _region(settings.language))
        except LanguageToolError as error:
            whole = len(short) == 1 and not long
            yield NotChecked(NAME, None if whole else (parts[0].start, parts[-1].end), str(error))


def close() -> None:
    """End the server, if one was started, and forget why one could not be."""
    server.close()


def _sorted_by_length(document: Document) -> tuple[list[list[Segment]], list[tuple[Segment, int]]]:
    """The prose in portions of at most a request's length, and what is longer than that, with its length."""
    short: list[list[Segment]] = []
    long: list[tuple[Segment, int]] = []
    room = -1
    for part in document.prose():
        units = Utf16(document.text[part.start : part.end]).length
        if units > server.MAX_TEXT:
            long.append((part, units))
            continue
        room -= units + len(_JOIN)
        if room < 0:
            short.append([])
            room = server.MAX_TEXT - units
        short[-1].append(part)
    return short, long


def _region(language: Language) -> str:
    """The English of LanguageTool's that is nearest."""
    return language if language in _REGIONS else language.variety


def _ask(document: Document, parts: list[Segment], region: str) -> Iterator[Finding | NotChecked]:
    # Only here: a run that asks no server should not pay for reading answers.
    from linter.checks.languagetool import client, tuning

    texts = [document.text[part.start : part.end] for part in parts]
    starts = [0]
    for text in texts:
        starts.append(starts[-1] + len(text) + len(_JOIN))
    table = tuning.table()
    answer = client.check(
        server.url(), _JOIN.join(texts), region, disabled_rules=table.disabled_rules, disabled_categories=table.disabled_categories
    )
    if answer.incomplete:
        yield NotChecked(NAME, (parts[0].start, parts[-1].end), f"LanguageTool did not finish: {answer.incomplete}")
    for match in answer.matches:
        at = bisect_right(starts, match.start) - 1
        if match.end > starts[at] + len(texts[at]):
            continue
        moved = parts[at].start - starts[at]
        yield _finding(match, match.start + moved, match.end + moved, table)


def _finding(match: Match, start: int, end: int, table: Table) -> Finding:
    worth = table.worth(match.rule, match.category)
    return Finding(
        start,
        end,
        f"{NAME}/{match.rule}",
        _MARKUP.sub("", match.message).strip() or match.short_message,
        severity=worth.severity,
        confidence=worth.confidence,
        category=match.issue_type,
        checks=(NAME,),
        suggestions=match.replacements[:_SUGGESTIONS],
        url=match.url,
    )
