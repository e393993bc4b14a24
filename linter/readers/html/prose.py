"""Says the prose of a page's elements: paragraphs with their roles, what is inline in them, captions from ``alt``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import partial

import msgspec

from linter.document import Role
from linter.readers.html.characters import Sink, Text, in_attribute, say
from linter.readers.html.tokens import attributes
from linter.readers.html.traits import Left
from linter.readers.html.tree import Act, Element, Page

#: What an element is in the story, and why it is left out.
Classify = Callable[[Element], tuple[Role | None, Left | None]]

# What a role that was given further out leaves to be given inside.
_WITHIN = {
    Role.BLOCK_QUOTE: frozenset({Role.CAPTION, Role.BYLINE}),
    Role.CAPTION: frozenset({Role.BYLINE}),
    Role.HEADLINE: frozenset({Role.BYLINE, Role.DECK}),
    Role.DECK: frozenset({Role.BYLINE}),
    Role.BYLINE: frozenset[Role](),
    Role.DATELINE: frozenset[Role](),
}
_ANY = frozenset(Role)
_BODY = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.BLOCK_QUOTE})
# Roles further out that are asked for an item around one.
_DEPTH = 8
_COMMENT_END = re.compile(r"(?:--!?|-)?>$")
# What an image shows, in words; a file's name is none.
_SYMBOL = re.compile(r"logo|avatar|icon|spacer|pixel", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d_]{2,}[^\s.]*\s+\S")


class Prose(msgspec.Struct):
    """Walks over a page's steps and says what is in the elements that are read.

    ``whole`` are elements that are read with all that is in them, None for the page; elsewhere only those in ``parts`` are, in the roles
    given there. What has no role of its own gets ``role``. ``head_until`` is the place in the source up to which comments speak of all
    the story; ``behind_headline`` is called there once; ``comments`` are those of templates, in order: start, end, what they say.
    """

    sink: Sink
    page: Page
    classify: Classify
    whole: frozenset[Element] | None = None
    parts: Mapping[Element, Role] = msgspec.field(default_factory=dict)
    head_until: int = 0
    comments: Sequence[tuple[int, int, str]] = ()
    role: Role = Role.PARAGRAPH
    behind_headline: Callable[[], None] | None = None
    paragraphs: int = 0
    headlines: int = 0
    _roles: list[tuple[Element, Role]] = msgspec.field(default_factory=list)
    _fresh: bool = True
    _broken: bool = False
    _item: Element | None = None  # the last one that was begun
    _writing: Text = msgspec.field(default_factory=Text)
    _reading: int = 0
    _left: int = 0
    _images: list[Element] = msgspec.field(default_factory=list)
    _closing: dict[int, list[Callable[[], None]]] = msgspec.field(default_factory=dict)
    _inline: dict[str, Callable[[int, int, Element], None]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        """What elements say themselves."""
        self._inline = {"br": self._line, "img": self._image, "amp-img": self._image, "q": self._quoted}

    def walk(self) -> None:
        """Say all of it."""
        self._reading = int(self.whole is None)
        does: dict[int, Callable[[int, int, int], None]] = {
            Act.TEXT: self._text,
            Act.VERBATIM: self._section,
            Act.OPEN: self._opened,
            Act.CLOSE: self._closed,
            Act.COMMENT: self._comment,
            Act.APART: self._apart,
            Act.UNCLOSED: self._unclosed,
        }
        for act, start, end, number in self.page.steps:
            does[act](start, end, number)
        self._apart()

    def _opened(self, start: int, end: int, number: int) -> None:
        element = self.page.elements[number]
        undo: list[Callable[[], None]] = []
        role, left = self.classify(element)
        if (self.whole and element in self.whole) or element in self.parts:
            self._reading += 1
            undo.append(self._unread)
            role = self.parts.get(element, role)
            self._apart()
        elif element.block:
            self._apart()
        if left is not None:
            if left is Left.INSIDE and self._reading and not self._left:
                self._begin()
                self.sink.mask(start, element.stop)
            self._left += 1
            undo.append(self._unleft)
        elif self._reading and not self._left:
            if role is not None and (role := self._settled(role)) is not None:
                self._apart()
                self._roles.append((element, role))
                undo.append(partial(self._unrole, (element, role)))
            if does := self._inline.get(element.name):
                does(start, end, element)
        if undo:
            self._closing[number] = undo

    def _closed(self, start: int, end: int, number: int) -> None:
        for undo in self._closing.pop(number, ()):
            undo()
        element = self.page.elements[number]
        if element.block:
            self._apart()
        elif element.name == "q" and start < end and self._reading and not self._left:
            self._begin()
            self.sink.put("”", start, end)

    def _comment(self, start: int, end: int, _: int) -> None:
        said = _COMMENT_END.sub("", self.page.text[start + len("<!--") : end]).strip()
        self.sink.comment(said, start, end, head=start < self.head_until)

    def _unclosed(self, start: int, end: int, _: int) -> None:
        self.sink.unread((start, end), "a script, style or frame is never closed, so that nothing behind it is text")

    def _unread(self) -> None:
        self._apart()
        self._reading -= 1

    def _unleft(self) -> None:
        self._left -= 1

    def _unrole(self, entry: tuple[Element, Role]) -> None:
        at = next(at for at in reversed(range(len(self._roles))) if self._roles[at][0] is entry[0])
        del self._roles[at]
        self._apart()
        if entry[1] is Role.HEADLINE and self.behind_headline:
            say, self.behind_headline = self.behind_headline, None
            say()

    def _settled(self, role: Role) -> Role | None:
        """The role that an element gets inside of what is around it and behind what was before it, None if it gets none."""
        if role is Role.HEADLINE:
            self.headlines += 1
            role = Role.HEADLINE if self.headlines == 1 else Role.CROSSHEAD
        elif role is Role.DECK and self.paragraphs:
            return None
        return role if not self._roles or role in _WITHIN.get(self._roles[-1][1], _ANY) else None

    def _apart(self, *_: object) -> None:
        """What follows is another segment."""
        if not self._fresh:
            self.sink.end()
        self._fresh = True
        self._broken = False
        images, self._images = self._images, []
        for image in images:
            self._shown(image)

    def _begin(self) -> None:
        if self._fresh:
            self._fresh = False
            role = self._roles[-1][1] if self._roles else self.role
            self.paragraphs += role in _BODY
            self._writing = Text()
            self.sink.begin(role, self._writing, nested=role is Role.LIST_ITEM and self._nested())
        self._broken = False

    def _nested(self) -> bool:
        """Whether an item goes on, or stands in another one."""
        element, _ = self._roles[-1] if self._roles else (None, None)
        goes_on, self._item = element is self._item, element
        return goes_on or any(role is Role.LIST_ITEM for _, role in self._roles[-_DEPTH:-1])

    def _section(self, start: int, end: int, _: int) -> None:
        self._text(start + len("<![CDATA["), end - len("]]>"), -1, verbatim=True)

    def _text(self, start: int, end: int, _: int, *, verbatim: bool = False) -> None:
        if self.comments:
            for at, edge, said in self.comments[bisect_left(self.comments, (start,)) : bisect_left(self.comments, (end,))]:
                self._said(start, at, verbatim)
                self.sink.comment(said, at, edge)
                start = edge
        self._said(start, end, verbatim)

    def _said(self, start: int, end: int, verbatim: bool) -> None:
        text = self.page.text
        if start >= end or not self._reading or self._left or ((self._fresh or self._broken) and text[start:end].isspace()):
            return
        self._begin()
        self._writing.section |= verbatim
        say(self.sink, text, start, end, verbatim=verbatim)

    def _quoted(self, start: int, end: int, _: Element) -> None:
        self._begin()
        self.sink.put("“", start, end)

    def _line(self, start: int, end: int, _: Element) -> None:
        """A break is in the paragraph; two of them end it."""
        if self._broken:
            self._apart()
        elif not self._fresh:
            self.sink.put("\n", start, end)
            self._broken = True

    def _image(self, start: int, end: int, element: Element) -> None:
        if self._fresh:
            self._shown(element)
        else:
            self.sink.mask(start, end)
            self._images.append(element)

    def _shown(self, image: Element) -> None:
        found = attributes(image.attributes).get("alt")
        if found is None or _SYMBOL.search(image.attributes):
            return
        at = image.end - len(">") - len(image.attributes)
        start, end = at + found[0], at + found[1]
        if _SENTENCE.search(self.page.text, start, end):
            self.sink.begin(Role.CAPTION, in_attribute(found[2]))
            say(self.sink, self.page.text, start, end, attribute=True)
            self.sink.end()
