"""The tagger: from left to right, each word gets the tag for which its form and its neighbourhood speak loudest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import getitem

from linter.segment import Kind, Token
from linter.tagger.model import Model
from linter.tagger.words import Capital, Word, Words

#: How many features a word's neighbourhood has.
AROUND = 9
#: What an auxiliary before the word lets expect, a place with none, and what changes nothing.
_HAVE, _BE, _BASE, _NONE, _KEPT = 1, 2, 3, 0, -1

_FORMS_OF_HAVE = "have has had having haven't hasn't hadn't i've we've they've you've who've would've could've should've might've".split()
_FORMS_OF_BE = "be is are was were been being am isn't aren't wasn't weren't i'm we're they're you're".split()
_FORMS_OF_DO = "do does did don't doesn't didn't".split()
_ENDS = frozenset({",", ":", "."})
_EXPECTED = {form: expected for forms, expected in ((_FORMS_OF_HAVE, _HAVE), (_FORMS_OF_BE, _BE), (_FORMS_OF_DO, _BASE)) for form in forms}
_OPENING = frozenset('"“‘«„:')
#: Sentences of as many stories as are worked on at once; one takes half a kilobyte.
_REMEMBERED = 20_000


class Tagger:
    """Tags sentences with a model."""

    def __init__(self, model: Model) -> None:
        """Take a model."""
        self._model = model
        self._words = Words(model)
        self._known: dict[str, tuple[str, ...]] = {}

    def tags(self, tokens: Sequence[Token], text: str | None = None) -> tuple[str, ...]:
        """The tags of the tokens of one sentence; with its ``text`` they are remembered, wherever it stands."""
        found = None if text is None else self._known.get(text)
        # What stands around a sentence can make other tokens of it, though hardly ever does.
        if found is None or len(found) != len(tokens):
            names = self._model.tags
            found = tuple([names[number] for number in self.numbers(self.words(tokens))])
            if text is not None:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[text] = found
        return found

    def words(self, tokens: Sequence[Token]) -> list[Word]:
        """The tokens as words by themselves."""
        word = self._words.word
        return [word(token, capital) for token, capital in zip(tokens, capitals(tokens), strict=True)]

    def numbers(self, words: Sequence[Word]) -> list[int]:
        """The number of each word's tag."""
        tables = self._model.around
        sentence = Sentence(words, self._model.tags)
        for word in words:
            best = word.tags[0]
            if len(word.tags) > 1:
                rows = list(filter(None, map(getitem, tables, sentence.features())))
                totals = [sum([row.get(tag, 0) for row in rows], score) for tag, score in zip(word.tags, word.scores, strict=True)]
                best = word.tags[totals.index(max(totals))]
            sentence.step(best)
        return sentence.found


class Sentence:
    """The neighbourhood of the next word of a sentence, and the tags found so far."""

    __slots__ = ("_at", "_before", "_changes", "_expected", "_keys", "_kinds", "_last", "found")

    def __init__(self, words: Sequence[Word], names: list[str]) -> None:
        """Take the words and the names of the tags; the next word is the first."""
        self._keys = ["<", "<", *[word.key for word in words], ">"]
        self._kinds = [*[word.kind for word in words], ">", ">"]
        self._changes = _changes(tuple(names))
        self._at = 0
        self._last = self._before = len(names)
        self._expected = _NONE
        self.found: list[int] = []

    def features(self) -> tuple[str | int, ...]:
        """The values of the features around the next word."""
        at = self._at
        earlier, before, own, after = self._keys[at : at + 4]
        last = self._last
        sign = chr(last)
        kind = self._kinds[at + 1]
        return (
            last,
            last << 8 | self._before,
            sign + own,
            before,
            after,
            sign + kind,
            last << 2 | self._expected,
            kind + " " + self._kinds[at + 2],
            earlier,
        )

    def step(self, tag: int) -> None:
        """Go on to the word after, now that this one has its tag."""
        change = _EXPECTED.get(self._keys[self._at + 2])
        if change is None:
            change = self._changes[tag]
        if change != _KEPT:
            self._expected = change
        self.found.append(tag)
        self._before, self._last = self._last, tag
        self._at += 1


@lru_cache(maxsize=4)
def _changes(names: tuple[str, ...]) -> list[int]:
    """What each tag changes in what is expected; of one that is not known, the last, nothing."""
    found = [
        _BASE if name.startswith("MD") or name == "TO" else _NONE if name.startswith(("VB", "IN", "CC")) or name in _ENDS else _KEPT
        for name in names
    ]
    return [*found, _KEPT]


def capitals(tokens: Sequence[Token]) -> list[Capital | None]:
    """What the capital of each word tells; None for what is no word.

    Where any word has one, at a start or in a headline, it tells nothing.
    """
    titled = _is_title(tokens)
    starting = True
    found: list[Capital | None] = []
    for token in tokens:
        if token.kind is Kind.WORD:
            found.append("lower" if token.text[0].islower() else "title" if titled else "start" if starting else "capital")
            starting = False
        elif token.kind is Kind.CLITIC:
            found.append("lower")
        else:
            found.append(None)
            starting = token.text in _OPENING or (starting and token.kind is Kind.MARK)
    return found


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether capitals are the headline's: longer words nearly all have one."""
    longer = [token.text[0].isupper() for token in tokens if token.kind is Kind.WORD and len(token.text) > 3]
    return len(longer) > 2 and sum(longer) >= 0.8 * len(longer)
