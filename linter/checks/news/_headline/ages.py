"""The age of the person a headline is about, against the only age that the lead tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._headline.counts import CODE, LEAD
from linter.checks.news._numbers.amounts import NUMBER, like, number
from linter.checks.news._patterns import Pattern
from linter.document import Segment
from linter.finding import Finding

_PERSON = (
    r"[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Tt]een(?:ager)?|[Mm]other|[Ff]ather|[Dd]river|[Ss]tudent|[Tt]oddler|[Pp]ensioner|[Gg]randmother"
    r"|[Gg]randfather"
)
_IN_HEAD = Pattern(rf"\b(?:{_PERSON}), (?P<n>\d{{1,3}})(?![\w%.:-])|(?<![\w.,-])(?P<n2>{NUMBER})-[Yy]ear-[Oo]ld\b")
_IN_BODY = Pattern(
    rf"(?<![\w.,-])(?P<n>{NUMBER})[ -]years?[ -]old\b|\b(?:{_PERSON}) of (?P<n2>\d{{1,3}})\b|\baged? (?P<n3>\d{{1,3}})\b|[A-Za-z],"
    rf" (?P<n4>\d{{1,3}}), "
)


def find(text: str, head: Segment, body: Sequence[Segment], known: set[float]) -> Iterator[Finding]:
    """The age in a headline, if it is not among the ``known`` numbers of the body, and the lead has one age."""
    told = list(_IN_HEAD.finditer(text, head.start, head.end))
    if len(told) != 1:
        return
    at, edge = told[0].span(told[0].lastgroup or 0)
    said = number(text[at:edge])
    if said in known:
        return
    ages = {number(match[match.lastgroup or 0]) for part in body[:LEAD] for match in _IN_BODY.finditer(text, part.start, part.end)}
    if len(ages) == 1:
        right = ages.pop()
        if said != right:
            yield disagreement(
                CODE, at, edge, f"The body says {right:g}.", (like(right, text[at:edge]),), confidence=0.75, category="numbers"
            )
