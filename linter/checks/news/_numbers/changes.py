"""Changes that do not follow from their two ends: "rose 20% to $50 from $40", "doubled from 4 to 9", "down from 3 to 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import Amount, hedged, like, number
from linter.checks.news._numbers.ends import ANY, Change, changes, told_last
from linter.checks.news._patterns import Pattern
from linter.finding import Finding

CODE = "numbers/change"

#: Ends that are no amounts: places in a table, odds, clock times, scores, ages of the vote.
_PLACE = Pattern(
    r"\b(?:place|spot|seed|seeded|ranked|ranking|rank|position|No\.|odds|grade|page|chapter|a\.m|p\.m|loss(?:es)?|minus|negative"
    r"|handicap|deficit|par"
    r"|degrees below|below zero|(?:one|two|three|\d) in (?:ten|five|four|three|two|\d{1,3})|threshold|room|floor|hole|flight|route"
    r"|highway|interstate|points? down|behind|seconds)\b",
    re.IGNORECASE,
)
_TIMES = (
    (Pattern(r"\b(?P<word>doubl(?:ed?|es|ing))\b(?!-)", re.IGNORECASE), 2.0),
    (Pattern(r"\b(?P<word>(?:tripl|trebl)(?:ed?|es|ing))\b", re.IGNORECASE), 3.0),
    (Pattern(r"\b(?P<word>quadrupl(?:ed?|es|ing))\b", re.IGNORECASE), 4.0),
    (Pattern(r"\b(?P<word>halv(?:ed?|es|ing)|(?:by|in) half(?! (?:an?|of)\b))", re.IGNORECASE), 0.5),
)
_OBJECT = Pattern(r" (?:the|its|his|her|their|a)\b")
_MORE = Pattern(r"\b(?:more|better) than $", re.IGNORECASE)
_LESS = Pattern(r"\b(?:nearly|almost|less than|close to|just under|not quite|about|roughly|approximately|around) $", re.IGNORECASE)
_PER_YEAR = Pattern(r"\s(?:a|per|each|every) (?:year|month|day|week|annum)\b|\s(?:annually|yearly|monthly|on average)\b")
_SUBJECT_OF_PERCENT = Pattern(r"\s(?:of|among|interest|stake|discount|tax|share|in favou?r|said|voted|chance)\b")


def find(text: str, start: int, end: int, found: Sequence[Amount]) -> Iterator[Finding]:
    """Changes of ``text[start:end]``, a sentence that holds ``found``, that its numbers belie."""
    if len(found) < 2 or not ANY.search(text, start, end):
        return
    told = list(changes(text, start, found) if " from " in text[start:end] else told_last(text, found))
    if len(told) != 1:
        return
    change = told[0]
    if change.before.value == 0 or _PLACE.search(text, start, end):
        return
    if change.way:
        yield from _wrong_way(text, change)
    yield from _percent(text, end, found, change)
    yield from _multiple(text, start, end, change)
    yield from _by(text, start, end, found, change)
    yield from _by_fraction(text, start, end, change)


def _wrong_way(text: str, change: Change) -> Iterator[Finding]:
    """A rise to a smaller number, or a fall to a larger one."""
    difference = change.after.value - change.before.value
    if difference * change.way < 0 and not _mixed_scale(change):
        first, last = sorted((change.before, change.after), key=lambda amount: amount.start)
        word = "rise" if change.way > 0 else "fall"
        yield disagreement(
            CODE,
            first.start,
            last.end,
            f"From {change.before.text} to {change.after.text} is no {word}.",
            (_swapped(text, first, last),),
            category="numbers",
            confidence=0.75,
        )


def _swapped(text: str, first: Amount, last: Amount) -> str:
    between = text[first.end : last.start]
    if first.unit == last.unit:
        return last.text + between + first.text
    return last.text[: _digits(last)] + between + first.text + last.text[_digits(last) :]


def _mixed_scale(change: Change) -> bool:
    """Whether one end may leave out the scale that the other has: "from 2 to 1.5 million"."""
    return bool(change.before.scale) != bool(change.after.scale) and (change.before.value < 1000 or change.after.value < 1000)


def _slack(amount: Amount) -> float:
    """How much an end may be off by rounding: a whole number below 1,000 is taken as it stands, a round one to one in a hundred."""
    if amount.scale or not amount.value.is_integer() or amount.percent:
        return amount.slack
    return 0.0 if amount.value < 1000 else min(amount.slack, 0.01 * amount.value)


def _percent(text: str, end: int, found: Sequence[Amount], change: Change) -> Iterator[Finding]:
    """The percentage told for the change."""
    others = [amount for amount in found if amount.percent and amount not in (change.before, change.after)]
    if len(others) != 1 or change.before.percent or "point" in others[0].percent or _mixed_scale(change):
        return
    said = others[0]
    if not _linked(text, said, change) or _PER_YEAR.match(text, said.end, end) or _SUBJECT_OF_PERCENT.match(text, said.end, end):
        return
    ratios = [
        ((change.after.value + a) / (change.before.value + b) - 1) * 100
        for a in (-_slack(change.after), _slack(change.after))
        for b in (-_slack(change.before), _slack(change.before))
        if change.before.value + b > 0
    ]
    low, high = min(map(abs, ratios)), max(map(abs, ratios))
    if min(ratios) < 0 < max(ratios):
        low = 0.0
    slack = max(said.slack, 0.5 + 0.02 * said.value) + (
        0.08 * said.value if hedged(text, said.start) or hedged(text, change.after.start) or hedged(text, change.before.start) else 0
    )
    if low - slack <= said.value <= high + slack:
        return
    right = abs(change.after.value / change.before.value - 1) * 100
    decimals = 1 if "." in said.text or abs(right * 2 - round(right * 2)) < 1e-6 else 0
    fix = like(round(right, decimals), "1" if said.figures else "one") + said.text[_digits(said) :]
    yield disagreement(
        CODE,
        said.start,
        said.end,
        f"From {change.before.text} to {change.after.text} is a change of {right:.3g} percent.",
        (fix,),
        category="numbers",
        confidence=0.85,
    )


_LINK_BEFORE = Pattern(
    r"(?:\s(?:over|in|since|during|this|last|a|the|year|month|week|quarter|decade|\d{4}|to\b)){0,5},? (?:(?:up|down) )?(?:from|to)"
    r" (?:an? |about |the |some )?"
)
_LINK_AFTER = Pattern(
    r"(?:\s(?!(?:and|but|while|annual|average)\b)[\w’'-]+){0,8}(?:[,;–—-]| \(| -)+\s?(?:or |that is |which is |making |meaning "
    r"|for )?(?:(?:an?|the|its|up|down|by|about|nearly|roughly) "
    r"|(?:increase|rise|jump|gain|decline|drop|fall|decrease|reduction|hike|cut|growth|change|difference) (?:of|by) |steep |sharp "
    r"|sheer ){0,4}"
)


def _linked(text: str, said: Amount, change: Change) -> bool:
    """Whether a percentage is told of the change: right before it, between its ends or in a phrase of its own right after."""
    first, last = sorted((change.before, change.after), key=lambda amount: amount.start)
    if said.end <= first.start:
        return _LINK_BEFORE.fullmatch(text, said.end, first.start) is not None
    if re.search(r"\b(?:annual|annually|average|yearly)\b", text[last.end : said.start]):
        return False
    return said.end <= last.start or _LINK_AFTER.fullmatch(text, last.end, said.start) is not None


def _digits(amount: Amount) -> int:
    """Where the number ends in an amount's text."""
    return amount.text.find(amount.percent) - (amount.text[amount.text.find(amount.percent) - 1] in " -")


