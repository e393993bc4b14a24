"""Capitals for a suggestion, read off the text that it replaces: word by word from both ends, then for what lies between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Case = Literal["lower", "upper", "title", "mixed"]
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def case_of(text: str) -> Case:
    """How a text is written; ``mixed`` tells nothing about another text."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    if not letters:
        return "mixed"
    if not capitals:
        return "lower"
    if capitals == len(letters) > 1:
        return "upper"
    return "title" if letters[0].isupper() and capitals == 1 else "mixed"


def recased(text: str, model: str) -> str:
    """The text in the capitals of another."""
    words = _WORD.findall(text)
    models = _WORD.findall(model)
    if not words or not models:
        return text
    cases = iter(_cases(words, models))
    return _WORD.sub(lambda match: _written(match.group(), next(cases)), text)


def _cases(words: Sequence[str], models: Sequence[str]) -> list[Case]:
    """A case for each word. Words at the edges that both texts have keep their own; the rest share what stood between."""
    shorter = min(len(words), len(models))
    head = 0
    while head < shorter and words[head].lower() == models[head].lower():
        head += 1
    tail = 0
    while tail < shorter - head and words[-1 - tail].lower() == models[-1 - tail].lower():
        tail += 1
    between = models[head : len(models) - tail]
    case = case_of(" ".join(between))
    if not between:
        # A word was put in: the one behind it tells, since one before it may have its capital for opening a sentence.
        case = case_of(models[len(models) - tail] if tail else models[head - 1])
    inner = len(words) - head - tail
    # One capital is that of the phrase.
    middle = [case, *["lower" if case == "title" else case] * (inner - 1)] if inner else []
    return [*map(case_of, models[:head]), *middle, *map(case_of, models[len(models) - tail :])]


def _written(word: str, case: Case) -> str:
    if case == "lower":
        return word.lower()
    if case == "upper":
        return word.upper()
    return word[:1].upper() + word[1:].lower() if case == "title" else word
