"""Which asterisks, underscores and tildes are marks of emphasis: CommonMark's delimiter runs, and GitHub's strikethrough."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


class Delimiter:
    """A run of one character, of which parts at both ends may turn out to be marks."""

    __slots__ = ("character", "closes", "left", "length", "opens", "right")

    def __init__(self, text: str, start: int, end: int) -> None:
        """See from the characters around a run whether it may open and close emphasis."""
        before = _kind(text[start - 1]) if start else " "
        after = _kind(text[end]) if end < len(text) else " "
        left = after != " " and (after != "." or before != "x")
        right = before != " " and (before != "." or after != "x")
        self.character = text[start]
        if self.character == "_":
            self.opens, self.closes = left and (not right or before == "."), right and (not left or after == ".")
        else:
            self.opens, self.closes = left, right
        self.left, self.right = start, end
        self.length = end - start


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """A blank, a full stop for all punctuation and symbols, an x for the rest."""
    if character.isspace():
        return " "
    return "." if unicodedata.category(character)[0] in "PS" else "x"


def marks(delimiters: list[Delimiter]) -> list[tuple[int, int]]:
    """The spans of marks among the runs of one stretch of text, in no order; what is struck out is one."""
    found: list[tuple[int, int]] = []
    opened: list[Delimiter] = []
    # Down to which height the opened runs were looked through in vain, for each kind of closing run.
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in delimiters:
        kind = (closer.character, closer.opens, closer.length % 3)
        while closer.closes and closer.left < closer.right:
            at = _opener(opened, closer, bottoms.get(kind, 0))
            if at is None:
                bottoms[kind] = len(opened)
                break
            opener = opened[at]
            used = min(2, opener.right - opener.left, closer.right - closer.left)
            if closer.character == "~":  # what is struck out goes with the marks
                found.append((opener.left, closer.right))
            else:
                found += [(opener.right - used, opener.right), (closer.left, closer.left + used)]
            opener.right -= used
            closer.left += used
            del opened[at + (opener.left < opener.right) :]
            for other, bottom in bottoms.items():
                bottoms[other] = min(bottom, len(opened))
        if closer.opens and closer.left < closer.right:
            opened.append(closer)
    return found


def _opener(opened: list[Delimiter], closer: Delimiter, bottom: int) -> int | None:
    for at in range(len(opened) - 1, bottom - 1, -1):
        opener = opened[at]
        # Runs that may do both do not pair if their lengths make a multiple of three; two tildes and two make none.
        both = opener.closes or closer.opens
        if opener.character == closer.character and not (
            both and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
        ):
            return at
    return None
