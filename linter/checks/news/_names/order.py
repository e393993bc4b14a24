"""Full names in another order, and double surnames with and without their hyphen."""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news._names.cast import Cast, Use
from linter.checks.news._names.known import kinds
from linter.checks.news._names.mentions import Mention, Word, key
from linter.checks.news._names.slip import Slip
from linter.lexicon.names import NameKind


def slips(cast: Cast) -> Iterator[Slip]:
    """The names of persons that the story writes in two ways."""
    full: dict[tuple[str, ...], list[Mention]] = {}
    for mention in cast.mentions:
        if len(mention.words) > 1 and (cast.person(mention) or mention.title):
            full.setdefault(tuple(word.key for word in mention.words), []).append(mention)
    for words, found in full.items():
        if len(words) == 2 and (other := full.get(words[::-1])):
            yield from _swapped(cast, found, other)
        yield from _unjoined(cast, words, found)


def _swapped(cast: Cast, found: list[Mention], other: list[Mention]) -> Iterator[Slip]:
    """The rarer order, where the surname that stands alone tells the same."""
    words = found[0].words
    given_alone, family_alone = (any(use.alone for use in cast.entries[word.key].uses) for word in words)
    if words[0].key == words[1].key or len(found) > len(other) or not given_alone or family_alone:
        return
    right = f"{words[1].text} {words[0].text}"
    yield Slip(found[0].words[0].key, right, len(other), [_whole(mention, 0) for mention in found], 0.65)


def _unjoined(cast: Cast, words: tuple[str, ...], found: list[Mention]) -> Iterator[Slip]:
    """A double surname in two words that the story joins by a hyphen more often."""
    if len(words) < 3 or not kinds(found[0].words[0].text) & NameKind.GIVEN:
        return
    joined = cast.entries.get(f"{words[-2]}-{words[-1]}")
    if joined is not None and joined.count > len(found) and cast.persons(joined) and cast.person(found[0]):
        yield Slip(" ".join(words[-2:]), joined.surface, joined.count, [_whole(mention, len(words) - 2) for mention in found], 0.7)


def _whole(mention: Mention, first: int) -> Use:
    """The words of a mention from one on, as one."""
    start, end = mention.words[first].start, mention.end
    text = " ".join(word.text for word in mention.words[first:])
    return Use(mention._replace(words=(Word(start, end, text, key(text)),)), 0)
