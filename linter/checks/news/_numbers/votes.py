"""Votes and those who may vote: nine members do not vote 6-4, nor is 5-2 unanimous."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, number
from linter.checks.news._numbers.totals import CODE
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

_SIGN = Pattern(r"\d[-–]\d|\d to \d")
_MEMBERS = Pattern(
    rf"(?<![\w-])(?P<n1>{NUMBER})-(?:member|judge|justice|person|seat) (?:\w+ ){{0,2}}(?:board|council|panel|committee|commission|court"
    rf"|jury|senate|house|assembly|parliament|legislature|chamber|bench|tribunal|caucus|body|Senate|House|Council|Court|Assembly"
    rf"|Parliament|Committee|Board|Commission)\b|(?:(?<=['’]s )|(?<=\bits )|(?<=[Aa]ll )|(?<=\b[Tt]he )"
    rf"|(?<=\bhas ))(?P<n2>{NUMBER}) (?:\w+ )?(?:members|justices|judges"
    rf"|councill?ors|jurors|trustees|commissioners)\b(?! who)"
    rf"|\b(?:jury|panel|board|council|committee|court|bench|commission|parliament|assembly) of (?P<n3>{NUMBER})\b"
)
_VOTE = Pattern(
    r"\b(?:vot(?:e|ed|es|ing)|approved|confirmed|denied|backed|agreed|passed|ruled|rejected|decision|ruling|split|adopted"
    r"|decided)\b[^.;:]{0,40}?(?<![\w.,$£€/–-])"
    r"(?P<vote>(?P<for>\d{1,3})\s?(?:-|–|to)\s?(?P<against>\d{1,3}))(?![\w%/–-]|\.\d)"
    r"|(?<![\w.,$£€/–-])(?P<vote2>(?P<for2>\d{1,3})[-–](?P<against2>\d{1,3})) (?:vote|ruling|decision|majority|split|margin)\b"
)
_UNANIMOUS = Pattern(r"(?<!nearly )(?<!almost )(?<!near-)\bunanimous(?:ly)? (?:\w+ ){0,2}(?P<vote>\d{1,3}[-–](?!0)\d{1,3})(?![\w%/–-])")
_ALL_VOTED = Pattern(r"\bwith all (?:of them|\w+ \w+) (?:voting|taking part|present)\b|\bwith all (?:voting|taking part|present)\b")
_ALL_THERE = Pattern(r"\b[Aa]ll (?:of )?(?:the )?|\bpresent\b|\bfull\b")


def find(text: str, start: int, end: int) -> Iterator[Finding]:
    """Votes in ``text[start:end]``, a sentence, that its members cannot have cast."""
    if not _SIGN.search(text, start, end):
        return
    votes = list(_VOTE.finditer(text, start, end))
    for match in _UNANIMOUS.finditer(text, start, end):
        yield disagreement(CODE, *match.span("vote"), "A unanimous vote has no votes against.", category="numbers", confidence=0.8)
    members = list(_MEMBERS.finditer(text, start, end))
    if len(votes) != 1 or len(members) != 1:
        return
    vote, kind = votes[0], "" if votes[0]["vote"] else "2"
    seats = number(members[0]["n1"] or members[0]["n2"] or members[0]["n3"])
    cast = int(vote["for" + kind]) + int(vote["against" + kind])
    after = members[0].start() > vote.start("vote" + kind)
    if after and not re.search(r"\b(?:by|of|from|on) (?:the|its|a) $", text[max(start, members[0].start() - 9) : members[0].start()]):
        return
    everybody = members[0]["n2"] and (
        _ALL_THERE.search(text, start, vote.start("vote" + kind)) or _ALL_VOTED.search(text, vote.end("vote" + kind), end)
    )
    if cast > seats or (everybody and cast != seats):
        yield disagreement(CODE, *vote.span("vote" + kind), f"{cast} votes, but {seats:g} members.", category="numbers", confidence=0.85)
