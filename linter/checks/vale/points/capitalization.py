"""``capitalization``: the capitals of a heading, or of any block."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from linter.checks.vale.capitals import WORD, Casing, numbered
from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.messages import filled
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Common, Hit, Reading, common, compiled, pattern
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"match", "style", "exceptions", "indicators", "threshold", "vocab", "prefix"})
# The first letters of a word and of the parts that marks divide it into.
_PARTS = re.compile(r"(?<![^\x00-/:-@\[-^`{-\x7f\s])[^\W\d_]")
#: The share of words that have to be as they should, where a rule does not say.
_SHARE = 0.8

Convert = Callable[[str], str]


class Capitalization(msgspec.Struct, frozen=True):
    """A rule on capitals: what to make of a text, or an expression that it has to match."""

    common: Common
    convert: Convert | None
    expression: Pattern | None
    words: Pattern | None
    opening: bool
    share: float
    exceptions: Exceptions
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """The whole block, if it is not as it should be."""
        del number
        text = block.text.text
        if self.convert is None:
            if self.expression is None or self.expression.search(block.text) is not None or self.exceptions.hold(text, reading):
                return
            wanted = self.expression.expression.source
        else:
            wanted = self.convert(text)
            if self._right(text, wanted, reading):
                return
        action = self.common.action
        suggestions = self.common.hit(0, len(text), text).suggestions
        if action is not None and action.name == "replace" and not action.params and self.words is not None:
            suggestions = (wanted,)
        yield Hit(0, len(text), filled(self.common.message, text, wanted), suggestions)

    def _right(self, text: str, wanted: str, reading: Reading) -> bool:
        """Whether enough words are as they should be."""
        if self.words is None:
            return text == wanted or self.exceptions.hold(text, reading)
        models = [match.group() for match in self.words.findall_in(wanted)]
        words = [match.group() for match in self.words.findall_in(text)]
        right = 0
        for at, word in enumerate(words):
            # A conversion that made two words one leaves none to compare the last with.
            if at >= len(models) or word == models[at] or self.exceptions.hold(word, reading):
                right += 1
            elif not self.opening:
                right += word == word.upper()
            elif at == 0 and word != _PARTS.sub(lambda part: part.group().upper(), word.lower()):
                return False
        return not words or right / len(words) >= self.share


def rule(name: str, table: Table) -> Capitalization:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    match = table.text("match")
    if not match:
        raise table.error("match", "a rule on capitalization needs `match`: $title, $sentence, $lower, $upper or an expression")
    if match.startswith("$") and match[1:].isalpha() and match not in ("$title", "$sentence", "$lower", "$upper"):
        table.choice("match", ("$title", "$sentence", "$lower", "$upper"), "")
    exceptions = Exceptions(table)
    prefix = table.text("prefix")
    casing = compiled(table, "prefix" if prefix else "exceptions", lambda: Casing(exceptions.terms, prefix))
    indicators = table.texts("indicators")
    chicago = table.choice("style", ("AP", "Chicago", ""), "AP") == "Chicago"
    converters: dict[str, Convert] = {
        "$title": lambda text: casing.title(text, chicago=chicago),
        "$sentence": lambda text: casing.sentence(text, lambda word, at: word.endswith(indicators) or numbered(word, at)),
        "$lower": str.lower,
        "$upper": str.upper,
    }
    convert = converters.get(match)
    before = f"{exceptions.pattern.expression.source}|" if exceptions.pattern else ""
    return Capitalization(
        keys,
        convert,
        None if convert else pattern(table, "match", match),
        Pattern(before + WORD) if match in ("$title", "$sentence") else None,
        match == "$sentence",
        table.number("threshold") or _SHARE,
        exceptions,
    )
