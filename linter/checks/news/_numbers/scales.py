"""The same figure in two scales: "$3.4 million" here and "$3.4 billion" there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log10

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import Amount
from linter.checks.news._patterns import Pattern
from linter.document import Document, Role
from linter.finding import Finding

CODE = "numbers/scale"

_FULL = {"m": "m", "mn": "m", "million": "m", "b": "b", "bn": "b", "billion": "b", "tn": "t", "trillion": "t"}
_WRITTEN = {"m": ("million", "m"), "b": ("billion", "bn"), "t": ("trillion", "tn")}
#: A correction tells the wrong amount, too.
_CORRECTED = Pattern(r"\b(?:[Cc]orrection|earlier version|mistakenly|incorrectly|misstated|corrected)\b")
_POINTS_BACK = Pattern(r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese) $")
_WORD = Pattern(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "that this with from have will been they said their which were would about more than year years million billion trillion also"
    " into over when there "
    "first last next after each three four five could some most other according percent dollars pounds worth total only".split()
)
#: How far about an amount its subject is looked for, in code points.
_REACH = 110


def find(document: Document, found: Sequence[Amount]) -> Iterator[Finding]:
    """Amounts of a story whose figures stand in it with another scale, too."""
    scaled = [amount for amount in found if amount.scale in _FULL]
    all_scales = Counter(_FULL[amount.scale] for amount in scaled)
    figures: dict[tuple[str, str], list[Amount]] = {}
    for amount in scaled:
        figures.setdefault((amount.currency[-1:], _digits(amount)), []).append(amount)
    for (_, digits), same in figures.items():
        scales = Counter(_FULL[amount.scale] for amount in same)
        if len(scales) != 2 or len(digits.replace(".", "").strip("0")) < 2:
            continue
        wrong, right = _sides(same, scales, scaled)
        if _one_thing(document, wrong, right, digits) or (_side_by_side(document, wrong, right) and _stray(wrong, right, all_scales)):
            scale = _FULL[right.scale]
            fix = wrong.text[: len(wrong.text) - len(wrong.scale)] + _WRITTEN[scale][len(wrong.scale) <= 2]
            yield disagreement(
                CODE, wrong.start, wrong.end, f"Elsewhere in the story it is {right.text}.", (fix,), category="numbers", confidence=0.8
            )


def _digits(amount: Amount) -> str:
    return amount.text.removeprefix(amount.currency)[: -len(amount.scale)].rstrip(" -").strip()


def _sides(same: Sequence[Amount], scales: Counter[str], scaled: Sequence[Amount]) -> tuple[Amount, Amount]:
    """The amount likelier wrong and one likelier right: the rarer, else the one farther from the story's other money, else the later."""
    first, second = scales
    one = next(amount for amount in same if _FULL[amount.scale] == first)
    two = next(amount for amount in same if _FULL[amount.scale] == second)
    if scales[first] != scales[second]:
        return (one, two) if scales[first] < scales[second] else (two, one)
    others = [log10(amount.value) for amount in scaled if amount not in same and amount.value > 0]
    if others:
        from statistics import median  # dear to import, and few stories have such figures

        middle = median(others)
        if abs(log10(one.value) - middle) > abs(log10(two.value) - middle):
            return one, two
    return two, one


def _one_thing(document: Document, wrong: Amount, right: Amount, digits: str) -> bool:
    """Whether both amounts are told of one thing: the words about them agree, the more so the rounder the figure."""
    if document.sentence_at(wrong.start) == document.sentence_at(right.start):
        return False  # one beside the other: they are told apart on purpose
    if any(_CORRECTED.search(document.text, max(0, amount.start - 200), amount.start) for amount in (wrong, right)):
        return False
    first, second = sorted((wrong, right), key=lambda amount: amount.start)
    if _POINTS_BACK.search(document.text, max(0, second.start - 8), second.start) and second.start - first.start < 3 * _REACH:
        return True
    shared = len(_about(document, wrong) & _about(document, right))
    significant = len(digits.replace(".", "").replace(",", "").strip("0"))
    parts = [document.segment_at(amount.start) for amount in (wrong, right)]
    heads = any(part is not None and part.role in (Role.HEADLINE, Role.DECK) for part in parts)
    return shared >= (1 if heads or significant > 2 or abs(wrong.start - right.start) < 2 * _REACH else 2) or (
        significant > 2 and parts[0] == parts[1]
    )


def _side_by_side(document: Document, one: Amount, other: Amount) -> bool:
    """Whether two amounts stand in sentences of one paragraph, in each other's reach."""
    return document.segment_at(one.start) == document.segment_at(other.start) and abs(one.start - other.start) < 2 * _REACH


def _stray(wrong: Amount, right: Amount, scales: Counter[str]) -> bool:
    """Whether the story has the scale of the one nowhere else, and the other's more than once."""
    return scales[_FULL[wrong.scale]] == 1 and scales[_FULL[right.scale]] > 1


def _about(document: Document, amount: Amount) -> set[str]:
    sentence = document.sentence_at(amount.start)
    start, end = (sentence.start, sentence.end) if sentence else (amount.start, amount.end)
    words = _WORD.findall(document.text, max(start, amount.start - _REACH), min(end, amount.end + _REACH))
    return {word.lower().rstrip("s")[:6] for word in words if word.lower() not in _COMMON}
