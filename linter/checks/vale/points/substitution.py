"""``substitution``: words with what should stand in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from linter.checks.vale.alternation import PLAIN, Alternation, Found
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.expression import parsed
from linter.checks.vale.messages import filled, listed, unquoted_once
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.phrases import phrases
from linter.checks.vale.rule import Common, Hit, Reading, common, compiled
from linter.checks.vale.source import Table
from linter.checks.vale.story import Block

KEYS = frozenset({"swap", "ignorecase", "nonword", "capitalize", "exceptions", "vocab", "pos"})
_CAPTURES = re.compile(r"(?<!\\)\((?!\?)")
_GROUP = re.compile(r"\$\d")
_OPTIONS = re.compile(r"(?<!\\)\|")
_PHRASE = re.compile(r"[^\W_]*(?:[ -][^\W_]*)*")


class Swap(msgspec.Struct, frozen=True):
    """A term, and what should stand for it. ``template`` is the term with its groups, where the other text names them."""

    wanted: str
    template: Pattern | None
    accepts: Pattern | None
    spellings: tuple[str, ...]

    def made(self, found: str) -> str:
        """What should stand for what was found; raises TimedOut."""
        match = self.template.search_in(found) if self.template else None
        if match is None:
            return self.wanted
        groups = ("", *match.groups())
        text = re.sub(r"\$(\d)", lambda name: groups[int(name[1])] or "" if int(name[1]) < len(groups) else name.group(), self.wanted)
        return found[: match.start()] + text + found[match.end() :]


class Substitution(msgspec.Struct, frozen=True):
    """A rule with words for words."""

    common: Common
    alternation: Alternation
    swaps: tuple[Swap, ...]
    exceptions: Exceptions
    capitalize: bool

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Each match that is not what is wanted, and that no exception covers."""
        for match in self.alternation.matches(block.text, block.start, reading.hits(block), number):
            found = block.text.text[match.start : match.end]
            swap = self.swaps[match.part]
            wanted = swap.made(found)
            capital = self.capitalize and found[:1] == found[:1].upper()
            if capital:
                wanted = wanted[:1].upper() + wanted[1:]
            if not self._right(swap, wanted, found) and not self.exceptions.cover(found, block, match.start, match.end, reading):
                yield self._hit(match, found, wanted, swap, capital=capital)

    def _right(self, swap: Swap, wanted: str, found: str) -> bool:
        """Whether what was found is what is wanted: one of the suggestions, or a match of it as an expression."""
        action = self.common.action
        if action is not None and action.name == "replace":
            return found in options(wanted)
        return wanted == found or (swap.accepts is not None and swap.accepts.is_all_of(found))

    def _hit(self, match: Found, found: str, wanted: str, swap: Swap, *, capital: bool) -> Hit:
        action, message = self.common.action, self.common.message
        if action is None:
            return Hit(match.start, match.end, filled(message, _as_spelled(swap, wanted, found), found))
        if action.name != "replace":
            return self.common.hit(match.start, match.end, found)._replace(message=filled(message, wanted, found))
        suggestions = action.suggestions(found) if action.params else options(wanted)
        if capital:
            suggestions = tuple(text[:1].upper() + text[1:] for text in suggestions)
        if action.params:
            return Hit(match.start, match.end, filled(message, wanted, found), suggestions)
        suggestions = action.cased(suggestions, found)
        return Hit(match.start, match.end, filled(unquoted_once(message), listed(suggestions), found), suggestions)


def options(wanted: str) -> tuple[str, ...]:
    r"""The suggestions in a text that parts them by ``|``; ``\|`` is the sign itself."""
    return tuple(option.replace(r"\|", "|") for option in _OPTIONS.split(wanted) if option)


def _as_spelled(swap: Swap, wanted: str, found: str) -> str:
    """For an expression the spelling that is meant, so that messages show no expression."""
    return next((text for text in swap.spellings if text.lower() == found.lower()), wanted)


def rule(name: str, table: Table) -> Substitution:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    pairs = table.pairs("swap")
    if not pairs:
        raise table.error("swap", "a rule on substitution needs `swap`, a table of words and what should stand for them")
    if table.text("pos"):
        raise table.error("pos", "parts of speech are asked for by rules that extend `sequence`")
    ignore_case = table.flag("ignorecase")
    terms = sorted(pairs, key=lambda term: -len(term.encode()))
    swaps = []
    for term in terms:
        try:
            if not PLAIN.fullmatch(term):
                parsed(term)
            swaps.append(_swap(term, pairs[term].text(), ignore_case=ignore_case))
        except ExpressionError as error:
            raise pairs[term].error(f"the expression cannot be used: {error}") from None
    alternation = compiled(
        table,
        "swap",
        lambda: Alternation(
            [_CAPTURES.sub("(?:", term) for term in terms],
            ignore_case=ignore_case,
            words=not table.flag("nonword"),
            numbered=True,
        ),
    )
    return Substitution(keys, alternation, tuple(swaps), Exceptions(table), table.flag("capitalize"))


def _swap(term: str, wanted: str, *, ignore_case: bool) -> Swap:
    """Read one pair."""
    template = Pattern(("(?i)" if ignore_case else "") + term) if _GROUP.search(wanted) else None
    if _PHRASE.fullmatch(wanted):
        return Swap(wanted, template, None, (wanted,))
    try:
        return Swap(wanted, template, Pattern(f"(?:{wanted})"), phrases(parsed(wanted).branches) or ())
    except ExpressionError:  # a text, not an expression
        return Swap(wanted, template, None, ())
