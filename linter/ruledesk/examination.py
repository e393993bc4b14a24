"""Whether the rules of a newsroom hold: their files, their examples, their entries, and what they do to each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from linter.checks.rules.contract import breaches
from linter.checks.rules.errors import Misread, Place
from linter.checks.rules.places import place
from linter.checks.rules.ruleset import Loaded, misplaced, shipped
from linter.checks.rules.words import WordLists
from linter.ruledesk.dead import dead, dead_listed, dead_words, lists_of
from linter.ruledesk.entries import Entry, entries
from linter.ruledesk.overlaps import Neighbours, Overlap, once_a_pair
from linter.ruledesk.shelves import Shelf, readable
from linter.ruledesk.speed import slow

#: What is wrong with a file that holds no rule; all other problems are of rules.
UNREADABLE = "unreadable"
#: What ids look like.
ID = re.compile(r"[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)+")


class Problem(NamedTuple):
    """What is wrong, where, and what to do: line and column from 1, the column in code points; ``key`` is empty for a file as a whole."""

    path: Path
    at: Place
    key: str
    what: str
    said: str
    rule: str | None = None

    def line(self, path: Path | None = None) -> str:
        """The problem in a line, told of another path if one is given."""
        return f"{path or self.path}:{self.at.line}:{self.at.column}: {f'{self.key}: ' if self.key else ''}{self.said}"


class Examination:
    """Examines rules beside others."""

    def __init__(self, shelves: Sequence[Shelf], beside: Iterable[Shelf]) -> None:
        """Take the shelves to examine and those in force; what is on both is examined. Raises Misread for a rule that is only beside."""
        self.rules: list[tuple[Shelf, Loaded]] = []
        self._unreadable: list[Misread] = []
        tested = {path.resolve() for shelf in shelves for path in shelf.paths.values()}
        self._beside = [one for shelf in beside for one in readable(shelf.without(tested))]
        for shelf in shelves:
            for one in shelf.rules():
                if isinstance(one, Misread):
                    self._unreadable.append(one)
                else:
                    self.rules.append((shelf, one))

    def problems(self) -> Iterator[Problem]:
        """All problems, file by file."""
        yield from (Problem(error.path, error.at, error.key, UNREADABLE, error.said) for error in self._unreadable)
        known = {one.rule.id: one for one in self._beside}
        standing = known | {one.rule.id: one for _, one in self.rules}
        neighbours = Neighbours(list(standing.values()))
        met = neighbours.met_by({one.rule.id for _, one in self.rules}, (one.rule for one in self._beside))
        pairs: set[frozenset[str]] = set()
        for shelf, one in self.rules:
            own = list(entries(one, WordLists([shelf.folder, shipped()])))
            found = chain(
                _ids(one, known.get(one.rule.id)),
                (("example", breach.key, breach.said) for breach in breaches(one)),
                (("dead", breach.key, breach.said) for entry in own if (breach := dead(entry))),
                (("dead", breach.key, breach.said) for breach in dead_words(one)),
                (("slow", breach.key, breach.said) for entry in own if (breach := slow(entry))),
                _overlaps(one, own, neighbours, met.get(one.rule.id, ()), pairs),
            )
            source = one.path.read_text(encoding="utf-8")
            told = [Problem(one.path, place(source, key), key, what, said, one.rule.id) for what, key, said in found]
            yield from sorted(told, key=lambda problem: problem.at)
            known[one.rule.id] = one
        yield from self._lists()

    def _lists(self) -> Iterator[Problem]:
        """Words of the shelves' own lists that no token is."""
        for folder in dict.fromkeys(shelf.folder for shelf, _ in self.rules):
            named = {name for shelf, one in self.rules if shelf.folder == folder for name in lists_of(one)}
            for name in sorted(named):
                path = folder / "words" / f"{name}.txt"
                if path.is_file():
                    yield from (Problem(path, at, "", "dead", said) for at, said in dead_listed(path))


def _ids(one: Loaded, other: Loaded | None) -> Iterator[tuple[str, str, str]]:
    if not ID.fullmatch(one.rule.id):
        yield "id", "", f"{one.rule.id!r} is hard to name in settings; give folder and file small letters, figures and hyphens only"
    if error := misplaced(one.rule, other):
        yield "id", error.key, str(error)


def _overlaps(
    one: Loaded, own: list[Entry], neighbours: Neighbours, met: Iterable[Overlap], pairs: set[frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """The overlaps of a rule with others, each pair of rules once; ``pairs`` are those told of."""
    rule = one.rule
    phrases = (neighbours.of_entry(rule, entry) for entry in own if not entry.key.startswith("forms"))
    for overlap in once_a_pair(chain(neighbours.of_examples(rule), *phrases, met), lambda other: frozenset((rule.id, other)) in pairs):
        pairs.add(frozenset((rule.id, overlap.other)))
        yield "overlap", overlap.key, f"{overlap.said}; let one of them pass it over, or both want the same"
