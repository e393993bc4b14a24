"""What a word can be by itself: the tags it may have, and what its own form says for each of them."""

from __future__ import annotations

from typing import Literal, NamedTuple

from linter.lexicon import WordClass, lexicon
from linter.segment import Kind, Token
from linter.tagger.model import Model

#: What a word's capital tells: there is none, it makes a name, or any word has one at this start or in this title.
Capital = Literal["lower", "capital", "start", "title"]

#: Forms to be remembered; a long run meets more, most of them names.
_REMEMBERED = 100_000

_OF_CLASS = tuple(
    (int(flag), tags)
    for flag, *tags in (
        (WordClass.NOUN, "NN"),
        (WordClass.PLURAL_NOUN, "NNS"),
        (WordClass.VERB_BASE, "VB", "VBP"),
        (WordClass.VERB_S, "VBZ"),
        (WordClass.VERB_PAST, "VBD"),
        (WordClass.VERB_PARTICIPLE, "VBN"),
        (WordClass.VERB_ING, "VBG"),
        (WordClass.ADJECTIVE, "JJ"),
        (WordClass.ADVERB, "RB"),
    )
)
_ADJECTIVE, _FUNCTION, _ING = int(WordClass.ADJECTIVE), int(WordClass.FUNCTION), int(WordClass.VERB_ING)
_OF_ENDING = (
    ("ing", ("VBG", "NN", "JJ")),
    ("ed", ("VBD", "VBN", "JJ")),
    ("ly", ("RB", "JJ", "NN")),
    ("ness", ("NN",)),
    ("ss", ("NN", "JJ")),
    ("us", ("NN", "JJ")),
    ("s", ("NNS", "NN", "VBZ")),
)
_ANY = ("NN", "JJ", "VB", "VBP", "RB", "FW")
_MARKS = {
    ",": ",", ".": ".", "!": ".", "?": ".", ":": ":", ";": ":", "–": ":", "—": ":", "--": ":", "...": ":", "…": ":",
    '"': "''", "“": "''", "”": "''", "‘": "''", "’": "''", "'": "''", "«": "''", "»": "''", "„": "''",
    "(": "(", "[": "(", "{": "(", ")": ")", "]": ")", "}": ")", "$": "$", "£": "$", "€": "$", "¥": "$",
    "-": "HYPH", "%": "NN", "&": "CC",
}  # fmt: skip


class Word(NamedTuple):
    """A form as the tagger sees it.

    ``key`` stands for it in features of its neighbours, ``kind`` for the set of tags that it may have. ``scores`` are
    what its own form says for each of ``tags``.
    """

    key: str
    kind: str
    tags: tuple[int, ...]
    scores: tuple[int, ...]


def fixed(token: Token) -> str:
    """The tag of a token that is no word."""
    if token.kind is Kind.OPAQUE:
        return "ADD"
    if token.kind is Kind.MARK:
        return _MARKS.get(token.text, "SYM")
    letters = token.lower.lstrip("0123456789.,:")
    if not letters or letters in {"k", "m", "bn", "tn", "am", "pm"}:
        return "CD"
    return "NNS" if letters in {"s", "ers"} else "JJ" if "-" in letters or letters in {"st", "nd", "rd", "th"} else "CD"


class Words:
    """Looks at words by themselves; each form once."""

    def __init__(self, model: Model) -> None:
        """Take the model that knows the words seen in training."""
        self._model = model
        self._numbers = {tag: number for number, tag in enumerate(model.tags)}
        self._known: dict[tuple[str, Capital | None], Word] = {}

    def word(self, token: Token, capital: Capital | None) -> Word:
        """A token as a word; its capital is None where it is a number or a mark."""
        found = self._known.get((token.text, capital))
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[token.text, capital] = self._fixed(token) if capital is None else self._made(token, capital)
        return found

    def features(self, token: Token, capital: Capital) -> tuple[str, ...]:
        """Features of a word by itself."""
        return self._features(token, capital, int(lexicon().classes(token.lower)))

    def _features(self, token: Token, capital: Capital, classes: int) -> tuple[str, ...]:
        text, lower = token.text, token.lower
        return (
            "w" + self._key(token, capital, classes),
            "3" + lower[-3:],
            f"2{lower[-2:]}{capital[0]}",
            f"c{classes}{capital[0]}",
            f"p{lower[:2]}{'-' in text:d}",
            f"u{capital[0]}{text.isupper():d}{text.isalpha():d}",
        )

    def _fixed(self, token: Token) -> Word:
        tag = fixed(token)
        return Word(tag if tag == "CD" else token.text, chr(self._numbers[tag]), (self._numbers[tag],), (0,))

    def _key(self, token: Token, capital: Capital, classes: int) -> str:
        """What stands for a word in features: itself if it was seen often enough, else what is alike in many."""
        if capital == "capital" and token.text in self._model.cased:
            return token.text
        if capital != "capital" and token.lower in self._model.lower:
            return token.lower
        return f"{token.lower[-2:]}~{classes}{capital[0]}"

    def _made(self, token: Token, capital: Capital) -> Word:
        # Plain numbers: the flags' own arithmetic would cost more than all the rest.
        classes = int(lexicon().classes(token.lower))
        numbers = tuple(sorted(self._numbers[name] for name in self._tags(token, capital, classes) if name in self._numbers))
        if len(numbers) == 1:
            return Word(self._key(token, capital, classes), chr(numbers[0]), numbers, (0,))
        weights = list(filter(None, map(self._model.own.__getitem__, self._features(token, capital, classes))))
        scores = tuple([sum([row.get(number, 0) for row in weights]) for number in numbers])
        return Word(self._key(token, capital, classes), "".join(map(chr, numbers)), numbers, scores)

    def _tags(self, token: Token, capital: Capital, classes: int) -> set[str]:
        common = capital != "capital" and (classes or token.lower in self._model.lower)
        found = self._tags_of_common(token.lower, classes) if common or capital == "lower" else set()
        if capital == "lower":
            return found
        # In a title a capital is no sign of a name where the word is known without, and has not been seen as one.
        return found | (self._seen_with_capital(token) if capital == "title" and common else self._tags_of_name(token, classes))

    def _tags_of_common(self, lower: str, classes: int) -> set[str]:
        seen = {self._model.tags[number] for number in self._model.lower.get(lower, ())}
        # A word of grammar has the tags that it was seen with; of the others no text shows all.
        return seen if seen and (classes & _FUNCTION or not classes) else seen | _tags_of(lower, classes)

    def _seen_with_capital(self, token: Token) -> set[str]:
        return {self._model.tags[number] for number in self._model.cased.get(token.text, ())}

    def _tags_of_name(self, token: Token, classes: int) -> set[str]:
        found = self._seen_with_capital(token)
        if not found or not classes & _FUNCTION:
            found |= {"NNP", "NNPS"} if token.lower.endswith("s") else {"NNP"}
        if "-" in token.text or int(lexicon().classes(token.text)) & _ADJECTIVE:
            found.add("JJ")
        return found


def _tags_of(lower: str, classes: int) -> set[str]:
    found = {tag for flag, names in _OF_CLASS if classes & flag for tag in names}
    if classes & _ADJECTIVE and lower.endswith(("er", "est")):
        found.add("JJR" if lower.endswith("r") else "JJS")
    if classes & _ING:
        found |= {"NN", "JJ"}
    if found:
        return found
    if "-" in lower:
        return {"JJ", "NN", "NNS", "RB", "VBN"} if lower.endswith("s") else {"JJ", "NN", "RB", "VB"}
    return set(next((names for ending, names in _OF_ENDING if lower.endswith(ending)), _ANY))
