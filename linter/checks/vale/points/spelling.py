"""``spelling``: words that no dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from linter.checks.vale.exceptions import Exceptions
from linter.checks.vale.messages import filled
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.rule import Common, Hit, Reading, common, pattern
from linter.checks.vale.source import Table
from linter.checks.vale.speller import Speller, installed
from linter.checks.vale.story import Block

KEYS = frozenset(
    {"filters", "ignore", "exceptions", "vocab", "dictionaries", "aff", "dic", "dicpath", "threshold", "custom", "append", "ignorecase"}
)
_RUN = re.compile(r"\S+")
_PREFIXES = "$(\"['“‘"
_SUFFIXES = ",)\"]!;.?:'”’"
_WHOLE = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_LETTERS = re.compile(r"[a-zA-Z_']+")
# Words in capitals to their end, and words with capitals inside, are names or code.
_NO_WORD = re.compile(r"[A-Z]$|[A-Z][a-z]+[A-Z]+[0-9A-Za-z_]")


class Spelling(msgspec.Struct, frozen=True):
    """A rule on words."""

    common: Common
    speller: Speller
    filters: tuple[Pattern, ...]
    custom: bool
    exceptions: Exceptions
    alternation: None = None

    def run(self, block: Block, reading: Reading, number: int) -> Iterator[Hit]:
        """Each word that is not known."""
        del number
        for start, end in words(block.text.text):
            word = block.text.text[start:end].replace("’", "'").replace("‘", "'")
            if self._passes(word) or self.speller.knows(word) or self.exceptions.cover(word, block, start, end, reading):
                continue
            suggests = self.common.action is not None and self.common.action.name == "suggest"
            yield Hit(start, end, filled(self.common.message, word), self.speller.suggestions(word) if suggests else ())

    def _passes(self, word: str) -> bool:
        """Whether a word is not looked up."""
        if not self.custom and (not _LETTERS.fullmatch(word) or _NO_WORD.search(word)):
            return True
        return any(one.found_in(word) for one in self.filters)


def words(text: str) -> Iterator[tuple[int, int]]:
    """The spans of words: what stands between blanks, without the marks around it."""
    for match in _RUN.finditer(text):
        start, end = _trimmed(match.group())
        if any(map(str.isalpha, match.group()[start:end])):
            yield match.start() + start, match.start() + end


@lru_cache(maxsize=1 << 14)
def _trimmed(run: str) -> tuple[int, int]:
    start, end = 0, len(run)
    while end - start > 1 and not _WHOLE.fullmatch(run, start, end):
        if run[start] in _PREFIXES:
            start += 1
        elif run[end - 1] in _SUFFIXES:
            end -= 1
        else:
            break
    return start, end


def rule(name: str, table: Table) -> Spelling:
    """Read a rule; raises ConfigError."""
    keys = common(name, table)
    dictionaries = _dictionaries(name, table)
    if dictionaries and not installed():
        raise table.error("dictionaries", 'Hunspell dictionaries are read by the package spylls: pip install "copydesk[hunspell]"')
    listed = [word for file in table.texts("ignore") for word in _listed(name, table, file)]
    speller = Speller(dictionaries, listed, own=not dictionaries or table.flag("append"))
    filters = tuple(pattern(table, "filters", source) for source in table.texts("filters"))
    return Spelling(keys, speller, filters, table.flag("custom"), Exceptions(table))


def _roots(name: str, table: Table) -> list[Path]:
    """Where files that a style names are looked for: beside the styles, in their ``config``, and in the style itself."""
    root = table.path.resolve().parents[name.count(".")]
    return [root, root / "config" / "dictionaries", root / "config" / "ignore", table.path.parent]


def _dictionaries(name: str, table: Table) -> list[tuple[Path, Path]]:
    roots = _roots(name, table)
    if table.text("dicpath"):
        roots = [root / table.text("dicpath") for root in roots]
    wanted = [(f"{one}.aff", f"{one}.dic", "dictionaries") for one in table.texts("dictionaries")]
    if table.text("aff") or table.text("dic"):
        wanted.append((table.text("aff"), table.text("dic"), "dic"))
    found = []
    for aff, dic, key in wanted:
        paths = [next((root / file for root in roots if file and (root / file).is_file()), None) for file in (aff, dic)]
        if paths[0] is None or paths[1] is None:
            missing = aff if paths[0] is None else dic
            raise table.error(key, f"no file {missing!r} in {', '.join(map(str, roots))}")
        found.append((paths[0], paths[1]))
    return found


def _listed(name: str, table: Table, file: str) -> list[str]:
    """The words of a list, one a line; raises ConfigError for one that is not there or cannot be read."""
    path = next((root / file for root in _roots(name, table) if (root / file).is_file()), None)
    if path is None:
        raise table.error("ignore", f"no file {file!r} in {', '.join(map(str, _roots(name, table)))}")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise table.error("ignore", f"{path} cannot be read: {error}") from None
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
