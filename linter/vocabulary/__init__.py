"""A newsroom's vocabulary: the words and names it knows, and the forms it prefers, read from its own lists.

Entries with a capital count as they are written and in capitals throughout, others in any case. What is compared is
composed (NFC), with straight apostrophes. ``docs/vocabulary.md`` describes the files, ``lines`` reads them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from linter.segment import Kind, tokens
from linter.settings import Settings
from linter.vocabulary.lines import lowered, parsed, plain


class VocabularyError(Exception):
    """A list that cannot be used; the message names file and line, what is wrong and what to do."""


class Entry(NamedTuple):
    """A line of a list. ``until`` is the last day on which it counts; lines count from 1."""

    form: str
    preferred: str | None
    until: date | None
    note: str
    path: Path
    line: int

    @property
    def place(self) -> str:
        """``file:line``."""
        return f"{self.path}:{self.line}"

    @property
    def exact(self) -> bool:
        """Whether the form counts in its own capitals only."""
        return self.form != lowered(self.form)


class Lists:
    """Everything that some files say, whatever the day. One object for as long as the files stay the same."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take entries; raises VocabularyError for those that contradict each other."""
        self.entries = tuple(entries)
        _no_conflicts(self.entries)
        self._until: dict[str, date] = {}
        for entry in self.entries:
            until = entry.until or date.max
            for word in _known(entry.preferred or entry.form):
                if until > self._until.get(word, date.min):
                    self._until[word] = until

    def until(self, word: str) -> date:
        """The last day on which a word is known; ``date.min`` for one that never is."""
        word = word if word.isascii() else plain(word)
        known = self._until.get(word)
        if known is None:
            lower = lowered(word)
            if lower != word and word in (lower[:1].upper() + lower[1:], lower.upper()):
                known = self._until.get(lower)
        return known or date.min

    @cached_property
    def by_word(self) -> dict[str, list[Entry]]:
        """Entries by their forms, and by each word of them, in lower case."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for word in {lowered(part) for form in (entry.form, entry.preferred or entry.form) for part in (form, *_words(form))}:
                found[word].append(entry)
        return found


class Vocabulary:
    """What the lists of a newsroom say on one day."""

    def __init__(self, lists: Lists, day: date) -> None:
        """Take lists as of a day."""
        self.lists = lists
        self.day = day

    def knows(self, word: str) -> bool:
        """Whether a list accepts or prefers this form; a form that another is preferred to is not known.

        Of phrases each word with a capital is known. Possessives and parts of hyphenated words are not taken apart.
        """
        return self.lists.until(word) >= self.day

    def entries(self, word: str) -> tuple[Entry, ...]:
        """The entries that have this word or phrase in any case, expired ones too, in the order of the files."""
        return tuple(self.lists.by_word.get(lowered(plain(word)), ()))

    def counts(self, entry: Entry) -> bool:
        """Whether an entry counts on this day."""
        return entry.until is None or entry.until >= self.day

    def expired(self) -> tuple[Entry, ...]:
        """The entries that no longer count."""
        return tuple(entry for entry in self.lists.entries if not self.counts(entry))


def vocabulary(settings: Settings) -> Vocabulary:
    """The vocabulary for a story, of the day it is published if that is known, else of today.

    Files are read again when they change. Raises VocabularyError for one that cannot be read or used.
    """
    stamps = tuple(map(_stamp, dict.fromkeys(settings.vocabulary)))
    return Vocabulary(_lists(stamps), settings.published or date.today())


class _Stamp(NamedTuple):
    path: Path
    changed: int
    size: int


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError as error:
        raise VocabularyError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    return _Stamp(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def _lists(stamps: tuple[_Stamp, ...]) -> Lists:
    return Lists(entry for stamp in stamps for entry in read(stamp.path))


def read(path: Path) -> Iterator[Entry]:
    """The entries of a file; raises VocabularyError."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise VocabularyError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        broken = data.count(b"\n", 0, error.start) + 1
        raise VocabularyError(f"{path}:{broken}: not UTF-8; save the file in that encoding") from None
    # Only the line ends that editors count: the numbers have to be theirs.
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        try:
            said = parsed(line)
        except ValueError as error:
            raise VocabularyError(f"{path}:{number}: {error}") from None
        if said is not None:
            yield Entry(*said, path, number)


def _words(form: str) -> Iterator[str]:
    return (token.text for token in tokens(form, 0, len(form)) if token.kind is Kind.WORD)


def _known(form: str) -> Iterable[str]:
    """The words that an entry makes known, those with a capital also in capitals throughout."""
    words = [form]
    if not form.isalpha():
        parts = list(_words(form))
        words += parts if len(parts) == 1 else [part for part in parts if part != lowered(part)]
    return words if form == lowered(form) else words + [word.upper() for word in words if word != lowered(word)]


def _no_conflicts(entries: Iterable[Entry]) -> None:
    accepted: dict[str, Entry] = {}
    replaced: dict[str, Entry] = {}
    for entry in entries:
        own, others = (accepted, replaced) if entry.preferred is None else (replaced, accepted)
        if other := others.get(entry.form):
            raise _conflict(entry, other, f"“{entry.form}” is {_role(entry)} here and {_role(other)}")
        if (other := own.setdefault(entry.form, entry)).preferred != entry.preferred:
            raise _conflict(entry, other, f"“{entry.form}” is {_role(entry)} here and {_role(other)}")
    for entry in replaced.values():
        preferred = entry.preferred or ""
        for form in (preferred, lowered(preferred)):
            if form != entry.form and (other := replaced.get(form)):
                raise _conflict(entry, other, f"“{preferred}” is the preferred form here and itself {_role(other)}")


def _role(entry: Entry) -> str:
    return f"replaced by “{entry.preferred}”" if entry.preferred else "accepted"


def _conflict(entry: Entry, other: Entry, problem: str) -> VocabularyError:
    return VocabularyError(f"{entry.place}: {problem} in {other.place}; change one of the two lines or take it out")
