"""Commas that are missing or stray: around appositions and places, between a subject and its verb, in a row of nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news import _clauses, _places
from linter.document import Document, overlapping
from linter.finding import Action, Finding, Severity
from linter.segment import Kind, Sentence, Token
from linter.settings import Settings
from linter.tagger import tags

SUBJECT, APPOSITION = "punctuation/comma-after-subject", "punctuation/apposition-comma"
CODES = (SUBJECT, APPOSITION, *_places.CODES, *_clauses.CODES)

_TOLD = r"(?:said|told|says|was|is|has|had|were|are|have|will|would|announced|pleaded|died|won|added|confirmed|denied)"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TITLE_STOP = r"(?:(?<=Dr)|(?<=Mr)|(?<=Ms)|(?<=Mrs)|(?<=Sen)|(?<=Rep)|(?<=Gov)|(?<=Sgt)|(?<=Rev)|(?<=Capt))\."
# A sentence whose first comma stands right before a verb.
_BEFORE_VERB = re.compile(
    rf"(?:[^,.;:!?\"“”()—–]|{_TITLE_STOP}){{4,90}}, "
    rf"(?P<verb>{_TOLD})\b(?! (?:(?:he|she|they|it|I|we|you)\b|(?!{_DAYS})(?<!told )[A-Z]|(?:a|an|one) ))"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:[A-Z][\w’'-]+|de|van|von|al|bin))*"
# Moe the head of the school, told …
_NAME_AND_NOUN = re.compile(
    rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Capt|Lt|Rev)\. )?{_NAME}) (?P<the>the|a|an) (?P<noun>[a-z][\w’'-]+)"
)
# Moe, the head of the school told … / Moe, 45 said …
_OPEN_APPOSITION = re.compile(
    rf"(?P<name>{_NAME} [A-Z][\w’'-]+), (?:(?:the|a|an|his|her|their) (?P<noun>[^,.;:!?\"“”()—–]{{3,70}}?)"
    rf"|(?P<age>\d{{1,2}})) (?P<verb>said|told|pleaded|added|announced|says|testified)\b"
)
_VERB = re.compile(rf"{_TOLD}\b")
_APPOSED = re.compile(r"(?:the|a|an|his|her|their) |\d")
_INITIALS = re.compile(r".*\b[A-Z]\.\s")  # "the U.S. Congress" is no sentence's start
_ADVERBIAL = re.compile(
    r"(?:In|On|At|By|For|From|After|Before|During|Since|Until|With|Under|To|Last|Next|This|Across|Outside|Inside|As|But|And|Of|Like)\b"
)
_CLAUSE_WORDS = re.compile(r"\b(?:who|which|that|when|where|whose|and|as|but|if|because|after|while|[Hh]e|[Ss]he|[Tt]hey|it|I|we)\b")


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Slips of commas; most sentences are passed over by what stands behind their first one."""
    text = document.text
    for sentence in document.sentences:
        comma = text.find(", ", sentence.start, sentence.end)
        if comma >= 0:
            behind = comma + 2
            if _VERB.match(text, behind):
                yield from _subject(document, sentence)
            elif _APPOSED.match(text, behind):
                yield from _open_apposition(text, sentence)
            elif _clauses.begins_clause(text, behind):
                yield from _clauses.splice(document, sentence)
    yield from _clauses.find(document)
    if settings.language.variety == "en-US":
        yield from _places.find(document)


def _subject(document: Document, sentence: Sentence) -> Iterator[Finding]:
    """A comma between a subject and its verb: it closes an apposition that nothing opened, or is stray."""
    text = document.text
    match = _BEFORE_VERB.match(text, sentence.start, sentence.end)
    if (
        match is None
        or overlapping(document.protected, match.start(), match.end())
        or _INITIALS.fullmatch(text[max(0, match.start() - 5) : match.start()])
    ):
        return
    comma = match.start("verb") - 2
    known = document.tokens[sentence.first : sentence.last]
    tagged = tags(document, sentence)
    count = sum(token.start < comma for token in known)
    if not _is_subject(known[:count], tagged[:count]):
        return
    apposed = _NAME_AND_NOUN.match(text, match.start(), comma)
    if apposed:
        yield _finding(
            apposed.start(), apposed.end("the"), APPOSITION, "An apposition stands between two commas; the first is missing.", 0.85,
            f"{apposed['name']}, {apposed['the']}",
        )  # fmt: skip
    else:
        last = known[count - 1]
        yield _finding(
            last.start, comma + 1, SUBJECT, "No comma parts a subject from its verb.", 0.75, text[last.start : last.end],
        )  # fmt: skip


_NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "JJR", "JJS", "CD", "POS", "PRP$", "IN", "CC", "VBN", "HYPH", "''", "NFP", "TO", ":", "."}
)


_ASIDE = frozenset({"as", "course", "if", "or", "example", "instance", "like"})


def _is_subject(known: Sequence[Token], tagged: Sequence[str]) -> bool:
    """Whether the words are one noun phrase, with no verb and no phrase that could stand before a subject."""
    if (
        not known
        or tagged[0] in {"IN", "RB", "VBG", "VBN", "TO", "CC", "WRB", "UH", "VB"}
        or tagged[-1] not in {"NN", "NNS", "NNP", "NNPS"}
    ):
        return False
    return all(tag in _NOMINAL for tag in tagged) and known[0].kind is Kind.WORD and not any(token.lower in _ASIDE for token in known)


def _open_apposition(text: str, sentence: Sentence) -> Iterator[Finding]:
    """An apposition behind a sentence's first name that no comma closes."""
    match = _OPEN_APPOSITION.match(text, sentence.start, sentence.end)
    if match is None or _ADVERBIAL.match(match["name"]) or (match["noun"] and _CLAUSE_WORDS.search(match["noun"])):
        return
    start = text.rindex(" ", match.start(), match.start("verb") - 1) + 1
    word = text[start : match.start("verb") - 1]
    yield _finding(
        start, match.start("verb") - 1, APPOSITION, "An apposition stands between two commas; the second is missing.", 0.8, word + ","
    )


def _finding(start: int, end: int, code: str, message: str, confidence: float, *suggestions: str) -> Finding:
    return Finding(start, end, code, message, Severity.WARNING, confidence, Action.CORRECT, "grammar", ("news",), suggestions)
