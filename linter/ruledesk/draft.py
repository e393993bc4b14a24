"""A rule drawn from wrong and right sentences: its kind, its entries and its examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from linter.checks.rules.contract import alone
from linter.checks.rules.errors import Misread
from linter.checks.rules.folding import folded
from linter.checks.rules.ruleset import loaded, shipped
from linter.checks.rules.words import WordLists
from linter.finding import Finding
from linter.lexicon import lexicon
from linter.ruledesk.sentences import DraftError, Slip, neighbour, slip

Table = dict[str, Any]
# Words on each side that a phrase is widened by, at most.
_WIDEST = 3
_FIELDS = {"message": "m", "why": "w", "source": "s", "severity": "warning", "confidence": 0.5, "category": "style"}
_EXAMPLES = {"wrong": [{"text": "<<a>>"}] * 2, "right": [{"text": "b"}] * 2}


def draft(wrongs: Sequence[str], rights: Sequence[str], fixes: tuple[str, ...]) -> Table:
    """The keys that say what a rule looks for, and its examples; raises DraftError.

    Phrases are as short as the right sentences allow: as long as one of them is found, or a wrong one with its fix is, neighbours are
    taken in. Where those are numbers, or other words in each wrong sentence, the rule is a sequence of tokens.
    """
    slips = _shared([slip(wrong, list(rights), fixes) for wrong in wrongs])
    silent = [*rights, *(one.corrected for one in slips if one.corrected is not None)]
    widths = [_width(one, silent) for one in slips]
    for table in _tables(slips, widths):
        examples = _examples(table, slips)
        if examples and not any(_found(table, text) for text in silent):
            return table | {"wrong": examples, "right": [{"text": right} for right in rights]}
    raise DraftError("no rule was found that marks each wrong sentence once and passes the right ones; say with << and >> what is wrong")


def _shared(slips: list[Slip]) -> list[Slip]:
    """The slips; one of which no fix is known has those of another on the same words."""
    known = {folded(one.text[one.start : one.end]): one.fixes for one in slips if one.fixes is not None}
    return [replace(one, fixes=known.get(folded(one.text[one.start : one.end]))) if one.fixes is None else one for one in slips]


def _width(one: Slip, silent: Sequence[str]) -> tuple[int, int]:
    """How many words must be taken in on each side, so that the phrase stands in no right sentence; raises DraftError."""
    sides = sorted(product(range(_WIDEST + 1), repeat=2), key=lambda side: (sum(side), abs(side[0] - side[1]), -side[0]))
    for left, right in sides:
        if left <= one.first and one.last + right <= len(one.tokens):
            table = _phrases([one], [(left, right)])
            if _found(table, one.text) and not any(_found(table, text) for text in silent):
                return left, right
    phrase = one.text[one.start : one.end]
    raise DraftError(
        f"“{phrase}” in {one.text!r} stands in a right sentence too, among the same words; give a right sentence that differs more"
    )


def _tables(slips: Sequence[Slip], widths: Sequence[tuple[int, int]]) -> Iterator[Table]:
    """The rules that the sentences may stand for, the likeliest first."""
    wide = max(left for left, _ in widths), max(right for _, right in widths)
    if sequence := _sequence(slips, wide):
        yield sequence
    yield _phrases(slips, widths)
    yield _phrases(slips, [wide] * len(slips))


def _phrases(slips: Sequence[Slip], widths: Sequence[tuple[int, int]]) -> Table:
    """A rule of fixed phrases."""
    around = [one.around(left, right) for one, (left, right) in zip(slips, widths, strict=True)]
    small = [_small(one, left) for one, (left, _) in zip(slips, widths, strict=True)]
    pairs = [
        (_lowered(phrase), tuple(map(_lowered, options))) if low else (phrase, options)
        for (phrase, options), low in zip(around, small, strict=True)
    ]
    phrases = dict(pairs)
    if any(one.fixes is None for one in slips):
        return {"kind": "existence", "literals": list(phrases)}
    if all(options == ("",) for options in phrases.values()):
        return {"kind": "existence", "literals": list(phrases), "suggestion": ""}
    case = {"case": True} if any(folded(phrase) in map(folded, options) for phrase, options in around) else {}
    return {"kind": "substitution", **case, "swap": {key: value[0] if len(value) == 1 else list(value) for key, value in phrases.items()}}


def _sequence(slips: Sequence[Slip], wide: tuple[int, int]) -> Table | None:
    """A rule of tokens, where all slips are of one form and what stands around them is not always the same; else None."""
    left, right = wide
    length = slips[0].last - slips[0].first
    alike = all(one.last - one.first == length and one.fixes == slips[0].fixes for one in slips)
    inside = all(left <= one.first and one.last + right <= len(one.tokens) for one in slips)
    if not alike or not inside or wide == (0, 0) or slips[0].fixes == ("",):
        return None
    elements: list[Table] = []
    varied = False
    for place in range(-left, length + right):
        asked = list(dict.fromkeys(neighbour(one.tokens[one.first + place]) for one in slips))
        numbers = [word == "number" for word in asked]
        if any(numbers) and not all(numbers):
            return None
        marked = 0 <= place < length
        varied |= not marked and (any(numbers) or len(asked) > 1)
        elements.append({"kind": "number"} if any(numbers) else {"text": asked} | ({"mark": True} if marked else {}))
    suggestions = {"suggestions": list(slips[0].fixes)} if slips[0].fixes else {}
    return {"kind": "tokens", **suggestions, "elements": elements} if varied else None


def _small(one: Slip, left: int) -> bool:
    """Whether the capital that a phrase begins with is only that of its sentence."""
    word = one.tokens[one.first - left].text
    return one.first == left and word[:1].isupper() and word[1:].islower() and lexicon().knows(word.lower())


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _examples(table: Table, slips: Sequence[Slip]) -> list[Table]:
    """The wrong sentences with the marks where the rule sets them; none where it misses one, or mends it otherwise than it should."""
    examples = []
    for one in slips:
        found = _found(table, one.text)
        if len(found) != 1:
            return []
        start, end, fixes = found[0].start, found[0].end, found[0].suggestions
        if one.corrected is not None and one.corrected not in _mended(one.text, found[0]):
            return []
        example: Table = {"text": f"{one.text[:start]}<<{one.text[start:end]}>>{one.text[end:]}"}
        examples.append(example | ({"fixes": list(fixes)} if fixes else {}))
    return examples


def _mended(text: str, found: Finding) -> list[str]:
    edits = found.fix.edits if found.fix else ()
    return [text[: edit.start] + edit.content + text[edit.end :] for edit in edits]


def _found(table: Table, text: str) -> list[Finding]:
    """What a rule of such a table finds."""
    try:
        return alone(loaded(Path("draft.toml"), "draft/rule", _FIELDS | _EXAMPLES | table, WordLists([shipped()])))(text)
    except (Misread, OSError):  # a table that is no rule finds nothing
        return []
