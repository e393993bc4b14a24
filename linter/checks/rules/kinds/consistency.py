"""Forms of one word of which a story should use one only.

``forms`` is a list of groups; a group lists its forms, a form its inflections in the same order as the others:
``[["airbase", "airbases"], ["air base", "air bases"]]``. The rarer form is told, at its first place, and the
commoner suggested; of equals the one that came later. What stands in a quotation counts for nothing: it was said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick

from linter.checks.rules.literals import folded, whole_words
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Words, cased
from linter.checks.rules.words import WordLists
from linter.document import Document, overlapping


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """A rule on forms; phrases of ``not`` are no instance of any."""

    forms: tuple[tuple[tuple[Words, ...], ...], ...]
    not_: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of one word."""

    rule: Rule
    forms: tuple[tuple[str, ...], ...]
    exceptions: tuple[str, ...]

    @classmethod
    def scanner(cls, searches: Sequence[Group]) -> Scanner:
        """One automaton for all forms of all groups."""
        automaton = _automaton(searches)

        def scan(document: Document) -> Iterator[Hit]:
            text = folded(document.text)
            found: dict[int, tuple[Group, list[_Use]]] = {}
            for last, (length, uses) in automaton.iter(text):
                start, end = last + 1 - length, last + 1
                if whole_words(text, start, end):
                    for group, number, inflection in uses:
                        found.setdefault(id(group), (group, []))[1].append(_Use(start, end, number, inflection))
            for group, uses in found.values():
                if len({use.form for use in uses}) > 1:
                    yield from group.hits(document, uses)

        return scan

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
        part = document.segment_at(use.start)
        if part is None or use.end > part.end or overlapping(document.quotations, use.start, use.end):
            return False
        if found[0].islower() == self.forms[use.form][use.inflection][0].islower():
            return not found.isupper() or self.forms[use.form][use.inflection].isupper()
        sentence = document.sentence_at(use.start)
        return sentence is not None and sentence.start == use.start and found[1:].islower()


@dataclass(frozen=True, slots=True)
class _Use:
    start: int
    end: int
    form: int
    inflection: int


def _automaton(groups: Sequence[Group]) -> ahocorasick.Automaton:
    """What finds all forms and exceptions: values are a length and the groups with numbers of form and inflection."""
    entries: dict[str, list[tuple[Group, int, int]]] = defaultdict(list)
    for group in groups:
        for number, form in enumerate(group.forms):
            for inflection, word in enumerate(form):
                entries[folded(word)].append((group, number, inflection))
        for phrase in group.exceptions:
            entries[folded(phrase)].append((group, -1, 0))
    automaton = ahocorasick.Automaton()
    for word, uses in entries.items():
        automaton.add_word(word, (len(word), uses))
    automaton.make_automaton()
    return automaton


def searches(rule: Spec, lists: WordLists) -> Iterator[Group]:
    """A search for each group."""
    del lists
    for number, forms in enumerate(rule.forms):
        if len(forms) < 2 or len({len(form) for form in forms}) > 1:
            raise RuleError(f"forms[{number}]", "a group needs two forms at least, all with the same number of inflections")
        yield Group(rule, forms, rule.not_)
