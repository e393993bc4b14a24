"""Grammar that takes parts of speech and a look at the whole clause; what neighbours tell is in ``rules/grammar``.

Each module of the package looks for one subject and has ``CODES`` and ``find(sentence)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linter.checks.dialect.usage import uses
from linter.checks.grammar import agreement, article, clauses, doubled, number, possessive, relative, verb_forms, whom
from linter.checks.grammar.sentence import Tagged
from linter.document import Document, Role, overlapping
from linter.finding import Finding
from linter.segment import Kind, Token
from linter.settings import Settings
from linter.tagger import tags

#: Roles with whole sentences; in the others verbs and articles are left out.
_ROLES = frozenset({Role.PARAGRAPH, Role.BLOCK_QUOTE, Role.LIST_ITEM, Role.CAPTION})
# A sentence that seems to begin after initials or an abbreviation, "D.C. Circuit", "St. Paul", may be in its middle.
_INITIALS = re.compile(r"(?:\.[A-Za-z]|\b(?:St|Sen|Rep|Gov|Gen|Mt|Ft|v|vs))\.\s*$")
_FINDERS = (agreement, article, relative, doubled, possessive, number, verb_forms, clauses, whom)
#: Slips of the hand, not of the tongue: whoever typed a quotation made them.
_OF_THE_HAND = ("doubled/", "apostrophes/")


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    for finder in _FINDERS:
        yield from finder.CODES


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Slips of grammar in whole sentences of the writer's own."""
    if not any(settings.wants(code) for code in codes(settings)):
        return
    american = cache(lambda: _is_american(document, settings))
    for sentence in document.sentences:
        part = document.segment_at(sentence.start)
        if part and part.role in _ROLES and sentence.last - sentence.first > 3:
            tokens = document.tokens[sentence.first : sentence.last]
            tagged = Tagged(tokens, _mended(tokens, tags(document, sentence)), american, not _after_initials(document, sentence.start))
            for finder in _FINDERS:
                for found in finder.find(tagged):
                    # Speech has its own grammar, and editors keep it.
                    if found.code.startswith(_OF_THE_HAND) or not overlapping(document.quotations, found.start, found.end):
                        yield found


#: A paragraph is read by itself as within its story.
part = check


def _is_american(document: Document, settings: Settings) -> bool:
    """Whether a story is American by what somebody said or by its spelling, and has no British sign."""
    found = uses(document)
    if settings.language.variety != "en-US" or any(use.british for use in found) or "£" in document.text:
        return False
    said = settings.language.region is not None and not settings.language_found
    return said or any(use.american for use in found)


def _mended(tokens: tuple[Token, ...], found: tuple[str, ...]) -> tuple[str, ...]:
    """The tags, where the ’s of a name that begins a sentence may have been taken for a pronoun."""
    if len(found) > 1 and found[1] == "PRP" and tokens[1].kind is Kind.CLITIC:
        return (found[0], "POS", *found[2:])
    return found


def _after_initials(document: Document, start: int) -> bool:
    return _INITIALS.search(document.text[max(0, start - 7) : start]) is not None
