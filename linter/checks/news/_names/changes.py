"""One person with two titles, or of two ages, in a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from linter.checks.news._names.cast import KIN, Cast
from linter.checks.news._names.mentions import Mention, offices
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Action, Finding, Severity

CODE = "names/title-changes"
# What parts two times of a person's life.
_ONCE = Pattern(
    r"(?i)\b(?:former(?:ly)?|then|ex|once|retired|promot(?:ed|ion)|demoted|appoint(?:ed|ment)|elected|acting|interim|incoming|outgoing"
    r"|at the time|turn(?:s|ed)|birthday|when|bec(?:a|o)m(?:e|ing)|(?:years?|months?|weeks?|days?) (?:ago|later|earlier)"
    r"|in (?:19|20)\d\d)\b"
)
_NEW_OFFICE = Pattern(r"promot|nominat|nominee|sworn in|appoint|-elect\b|\bJr\.|running for|runs for|candida")
_AGE_AFTER = Pattern(
    r",? (?:who is |aged |age |is )(?P<a>[1-9]\d?)\b(?![\d.,]\d|%)|, (?P<b>[1-9]\d?)(?=,|\.?$|\. [A-Z]|;)|, an? (?P<c>[1-9]\d?)-year-old\b"
)
_AGE_BEFORE = Pattern(r"(?P<a>[1-9]\d?)-year-old (?:[a-z-]+ ){0,2}$")
_BEFORE = Pattern(r"\b([a-z]+) $")
_ASIDE = Pattern(r", (?:the |a |an )?(?:[A-Z]?[a-z]+(?:['’]s)? ){0,3}?(?P<title>[a-z]+)(?=[,.]| (?:of|for|in|who|with|from)\b)")
_ADDRESS = frozenset({"mr", "mrs", "ms", "miss"})


class Told(NamedTuple):
    """What a story tells of a person in one place: a title or an age as it is written, and what it comes to."""

    start: int
    end: int
    text: str
    value: str
    mention: Mention


def changes(cast: Cast) -> Iterator[Finding]:
    """Titles and ages that change within the story."""
    known = [mention for mention in cast.mentions if cast.sole(mention.words[-1].key) and (len(mention.words) == 1 or cast.person(mention))]
    if known and not _NEW_OFFICE.search(cast.document.text):
        yield from _of_titles(cast.document, known)
    ages: dict[str, list[Told]] = {}
    for mention in known:
        if told := _age(cast.document.text, mention):
            ages.setdefault(mention.words[-1].key, []).append(told)
    for same in ages.values():
        yield from _conflicts(cast.document, same, "age")


def _of_titles(document: Document, known: list[Mention]) -> Iterator[Finding]:
    titles: dict[tuple[str, int], list[Told]] = {}
    for mention in known:
        for told in _titles(document.text, mention):
            for group, full in offices()[told.value].items():
                titles.setdefault((mention.words[-1].key, group), []).append(told._replace(value=full))
    seen: set[int] = set()
    for same in titles.values():
        for found in _conflicts(document, same, "title"):
            if found.start not in seen:  # some ranks are of several groups
                seen.add(found.start)
                yield found


def _titles(text: str, mention: Mention) -> Iterator[Told]:
    """The titles that a person has in one place: before the name, with a capital or without, and in an aside behind it."""
    for word in reversed(mention.title):
        if word.key.rstrip(".") in offices():
            yield Told(word.start, word.end, word.text, word.key.rstrip("."), mention)
            return
    if len(mention.words) == 1:
        return
    if (before := _BEFORE.search(text, max(mention.part.start, mention.start - 20), mention.start)) and before[1] in offices():
        yield Told(before.start(1), before.end(1), before[1], before[1], mention)
    elif (aside := _ASIDE.match(text, mention.end, mention.part.end)) and aside["title"] in offices():
        yield Told(aside.start("title"), aside.end("title"), aside["title"], aside["title"], mention)


def _age(text: str, mention: Mention) -> Told | None:
    match = _AGE_AFTER.match(text, mention.end) or _AGE_BEFORE.search(text, max(mention.part.start, mention.start - 40), mention.start)
    if match is None:
        return None
    group = match.lastgroup or "a"
    return Told(match.start(group), match.end(group), match[group], match[group], mention)


def _conflicts(document: Document, told: list[Told], what: str) -> Iterator[Finding]:
    counts = Counter(one.value for one in told)
    if len(counts) < 2:
        return
    first = told[0]
    usual = max(counts, key=lambda value: (counts[value], value == first.value))
    right = next(one for one in told if one.value == usual)
    for one in told:
        if one.value == usual or _shared(right, one) or _explained(document, right, one):
            continue
        if what == "title" and one.value in _ADDRESS and (KIN.search(document.text) or counts[one.value] > 1 or counts[usual] < 2):
            continue
        name = right.mention.words[-1].text
        meant = right.text if one.text[0].islower() or right.text[0].isupper() or right.text.isdigit() else right.text.capitalize()
        yield Finding(
            one.start,
            one.end,
            CODE,
            f"The {what} of {name} is “{right.text}” elsewhere in the story and “{one.text}” here.",
            Severity.WARNING,
            0.7,
            Action.ASK,
            "inconsistency",
            ("news",),
            (meant,),
        )


def _shared(right: Told, wrong: Told) -> bool:
    """Whether two titles have a word in common: a detective sergeant is a detective and a sergeant."""
    mine, others = ({word.key.rstrip(".") for word in one.mention.title} for one in (right, wrong))
    return bool(mine & others)


def _explained(document: Document, right: Told, wrong: Told) -> bool:
    """Whether the text beside one of two places tells why they differ."""
    for one in (right, wrong):
        sentence = document.sentence_at(one.start)
        if sentence is not None and _ONCE.search(document.text, sentence.start, sentence.end):
            return True
    return False
