"""Preferred forms: where a story has a form that the newsroom's vocabulary prefers another to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick import Automaton

from linter.checks import ConfigError
from linter.checks.vocabulary.forms import automaton, capitalised, cases, ends, titled
from linter.document import Document, Role
from linter.finding import Action, Finding, Severity
from linter.segment import Kind, Sentence
from linter.settings import Settings
from linter.vocabulary import Entry, Vocabulary, VocabularyError, vocabulary
from linter.vocabulary.lines import flattened, lowered

PREFERRED_FORM = "vocabulary/preferred-form"
#: A newsroom's own forms are its own in whatever language it writes.
OTHER_LANGUAGES = True
_HEADINGS = frozenset({Role.HEADLINE, Role.DECK, Role.CROSSHEAD})


def loaded(settings: Settings) -> Vocabulary:
    """The vocabulary; raises ConfigError with file and line for an entry that cannot be used."""
    try:
        return vocabulary(settings)
    except VocabularyError as error:
        raise ConfigError(str(error)) from None


def prepare(settings: Settings) -> None:
    """Read the lists."""
    automaton(loaded(settings).lists)


def codes(settings: Settings) -> Iterator[str]:
    """The id of this check's findings."""
    del settings
    yield PREFERRED_FORM


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Each form that stands where another is preferred; in bylines and datelines too, where names and places are."""
    words = vocabulary(settings)
    if (finder := automaton(words.lists)) is not None:
        yield from _Reading(document, words).findings(finder)


#: A paragraph is read by itself as within its story.
part = check


class _Match(NamedTuple):
    """A form in the flattened text; without ``suggestion`` it is right and only keeps shorter ones from being seen in it."""

    start: int
    end: int
    suggestion: str = ""
    note: str = ""


class _Reading:
    """One story, read with one vocabulary."""

    def __init__(self, document: Document, words: Vocabulary) -> None:
        self._document = document
        self._words = words
        self._text, self._origins = flattened(document.text)
        self._curly = document.text.count("’") > document.text.count("'")
        self._shouted = cache(self._all_capitals)
        self._titled = cache(self._document.title_case)

    def findings(self, finder: Automaton) -> Iterator[Finding]:
        """Of matches that overlap the longest counts."""
        taken = bytearray(len(self._text))
        for match in sorted(self._matches(finder), key=lambda match: (match.start - match.end, match.start)):
            if taken.find(1, match.start, match.end) < 0:
                taken[match.start : match.end] = b"\1" * (match.end - match.start)
                if match.suggestion:
                    yield from self._finding(match)

    def _matches(self, finder: Automaton) -> Iterator[_Match]:
        for last, (length, group) in finder.iter(lowered(self._text)):
            start, end = last + 1 - length, last + 1
            entries = [entry for entry in group if self._words.counts(entry)]
            name = any(entry.exact for entry in entries)
            if entries and ends(self._text, start, -1, name=name) and ends(self._text, end - 1, 1, name=name):
                yield from self._of(start, end, entries)

    def _of(self, start: int, end: int, entries: list[Entry]) -> Iterator[_Match]:
        """What the entries for one form make of it: written as in the list, in any case, or right in its own way."""
        found = self._text[start:end]
        by_form = sorted((entry for entry in entries if lowered(entry.form) == lowered(found)), key=lambda entry: entry.form != found)
        for entry in by_form:
            if entry.preferred is None:
                if entry.form == found:
                    break
                continue
            if entry.form == found or not entry.exact or (found == entry.form.upper() and self._loud(start)):
                yield _Match(start, end, self._suggestion(start, end, entry), entry.note)
                return
        if any(found in cases(form) for entry in entries for form in (entry.preferred or entry.form,)):
            yield _Match(start, end)

    def _suggestion(self, start: int, end: int, entry: Entry) -> str:
        """The preferred form with the capitals that the place asks for, empty where it stands there already."""
        found, preferred = self._text[start:end], entry.preferred or ""
        if found.isupper() and sum(map(str.isalpha, found)) > 1 and (found != entry.form or self._loud(start)):
            wanted = preferred.upper()
        elif found[0].isupper() and entry.form[0].islower():
            several = " " in found and all(word[0].isupper() for word in found.split() if len(word) > 3)
            wanted = titled(preferred) if several else capitalised(preferred)
        else:
            wanted = capitalised(preferred) if self._opens(start) else preferred
        return "" if wanted == found else wanted

    def _finding(self, match: _Match) -> Iterator[Finding]:
        start, end = self._place(match)
        part = self._document.segment_at(start)
        if part is None or end > part.end or self._opaque(start, end):
            return
        found = self._document.text[start:end]
        capitals = lowered(match.suggestion) == lowered(self._text[match.start : match.end])
        sentence = self._document.sentence_at(start)
        if capitals and part.role in _HEADINGS and sentence and self._titled(sentence):
            return
        suggestion = match.suggestion.replace("'", "’") if "’" in found or ("'" not in found and self._curly) else match.suggestion
        note = f": {match.note.rstrip('.')}." if match.note else "."
        yield Finding(
            start, end, PREFERRED_FORM, f"“{suggestion}” is preferred to “{found}”{note}",
            Severity.WARNING if capitals else Severity.ERROR, 0.8 if capitals else 0.95, Action.CORRECT,
            "terminology", ("vocabulary",), (suggestion,),
        )  # fmt: skip

    def _place(self, match: _Match) -> tuple[int, int]:
        if self._origins is None:
            return match.start, match.end
        return self._origins[match.start][0], self._origins[match.end - 1][1]

    def _opaque(self, start: int, end: int) -> bool:
        """Whether the span is a part of an address, a handle or a hashtag."""
        tokens = self._document.tokens
        at = bisect_right(tokens, start, key=lambda token: token.start) - 1
        return at >= 0 and tokens[at].kind is Kind.OPAQUE and tokens[at].end > start and (tokens[at].start, tokens[at].end) != (start, end)

    def _loud(self, start: int) -> bool:
        """Whether capitals at a place of the flattened text say nothing: in a dateline, or where all is in capitals."""
        place = self._origins[start][0] if self._origins else start
        part, sentence = self._document.segment_at(place), self._document.sentence_at(place)
        return (part is not None and part.role is Role.DATELINE) or (sentence is not None and self._shouted(sentence))

    def _opens(self, start: int) -> bool:
        """Whether only marks stand before a place in its sentence."""
        place = self._origins[start][0] if self._origins else start
        sentence = self._document.sentence_at(place)
        begin = sentence.start if sentence else place
        while place > begin and not self._document.text[place - 1].isalnum():
            place -= 1
        return place <= begin

    def _all_capitals(self, sentence: Sentence) -> bool:
        return self._document.text[sentence.start : sentence.end].isupper()
