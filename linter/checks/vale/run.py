"""Runs the rules of Vale styles over a story and makes findings of what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.checks.rules.timed import LIMIT, TimedOut
from linter.checks.vale.pattern import Text
from linter.checks.vale.rule import Hit, Reading, Rule
from linter.checks.vale.story import Block, Story
from linter.checks.vale.style import Styles
from linter.document import Document
from linter.finding import Action, Finding, NotChecked, Severity
from linter.settings import Settings
from linter.vocabulary import vocabulary

# How sure a rule of a style is that is not ours to judge.
_CONFIDENCE = {Severity.ERROR: 0.9, Severity.WARNING: 0.7, Severity.INFO: 0.5}
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def said(document: Document, settings: Settings, styles: Styles) -> Iterator[Finding | NotChecked]:
    """What the rules say, rule by rule: one thing at a place, and no more than a rule's ``limit``."""
    story = Story(document)
    reading = Reading(story, styles.index, vocabulary(settings).knows)
    for number, rule in enumerate(styles.rules):
        if settings.wants(rule.common.code):
            yield from _of_rule(rule, number, story, reading)


def _of_rule(rule: Rule, number: int, story: Story, reading: Reading) -> Iterator[Finding | NotChecked]:
    keys = rule.common
    if not story.plain_text and keys.scope.unread:
        yield NotChecked("vale", None, f"{keys.code}: the scope {', '.join(sorted(keys.scope.unread))} is not read in this format")
    told: set[int] = set()
    for block in story.blocks(keys.scope):
        if reading.idle(block, number):
            continue
        for hit, place in _of_block(rule, number, block, reading):
            if hit is None:
                reason = f"{keys.code}: an expression took longer than {LIMIT:g} seconds"
                yield NotChecked("vale", story.placed(place, 0, len(place.text.text)), reason)
                continue
            span = story.placed(place, hit.start, hit.end)
            if span is None:
                found = place.text.text[hit.start : hit.end]
                yield NotChecked("vale", None, f"{keys.code}: found {found!r} in markup, where nothing can be told")
            elif span[0] not in told and (not keys.limit or len(told) < keys.limit):
                told.add(span[0])
                yield _finding(rule, span, hit)


def _of_block(rule: Rule, number: int, block: Block, reading: Reading) -> Iterator[tuple[Hit | None, Block]]:
    """What a rule says of a block; None for a paragraph of it for which the time did not suffice."""
    try:
        yield from [(hit, block) for hit in rule.run(block, reading, number)]
    except TimedOut:
        parts = [match.span() for match in _PARAGRAPH.finditer(block.text.text)]
        if len(parts) < 2:
            yield None, block
            return
        for start, end in parts:
            part = Block(block.start + start, Text(block.text.text[start:end], block.text.plain), block.sections, block.raw)
            yield from _of_block(rule, number, part, reading)


def _finding(rule: Rule, span: tuple[int, int], hit: Hit) -> Finding:
    keys = rule.common
    return Finding(
        *span,
        keys.code,
        hit.message,
        keys.severity,
        _CONFIDENCE[keys.severity],
        Action.REVIEW,
        keys.category,
        ("vale",),
        hit.suggestions,
        None,
        keys.url,
    )
