"""Shares of a whole: percentages over 100 or not summing to it, and "10 of 9"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, Amount, number
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

PERCENT, OF = "numbers/percent", "numbers/of"

#: Wholes of which no more than all can be; of a target or a capacity more can.
_WHOLE = Pattern(
    r"\s(?:of|among) (?:all |the |its |his |her |their |those |these |likely |registered |eligible |American |British |adult )*"
    r"(?:voters|respondents|people|residents|adults|members|students|pupils|votes?|voting|ballots|electorate|population|households"
    r"|Americans|Britons"
    r"|women|men|children|patients|workers|employees|teachers|parents|asked|polled|surveyed|participants|customers|companies"
    r"|businesses|schools"
    r"|homes|land|seats|electorate|cases|deaths|country|world)\b"
)
_FALL = Pattern(
    r"\b(?:fell|fallen|falls?|dropp?(?:ed|s)?|declined?|decreased?|shrank|shrunk|plunged|plummeted|slumped|cut|reduced|slashed|down"
    r"|(?:fall|drop|decline|decrease|reduction|cut) of) (?:by )?(?:about |nearly |almost |some |more than |over )?$"
)
#: These can fall below nothing.
_NEGATIVE = Pattern(
    r"\b(?:profits?|earnings|incomes?|margins?|balance|cash ?flow|surplus|odds|returns?|prices?|futures|emissions|below)\b", re.IGNORECASE
)

_YES = Pattern(r"\b(?:yes|in favou?r|favou?r(?:ed|s)?|support(?:ed|s|ing)?|approv(?:e|ed|es|al|ing)|agreed?|backed|for)\b", re.IGNORECASE)
_NO = Pattern(r"\b(?:no|oppos(?:e|ed|es|ing|ition)|against|disapprov(?:e|ed|es|al|ing)|disagreed?|rejected)\b", re.IGNORECASE)
#: An answer is no longer than that, in code points; what is longer answers a question of its own.
_ANSWER = 40
#: A sum that is farther from 100 is none of one whole.
_FAR = 40
_DIVIDED = Pattern(r"\b(?:split|divided|shared|apportioned)\b")
_SAID = Pattern(r"\b(?:said|say|says|saying|answered|told|replied|asked|poll|polled|survey|surveyed|respondents)\b", re.IGNORECASE)
_UNSURE = Pattern(
    r"\b(?:unsure|undecided|unspecified|not sure|no opinion|did(?:n['’]t| not) know|do(?:n['’]t| not) know|had no view|neither"
    r"|abstained|not decided|no answer)\b",
    re.IGNORECASE,
)
_REST = Pattern(r"\b(?:the |its |their )?(?:remaining|other|rest,?|balance,?) (?:of )?(?:the )?$")
#: Percentages beside one of these are of something else, or of another time.
_OTHER = Pattern(r"\b(?:compared|from|up|down|than|versus|rose|fell|increase|margin|turnout|whereas|while|among|points?)\b")
_SPLIT = Pattern(
    r"\b(?:won|beat|defeated|led|leads|leading|ahead|lost|split|voted|victory|approved|passed|rejected|margin)\b[^.;:\d]{0,40}$",
    re.IGNORECASE,
)
#: One whole told by sex: "women hold 45% of the seats and men 65%".
_BY_SEX = Pattern(
    r"\b(?:women|men|girls|boys) (?:\w+ )?(?:hold|held|make up|made up|account for|accounted for|comprise|comprised|constitute|form"
    r"|represent) $",
    re.IGNORECASE,
)
_OTHER_SEX = Pattern(r"\b(?:women|men|girls|boys) (?:[\w]+ ){0,2}$")
#: What each got of one vote.
_GOT = Pattern(r"\b(?:received|won|took|got|polled|had) $")
_ELECTION = Pattern(r"\b(?:runoff|run-off|vote|votes|election|ballots?|primary|race)\b", re.IGNORECASE)
#: Both can be liked by more than half.
_RATING = Pattern(r"\b(?:favorability|favourability|approval|ratings?|trust\w*|favou?rably)\b")
_ALSO_GOT = Pattern(
    r"(?: of the votes?)?(?:,? (?:and|to|while)|,)(?: [A-Z][\w.’'-]*){1,4}(?:['’]s)?(?: (?:received|won|took|got|polled|had|with))? $"
)
_AGAINST = Pattern(r"\s?(?:of the votes?)?\s?(?:,? (?:to|against)|-|–)\s?(?:(?:his|her|their)\s\w+['’]s?\s|[A-Z][\w’'-]+['’]s?\s)?$")


def find(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Impossible percentages of ``text[start:end]``, a sentence that holds ``found``."""
    percents = [amount for amount in found if amount.percent and not amount.percent.endswith(("point", "points"))]
    over = [amount for amount in percents if amount.value > 100]
    negative = bool(over) and _NEGATIVE.search(text, start, end) is not None
    for amount in over:
        if _WHOLE.match(text, amount.end, end) and "more" not in text[amount.end : amount.end + 20]:
            yield _impossible(amount, f"{amount.text} of a whole is more than all of it.", 0.8)
        elif not negative and _FALL.search(text, max(start, amount.start - 60), amount.start):
            yield _impossible(amount, f"Nothing falls by {amount.text}: 100 percent is all of it.", 0.7)
    if len(percents) > 1:
        yield from _sums(text, start, end, percents)
        yield from _two_sides(text, start, percents)


