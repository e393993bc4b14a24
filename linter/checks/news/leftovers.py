"""What a content system, a wire or a writer left in the copy, as far as it takes code to see it.

Phrases that are always debris are rules (``rules/leftovers``); here is what needs the characters or the whole story.
"""

from __future__ import annotations

from collections.abc import Iterator

from linter.checks.news import _encoding, _repeats, _unfinished
from linter.document import Document
from linter.finding import Finding
from linter.settings import Settings

CODES = (*_encoding.CODES, *_repeats.CODES, *_unfinished.CODES)


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """Broken characters, markup, repeated paragraphs and sentences, and endings in mid-sentence."""
    del settings
    yield from _encoding.find(document)
    yield from _repeats.find(document)
    yield from _unfinished.find(document)
