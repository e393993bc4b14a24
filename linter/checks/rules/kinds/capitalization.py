"""Capitals of headlines, crossheads and other parts: sentence case, title case, all capitals or none, or a pattern.

``style`` is sentence, ap, chicago, upper or lower; instead of it, ``pattern`` is an expression that all of the part must match. ``roles``
say which parts are meant. Words of ``not`` are written as they stand there. A part is marked from its first wrong word to its last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linter.checks.rules.capitals import Style, written
from linter.checks.rules.expressions import Expression
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search, Words
from linter.checks.rules.scope import covers
from linter.checks.rules.words import WordLists
from linter.document import Document, Segment


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"not_": "not"}):
    """A rule on the capitals of parts of a story."""

    style: Style | None = None
    pattern: Words | None = None
    not_: tuple[Words, ...] = ()


class Capitals(Search, frozen=True):
    """How parts of some roles are to be written."""

    style: Style | None
    pattern: Expression | None
    exceptions: tuple[str, ...]

    def expressions(self) -> tuple[Expression, ...]:
        """The pattern, if there is one."""
        return (self.pattern,) if self.pattern else ()

    @classmethod
    def scanner(cls, searches: Sequence[Capitals], lookout: Lookout) -> Scanner:
        """Parts that are written in another way."""
        del lookout

        def scan(reading: Reading) -> Iterator[Hit]:
            document = reading.document
            for part in document.segments:
                for search in searches:
                    if part.role in search.rule.roles and covers(search.rule, document, part.start, part.end):
                        yield from search.hits(document, part)

        return scan

    def hits(self, document: Document, part: Segment) -> Iterator[Hit]:
        """What the rule says of a part."""
        text = document.text[part.start : part.end]
        if self.pattern is not None:
            if text.strip() and not self.pattern.fullmatch(text.strip()):
                yield Hit(part.start, part.end, self.rule)
            return
        tokens = [token for token in document.tokens if part.start <= token.start < part.end]
        words = written(document, tokens, self.style or "sentence", self.exceptions)
        wrong = [(token, wanted) for token, wanted in words if token.text != wanted]
        if wrong:
            start, end = wrong[0][0].start, wrong[-1][0].end
            made, at = "", start
            for token, wanted in wrong:
                made += document.text[at : token.start] + wanted
                at = token.end
            yield Hit(start, end, self.rule, (made,))


def searches(rule: Spec, lists: WordLists) -> Iterator[Capitals]:
    """The one search of the rule."""
    del lists
    if (rule.style is None) == (rule.pattern is None):
        raise RuleError("kind", "a rule of this kind needs `style` or `pattern`")
    if not rule.roles:
        raise RuleError("kind", 'a rule of this kind needs `roles`, such as ["headline"]')
    pattern = Expression(rule.pattern, "pattern", case=True) if rule.pattern is not None else None
    if pattern is not None and pattern.timed:
        raise RuleError("pattern", "the pattern of a part cannot look around or name its groups")
    yield Capitals(rule, rule.style, pattern, rule.not_)
