"""What the news check finds, told by a newsroom's rule: in its own words, with its severity, and only what it wants.

There is one machinery for facts, that of ``linter.checks.news``; rules choose from what it says and never look for themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from linter.checks.news._numbers.amounts import amounts
from linter.checks.rules.lookout import Lookout, Reading
from linter.checks.rules.rule import Hit, Scanner, Search
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

Find = Callable[[Document, Settings], Iterable[Finding]]
#: How far, as a part of the right number, another may be from it.
Tolerance = Annotated[float, Meta(ge=0, le=1)]


class Facts(Search, frozen=True):
    """Findings of one part of the news check that a rule takes over.

    ``codes`` are the ids that it takes, ``keeps`` says which of those it does.
    """

    find: Find
    codes: frozenset[str]
    keeps: Callable[[Reading, Finding], bool]

    @classmethod
    def scanner(cls, searches: Sequence[Facts], lookout: Lookout) -> Scanner:
        """What each part finds, once for all rules that ask."""
        del lookout

        def scan(reading: Reading) -> Iterator[Hit]:
            settings = replace(reading.settings, select=(), ignore=())
            found: dict[Find, list[Finding]] = {}
            for search in searches:
                if search.find not in found:
                    found[search.find] = list(search.find(reading.document, settings))
                for one in found[search.find]:
                    if one.code in search.codes and search.keeps(reading, one):
                        yield Hit(one.start, one.end, search.rule, one.suggestions, (("found", one.message),))

        return scan


def differs(reading: Reading, finding: Finding, tolerance: float) -> bool:
    """Whether the number that is marked is farther from the one suggested than it may be; so is what is no number."""
    if not tolerance or not finding.suggestions:
        return True
    text, right = reading.document.text, finding.suggestions[0]
    said, wanted = (list(amounts(*place)) for place in ((text, finding.start, finding.end), (right, 0, len(right))))
    if len(said) != 1 or len(wanted) != 1:
        return True
    return abs(said[0].value - wanted[0].value) > tolerance * abs(wanted[0].value)
