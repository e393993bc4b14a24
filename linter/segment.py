"""Sentences, tokens and quotations, as spans of code points into a text.

The tokeniser is the one that every check shares: a hyphenated compound or a contraction is one word,
a possessive or clipped ``'s`` is a token of its own, dotted initials stay together, and what is no
prose (addresses, handles, hashtags) is opaque.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    CLITIC = 2  # 's after a word
    NUMBER = 3
    MARK = 4
    OPAQUE = 5  # an address, a handle, a hashtag, a placeholder: not prose


#: Stands in the text for what is in a sentence and is no prose: code, a formula, a variable. Word characters that touch it are part of it.
PLACEHOLDER = "\ufffc"


class Token(NamedTuple):
    """A token; ``lower`` has the curly apostrophe made straight, for look-ups."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind


class Sentence(NamedTuple):
    """A sentence and the half-open range of its tokens in ``Document.tokens``."""

    start: int
    end: int
    first: int
    last: int


# Combining marks, soft hyphens and joiners are inside words though Python's \w leaves them out.
_LETTER = r"[^\W_\u0300-\u036f]"
_INNER = r"[\w\u0300-\u036f\u00ad\u200c\u200d]"
_TOKEN = re.compile(
    rf"""
    (?:[^\W\d_]\.){{2,}}(?:-{_LETTER}{_INNER}*)*
  | [^\W\d_]{_INNER}*(?:['’&](?={_LETTER}){_INNER}+|-(?=\w){_INNER}+)*
  | \d(?:\d|[.,:](?=\d))*{_INNER}*
  | \.\.\.+|--+|[^\w\s]|_
    """,
    re.VERBOSE,
)
_TAIL = r"""[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]"""
_DOMAIN = r"\.(?:com|org|net|gov|edu|info|io|co\.uk|uk|eu|tv|ai)\b"
_OPAQUE = re.compile(
    rf"""(?:https?://|www\.){_TAIL}
      | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?<!\w)[@\#]\w[\w.]*\b
      | (?<![\w@.-])[\w-]+(?:\.[\w-]+)*{_DOMAIN}(?:/{_TAIL})?
      | (?:(?<![\w'’-])\w[\w'’-]*)?{PLACEHOLDER}(?:[\w'’{PLACEHOLDER}-]*[\w{PLACEHOLDER}])?""",
    re.VERBOSE,
)
# What every opaque token holds: looking for it first spares most texts the search for addresses.
_OPAQUE_SIGN = re.compile(rf"://|www\.|[@\#]\w|{_DOMAIN}|{PLACEHOLDER}")


def tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text[start:end]``."""
    if _OPAQUE_SIGN.search(text, start, end):
        for match in _OPAQUE.finditer(text, start, end):
            yield from _prose_tokens(text, start, match.start())
            start = match.end()
            yield Token(match.start(), start, match.group(), match.group().lower(), Kind.OPAQUE)
    yield from _prose_tokens(text, start, end)


def _prose_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    make = Token._make
    for match in _TOKEN.finditer(text, start, end):
        at, edge = match.span()
        found = match.group()
        lower, kind, clitic = _looks(found)
        if clitic:
            yield make((at, edge - 2, found[:-2], lower, kind))
            yield make((edge - 2, edge, found[-2:], "'s", Kind.CLITIC))
        else:
            yield make((at, edge, found, lower, kind))


@lru_cache(maxsize=1 << 16)
def _looks(found: str) -> tuple[str, Kind, bool]:
    """Lower case, kind, and whether a clitic is to be parted from it; once for each distinct form."""
    if not found[0].isalnum():
        return found, Kind.MARK, False
    lower = found.lower().replace("’", "'")
    if found[0].isdecimal():
        return lower, Kind.NUMBER, False
    clitic = lower.endswith("'s") and len(lower) > 2
    return lower[:-2] if clitic else lower, Kind.WORD, clitic


# A stop after one of these does not end a sentence; those of the second line may, before a capital.
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev gen lt col maj capt cmdr adm sgt cpl pvt sen rep gov hon st ste mt ft no nos vs jr sr pres supt det insp sir
    messrs fr br jan feb mar apr jun jul aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich
    minn miss mo mont neb nev okla ore pa tenn va vt wash wis wyo e.g i.e cf viz approx est dept univ assn bros ph.d figs fig vol pp
    ed eds op
    """.split()
)
_ENDING = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>["'”’)\]]*)(?P<gap>\s+)(?=["'“‘(\[]*[A-Z0-9À-ÖØ-Þ])""")
_LAST_WORD = re.compile(r"([^\W\d_](?:[\w.'’-]*\w)?)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT_WORD = re.compile(r"[\"'“‘(\[]*([^\W\d_]+)")
# "the U.S. Senate", "George H.W. Bush" go on behind their stops; "left the U.S. He returned" does not. Words that begin sentences
# and no names tell.
_OPENERS = frozenset(
    """
    a about after all also although an and any anyone as asked at because before both but by despite during each earlier even
    every few for from give given he her here hers his how however i if in instead it its last later many maybe meanwhile more
    most my nearly neither no none nor not nothing now of on once one only or other others our over perhaps she since so some soon
    still such that the their then there these they this those though three through thus to two under unlike until we what when
    where whether which while who whose why with within without yet you your
    """.split()
)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    if match["stop"] != ".":
        # "Yahoo! News" and a mid-sentence question in quotes are too rare to hold back for.
        return True
    word = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    if word is None:
        return True
    before = word[1]
    if len(before) == 1 and before.isupper():
        return False  # an initial
    if _INITIALS.fullmatch(before) and not match["close"]:
        after = _NEXT_WORD.match(text, match.end())
        return after is None or after[1].lower() in _OPENERS
    return before.lower() not in _ABBREVIATIONS or bool(match["close"])


def sentences(text: str, parts: Sequence[Span], known: Sequence[Token]) -> tuple[Sentence, ...]:
    """The sentences of each part, in order, with the ranges of their tokens among ``known``."""
    found: list[Sentence] = []
    first = 0
    count = len(known)
    for start, end in parts:
        edges = [match.end() for match in _ENDING.finditer(text, start, end) if _ends_sentence(text, start, match)]
        for edge in [*edges, end]:
            last = first
            while last < count and known[last].start < edge:
                last += 1
            if last > first:
                found.append(Sentence(known[first].start, known[last - 1].end, first, last))
            first = last
    return tuple(found)


_DOUBLE = re.compile(r'["“”„«»]')
_SINGLE = re.compile(
    r"(?<!\w)‘(?=\w)[^‘’\n]*(?:’(?=\w)[^‘’\n]*)*[.,!?…\w]’(?!\w)|(?<!\w)'(?=\w)[^'\n]*(?:(?<=\w)'(?=\w)[^'\n]*)*[.,!?…]'(?!\w)"
)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in "“„«":
        return True
    if mark in "”»":
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not after.isspace() and (before.isspace() or before in "([—–-‘'/")


def quotations(text: str, paragraphs: Sequence[tuple[int, int, bool]]) -> tuple[Span, ...]:
    """Quotations with their marks, in order.

    ``paragraphs`` are (start, end, all of it is a quotation). A quotation that a paragraph leaves open goes
    on in the next one if that begins with an opening mark, as news style has it; otherwise it ends with its
    paragraph, so that a lost mark never turns the rest of a story into a quotation.
    """
    found: list[Span] = []
    for start, end, quoted in paragraphs:
        if quoted:
            found.append((start, end))
            continue
        opened: int | None = None
        doubles: list[Span] = []
        for match in _DOUBLE.finditer(text, start, end):
            at = match.start()
            if opened is None:
                # An inch mark or a stray closing mark opens nothing.
                if _opens(text, at, start, end):
                    opened = at
            elif not _opens(text, at, start, end) or (text[at] == '"' and text[opened] == '"'):
                doubles.append((opened, at + 1))
                opened = None
        if opened is not None:
            doubles.append((opened, end))
        singles = [
            match.span()
            for match in _SINGLE.finditer(text, start, end)
            if not any(low < match.end() and match.start() < high for low, high in doubles)
        ]
        found += sorted(doubles + singles)
    return tuple(found)


def protected(text: str, paragraphs: Sequence[tuple[int, int, bool]], known: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in which nothing may be changed unasked.

    The quotations, and the whole of each paragraph whose double marks do not pair: there nobody can tell
    what was said from what was written.
    """
    spans = list(known)
    for start, end, _ in paragraphs:
        straight = text.count('"', start, end)
        opening = text.count("“", start, end)
        closing = text.count("”", start, end)
        continued = straight + opening == 1 and not closing and text[start:end].lstrip()[:1] in ('"', "“")
        if ((straight % 2 or opening != closing) and not continued) or (straight and _crossed(text, start, end)):
            spans.append((start, end))
    return merged(spans)


def _crossed(text: str, start: int, end: int) -> bool:
    """Whether straight marks, paired in their order, disagree with the blanks around them."""
    at = [match.start() for match in re.finditer('"', text[start:end])]
    return any(_opens(text, start + offset, start, end) is bool(turn % 2) for turn, offset in enumerate(at))


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The union of spans, in order, without overlaps."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
