"""Regular expressions of rules, in RE2: their time is linear in the text whatever a rule's author wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, cased
from linter.document import Document

# Bytes for the states of all expressions together; with fewer a set of style packs cannot be compiled, or tells nothing.
_MEMORY = 1 << 29
_GROUP = re.compile(r"\\(\d+)")


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression of a rule and the templates of what could stand for it.

    ``^`` and ``$`` are line edges. A group named ``mark`` is the marked part, otherwise all of the match.
    ``key`` is where the expression stands in the rule's file, for errors.
    """

    rule: Rule
    expression: str
    key: str
    templates: tuple[str, ...] = ()
    case: bool = False

    def __post_init__(self) -> None:
        """Refuse an expression that cannot be used, while it is known which rule it came from; raises RuleError."""
        groups = self.compiled().groups
        for template in self.templates:
            missing = [number for number in _GROUP.findall(template) if int(number) > groups]
            if missing:
                raise RuleError(self.key, f"the text to put there names group {missing[0]}, and the expression has {groups}")

    @classmethod
    def scanner(cls, searches: Sequence[Pattern]) -> Scanner:
        """One pass to see which expressions occur, then one for each of those."""
        import re2  # the library is only loaded where a rule has expressions

        compiled = [search.compiled() for search in searches]
        options = re2.Options()
        options.max_mem = _MEMORY
        together = re2.Set.SearchSet(options)
        for search in searches:
            together.Add(search.flagged)
        together.Compile()

        def scan(document: Document) -> Iterator[Hit]:
            # The library says None where nothing matches.
            for index in together.Match(document.text) or ():
                for match in compiled[index].finditer(document.text):
                    yield from searches[index].hits(document, match)

        return scan

    @property
    def flagged(self) -> str:
        """The expression with its modes."""
        return ("(?m)" if self.case else "(?mi)") + self.expression

    def compiled(self) -> Any:
        """The compiled expression; raises RuleError."""
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            expression = re2.compile(self.flagged, options)
        except re2.error as error:
            raise RuleError(self.key, f"the expression cannot be used: {_said(error)}") from None
        if expression.search("") is not None:
            raise RuleError(self.key, "the expression matches the empty text")
        return expression

    def hits(self, document: Document, match: Any) -> Iterator[Hit]:
        """What the rule says of a match, if it lies in one paragraph and holds something."""
        start, end = match.span(match.re.groupindex.get("mark", 0))
        part = document.segment_at(start) if start >= 0 else None
        if part is None or end <= start or match.start() < part.start or match.end() > part.end:
            return
        found = document.text[start:end]
        texts = tuple(_expanded(template, match) for template in self.templates)
        yield Hit(start, end, self.rule, texts if self.case else tuple(cased(text, found) for text in texts))


def _expanded(template: str, match: Any) -> str:
    """The template with the match's groups; the library's own way breaks letters beyond ASCII."""
    return _GROUP.sub(lambda reference: match.group(int(reference[1])) or "", template)


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