def _impossible(amount: Amount, message: str, sure: float) -> Finding:
    return disagreement(PERCENT, amount.start, amount.end, message, category="numbers", confidence=sure)


def _sums(text: str, start: int, end: int, percents: Sequence[Amount]) -> Iterator[Finding]:
    """All answers to one question, told in one sentence: yes, no and unsure, or some and the remaining."""
    total = sum(amount.value for amount in percents)
    slack = sum(amount.slack for amount in percents) + 0.5
    if not slack < abs(total - 100) <= _FAR:
        return
    whole = _whole(text, start, end, percents, total)
    if not whole and not (total > 100 and _both_answers(text, start, end, percents)):
        return
    last = percents[-1]
    right = 100 - (total - last.value)
    fixes = (last.text.replace(f"{last.value:g}", f"{right:g}"),) if whole and right > 0 and abs(right - round(right)) < 1e-9 else ()
    yield disagreement(
        PERCENT, last.start, last.end, f"These shares make {total:g} percent.", fixes, category="numbers", confidence=0.8 if whole else 0.65
    )


def _whole(text: str, start: int, end: int, percents: Sequence[Amount], total: float) -> bool:
    """Whether these are all shares of one whole: it was divided among them, the last is the remaining, or every answer is there."""
    if not 2 < len(percents) < 7:
        return False
    if _DIVIDED.search(text, max(start, percents[0].start - 60), percents[0].start):
        # Of the answers of a poll one may be left out.
        return total > 100 or (total <= 90 and not _SAID.search(text, start, end))
    if _OTHER.search(text, start, end):
        return False
    answers = set(_answers(text, end, percents))
    # A few may have given no answer at all.
    every = len(percents) == 3 and answers == {"yes", "no", "unsure"} and (total > 100 or total < 96)
    return every or _REST.search(text, percents[-2].end, percents[-1].start) is not None


def _both_answers(text: str, start: int, end: int, percents: Sequence[Amount]) -> bool:
    """Whether two percentages are of yes and no to one question."""
    said = text[start:end]
    return (
        len(percents) == 2
        and set(_answers(text, end, percents)) == {"yes", "no"}
        and _SAID.search(said) is not None
        and not _OTHER.search(said)
        and " who " not in said
        and len(text[percents[0].end : percents[1].start]) <= _ANSWER
        and len(text[percents[1].end : end]) <= _ANSWER
        and ";" not in text[percents[0].end : percents[1].start]
        and " of " not in text[percents[1].end : percents[1].end + 5]
    )


