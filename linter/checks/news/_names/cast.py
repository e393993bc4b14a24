"""What a story shows of each word that stands in its names: how often, with which others, and in what place."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import NamedTuple

import msgspec

from linter.checks.news._names.known import family, given, namelike, ordinary
from linter.checks.news._names.mentions import CALENDAR, Mention, Word, bodies, mentions, small
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.lexicon import WordClass, lexicon

_SAYING = (
    r"(?:said|says|told|tells|added|adds|wrote|writes|testified|argued|recalled|explained|insisted|acknowledged|admitted|declined"
    r"|denied|pleaded|replied|joked|noted|tweeted|stressed|conceded|warned|claimed|thinks|thought|believes|believed)"
)
_SAYS = Pattern(rf",? (?:has |had |also |later |then |once |often |reportedly )?{_SAYING}\b")
_SAID = Pattern(r"(?:\b(?:said|says|added|adds|recalled|explained|told|asked)|[Aa]ccording to|\b(?:lawyer|attorney|spokes\w+) for)\s$")
_AGE = Pattern(r",? (?:\((?:age )?)?1?\d?\d(?:, of [A-Z]|[,)]| years old)")
_POSSESSED = Pattern(r"['’]s? (?![A-Z])")
_THEN = Pattern(r",? (?:(?:also|later|then|now|never|still|once|himself|herself|had been) )?([a-z]+)\b|, (?:an?|the|who|whose|which)\b")
_VERBS = WordClass.VERB_PAST | WordClass.VERB_S
#: Words for relatives, in the sentence or story that they are looked for in.
KIN = Pattern(
    r"(?i)\b(?:wife|husband|widow|widower|spouse|couple|married|marriage|mother|father|mum|mom|dad|parents?|sons?|daughters?|brothers?"
    r"|sisters?|siblings?|twins?|cousins?|uncle|aunt|nephew|niece|grand\w+|family)\b"
)
_IN_PLACE = Pattern(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom)\s$")
_OBJECT = Pattern(
    r"\b(?:for|by|with|that|and|but|when|while|as|if|because|after|before|where|against|from|to|about|of|called|accused|arrested|charged)\s$"
)


_AUXILIARIES = frozenset("is was has had did does will would could can may might must should who whose".split())
_PEERS = frozenset({"lord", "lady", "baroness", "baron"})
#: Letters up to which a word in capitals is an initialism.
_INITIALISM = 5


#: Which word of a longer name one is, and the others.
Place = tuple[int, tuple[str, ...]]


class Use(NamedTuple):
    """One place where a word stands: the mention, and which of its words it is."""

    mention: Mention
    at: int

    @property
    def word(self) -> Word:
        """The word as it is written there."""
        return self.mention.words[self.at]

    @property
    def place(self) -> Place:
        """Its place in a longer name."""
        return self.at, tuple("" if at == self.at else word.key for at, word in enumerate(self.mention.words))

    @property
    def alone(self) -> bool:
        """Whether no other word of a name stands beside it, but for a title; peers have no other name."""
        return len(self.mention.words) == 1 and not (self.mention.title and self.mention.title[-1].key in _PEERS)


class Entry(msgspec.Struct, dict=True):
    """All places of a word, in order."""

    key: str
    uses: list[Use] = msgspec.field(default_factory=list)

    @property
    def count(self) -> int:
        """How often the word stands in the story."""
        return len(self.uses)

    @cached_property
    def introduced(self) -> bool:
        """Whether it stands in a name of several words somewhere."""
        return any(not use.alone for use in self.uses)

    @cached_property
    def places(self) -> frozenset[Place]:
        """Its places in longer names."""
        return frozenset(use.place for use in self.uses if not use.alone)

    @cached_property
    def surface(self) -> str:
        """How it is written most often, where not in capitals alone."""
        forms = Counter(use.word.text for use in self.uses)
        return max(forms, key=lambda form: (not form.isupper() or len(form) == 1, forms[form]))


class Cast:
    """The words of a story's names."""

    def __init__(self, document: Document) -> None:
        """Read the mentions of a document."""
        self.document = document
        self.mentions = list(mentions(document))
        self.entries: dict[str, Entry] = {}
        self._persons: dict[str, list[Use]] = {}
        for mention in self.mentions:
            for at, word in enumerate(mention.words):
                entry = self.entries.get(word.key)
                if entry is None:
                    entry = self.entries[word.key] = Entry(word.key)
                entry.uses.append(Use(mention, at))

    def candidates(self) -> list[str]:
        """Words that may be names; those whose capital comes from their place alone are left out."""
        return [word for word, entry in self.entries.items() if namelike(entry.uses[0].word.text) and not self._placed(entry)]

    def _placed(self, entry: Entry) -> bool:
        if (small(entry.key) and not entry.introduced) or entry.key in CALENDAR:
            return True
        if entry.surface.isupper() and (len(entry.key) <= _INITIALISM or entry.key in lexicon()):
            return True
        return ordinary(entry.key) and all(
            use.alone and use.mention.opens and not self.acts(use) and not self._does(use.mention) for use in entry.uses
        )

    def persons(self, entry: Entry) -> list[Use]:
        """Where the word stands in the full name of a person."""
        known = self._persons.get(entry.key)
        if known is None:
            known = self._persons[entry.key] = [use for use in entry.uses if not use.alone and self.person(use.mention)]
        return known

    def person(self, mention: Mention) -> bool:
        """Whether a mention of several words looks like a person's full name."""
        words = mention.words
        if not 2 <= len(words) <= 4 or words[-1].key in bodies() or not given(words[0].text):
            return False
        return words[-1].key not in lexicon() or bool(mention.title) or family(words[-1].text)

    def acts(self, use: Use) -> bool:
        """Whether a mention is said to speak, or has a title: nobody but a person does."""
        mention, text = use.mention, self.document.text
        return (
            bool(mention.title)
            or _SAYS.match(text, mention.end) is not None
            or _SAID.search(text, max(0, mention.start - 20), mention.start) is not None
        )

    def speaks(self, use: Use) -> bool:
        """Whether a mention has a title or is itself said to speak, and is not the end of a body's name or of an aside."""
        mention, text = use.mention, self.document.text
        named = text[max(0, mention.start - 3) : mention.start] == "of "
        return bool(mention.title) or (self.acts(use) and not named and text[mention.end : mention.end + 1] != ",")

    def person_like(self, use: Use) -> bool:
        """Whether a person's name may well stand in a place: an age after it, a possessive, a verb, or a word that governs it."""
        mention, text = use.mention, self.document.text
        return (
            self.acts(use)
            or _AGE.match(text, mention.end) is not None
            or _POSSESSED.match(text, mention.end) is not None
            or self._does(mention)
            or (not mention.opens and _OBJECT.search(text, max(0, mention.start - 12), mention.start) is not None)
        )

    def speaks_or_does(self, use: Use) -> bool:
        """Whether a mention is the subject of a verb, of saying or any other at the beginning of a sentence."""
        return self.acts(use) or (use.mention.opens and self._does(use.mention))

    def _does(self, mention: Mention) -> bool:
        """Whether a verb or an aside on the person follows."""
        after = _THEN.match(self.document.text, mention.end)
        return after is not None and (after[1] is None or after[1] in _AUXILIARIES or bool(lexicon().classes(after[1]) & _VERBS))

    def several(self, entry: Entry) -> bool:
        """Whether "the" stands before a word: a family, or a team."""
        text = self.document.text
        return any(text[max(0, use.mention.start - 4) : use.mention.start].lower() == "the " for use in entry.uses)

    def possessed(self, entry: Entry) -> bool:
        """Whether a possessive "s" follows a word everywhere."""
        return all(self.document.text[use.word.end + 1 : use.word.end + 2] == "s" for use in entry.uses)

    def in_place(self, entry: Entry) -> bool:
        """Whether something is said to be in, at or near what a word names."""
        text = self.document.text
        return any(_IN_PLACE.search(text, max(0, use.mention.start - 8), use.mention.start) is not None for use in entry.uses)

    def kin(self, use: Use) -> bool:
        """Whether the sentence of a mention speaks of relatives, who have one surname and may have given names that are alike."""
        sentence = self.document.sentence_at(use.mention.start)
        return sentence is not None and KIN.search(self.document.text, sentence.start, sentence.end) is not None

    def sole(self, surname: str) -> bool:
        """Whether all full names with a surname are of one person."""
        return len(self.full_names.get(surname, ())) == 1

    @cached_property
    def full_names(self) -> dict[str, set[str]]:
        """The last words of persons' full names, with all that stands before each."""
        found: dict[str, set[str]] = {}
        for mention in self.mentions:
            if len(mention.words) > 1 and self.person(mention):
                found.setdefault(mention.words[-1].key, set()).add(" ".join(word.key for word in mention.words[:-1]))
        return found
