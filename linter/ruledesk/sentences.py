"""What differs between a wrong and a right sentence, in whole tokens, and the words around it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

import msgspec

from linter.segment import Kind, Token, tokens

_MARKS = re.compile(r"<<(.*?)>>", re.DOTALL)


class DraftError(Exception):
    """Sentences that no rule can be drawn from; the message says why and what to do."""


class Slip(msgspec.Struct, frozen=True):
    """A wrong sentence, the tokens ``[first, last)`` of it that are wrong, and the texts that could stand there, best first.

    ``fixes`` is None where nothing is known to stand there, and holds the empty text where the tokens are too many.
    """

    text: str
    tokens: tuple[Token, ...]
    first: int
    last: int
    fixes: tuple[str, ...] | None

    @property
    def start(self) -> int:
        """Where what is wrong begins, in code points."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where what is wrong ends."""
        return self.tokens[self.last - 1].end

    def around(self, left: int, right: int) -> tuple[str, tuple[str, ...]]:
        """The phrase with so many tokens more on each side, and what it would be with each fix."""
        start, end = self.tokens[self.first - left].start, self.tokens[self.last + right - 1].end
        before, after = self.text[start : self.start], self.text[self.end : end]
        options = (f"{before}{fix}{after}" if fix else _closed(before, after).strip() for fix in self.fixes or ())
        return self.text[start:end], tuple(options)

    @property
    def corrected(self) -> str | None:
        """The sentence with the first fix, None without one."""
        if self.fixes is None:
            return None
        before, after = self.text[: self.start], self.text[self.end :]
        return f"{before}{self.fixes[0]}{after}" if self.fixes[0] else _closed(before, after)


def _closed(before: str, after: str) -> str:
    """Two texts without the blank that what was taken out between them had."""
    if before.endswith(" ") or not before:
        return before + after.removeprefix(" ")
    return before + after


def slip(wrong: str, rights: list[str], fixes: tuple[str, ...]) -> Slip:
    """What is wrong in a sentence: what is marked, else what differs from the right sentence that is most like it; raises DraftError."""
    marked = _MARKS.findall(wrong)
    if len(marked) > 1 or ("<<" in wrong) != bool(marked):
        raise DraftError(f"{wrong!r}: one part of it is marked, between << and >>")
    text = _MARKS.sub(r"\1", wrong)
    found = tuple(tokens(text, 0, len(text)))
    model = max(rights, key=lambda right: SequenceMatcher(None, text, right).ratio(), default=None)
    if marked:
        at = wrong.index("<<")
        return _of_marks(text, found, at, at + len(marked[0]), fixes, model)
    if model is None:
        raise DraftError(f"{wrong!r}: mark what is wrong between << and >>, or give the right sentence")
    return _of_difference(text, found, model, fixes)


def _of_marks(text: str, found: tuple[Token, ...], start: int, end: int, fixes: tuple[str, ...], model: str | None) -> Slip:
    inside = [number for number, token in enumerate(found) if token.start < end and start < token.end]
    if not inside:
        raise DraftError(f"{text!r}: no word or mark stands between << and >>")
    first, last = inside[0], inside[-1] + 1
    if (found[first].start, found[last - 1].end) != (start, end):
        raise DraftError(f"{text!r}: mark whole words, such as “{text[found[first].start : found[last - 1].end]}”")
    if not fixes and model is not None:
        before, after = text[:start], text[end:]
        if model.startswith(before) and model.endswith(after) and len(model) >= len(before) + len(after):
            fixes = (model[len(before) : len(model) - len(after)],)
        elif model == _closed(before, after):
            fixes = ("",)
    return Slip(text, found, first, last, fixes or None)


def _of_difference(text: str, found: tuple[Token, ...], model: str, fixes: tuple[str, ...]) -> Slip:
    meant = tuple(tokens(model, 0, len(model)))
    ours, theirs = ([token.text for token in group] for group in (found, meant))
    if ours == theirs:
        raise DraftError(f"{text!r}: it is the same as the right sentence")
    left = _alike(ours, theirs)
    right = _alike(ours[left:][::-1], theirs[left:][::-1])
    if left + right == len(ours):  # something is missing there: the word before it is marked with it, at the start the one behind
        left, right = (left - 1, right) if left else (left, right - 1)
    first, last, end = left, len(ours) - right, len(theirs) - right
    if last - first > max(2, len(ours) // 2):
        raise DraftError(f"{text!r}: more than half of it differs from {model!r}; give its right version too, or mark what is wrong")
    put = model[meant[left].start : meant[end - 1].end] if end > left else ""
    return Slip(text, found, first, last, tuple(dict.fromkeys((put, *fixes))))


def _alike(one: list[str], other: list[str]) -> int:
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def neighbour(token: Token) -> str:
    """What a neighbour is asked for in a sequence: its kind where that is a number, else its word."""
    return "number" if token.kind is Kind.NUMBER else token.lower
