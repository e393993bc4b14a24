"""Headings in title case, as the Associated Press or the Chicago Manual have it, and in sentence case."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from linter.checks.vale.pattern import Pattern

_SMALL = frozenset("a an and as at but by en for if in nor of on or per the to vs vs. via v v.".split())
_LONGER = frozenset(
    """
    with from into during including until against among throughout despite towards upon concerning about over through before between
    after since without under within along following across beyond around down near above
    """.split()
)
_TITLE_WORD = re.compile(r"[^\W_]+[^\s/-]*")
#: A word of a heading: letters and figures, and what hangs on them.
WORD = r"[\p{N}\p{L}*]+[^\s]*"
_NUMBERED = re.compile(r"\d+\.")

Indicator = Callable[[str, int], bool]


def numbered(word: str, at: int) -> bool:
    """Whether a word is the number that a heading begins with."""
    return at == 0 and _NUMBERED.search(word) is not None


def after_colon(word: str, at: int) -> bool:
    """Whether a capital follows a word: behind a colon, and behind the number of a heading."""
    return word.endswith(":") or numbered(word, at)


class Casing:
    """Conversions that leave some terms as they are written; ``prefix`` is an expression for what stands before the heading."""

    def __init__(self, terms: Sequence[str] = (), prefix: str = "") -> None:
        """Take terms, which are expressions; raises ExpressionError."""
        longest_first = sorted(terms, key=len, reverse=True)
        self._terms = [(term, Pattern(term)) for term in longest_first]
        self._words = Pattern("(?i)" + (rf"\b(?:{'|'.join(longest_first)})\b|" if terms else "") + WORD)
        self._prefix = Pattern(prefix) if prefix else None

    def _parted(self, text: str) -> tuple[str, str]:
        match = self._prefix.search_in(text) if self._prefix else None
        return (match.group(), text[match.end() :]) if match is not None and match.start() == 0 else ("", text)

    def _kept(self, word: str) -> str | None:
        """How a word that is, or holds, one of the terms is written."""
        for term, pattern in self._terms:
            if term.lower() == word.lower():
                return term
            if pattern.found_in(word):
                return word
        return None

    def sentence(self, text: str, indicator: Indicator = after_colon) -> str:
        """A text in sentence case; blanks between its words become one. Raises TimedOut."""
        prefix, text = self._parted(text)
        words = [match.group() for match in self._words.findall_in(text)]
        made = []
        for at, word in enumerate(words):
            kept = self._kept(word)
            if kept is None:
                opens = at == 0 or indicator(words[at - 1], at - 1)
                kept = word[:1].upper() + word[1:].lower() if opens else word.lower()
            made.append(kept)
        return prefix + " ".join(made)

    def title(self, text: str, *, chicago: bool = False) -> str:
        """A text in title case; raises TimedOut."""
        prefix, text = self._parted(text)

        def cased(match: re.Match[str]) -> str:
            word = match.group()
            kept = self._kept(word)
            if kept is not None:
                return kept
            small = _is_small(text, match, chicago=chicago) and _between(text, match)
            return word.lower() if small else word[:1].upper() + word[1:]

        return prefix + _TITLE_WORD.sub(cased, text)


def _is_small(text: str, match: re.Match[str], *, chicago: bool) -> bool:
    word = match.group().lower()
    if word == "to" and not chicago:
        return _noun_follows(text, match.end())
    inside = match.start() > 0 and match.end() < len(text)
    return inside and (word in _SMALL or (chicago and word in _LONGER))


def _between(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands behind a blank, a hyphen or a slash, not behind a colon, and before no hyphen."""
    start, end = match.span()
    before, earlier, after = text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)], text[end : end + 1]
    return before in (" ", "-", "–", "—", "/") and earlier not in (":", "-") and (after != "-" or before == "-")


def _noun_follows(text: str, at: int) -> bool:
    """Whether the word behind a place is a noun: "to" is small before one, and has its capital before a verb."""
    from linter.segment import tokens
    from linter.tagger import tagger

    # In lower case: capitals of headings tell the tagger nothing, and some are what is in question.
    words = list(tokens(text.lower(), 0, len(text.lower())))
    following = bisect_left(words, at, key=lambda token: token.start)
    return following < len(words) and tagger().tags(words)[following].startswith("NN")


def sentence_case(text: str) -> str:
    """A text in sentence case, with no terms of its own."""
    return Casing().sentence(text)


def title_case(text: str) -> str:
    """A text in the title case of the Associated Press, with no terms of its own."""
    return Casing().title(text)
