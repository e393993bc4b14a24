"""Quotations that have other words in the new version, other than by style, typos, cuts at their ends and marked omissions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.corrections import names
from linter.checks.corrections.agreement import differ
from linter.checks.corrections.stretches import Stretch
from linter.checks.corrections.terms import Term, Unit
from linter.lexicon.varieties import forms
from linter.segment import Span

_FILLERS = frozenset({"um", "uh", "er", "ah", "erm"})
#: Marks of an editor who left words out, or put others in their place.
_LEFT_OUT = ("…", "...", ". . .", "[")
#: Quotations that share fewer of their words are two, and one was taken for the other.
_ONE_QUOTATION = 0.34


def quotations(old: Unit, new: Unit, stretches: Sequence[Stretch]) -> Iterator[tuple[Span, Span]]:
    """What was said and what is, once for each quotation whose words changed inside it; its ends may be cut or added to."""
    told: set[int] = set()
    for stretch in stretches:
        quote = _quote(new.terms, stretch.new_start, stretch.new_end)
        was = _quote(old.terms, stretch.old_start, stretch.old_end)
        if quote < 0 or was < 0 or quote in told or not _one(old, new, was, quote) or _of_style(old, new, stretch):
            continue
        told.add(quote)
        yield _shown(old.terms, stretch.old_start, stretch.old_end), _shown(new.terms, stretch.new_start, stretch.new_end)


def _quote(terms: Sequence[Term], start: int, end: int) -> int:
    """The quotation that a stretch lies inside; an empty one has to have words of it on both sides."""
    around = terms[start:end] if start < end else (terms[max(0, start - 1) : start + 1] if 0 < start < len(terms) else ())
    quotes = {term.quote for term in around}
    return quotes.pop() if len(quotes) == 1 else -1


def _one(old: Unit, new: Unit, was: int, quote: int) -> bool:
    """Whether two quotations are versions of one."""
    before = {term.key for term in old.terms if term.quote == was}
    after = {term.key for term in new.terms if term.quote == quote}
    return len(before & after) >= _ONE_QUOTATION * max(len(before), len(after)) or max(len(before), len(after)) <= 2


def _of_style(old: Unit, new: Unit, stretch: Stretch) -> bool:
    """Whether words were only mended, spelled or styled another way, joined, parted, or left out with an ellipsis."""
    before, after = old.terms[stretch.old_start : stretch.old_end], new.terms[stretch.new_start : stretch.new_end]
    if _letters(before) == _letters(after):
        return True
    if not after:
        left, right = new.terms[stretch.new_start - 1], new.terms[stretch.new_start]
        between = new.version.document.text[left.end : right.start]
        gone = [term.key for term in before]
        twice = gone in (
            old.keys[stretch.old_end : stretch.old_end + len(gone)],
            old.keys[stretch.old_start - len(gone) : stretch.old_start],
        )
        return twice or set(gone) <= _FILLERS or any(mark in between for mark in _LEFT_OUT)
    return len(before) == len(after) and all(_alike(old, new, a, b) for a, b in zip(before, after, strict=True))


def _letters(terms: Sequence[Term]) -> str:
    return "".join(term.key for term in terms).replace("'", "")


def _alike(old: Unit, new: Unit, a: Term, b: Term) -> bool:
    """Whether a word or fact is the other in another style, or without its typo."""
    if a.fact or b.fact:
        return a.shape == b.shape and not differ(old, new, a, b)
    return a.key == b.key or names.typo(a.key, b.key) or b.key in forms(a.key).values() or a.key in forms(b.key).values()


def _shown(terms: Sequence[Term], start: int, end: int) -> Span:
    """A stretch with the word of its quotation on either side."""
    quote = _quote(terms, start, end)
    start -= start > 0 and terms[start - 1].quote == quote
    end += end < len(terms) and terms[end].quote == quote
    return terms[start].start, terms[end - 1].end
