"""Lines over two axes, drawn as SVG; the same lines give the same file to the byte."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP, _RIGHT = 720, 420, 60, 50, 20, 20
_COLOURS = ("#1f5fa8", "#7fb0e6", "#b3541e", "#eba77c", "#3c7a3c", "#9ccb9c")


class Line(NamedTuple):
    """A line with its name and its points, x and y; y from 0 to 1."""

    name: str
    points: tuple[tuple[float, float], ...]


def svg(lines: Sequence[Line], across: str, up: str, furthest: float = 1.0) -> str:
    """A drawing of lines up to ``furthest`` on the x axis; ``across`` and ``up`` name the axes."""
    return "\n".join(_elements(lines, across, up, furthest)) + "\n"


def _elements(lines: Sequence[Line], across: str, up: str, furthest: float) -> Iterator[str]:
    top = max((y for line in lines for x, y in line.points if x <= furthest), default=1.0)
    highest = max(1, -int(-top * 10 // 1)) / 10

    def place(x: float, y: float) -> tuple[float, float]:
        inside = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
        return _LEFT + inside[0] * x / furthest, _HEIGHT - _BOTTOM - inside[1] * y / highest

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12">'
    yield f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>'
    for step in range(11):
        x, y = place(furthest * step / 10, 0)
        yield f'<path d="M{x:.1f} {y:.1f}V{_TOP}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{y + 16:.1f}" text-anchor="middle">{furthest * step / 10:.1f}</text>'
    for step in range(round(highest * 10) + 1):
        x, y = place(0, step / 10)
        yield f'<path d="M{x:.1f} {y:.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
        yield f'<text x="{x - 6:.1f}" y="{y + 4:.1f}" text-anchor="end">{step * 10} %</text>'
    yield f'<text x="{_WIDTH / 2:.0f}" y="{_HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>'
    yield f'<text transform="translate(14 {_HEIGHT / 2:.0f}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    for number, line in enumerate(lines):
        colour = _COLOURS[number % len(_COLOURS)]
        drawn = " ".join("{:.1f},{:.1f}".format(*place(x, y)) for x, y in sorted(line.points) if x <= furthest)
        yield f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield f'<path d="M{_LEFT + 14} {_TOP + 14 + 18 * number}h24" stroke="{colour}" stroke-width="2"/>'
        yield f'<text x="{_LEFT + 44}" y="{_TOP + 18 + 18 * number}">{escape(line.name)}</text>'
    yield "</svg>"
