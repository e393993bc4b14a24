"""What the keys of a story's head mean, as the site generators and newsrooms name them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from linter.document import Role
from linter.readers import _dates
from linter.readers._content import Content


class Field(msgspec.Struct, frozen=True):
    """A string in a head: its key and those above it, what it says, and how another text is written there."""

    path: tuple[str, ...]
    content: Content
    hold: Callable[[str], str | None]


class Head(msgspec.Struct):
    """All that the head of a file says. Spans are of the source; ``end`` is where the story begins."""

    end: int
    fields: list[Field] = msgspec.field(default_factory=list)
    comments: list[tuple[str, int, int]] = msgspec.field(default_factory=list)
    #: The place of what cannot be read, and what is wrong there.
    broken: tuple[int, str] | None = None


_ROLES = {
    Role.HEADLINE: """title headline hed head heading seotitle metatitle ogtitle socialtitle shorttitle linktitle pagetitle titletag
        subheadlineshort twittertitle mainheadline webheadline""",
    Role.DECK: """description deck dek subtitle subhead subheading subheadline standfirst summary excerpt teaser blurb abstract tagline
        intro introduction lede lead metadescription ogdescription socialdescription seodescription twitterdescription summarybox""",
    Role.CAPTION: """caption captions alt alttext imagealt imgalt imagecaption imagedescription imagealttext herocaption heroalt cutline
        photocaption featuredimagealt featuredimagecaption coveralt covercaption figcaption thumbnailalt attr""",
    Role.BYLINE: "author authors by byline bylines writer writers contributor contributors credit imagecredit photographer reporter",
    Role.CROSSHEAD: "kicker eyebrow overline label",
}
_ROLE = {key: role for role, keys in _ROLES.items() for key in keys.split()}
# Besides what describes a picture, what boxes and accordions print.
_CAPTIONS = frozenset("title headline hed description subtitle kicker summary text quote heading label note content".split())
_NO_PROSE = frozenset(
    """keywords tags url slug permalink aliases layout template type id uid image images src href link scripts stylesheets copyright css
    class style code""".split()
)
_DATES = ("date", "published", "publishdate", "pubdate", "datepublished", "publishedat", "publicationdate", "publishedon", "created")
_UPDATED = ("lastmod", "modified", "updated", "lastmodified", "datemodified", "lastupdate")
_LANGUAGES = frozenset("lang language locale inlanguage".split())
_SECTIONS = frozenset("section sections category categories desk vertical".split())
_WORDS = re.compile(r"(?:[^\W\d_]|[\d'’“”\"‘,.;:!?()$%—–-])+")

#: Words from which on a string under an unknown key is a sentence, not a name or a setting.
_SENTENCE = 6


def normal(key: str) -> str:
    """A key as keys are compared."""
    return re.sub(r"[\W_]", "", key).lower()


def is_caption(name: str) -> bool:
    """Whether an argument of that name is printed."""
    return _ROLE.get(normal(name)) is Role.CAPTION or normal(name) in _CAPTIONS


def _keys(path: Iterable[str]) -> Iterator[str]:
    """The keys of a path, the nearest first."""
    return (normal(key) for key in reversed(tuple(path)))


def role(found: Field) -> Role | None:
    """The role of a string in the head; None where it is no prose."""
    keys = list(_keys(found.path))
    if any(key in _NO_PROSE for key in keys[:1]):
        return None
    near = _ROLE.get(keys[0]) if keys else None
    if near is Role.HEADLINE and len(keys) > 1:
        # The title of something in the head is not that of the story.
        return Role.CAPTION if len(found.content.text.split()) >= _SENTENCE else None
    if near is None and len(keys) > 1 and _ROLE.get(keys[1]) in (Role.CAPTION, Role.DECK):
        near = _ROLE[keys[1]]
    return near or (Role.DECK if _is_sentence(found.content.text) else None)


def _is_sentence(text: str) -> bool:
    words = text.split()
    return len(words) >= _SENTENCE and sum(bool(_WORDS.fullmatch(word)) for word in words) * 5 >= len(words) * 4


def published(fields: list[Field]) -> date | None:
    """The day of publication, else that of the last change."""
    said = {normal(found.path[-1]): found.content.text for found in reversed(fields) if len(found.path) == 1}
    for key in (*_DATES, *_UPDATED):
        if key in said and (day := _dates.day(said[key])):
            return day
    return None


def language(fields: list[Field]) -> str | None:
    """The language that the head names, as a BCP 47 tag."""
    named = (found.content.text for found in fields if len(found.path) == 1 and normal(found.path[0]) in _LANGUAGES)
    return next(filter(None, map(_dates.language, named)), None)


def sections(fields: list[Field]) -> tuple[str, ...]:
    """The sections and desks that the head names, in order."""
    named = (found.content.text.strip() for found in fields if found.path and normal(found.path[0]) in _SECTIONS)
    return tuple(dict.fromkeys(name for name in named if name))
