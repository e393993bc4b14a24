"""Part-of-speech tags of a sentence, in the Penn set, worked out when a check asks for them.

A contraction is one token and has the tags of its parts: "don't" is ``VBP+RB``, "they're" is ``PRP+VBP``. Marks have
``,`` ``.`` ``:`` ``''`` (any quotation mark) ``(`` ``)`` ``$`` ``HYPH`` or ``SYM``; what is no prose has ``ADD``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from linter.document import Document
from linter.segment import Sentence
from linter.tagger.model import Model
from linter.tagger.tagging import Tagger


@cache
def tagger() -> Tagger:
    """The tagger that ships with the package, read once for each process."""
    # importlib.resources would cost more than the reading, and the wheel is always unpacked.
    return Tagger(Model.read(Path(__file__).parent.parent / "data" / "tagger.msgpack"))


def tags(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The tag of each token of the sentence; sentences asked for lately are remembered."""
    return tagger().tags(document.tokens[sentence.first : sentence.last], document.text[sentence.start : sentence.end])