def _answers(text: str, end: int, percents: Sequence[Amount]) -> list[str]:
    edges = [*(amount.start for amount in percents[1:]), end]
    return [_answer(text, amount.end, edge) for amount, edge in zip(percents, edges, strict=True)]


def _answer(text: str, start: int, end: int) -> str:
    """The kind of answer that stands first after a percentage."""
    found = {
        kind: match.start()
        for kind, pattern in (("unsure", _UNSURE), ("yes", _YES), ("no", _NO))
        if (match := pattern.search(text, start, end))
    }
    return min(found, key=lambda kind: found[kind]) if found else ""


def _two_sides(text: str, start: int, percents: Sequence[Amount]) -> Iterator[Finding]:
    """A vote of two sides: "won by 52% to 49%"."""
    one, two = percents[:2]
    if (
        len(percents) == 2
        and one.value + two.value > 100 + one.slack + two.slack
        and (_of_one_vote(text, start, one, two) or _of_both_sexes(text, start, one, two))
    ):
        yield disagreement(PERCENT, two.start, two.end, f"{one.text} and {two.text} are more than all.", category="numbers", confidence=0.8)


def _of_one_vote(text: str, start: int, one: Amount, two: Amount) -> bool:
    if _AGAINST.fullmatch(text, one.end, two.start):
        return (
            _SPLIT.search(text, start, one.start) is not None
            and "from" not in text[max(start, one.start - 12) : one.start]
            and not _RATING.search(text, start, two.end)
        )
    return (
        _ALSO_GOT.fullmatch(text, one.end, two.start) is not None
        and _GOT.search(text, max(start, one.start - 12), one.start) is not None
        and _ELECTION.search(text, start, two.start) is not None
    )


def _of_both_sexes(text: str, start: int, one: Amount, two: Amount) -> bool:
    return (
        _BY_SEX.search(text, max(start, one.start - 40), one.start) is not None
        and _OTHER_SEX.search(text, one.end, two.start) is not None
        and not _OTHER.search(text, one.end, two.start)
    )


_OF = Pattern(
    rf"(?<![\w.,:$£€/#%–-])(?P<part>{NUMBER}) (?:out )?of (?:(?P<the>the|its|his|her|their|all|these|those) )?(?P<whole>{NUMBER})"
    r"(?![\w%/:°–-]|[.,]\d|['’]| (?:percent|per cent|million|billion|thousand|hundred|dozen|trillion|one|[A-Z]|and a half|feet|minutes"
    r"|years|hours))"
)
_NOT_A_SHARE = Pattern(
    r"\b(?:chapter|section|article|part|page|verse|no\.|number|week|day|game|season|round|psalm|paragraph|on|age|aged|rule|episode|at"
    r"|quarter|half|six)"
    r"(?: \d+)?\s$|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$",
    re.IGNORECASE,
)


def out_of(text: str, start: int, end: int) -> Iterator[Finding]:
    """More than there are: "10 of the nine members"."""
    if " of " not in text[start:end]:
        return
    for match in _OF.finditer(text, start, end):
        part, whole = number(match["part"]), number(match["whole"])
        scaled = text[match.end("part") + 1 : match.end("part") + 4] in ("mil", "bil")
        if (
            part <= whole
            or scaled
            or whole < 2
            or _NOT_A_SHARE.search(text, max(start, match.start() - 30), match.start())
            or 1900 <= whole <= 2100
            or 1900 <= part <= 2100
        ):
            continue
        if (part, whole) in ((11, 10), (110, 100), (12, 10), (6, 1), (20, 10)) and not match["the"]:
            continue
        yield disagreement(
            OF,
            match.start(),
            match.end(),
            f"{match['part']} are more than {match['whole']}.",
            (f"{match['whole']}{text[match.end('part') : match.start('whole')]}{match['part'].lower()}",),
            category="numbers",
            confidence=0.8,
        )
