"""Spelling: words that no list knows and that are close to a common one, and names that are close to a better known.

An unknown word is not a misspelling. A name is never flagged for being unknown: a capital in mid-sentence, an
initialism or a capital anywhere but at the start of a sentence settles it, unless the table of known misspellings,
a famous name or the story itself says otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from linter.checks.spelling.names import Meant, famous, famous_pair, is_name, rare, stranger
from linter.checks.spelling.report import MISSPELLED_NAME, MISSPELLING, SURE, UNKNOWN_WORD, misspelling, name
from linter.checks.spelling.story import Story, straight
from linter.checks.spelling.stutter import stutter
from linter.checks.spelling.verdict import verdict
from linter.document import Document
from linter.finding import Finding
from linter.lexicon import lexicon
from linter.segment import Kind, Sentence
from linter.settings import Settings
from linter.vocabulary import vocabulary


def codes(settings: Settings) -> Iterator[str]:
    """The ids of this check's findings."""
    del settings
    yield from (MISSPELLING, UNKNOWN_WORD, MISSPELLED_NAME)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Misspellings, misspelled names, and as info the unknown words that are close to nothing."""
    yield from (finding for finding, said in _judged(document, settings) if not said)


#: A paragraph is read by itself as within its story.
part = check


def spoken(document: Document, settings: Settings) -> Iterator[Finding]:
    """What is not told, since people who speak, or write, their own way do so in all of a quotation."""
    if settings.language.english:
        yield from (finding for finding, said in _judged(document, settings) if said)


def _judged(document: Document, settings: Settings) -> Iterator[tuple[Finding, bool]]:
    """All findings, and whether each stands in a quotation in dialect."""
    story = Story(document)
    found = sorted(_findings(story, settings.known_misspellings, vocabulary(settings).knows), key=lambda one: one[1].start)
    dialects = {story.quotation(at) for at, _ in found if story.dialect(at)} - {None}
    yield from ((finding, story.quotation(at) in dialects) for at, finding in found)


def _findings(story: Story, table: bool, accepted: Callable[[str], bool]) -> Iterator[tuple[int, Finding]]:
    """Findings, with the places of their words; ``accepted`` tells the words that the newsroom takes for right."""
    suspects = {text for text in story.counts if not _stands(text, table) and not accepted(text)}
    told = set()
    for at, meant in _pairs(story):
        if not accepted(story.tokens[at].text):
            told.add(at)
            yield at, name(story.tokens[at], meant)
    for at, token in enumerate(story.tokens):
        if token.text in suspects and token.kind is Kind.WORD and at not in told:
            sentence = story.sentence(at)
            if sentence is not None and not story.cut(at):
                yield from ((at, finding) for finding in _word(story, at, sentence, table))


@lru_cache(maxsize=65536)
def _stands(text: str, table: bool) -> bool:
    """Whether a word is right wherever it stands, for all that spelling can say."""
    plain = straight(text)
    return lexicon().knows(plain) or (verdict(plain, table) is None if plain.islower() else is_name(plain) and not rare(plain))


def _pairs(story: Story) -> Iterator[tuple[int, Meant]]:
    """Names in a row that are a slip away from a famous pair."""
    tokens = story.tokens
    capitalised = {text for text in story.counts if text[0].isupper()}
    capitals = [at for at, token in enumerate(tokens) if token.text in capitalised]
    for at, following in pairwise(capitals):
        if following == at + 1 and tokens[following].start == tokens[at].end + 1:
            found = famous_pair(straight(tokens[at].text), straight(tokens[following].text))
            if found and story.once(at + found[0]) and story.sentence(at):
                yield at + found[0], found[1]


def _word(story: Story, at: int, sentence: Sentence, table: bool) -> Iterator[Finding]:
    token = story.tokens[at]
    if meant := stutter(token.text):
        yield name(token, meant)
    elif token.text.islower():
        found = verdict(token.lower, table)
        if found and not (story.foreign_sentence(sentence) if found.listed else story.term(at, sentence)):
            yield from misspelling(story.document, token, found, begins=story.begins(at))
    elif token.text.isupper() and story.shouted(at, sentence):
        found = verdict(token.lower, table)
        if found and found.common and found.confidence >= SURE and not story.quoted(at):
            yield from misspelling(story.document, token, found)
    else:
        yield from _capitalised(story, at, sentence, table)


def _capitalised(story: Story, at: int, sentence: Sentence, table: bool) -> Iterator[Finding]:
    token = story.tokens[at]
    if story.addressed(at):
        return
    if meant := story.names.meant(token.text) or _famous(story, at):
        yield name(token, meant)
        return
    if not token.text[1:].islower():
        return
    if story.opens(at, sentence):
        found = verdict(token.lower, table)
        if found and found.opening and not (story.named(at, sentence) and not (found.certain and story.once(at))):
            yield from misspelling(story.document, token, found)
    elif table and story.once(at) and not story.foreign(at):
        found = verdict(token.lower)
        if found and found.certain and (found.fixes[0][0].isupper() or (story.titled(at) and not story.loan(at))):
            yield from misspelling(story.document, token, found, safe=False)


def _famous(story: Story, at: int) -> Meant | None:
    """The famous name that a name of the story is a slip of, if nothing beside it makes it another's."""
    meant = famous(straight(story.tokens[at].text)) if story.once(at) else None
    if meant is None or stranger(story.capitalised(at, after=False), meant.name, story.capitalised(at, after=True)):
        return None
    return None if story.titled_person(at) and lexicon().classes(meant.name.lower()) else meant
