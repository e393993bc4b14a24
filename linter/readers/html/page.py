"""Finds the story in a page: its body, and what belongs to it outside the body."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, islice

from linter.document import Role
from linter.readers.html.traits import Left, Traits, traits
from linter.readers.html.tree import Act, Element, Page

#: Code points that a class like "byline" or "date" is believed for; more text is something else.
SHORT = 160
# What may stand beside a date in the line that holds it.
_DATE_WORDS = 25
# A page with less prose than this besides what is left out has its story in what is left out.
_NOTHING = 40
# Code points in paragraphs from which on a page is one that has paragraphs.
_PARAGRAPHS = 140
# A form with more text is a page of some content systems.
_FORM = 1000
# The mark of a note behind a word; behind a digit it is a power.
_NOTE = re.compile(r"[^\d\s]<[^<>]*>\s*(?:<a\b[^<>]*>)?\s*[\[(]?(?:\d{1,3}|[*†‡])[\])]?\s*</")
# How far up an element is looked at for what it is in.
_REACH = 30
# Stretches of text that the beginning of a body is made of.
_BEGINNING = 40
_SITE_NAME = re.compile(r"site-(?:title|name|branding)|logo|masthead|\bbrand\b", re.IGNORECASE)
_MAIN = re.compile(r"role\s*=\s*[\"']?main\b")
_APART = frozenset({Left.OUT, Left.BESIDE, Left.LIKELY})
_PARTS = frozenset({Role.DECK, Role.BYLINE, Role.DATELINE, Role.CAPTION})
# What only the story has.
_SIGNS = frozenset({"main", "h1"})
_IMAGES = frozenset({"img", "amp-img"})
_FIGURES = frozenset({"figure", "picture"})


class Story:
    """Which elements of a page are read, and as what."""

    def __init__(self, page: Page, language: str | None = None, *, choose: bool = True) -> None:
        """Choose them, or take all of the page; passages in another language than the page's are left out."""
        self.page = page
        self.elements = page.elements
        self._language = _primary(language)
        for element in page.elements:
            element.traits = traits(element.name, element.attributes)
        self._trusting = True
        self._signs = [element.first for element in page.elements if element.name in _SIGNS or "articlebody" in element.traits.property]
        self._bodies: list[Element] = []
        self._firsts: list[int] = []
        self.parts: dict[Element, Role] = {}
        self.headline: Element | None = None
        if choose:
            likely = self._measure()
            if self._prose() < _NOTHING and likely > 4 * self._prose():
                self._trusting = False
                for element in self.elements:
                    element.verdict = None
                self._measure()
            self._bodies = self._chosen()
            self._firsts = [body.first for body in self._bodies]
            for body in self._bodies:
                for element in (body, *body.ancestors()):
                    element.verdict = None, None
        self._lift()
        if choose:
            self._outside()

    @property
    def whole(self) -> frozenset[Element] | None:
        """The elements that are read with all that is in them; None if the page is."""
        return frozenset(self._bodies) or None

    @property
    def deck(self) -> bool:
        """Whether the page shows a deck."""
        read = (element for element in self.elements if element in self.parts or not self._bodies or self._in_body(element))
        return any(self.classify(element) == (Role.DECK, None) for element in read)

    @property
    def beginning(self) -> str:
        """The first text of the body, character references as they stand."""
        first, last = (self._bodies[0].first, self._bodies[0].last) if self._bodies else (0, len(self.page.steps))
        said = (self.page.text[start:end] for act, start, end, _ in self.page.steps[first:last] if act == Act.TEXT)
        return "".join(islice(said, _BEGINNING))

    def classify(self, element: Element) -> tuple[Role | None, Left | None]:
        """What an element is in the story, and why it is left out."""
        if element.verdict is None:
            element.verdict = self._classified(element, element.traits)
        return element.verdict

    def _classified(self, element: Element, known: Traits) -> tuple[Role | None, Left | None]:
        role, left = known.role, known.left
        if known.short and element.size > SHORT:
            return None, None
        if known.language and self._language and _primary(known.language) != self._language and element.parent:
            left = left or (Left.OUT if element.block else Left.INSIDE)
        if left is Left.BESIDE and element.name == "footer" and element.parent and element.parent.name == "blockquote":
            left = None
        if left is Left.LIKELY and (not self._trusting or (element.name == "form" and element.size > _FORM) or self._holds_story(element)):
            left = None
        return role, left

    def _holds_story(self, element: Element) -> bool:
        at = bisect_left(self._signs, element.first)
        return at < len(self._signs) and self._signs[at] < element.last

    def _measure(self) -> int:
        """Find where the prose is, so that that of any element can be told; returns the size of what is likely beside it."""
        until = -1
        paragraphs: list[tuple[int, int]] = []
        others: list[tuple[int, int]] = []
        likely = 0
        self._visible: list[Element] = []
        for element in self.elements:
            if element.first < until:
                continue
            left = self.classify(element)[1]
            if left in _APART:
                until = element.last
                others.append((element.first, element.size))
                likely += element.size if left is Left.LIKELY else 0
                continue
            self._visible.append(element)
            if element.name == "p":
                paragraphs.append((element.first, element.size))
        # A page with breaks instead of paragraphs: all is prose that is not left out.
        self._by_paragraphs = sum(size for _, size in paragraphs) > _PARAGRAPHS
        counted = paragraphs if self._by_paragraphs else others
        self._starts, self._sums = [at for at, _ in counted], [0, *accumulate(size for _, size in counted)]
        return likely

    def _prose(self, element: Element | None = None) -> int:
        """The code points of prose in an element, or in all the page."""
        low = 0 if element is None else bisect_left(self._starts, element.first)
        high = len(self._starts) if element is None else bisect_left(self._starts, element.last)
        counted = self._sums[high] - self._sums[low]
        return counted if self._by_paragraphs else (self.page if element is None else element).size - counted

    def _chosen(self) -> list[Element]:
        """The elements that hold the body, in order; none where the page as a whole does."""
        marked = self._outermost(lambda known, _: "articlebody" in known.property)
        if sum(map(self._prose, marked)):
            return marked
        articles = self._outermost(lambda _, element: element.name == "article")
        for candidates in (
            self._outermost(lambda known, _: known.body),
            sorted(articles, key=self._prose)[-1:],
            articles,
            self._outermost(lambda _, element: element.name == "main" or _MAIN.search(element.attributes) is not None),
        ):
            if candidates and 2 * sum(map(self._prose, candidates)) >= max(self._prose(), 1):
                return candidates
        return [element for element in self.elements if element.name == "body"][:1]

    def _outermost(self, wanted: Callable[[Traits, Element], bool]) -> list[Element]:
        """The elements of a kind that are in no other of it and not left out."""
        found: list[Element] = []
        until = -1
        for element in self._visible:
            if element.first >= until and wanted(element.traits, element):
                found.append(element)
                until = element.last
        return found

    def _in_body(self, element: Element) -> bool:
        at = bisect_right(self._firsts, element.first) - 1
        return at >= 0 and self._bodies[at].holds(element)

    def _outside(self) -> None:
        """Find the headline, the deck, bylines and captions that belong to the story and are outside its body."""
        first = self._bodies[0] if self._bodies else None
        around = next((element for element in first.ancestors() if element.name in ("article", "main")), None) if first else None
        headline = self.headline = self._headline(around)
        if first is None or first.name == "body":
            self._without_site_header()
        if first is None:
            return
        if headline is not None and not self._in_body(headline):
            self.parts[headline] = Role.HEADLINE
        until = -1
        for element in self.elements:
            if element.first < until or self._in_body(element):
                continue
            role, left = self.classify(element)
            if left is None and element not in self.parts:
                role = self._part(element, role, first, around)
                if role is None:
                    continue
                self.parts[element] = role
            if left is not None or element in self.parts:
                until = element.last

    def _without_site_header(self) -> None:
        for element in self.elements:
            if element.name == "header" and self.headline and not element.holds(self.headline) and not _in_story(element):
                element.verdict = None, Left.BESIDE

    def _part(self, element: Element, role: Role | None, first: Element, around: Element | None) -> Role | None:
        """What an element outside the body is, if it belongs to the story whose body begins with ``first``."""
        before = element.first < first.first
        if around is not None and around.holds(element):
            shown = before and element.name in _IMAGES and element.parent is not None and element.parent.name in _FIGURES
            return role if role in _PARTS else (Role.CAPTION if shown else None)
        if not before or role not in (Role.DECK, Role.BYLINE) or role in self.parts.values():
            return None
        follows = self.headline is None or self.headline.first < element.first
        return role if follows or element.traits.property else None

    def _headline(self, around: Element | None) -> Element | None:
        marked = self._outermost(lambda known, element: "headline" in known.property.split() and element.size > 0)
        if marked:
            return marked[0]
        titles = self._outermost(lambda known, element: known.role is Role.HEADLINE and element.size > 0 and not _is_logo(element))
        titles.sort(key=lambda element: element.name != "h1")
        near = next((title for title in titles if self._in_body(title) or (around and around.holds(title))), None)
        if near is None and self._bodies:
            before = [title for title in titles if title.first < self._bodies[0].first and title.name == "h1"]
            return before[-1] if before else None
        return near

    def _lift(self) -> None:
        """A line with an author's name in it is the byline, one that is hardly more than a date is no prose, and no number of a note is."""
        first = self._bodies[0] if self._bodies else None
        for element in self.elements:
            line = element.line
            if element.name == "sup":
                if _NOTE.match(self.page.text, element.start - 1):
                    element.verdict = None, Left.STRUCK
            elif line is None or (first and line.holds(first)):
                continue
            elif element.name == "time":
                self._date(element, line)
            elif element.traits.role is Role.BYLINE and not element.block:
                self._author(element, line)

    def _date(self, element: Element, line: Element) -> None:
        role, left = self.classify(line)
        if left is not None or line.size > SHORT:
            return
        if line.nested:
            element.verdict = None, Left.STRUCK
        elif role in (None, Role.LIST_ITEM) and line.size - element.size <= _DATE_WORDS:
            line.verdict = role, Left.BESIDE

    def _author(self, element: Element, line: Element) -> None:
        role, left = self.classify(line)
        if role not in (None, Role.LIST_ITEM):
            return
        if line.size > SHORT:
            element.verdict = None, element.traits.left
        elif not line.nested:
            line.verdict = Role.BYLINE, None if line.traits.short else left


def _primary(tag: str | None) -> str:
    """The language of a tag without its region."""
    return re.split("[-_]", tag or "", maxsplit=1)[0].lower()


def _in_story(element: Element) -> bool:
    return any(around.name in ("article", "main") for around in islice(element.ancestors(), _REACH))


def _is_logo(element: Element) -> bool:
    return any(_SITE_NAME.search(part.attributes) for part in (element, *islice(element.ancestors(), _REACH)))
