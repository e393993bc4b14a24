"""Reads the regular expressions of Vale's rules: .NET's with the character classes of RE2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from linter.checks.vale import characters
from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.nodes import Branches, Char, Flags, Group, Mark, Node, Reference, Repeat, Set

_COUNT = re.compile(r"\{(\d+)(?:(,)(\d*))?\}")
_INLINE = re.compile(r"\(\?([imsx]*)(?:-([imsx]+))?([:)])")
_NAMED = re.compile(r"\(\?P?<([A-Za-z_]\w*)>|\(\?'([A-Za-z_]\w*)'")
_LOOKS = ("(?<=", "(?<!", "(?=", "(?!")
#: Code points; a repetition of more is refused, as RE2 does.
_MOST = 1000


class Expression(msgspec.Struct, frozen=True):
    """An expression that was read."""

    source: str
    branches: Branches

    @property
    def linear(self) -> str | None:
        """As RE2 takes it; None where it needs backtracking."""
        if any(isinstance(node, Reference) or (isinstance(node, Group) and node.linear_opening is None) for node in walk(self.branches)):
            return None
        return "|".join("".join(node.linear for node in branch) for branch in self.branches)

    @property
    def backtracking(self) -> str:
        """As the ``regex`` package takes it."""
        return "|".join("".join(node.backtracking for node in branch) for branch in self.branches)

    @property
    def bounded(self) -> bool:
        """Whether it asks for the edges of words."""
        return any(isinstance(node, Mark) and node.boundary for node in walk(self.branches))

    @property
    def groups(self) -> int:
        """How many groups capture."""
        return sum(isinstance(node, Group) and node.capturing for node in walk(self.branches))

    @property
    def self_contained(self) -> bool:
        """Whether it means the same beside others: it neither sets modes nor refers to groups by their number."""
        return not any(isinstance(node, Flags | Reference) for node in walk(self.branches))


def walk(branches: Branches) -> Iterator[Node]:
    """All parts, the outer before the inner."""
    for branch in branches:
        for node in branch:
            yield node
            inner = node.node if isinstance(node, Repeat) else node
            if inner is not node:
                yield inner
            if isinstance(inner, Group):
                yield from walk(inner.branches)


@lru_cache(maxsize=4096)
def parsed(source: str) -> Expression:
    """Read an expression; raises ExpressionError."""
    reader = _Reader(source)
    branches = reader.branches("")
    if reader.at < len(source):
        raise ExpressionError("there is no “(” to this “)”", reader.at)
    return Expression(source, branches)


class _Reader:
    """Goes through an expression once, from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0

    def branches(self, modes: str) -> Branches:
        """Alternatives up to the closing parenthesis or the end; modes that one sets hold for those after it."""
        found: list[tuple[Node, ...]] = []
        branch: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] != ")":
            char = self.source[self.at]
            if char == "|":
                self.at += 1
                found.append(tuple(branch))
                branch = []
            elif "x" in modes and (char.isspace() or char == "#"):
                end = self.source.find("\n", self.at)
                self.at = (len(self.source) if end < 0 else end) if char == "#" else self.at + 1
            elif (inline := _INLINE.match(self.source, self.at)) and inline[3] == ")":
                self.at = inline.end()
                modes = _changed(modes, inline)
                if passed := _flags(inline):
                    branch.append(Flags(f"(?{passed})"))
            else:
                branch.append(self._repeated(self._atom(modes)))
        return (*found, tuple(branch))

    def _repeated(self, node: Node) -> Node:
        source, begin = self.source, self.at
        if begin >= len(source):
            return node
        char = source[begin]
        count = _COUNT.match(source, begin)
        if char in "*+?":
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
            self.at += 1
        elif count:
            least = int(count[1])
            most = least if not count[2] else int(count[3]) if count[3] else None
            self.at = count.end()
        else:
            return node
        if least > _MOST or (most or 0) > _MOST or (most is not None and most < least):
            raise ExpressionError(f"a repetition must count from fewer to more, and to {_MOST:,} at most", begin)
        lazy = source.startswith("?", self.at)
        self.at += lazy
        if self.at < len(source) and (source[self.at] in "*+?" or _COUNT.match(source, self.at)):
            raise ExpressionError("a repetition stands behind a repetition", self.at)
        if isinstance(node, Mark) and not node.boundary and node.linear != ".":
            # RE2 wants a group around an assertion that is repeated.
            node = Group("(?:", "(?:", ((node,),))
        return Repeat(node, least, most, lazy)

    def _atom(self, modes: str) -> Node:
        char = self.source[self.at]
        if char == "(":
            return self._group(modes)
        if char == "[":
            found, self.at = characters.character_set(self.source, self.at)
            return found
        if char == "\\":
            return self._escape()
        if char in "*+?":
            raise ExpressionError(f"there is nothing for “{char}” to repeat", self.at)
        self.at += 1
        if char == ".":
            return Mark(".", ".")
        if char == "^":
            return Mark("^", "^")
        if char == "$":
            # Without the mode for lines it is the very end, not before a last line feed.
            return Mark("$", "$") if "m" in modes else Mark(r"\z", r"\Z")
        return Char(ord(char))

    def _group(self, modes: str) -> Node:
        source, begin = self.source, self.at
        if source.startswith("(?#", begin):
            end = source.find(")", begin)
            self.at = len(source) if end < 0 else end + 1
            return Group("(?:", "(?:", ((),))
        if reference := re.compile(r"\(\?P=(\w+)\)").match(source, begin):
            self.at = reference.end()
            return Reference(f"(?P={reference[1]})")
        capturing = zero_width = False
        linear: str | None
        if inline := _INLINE.match(source, begin):
            modes = _changed(modes, inline)
            self.at = inline.end()
            backtracking = linear = f"(?{_flags(inline)}:"
        elif opening := next((look for look in _LOOKS if source.startswith(look, begin)), None):
            backtracking, linear, zero_width = opening, None, True
            self.at += len(opening)
        elif source.startswith("(?>", begin):
            backtracking, linear = "(?>", None
            self.at += 3
        elif named := _NAMED.match(source, begin):
            backtracking = linear = f"(?P<{named[1] or named[2]}>"
            capturing = True
            self.at = named.end()
        elif source.startswith("(?", begin):
            raise ExpressionError("a group of this kind is not known", begin)
        else:
            backtracking = linear = "("
            capturing = True
            self.at += 1
        branches = self.branches(modes)
        if self.at >= len(source):
            raise ExpressionError("this “(” is not closed", begin)
        self.at += 1
        return Group(backtracking, linear, branches, capturing, zero_width)

    def _escape(self) -> Node:
        source, begin = self.source, self.at
        if begin + 1 >= len(source):
            raise ExpressionError("nothing follows the backslash", begin)
        char = source[begin + 1]
        if char in "bB":
            self.at += 2
            return Mark(f"\\{char}", f"\\{char}", boundary=True)
        if char in "AzZ":
            self.at += 2
            return Mark(r"\A", r"\A") if char == "A" else Mark(r"\z", r"\Z")
        if char in "123456789":
            number = re.compile(r"\\(\d+)").match(source, begin)
            assert number is not None  # noqa: S101 - a digit stands there
            self.at = number.end()
            return Reference(f"(?:\\{number[1]})")
        if name := re.compile(r"\\k[<{'](\w+)[>}']").match(source, begin):
            self.at = name.end()
            return Reference(f"(?P={name[1]})")
        if char == "Q":
            end = source.find(r"\E", begin)
            end = len(source) if end < 0 else end
            self.at = min(len(source), end + 2)
            return Group("(?:", "(?:", (tuple(Char(ord(one)) for one in source[begin + 2 : end]),))
        ranges, properties, self.at = characters.escape(source, begin)
        if not properties and len(ranges) == 1 and ranges[0][0] == ranges[0][1]:
            return Char(ranges[0][0])
        return Set(ranges, properties)


def _changed(modes: str, inline: re.Match[str]) -> str:
    return "".join(sorted({*modes, *inline[1]} - {*(inline[2] or "")}))


def _flags(inline: re.Match[str]) -> str:
    """The modes that engines are told: blanks are left out already."""
    on = inline[1].replace("x", "")
    off = (inline[2] or "").replace("x", "")
    return on + (f"-{off}" if off else "")
