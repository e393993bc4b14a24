"""Forms of one word of which a story should use one only.

``forms`` is a list of groups; a group lists its forms, a form its inflections in the same order as the others:
``[["airbase", "airbases"], ["air base", "air bases"]]``. The rarer form is told, at its first place, and the
commoner suggested; of equals the one that came later. What stands in a quotation counts for nothing: it was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search, Words, cased
from linter.checks.rules.words import WordLists
from linter.document import Document, overlapping

#: A rule of this kind needs the whole story.
STORY = True


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """A rule on forms; phrases of ``not`` are no instance of any."""

    forms: tuple[tuple[tuple[Words, ...], ...], ...]
    not_: tuple[Words, ...] = ()


class Group(Search, frozen=True):
    """The forms of one word."""

    forms: tuple[tuple[str, ...], ...]
    exceptions: tuple[str, ...]

    @classmethod
    def scanner(cls, searches: Sequence[Group], lookout: Lookout) -> Scanner:
        """Groups of which more than one form was seen."""
        slot = lookout.slot()
        for number, group in enumerate(searches):
            for text, form, inflection in group.texts():
                lookout.phrase(slot, text, (number, form, inflection))

        def scan(reading: Reading) -> Iterator[Hit]:
            found: dict[int, list[_Use]] = {}
            for start, end, (number, form, inflection), _, _ in reading.sights[slot]:
                found.setdefault(number, []).append(_Use(start, end, form, inflection))
            for number, uses in found.items():
                if len({use.form for use in uses}) > 1:
                    yield from searches[number].hits(reading.document, uses)

        return scan

    def texts(self) -> Iterator[tuple[str, int, int]]:
        """What is looked for, with the numbers of its form and inflection; exceptions are of form -1."""
        for number, form in enumerate(self.forms):
            for inflection, word in enumerate(form):
                yield word, number, inflection
        for phrase in self.exceptions:
            yield phrase, -1, 0

    def hits(self, document: Document, uses: list[_Use]) -> Iterator[Hit]:
        """The first use of each form but the commonest."""
        barred = [use for use in uses if use.form < 0]
        by_form: dict[int, list[_Use]] = defaultdict(list)
        for use in uses:
            if (
                use.form >= 0
                and not any(other.start <= use.start and use.end <= other.end for other in barred)
                and self._counts(document, use)
            ):
                by_form[use.form].append(use)
        if len(by_form) < 2:
            return
        common, *rest = sorted(by_form.items(), key=lambda item: (-len(item[1]), item[1][0].start))
        for _, others in rest:
            use = others[0]
            yield Hit(use.start, use.end, self.rule, (cased(self.forms[common[0]][use.inflection], document.text[use.start : use.end]),))

    def _counts(self, document: Document, use: _Use) -> bool:
        """Whether a use is the writer's own; a capital within a sentence makes a name of it."""
        found = document.text[use.start : use.end]
        if overlapping(document.quotations, use.start, use.end):
            return False
        if found[0].islower() == self.forms[use.form][use.inflection][0].islower():
            return not found.isupper() or self.forms[use.form][use.inflection].isupper()
        sentence = document.sentence_at(use.start)
        return sentence is not None and sentence.start == use.start and found[1:].islower()


class _Use(msgspec.Struct, frozen=True):
    start: int
    end: int
    form: int
    inflection: int


def searches(rule: Spec, lists: WordLists) -> Iterator[Group]:
    """A search for each group."""
    del lists
    for number, forms in enumerate(rule.forms):
        if len(forms) < 2 or len({len(form) for form in forms}) > 1:
            raise RuleError(f"forms[{number}]", "a group needs two forms at least, all with the same number of inflections")
        yield Group(rule, forms, rule.not_)
