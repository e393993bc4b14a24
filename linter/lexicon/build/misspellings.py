"""The table of known misspellings, from the tables of two spelling checkers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from linter.lexicon.build.output import put

#: Letters of the shortest misspelling that is told from an abbreviation ("teh", not "ba").
SHORTEST = 3

_TYPOS = re.compile(r'InsensitiveStr::Ascii\("([a-z]+)"\),\s*&\[([^\]]*)\]')
_PAIR = re.compile(r'^\s*"([a-z]+)",\s*"([a-z]+)",', re.MULTILINE)
_STRING = re.compile(r'"([a-z]+)"')
#: Contractions that are no other word without their apostrophe; no table has them.
_CONTRACTIONS = (
    "aren't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't needn't shouldn't wasn't weren't wouldn't"
    " they're they've they'd they'll you're you've you'd you'll we've that's there's what's who's it'll"
).split()


def typos_dict(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Entries of the Rust source ``word_codegen.rs`` of the crate typos-dict; those it only forbids have no fix."""
    for wrong, fixes in _TYPOS.findall(source):
        yield wrong, tuple(_STRING.findall(fixes))


def misspell(source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Entries of the Go source ``words.go`` of client9/misspell."""
    for wrong, fix in _PAIR.findall(source):
        yield wrong, (fix,)


def entries(typos: Path, go: Path) -> dict[str, set[str]]:
    """Misspellings to their fixes, of both tables: what one of them takes for certain the other may not."""
    united: dict[str, set[str]] = {}
    for wrong, fixes in (*typos_dict(typos.read_text("utf-8")), *misspell(go.read_text("utf-8"))):
        united.setdefault(wrong, set()).update(fixes)
    united.update({contraction.replace("'", ""): {contraction} for contraction in _CONTRACTIONS})
    return united


def table(found: dict[str, set[str]], stands: Callable[[str], bool], frequency: Callable[[str], float]) -> dict[str, tuple[str, ...]]:
    """The entries that are misspellings, their fixes ordered, the likeliest first.

    ``stands`` tells the words that are none. ``frequency`` is on the Zipf scale, 0 for a fix that is no word and is
    left out.
    """
    return {
        wrong: tuple(sorted(good, key=lambda fix: (-frequency(fix), fix)))
        for wrong, fixes in sorted(found.items())
        if len(wrong) >= SHORTEST and not stands(wrong) and (good := {fix for fix in fixes if frequency(fix) and fix != wrong})
    }


def write(misspelt: dict[str, tuple[str, ...]], proper: dict[str, str], output: Path) -> None:
    """Write the file; fixes that are names get the capitals that ``proper`` has."""
    import marisa_trie

    records = [(wrong, "\n".join(proper.get(fix, fix) for fix in fixes).encode()) for wrong, fixes in misspelt.items()]
    put(output, marisa_trie.BytesTrie(records).save)
