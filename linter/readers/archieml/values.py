"""The values in a text of ArchieML and where they stand; after the grammar at archieml.org, which goes line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from linter.segment import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_COMMAND = re.compile(r"\s*:[ \t\r]*(endskip|ignore|skip|end)", re.IGNORECASE)
_KEY = re.compile(r"\s*([^\s\[\]\\{}:]+)[ \t\r]*:[ \t\r]*")
_ELEMENT = re.compile(r"\s*\*[ \t\r]*")
_SCOPE = re.compile(r"\s*([\[{])[ \t\r]*([+.]{0,2})([^\s\[\]\\{}:]*)[ \t\r]*[\]}]")
_ESCAPE = re.compile(r"\s*\\")


class Value(msgspec.Struct):
    """A value: its key, ``text`` for a line of a freeform array, and the spans of the source that it is made of."""

    key: str
    spans: list[Span]


class _Scope(msgspec.Struct):
    brace: str
    freeform: bool = False
    simple: bool = False
    keyed: bool = False


class _State(msgspec.Struct):
    scopes: list[_Scope] = msgspec.field(default_factory=lambda: [_Scope("{")])
    skipping: bool = False
    #: The value that a line before may go on with, and the lines since: they count if ``:end`` follows.
    open: Value | None = None
    more: list[Span] = msgspec.field(default_factory=list)


def values(text: str) -> Iterator[Value]:
    """The values of a text in their order; a value of several lines has a span for each."""
    state = _State()
    waiting: Value | None = None
    for match in _LINE.finditer(text):
        start, end = match.span()
        if start == end:
            break
        if (command := _COMMAND.match(text, start, end)) and not text.startswith("\\", start):
            name = command[1].lower()
            if name == "end" and not state.skipping and state.open is not None:
                state.open.spans += state.more
            if name == "ignore":
                break
            if name in ("skip", "endskip"):
                state.skipping = name == "skip"
            state.open, state.more = None, []
            continue
        found = _line(text, start, end, state)
        if found is not None:
            if waiting is not None:
                yield waiting
            waiting = found
    if waiting is not None:
        yield waiting


def _line(text: str, start: int, end: int, state: _State) -> Value | None:
    """What a line begins, if it does; a line that begins nothing goes on with what is open."""
    scope = state.scopes[-1]
    escaped = text.startswith("\\", start)
    if state.skipping and not escaped:
        return None
    if not escaped and not scope.simple and (key := _KEY.match(text, start, end)):
        scope.keyed = True
        return _opened(state, key[1], key.end(), end)
    fresh_array = scope.brace == "[" and not scope.keyed and not scope.freeform
    if not escaped and (scope.simple or fresh_array) and (element := _ELEMENT.match(text, start, end)):
        scope.simple = True
        return _opened(state, "*", element.end(), end)
    if not escaped and (found := _SCOPE.match(text, start, end)):
        _enter(state, found[1], found[2], found[3])
        return None
    if scope.freeform and text[start:end].strip():
        return Value("text", [(start, end)])
    state.more.append(_unescaped(text, start, end))
    return None


def _opened(state: _State, key: str, start: int, end: int) -> Value:
    state.open, state.more = Value(key, [(min(start, end), end)]), []
    return state.open


def _enter(state: _State, brace: str, flags: str, name: str) -> None:
    """Enter a scope, or leave one where no name is given."""
    if not name and len(state.scopes) > 1:
        state.scopes.pop()
    else:
        if "." in flags:
            state.scopes[-1].keyed = True
        scope = _Scope(brace, "+" in flags)
        if len(state.scopes) > 1 and "." not in flags:
            state.scopes[-1] = scope
        else:
            state.scopes.append(scope)
    state.open, state.more = None, []


def _unescaped(text: str, start: int, end: int) -> Span:
    """A line of a longer value without the backslash that keeps it from meaning something; the blanks before it go, too."""
    escape = _ESCAPE.match(text, start, end)
    return (escape.end(), end) if escape else (start, end)
