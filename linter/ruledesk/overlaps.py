"""Rules that say different things of one place: two that want other words there, and two that change each other's words back."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from linter.checks.rules.contract import Marked
from linter.checks.rules.rule import Hit, Rule
from linter.checks.rules.ruleset import Loaded, Ruleset
from linter.ruledesk.entries import Entry, document

# Texts that are made up of an expression.
_SAMPLES = 2
# Mends after which a text has come to an end, or never will.
_STEPS = 6
# How much surer a special rule is than a general one, at least.
_SURER = 0.1


class Overlap(NamedTuple):
    """A key of a rule's file, the other rule, and in a line what the two do to each other."""

    key: str
    other: str
    said: str


class Neighbours:
    """Rules side by side."""

    def __init__(self, rules: Mapping[Path, Iterable[Loaded]]) -> None:
        """Take the rules under test and all that will be in force beside them, by the folders that they are of."""
        self._ruleset = Ruleset.of(one for group in rules.values() for one in group)
        self._homes = {one.rule.id: folder for folder, group in rules.items() for one in group}

    def of_examples(self, rule: Rule) -> Iterator[Overlap]:
        """What other rules say of what a rule marks in its examples, and of what it puts there."""
        for number, example in enumerate(rule.wrong):
            key = f"wrong[{number}].text"
            text, start, end = Marked.of(example)
            hits = self._hits(text)
            own = next((hit for hit in hits if hit.rule.id == rule.id and (hit.start, hit.end) == (start, end)), None)
            if own is None:
                continue  # that is the contract's to say
            for other in hits:
                if _meet(own, other) and not self._agree(text, own, other):
                    yield Overlap(key, other.rule.id, _said(text[start:end], own, other))
            if own.suggestions:
                yield from self._back(key, text, own)

    def _back(self, key: str, text: str, own: Hit) -> Iterator[Overlap]:
        """Other rules that change what a rule puts there into what it found."""
        first = own.suggestions[0]
        mended = _mended(text, own, first)
        for other in self._hits(mended):
            near = other.start < own.start + len(first) and own.start < other.end
            if near and _beside(own.rule, other.rule) and text in (_mended(mended, other, option) for option in other.suggestions):
                yield Overlap(key, other.rule.id, f"“{first}” is put there, and {other.rule.id} changes it back")

    def of_entry(self, rule: Rule, entry: Entry) -> Iterator[Overlap]:
        """What other rules say of a phrase, or of texts that an expression of a rule finds, whatever stands around it."""
        met: list[dict[str, Overlap]] = []
        for text in entry.texts(_SAMPLES):
            hits = self._hits(text)
            for own in (hit for hit in hits if hit.rule.id == rule.id):
                others = [other for other in hits if _meet(own, other) and not self._agree(text, own, other)]
                found = text[own.start : own.end]
                met.append({other.rule.id: Overlap(entry.key, other.rule.id, _said(found, own, other)) for other in others})
        # What only one of the texts brings about is not the entry's doing.
        yield from (overlap for name, overlap in (met[0] if met else {}).items() if all(name in one for one in met))

    def met_by(self, tested: Container[str], others: Iterable[Rule]) -> dict[str, list[Overlap]]:
        """By their ids, what the tested rules say of what others mark in their examples."""
        met: dict[str, list[Overlap]] = {}
        for other in others:
            for example in other.wrong:
                text = Marked.of(example).text
                hits = self._hits(text)
                for theirs in (hit for hit in hits if hit.rule.id == other.id):
                    for own in (hit for hit in hits if hit.rule.id in tested):
                        if _meet(own, theirs) and not self._agree(text, own, theirs):
                            said = _said(text[own.start : own.end], own, theirs)
                            met.setdefault(own.rule.id, []).append(Overlap("", other.id, said))
        return met

    def _agree(self, text: str, one: Hit, other: Hit) -> bool:
        """Whether two rules come to the same, whichever is followed first; one that wants nothing certain contradicts none."""
        if not one.suggestions or not other.suggestions:
            return True
        ones, others = ([_mended(text, hit, option) for option in hit.suggestions] for hit in (one, other))
        if ones[0] in others or others[0] in ones:
            return True
        return self._ordered(one.rule, other.rule) or self._settled(ones[0]) == self._settled(others[0])

    def _ordered(self, one: Rule, other: Rule) -> bool:
        """Whether one rule is so much surer that it is told and the other is not, as it should be.

        So it is with a special rule and a general one of a folder, and where ``one``, which is asked about, is surer than one elsewhere.
        """
        gap = one.severity.rank - other.severity.rank or round(one.confidence - other.confidence, 3)
        return gap >= _SURER or (gap <= -_SURER and self._homes[one.id] == self._homes[other.id])

    def _settled(self, text: str) -> str:
        """The text when there is nothing more to mend in it."""
        for _ in range(_STEPS):
            hit = next((hit for hit in self._hits(text) if hit.suggestions), None)
            if hit is None:
                break
            text = _mended(text, hit, hit.suggestions[0])
        return text

    def _hits(self, text: str) -> list[Hit]:
        return list(self._ruleset.scan(document(text)))


def _meet(one: Hit, other: Hit) -> bool:
    return _beside(one.rule, other.rule) and one.start < other.end and other.start < one.end


def _beside(one: Rule, other: Rule) -> bool:
    """Whether two rules can speak in one part of one story; one that compares forms wants now the one and now the other."""
    if one.id == other.id or hasattr(one, "forms") or hasattr(other, "forms") or {one.quoted, other.quoted} == {"only", "never"}:
        return False
    roles = not one.roles or not other.roles or set(one.roles) & set(other.roles)
    sections = not one.sections or not other.sections or set(one.sections) & set(other.sections)
    return bool(set(one.varieties) & set(other.varieties)) and bool(roles) and bool(sections)


def _mended(text: str, hit: Hit, suggestion: str) -> str:
    return text[: hit.start] + suggestion + text[hit.end :]


def _said(found: str, own: Hit, other: Hit) -> str:
    return f"for “{found}” it wants {_wants(own)}, and {other.rule.id} wants {_wants(other)}"


def _wants(hit: Hit) -> str:
    return " or ".join(f"“{option}”" if option else "nothing" for option in hit.suggestions[:2])


def once_a_pair(overlaps: Iterable[Overlap], seen: Callable[[str], bool]) -> Iterator[Overlap]:
    """The first overlap with each other rule that was not seen from the other side."""
    told: set[str] = set()
    for overlap in overlaps:
        if overlap.other not in told and not seen(overlap.other):
            told.add(overlap.other)
            yield overlap
