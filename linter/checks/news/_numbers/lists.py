"""Promises of lists that are not kept: five things, of which six follow; "three reasons: A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import IN_WORDS, NUMBER, count_like, number
from linter.checks.news._patterns import Pattern
from linter.document import Document, Role, Segment
from linter.finding import Finding

CODE = "numbers/list"

_ITEMS = (
    r"things|reasons|ways|tips|takeaways|questions|facts|lessons|steps|points|signs|myths|ideas|stories|photos|charts|moments|books"
    r"|films|movies|songs"
    r"|places|recipes|options|factors|priorities|goals|conditions|demands|options|people|names|candidates|rules|mistakes|players"
    r"|winners|games|areas|measures"
    r"|proposals|schemes|steps|categories|finalists|nominees|trends|issues|topics|numbers|destinations|hotels|restaurants|apps|gifts"
    r"|shows|podcasts"
)
_PROMISE = Pattern(rf"\b(?P<n>\d{{1,2}}|{IN_WORDS}) (?:[a-z][\w’'-]* ){{0,3}}?(?P<what>{_ITEMS})\b", re.IGNORECASE)
_INLINE = Pattern(
    rf"\b(?P<n>(?i:two|three|four|five|six)|2|3|4|5|6) (?P<what>(?:[a-z][\w’'-]* ){{0,2}}(?:{_ITEMS}|countries|states|cities|words"
    rf"|options|men|women|cities|counties"
    rf"|sports|towns|villages|provinces|languages|nations|teams|colou?rs|ingredients|subjects|schools|universities|airports))(?:: | – "
    rf"| — | - )(?P<list>(?:[^:;.!?()“”\"–—]|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bSt)\.|(?<= [A-Z])\.)+?)(?=[.!?]?$"
    rf"| – | — | - |;)"
)
_ARE = Pattern(
    rf"\b[Tt]he (?:other |remaining )?(?P<n>two|three|four|five|six|[2-6]) (?:[a-z][\w’'-]* ){{0,2}}(?:{_ITEMS}|countries|states|cities"
    rf"|counties|teams|nations|schools|towns)"
    r" (?:are|were) (?P<list>[A-Z][^:;.!?()“”\"–—]+?)(?=[.!?]?$)"
)
_NO_ITEM = Pattern(r"(?:in|at|on|by|with|for|from|to|because|as|not|that|which|including|one|both|all|if|when)\b", re.IGNORECASE)
_ITEM = Pattern(r"(?:the |a |an )?(?:[^\W\d_][\w’'.-]*)(?: [^\W\d_][\w’'.-]*){0,3}")
#: A list stands after one of these.
_SIGN = Pattern(r"\w: | [–—-] |\b(?:are|were) [A-Z]")
_BREAK = Pattern(r", and |, or |, | and | or | & ")
_COUNTED = Pattern(rf"(?:an?|another|{NUMBER})\s(?:men|man|wom[ae]n|boys?|girls?|people|\w+s)\b|{NUMBER}\b|an? (?:man|woman|boy|girl)\b")
#: Paragraphs between the items of one list.
_GAP = 40
#: The list is not of all that was promised.
_SOME = Pattern(r"\b(?:includ\w+|some|few|among|such as|first)\b", re.IGNORECASE)
_PREVIOUS_NUMBER = Pattern(r"\(?(\d{1,2})[.)]\s+$")


def find(text: str, start: int, end: int) -> Iterator[Finding]:
    """Lists in the sentence ``text[start:end]`` after a colon or dash."""
    if not _SIGN.search(text, start, end):
        return
    for match in (*_INLINE.finditer(text, start, end), *_ARE.finditer(text, start, end)):
        items = [item.strip() for item in _BREAK.split(match["list"])]
        said = number(match["n"])
        if any(_COUNTED.match(item) for item in items):
            continue
        if len({item[:1].isupper() for item in items}) > 1:
            continue  # "Rome, Oslo and Bern, the capital of Switzerland"
        if any(_NO_ITEM.match(item) for item in items):
            continue
        simple = all(item and _ITEM.fullmatch(item) for item in items) and re.search(r" (?:and|or|&) ", match["list"])
        if "other" in text[match.start("list") : end]:
            continue
        if simple and len(items) != said and len(re.findall(r" (?:and|or) ", match["list"])) == 1 and len(items) >= 2:
            yield _finding(match.span("n"), text, len(items), 0.7)


def listed(document: Document) -> Iterator[Finding]:
    """Promises of the headline, the deck or the line before a list, and the items that follow."""
    parts = document.segments
    for first, last, count in _runs(parts):
        number_before = _PREVIOUS_NUMBER.search(document.text, max(0, parts[first].start - 6), parts[first].start)
        if count < 2 or (number_before and last < len(parts) and _numbered_later(document, last, count)):
            continue  # text between the items
        if not first or document.text[parts[first - 1].end - 1] != ":":
            continue
        promise = _last_promise(document, parts[first - 1])
        if promise and promise[1] != count:
            yield _finding(promise[0], document.text, count, 0.75)
    if parts and parts[0].role is Role.HEADLINE:
        yield from _numbered(document)


def _numbered(document: Document) -> Iterator[Finding]:
    """A headline that promises as many as the numbers of the story's only list count."""
    numbers = [
        int(match[1])
        for part in document.segments
        if part.role is Role.LIST_ITEM
        and not part.nested
        and (match := _PREVIOUS_NUMBER.search(document.text, max(0, part.start - 6), part.start))
    ]
    rising = numbers == list(range(1, len(numbers) + 1))
    falling = numbers == list(range(len(numbers), 0, -1))
    promise = _last_promise(document, document.segments[0])
    if promise and len(numbers) > 1 and (rising or falling) and (len(numbers) > promise[1] or len(numbers) == promise[1] - 1):
        yield _finding(promise[0], document.text, len(numbers), 0.85)


def _numbered_later(document: Document, at: int, count: int) -> bool:
    """Whether the item that would go on a list stands later in the story."""
    return any(
        (match := _PREVIOUS_NUMBER.search(document.text, max(0, part.start - 6), part.start)) and int(match[1]) == count + 1
        for part in document.segments[at : at + _GAP]
        if part.role is Role.LIST_ITEM
    )


def _runs(parts: Sequence[Segment]) -> Iterator[tuple[int, int, int]]:
    """The lists: where each begins and ends, and how many items it has, those inside of items not counted."""
    first, count = None, 0
    for at, part in enumerate(parts):
        if part.role is Role.LIST_ITEM:
            first = at if first is None else first
            count += not part.nested
        elif first is not None:
            yield first, at, count
            first, count = None, 0
    if first is not None:
        yield first, len(parts), count


def _last_promise(document: Document, part: Segment) -> tuple[tuple[int, int], int] | None:
    last = document.sentence_at(part.end)
    start = last.start if last else part.start
    found = list(_PROMISE.finditer(document.text, start, part.end))
    if found and re.search(r"\b(?:other|more)\b", found[0].group()):
        return None
    if _SOME.search(document.text, start, part.end) or len(found) != 1 or number(found[0]["n"]) < 2:
        return None
    return found[0].span("n"), round(number(found[0]["n"]))


def _finding(span: tuple[int, int], text: str, count: int, sure: float) -> Finding:
    said = text[slice(*span)]
    return disagreement(CODE, *span, f"The list has {count}, not {said}.", (count_like(count, said),), category="numbers", confidence=sure)
