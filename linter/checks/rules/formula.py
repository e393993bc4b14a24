"""Arithmetic that a rule's author wrote, on named numbers: parsed into what is known to be harmless, never run as code."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

#: What works out a number from named numbers.
Value = Callable[[Mapping[str, float]], float]

_OPERATIONS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_FUNCTIONS: dict[str, tuple[Callable[..., float], int]] = {
    "sqrt": (math.sqrt, 1),
    "log": (math.log, 1),
    "log10": (math.log10, 1),
    "abs": (abs, 1),
    "floor": (math.floor, 1),
    "ceil": (math.ceil, 1),
    "round": (round, 1),
    "min": (min, 2),
    "max": (max, 2),
}


class FormulaError(ValueError):
    """A formula that cannot be used; the message says what in it."""


class Formula:
    """A formula such as ``0.4 * (words / sentences)``: numbers, names, + - * / ** (or ^), brackets and a few functions."""

    def __init__(self, text: str, names: Sequence[str]) -> None:
        """Parse; raises FormulaError for what is no arithmetic and for names that are none of ``names``."""
        self._names = names
        try:
            self._value = self._made(ast.parse(text.replace("^", "**").strip(), mode="eval").body)
        except FormulaError:
            raise
        except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError):
            raise FormulaError(f"{_short(text)} is no formula") from None

    def __call__(self, numbers: Mapping[str, float]) -> float | None:
        """The value, or None where there is none, as after a division by zero."""
        try:
            value = self._value(numbers)
        except (ArithmeticError, ValueError):
            return None
        return value if math.isfinite(value) else None

    def _made(self, node: ast.expr) -> Value:
        match node:
            case ast.Constant(value=bool()):
                pass
            case ast.Constant(value=int() | float() as number):
                constant = float(number)
                return lambda _: constant
            case ast.Name(id=name):
                return self._named(name)
            case ast.UnaryOp(op=op, operand=operand) if type(op) in _OPERATIONS:
                return _applied(_OPERATIONS[type(op)], self._made(operand))
            case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
                return _applied(_OPERATIONS[type(op)], self._made(left), self._made(right))
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]):
                return self._called(name, arguments)
        raise FormulaError(
            f"{_short(ast.unparse(node))} is no arithmetic; a formula has numbers, names, + - * / ^, brackets and {', '.join(_FUNCTIONS)}"
        )

    def _named(self, name: str) -> Value:
        if name not in self._names:
            raise _unknown("number", name, self._names)
        return lambda numbers: numbers[name]

    def _called(self, name: str, arguments: list[ast.expr]) -> Value:
        if name not in _FUNCTIONS:
            raise _unknown("function", name, list(_FUNCTIONS))
        function, count = _FUNCTIONS[name]
        if len(arguments) != count:
            raise FormulaError(f"{name} takes {count} number{'s' if count > 1 else ''}, not {len(arguments)}")
        return _applied(function, *map(self._made, arguments))


def _applied(function: Callable[..., float], *values: Value) -> Value:
    return lambda numbers: function(*(value(numbers) for value in values))


def _unknown(what: str, name: str, known: Sequence[str]) -> FormulaError:
    near = get_close_matches(name, known, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f" (known: {', '.join(known)})"
    return FormulaError(f"there is no {what} {name!r}{hint}")


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:59] + "…")
