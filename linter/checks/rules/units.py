"""The parts of a story that a rule counts in: its sentences, its paragraphs, or all of it, as far as the rule has a say there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from linter.checks.rules.measures import Counts, counted, words_of
from linter.checks.rules.rule import Rule
from linter.checks.rules.scope import covers
from linter.document import Document
from linter.segment import Sentence, Span

Scope = Literal["sentence", "paragraph", "story"]


class Unit(NamedTuple):
    """What is counted together: sentences, in so many paragraphs. ``mark`` is what is marked if it is wrong as a whole."""

    mark: Span
    sentences: tuple[Sentence, ...]
    paragraphs: int

    def counts(self, document: Document) -> Counts:
        """What it holds."""
        words = [word for sentence in self.sentences for word in words_of(document.tokens[sentence.first : sentence.last])]
        return counted(words, len(self.sentences), self.paragraphs)


def units(document: Document, rule: Rule, scope: Scope) -> list[Unit]:
    """The units of a story, in order; of a story as a whole, the first paragraph is marked."""
    sentences = [sentence for sentence in document.sentences if covers(rule, document, sentence.start, sentence.end)]
    if scope == "sentence":
        return [Unit((sentence.start, sentence.end), (sentence,), 1) for sentence in sentences]
    paragraphs = [_paragraph(tuple(group)) for _, group in groupby(sentences, lambda sentence: document.segment_at(sentence.start))]
    if scope == "paragraph" or not paragraphs:
        return paragraphs
    return [Unit(paragraphs[0].mark, tuple(sentences), len(paragraphs))]


def _paragraph(sentences: tuple[Sentence, ...]) -> Unit:
    return Unit((sentences[0].start, sentences[-1].end), sentences, 1)


def shared_out(spans: Iterable[Span], among: list[Unit]) -> Iterator[tuple[Unit, list[Span]]]:
    """Each unit with the spans that begin in one of its sentences."""
    starts = [(sentence.start, sentence.end, number) for number, unit in enumerate(among) for sentence in unit.sentences]
    found: list[list[Span]] = [[] for _ in among]
    for span in spans:
        at = bisect_right(starts, span[0], key=lambda known: known[0]) - 1
        if at >= 0 and span[0] < starts[at][1]:
            found[starts[at][2]].append(span)
    return zip(among, found, strict=True)
