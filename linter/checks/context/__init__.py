"""Words that are spelled right and still wrong: another is meant, a small one is missing or too many, one stands for two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from linter.checks.context.joint_words import Joint
from linter.checks.context.opinions import opinions
from linter.checks.context.reading import Reading
from linter.checks.context.slips import Slip
from linter.checks.context.small_words import Gap
from linter.document import Document, overlapping
from linter.finding import Action, Finding, Severity
from linter.lexicon import WordClass, lexicon
from linter.settings import Settings

WRONG_WORD, MISSING_WORD, EXTRA_WORD = "context/wrong-word", "context/missing-word", "context/extra-word"
SPLIT_WORD, JOINED_WORD = "context/split-word", "context/joined-word"
#: From this probability on a finding is an error, and from this one on a warning; what is less probable is not told.
_SURE = 0.85
_LIKELY = {WRONG_WORD: 0.64, MISSING_WORD: 0.68, EXTRA_WORD: 0.7, SPLIT_WORD: 0.6, JOINED_WORD: 0.85}
#: No finding is surer than a rule that says the same, and may have a safe fix, which this check has not.
_SUREST = 0.94
#: From this probability on another word is rather meant than none, where a word may be too many.
_RATHER = 0.3
#: The same for words with a capital, which may be names.
_LIKELY_CAPITAL = 0.75


class Thought(NamedTuple):
    """A slip that was thought of, how probable each suggestion is, and why it is not told; None where it is."""

    finding: Finding
    shares: tuple[float, ...]
    withheld: str | None


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    yield from (WRONG_WORD, MISSING_WORD, EXTRA_WORD, SPLIT_WORD, JOINED_WORD)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Words in running text that others should stand for, small words that are missing or too many, and words parted or made one."""
    del settings
    yield from (thought.finding for thought in thoughts(document) if thought.withheld is None)


#: A paragraph is read by itself as within its story.
part = check


def thoughts(document: Document) -> Iterator[Thought]:
    """All that is thought of a document's words, however improbable."""
    if not document.tokens:
        return
    reading = Reading(document)
    found = opinions(reading)
    surplus = {gap.at: gap.probability for gap in found.gaps if not gap.missing}
    changed = set()
    for slip in found.slips:
        if slip.probability >= _RATHER and surplus.get(slip.at, 0.0) > slip.probability:
            # Something is wrong with the word; "too" for "to" is likelier than that nothing should stand there.
            slip = slip._replace(shares=(surplus[slip.at], *slip.shares[1:]))
            changed.add(slip.at)
        yield _thought(reading, _wrong(reading, slip), slip.shares)
    for gap in found.gaps:
        if gap.missing or gap.at not in changed:
            yield _thought(reading, _gap(reading, gap), (gap.probability,))
    for joint in found.joints:
        yield _thought(reading, _joint(reading, joint), (joint.probability,))


def _thought(reading: Reading, finding: Finding, shares: tuple[float, ...]) -> Thought:
    capital = finding.code == WRONG_WORD and reading.document.text[finding.start].isupper()
    least = _LIKELY_CAPITAL if capital else _LIKELY[finding.code]
    if finding.confidence < least:
        return Thought(finding, shares, f"told from {least:.2f} on")
    if _article(reading, finding):
        return Thought(finding, shares, "what an article before a plural is meant to be is a rule's matter")
    if overlapping(reading.document.quotations, finding.start, finding.end):
        # The counts are of what desks write, and people do not speak like that.
        return Thought(finding, shares, "nothing is told in quotations")
    return Thought(finding, shares, None)


def _article(reading: Reading, finding: Finding) -> bool:
    """Whether an article stands before a plural: "any" has lost its y there, which is a rule's matter."""
    written, meant = reading.document.text[finding.start : finding.end].strip(), finding.suggestions[0]
    if written not in ("a", "an") or meant not in ("", "a", "an", "the"):
        return False
    at = bisect_right(reading.tokens, finding.start, key=lambda token: token.start)
    return at < len(reading.tokens) and bool(lexicon().classes(reading.tokens[at].lower) & WordClass.PLURAL_NOUN)


def _wrong(reading: Reading, slip: Slip) -> Finding:
    token = reading.tokens[slip.at]
    message = f"“{token.text}” may be meant to be “{slip.meant[0]}”."
    return _finding(token.start, token.end, WRONG_WORD, message, slip.probability, "terminology", slip.meant)


def _gap(reading: Reading, gap: Gap) -> Finding:
    token, before = reading.tokens[gap.at], reading.tokens[gap.at - 1]
    if gap.missing:
        message = f"A word may be missing: “{before.text} {gap.word} {token.text}”."
        return _finding(before.end, token.start, MISSING_WORD, message, gap.probability, "omission", (f" {gap.word} ",))
    message = f"“{token.text}” may be too many here."
    return _finding(token.start, reading.tokens[gap.at + 1].start, EXTRA_WORD, message, gap.probability, "addition", ("",))


def _joint(reading: Reading, joint: Joint) -> Finding:
    start, end = reading.tokens[joint.at].start, reading.tokens[joint.at + (not joint.joined)].end
    message = f"“{reading.document.text[start:end]}” may be meant to be “{joint.meant}”."
    code = JOINED_WORD if joint.joined else SPLIT_WORD
    return _finding(start, end, code, message, joint.probability, "misspelling", (joint.meant,))


def _finding(start: int, end: int, code: str, message: str, probability: float, category: str, suggestions: tuple[str, ...]) -> Finding:
    severity = Severity.ERROR if probability >= _SURE else Severity.WARNING
    sure = round(min(probability, _SUREST), 2)
    return Finding(start, end, code, message, severity, sure, Action.REVIEW, category, ("context",), suggestions)
