"""The lists that ``copydesk trace`` asks, and what each says of a word.

A new list is a function from a word to what the list says, or None, one that makes lines of that, and an item of ``SOURCES``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import IntFlag
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from linter.checks.rules.rule import Rule
from linter.checks.rules.ruleset import load
from linter.checks.vocabulary import loaded
from linter.lexicon import lexicon
from linter.lexicon.misspellings import corrections
from linter.lexicon.names import names
from linter.lexicon.varieties import forms
from linter.settings import Settings
from linter.surfaces.cli._vocabulary import place
from linter.vocabulary.lines import lowered

# Rules that are named of a word; "the" is in fifty.
_RULES = 10
# Fields of a rule that speak to people.
_ABOUT = frozenset({"id", "kind", "message", "why", "source", "url", "wrong", "right", "category", "roles", "varieties"})
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Facts = dict[str, Any] | list[Any]


class Source(NamedTuple):
    """A list: what it says of a word as data, None if nothing, and as lines for people."""

    label: str
    facts: Callable[[str, Settings], Facts | None]
    lines: Callable[[Any], Iterator[str]]


def _lexicon(word: str, _settings: Settings) -> Facts | None:
    words = lexicon()
    form = next((form for form in (word, word.lower(), word.title()) if form in words), None)
    if form is None:
        return None
    return {"form": form, "zipf": words.frequency(form), "classes": _flags(words.classes(form))}


def _lexicon_lines(facts: dict[str, Any]) -> Iterator[str]:
    yield ", ".join([f"“{facts['form']}”", f"Zipf {facts['zipf']:.2f}", *facts["classes"]])


def _names(word: str, _settings: Settings) -> Facts | None:
    known = names()
    form = next((form for form in (word, word[:1].upper() + word[1:], word.title()) if form in known), None)
    return None if form is None else {"form": form, "kinds": _flags(known.kinds(form)), "times": known.times(form)}


def _names_lines(facts: dict[str, Any]) -> Iterator[str]:
    yield ", ".join([f"“{facts['form']}”", *facts["kinds"], f"about {facts['times']:,} times in 40 million words of news"])


def _misspellings(word: str, _settings: Settings) -> Facts | None:
    return list(corrections(word.lower())) or None


def _misspellings_lines(facts: list[str]) -> Iterator[str]:
    yield "for " + ", ".join(f"“{fix}”" for fix in facts)


def _varieties(word: str, _settings: Settings) -> Facts | None:
    return {name: other for variety, other in forms(word.lower()).items() for name in _flags(variety)} or None


def _varieties_lines(facts: dict[str, str]) -> Iterator[str]:
    yield ", ".join(f"{variety} “{form}”" for variety, form in facts.items())


def _vocabulary(word: str, settings: Settings) -> Facts | None:
    words = loaded(settings)
    return [
        {
            "place": place(entry),
            "form": entry.form,
            "preferred": entry.preferred,
            "until": entry.until,
            "expired": not words.counts(entry),
            "note": entry.note,
        }
        for entry in words.entries(word)
    ] or None


def _vocabulary_lines(facts: list[dict[str, Any]]) -> Iterator[str]:
    for one in facts:
        arrow = f" -> {one['preferred']}" if one["preferred"] else ""
        until = f", {'expired on' if one['expired'] else 'until'} {one['until']}" if one["until"] else ""
        yield f"{one['place']}: {one['form']}{arrow}{until}" + (f" # {one['note']}" if one["note"] else "")


def _rules(word: str, settings: Settings) -> Facts | None:
    wanted = lowered(word)
    return [rule.id for rule in _ruleset(settings.rule_folders, settings.styles) if _mentions(wanted, msgspec.structs.asdict(rule))] or None


@cache
def _ruleset(folders: tuple[Path, ...], styles: tuple[Path, ...]) -> tuple[Rule, ...]:
    return load(folders, styles).rules


def _mentions(wanted: str, fields: dict[str, Any]) -> bool:
    data = msgspec.json.encode({key: value for key, value in fields.items() if key not in _ABOUT}).decode()
    return wanted in (part.lower() for part in _WORD.findall(data))


def _rules_lines(facts: list[str]) -> Iterator[str]:
    more = len(facts) - _RULES
    yield ", ".join(facts[:_RULES]) + (f" and {more} more" if more > 0 else "")


def _flags(value: IntFlag) -> list[str]:
    return [flag.name.lower().replace("_", "-") for flag in value if flag.name]


SOURCES = (
    Source("lexicon", _lexicon, _lexicon_lines),
    Source("names", _names, _names_lines),
    Source("misspellings", _misspellings, _misspellings_lines),
    Source("varieties", _varieties, _varieties_lines),
    Source("vocabulary", _vocabulary, _vocabulary_lines),
    Source("rules", _rules, _rules_lines),
)
