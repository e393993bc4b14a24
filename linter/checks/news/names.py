"""Names that a story spells two ways, and persons whose title or age changes on the way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from linter.checks.news._names import bodies, changes, initials, order, references, spellings
from linter.checks.news._names.cast import Cast
from linter.checks.news._names.report import spelled_two_ways
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

CODES = ("names/spelled-two-ways", references.CODE, changes.CODE)


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """What disagrees in the names of a story."""
    cast = Cast(document)
    if settings.wants("names/spelled-two-ways"):
        told: set[int] = set()
        found = (spellings.slips(cast), bodies.slips(cast), initials.slips(cast), initials.misordered(document), order.slips(cast))
        for slip in chain.from_iterable(found):
            for finding in spelled_two_ways(document, slip):
                if finding.start not in told:
                    told.add(finding.start)
                    yield finding
    if settings.wants(changes.CODE):
        yield from changes.changes(cast)
    if settings.wants(references.CODE):
        yield from references.first_references(cast)
