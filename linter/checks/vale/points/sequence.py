"""``sequence``: words one after the other, by what they are and which part of speech they have.

The first word with a ``pattern``, or else with a tag, is looked for; the others have to stand before and behind it. A word with
``skip`` may stand up to so many words further away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from linter.checks.vale.alternation import Alternation
from linter.checks.vale.messages import filled
from linter.checks.vale.parted import Word, words
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.places import Place, places
from linter.checks.vale.rule import Common, Hit, Reading, common, compiled, pattern
from linter.checks.vale.scopes import in_sentences
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"tokens", "exceptions", "ignorecase", "model"})


class Match(msgspec.Struct, frozen=True):
    """The words of a match, and for each place the word that stands there."""

    low: int
    high: int
    at: dict[int, int]


class Row(msgspec.Struct, frozen=True):
    """A rule on words in a row; ``anchor`` is the number of the place that is looked for first."""

    common: Common
    places: tuple[Place, ...]
    anchor: int
    finder: Pattern | None
    exceptions: tuple[Pattern, ...]
    alternation: Alternation | None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Each place of the anchor around which the other words stand."""
        surest = self.alternation
        if surest is not None and next(surest.matches(block.text, block.start, reading.hits(block), number), None) is None:
            return
        found = words(reading.story, block)
        excluded = [match.span() for exception in self.exceptions for match in exception.findall(block.text)]
        tries = len(found) if self.finder is None else sum(1 for _ in self.finder.findall(block.text))
        anchors = [at for at, word in enumerate(found) if self.places[self.anchor].fits(word)]
        for at in anchors[:tries]:
            match = self._around(found, at)
            if match is not None:
                start, end = self._span(found, match)
                if not any(low <= start < high for low, high in excluded):
                    made = self.common.hit(start, end, block.text.text[start:end])
                    texts = [word.text for word in found[match.low : match.high + 1]]
                    yield made._replace(message=filled(self.common.message, *texts))

    def _around(self, found: Sequence[Word], at: int) -> Match | None:
        """The match with the anchor at a word."""
        taken: dict[int, int] = {}
        before = _walk(list(range(self.anchor - 1, -1, -1)), [place.turned() for place in self.places], found, at - 1, -1, taken)
        behind = before and _walk(list(range(self.anchor, len(self.places))), self.places, found, at, 1, taken)
        return Match(min(taken.values()), max(taken.values()), taken) if behind else None

    def _span(self, found: Sequence[Word], match: Match) -> tuple[int, int]:
        """The words that are marked: those of the targets, if each of them stands for one, else all."""
        targets = [number for number, place in enumerate(self.places) if place.target]
        if targets and all(number in match.at for number in targets):
            marked = [match.at[number] for number in targets]
            return found[min(marked)].start, found[max(marked)].end
        return found[match.low].start, found[match.high].end


def _walk(numbers: list[int], around: Sequence[Place], found: Sequence[Word], at: int, step: int, taken: dict[int, int]) -> bool:
    """Whether the places with these numbers are filled from a word on, in one direction; ``taken`` gets the words that fill them."""
    turn = 0
    while turn < len(numbers):
        if not 0 <= at < len(found):
            # Where the sentence ends there is nothing, which is what places that want something else ask for.
            return all(around[number].negated for number in numbers[turn:])
        place = around[numbers[turn]]
        taken[numbers[turn]] = at
        fits = place.fits(found[at])
        if not fits and not place.optional:
            return False
        group = place.group
        turn += 1
        while fits and place.optional and turn < len(numbers) and around[numbers[turn]].group == group:
            turn += 1
        at += step
    return True


def rule(name: str, table: Table) -> Row:
    """Read a rule; raises ConfigError."""
    keys = common(name, table, in_sentences(table.texts("scope")))
    if table.text("model"):
        raise table.error("model", "there is one tagger here, and no other dictionary of parts of speech")
    ignore_case = table.flag("ignorecase")
    row = places(table, ignore_case=ignore_case)
    anchor = next((at for at, place in enumerate(row) if not place.negated and place.source), None)
    if anchor is None:
        anchor = next((at for at, place in enumerate(row) if not place.negated and place.has_tag), None)
    if anchor is None:
        raise table.error("tokens", "a rule on a sequence needs a word that is to be there, with `pattern`, `tag` or `upos`")
    flags = "(?i)(?m)" if ignore_case else "(?m)"
    finder = pattern(table, "tokens", f"{flags}(?:{row[anchor].source})") if row[anchor].source else None
    return Row(
        keys,
        row,
        anchor,
        finder,
        tuple(pattern(table, "exceptions", exception) for exception in table.texts("exceptions")),
        _surest(table, row, ignore_case=ignore_case),
    )


def _surest(table: Table, row: Sequence[Place], *, ignore_case: bool) -> Alternation | None:
    """What each match has to hold: of the words that have to be there the one whose letters say most."""
    best: Alternation | None = None
    strength = 0
    for place in row:
        if place.source and not place.negated and not place.optional and place.alone:
            made = compiled(table, "tokens", partial(Alternation, [place.source], ignore_case=ignore_case, words=False))
            known = [text for text, _ in made.literals] or made.needs()
            if min(map(len, known), default=0) > strength:
                best, strength = made, min(map(len, known))
    return best
