"""LanguageTool, as one voice among the checks: its grammar and usage rules, tuned for news, without its speller.

It gets the story's prose paragraph by paragraph; ``rules.toml`` says what each of its rules is worth in news. A story
in another language than English is read by it alone, with its speller and the severities that it comes with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.checks.languagetool import install, jars
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.utf16 import Utf16
from linter.document import Document, Segment, overlapping
from linter.finding import Finding, NotChecked
from linter.ranking import rank
from linter.settings import Settings

if TYPE_CHECKING:
    from linter.checks.languagetool.client import Match
    from linter.checks.languagetool.tuning import Table, Worth

NAME = "languagetool"
#: Whether stories in other languages than English are for this check, too.
OTHER_LANGUAGES = True

_SUGGESTIONS = 5
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


def idle(settings: Settings) -> Iterator[str]:
    """All its rules where it is off, or not there where it is to be used if it is."""
    if not waits(settings):
        yield f"{NAME}/"


def waits(settings: Settings) -> bool:
    """Whether a server is asked."""
    return settings.languagetool == "on" or (settings.languagetool == "auto" and bool(settings.languagetool_url or not available()))


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What LanguageTool finds in the story's prose.

    Where it is not installed that is nothing in mode ``auto`` for a story in English; whatever else keeps it from
    reading a part is said.
    """
    if not settings.language.english:
        if missing := _unread(settings):
            yield NotChecked("all", None, missing)
            return
    elif settings.languagetool == "off":
        return
    elif not settings.languagetool_url and (missing := available()):
        if settings.languagetool == "on":
            yield NotChecked(NAME, None, missing)
        return
    # Only here: a run that asks no server should not pay for asking one.
    from linter.checks.languagetool import server

    parts = []
    for part in document.prose():
        units = Utf16(document.text[part.start : part.end]).length
        if units > server.MAX_TEXT:
            reason = f"a paragraph of {units:,} characters is longer than LanguageTool's limit of {server.MAX_TEXT:,}"
            yield NotChecked(NAME, (part.start, part.end), reason)
        else:
            parts.append(part)
    yield from _found(document, parts, settings)


#: A paragraph is read by itself as within its story.
part = check


def close() -> None:
    """Close the cache and the threads; the server lives on for the next run."""
    import sys

    if asking := sys.modules.get(f"{__name__}.asking"):
        asking.close()


def _unread(settings: Settings) -> str | None:
    """Why a story in another language than English cannot be read, since no other check does; None where it can."""
    language = settings.language.split("-")[0]
    if settings.languagetool != "off" and (settings.languagetool_url or install.installed(language=language)):
        return None
    if not settings.languagetool_url and language not in jars.languages():
        return f"there are no checks for the language {settings.language}"
    if settings.languagetool == "off":
        return f"only LanguageTool checks the language {settings.language}, and it is off"
    return f"LanguageTool is not installed for the language {settings.language}; `{install.INSTALL} --language {language}` brings it"


def heard(document: Document, part: Segment, settings: Settings) -> Iterator[tuple[Match, Worth | None]]:
    """What LanguageTool says of a paragraph, and what each match is worth in news; nothing where it takes no part or fails."""
    language = settings.language.split("-")[0]
    if settings.languagetool == "off" or not (settings.languagetool_url or install.installed(language=language)):
        return
    rules, (answer,) = _answers(document, [part], settings)
    if not isinstance(answer, LanguageToolError):
        wanted = _wanted(settings)
        yield from ((match, _worth(document, match, part.start, rules, wanted)) for match in answer)


def _found(document: Document, parts: list[Segment], settings: Settings) -> Iterator[Finding | NotChecked]:
    rules, answers = _answers(document, parts, settings)
    wanted = _wanted(settings)
    failed = [answer for answer in answers if isinstance(answer, LanguageToolError)]
    if failed and len(failed) == len(answers):
        yield NotChecked(NAME, None, str(failed[0]))
        return
    for part, answer in zip(parts, answers, strict=True):
        if isinstance(answer, LanguageToolError):
            yield NotChecked(NAME, (part.start, part.end), str(answer))
        else:
            for match in answer:
                if finding := _finding(document, match, part.start, rules, wanted):
                    yield finding


def _answers(
    document: Document, parts: list[Segment], settings: Settings
) -> tuple[Table | None, list[tuple[Match, ...] | LanguageToolError]]:
    """The answer on each part, and the table to judge them by, if the language has one."""
    from linter.checks.languagetool import languages
    from linter.checks.languagetool.asking import Question, asking
    from linter.checks.languagetool.tuning import table

    rules = table() if settings.language.english else None
    question = Question(
        languages.name(settings.language),
        rules.disabled_rules if rules else (),
        rules.disabled_categories if rules else (),
        settings.languagetool_url,
        alone=rules is None,
        enabled_rules=_wanted(settings),
    )
    return rules, asking(cached=settings.cache).matches([document.text[part.start : part.end] for part in parts], question)


def _wanted(settings: Settings) -> tuple[str, ...]:
    """LanguageTool's names of the rules to which the settings give a severity by name: off in the table or not, they are heard."""
    start = f"{NAME}/"
    given = (code for code, options in settings.rules if options.severity and options.severity != "off")
    return tuple(sorted(code.removeprefix(start) for code in given if code.startswith(start)))


def _worth(document: Document, match: Match, moved: int, table: Table | None, wanted: tuple[str, ...]) -> Worth | None:
    from linter.checks.languagetool import languages

    start, end = match.start + moved, match.end + moved
    quoted = overlapping(document.quotations, start, end)
    if table is None:
        return languages.judge(match, quoted=quoted)
    return table.judge(match, document.text[start:end], quoted=quoted, wanted=match.rule in wanted)


def _finding(document: Document, match: Match, moved: int, table: Table | None, wanted: tuple[str, ...]) -> Finding | None:
    """What a match comes to in news, by the table of a language that has one; None where its rule is not to be listened to there."""
    worth = _worth(document, match, moved, table, wanted)
    if worth is None:
        return None
    start, end = match.start + moved, match.end + moved
    suggestions = rank(document, start, end, match.replacements) if table else match.replacements
    return Finding(
        start,
        end,
        f"{NAME}/{match.rule}",
        _MARKUP.sub("", match.message).strip() or match.short_message,
        severity=worth.severity,
        confidence=worth.confidence,
        category=match.issue_type,
        checks=(NAME,),
        suggestions=suggestions[:_SUGGESTIONS],
        url=match.url,
    )
