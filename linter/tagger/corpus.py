"""Tagged sentences from a table, parted into words as the linter parts them.

The table has a word a line with its form, lemma, universal tag and Penn tag, and an empty line between sentences; the
parts of a contraction may follow a line with the whole and the tag ``_``. It may be packed with xz.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

from linter.segment import Kind, Token, tokens
from linter.tagger.words import fixed

#: A sentence: its tokens and their tags.
Tagged = tuple[list[Token], list[str]]

_ATTACHED = frozenset({"'s", "n't", "'re", "'ve", "'ll", "'d", "'m"})


def read(path: Path) -> Iterator[Tagged]:
    """The sentences of a table; raises OSError where there is none, ValueError for a line that is not of four columns."""
    rows: list[tuple[str, str]] = []
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            if line.strip():
                form, _, _, tag = line.rstrip("\n").split("\t")
                rows.append((form, tag))
            elif rows:
                yield _parted(_joined(rows))
                rows = []


def _joined(rows: list[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Written words with the tags of their parts: contractions and compounds are put together."""
    words: list[tuple[str, list[str]]] = []
    rest = ""
    for form, tag in rows:
        if tag == "_":
            rest = form
            words.append((form, []))
        elif rest:
            words[-1][1].append(tag)
            rest = rest[len(form) :]
        elif words and form.replace("’", "'").lower() in _ATTACHED:
            words[-1] = (words[-1][0] + form, [*words[-1][1], tag])
        elif words and (tag == "HYPH" or words[-1][0].endswith("-")) and words[-1][0] != "-":
            # The last part of a compound says what it is.
            words[-1] = (words[-1][0] + form, [*words[-1][1][:-1], words[-1][1][-1] if tag == "HYPH" else tag])
        else:
            words.append((form, [tag]))
    return words


def _parted(words: list[tuple[str, list[str]]]) -> Tagged:
    found: list[Token] = []
    names: list[str] = []
    for number, (form, parts) in enumerate(words):
        following = words[number + 1][1][0] if number + 1 < len(words) and words[number + 1][1] else ""
        for token in tokens(form, 0, len(form)):
            found.append(token)
            if token.kind is Kind.CLITIC:
                names.append(parts[-1])
            elif token.kind is not Kind.WORD:
                names.append(fixed(token))
            elif "-" in token.text and parts[-1] in {"NN", "CD"} and following.startswith("NN"):
                names.append("JJ")
            else:
                names.append("+".join(parts[:-1] if token.end < len(form) and len(parts) > 1 else parts))
    return found, names
