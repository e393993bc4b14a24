"""The rules check: data files that say which words are wrong, and the engine that looks for them.

``rules/<group>/<name>.toml`` is a rule and its id is that path. Kinds of rules are the modules of ``kinds``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

from linter.checks.rules import kinds
from linter.checks.rules.rule import Hit
from linter.checks.rules.ruleset import Ruleset, load
from linter.checks.rules.scope import covers, speaks
from linter.document import Document
from linter.finding import Applicability, Edit, Finding, Fix, NotChecked, Severity
from linter.settings import Settings


def prepare(settings: Settings) -> None:
    """Read the rules; raises ConfigError with file, line and key for one that cannot be used."""
    _ruleset(settings.rule_folders, settings.styles)


def codes(settings: Settings) -> Iterator[str]:
    """The ids of all rules."""
    return (rule.id for rule in _ruleset(settings.rule_folders, settings.styles).rules)


def aliases(settings: Settings) -> Mapping[str, str]:
    """The ids that rules had before, with those they have."""
    return _ruleset(settings.rule_folders, settings.styles).aliases


def check(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What the rules say of the document, and which of them could not be looked for to the end."""
    return said(_ruleset(settings.rule_folders, settings.styles), document, settings)


def part(document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What those rules say of a paragraph that need no more of the story."""
    ruleset = _ruleset(settings.rule_folders, settings.styles)
    whole = {rule.id for rule in ruleset.rules if getattr(kinds.load(rule.kind), "STORY", False)}
    return (found for found in said(ruleset, document, settings) if isinstance(found, NotChecked) or found.code not in whole)


def said(ruleset: Ruleset, document: Document, settings: Settings) -> Iterator[Finding | NotChecked]:
    """What certain rules say of the document, and which of them could not be looked for to the end."""
    reading = ruleset.watch.read(document, settings)
    yield from reading.gaps
    yield from _told(ruleset.hits(reading), document, settings)


def findings(ruleset: Ruleset, document: Document, settings: Settings) -> Iterator[Finding]:
    """What certain rules say of the document, where they are for such a story and for the part of it."""
    return _told(ruleset.scan(document, settings), document, settings)


def _told(hits: Iterator[Hit], document: Document, settings: Settings) -> Iterator[Finding]:
    told: set[str] = set()
    for hit in hits:
        if speaks(hit.rule, document, settings.language.variety) and covers(hit.rule, document, hit.start, hit.end):
            found = _finding(document.text, hit)
            yield found if found.code not in told else replace(found, severity=Severity.INFO)
            if hit.rule.once:
                told.add(found.code)


@lru_cache(maxsize=8)
def _ruleset(folders: tuple[Path, ...], styles: tuple[Path, ...]) -> Ruleset:
    return load(folders, styles)


def _finding(text: str, hit: Hit) -> Finding:
    rule = hit.rule
    message = rule.message.replace("{text}", text[hit.start : hit.end])
    for name, value in hit.values:
        message = message.replace(f"{{{name}}}", value)
    if hit.suggestions:
        message = message.replace("{suggestion}", hit.suggestions[0])
    return Finding(
        hit.start,
        hit.end,
        rule.id,
        message,
        rule.severity,
        rule.confidence,
        rule.action,
        rule.category,
        ("rules",),
        hit.suggestions,
        _fix(text, hit),
        rule.url,
        rule.why,
    )


def _fix(text: str, hit: Hit) -> Fix | None:
    """A safe fix where the rule is and one suggestion leaves no choice; a deletion takes a blank with it."""
    if not hit.suggestions:
        return None
    content = hit.suggestions[0]
    start, end = hit.start, hit.end
    if not content and text[end : end + 1] == " " and (start == 0 or text[start - 1].isspace()):
        end += 1
    elif not content and start > 0 and text[start - 1] == " " and (end == len(text) or not text[end].isalnum()):
        start -= 1
    safe = hit.rule.safe and len(hit.suggestions) == 1
    return Fix(Applicability.SAFE if safe else Applicability.UNSAFE, (Edit(start, end, content),))
