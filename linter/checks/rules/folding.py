"""Text as rules compare it: lower case, straight apostrophes, plain blanks, every character in its place."""

from __future__ import annotations

_FOLDED = {"’": "'", "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "ſ": "s"}


def folded(text: str) -> str:
    """The text in lower case with straight apostrophes and plain blanks; of the same length, so that its offsets are the text's."""
    lower = text.lower()
    if "\n" not in lower and lower.isascii():
        return lower.replace("\t", " ")
    if len(lower) != len(text):
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for char, plain in _FOLDED.items():
        lower = lower.replace(char, plain)
    return lower


def whole_words(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of a folded text begins and ends where words do.

    Letters, digits, and a hyphen or an apostrophe with a letter behind it go on with a word.
    """
    return not (_inside(text, start, -1) if text[start].isalnum() else False) and not (
        _inside(text, end - 1, 1) if text[end - 1].isalnum() else False
    )


def _inside(text: str, at: int, step: int) -> bool:
    """Whether the word at ``at`` goes on in the direction of ``step``."""
    near = text[at + step : at + step + 1] if at + step >= 0 else ""
    if near not in ("-", "'"):
        return near.isalnum()
    beyond = at + 2 * step
    if not 0 <= beyond < len(text) or not text[beyond].isalnum():
        return False
    return near == "-" or step < 0 or text[beyond] != "s" or text[beyond + 1 : beyond + 2].isalnum()
