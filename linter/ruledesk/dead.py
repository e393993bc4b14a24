"""Entries that can never be found, whatever the text: they look like cover and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linter.checks.rules.contract import Breach
from linter.checks.rules.errors import Place
from linter.checks.rules.ruleset import Loaded
from linter.ruledesk.entries import Entry
from linter.segment import tokens

# A blank beside a mark says that there must be one; beside a letter it says nothing and would be marked too.
_STRAY = re.compile(r"^\s+\w|\w\s+$|\s\s")


def dead(entry: Entry) -> Breach | None:
    """What is wrong with an entry that nothing can be found by."""
    if not entry.is_expression and _STRAY.search(entry.text):
        return Breach(entry.key, f"{entry.text!r} has a blank too many; phrases are whole words anyway, so take it out")
    if entry.lives or not entry.samples(1):
        return None
    if not entry.is_expression:
        return Breach(entry.key, f"“{entry.text}” is found in no text; another entry, an exception or its own letters keep it from that")
    return Breach(entry.key, "no text inside one paragraph was found that the expression matches; mend it, or take it out")


def dead_words(one: Loaded) -> Iterator[Breach]:
    """The words of a sequence that are never one token: a possessive, a phrase, a word with its comma."""
    for number, element in enumerate(getattr(one.rule, "elements", ())):
        for field, key in (("text", "text"), ("not_", "not")):
            for at, word in enumerate(getattr(element, field, ())):
                if not _token(word):
                    yield Breach(f"elements[{number}].{key}[{at}]", _said(word))


def dead_listed(path: Path) -> Iterator[tuple[Place, str]]:
    """The words of a list that are never one token."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word = line.partition("#")[0].strip()
        if word and not _token(word):
            yield Place(number, 1), _said(word)


def lists_of(one: Loaded) -> set[str]:
    """The word lists that a sequence names."""
    named: set[str] = set()
    for element in getattr(one.rule, "elements", ()):
        for field in ("class_", "not_class"):
            value: Any = getattr(element, field, ())
            named.update((value,) if isinstance(value, str) else value)
    return named


def _said(word: str) -> str:
    parts = " ".join(token.text for token in tokens(word, 0, len(word)))
    return f"“{word}” is never one token, it is read as {parts!r}; give each token an element"


def _token(word: str) -> bool:
    wanted = word.lower().replace("’", "'")
    texts = (f"x {word} y", f"x{word} y")
    return any(token.lower == wanted or token.text == word for text in texts for token in tokens(text, 0, len(text)))
