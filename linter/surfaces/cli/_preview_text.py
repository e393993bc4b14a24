"""A preview, as it is read and as data."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from linter.reporters._excerpt import excerpt
from linter.ruledesk.preview import Spot
from linter.ruledesk.tally import Sample, Tally

# Texts that are named of a rule, and rules of which they are.
_TEXTS = 8
_RULES = 12
# Rules without findings that are named one by one.
_FEW = 3
# Stories that are named of those that could not be read for one reason.
_NAMES = 5
_PARTS = (("gained", "Found now and not before"), ("lost", "Found before and not now"), ("changed", "Told otherwise"))

_COUNTS = (("gained", "gained"), ("lost", "lost"), ("changed", "changed"), ("same", "the same"))


def lines(tally: Tally, against: str | None) -> Iterator[str]:
    """The counts, the commonest texts and the samples."""
    width = shutil.get_terminal_size((100, 24)).columns
    words = sum(tally.words.values())
    yield f"Read {_count(tally.stories, 'story', 'stories')}, {words:,} words."
    yield ""
    yield from _table(tally)
    commonest = [(code, count) for code, count in tally.ranked() if count.texts][:_RULES]
    if commonest:
        yield ""
        yield "Found most often:"
        for code, count in commonest:
            texts = ", ".join(f"“{_line(text)}” {number:,}" for text, number in count.texts.most_common(_TEXTS))
            more = len(count.texts) - _TEXTS
            yield f"  {f'{code}: ' if len(tally.counts) > 1 else ''}{texts}{f' and {more:,} more' if more > 0 else ''}"
    if tally.difference is None:
        yield from _sample("Sample", sum(count.loud + count.hints for count in tally.counts.values()), tally.sample, width)
        return
    counts = tally.difference.counts
    yield ""
    yield f"Against {against}: " + ", ".join(f"{counts[name]:,} {said}" for name, said in _COUNTS) + "."
    for name, title in _PARTS:
        yield from _sample(title, counts[name], getattr(tally.difference, name), width)


def _table(tally: Tally) -> Iterator[str]:
    ids = max(len(code) for code in tally.counts)
    yield f"{'':<{ids}}  errors, warnings  for 1,000 words  hints  stories"
    silent = [code for code, count in tally.ranked() if not count.stories]
    few = len(silent) <= _FEW
    for code, count in tally.ranked():
        if code in silent and not few:
            continue
        share = f"{100 * count.stories / tally.stories:.1f} %" if tally.stories else "–"
        bound = "" if tally.words_of(code) == sum(tally.words.values()) else f"  of {tally.words_of(code):,} words in its English"
        yield f"{code:<{ids}}  {count.loud:>16,}  {tally.rate(code, count.loud):>15.3f}  {count.hints:>5,}  {share:>7}{bound}"
    if not few:
        yield f"{len(silent):,} more rules find nothing."


def _sample(title: str, of: int, sample: Sample, width: int) -> Iterator[str]:
    spots = sample.spots()
    if spots:
        yield ""
        yield f"{title}, {len(spots):,} of {of:,}:" if len(spots) < of else f"{title}:"
        for spot in spots:
            yield from _spot(spot, width)


def _spot(spot: Spot, width: int) -> Iterator[str]:
    yield f"{spot.story}:{spot.row}:{spot.column}: {spot.severity}[{spot.code}]{' in a quotation' if spot.quoted else ''}"
    part = excerpt(_line(spot.sentence), spot.start, spot.end, max(40, width - 2))
    before = f" (before: {spot.before[0]}{_fixes(spot.before[1])})" if spot.before else ""
    yield f"  {part.text}"
    yield f"  {' ' * part.indent}{'^' * part.length}{_fixes(spot.suggestions)}{before}"


def _fixes(suggestions: tuple[str, ...]) -> str:
    return f" → {', '.join(f'“{fix}”' if fix else 'nothing' for fix in suggestions)}" if suggestions else ""


def unread(tally: Tally) -> Iterator[str]:
    """The stories that were not read, a few of each reason by name."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for name, reason in tally.unread:
        by_reason[reason].append(name)
    for reason, names in by_reason.items():
        yield from (f"{name}: {reason}" for name in names[:_NAMES])
        if len(names) > _NAMES:
            yield f"and {len(names) - _NAMES:,} more stories: {reason}"


def _line(text: str) -> str:
    """A text that may have line breaks, in a line of the same length."""
    return text.replace("\r", " ").replace("\n", " ")


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def as_data(tally: Tally, against: str | None) -> dict[str, Any]:
    """A preview for programs."""
    difference = tally.difference
    return {
        "stories": tally.stories,
        "words": sum(tally.words.values()),
        "rules": [
            {
                "id": code,
                "errors_and_warnings": count.loud,
                "hints": count.hints,
                "words": tally.words_of(code),
                "for_1000_words": round(tally.rate(code, count.loud), 4),
                "stories": count.stories,
                "commonest": [{"text": text, "count": number} for text, number in count.texts.most_common(_TEXTS)],
            }
            for code, count in tally.ranked()
        ],
        "sample": list(map(_spot_data, tally.sample.spots())),
        "against": None
        if difference is None
        else {
            "version": against,
            **{name: difference.counts[name] for name in ("gained", "lost", "changed", "same")},
            "samples": {name: list(map(_spot_data, getattr(difference, name).spots())) for name, _ in _PARTS},
        },
        "not_read": [{"filename": name, "reason": reason} for name, reason in tally.unread],
    }


def _spot_data(spot: Spot) -> dict[str, Any]:
    return {
        "filename": spot.story,
        "location": {"row": spot.row, "column": spot.column},
        "code": spot.code,
        "severity": spot.severity.value,
        "text": spot.text,
        "suggestions": list(spot.suggestions),
        "sentence": spot.sentence,
        "offset_in_sentence": spot.start,
        "quoted": spot.quoted,
        "before": {"severity": spot.before[0].value, "suggestions": list(spot.before[1])} if spot.before else None,
    }
