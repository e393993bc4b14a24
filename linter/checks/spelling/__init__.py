"""Spelling: words that no list knows and that are close to a common one.

An unknown word is not a misspelling. Names are never flagged for being names: a capital in mid-sentence, an
initialism or a capital anywhere but at the start of a sentence settles it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from linter.checks.spelling.verdict import Verdict, verdict
from linter.document import NOT_PROSE, Document, Role, overlapping
from linter.finding import Action, Finding, Severity
from linter.lexicon import lexicon
from linter.segment import Kind, Sentence, Token
from linter.settings import Settings

MISSPELLING, UNKNOWN_WORD = "spelling/misspelling", "spelling/unknown-word"
#: A lower-case word used this often in one story is a term of it, whatever it looks like.
_TERM = 3
#: From this confidence on a misspelling is an error, below it a warning.
_SURE = 0.85
#: Below this one unknown word in two is right in published news: info.
_LIKELY = 0.75
_SAYING = frozenset({"said", "says", "told", "added", "adds", "tells", "wrote", "writes", "thinks", "was", "is", "has", "had"})
# Next to one of these a word is a part of something else: 'em, and/or, crumbl[ed].
_APOSTROPHES = "'’"
_JOINS_BEFORE, _JOINS_AFTER = "'’‘/\\_.@#]", "/\\_@["


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    yield from (MISSPELLING, UNKNOWN_WORD)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Misspellings, and as info the unknown words that are close to nothing."""
    del settings  # both varieties are known everywhere
    counts = Counter(token.text for token in document.tokens if token.kind is Kind.WORD)
    for part, sentence in _sentences(document):
        if part is Role.HEADLINE and _title_case(document, sentence):
            continue
        unknown_before = -2
        for at in range(sentence.first, sentence.last):
            token = document.tokens[at]
            if token.kind is not Kind.WORD or not _readable(document, token, sentence, at):
                continue
            found = verdict(token.lower)
            if found is None:
                continue
            neighbours, unknown_before = unknown_before == at - 1 or _unknown_after(document, sentence, at), at
            if neighbours or counts[token.text] >= _TERM:
                continue  # a phrase of another language, a term
            if token.text[0].isupper() and (not found.common or counts[token.text] > 1 or _name_like(document, sentence, at)):
                continue
            if overlapping(document.quotations, token.start, token.end) and _dialect(document, sentence, at):
                continue
            yield from _findings(token, found)


def _sentences(document: Document) -> Iterator[tuple[Role, Sentence]]:
    for sentence in document.sentences:
        part = document.segment_at(sentence.start)
        if part is not None and part.role not in NOT_PROSE:
            yield part.role, sentence


def _title_case(document: Document, sentence: Sentence) -> bool:
    words = [token.text for token in document.tokens[sentence.first : sentence.last] if token.kind is Kind.WORD and len(token.text) > 3]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _readable(document: Document, token: Token, sentence: Sentence, at: int) -> bool:
    """Whether a word is one that can be misspelled: in lower case, or capitalised only by opening its sentence."""
    before = document.text[token.start - 1 : token.start]
    after = document.text[token.end : token.end + 1]
    if after in _APOSTROPHES and after and token.lower.endswith("in"):
        return False  # "studyin'"
    if (before in _JOINS_BEFORE and before) or (after in _JOINS_AFTER and after):
        return False
    if token.text.islower():
        return True
    return token.text[0].isupper() and token.text[1:].islower() and all(
        document.tokens[n].kind is Kind.MARK for n in range(sentence.first, at)
    )  # fmt: skip


def _unknown_after(document: Document, sentence: Sentence, at: int) -> bool:
    if at + 1 >= sentence.last:
        return False
    token = document.tokens[at + 1]
    return token.kind is Kind.WORD and token.text.islower() and verdict(token.lower) is not None


def _dialect(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether another word of the sentence is unknown, however short: then people speak as they speak."""
    others = (document.tokens[n] for n in range(sentence.first, sentence.last) if n != at)
    return any(token.kind is Kind.WORD and token.text.islower() and not lexicon().knows(token.lower) for token in others)


def _name_like(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether what follows a capitalised word makes it a name: another capital, a possessive, a verb of saying."""
    after = document.tokens[at + 1] if at + 1 < sentence.last else None
    return after is None or after.kind is Kind.CLITIC or not after.text.islower() or after.lower in _SAYING


def _findings(token: Token, found: Verdict) -> Iterator[Finding]:
    start, end = token.start + found.start, token.start + found.end
    wrong = token.text[found.start : found.end]
    if not found.fixes:
        yield Finding(
            start, end, UNKNOWN_WORD, f"“{wrong}” is in no word list and close to no common word.",
            Severity.INFO, 0.2, Action.REVIEW, "misspelling", ("spelling",),
        )  # fmt: skip
        return
    fixes = tuple(fix.capitalize() if wrong[0].isupper() else fix for fix in found.fixes)
    yield Finding(
        start, end, MISSPELLING, f"“{wrong}” looks like a misspelling of “{fixes[0]}”.",
        _severity(found.confidence), found.confidence, Action.CORRECT,
        "misspelling", ("spelling",), fixes,
    )  # fmt: skip


def _severity(confidence: float) -> Severity:
    if confidence >= _SURE:
        return Severity.ERROR
    return Severity.WARNING if confidence >= _LIKELY else Severity.INFO
