"""Commas within a noun phrase and between two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.checks.news._patterns import Pattern
from linter.document import Document, overlapping
from linter.finding import Action, Finding, Severity
from linter.segment import Sentence
from linter.tagger import tags

PHRASE, SPLICE = "punctuation/comma-in-phrase", "punctuation/comma-splice"
CODES = (PHRASE, SPLICE)

_VERBS = r"(?:will|would|was|is|has|had|were|are|have|can|could|may|might|must|should|did|does|do)"
# "the newest, plant will"
_ADJECTIVE_COMMA = Pattern(rf"\b(?P<adjective>[a-z-]+), (?P<noun>[a-z]+) (?P<next>{_VERBS}|of|in|on|at|for|to|with|from|that|[a-z]+ed)\b")
_DETERMINERS, _ADJECTIVES, _NOUNS = frozenset({"DT", "PRP$", "POS"}), frozenset({"JJ", "JJS", "JJR"}), frozenset({"NN", "NNS"})
# "…, they had"
_PRONOUN = Pattern(r"(?:they|he|she|it|we|I|this|there) [a-z]")
_TWO_CLAUSES = Pattern(r"[^,;:()\"“”—–?]{15,}, (?P<pronoun>they|he|she|it|we|I|this|there) (?P<verb>[a-z]+)\b(?!,)[^;:()\"“”?]+\.")
_SUBORDINATE = Pattern(
    r"\b(?:[Ww]hen|[Ii]f|[Ww]hile|[Aa]fter|[Bb]efore|[Aa]lthough|[Tt]hough|[Bb]ecause|[Ss]ince|[Oo]nce|[Uu]ntil|[Uu]nless|[Ww]h(?:o|at|ich|ere|y)"
    r"|[Ww]hatever|[Ww]hether|[Hh]ow|[Tt]hat|[Nn]ot|[Nn]o|never|neither|said|says|[Hh]ad|[Ss]hould|[Ww]ere)\b|^As\b|n[’']t\b"
)
_OPENERS = frozenset({"IN", "TO", "VBG", "VBN", "RB", "WRB", "CC", "UH", "VB", "RBR"})
_SAY = frozenset(
    """said says say added adds noted notes argued argues warned warns thought thinks think believed believes believe claimed claims
    wrote writes told tells suggested suggests insisted insists explained explains recalled hoped hopes hope concluded announced
    admitted seems seemed appears appeared reported means guess suppose predicted""".split()
)
_PREPOSITION = frozenset({"IN", "TO"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def begins_clause(text: str, at: int) -> bool:
    """Whether a pronoun stands there that can begin a sentence."""
    return _PRONOUN.match(text, at) is not None


def find(document: Document) -> Iterator[Finding]:
    """Commas within a noun phrase."""
    for match in _ADJECTIVE_COMMA.finditer(document.text):
        sentence = document.sentence_at(match.start())
        if sentence is not None and match.end() <= sentence.end:
            yield from _phrase(document, sentence, match)


def _phrase(document: Document, sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    text = document.text
    at, tagged = _tagged(document, sentence, match.start("adjective"))
    if at < 1 or at + 3 >= len(tagged) or text.find(",", match.end(), sentence.end) >= 0:
        return
    before, adjective, noun, verb = tagged[at - 1], tagged[at], tagged[at + 2], tagged[at + 3]
    if (
        before in _DETERMINERS
        and adjective in _ADJECTIVES
        and noun in _NOUNS
        and (verb in _FINITE or (verb in _PREPOSITION and adjective == "JJS"))
        and match["next"] not in _SAY
    ):
        yield _finding(
            match.start(), match.end("noun"), PHRASE, "No comma separates an adjective from its noun.", 0.75,
            f"{match['adjective']} {match['noun']}",
        )  # fmt: skip


def splice(document: Document, sentence: Sentence) -> Iterator[Finding]:
    """A comma that joins two sentences, where it is the first of theirs; a hint, since for effect writers join them so.

    Nobody does where the second tells what had been before the first: "as a blow to the owners, they had hoped".
    """
    line = document.text[sentence.start : sentence.end]
    match = _TWO_CLAUSES.fullmatch(line)
    if match is None or overlapping(document.protected, sentence.start, sentence.end):
        return
    comma = match.start("pronoun") - 2
    if _SUBORDINATE.search(line, 0, comma):
        return
    at, tagged = _tagged(document, sentence, sentence.start + match.start("pronoun"))
    head = tagged[: max(at - 1, 0)]
    if match["verb"] in _SAY or not _FINITE.intersection(tagged[at + 1 : at + 2]):
        return
    if not head or head[0] in _OPENERS or sum(tag in _FINITE for tag in head) != 1:
        return
    word = line.rindex(" ", 0, comma) + 1
    last, pronoun = line[word:comma], match["pronoun"]
    yield _finding(
        sentence.start + word, sentence.start + match.end("pronoun"), SPLICE, "A comma joins two sentences.", 0.7,
        f"{last}. {pronoun.capitalize()}", f"{last}; {pronoun}", f"{last}, and {pronoun}",
        severity=Severity.WARNING if match["verb"] == "had" else Severity.INFO,
    )  # fmt: skip


def _tagged(document: Document, sentence: Sentence, start: int) -> tuple[int, Sequence[str]]:
    """The number of the token at a place in its sentence, -1 if none begins there, and the sentence's tags."""
    known = document.tokens[sentence.first : sentence.last]
    at = next((number for number, token in enumerate(known) if token.start == start), -1)
    return at, tags(document, sentence) if at >= 0 else ()


def _finding(
    start: int, end: int, code: str, message: str, confidence: float, *suggestions: str, severity: Severity = Severity.WARNING
) -> Finding:
    return Finding(start, end, code, message, severity, confidence, Action.CORRECT, "typographical", ("news",), suggestions)