def _multiple(text: str, start: int, end: int, change: Change) -> Iterator[Finding]:
    """Doubling, tripling and halving."""
    ratio = change.after.value / change.before.value
    rounding = sum(_slack(end) / end.value for end in (change.before, change.after) if end.value) / 2
    for pattern, times in _TIMES:
        for match in pattern.finditer(text, start, end):
            first, last = sorted((change.before, change.after), key=lambda amount: amount.start)
            between = text[match.end() : first.start] if match.start() < first.start else text[last.end : match.start()]
            if len(between) > 50 or (match.start() > last.end and _OBJECT.match(text, match.end())) or re.search(r"\band\b|;", between):
                continue
            before = text[max(start, match.start() - 16) : match.start()]
            low, high = 0.92 * times, (1.08 if times <= 2 else 1.2) * times
            if _MORE.search(before):
                low, high = (times * 0.99, times * 2) if times > 1 else (0.0, times * 1.01)
            elif _LESS.search(before):
                low, high = (times * 0.8, times * 1.1) if times > 1 else (times * 0.9, times * 1.25)
            if hedged(text, change.before.start) or hedged(text, change.after.start):
                continue
            if not low * (1 - rounding) <= ratio <= high * (1 + rounding) and not _mixed_scale(change):
                yield disagreement(
                    CODE,
                    match.start(),
                    match.end(),
                    f"From {change.before.text} to {change.after.text} is {ratio:.2g} times as much.",
                    category="numbers",
                    confidence=0.7,
                )


