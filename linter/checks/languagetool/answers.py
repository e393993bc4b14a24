"""Texts to measure LanguageTool on, and its raw answers, kept in a file of JSON lines, one a paragraph.

So a measurement can be broken off and taken up again, and deciding anew asks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1, sha256
from pathlib import Path

import msgspec

from linter.checks.languagetool import languages
from linter.checks.languagetool.client import Match
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.tuning import SPELLERS
from linter.document import Document
from linter.readers import is_story, read
from linter.settings import AMERICAN, Language

#: Paragraphs between two writings of the dump.
_BATCH = 400


class Item(msgspec.Struct):
    """A line of a set. ``span`` and ``fixes`` (or ``corrections``) tell its slip; ``rule`` whose example it is.

    ``rebuilt`` text was put together from tokens: rules on marks, blanks and capitals are not counted in it.
    """

    text: str
    id: str = ""
    variety: str | None = None
    span: tuple[int, int] | None = None
    also_ok: tuple[tuple[int, int], ...] = ()
    fixes: tuple[str, ...] = ()
    corrected: str | None = None
    rule: str | None = None
    corrections: tuple[str, ...] = ()
    rebuilt: bool = False

    @property
    def held_out(self) -> bool:
        """Whether the text is reported and never decided on: one half of all, by the SHA-1 of its id."""
        return not self.rebuilt and int(sha1(self.id.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1


class _Line(msgspec.Struct):
    key: str
    matches: tuple[Match, ...]


class Dump:
    """Raw answers on paragraphs, all rules but the spellers on; unknown ones are asked for and kept."""

    def __init__(self, path: Path, server: str | None = None) -> None:
        """Read what is known; ``server`` is the address of another LanguageTool server than the package's own."""
        self._path, self._server = path, server
        lines = path.read_bytes().splitlines() if path.exists() else []
        decode = msgspec.json.Decoder(_Line).decode
        self._known = {line.key: line.matches for line in map(decode, lines)}

    def matches(self, paragraph: str, language: str) -> tuple[Match, ...]:
        """The answer on a paragraph that ``fill`` was told of."""
        return self._known[_key(paragraph, language)]

    def fill(self, paragraphs: Iterable[tuple[str, str]]) -> Iterator[int]:
        """Ask for those unknown, given with LanguageTool's name of their language; tells how many it has done.

        Raises LanguageToolError where the server cannot be asked.
        """
        missing: dict[str, dict[str, str]] = {}
        for text, language in paragraphs:
            if (key := _key(text, language)) not in self._known:
                missing.setdefault(language, {})[key] = text
        if not missing:
            return
        # Only here: what is known is counted without a server.
        from linter.checks.languagetool.asking import Asking, Question

        asking = Asking(cached=False)
        try:
            with self._path.open("ab") as out:
                for language, texts in missing.items():
                    question = Question(language, disabled_rules=SPELLERS, server=self._server)
                    keys = list(texts)
                    for at in range(0, len(keys), _BATCH):
                        batch = keys[at : at + _BATCH]
                        for key, answer in zip(batch, asking.matches([texts[key] for key in batch], question), strict=True):
                            if isinstance(answer, LanguageToolError):
                                raise answer
                            self._known[key] = answer
                            out.write(msgspec.json.encode(_Line(key, answer)) + b"\n")
                        yield len(batch)
        finally:
            asking.close()


def _key(text: str, language: str) -> str:
    return sha256(f"{language}\0{text}".encode("utf-8", "replace")).hexdigest()[:32]


def items(path: Path) -> Iterator[Item]:
    """The lines of a set, or the stories of a folder; raises OSError, ValueError where a line is no item, and Unreadable."""
    if path.is_dir():
        for story in sorted(found for found in path.rglob("*") if is_story(found)):
            yield Item(read(story.name, story.read_bytes()).text, str(story.relative_to(path)))
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield msgspec.convert(json.loads(line), Item)


def document(item: Item) -> Document:
    """The story of an item, as plain text."""
    return read("item.txt", item.text.encode("utf-8", "replace"))


def paragraphs(item: Item) -> Iterator[tuple[str, str]]:
    """What of an item is sent, with LanguageTool's name of its language."""
    story = document(item)
    for part in story.prose():
        yield story.text[part.start : part.end], language(item)


def language(item: Item) -> str:
    """LanguageTool's name of an item's English; raises ValueError where its variety is no language tag."""
    return languages.name(Language(item.variety) if item.variety else AMERICAN)
