"""The elements of a page as browsers see them: end tags that people leave out are put in, those that close nothing are passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import IntEnum

from linter.document import Role
from linter.readers.html.tokens import Kind, tokens
from linter.readers.html.traits import NOTHING, Left


class Element:
    """An element: its place in the source and among the steps, and how much text it holds."""

    __slots__ = tuple("attributes before block end first last line name nested number parent size start stop traits verdict".split())

    def __init__(self, name: str, attributes: str, start: int, end: int, parent: Element | None, block: bool) -> None:
        """Take the span of the start tag; ``stop``, the end of the end tag, and the rest are known when the element ends."""
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = end
        self.stop = end
        self.parent = parent
        self.block = block
        #: The nearest element around it that begins on a line of its own.
        self.line: Element | None = parent if parent is None or parent.block else parent.line
        self.number = 0  # among the elements
        self.first = 0  # among the steps
        self.last = 0
        self.before = 0  # code points of text before it
        self.size = 0
        self.nested = False  # whether something inside begins on a line of its own
        self.traits = NOTHING
        #: Its role in the story and why it is left out, once that is known.
        self.verdict: tuple[Role | None, Left | None] | None = None

    def holds(self, other: Element) -> bool:
        """Whether another element is this one or begins inside it."""
        return self.first <= other.first < max(self.last, self.first + 1)

    def ancestors(self) -> Iterator[Element]:
        """The elements around it, the nearest first."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent


class Act(IntEnum):
    """What a step does."""

    TEXT = 1
    VERBATIM = 2
    OPEN = 3
    CLOSE = 4
    COMMENT = 5
    APART = 6  # an end tag without a start that ends a paragraph all the same
    UNCLOSED = 7


#: The number of an Act, its span in the source, and the number of the element that opens or closes, -1 for others. There are many, and
#: tuples of plain numbers cost the garbage collector nothing.
Step = tuple[int, int, int, int]

_ACTS = {
    Kind.TEXT: Act.TEXT.value,
    Kind.VERBATIM: Act.VERBATIM.value,
    Kind.COMMENT: Act.COMMENT.value,
    Kind.UNCLOSED: Act.UNCLOSED.value,
}
_OPEN, _CLOSE, _APART = Act.OPEN.value, Act.CLOSE.value, Act.APART.value

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr amp-img amp-pixel".split()
)
#: Elements that begin on a line of their own.
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset
    h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noscript ol optgroup option p plaintext pre search section
    select summary table tbody td template tfoot th thead title tr ul xmp
    """.split()
)
_CLOSE_PARAGRAPH = BLOCKS - frozenset(
    "body caption head html noscript option optgroup legend tbody td template tfoot th thead title tr".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_IN_HEAD = frozenset("meta link title script style base noscript template".split())
# What opens closes one of these that is open, up to the boundary.
_CLOSES = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
}
_PARAGRAPH = frozenset({"p"})
_PARAGRAPH_BOUNDARY = frozenset("button caption html object table td template th".split())
# Open elements that are looked through for one to close: nobody nests deeper on purpose.
_REACH = 100


def block(name: str) -> bool:
    """Whether an element begins on a line of its own; those that a site defined itself are taken to."""
    return name in BLOCKS or "-" in name


class Page:
    """A page in steps, and its elements in the order in which they begin."""

    def __init__(
        self, text: str, start: int = 0, end: int | None = None, *, xml: bool = False, blocks: Callable[[str], bool] = block
    ) -> None:
        """Parse ``text[start:end]``; ``blocks`` tells of a name whether such elements begin on a line of their own."""
        self.text = text
        self.steps: list[Step] = []
        self.elements: list[Element] = []
        self.size = 0  # code points of text
        self._blocks = blocks
        self._open: list[Element] = []
        self._names: dict[str, int] = {}
        for kind, at, edge, name, attributes in tokens(text, start, end, xml=xml):
            if kind is Kind.START:
                self._started(name, attributes, at, edge, xml)
            elif kind is Kind.END:
                self._ended(name, at, edge)
            elif kind is not Kind.OTHER:
                self.steps.append((_ACTS[kind], at, edge, -1))
                if kind is Kind.TEXT or kind is Kind.VERBATIM:
                    self.size += len(text[at:edge].strip())
        last = len(text) if end is None else end
        while self._open:
            self._close(last, last)

    def _started(self, name: str, attributes: str, at: int, edge: int, xml: bool) -> None:
        if not xml:
            self._imply(name, at)
        parent = self._open[-1] if self._open else None
        element = Element(name, attributes, at, edge, parent, self._blocks(name))
        element.number = len(self.elements)
        element.first = len(self.steps)
        element.before = self.size
        if element.block and element.line is not None:
            element.line.nested = True
        self.elements.append(element)
        self.steps.append((_OPEN, at, edge, element.number))
        self._open.append(element)
        self._names[name] = self._names.get(name, 0) + 1
        if attributes.endswith("/") if xml else name in VOID:
            self._close(edge, edge)

    def _imply(self, name: str, at: int) -> None:
        """The end tags that an element lets people leave out."""
        names = self._names
        if names.get("head") and name not in _IN_HEAD and self._open[-1].name == "head":
            self._close(at, at)
        if names.get("p") and name in _CLOSE_PARAGRAPH:
            self._close_one(_PARAGRAPH, _PARAGRAPH_BOUNDARY, at)
        if name in _HEADINGS and self._open and self._open[-1].name in _HEADINGS:
            self._close(at, at)
        elif (implied := _CLOSES.get(name)) and any(names.get(other) for other in implied[0]):
            self._close_one(*implied, at)

    def _ended(self, name: str, at: int, edge: int) -> None:
        if not self._names.get(name):
            if name in ("p", "br"):
                self.steps.append((_APART, at, edge, -1))
            return
        if self._blocks(name):
            while self._open[-1].name != name:
                self._close(at, at)
            self._close(at, edge)
            return
        for back in range(1, min(_REACH, len(self._open)) + 1):
            if self._open[-back].name == name:
                if any(inner.block for inner in self._open[len(self._open) - back + 1 :]):
                    self._close(at, edge, -back)  # wrongly nested: the blocks that began inside go on
                    return
                for _ in range(back - 1):
                    self._close(at, at)
                self._close(at, edge)
                return

    def _close_one(self, wanted: frozenset[str], boundary: frozenset[str], at: int) -> None:
        """Close the nearest open element of these names, and what is open inside it."""
        for back in range(1, min(_REACH, len(self._open)) + 1):
            name = self._open[-back].name
            if name in wanted:
                for _ in range(back):
                    self._close(at, at)
                return
            if name in boundary:
                return

    def _close(self, at: int, edge: int, index: int = -1) -> None:
        element = self._open.pop(index)
        self._names[element.name] -= 1
        element.stop = edge
        element.last = len(self.steps)
        element.size = self.size - element.before
        self.steps.append((_CLOSE, at, edge, element.number))
