"""How often each of LanguageTool's rules speaks, and how often it is right: counts over published text and known slips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from linter.checks.languagetool.answers import Dump, Item, document, language
from linter.checks.languagetool.client import Match
from linter.checks.languagetool.tuning import close
from linter.document import overlapping

#: Ends the name under which a rule's close suggestions are counted once more.
CLOSE = "~"
#: Categories that judge marks, blanks and capitals, which text put together from tokens has not kept.
_MARKS = frozenset({"CASING", "COMPOUNDING", "MISC", "PUNCTUATION", "TYPOGRAPHY"})
#: Characters by which a finding may be longer than the slip and still be said to have found it.
_LONGER = 40


class Counts(msgspec.Struct):
    """What was counted of a rule; all but ``quoted`` stands outside of quotations."""

    category: str = ""
    fires: int = 0
    quoted: int = 0
    held_out: int = 0
    hits: int = 0
    fixed: int = 0
    beside: int = 0
    own_right: int = 0
    own_wrong: int = 0


class Measured(msgspec.Struct):
    """The counts by rule, and the numbers of words and slips that they rest on."""

    rules: dict[str, Counts] = msgspec.field(default_factory=dict)
    words: int = 0
    rebuilt_words: int = 0
    held_out_words: int = 0
    slips: int = 0

    def words_for(self, category: str) -> int:
        """The words of published text on which rules of a category were counted."""
        return self.words + (0 if category in _MARKS else self.rebuilt_words)

    def count(self, match: Match, found: str, **what: int) -> None:
        """Add to the counts of a rule, and to those of its close suggestions where this is one."""
        names = (match.rule, match.rule + CLOSE) if close(found, match.replacements) else (match.rule,)
        for name in names:
            counts = self.rules.setdefault(name, Counts(match.category))
            for key, number in what.items():
                setattr(counts, key, getattr(counts, key) + number)


def measure(published: Iterable[Item], slips: Iterable[Item], right: Iterable[Item], dump: Dump) -> Measured:
    """Count; ``slips`` may hold LanguageTool's own wrong examples too, ``right`` are its right ones."""
    result = Measured()
    for item in published:
        _count_published(result, item, dump)
    for item in slips:
        _count_slip(result, item, dump)
    for item in right:
        for match, found, _ in _found(item, dump):
            result.count(match, found, own_wrong=match.rule == item.rule)
    return result


def _count_published(result: Measured, item: Item, dump: Dump) -> None:
    words = len(item.text.split())
    if item.rebuilt:
        result.rebuilt_words += words
    elif item.held_out:
        result.held_out_words += words
    else:
        result.words += words
    for match, found, quoted in _found(item, dump):
        if item.rebuilt and match.category in _MARKS:
            continue
        if item.held_out:
            result.count(match, found, held_out=not quoted)
        else:
            result.count(match, found, quoted=quoted, fires=not quoted)


def _count_slip(result: Measured, item: Item, dump: Dump) -> None:
    result.slips += item.rule is None
    for match, found, quoted in _found(item, dump):
        hit = hits(item, match)
        if item.rule is not None:
            result.count(match, found, own_right=hit and match.rule == item.rule)
        elif not quoted:
            result.count(match, found, hits=hit, fixed=hit and mends(item, match), beside=not hit)


def _found(item: Item, dump: Dump) -> Iterator[tuple[Match, str, bool]]:
    """The matches in an item, spans in its text, each with what stands there and whether that touches a quotation."""
    story = document(item)
    for part in story.prose():
        for match in dump.matches(story.text[part.start : part.end], language(item)):
            start, end = match.start + part.start, match.end + part.start
            moved = msgspec.structs.replace(match, start=start, end=end)
            yield moved, story.text[start:end], overlapping(story.quotations, start, end)


def hits(item: Item, match: Match) -> bool:
    """Whether a match lies on the slip, or touches one that is a mere place, and is not much longer."""
    for start, end in [*([item.span] if item.span else []), *item.also_ok]:
        edge = start == end or match.start == match.end
        meets = match.start <= end and start <= match.end if edge else match.start < end and start < match.end
        if meets and match.end - match.start <= end - start + _LONGER:
            return True
    return False


def mends(item: Item, match: Match) -> bool:
    """Whether the first suggestion gives a text that is accepted."""
    if not match.replacements or item.span is None:
        return False
    start, end = item.span
    wanted = {_flat(item.text[:start] + fix + item.text[end:]) for fix in (*item.fixes, *item.corrections)}
    if item.corrected:
        wanted.add(_flat(item.corrected))
    return _flat(item.text[: match.start] + match.replacements[0] + item.text[match.end :]) in wanted


def _flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
