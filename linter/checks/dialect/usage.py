"""Where a story spells a word in a way of one variety only, and which variety that makes it.

What people said, names and titles tell nothing of the writer, so quotations, capitals and title-case headlines are
passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from linter.document import NOT_PROSE, Document, Role, overlapping
from linter.lexicon.varieties import Variety, forms
from linter.segment import Kind, Sentence, Token
from linter.settings import AMERICAN, BRITISH, Language

#: Before or after these a word is a part of something else: colour/line.png, labor_costs, {color=red}.
_JOINTS = frozenset("/\\_@#=")
#: Words that open a sentence as a name more often than not.
_NAMES = frozenset({"labour", "labor", "defence", "defense", "harbour", "harbor"})
_SAYING = frozenset({"said", "says", "told", "added", "adds", "tells", "wrote", "was", "is", "has", "had", "will", "have", "were", "are"})


class Use(NamedTuple):
    """A spelling of some varieties; ``forms`` has the other spelling for each variety where it is a slip."""

    start: int
    end: int
    word: str
    forms: Mapping[Variety, str]

    @property
    def american(self) -> bool:
        """Whether it is an American spelling, a slip in Britain."""
        return Variety.BRITISH in self.forms

    @property
    def british(self) -> bool:
        """Whether it is a British spelling, a slip in America."""
        return Variety.AMERICAN in self.forms


def uses(document: Document) -> tuple[Use, ...]:
    """The spellings of some varieties in the writer's own words, in order."""
    if not any(_parts(word) for word in {token.lower for token in document.tokens}):
        return ()
    return tuple(_uses(document))


def language(document: Document) -> Language:
    """The English that a story is spelled in: British if more of it is British than American, else American."""
    found = uses(document)
    american, british = (use.word for use in found if use.american), (use.word for use in found if use.british)
    return BRITISH if _weight(british) > _weight(american) else AMERICAN


def _weight(words: Iterable[str]) -> tuple[int, int]:
    """Different words before their number: one that a story is about is written often and shows one habit."""
    counts = Counter(words)
    return len(counts), counts.total()


def _uses(document: Document) -> Iterator[Use]:
    for sentence in document.sentences:
        part = document.segment_at(sentence.start)
        if part is None or part.role in NOT_PROSE or (part.role is Role.HEADLINE and document.title_case(sentence)):
            continue
        for at in range(sentence.first, sentence.last):
            token = document.tokens[at]
            marked = _parts(token.lower) if token.kind is Kind.WORD else ()
            if not marked or not _prose(document, token) or overlapping(document.protected, token.start, token.end):
                continue
            if not token.text.islower() and not _opens(document, sentence, at):
                continue
            for start, end, other in marked:
                yield Use(token.start + start, token.start + end, token.lower[start:end], other)


@lru_cache(maxsize=1 << 16)
def _parts(word: str) -> tuple[tuple[int, int, Mapping[Variety, str]], ...]:
    """The parts of a word, parted by hyphens, that belong to some varieties: where they stand and their other forms."""
    found, start = [], 0
    for part in word.split("-"):
        if other := forms(part):
            found.append((start, start + len(part), other))
        start += len(part) + 1
    return tuple(found)


def _prose(document: Document, token: Token) -> bool:
    """Whether a word stands by itself, and not in a path, a file's name or an identifier."""
    before, after = document.text[max(0, token.start - 1) : token.start], document.text[token.end : token.end + 2]
    return before not in _JOINTS | {"."} and after[:1] not in _JOINTS and not (after[:1] == "." and after[1:].isalnum())


def _opens(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether a word has its capital from opening a sentence, and is no name for all that is to be seen."""
    token = document.tokens[at]
    if not token.text[1:].islower() or token.lower in _NAMES:
        return False
    if any(document.tokens[n].kind is not Kind.MARK for n in range(sentence.first, at)) or at + 1 >= sentence.last:
        return False
    after = document.tokens[at + 1]
    return after.text.islower() and after.kind is Kind.WORD and after.lower not in _SAYING and not _named(document, token)


def _named(document: Document, token: Token) -> bool:
    """Whether a capitalised word has its capital in mid-sentence, too."""
    return any(
        other.text == token.text and before.kind is Kind.WORD and other.start != token.start
        for before, other in pairwise(document.tokens)
    )  # fmt: skip
