"""Counts and samples of what rules find in an archive, gathered story by story and small however large the archive is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from heapq import nsmallest
from itertools import chain, zip_longest

import msgspec

from linter.checks.rules.rule import Rule
from linter.finding import Severity
from linter.ruledesk.preview import Read, Spot


class Sample:
    """Some of many findings, the same for the same seed: of as many stories as can be, and of as many rules."""

    def __init__(self, size: int, seed: int) -> None:
        """Take how many to keep."""
        self._size = size
        self._seed = seed.to_bytes(8, "little", signed=True)
        self._kept: dict[str, list[tuple[int, bytes, Spot]]] = defaultdict(list)

    def add(self, spots: Iterable[Spot]) -> None:
        """Take the findings of a story."""
        by_rule: dict[str, list[tuple[bytes, Spot]]] = defaultdict(list)
        for spot in spots:
            by_rule[spot.code].append((self._lot(spot), spot))
        for code, found in by_rule.items():
            # The second finding of a story waits until each story has shown one.
            ranked = [(rank, lot, spot) for rank, (lot, spot) in enumerate(nsmallest(self._size, found, key=lambda one: one[0]))]
            self._kept[code] = nsmallest(self._size, [*self._kept[code], *ranked], key=lambda one: one[:2])

    def spots(self) -> list[Spot]:
        """The sample, in the order of the stories."""
        turns = zip_longest(*(self._kept[code] for code in sorted(self._kept)))
        chosen = [one[2] for one in chain.from_iterable(turns) if one is not None][: self._size]
        return sorted(chosen, key=lambda spot: (spot.story, spot.offset))

    def _lot(self, spot: Spot) -> bytes:
        said = f"{spot.story}\0{spot.code}\0{spot.offset}"
        return blake2b(said.encode("utf-8", "surrogatepass"), key=self._seed, digest_size=8).digest()


class Count(msgspec.Struct):
    """What one rule finds: ``loud`` are errors and warnings, ``hints`` the rest; ``texts`` what it marks, in small letters."""

    loud: int = 0
    hints: int = 0
    stories: int = 0
    texts: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, spots: Iterable[Spot]) -> None:
        """Take the rule's findings in a story."""
        before = self.loud + self.hints
        for spot in spots:
            if spot.severity is Severity.INFO:
                self.hints += 1
            else:
                self.loud += 1
            self.texts[spot.text.lower()] += 1
        self.stories += self.loud + self.hints > before


class Difference(msgspec.Struct):
    """What two versions of rules say otherwise of the same stories."""

    gained: Sample
    lost: Sample
    changed: Sample
    counts: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, now: Iterable[Spot], before: Iterable[Spot]) -> None:
        """Take what both say of a story."""
        new, old = ({spot.place: spot for spot in spots} for spots in (now, before))
        gained = [spot for place, spot in new.items() if place not in old]
        lost = [spot for place, spot in old.items() if place not in new]
        both = [(spot, old[place]) for place, spot in new.items() if place in old]
        changed = [spot._replace(before=other.said) for spot, other in both if spot.said != other.said]
        for name, sample, spots in (("gained", self.gained, gained), ("lost", self.lost, lost), ("changed", self.changed, changed)):
            sample.add(spots)
            self.counts[name] += len(spots)
        self.counts["same"] += len(both) - len(changed)


class Tally:
    """All that is told of a preview."""

    def __init__(self, rules: Iterable[Rule], sample: int, seed: int, *, compared: bool) -> None:
        """Take the rules, the size of samples and whether another version of the rules is read beside them."""
        self.counts = {rule.id: Count() for rule in rules}
        self.stories = 0
        self.words: Counter[str] = Counter()
        self.sample = Sample(sample, seed)
        self.difference = Difference(Sample(sample, seed), Sample(sample, seed), Sample(sample, seed)) if compared else None
        self.unread: list[tuple[str, str]] = []
        self._varieties: Mapping[str, tuple[str, ...]] = {rule.id: rule.varieties for rule in rules}

    def add(self, read: Read) -> None:
        """Take a story."""
        self.unread += [(read.name, problem) for problem in read.problems]
        if not read.variety:
            return
        self.stories += 1
        self.words[read.variety] += read.words
        by_rule: dict[str, list[Spot]] = defaultdict(list)
        for spot in read.spots:
            by_rule[spot.code].append(spot)
        for code, spots in by_rule.items():
            self.counts[code].add(spots)
        self.sample.add(read.spots)
        if self.difference is not None:
            self.difference.add(read.spots, read.before)

    def words_of(self, code: str) -> int:
        """The words of the stories in an English that a rule is for."""
        return sum(self.words[variety] for variety in self._varieties[code])

    def rate(self, code: str, count: int) -> float:
        """A number of findings of a rule for 1,000 words of the English that it is for."""
        words = self.words_of(code)
        return 1000 * count / words if words else 0.0

    def ranked(self) -> Iterator[tuple[str, Count]]:
        """The rules, those that find most first."""
        yield from sorted(self.counts.items(), key=lambda item: (-item[1].loud - item[1].hints, item[0]))
