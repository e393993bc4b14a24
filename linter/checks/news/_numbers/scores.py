"""Results the wrong way round: a win of 3-4, a motion passed 4-5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.news._facts import disagreement
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "numbers/score"

_SCORE = r"(?<![\w.,$£€/–-])(?P<a>\d{1,3})(?P<dash>[-–])(?P<b>\d{1,3})"
#: After a result stands no noun ("won 3-4 games"), no further set or leg and no season.
_AFTER = (
    r"(?![\w%/–-]|[.,:]\d|,? ?\(?\d+[-–]\d|, \d|\s(?!(?:at|on|in|over|against|away|to|after|with|thanks|and|but|when|as|for|last|by"
    r"|win|victory|triumph"
    r"|success|home|extra|overtime|before|following|behind|despite|despite|if|while|because|since|during|from|courtesy|vote|margin"
    r"|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Saturday|Sunday|aggregate|yesterday|under|inside|majority)\b)[\w£$€])"
)
_WON = Pattern(
    rf"\b(?:won|wins|win)(?: (?:it|the (?:game|match|tie|final|opener|derby|cup final)|comfortably|easily|narrowly|again"
    rf"|by))?,? {_SCORE}{_AFTER}"
)
_BEAT = Pattern(
    r"\b(?:beat|beats|beating|defeated|defeats|defeating|edged|thrashed|trounced|routed|downed|overcame|hammered|saw off|topped|upset"
    r"|outscored)"
    rf" (?:(?!(?:after|from|trailing|down|despite|coming|having|in|by|with|where|who|and|when|but)\b)[\w.’'&-]+ ){{1,5}}?{_SCORE}{_AFTER}"
)
_WIN = Pattern(rf"\b(?:an?|the|their|his|her|its|that|this|to|another|with) {_SCORE}(?= (?:\w+ )?(?:win|victory|triumph|success)\b)")
_PASSED = Pattern(
    rf"\b(?:passed|approved|adopted|ruled|voted|cleared|endorsed|upheld|confirmed|enacted|ratified"
    rf"|advanced)(?: [\w’'$£-]+){{0,8}}?,?(?: on a| by a| in a)? {_SCORE}"
    r"(?=[.;)]|,(?! \d)| (?:to (?!reject|deny|defeat|oppose)|on|in|last|at|along|with|after|that|for|by|and|this|earlier|late|vote"
    r"|ruling|decision"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|\Z)"
)
_LOST_VOTE = Pattern(
    r"\b(?:between|fail\w*|reject\w*|defeat\w*|against|den(?:y|ied)|two-thirds|supermajority|not|three-fifths|veto|short|party lines?"
    r"|overrid\w+)\b"
)
#: The lower wins, or sets and legs are told, or a time, or the score of others.
_OTHER_COUNT = Pattern(
    r"\b(?:golf|par|birdie|bogey|hole|holes|strokes?|cross[- ]country|tennis|sets?|aggregate|agg|record|seasons?|odds|favou?rites?"
    r"|seats?|sweep|series|tie-?break\w*|trailed"
    r"|trailing|behind|down|deficit|comeback|aged?|ages|grades|years?|weeks?|minutes|Wimbledon|Open|US Open|games to|match ?play"
    r"|regatta|referendum|penalt\w+|pens"
    r"|shoot-?out|\d-\d(?:,|;) \d+-\d)\b",
    re.IGNORECASE,
)


def find(text: str, start: int, end: int) -> Iterator[Finding]:
    """Results in ``text[start:end]``, a sentence, that belie their verb."""
    if "-" not in text[start:end] and "–" not in text[start:end]:
        return
    won = [
        match
        for pattern in (_WON, _BEAT, _WIN)
        for match in pattern.finditer(text, start, end)
        if _turned(match) and not text.startswith(" vote", match.end("b"))
    ]
    if won and not _OTHER_COUNT.search(text, start, end):
        for match in won:
            yield _finding(match, "A win has more than its other side")
    passed = [match for match in _PASSED.finditer(text, start, end) if _turned(match)]
    if passed and not _LOST_VOTE.search(text, start, end):
        for match in passed:
            if not _OTHER_COUNT.search(text, match.start(), match.end()):
                yield _finding(match, "What passes has more votes for it than against it")


def _turned(match: re.Match[str]) -> bool:
    return int(match["a"]) < int(match["b"]) and int(match["b"]) <= 200


def _finding(match: re.Match[str], said: str) -> Finding:
    fix = f"{match['b']}{match['dash']}{match['a']}"
    return disagreement(CODE, match.start("a"), match.end("b"), f"{said}: “{fix}”?", (fix,), category="numbers", confidence=0.75)
