"""Texts of which a match of an expression must hold one, so that the expression is only run where one of them occurs.

The reading of expressions is RE2's, and cautious: what it does not know for certain it takes to match anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product
from typing import NamedTuple

from linter.checks.rules.folding import folded

# More alternatives than these are not kept apart, and no text is followed further than that.
_MOST, _LONGEST = 48, 32
# A text of fewer characters occurs too often to be worth a look, and so do these words.
_SHORTEST = 3
_COMMON = frozenset("the and that said for with from was are his her has have not but who this they will were been which their".split())

_ATOM = re.compile(
    r"""([\w\s,;:'"’“”/%&@#=<>!~`-]{2,}(?![*+?{])                              # letters and marks that stand for themselves
      | \\(?:x\{[^}]*\}|x[0-9A-Fa-f]{2}|[pP](?:\{[^}]*\}|.)|[0-7]{1,3}|.)  # an escape
      | \[\^?\]?(?:\[:\^?\w+:\]|\\[pPx]\{[^}]*\}|\\.|[^\]\\])*\]             # a class
      | \((?:\?P?<\w+>|\?[a-zA-Z-]*[:)]|\?<?[=!]|\?>)?                     # the head of a group, or flags
      | .)
      ((?:[*+?]|\{\d+,?\d*\})?[?+]?)                                       # how often it comes
    """,
    re.VERBOSE | re.DOTALL,
)
# What is read in a way of its own, and not here.
_UNREAD = re.compile(r"\\[QgGKLNRX]|\(\?[a-zA-Z]*x|\(\?(?![a-zA-Z-]*[:)]|P?<\w+>|<?[=!]|>)|\{[a-z]|--|&&|\|\||~~")
_AROUND = re.compile(r"\(\?<?[=!]")
_EDGES = frozenset(["^", "$", r"\b", r"\B", r"\A", r"\z", r"\Z"])


_Atom = tuple[str, str]


class _Part(NamedTuple):
    """What is known of a part of an expression.

    ``exact`` are all texts that it can match, None where they are not known; ``holds`` are texts of which each match holds one.
    """

    exact: frozenset[str] | None
    holds: frozenset[str] | None

    @property
    def best(self) -> frozenset[str] | None:
        return max((texts for texts in self if texts is not None), key=_worth, default=None)


_NOTHING = _Part(frozenset([""]), None)
_ANYTHING = _Part(None, None)


#: What was found out about expressions.
_KNOWN: dict[str, frozenset[str] | None] = {}


def learn(known: Mapping[str, Iterable[str] | None]) -> None:
    """Take answers of ``required`` that were kept, since working them out is dear."""
    _KNOWN.update((expression, None if texts is None else frozenset(texts)) for expression, texts in known.items())


def required(expression: str) -> frozenset[str] | None:
    """Folded texts of which every match holds one, whatever its case; None where no good ones are known."""
    if expression not in _KNOWN:
        _KNOWN[expression] = _found(expression)
    return _KNOWN[expression]


def _found(expression: str) -> frozenset[str] | None:
    if _UNREAD.search(expression):
        return None
    atoms = _ATOM.findall(expression)
    part, used = _alternatives(atoms, 0)
    best = part.best if used == len(atoms) else None
    return best if best and _worth(best) > 0 else None


def _worth(texts: Iterable[str]) -> int:
    """How rarely one of the texts will be found: the length of the shortest, nothing for a common word or a short text."""
    return min(map(_rarity, texts), default=0)


def _rarity(text: str) -> int:
    bare = text.strip()
    if len(bare) < _SHORTEST:
        return len(bare) if len(bare) > 1 and not any(map(str.isalnum, bare)) else 0  # two marks, such as "{{"
    return 0 if bare in _COMMON else len(bare)


def _alternatives(atoms: list[_Atom], at: int) -> tuple[_Part, int]:
    """What is known of alternatives up to a closing bracket or the end, and where that is."""
    branches = []
    while True:
        branch, at = _sequence(atoms, at)
        branches.append(branch)
        if at == len(atoms) or atoms[at][0] == ")":
            return (_union(branches), at) if len(branches) > 1 else (branches[0], at)
        at += 1


def _union(branches: list[_Part]) -> _Part:
    exact = [branch.exact for branch in branches]
    best = [branch.best for branch in branches]
    return _Part(_joined(exact), _joined(best))


def _joined(groups: list[frozenset[str] | None]) -> frozenset[str] | None:
    if any(group is None for group in groups):
        return None
    texts = frozenset().union(*(group for group in groups if group is not None))
    return texts if len(texts) <= _MOST else None


def _sequence(atoms: list[_Atom], at: int) -> tuple[_Part, int]:
    """What is known of parts that follow each other."""
    run: frozenset[str] = frozenset([""])
    known: list[frozenset[str]] = []
    exact = True
    while at < len(atoms) and atoms[at][0] not in ("|", ")"):
        part, at = _part(atoms, at)
        longer = None if part.exact is None else _product(run, part.exact)
        if longer is not None:
            run = longer
            continue
        exact = False
        known += [run, *(texts for texts in part if texts is not None)]
        run = part.exact if part.exact is not None else frozenset([""])
    holds = max([*known, run], key=_worth) if known else None
    return _Part(run if exact else None, holds if holds and _worth(holds) else None), at


def _product(run: frozenset[str], more: frozenset[str]) -> frozenset[str] | None:
    if len(run) * len(more) > _MOST or (len(run) > 1 and max(map(len, run)) > _LONGEST):
        return None
    return frozenset(head + tail for head, tail in product(run, more))


def _part(atoms: list[_Atom], at: int) -> tuple[_Part, int]:
    """One part with the times it comes."""
    atom, times = atoms[at]
    if atom[0] == "(" and atom[-1] != ")":
        part, at = _alternatives(atoms, at + 1)
        times = atoms[at][1] if at < len(atoms) else ""
        if _AROUND.fullmatch(atom):
            part = _NOTHING
    else:
        part = _single(atom)
    return (_repeated(part, times) if times else part), at + 1


def _repeated(part: _Part, times: str) -> _Part:
    if times[0] == "?":
        return _Part(part.exact | {""} if part.exact is not None else None, None)
    if times[0] == "*" or re.match(r"\{0+\D", times):
        return _ANYTHING
    return _Part(None, part.best)


def _single(atom: str) -> _Part:
    if atom in _EDGES or (atom[0] == "(" and atom[-1] == ")"):
        return _NOTHING
    if atom[0] == "[":
        inner = atom[1:-1]
        plain = inner and not re.search(r"[\\^\[-]", inner) and len(inner) <= 4
        return _Part(frozenset(map(folded, inner)), None) if plain and _certain(inner) else _ANYTHING
    if atom[0] == "\\":
        return _exactly(atom[1]) if len(atom) == 2 and not atom[1].isalnum() else _ANYTHING
    return _ANYTHING if atom == "." or not _certain(atom) else _exactly(atom)


def _exactly(text: str) -> _Part:
    return _Part(frozenset([folded(text)]), None)


def _certain(text: str) -> bool:
    """Whether lower case tells all forms of the letters: so it is in the Latin alphabets, and not beyond."""
    return text.isascii() or all(ord(char) < 0x250 or not char.isalpha() for char in text)
