"""What a story says about one of its words: whether it can be misspelled, and whether it is a name, a term, a dialect."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cached_property

from linter.checks.spelling.names import StoryNames, is_name
from linter.checks.spelling.verdict import verdict
from linter.document import NOT_PROSE, Document, Role, overlapping
from linter.lexicon import lexicon
from linter.lexicon.misspellings import corrections
from linter.segment import Kind, Sentence, Span

#: A lower-case word used this often in one story is a term of it, whatever it looks like.
_TERM = 3
#: Unknown words that make a sentence a foreign one.
_FOREIGN = 3
#: Letters from which on a capitalised word in mid-sentence can be a misspelling of an ordinary one.
_WORD_LIKE = 6
_SAYING = frozenset({"said", "says", "told", "added", "adds", "tells", "wrote", "writes", "thinks", "was", "is", "has", "had"})
_TITLES = frozenset(
    "mr mrs ms mx dr sir dame lord lady prof professor president minister secretary senator sen rep gov governor mayor judge justice king"
    " queen prince princess pope bishop rabbi imam sheikh general gen col colonel captain capt sergeant sgt coach director chairman".split()
)
_QUOTES = " \t\n\"'“‘"
_FOREIGN_WORDS = frozenset("au en de la le les du des von van der das el il lo di da del della un une et al las los y und".split())
_ROMANCE = re.compile(r"[aoi]$|ci[oó]n")
_OPENERS = frozenset(":•—–")
# Next to one of these a word is a part of something else: 'em, and/or, crumbl[ed].
_APOSTROPHES = "'’"
_JOINS_BEFORE, _JOINS_AFTER = "'’‘/\\_.@#]", "/\\_@[€" + "".join(map(chr, range(0x80, 0xA0)))  # the last are of a wrong encoding


def straight(text: str) -> str:
    """A word with straight apostrophes, as all lists have them."""
    return text.replace("’", "'")


class Story:
    """The words of a document with their neighbours; places are indices into its tokens."""

    def __init__(self, document: Document) -> None:
        """Count the words of a document."""
        self.document = document
        self.tokens = document.tokens
        self.counts = Counter(token.text for token in self.tokens if token.kind is Kind.WORD)

    @cached_property
    def names(self) -> StoryNames:
        """The unknown names of the story."""
        return StoryNames((straight(text), times) for text, times in self.counts.items() if text[0].isupper() and text[1:].islower())

    def sentence(self, at: int) -> Sentence | None:
        """The sentence of a word, if it is one of running text."""
        start = self.tokens[at].start
        part = self.document.segment_at(start)
        return self.document.sentence_at(start) if part is not None and part.role not in NOT_PROSE else None

    def cut(self, at: int) -> bool:
        """Whether a word is only a part of what is written there."""
        token, text = self.tokens[at], self.document.text
        before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
        if after and after in _APOSTROPHES and token.lower.endswith("in"):
            return True  # "studyin'"
        return bool((before and before in _JOINS_BEFORE) or (after and after in _JOINS_AFTER))

    def opens(self, at: int, sentence: Sentence) -> bool:
        """Whether a capital is due to the place, at the beginning of a sentence or behind a colon; never in capital headlines."""
        if self.title_case(sentence):
            return False
        return self.tokens[at - 1].text in _OPENERS or all(self.tokens[n].kind is Kind.MARK for n in range(sentence.first, at))

    def title_case(self, sentence: Sentence) -> bool:
        """Whether the words of a headline are capitalised."""
        part = self.document.segment_at(sentence.start)
        return part is not None and part.role is Role.HEADLINE and self.document.title_case(sentence)

    def shouted(self, at: int, sentence: Sentence) -> bool:
        """Whether the words on both sides of an upper-case word are in upper case too, so that it is no initialism."""
        beside = [self.tokens[n] for n in (at - 2, at - 1, at + 1, at + 2) if sentence.first <= n < sentence.last]
        return sum(len(one.text) > 1 and one.text.isupper() and lexicon().knows(one.lower) for one in beside) > 1

    def term(self, at: int, sentence: Sentence) -> bool:
        """Whether a lower-case word is used again and again, or stands beside another unknown one: a phrase of another language."""
        beside = [n for n in (at - 1, at + 1) if sentence.first <= n < sentence.last]
        return (
            self.counts[self.tokens[at].text] >= _TERM
            or (at > sentence.first and self.tokens[at - 1].lower in _FOREIGN_WORDS)
            or any(self._unknown(n) for n in beside)
            or self.foreign_sentence(sentence)
        )

    def _unknown(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind is Kind.WORD and token.text.islower() and verdict(token.lower) is not None

    def named(self, at: int, sentence: Sentence) -> bool:
        """Whether a capitalised word at the start of a sentence looks like a name."""
        token = self.tokens[at]
        after = self.tokens[at + 1] if at + 1 < sentence.last else None
        return (
            self.counts[token.text] > 1
            or is_name(token.text)
            or after is None
            or after.kind is Kind.CLITIC
            or not after.text.islower()
            or after.lower in _SAYING
        )

    def begins(self, at: int) -> bool:
        """Whether a word is the first of a paragraph."""
        part = self.document.segment_at(self.tokens[at].start)
        return part is not None and not self.document.text[part.start : self.tokens[at].start].strip(_QUOTES)

    def titled_person(self, at: int) -> bool:
        """Whether a title stands before a word."""
        before = self.tokens[max(0, at - 2) : at]
        return any(one.lower.rstrip(".") in _TITLES for one in (before if before[-1:] and before[-1].text == "." else before[-1:]))

    def once(self, at: int) -> bool:
        """Whether a capitalised word stands only once in the story; what is written twice alike is a name."""
        return self.counts[self.tokens[at].text] == 1

    def capitalised(self, at: int, *, after: bool) -> str:
        """The capitalised word beside the one at a place, before it or ``after`` it; empty where none stands."""
        first = at if after else at - 1
        if not 0 <= first < len(self.tokens) - 1 or self.tokens[first + 1].start != self.tokens[first].end + 1:
            return ""
        token = self.tokens[first + after]
        paragraph = self.document.text[self.tokens[first].end] != "\n"
        return straight(token.text) if paragraph and token.kind is Kind.WORD and token.text[0].isupper() else ""

    def titled(self, at: int) -> bool:
        """Whether a word stands beside another capitalised one: a part of a title, or of a body's name."""
        return self.tokens[at].text.isalpha() and bool(self.capitalised(at, after=False) or self.capitalised(at, after=True))

    def loan(self, at: int) -> bool:
        """Whether a word ends as words of Romance languages do that English has in another form: "Instituto", "Constitucional"."""
        return bool(_ROMANCE.search(self.tokens[at].lower))

    def foreign(self, at: int) -> bool:
        """Whether a capitalised word is part of a name: short, behind a title, before a verb of saying, or beside another unknown one."""
        beside = [self.tokens[n] for n in (at - 1, at + 1) if 0 <= n < len(self.tokens)]
        return (
            len(self.tokens[at].text) < _WORD_LIKE
            or self.titled_person(at)
            or any(one.lower in _SAYING for one in beside[-1:])
            or any(one.kind is Kind.WORD and one.text[0].isupper() and not lexicon().knows(one.text) for one in beside)
        )

    def addressed(self, at: int) -> bool:
        """Whether an e-mail address, a handle or a link of the story has the word in it, as they have names."""
        word = self.tokens[at].lower
        return any(word in address for address in self._addresses)

    @cached_property
    def _addresses(self) -> list[str]:
        return [token.lower for token in self.tokens if token.kind is Kind.OPAQUE]

    def quoted(self, at: int) -> bool:
        """Whether a word stands in quotation marks."""
        token = self.tokens[at]
        return overlapping(self.document.quotations, token.start, token.end)

    def quotation(self, at: int) -> Span | None:
        """The quotation that a word stands in."""
        token = self.tokens[at]
        return next((span for span in self.document.quotations if span[0] < token.end and token.start < span[1]), None)

    def dialect(self, at: int) -> bool:
        """Whether another quoted word of the paragraph is unknown, however short: then people speak, or write, as they do."""
        if not self.quoted(at):
            return False
        first, last = self._paragraph(at)
        return any(n != at and self._odd(n) and self.quoted(n) for n in range(first, last))

    def _paragraph(self, at: int) -> tuple[int, int]:
        """The places of a word's paragraph, the last one excluded."""
        part = self.document.segment_at(self.tokens[at].start)
        if part is None:
            return at, at
        first = bisect_left(self.tokens, part.start, key=lambda token: token.start)
        return first, bisect_left(self.tokens, part.end, first, key=lambda token: token.start)

    def foreign_sentence(self, sentence: Sentence) -> bool:
        """Whether so many words of a sentence are unknown that it is none of this language."""
        return sum(self._odd(n) for n in range(sentence.first, sentence.last)) >= _FOREIGN

    def _odd(self, at: int) -> bool:
        """Whether a word in lower case, however short, is in no list, or one in capitals is a known misspelling."""
        token = self.tokens[at]
        if token.kind is not Kind.WORD or lexicon().knows(token.lower) or "-" in token.text:
            return False
        return token.text.islower() or (token.text.isupper() and bool(corrections(token.lower)))
