"""A share and what it comes to: "a third of the 90 homes, or 40", "20 percent of the 500 workers, or 150"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, hedged, like, number
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "numbers/percent"

_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "tenth": 1 / 10,
    "two-thirds": 2 / 3,
    "three-quarters": 3 / 4,
}
_SIGN = Pattern(r"(?:%|percent|per cent|half|third|quarter|fifth|tenth|thirds|quarters) of ", re.IGNORECASE)
_SHARE = Pattern(
    rf"(?:\b(?i:an? |one[ -])?(?P<fraction>(?i:half|third|quarter|fifth|tenth|two[- ]thirds|three[- ]quarters))"
    rf"|(?P<percent>\d+(?:\.\d+)?)(?:%| per ?cent))"
    rf" of (?:the |its |his |her |their |all )?(?P<whole>{NUMBER})(?: [\w’'-]+){{1,4}}?(?:,? or |, that is,? "
    rf"| \()(?P<part>{NUMBER})(?=[,.);]| of | [\w’'-]+[,.)])"
)
#: Shares and counts are rounded in news; this much beyond is a slip.
_SLACK = 0.08


def find(text: str, start: int, end: int) -> Iterator[Finding]:
    """Shares of ``text[start:end]``, a sentence, that do not come to what is told."""
    if " of " not in text[start:end] or not _SIGN.search(text, start, end):
        return
    for match in _SHARE.finditer(text, start, end):
        share = float(match["percent"]) / 100 if match["percent"] else _FRACTIONS[match["fraction"].lower().replace(" ", "-")]
        whole, part = number(match["whole"]), number(match["part"])
        right = share * whole
        about = hedged(text, match.start()) or hedged(text, match.start("part"))
        if abs(part - right) > max(1.0, _SLACK * right) and not about:
            yield disagreement(
                CODE,
                *match.span("part"),
                f"That share of {match['whole']} is {right:,.6g}, not {match['part']}.",
                (like(round(right), match["part"]),),
                category="numbers",
                confidence=0.75,
            )
