"""What confines a rule: to stories of some Englishes and sections, to parts of a story by their roles, to quotations or to the rest."""

from __future__ import annotations

from bisect import bisect_right

from linter.checks.rules.rule import Rule
from linter.document import NOT_PROSE, Document, overlapping
from linter.segment import Kind

# Kinds that speak of words: what an address holds is none. A rule of another kind may be about addresses.
_OF_WORDS = frozenset({"substitution", "consistency"})


def speaks(rule: Rule, document: Document, variety: str) -> bool:
    """Whether a rule has a say on a story of that English at all."""
    if variety not in rule.varieties:
        return False
    if not rule.sections and not rule.not_sections:
        return True
    sections = {section.casefold() for section in document.sections}
    wanted, barred = ({section.casefold() for section in group} for group in (rule.sections, rule.not_sections))
    return (not wanted or not wanted.isdisjoint(sections)) and barred.isdisjoint(sections)


def covers(rule: Rule, document: Document, start: int, end: int) -> bool:
    """Whether a rule has a say on ``[start, end)`` of a story: in a part of one of its roles, and quoted as it wants it."""
    part = document.segment_at(start)
    if part is None or part.role in rule.not_roles or (part.role not in rule.roles if rule.roles else part.role in NOT_PROSE):
        return False
    if rule.kind in _OF_WORDS and _in_address(document, start, end):
        return False
    return rule.quoted == "also" or overlapping(document.quotations, start, end) is (rule.quoted == "only")


def _in_address(document: Document, start: int, end: int) -> bool:
    """Whether ``[start, end)`` is a part of an address, a handle or a tag, and not all of it."""
    at = bisect_right(document.tokens, start, key=lambda token: token.start) - 1
    token = document.tokens[at] if at >= 0 else None
    return token is not None and token.kind is Kind.OPAQUE and end <= token.end and (start, end) != (token.start, token.end)
