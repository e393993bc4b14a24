"""What an element is in a story, as its name, its classes and its other attributes tell."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from linter.document import Role
from linter.readers.html.tokens import attributes


class Left(IntEnum):
    """Why an element is left out."""

    OUT = 1  # it never holds prose
    BESIDE = 2  # it stands beside the story
    LIKELY = 3  # its class, or what else it is, says that it does; unless it turns out to be the story
    INSIDE = 4  # it is in the sentence and no prose: a placeholder stands for it
    STRUCK = 5  # it was struck out: nothing stands for it


class Traits(NamedTuple):
    """What is known about an element without looking around it.

    ``short`` says that ``role`` and ``left`` hold only for an element with so little text that it can be nothing else.
    """

    role: Role | None = None
    left: Left | None = None
    short: bool = False
    body: bool = False
    language: str | None = None
    property: str = ""


#: Of an element that is nothing in particular.
NOTHING = Traits()

_OUT = frozenset(
    """
    script style template noscript svg math canvas object video audio map iframe select option datalist textarea input progress meter
    xmp noembed noframes rt rp title meta link base head param
    """.split()
)
_LEFT = {
    **dict.fromkeys("nav aside footer button dialog menu".split(), Left.BESIDE),
    **dict.fromkeys("form table pre".split(), Left.LIKELY),
    **dict.fromkeys("code kbd samp var tt".split(), Left.INSIDE),
    **dict.fromkeys("del s strike wbr".split(), Left.STRUCK),
}
_ROLES = {
    "figcaption": Role.CAPTION,
    "blockquote": Role.BLOCK_QUOTE,
    "h1": Role.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), Role.CROSSHEAD),
    **dict.fromkeys(("li", "dt", "dd"), Role.LIST_ITEM),
}
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_OF_HEADINGS = frozenset({Role.HEADLINE, Role.DECK, Role.BYLINE})

# What holds all of a page or story, so that a class tells of its subject, and what holds no more than a line of it.
_AROUND = frozenset("html body main".split())
_LINES = frozenset("p li a span ul ol dl blockquote figure h1 h2 h3 h4 h5 h6".split())
# Content systems put a story's tags and categories among its classes, and what stands beside it.
_TAXONOMY = re.compile(r"\s(?:tag|category|taxonomy|term|has|with|without|no)-\S*")
_NOTED = frozenset("a sup span".split())
_NOTE_CLASS = re.compile(r"-(?:footnotes?|fn-?ref|note-?ref|reference)-")

# Classes and ids are matched with their words parted by hyphens and in lower case.
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")
_BESIDE_CLASS = re.compile(
    r"""-(?:related|relatedposts|recirc|recirculation|teasers?|promos?|newsletters?|signup|sign-up|subscribe|subscription|share|sharing
    |sharedaddy|share-?bar|social|adverts?|advertisement|ad|ads|arcad|ad-?slot|ad-?unit|dfp|gpt|sponsored|breadcrumbs?|comments|disqus|paywall
    |regwall|toolbar|sidebar|cookies?|consent|outbrain|taboola|trending|recommended|recommendations|pagination|pager|tags|tag-?list|topics
    |read-?more|most-?(?:read|popular|viewed)|more-on|see-also|also-read|read-next|up-next|latest-(?:posts|news|stories)|skip-?link|sr-only
    |visually-?hidden|screen-reader(?:-text)?|donate|donation|author-?bio|about-the-author|bio|bookmark-card|button-card|signup-card
    |cta|cta-card|post-navigation|nav-links|navigation|buttons?|button-wrapper|btn|poll|quiz|edit-?section|toc|table-of-contents)-""",
    re.VERBOSE,
)
_BODY_CLASS = re.compile(
    r"""-(?:(?:article|story|entry|post|news|content|page)-?(?:body|content|text|copy)|article-body-content|body-(?:copy|content|text)
    |story-?text|field-name-body|field--?name-body|gh-content|markup|available-content|article__body|paywall-content|rich-text|e-content)-""",
    re.VERBOSE,
)
_ROLE_CLASSES = (
    (re.compile(r"-(?:caption|cutline|caption-text|media-caption|image-caption)-"), Role.CAPTION, False),
    (re.compile(r"-(?:byline|by-line|bylines|authors?|contributors?|reporter|writers?|credits?|photographer)-"), Role.BYLINE, True),
    (re.compile(r"-(?:dateline)-"), Role.DATELINE, True),
    (re.compile(r"-(?:deck|dek|standfirst|sub-?(?:title|headline|heading|head)|strap-?line|summary|excerpt)-"), Role.DECK, False),
    (re.compile(r"-(?:headline|headline-text|(?:entry|post|article|story)-(?:title|headline))-"), Role.HEADLINE, False),
    (re.compile(r"-(?:pull-?quote|block-?quote)-"), Role.BLOCK_QUOTE, False),
    (re.compile(r"-(?:cross-?head|section-heading)-"), Role.CROSSHEAD, True),
)  # fmt: skip
_MADE_UP = re.compile(
    r"""-(?:timestamp|date|dates|datetime|pub-?date|published|updated|posted|posted-on|(?:entry|post|article|story)-meta|meta|read(?:ing)?-time
    |min-read|eyebrow|category|categories|section-(?:label|name|title)|kicker-label|label|rubric|views|comment-count)-""",
    re.VERBOSE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_PROPERTIES = {
    "headline": Role.HEADLINE,
    "description": Role.DECK,
    "alternativeheadline": Role.DECK,
    "author": Role.BYLINE,
    "creator": Role.BYLINE,
    "caption": Role.CAPTION,
}


def value(written: str, name: str) -> str | None:
    """The value of an attribute, its references resolved."""
    from html import unescape

    found = attributes(written).get(name)
    return None if found is None else unescape(written[found[0] : found[1]])


@lru_cache(maxsize=4096)
def traits(name: str, written: str) -> Traits:
    """What an element is by its name and its attributes as written."""
    left = _left(name)
    role = _ROLES.get(name)
    if left is Left.OUT or not written or written == "/":
        return Traits(role, left) if role or left else NOTHING
    known = attributes(written)
    said = {key: written[start:end] for key, (start, end, _) in known.items()}
    if "hidden" in said or said.get("aria-hidden") == "true" or _HIDDEN_STYLE.search(said.get("style", "").lower()):
        left = left or Left.BESIDE
    property_ = said.get("itemprop", "").lower()
    classes = "-" + _WORDS.sub("-", _TAXONOMY.sub(" ", f" {said.get('class', '')} {said.get('id', '')}")).lower() + "-"
    if left is None and name not in _AROUND and _BESIDE_CLASS.search(classes):
        left = Left.LIKELY
    elif left is None and name in _NOTED and _NOTE_CLASS.search(classes):
        left = Left.STRUCK
    body = name not in _LINES and _BODY_CLASS.search(classes) is not None
    role, short = _role(name, role, classes, property_.split(), said.get("rel", ""))
    if role is None and left is None and not body and _MADE_UP.search(classes):
        left, short = Left.LIKELY, True
    return Traits(role, left, short, body, said.get("lang") or said.get("xml:lang"), property_)


def _left(name: str) -> Left | None:
    if name in _OUT or (name.startswith("amp-") and name != "amp-img"):
        return Left.OUT
    return _LEFT.get(name)


def _role(name: str, role: Role | None, classes: str, properties: list[str], relation: str) -> tuple[Role | None, bool]:
    """The role by what is surest, and whether it holds only for little text."""
    marked = next((_PROPERTIES[word] for word in properties if word in _PROPERTIES), None)
    if marked is not None:
        return marked, marked is Role.BYLINE
    if relation == "author" or (name == "address" and role is None):
        return Role.BYLINE, True
    if role in (None, Role.CROSSHEAD, Role.HEADLINE):
        for pattern, found, short in _ROLE_CLASSES:
            if pattern.search(classes) and not (name in _HEADINGS and found not in _OF_HEADINGS):
                return found, short
    return role, False
