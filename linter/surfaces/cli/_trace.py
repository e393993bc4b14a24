"""What is known of one word: what each list says, what spelling makes of it, and the conclusion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from linter.checks.spelling.candidates import candidates, far_candidates
from linter.checks.spelling.names import famous
from linter.checks.spelling.report import MISSPELLED_NAME, MISSPELLING, UNKNOWN_WORD
from linter.checks.spelling.verdict import verdict
from linter.checks.vocabulary import PREFERRED_FORM, loaded
from linter.files import shown
from linter.lexicon import lexicon
from linter.lexicon.names import names
from linter.settings import Settings
from linter.surfaces.cli._sources import SOURCES, Facts
from linter.surfaces.cli._vocabulary import place
from linter.vocabulary.lines import lowered, plain

_CANDIDATES = 6


class Trace(NamedTuple):
    """A word and what is known of it; ``code`` is the rule that would flag it, None if none would."""

    word: str
    facts: dict[str, Facts | None]
    spelling: dict[str, Any] | None
    code: str | None
    conclusion: str


def trace(word: str, settings: Settings) -> Trace:
    """All that is known of a word or phrase; raises ConfigError for lists and rules that cannot be used."""
    word = plain(shown(word))
    stem = word if len(word) < 3 else re.sub("'s$", "", word, flags=re.IGNORECASE)  # a story's tokens have it apart
    said = {source.label: source.facts(word, settings) or source.facts(stem, settings) for source in SOURCES}
    spelled = _spelling(stem, settings)
    return Trace(word, said, spelled, *(_vocabulary(word, stem, settings) or _conclusion(stem, settings, spelled)))


def as_data(found: Trace) -> dict[str, Any]:
    """A trace for programs."""
    return {"word": found.word, **found.facts, "spelling": found.spelling, "code": found.code, "conclusion": found.conclusion}


def lines(found: Trace) -> Iterator[str]:
    """A trace for people."""
    yield f"{found.word}: {found.conclusion}"
    for source in SOURCES:
        facts = found.facts[source.label]
        for number, line in enumerate(source.lines(facts) if facts else ["–"]):
            yield f"  {'' if number else source.label:<14}{line}"
    for number, one in enumerate((found.spelling or {}).get("candidates", ())):
        label = "" if number else "candidates"
        yield f"  {label:<14}{one['word']:<16} cost {one['cost']:6.2f}, distance {one['distance']:.1f}, Zipf {one['zipf']:.1f}"


def _spelling(word: str, settings: Settings) -> dict[str, Any] | None:
    """What spelling says of a word in lower case, whatever story it stands in."""
    lower = word.lower()
    if not settings.language.english or " " in word or word in names():
        return None
    found = verdict(lower, settings.known_misspellings)
    if found is None:
        return None
    part = lower[found.start : found.end]
    close = dict.fromkeys(sorted([*candidates(part), *far_candidates(part)]))
    return {
        "part": part,
        "fixes": list(found.fixes),
        "confidence": found.confidence,
        "candidates": [one._asdict() for one in list(close)[:_CANDIDATES]],
    }


def _vocabulary(word: str, stem: str, settings: Settings) -> tuple[str | None, str] | None:
    """The conclusion where the vocabulary decides."""
    words = loaded(settings)
    for form in dict.fromkeys((word, stem)):
        for entry in words.entries(form):
            if entry.preferred and words.counts(entry) and entry.form in (form, lowered(form)):
                return PREFERRED_FORM, f"flagged, the vocabulary prefers “{entry.preferred}” ({place(entry)})"
        if words.knows(form):
            return None, "not flagged, the vocabulary has it"
    return None


def _conclusion(word: str, settings: Settings, spelled: dict[str, Any] | None) -> tuple[str | None, str]:
    """The rule that would flag the word, and why, or why none would."""
    if not settings.language.english:
        return None, f"not flagged, spelling reads English and not {settings.language}"
    if " " in word:
        return None, "not flagged by spelling, which reads single words"
    if lexicon().knows(word):
        return None, "not flagged, the lexicon has it"
    if word != word.lower():
        return _capitalised(word, spelled)
    if spelled:
        return _spelled(spelled)
    if lexicon().knows(word.title()):
        return None, "not flagged, the lexicon has it with a capital"
    return None, "not flagged, it is made of known words, or too short or too long to be judged"


def _capitalised(word: str, spelled: dict[str, Any] | None) -> tuple[str | None, str]:
    if meant := famous(word):
        return MISSPELLED_NAME, f"flagged, it looks like a misspelling of “{meant.name}” (confidence {meant.confidence:.2f})"
    if word in names():
        return None, "not flagged, it is a known name"
    within = f"; in lower case: {_spelled(spelled)[1]}" if spelled else ""
    return None, f"not flagged in mid-sentence, where a capital makes a name of it{within}"


def _spelled(found: dict[str, Any]) -> tuple[str, str]:
    if not found["fixes"]:
        return UNKNOWN_WORD, f"flagged as a hint, “{found['part']}” is in no list and close to no common word"
    meant = " or ".join(f"“{fix}”" for fix in found["fixes"])
    return MISSPELLING, f"flagged, it looks like a misspelling of {meant} (confidence {found['confidence']:.2f})"
