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
from linter.checks.rules.rule import RuleError
from linter.checks.rules.ruleset import Loaded, misplaced, must_be_free, shipped
from linter.checks.rules.words import WordLists
from linter.ruledesk.dead import dead, dead_listed, dead_words, lists_of
from linter.ruledesk.entries import Entry, entries
from linter.ruledesk.overlaps import Neighbours, Overlap, once_a_pair
from linter.ruledesk.shelves import Shelf, readable
from linter.ruledesk.speed import slow

#: What is wrong with a file that holds no rule; all other problems are of rules.
UNREADABLE = "unreadable"
# Characters of a key that are told; an expression may be a page long, and line and column lead to it.
_KEY = 60
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
        key = self.key if len(self.key) <= _KEY else f"{self.key[: _KEY - 1]}…"
        return f"{path or self.path}:{self.at.line}:{self.at.column}: {f'{key}: ' if key else ''}{self.said}"


class Examination:
    """Examines rules beside others."""

    def __init__(self, shelves: Sequence[Shelf], beside: Iterable[Shelf]) -> None:
        """Take the shelves to examine and those in force; what is on both is examined. Raises Misread for a rule that is only beside."""
        self.rules: list[tuple[Shelf, Loaded]] = []
        self._unreadable: list[Misread] = []
        tested = {path.resolve() for shelf in shelves for path in shelf.paths.values()}
        self._beside = [(shelf, one) for shelf in beside for one in readable(shelf.without(tested))]
        for shelf in shelves:
            for one in shelf.rules():
                if isinstance(one, Misread):
                    self._unreadable.append(one)
                else:
                    self.rules.append((shelf, one))

    def problems(self) -> Iterator[Problem]:
        """All problems, file by file."""
        yield from (Problem(error.path, error.at, error.key, UNREADABLE, error.said) for error in self._unreadable)
        neighbours = self._neighbours()
        met = neighbours.met_by({one.rule.id for _, one in self.rules}, (one.rule for _, one in self._beside))
        known = {one.rule.id: one for _, one in self._beside}
        aliases = {alias: one.rule.id for _, one in self._beside for alias in one.rule.aliases}
        pairs: set[frozenset[str]] = set()
        for shelf, one in self.rules:
            own = list(entries(one, WordLists([shelf.folder, shipped()])))
            found = chain(
                _ids(one, known, aliases),
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
            aliases |= dict.fromkeys(one.rule.aliases, one.rule.id)
        yield from self._lists()

    def _neighbours(self) -> Neighbours:
        """All rules by their folders; of two with one id the one that is examined."""
        standing = {one.rule.id: (shelf, one) for shelf, one in (*self._beside, *self.rules)}
        by_folder: dict[Path, list[Loaded]] = {}
        for shelf, one in standing.values():
            by_folder.setdefault(shelf.folder.resolve(), []).append(one)
        return Neighbours(by_folder)

    def _lists(self) -> Iterator[Problem]:
        """Words of the shelves' own lists that no token is."""
        for folder in dict.fromkeys(shelf.folder for shelf, _ in self.rules):
            named = {name for shelf, one in self.rules if shelf.folder == folder for name in lists_of(one)}
            for name in sorted(named):
                path = folder / "words" / f"{name}.txt"
                if path.is_file():
                    yield from (Problem(path, at, "", "dead", said) for at, said in dead_listed(path))


def _ids(one: Loaded, known: dict[str, Loaded], aliases: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    rule = one.rule
    if not ID.fullmatch(rule.id):
        yield "id", "", f"{rule.id!r} is hard to name in settings; give folder and file small letters, figures and hyphens only"
    name = aliases.get(rule.id, rule.id) if rule.override else rule.id
    if error := misplaced(rule, known.get(name), aliases.get(rule.id)):
        yield "id", error.key, str(error)
    for number, alias in enumerate(rule.aliases):
        try:
            must_be_free(f"aliases[{number}]", alias, name, known, aliases)
        except RuleError as taken:
            yield "id", taken.key, f"{taken}; take it out"


def _overlaps(
    one: Loaded, own: list[Entry], neighbours: Neighbours, met: Iterable[Overlap], pairs: set[frozenset[str]]
) -> Iterator[tuple[str, str, str]]:
    """The overlaps of a rule with others, each pair of rules once; ``pairs`` are those told of."""
    rule = one.rule
    phrases = (neighbours.of_entry(rule, entry) for entry in own if not entry.key.startswith("forms"))
    for overlap in once_a_pair(chain(neighbours.of_examples(rule), *phrases, met), lambda other: frozenset((rule.id, other)) in pairs):
        pairs.add(frozenset((rule.id, overlap.other)))
        yield "overlap", overlap.key, f"{overlap.said}; let one of them pass it over, or both want the same"
