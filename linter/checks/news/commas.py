"""Commas that are missing or stray: around appositions and places, between a subject and its verb, in a row of nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news import _clauses, _places
from linter.checks.news._patterns import Pattern
from linter.document import Document, overlapping
from linter.finding import Action, Finding, Severity
from linter.segment import Kind, Sentence, Token
from linter.settings import Settings
from linter.tagger import tags

SUBJECT, APPOSITION = "punctuation/comma-after-subject", "punctuation/apposition-comma"
CODES = (SUBJECT, APPOSITION, *_places.CODES, *_clauses.CODES)

# "Says" after a comma is a headline's: "pier is safe, says report".
_TOLD = r"(?:said|told|was|is|has|had|were|are|have|will|would|announced|pleaded|died|won|added|confirmed|denied)"
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TITLE_STOP = r"(?:(?<=Dr)|(?<=Mr)|(?<=Ms)|(?<=Mrs)|(?<=Sen)|(?<=Rep)|(?<=Gov)|(?<=Sgt)|(?<=Rev)|(?<=Capt))\."
# A sentence whose first comma stands right before a verb.
_BEFORE_VERB = Pattern(
    rf"(?:[^,.;:!?\"“”()—–]|{_TITLE_STOP}){{4,90}}, "
    rf"(?P<verb>{_TOLD})\b(?! (?:(?:he|she|they|it|I|we|you)\b|(?!{_DAYS})(?<!told )[A-Z]|(?:a|an|one) ))"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:[A-Z][\w’'-]+|de|van|von|al|bin))*"
# Moe the head of the school, told …
_NAME_AND_NOUN = Pattern(
    rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Capt|Lt|Rev)\. )?{_NAME}) (?P<the>the|a|an) (?P<noun>[a-z][\w’'-]+)"
)
# Moe, the head of the school told … / Moe, 45 said … / The pier, built in 1910 was … / Moe, who won said …
_ASIDE_BEGINS = Pattern(
    r"(?:the|a|an|his|her|their|its|who|whose|which) |\d{1,2} |[a-z]+(?:ed|en|lt|ng) (?:in|by|on|at|for|from|with|to|as|near) "
)
_TIME = Pattern(
    r"\b(?:days?|weeks?|months?|years?|nights?|mornings?|afternoons?|evenings?|times?|moments?|hours?|minutes?|summer|winter|spring|fall|autumn|\w+day)\b"
)
_VERB = Pattern(rf"{_TOLD}\b")
# "The U.S. Congress", "then-Sen. Lund", "Vik v. State of Ohio": no sentence starts there.
_INITIALS = Pattern(r".*\b(?:[A-Z]|Sen|Rep|Gov|Gen|St|Dr|Mr|Ms|Mrs|Sgt|Lt|Rev|Capt|vs?)\.\s", re.DOTALL)

# "The pledge, announced in May, was the largest": an aside.
_PARTICIPLE = Pattern(r"(?:announced|added|confirmed|denied|won|told) (?:in|on|at|by|last|this|during|after|to|late|earlier)\b[^,.;]*,")

_NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "DT", "JJ", "JJR", "JJS", "CD", "POS", "PRP$", "IN", "CC", "VBN", "HYPH", "''", "NFP", "TO", ":", "."}
)
# With one of these the phrase before a comma is an aside itself.
_ASIDE = frozenset({"as", "course", "if", "or", "example", "instance", "like"})
# Tokens of a subject that is short enough for one comma to be an aside's.
_SUBJECT_TOKENS = 7
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS_ASIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "RB"})
# Words that begin a clause or join a list: then the verb behind them is not the sentence's.
_JOINING = frozenset("who which that when where whose as but if because after while before he she they it i we you and or what how".split())


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Slips of commas; most sentences are passed over by what stands behind their first one."""
    text = document.text
    for sentence in document.sentences:
        comma = text.find(", ", sentence.start, sentence.end)
        if comma >= 0:
            behind = comma + 2
            if _VERB.match(text, behind):
                yield from _subject(document, sentence)
            elif _ASIDE_BEGINS.match(text, behind):
                yield from _open_aside(document, sentence, comma)
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
        or _INITIALS.fullmatch(text[max(0, match.start() - 8) : match.start()])
        or _PARTICIPLE.match(text, match.start("verb"), sentence.end)
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
            apposed.start(), apposed.end("the"), APPOSITION, "An aside has a comma on either side; the first is missing.", 0.85,
            f"{apposed['name']}, {apposed['the']}",
        )  # fmt: skip
    else:
        last = known[count - 1]
        yield _finding(
            last.start, comma + 1, SUBJECT, "No comma separates a subject from its verb.", 0.75, text[last.start : last.end],
        )  # fmt: skip


def _is_subject(known: Sequence[Token], tagged: Sequence[str]) -> bool:
    """Whether the words are one noun phrase, with no verb and no phrase that could stand before a subject."""
    if (
        not known
        or tagged[0] in {"IN", "RB", "VBG", "VBN", "TO", "CC", "WRB", "UH", "VB"}
        or tagged[-1] not in {"NN", "NNS", "NNP", "NNPS"}
    ):
        return False
    infinitive = ("TO", "VB")
    return (
        all(tag in _NOMINAL or tuple(tagged[at - 1 : at + 1]) == infinitive for at, tag in enumerate(tagged))
        and known[0].kind is Kind.WORD
        and not any(token.lower in _ASIDE for token in known)
    )


def _open_aside(document: Document, sentence: Sentence, comma: int) -> Iterator[Finding]:
    """An apposition or a clause behind a sentence's subject that no comma closes: it is the only one of the sentence."""
    text = document.text
    if text.find(",", comma + 1, sentence.end) >= 0 or overlapping(document.protected, sentence.start, sentence.end):
        return
    known = document.tokens[sentence.first : sentence.last]
    count = sum(token.start < comma for token in known)
    if count > _SUBJECT_TOKENS or _TIME.search(text, sentence.start, comma):
        return
    tagged = tags(document, sentence)
    if not _has_aside(known[:count], tagged[:count], known[count + 1].lower) or _INITIALS.fullmatch(
        text[max(0, sentence.start - 8) : sentence.start]
    ):
        return
    finite = [at for at in range(count + 2, len(known)) if tagged[at] in _FINITE]
    clause = known[count + 1].lower in {"who", "whose", "which"}
    if len(finite) <= clause or any(known[at].lower in _JOINING or tagged[at] == "CC" for at in range(count + 2, finite[clause])):
        return
    last = known[finite[clause] - 1]
    if last.kind in (Kind.WORD, Kind.NUMBER) and tagged[finite[clause] - 1] in _ENDS_ASIDE:
        yield _finding(
            last.start, last.end, APPOSITION, "An aside has a comma on either side; the second is missing.", 0.75,
            last.text + ",",
        )  # fmt: skip


def _has_aside(known: Sequence[Token], tagged: Sequence[str], first: str) -> bool:
    """Whether a subject and the first word behind its comma make an aside of that: a name has all kinds, a thing no "the"."""
    if all(tag in {"NNP", "NNPS"} for tag in tagged):
        return len(known) > 1
    return known[0].lower in {"the", "a", "an"} and first != "the" and _is_subject(known, tagged)


def _finding(start: int, end: int, code: str, message: str, confidence: float, *suggestions: str) -> Finding:
    return Finding(start, end, code, message, Severity.WARNING, confidence, Action.CORRECT, "grammar", ("news",), suggestions)
