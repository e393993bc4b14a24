"""Word classes that rules name: lists in ``words/NAME.txt`` beside the rules, and the classes of the lexicon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from linter.lexicon import WordClass, lexicon
from linter.segment import Kind, Token

Test = Callable[[Token], bool]

_FLAGS = {flag.name.lower().replace("_", "-"): flag for flag in WordClass if flag.name}


class WordLists:
    """The word lists of some rule folders; a list of an earlier folder hides one of the same name."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take rule folders; their lists are read when a rule asks for them."""
        self._paths = {path.stem: path for folder in reversed(folders) for path in (folder / "words").glob("*.txt")}
        self._lists: dict[str, frozenset[str]] = {}

    def words(self, name: str) -> frozenset[str] | None:
        """The entries of a list, or None if there is no such list; raises LookupError for one that cannot be read."""
        if name not in self._lists:
            if name not in self._paths:
                return None
            try:
                text = self._paths[name].read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise LookupError(f"the word list {self._paths[name]} cannot be read: {error}") from None
            lines = (line.partition("#")[0].strip() for line in text.splitlines())
            self._lists[name] = frozenset(line for line in lines if line)
        return self._lists[name]

    def test(self, name: str) -> Test:
        """Whether a token is of a class; raises LookupError, with near names, for a class there is not."""
        entries = self.words(name)
        if entries is not None:
            return among(entries)
        if name in _FLAGS:
            return _classed(_FLAGS[name])
        known = sorted({*self._paths, *_FLAGS})
        near = get_close_matches(name, known, 1)
        raise LookupError(
            f"no word list and no word class is called {name!r}" + (f"; {near[0]!r} is" if near else f" (known: {', '.join(known)})")
        )


def among(entries: frozenset[str]) -> Test:
    """Whether a token is one of some words: of those with capitals as they stand, of the others in any case."""
    exact = frozenset(word for word in entries if word != word.lower())
    loose = entries - exact
    if not exact:
        return lambda token: token.lower in loose
    return lambda token: token.lower in loose or token.text in exact


def _classed(flag: WordClass) -> Test:
    bits = int(flag)
    return lambda token: _bits(token.lower) & bits != 0


@lru_cache(maxsize=1 << 15)
def _bits(lower: str) -> int:
    """The classes of a word as a plain number: flags of an enumeration are ten times slower to compare."""
    return int(lexicon().classes(lower))


def shaped(shapes: frozenset[str]) -> Test:
    """Whether a token is written in one of these ways: lower, capital, upper, mixed, or in figures."""
    return lambda token: _shape(token) in shapes


def _shape(token: Token) -> str:
    text = token.text
    if token.kind is Kind.NUMBER:
        return "number"
    if text.islower():
        return "lower"
    if text.isupper() and sum(map(str.isalpha, text)) > 1:
        return "upper"
    return "capital" if text[:1].isupper() and not any(map(str.isupper, text[1:])) else "mixed"
