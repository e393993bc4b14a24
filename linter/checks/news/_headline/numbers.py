"""Numbers of a headline that the body tells otherwise: the dead, the votes, the money, the rate."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._headline import ages, counts
from linter.checks.news._headline.counts import CODE, LEAD
from linter.checks.news._numbers.amounts import Amount, amounts, hedged, like
from linter.checks.news._patterns import Pattern
from linter.document import Document, Segment
from linter.finding import Finding


def find(document: Document, heads: Sequence[Segment], body: Sequence[Segment]) -> Iterator[Finding]:
    """Numbers in the heads that the body contradicts, each once."""
    text = document.text
    told = [amount for part in heads for amount in amounts(text, part.start, part.end)]
    scores = [match for part in heads for match in _SCORE.finditer(text, part.start, part.end)]
    if not told and not scores:
        return
    inside = [amount for part in body for amount in amounts(text, part.start, part.end)]
    known = {amount.value for amount in inside}
    done: set[int] = set()
    for part in heads:
        for finding in (
            *counts.find(text, part, body, known),
            *ages.find(text, part, body, known),
            *_ends(text, part, inside, body),
            *_measured(text, part, body, inside),
        ):
            if finding.start not in done:
                done.add(finding.start)
                yield finding
    yield from _votes(text, scores, heads, body)


_SCORE = Pattern(r"(?<![\w.,$£€/–-])(?P<a>\d{1,3})(?P<dash>[-–])(?P<b>\d{1,3})(?![\w%/–-]|[.,:]\d)")
_CONTEST = Pattern(
    r"\b(?:vote|passe|approve|reject|rule|beat|defeat|edge|thrash|rout|decision)\w*|\b(?:w[io]ns?|lost|loses?|draws?|drew|down|downs"
    r"|tops?|pass|split)\b",
    re.IGNORECASE,
)


def _votes(text: str, scores: Sequence[re.Match[str]], heads: Sequence[Segment], body: Sequence[Segment]) -> Iterator[Finding]:
    """The only score or vote of a headline and the only one of the body."""
    if len(scores) != 1 or not _CONTEST.search(text, heads[0].start, heads[-1].end):
        return
    head = scores[0]
    inside = [match for part in body for match in _SCORE.finditer(text, part.start, part.end)]
    sides = {tuple(sorted((int(match["a"]), int(match["b"])))) for match in inside}
    said = tuple(sorted((int(head["a"]), int(head["b"]))))
    if len(sides) == 1 and said not in sides:
        right = inside[0]
        order = sorted((right["a"], right["b"]), key=int, reverse=int(head["a"]) >= int(head["b"]))
        yield disagreement(
            CODE, head.start(), head.end(), f"The body has {right.group()}.", (order[0] + head["dash"] + order[1],), confidence=0.75
        )


_BEGAN = Pattern(r"\b(?:from|been|was|were|than|compared with|against) (?:an? |the |its )?(?:\w+ )?$")
_TO = Pattern(r"\b(?:to|at) (?:an? |the |just |record )?$")


def _ends(text: str, head: Segment, inside: Sequence[Amount], body: Sequence[Segment]) -> Iterator[Finding]:
    """A headline that takes the end of a change for its beginning: "cuts rate to 4.5%", and it was cut from 4.5%."""
    for amount in amounts(text, head.start, head.end):
        if not amount.unit or not _TO.search(text, head.start, amount.start):
            continue
        same = [one for one in inside if one.unit == amount.unit and one.value == amount.value]
        if not all(_BEGAN.search(text, max(0, one.start - 25), one.start) for one in same):
            continue
        ends = [
            two for one, two in itertools.pairwise(inside)
            if one in same and two.unit == amount.unit and re.fullmatch(r"[\w\s]{0,25}\bto (?:an? )?", text[one.end : two.start])
        ] + [
            one for one, two in itertools.pairwise(inside)
            if two in same and one.unit == amount.unit and re.search(r"\bto (?:an? )?$", text[max(0, one.start - 8) : one.start])
        ]  # fmt: skip
        lead_end = body[min(2, len(body)) - 1].end
        ends = ends or [
            one
            for one in inside
            if one.unit == amount.unit and one.start < lead_end and _TO.search(text, max(0, one.start - 14), one.start)
        ]
        if not same and any(_agree(amount, end) or end.value > 1.5 * amount.value or amount.value > 1.5 * end.value for end in ends):
            continue
        if len({end.value for end in ends}) == 1:
            yield disagreement(
                CODE,
                amount.start,
                amount.end,
                f"In the body it went to {ends[0].text}.",
                (ends[0].text,),
                confidence=0.85,
            )


_AFTER_WORD = Pattern(r"[ -]([^\W\d_][\w’'-]*)(?: ([^\W\d_][\w’'-]*))?")
_LIGHT = frozenset(
    "in to for and on at by from of as after over with the a an is are was were or than up down per more less out off who that not"
    " new year years day days "
    "hours hour minutes weeks week months month times time things ways reasons tips points percent pictures photos charts".split()
)


def _measured(text: str, head: Segment, body: Sequence[Segment], inside: Sequence[Amount]) -> Iterator[Finding]:
    """A count of one noun, or a sum, that is nowhere in the body while its lead has another of the same noun or unit."""
    lead_end = body[min(LEAD, len(body)) - 1].end
    lead = [amount for amount in inside if amount.start < lead_end]
    if "including" in text[head.start : head.end].lower():
        return  # the one who did it is counted with the others, or not
    for amount in amounts(text, head.start, head.end):
        if (
            text[amount.end : amount.end + 1] == "-"
            or text.startswith(" more", amount.end)
            or amount.year
            or amount.value < 2
            or hedged(text, amount.start)
            or any(_agree(amount, one) for one in inside)
        ):
            continue
        noun = _noun(text, amount)
        if not noun and not (amount.unit and (amount.percent or amount.value >= 1000)):
            continue
        near = [
            one
            for one in lead
            if one.unit == amount.unit and (_noun(text, one) == noun if noun and not amount.unit else bool(one.scale) == bool(amount.scale))
        ]
        if amount.percent:
            near = [one for one in near if one.percent and _same_word(text, amount, one)]
        elif amount.unit:
            near = [one for one in near if _digits_near(one, amount)]
        if len({one.value for one in near}) != 1 or hedged(text, near[0].start) or _ALL_OF.search(text, near[0].start - 10, near[0].start):
            continue
        right = near[0]
        if not amount.unit and not 0.25 < right.value / amount.value < 4:
            continue
        if not amount.unit and any(_noun(text, one) == noun and one.value != right.value for one in inside):
            continue
        yield disagreement(
            CODE,
            amount.start,
            amount.end,
            f"The body has {right.text}{' ' + noun if noun else ''}.",
            (right.text if amount.unit or right.scale else like(right.value, amount.text),),
            confidence=0.7,
        )


_WORD = Pattern(r"[^\W\d_]{4,}")


def _same_word(text: str, one: Amount, other: Amount) -> bool:
    """Whether two percentages are told with a word in common close by, so that they are of one thing."""
    about = [{word.lower()[:5] for word in _WORD.findall(text, max(0, at.start - 40), at.end + 25)} for at in (one, other)]
    return bool(about[0] & about[1])


_ALL_OF = Pattern(r"\bof (?:the|its|his|her|their|all) $")


def _noun(text: str, amount: Amount) -> str:
    match = _AFTER_WORD.match(text, amount.end)
    return match[1].lower().rstrip("s") if match and len(match[1]) > 2 and match[1].lower() not in _LIGHT else ""


def _agree(amount: Amount, one: Amount) -> bool:
    """Whether a number of the body is the headline's, or rounds to it."""
    near = abs(one.value - amount.value) <= 0.05 * one.value and _zeros(amount) > _zeros(one)
    return (
        one.value == amount.value
        or near
        or (one.value > 20 and abs(one.value - amount.value) <= 0.1 * one.value and one.text != amount.text and one.slack < amount.slack)
    )


def _zeros(amount: Amount) -> int:
    digits = "".join(filter(str.isdigit, amount.text))
    return len(digits) - len(digits.rstrip("0"))


def _digits_near(one: Amount, amount: Amount) -> bool:
    """Whether two sums look like one with a slip: the same digits in another order, one digit changed, or all but the scale."""
    a, b = ("".join(filter(str.isdigit, text)) for text in (one.text, amount.text))
    if one.scale[:1] != amount.scale[:1]:
        return False
    if len(a) != len(b) or len(a) < 2:
        return False
    if a == b:
        return True
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1