_FRACTIONS = {"third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0, "two-thirds": 200 / 3, "two thirds": 200 / 3,
              "three-quarters": 75.0, "three quarters": 75.0}  # fmt: skip
_BY_FRACTION = Pattern(
    r"\bby (?P<by>(?:an? |one[ -])?(?P<part>third|quarter|fifth|tenth|two[- ]thirds|three[- ]quarters))\b(?! (?:of|percentage|point)"
    r"|-point)"
)


def _by_fraction(text: str, start: int, end: int, change: Change) -> Iterator[Finding]:
    """A change by a third, a quarter and so on; such words are never exact."""
    ratio = abs(change.after.value / change.before.value - 1) * 100
    match = _BY_FRACTION.search(text, start, end)
    if match and not change.before.percent and not _mixed_scale(change) and abs(ratio / _FRACTIONS[match["part"]] - 1) > 0.2:
        yield disagreement(
            CODE,
            *match.span("by"),
            f"From {change.before.text} to {change.after.text} is a change of {ratio:.3g} percent.",
            category="numbers",
            confidence=0.75,
        )


_BY_POINTS = Pattern(
    r"\b(?:by|of) (?P<by>(?:a |one )?(?:quarter|half)(?:[ -]of)?(?:[ -]an?)?[ -](?:percentage[ -])?point|\d+ basis points"
    r"|(?P<n>[\d.]+|one|two|three|four|five|six|seven|eight|nine|ten) (?:percentage )?points?)\b"
)


_CENTS = frozenset({"$", "US$", "£", "€"})
_BY_CENTS = Pattern(r"\b(?P<n>\d{1,2}(?:\.\d)?) (?:cents|pence)(?: a \w+)?,? (?:to|from) $")
_BY = Pattern(r"\b(?:by|(?:increase|rise|decrease|cut|drop|fall|jump) of) $")


def _by_how_much(text: str, start: int, amount: Amount, change: Change) -> bool:
    """Whether an amount is told as the difference: "by $10, from $40 to $50", "to $50 from $40, an increase of $10"."""
    if not _BY.search(text, max(start, amount.start - 16), amount.start):
        return False
    first, last = sorted((change.before, change.after), key=lambda end: end.start)
    if amount.end <= first.start:
        return re.fullmatch(r"(?: an? (?:year|month|week|day))?,? (?:from|to) ", text[amount.end : first.start]) is not None
    return last.end <= amount.start <= last.end + 40


def _by(text: str, start: int, end: int, found: Sequence[Amount], change: Change) -> Iterator[Finding]:
    """The points by which a rate moved, and "by $10 from $40 to $55"."""
    difference = abs(change.after.value - change.before.value)
    slack = 2 * (change.after.slack + change.before.slack) if "." not in change.after.text + change.before.text else 0.011
    match = _BY_POINTS.search(text, start, end) if change.before.percent else None
    if match and abs(match.start() - min(change.before.start, change.after.start)) < 80:
        said = match["by"]
        points = 0.25 if "quarter" in said else 0.5 if "half" in said else number(said.split()[0]) / (100 if "basis" in said else 1)
        if abs(points - difference) > min(slack, 0.5 * points):
            yield disagreement(
                CODE,
                match.start("by"),
                match.end("by"),
                f"From {change.before.text} to {change.after.text} is {difference:.4g} points.",
                category="numbers",
                confidence=0.8,
            )
    cents = _BY_CENTS.search(text, start, min(change.before.start, change.after.start)) if change.before.currency in _CENTS else None
    if cents and abs(number(cents["n"]) - 100 * difference) > 0.6:
        yield disagreement(
            CODE,
            *cents.span("n"),
            f"From {change.before.text} to {change.after.text} is {100 * difference:.4g} cents.",
            (like(round(100 * difference, 1), cents["n"]),),
            category="numbers",
            confidence=0.8,
        )
    for amount in found:
        if amount in (change.before, change.after) or amount.unit != change.before.unit or not amount.currency:
            continue
        if (
            _by_how_much(text, start, amount, change)
            and not hedged(text, amount.start)
            and abs(amount.value - difference) > amount.slack + change.after.slack + change.before.slack
        ):
            fix = "" if amount.scale else amount.currency + like(difference, amount.text.removeprefix(amount.currency))
            yield disagreement(
                CODE,
                amount.start,
                amount.end,
                f"From {change.before.text} to {change.after.text} is {difference:,.6g}.",
                (fix,) if fix else (),
                category="numbers",
                confidence=0.8,
            )
