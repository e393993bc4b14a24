"""A name in the headline that is nowhere in the body, while the body has one that differs by a letter or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from rapidfuzz.distance import OSA

from linter.checks.news._facts import disagreement
from linter.document import Document, Segment
from linter.finding import Finding
from linter.lexicon import lexicon
from linter.segment import Kind, Token

CODE = "headline/name"
#: On the Zipf scale: from here on a capitalised word is a word at the head of a sentence rather than a name.
_COMMON = 3.7
#: Letters that stand for a curly quotation mark read in a wrong encoding.
_BROKEN = frozenset("ÃÂ")
_ENDINGS = frozenset(["", *"s es n an ns ans i is ian ians ish ese ism ist ists".split()])


def find(document: Document, heads: Sequence[Segment], body: Sequence[Segment]) -> Iterator[Finding]:
    """Names of the heads that the body spells otherwise."""
    inside = _tokens(document, body)
    forms = {token.lower for token in inside}
    parts = {part for form in forms if "-" in form for part in form.split("-")}
    named: dict[str, int] = {}
    for token in inside:
        if token.kind is Kind.WORD and token.text[:1].isupper() and not token.text.isupper() and not _common(token.lower):
            named[token.text] = named.get(token.text, 0) + 1
    for token in _tokens(document, heads):
        if (
            not _name(token)
            or token.lower in forms
            or token.lower in parts
            or token.lower.rstrip("s") in forms
            or token.lower + "s" in forms
        ):
            continue
        near = [
            (OSA.distance(token.text.casefold(), name.casefold()), -count, name) for name, count in named.items() if _near(token.text, name)
        ]
        if not near:
            continue
        distance, count, name = min(near)
        if distance == 2 and (-count < 2 or len(name) < 8):
            continue
        yield disagreement(
            CODE,
            token.start,
            token.end,
            f"The body has {name}, never {token.text}.",
            (name.upper() if token.text.isupper() else name,),
            confidence=0.85 if distance == 1 and -count > 1 else 0.7,
            category="inconsistent-entities",
        )


def _tokens(document: Document, parts: Sequence[Segment]) -> list[Token]:
    tokens = document.tokens
    found: list[Token] = []
    at = 0
    for part in parts:
        while at < len(tokens) and tokens[at].start < part.start:
            at += 1
        while at < len(tokens) and tokens[at].start < part.end:
            found.append(tokens[at])
            at += 1
    return found


def _name(token: Token) -> bool:
    """Whether a word of a headline can be a name and nothing else: capitals alone do not tell there."""
    return (
        token.kind is Kind.WORD
        and token.text[:1].isupper()
        and len(token.text) > 3
        and not _BROKEN & set(token.text)
        and not any(part in lexicon() for part in token.lower.split("-"))
    )


def _common(word: str) -> bool:
    return word in lexicon() and lexicon().frequency(word) > _COMMON


def _plain(name: str) -> str:
    """A name without its accents, which headlines leave out."""
    return "".join(letter for letter in normalize("NFD", name.casefold()) if not combining(letter))


def _inflected(one: str, other: str) -> bool:
    """Whether two names differ by their endings alone: Korea and Koreans, Texas and Texans, each part of a double name."""
    if "-" in one and one.count("-") == other.count("-"):
        return all(a == b or _inflected(a, b) for a, b in zip(one.split("-"), other.split("-"), strict=True))
    stem = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    endings = {one[stem:], other[stem:]}
    return endings <= _ENDINGS and bool(endings & {"", "s"})


def _near(said: str, name: str) -> bool:
    """Whether one can be a slip for the other: a letter or two, not an ending (Korea, Koreans) and no other word."""
    short, long = sorted((_plain(said), _plain(name)), key=len)
    if said in lexicon() and name not in lexicon():
        return False  # then the body has the slip
    if short == long or len(short) < 4 or len(long) - len(short) > 2 or _inflected(short, long) or short[0] != long[0]:
        return False
    return OSA.distance(short, long, score_cutoff=2) <= (1 if len(short) < 7 else 2)
