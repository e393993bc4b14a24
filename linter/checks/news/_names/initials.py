"""Initialisms that a story spells two ways, or in another order than the words they stand for."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.cast import Cast, Entry, Use
from linter.checks.news._names.known import unheard
from linter.checks.news._names.mentions import Mention, Word, key
from linter.checks.news._names.slip import Slip
from linter.checks.news._patterns import Pattern
from linter.document import Document

#: Letters of the shortest initialism that is compared with others, and of one that may differ by more than the order of two.
_SHORTEST, _LONG = 4, 5
#: Times that the story must have the right one for that.
_USUAL = 3
_SHORT = Pattern(r" \(([A-Z]{3,6})\)")
_WORDS = Pattern(r"(?:(?:[A-Z][\w'’-]+|of|and|for|the|on|in|to|&),? )*(?:[A-Z][\w'’-]+)$")
#: Letters before an initialism that hold the words it stands for.
_REACH = 120
_CAPITAL = Pattern(r"\b[A-Z]")


def slips(cast: Cast) -> Iterator[Slip]:
    """Initialisms that stand once beside another that the story repeats."""
    known = [entry for entry in cast.entries.values() if _short(entry)]
    usual: dict[str, Entry] = {}
    for entry in known:
        if entry.count > 1:
            for place in _places(entry.key):
                usual.setdefault(place, entry)
    for wrong in known if usual else ():
        right = next((usual[place] for place in _places(wrong.key) if place in usual), None) if wrong.count == 1 else None
        if right is None:
            continue
        if _swapped(wrong.key, right.key) and unheard(wrong.surface):
            yield Slip(wrong.key, right.surface, right.count, wrong.uses, 0.8)
        elif right.count >= _USUAL and _one_other(wrong.key, right.key):
            yield Slip(wrong.key, right.surface, right.count, wrong.uses, 0.65)


def _short(entry: Entry) -> bool:
    return len(entry.key) >= _SHORTEST and entry.uses[0].word.text.isupper() and entry.key.isalpha()


def _places(short: str) -> Iterator[str]:
    """Keys under which an initialism is looked for: its letters, and those left when one in its middle is any."""
    yield "".join(sorted(short))
    if len(short) >= _LONG:
        yield from (f"{short[:at]}.{short[at + 1 :]}" for at in range(1, len(short) - 1))


def misordered(document: Document) -> Iterator[Slip]:
    """Initialisms in parentheses with two letters in another order than the words before them."""
    for part in document.prose():
        for match in _SHORT.finditer(document.text, part.start, part.end):
            words = _WORDS.search(document.text[max(part.start, match.start() - _REACH) : match.start()])
            initials, short = "".join(_CAPITAL.findall(words[0])) if words else "", match[1]
            right = initials[-len(short) :]
            if _swapped(short.lower(), right.lower()) and short not in initials:
                word = Word(match.start(1), match.end(1), short, key(short))
                yield Slip(word.key, right, 1, [Use(Mention((word,), (), part, False), 0)], 0.7)


def _swapped(one: str, other: str) -> bool:
    """Whether two words differ by two neighbouring letters that changed places."""
    if len(one) != len(other) or one == other:
        return False
    at = next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def _one_other(one: str, other: str) -> bool:
    return (
        len(one) == len(other) >= _LONG
        and one[0] == other[0]
        and one[-1] == other[-1]
        and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )
