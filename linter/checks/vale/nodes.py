r"""The parts of a regular expression as Vale reads it, and how each is written for the two engines that run it here.

Vale's expressions are .NET's with the classes of RE2: ``\w``, ``\d`` and ``\s`` are ASCII, ``\b`` knows all letters.
``linear`` is how a part is written for RE2, ``backtracking`` for the ``regex`` package.
"""

from __future__ import annotations

import msgspec

#: Ranges of ``\w``, ``\d`` and ``\s``, and what lies between them.
CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "d": ((48, 57),),
    "s": ((9, 10), (12, 13), (32, 32)),
}
_LAST = 0x10FFFF
_SURROGATES = (0xD800, 0xDFFF)
#: A class of at most so many characters is spelled out where phrases are.
_FEW = 4

Range = tuple[int, int]


def outside(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """The code points that none of the ranges holds."""
    found = []
    at = 0
    for low, high in sorted((*ranges, _SURROGATES)):
        if at < low:
            found.append((at, low - 1))
        at = max(at, high + 1)
    return (*found, (at, _LAST)) if at <= _LAST else tuple(found)


def linear_char(code: int) -> str:
    """A code point for RE2, inside a class or not."""
    char = chr(code)
    return char if char.isascii() and char.isalnum() else f"\\x{{{code:x}}}"


def backtracking_char(code: int) -> str:
    """A code point for the ``regex`` package, inside a class or not."""
    char = chr(code)
    return char if char.isascii() and char.isalnum() else f"\\U{code:08x}"


class Char(msgspec.Struct, frozen=True):
    """A character that stands for itself."""

    code: int

    @property
    def linear(self) -> str:
        """For RE2."""
        return linear_char(self.code)

    @property
    def backtracking(self) -> str:
        """For the ``regex`` package."""
        return backtracking_char(self.code)


class Set(msgspec.Struct, frozen=True):
    r"""One character of several: ranges of code points and Unicode properties such as ``\p{Lu}``."""

    ranges: tuple[Range, ...]
    properties: tuple[str, ...] = ()
    negated: bool = False

    @property
    def linear(self) -> str:
        """For RE2."""
        return self._written(linear_char)

    @property
    def backtracking(self) -> str:
        """For the ``regex`` package."""
        return self._written(backtracking_char)

    def _written(self, char: type[str] | object) -> str:
        spelled = "".join(
            char(low) if low == high else f"{char(low)}-{char(high)}"  # type: ignore[operator]
            for low, high in self.ranges
        )
        return f"[{'^' if self.negated else ''}{spelled}{''.join(self.properties)}]"

    @property
    def chars(self) -> tuple[str, ...] | None:
        """The characters, in their order, where they are few."""
        if self.negated or self.properties or sum(high - low + 1 for low, high in self.ranges) > _FEW:
            return None
        return tuple(chr(code) for low, high in self.ranges for code in range(low, high + 1))


class Mark(msgspec.Struct, frozen=True):
    r"""What is written the same in both engines, or in each its own way; ``boundary`` is for ``\b`` and ``\B``."""

    linear: str
    backtracking: str
    boundary: bool = False


class Group(msgspec.Struct, frozen=True):
    """A group: what opens it, and its branches. ``linear_opening`` is None where RE2 has no such group."""

    backtracking_opening: str
    linear_opening: str | None
    branches: tuple[tuple[Node, ...], ...]
    capturing: bool = False
    zero_width: bool = False

    @property
    def linear(self) -> str:
        """For RE2."""
        return f"{self.linear_opening}{'|'.join(''.join(node.linear for node in branch) for branch in self.branches)})"

    @property
    def backtracking(self) -> str:
        """For the ``regex`` package."""
        return f"{self.backtracking_opening}{'|'.join(''.join(node.backtracking for node in branch) for branch in self.branches)})"


class Repeat(msgspec.Struct, frozen=True):
    """A part that may come several times or not at all; ``most`` is None without a limit."""

    node: Node
    least: int
    most: int | None
    lazy: bool = False

    @property
    def linear(self) -> str:
        """For RE2."""
        return self.node.linear + self._sign

    @property
    def backtracking(self) -> str:
        """For the ``regex`` package."""
        return self.node.backtracking + self._sign

    @property
    def _sign(self) -> str:
        most = "" if self.most is None else str(self.most)
        return f"{{{self.least},{most}}}{'?' if self.lazy else ''}"


class Flags(msgspec.Struct, frozen=True):
    """Modes that hold from here to the end of the group."""

    source: str

    @property
    def linear(self) -> str:
        """For RE2."""
        return self.source

    @property
    def backtracking(self) -> str:
        """For the ``regex`` package."""
        return self.source


class Reference(msgspec.Struct, frozen=True):
    """What a group has matched, again."""

    backtracking: str
    linear: str = ""


Node = Char | Set | Mark | Group | Repeat | Flags | Reference
Branches = tuple[tuple[Node, ...], ...]
