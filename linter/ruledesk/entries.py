"""The entries of a rule, each as a rule of its own, and texts in which it should be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec

from linter.checks.rules import kinds
from linter.checks.rules.contract import Marked
from linter.checks.rules.ruleset import Loaded, Ruleset
from linter.checks.rules.words import WordLists
from linter.document import Document, Role, Segment, Source, SourceMap
from linter.ruledesk.invention import invented

#: Paragraphs around an entry: in mid-sentence, alone between others, as a headline, behind a headline at the start of a sentence.
_AROUND = ("It was {} by then, she thought.", "It rained.\n\n{}\n\nIt snowed.", "{}\n\nIt rained.", "Rain\n\n{} came again.")
_INVENTED = 60
_KINDS = ("consistency", "existence", "substitution")
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\n))*")


class Entry(msgspec.Struct, frozen=True, dict=True):
    """A phrase, an expression or a group of forms of a rule: where it stands in the file, and the rule with nothing but it."""

    key: str
    text: str
    alone: Loaded
    phrases: tuple[str, ...] = ()

    @property
    def is_expression(self) -> bool:
        """Whether it is an expression, of which samples can only be made up."""
        return self.key.startswith("patterns")

    def samples(self, count: int = _INVENTED) -> tuple[str, ...]:
        """Texts that it should find, at most so many; none where none could be made up."""
        return tuple(invented(self.text, count)) if self.is_expression else self.phrases

    @cached_property
    def ruleset(self) -> Ruleset:
        """What looks for the entry and nothing else."""
        return Ruleset.of([self.alone])

    def found(self, document: Document) -> bool:
        """Whether anything of the document is found by it."""
        return any(True for _ in self.ruleset.scan(document))

    @property
    def lives(self) -> bool:
        """Whether there is a text, made up or of the examples, that it finds something in."""
        examples = (Marked.of(example).text for example in self.alone.rule.wrong)
        return any(self.found(document(text)) for text in examples) or any(self.found(document(text)) for text in self.texts())

    def texts(self, count: int = _INVENTED) -> Iterator[str]:
        """Texts that hold it, as far as so many could be made up."""
        return (around.format(sample) for sample in self.samples(count) for around in _AROUND)


def document(text: str) -> Document:
    """A text as a story of plain paragraphs, whatever a reader of some format would make of them."""
    parts = (Segment(match.start(), match.end(), Role.PARAGRAPH) for match in _PARAGRAPH.finditer(text))
    return Document(text, tuple(parts), Source("story", text), SourceMap.identity(len(text)))


def entries(one: Loaded, lists: WordLists) -> Iterator[Entry]:
    """The phrases, expressions and forms of a rule of a kind in which each of them stands for itself; others are not taken apart."""
    if one.rule.kind not in _KINDS:
        return
    yield from _phrases(one, lists)
    yield from _expressions(one, lists)
    for number, forms in enumerate(getattr(one.rule, "forms", ())):
        alone = _with(one, lists, forms=(forms,))
        for at, form in enumerate(forms):
            other = forms[at - 1]
            for inflection, word in enumerate(form):
                sample = f"{other[0]} was there, {other[0]} again, and {word} too"
                yield Entry(f"forms[{number}][{at}][{inflection}]", word, alone, (sample,))


def _phrases(one: Loaded, lists: WordLists) -> Iterator[Entry]:
    rule: Any = one.rule
    for phrase, value in getattr(rule, "swap", {}).items():
        yield Entry(f"swap.{phrase}", phrase, _with(one, lists, swap={phrase: value}), (phrase,))
    for number, phrase in enumerate(getattr(rule, "literals", ())):
        sample = f"{phrase} x{rule.until}" if rule.until else phrase
        yield Entry(f"literals[{number}]", phrase, _with(one, lists, literals=(phrase,)), (sample,))


def _expressions(one: Loaded, lists: WordLists) -> Iterator[Entry]:
    patterns = getattr(one.rule, "patterns", ())
    if isinstance(patterns, dict):
        for expression, value in patterns.items():
            yield Entry(f"patterns.{expression}", expression, _with(one, lists, patterns={expression: value}))
    else:
        for number, expression in enumerate(patterns):
            yield Entry(f"patterns[{number}]", expression, _with(one, lists, patterns=(expression,)))


def _with(one: Loaded, lists: WordLists, **fields: Any) -> Loaded:
    """The rule with nothing to look for but what is given."""
    empty = {name: type(getattr(one.rule, name))() for name in ("swap", "literals", "patterns", "forms") if hasattr(one.rule, name)}
    rule = msgspec.structs.replace(one.rule, **(empty | fields))
    return Loaded(one.path, rule, tuple(kinds.load(rule.kind).searches(rule, lists)))
