"""What headlines count most: the dead, the hurt, the arrested; against the lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, hedged, like, number
from linter.checks.news._patterns import Pattern
from linter.document import Segment
from linter.finding import Finding

CODE = "headline/number"

#: The lead and what follows it: there the story counts what the headline counts.
LEAD = 5
_N = (
    rf"(?<![\w.,:$£€/–-])(?P<n>{NUMBER})(?![\w%-]|[.,:]\d|\s(?:percent|per cent|million|billion|hundred|thousand|years?|hours?|days?"
    rf"|weeks?|months?|times)\b)"
)
_WHO = r"(?:\s(?!(?:and|but|to|of|for|from|after|as|in|on|at|years?)\b)[\w’'-]+){0,3}?"
_BE = r"(?:\s(?:was|were|are|is|have|has|had|been|confirmed|found|left|feared|being|be|also|were all))*"


class Kind:
    """Something that is counted in headline and body: patterns with the number as ``n``."""

    def __init__(self, name: str, after: str, before: str) -> None:
        """Compile what stands after the number ("dead") and before it ("kills")."""
        self.name = name
        self.patterns = (
            Pattern(rf"{_N}{_WHO}{_BE}\s(?:{after})\b", re.IGNORECASE),
            Pattern(rf"\b(?:{before})\s(?:(?:the|all|another|at least|a total of|its|his|her)\s)*{_N}", re.IGNORECASE),
        )

    def counts(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The counts of this kind in ``text[start:end]``."""
        for pattern in self.patterns:
            yield from pattern.finditer(text, start, end)


_SELF = Pattern(r"\b(?:himself|herself|themselves)\b")
_KINDS = (
    Kind(
        "dead",
        "dead|die|died|dies|killed|slain|deaths|bodies|fatalities|perish(?:ed)?|shot dead|drown(?:ed)?",
        "kill|kills|killed|killing|claims|claimed|claiming|deaths of|death toll (?:rises|rose|climbs|hits|reaches|has risen"
        "|had risen) (?:to|at)",
    ),
    Kind("hurt", "hurt|injured|wounded|injuries|hospitali[sz]ed", "injures|injured|injuring|wounds|wounded|wounding|hurts|hurting"),
    Kind(
        "arrested",
        "arrested|arrests|held|detained|charged|indicted|jailed|convicted",
        "arrest|arrests|arrested|arresting|detain|detained|detains|charge|charges|charged",
    ),
    Kind("missing", "missing|unaccounted for", "missing"),
    Kind("rescued", "rescued|saved|evacuated", "rescue|rescues|rescued|evacuates?|evacuated"),
    Kind("jobs", "jobs|layoffs|redundancies|posts", "cut|cuts|lay off|lays off|axes?|shed|sheds"),
)


def find(text: str, head: Segment, body: Sequence[Segment], known: set[float]) -> Iterator[Finding]:
    """Counts of a headline that are not among the ``known`` numbers of the body, whose lead has one other count of the kind."""
    lead = text[body[0].start : body[min(LEAD, len(body)) - 1].end]
    if "including" in text[head.start : head.end].lower() or _SELF.search(lead):
        return  # the one who did it is counted with the others, or not
    for kind in _KINDS:
        for match in kind.counts(text, head.start, head.end):
            said = number(match["n"])
            at = match.start("n")
            if said in known or hedged(text, at) or said < 1:
                continue
            found = [one for part in body[:LEAD] for one in kind.counts(text, part.start, part.end)]
            values = {number(one["n"]) for one in found}
            if len(values) != 1 or any(hedged(text, one.start("n")) for one in found):
                continue
            right = values.pop()
            if right < 2 or _makes_up(said, right, known):
                continue
            yield _finding(at, match.end("n"), right, match["n"], f"The body counts {found[0]['n']} {kind.name}.", 0.8)


def _makes_up(said: float, right: float, known: set[float]) -> bool:
    """Whether the headline's number may be a sum that the body leaves to the reader."""
    return said - right in known or ((said == right + 1) and 1.0 in known)


def _finding(at: int, end: int, right: float, model: str, message: str, sure: float) -> Finding:
    return disagreement(CODE, at, end, message, (like(right, model),), confidence=sure)
