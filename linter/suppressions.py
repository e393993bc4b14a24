"""Suppressions: what the comments of a story leave of its findings.

A comment in a line of text speaks of what begins in that line; one in a line without text of the paragraph that it stands in, or else of
the next; one in the head of the file, and ``ignore-file`` anywhere, of all the story. Suppressions come last: they change nothing but
what is told where they reach. What is wrong with one is said of its comment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from linter.arbiter import Decision, Tell, Why
from linter.codes import Codes, covers
from linter.directions import ALL, Suppression, read
from linter.document import Comment, Document, Role, Segment, Source, Splice
from linter.finding import Finding
from linter.segment import Span
from linter.settings import SuppressionOptions

UNUSED = "suppressions/unused"
EXPIRED = "suppressions/expired"
INCOMPLETE = "suppressions/incomplete"
MALFORMED = "suppressions/malformed"
CODES = (UNUSED, EXPIRED, INCOMPLETE, MALFORMED)

_LACKING = {"reason": "no reason", "initials": "no initials, such as (MB)", "until": "no last day, such as (until 2027-01-31)"}


class Fault(NamedTuple):
    """What is wrong with a comment; ``needless`` says that it may go."""

    comment: Comment
    code: str
    message: str
    needless: bool = False


class Verdict(NamedTuple):
    """For each finding whether it is told, and what is wrong with the comments, in their order."""

    told: tuple[bool, ...]
    faults: tuple[Fault, ...]


class Terms(NamedTuple):
    """What suppressions are held to: the ids there are, what the newsroom demands, and the day.

    ``looked_for`` says of an id whether this run would have found what its rule finds; a suppression of another is not called unused.
    """

    codes: Codes
    options: SuppressionOptions
    today: date
    looked_for: Callable[[str], bool]


def without(source: Source, comment: Comment) -> Splice:
    """What takes a comment out of a source: with its lines where nothing else is in them, unless lines beside it would become one."""
    text, start, end = source.text, comment.source_start, comment.source_end
    first, last = source.position(start)[0], source.position(end)[0]
    begin, stop = source.offset(first, 1), source.offset(last, len(source.line(last)) + 1)
    if text[begin:start].strip() or text[end:stop].strip():
        return start - (text[begin:start].endswith(" ")), end, ""
    ended = text[stop : stop + 2] if text.startswith("\r\n", stop) else text[stop : stop + 1]
    parts = first > 1 and source.line(first - 1).strip() and ended and source.line(last + 1).strip()
    return begin, stop + (0 if parts and not comment.head else len(ended)), ""


def judged(document: Document, findings: Sequence[Finding], terms: Terms, tell: Tell) -> Verdict:
    """Which findings are told, and what is wrong with the comments."""
    told = [True] * len(findings)
    faults: list[Fault] = []
    for comment in sorted(document.comments, key=lambda comment: comment.source_start):
        for one in read(comment, terms.codes):
            if isinstance(one, str):
                faults.append(Fault(comment, MALFORMED, f"This suppression cannot be followed: {one}."))
            elif one.until is not None and one.until < terms.today:
                message = f"This suppression counted until {one.until}: look again, then give it a new last day or take it out."
                faults.append(Fault(comment, EXPIRED, message, one.alone))
            else:
                used = _applied(document, findings, one, told, tell)
                faults += _faults(one, used, terms)
    return Verdict(tuple(told), tuple(faults))


def _applied(document: Document, findings: Sequence[Finding], one: Suppression, told: list[bool], tell: Tell) -> set[str]:
    """Take away what a suppression reaches; which of its ids there was anything for."""
    used: set[str] = set()
    reaches = _reach(document, one)
    for number, finding in enumerate(findings):
        meant = {code for code in one.codes if code == ALL or covers(code, finding.code)}
        if meant and reaches(finding):
            used |= meant
            if told[number]:
                told[number] = False
                tell(Decision(finding, Why.SUPPRESSED, None, comment=one.comment))
    return used


def _faults(one: Suppression, used: set[str], terms: Terms) -> Iterator[Fault]:
    if missing := _missing(one, terms):
        yield Fault(one.comment, INCOMPLETE, f"This suppression {missing}.")
    idle = [code for code in one.codes if code not in used and _looked_for(code, terms)]
    if idle:
        message = f"Nothing is found that “{', '.join(idle)}” would suppress here."
        yield Fault(one.comment, UNUSED, message, one.alone and len(idle) == len(one.codes))


def _looked_for(selector: str, terms: Terms) -> bool:
    """Whether this run would have found all that a selector means."""
    meant = terms.codes.meant(selector) if selector != ALL else [code for code in terms.codes.known if code not in CODES]
    return bool(meant) and all(map(terms.looked_for, meant))


def _missing(one: Suppression, terms: Terms) -> str:
    """What is demanded of a suppression and it does not have."""
    wanted = {*terms.options.require, *(("until",) if terms.options.max_days else ())}
    lacking = [said for name, said in _LACKING.items() if name in wanted and not getattr(one, name)]
    if lacking:
        return f"has {' and '.join(lacking)}"
    if terms.options.max_days and one.until and (one.until - terms.today).days > terms.options.max_days:
        return f"counts until {one.until}, which is more than {terms.options.max_days:,} days ahead"
    return ""


def _reach(document: Document, one: Suppression) -> Callable[[Finding], bool]:
    """What a suppression speaks of."""
    source, comment = document.source, one.comment
    if one.whole:
        return lambda _: True
    start, end = comment.source_start, comment.source_start + len(source.text[comment.source_start : comment.source_end].rstrip())
    first, last = source.position(start)[0], source.position(end)[0]
    before, behind = (source.offset(first, 1), start), (end, source.offset(last, len(source.line(last)) + 1))
    if _has_text(document, before) or _has_text(document, behind):
        return lambda finding: first <= source.position(document.source_map.span(finding.start, finding.end)[0])[0] <= last
    parts = _paragraph(document, comment.at)
    return lambda finding: document.segment_at(finding.start) in parts


def _has_text(document: Document, place: Span) -> bool:
    """Whether any of the story's text stands in a span of the source."""
    span = document.source_map.span
    for part in document.segments:
        start, end = span(part.start, part.end)
        if start < place[1] and place[0] < end:
            inside = (token for token in document.tokens if part.start <= token.start < part.end)
            if any(start < place[1] and place[0] < end for start, end in (span(token.start, token.end) for token in inside)):
                return True
    return False


def _paragraph(document: Document, at: int) -> tuple[Segment, ...]:
    """The segment that holds a place in the text, or the next one; a dateline with the paragraph that it opens."""
    inside = document.segment_at(at)
    first = inside.start if inside else at
    following = [part for part in document.segments if part.start >= first]
    return tuple(following[: 2 if following and following[0].role is Role.DATELINE else 1])
