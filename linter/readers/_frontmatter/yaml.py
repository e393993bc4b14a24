"""Heads in YAML, by the events of its parser: each scalar with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from linter.readers._content import Content, Run
from linter.readers._frontmatter import strings
from linter.readers._frontmatter.fields import Field, Head

_FOLD = re.compile(r"[ \t]*(?:\r?\n|\r)(?:[ \t]*(?:\r?\n|\r))*[ \t]*")
_SINGLE = re.compile(rf"''|{_FOLD.pattern}")
_DOUBLE = re.compile(
    rf"\\(?:u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}}|x[0-9a-fA-F]{{2}}|(?:\r?\n)[ \t]*|[^\r\n])|{_FOLD.pattern}",
)
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_INDICATOR = re.compile(r"[,\[\]{}#&*!|>'\"%@`\s]|[-?:](?:\s|\Z)")
_BREAKING = re.compile(r":(?:\s|\Z)|\s#|[\x00-\x1f\x7f-\x9f]")


def read(source: str, start: int, end: int, head: Head) -> None:
    """Find the strings and comments in ``source[start:end]``."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    scalars: list[tuple[int, int]] = []
    try:
        for event, path, flow in _paths(yaml.parse(source[start:end], Loader=loader), yaml):
            low, high = start + event.start_mark.index, start + event.end_mark.index
            scalars.append((low, high))
            if found := _field(source, low, high, event, path, flow):
                head.fields.append(found)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        head.fields.clear()
        head.broken = (start + mark.index if mark else start), f"the YAML of the head: {error.problem or error.context}"
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        head.fields.clear()
        head.broken = start, f"the YAML of the head: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
    _comments(source, start, end, scalars, head)


def _comments(source: str, start: int, end: int, scalars: list[tuple[int, int]], head: Head) -> None:
    at = 0
    for match in _COMMENT.finditer(source, start, end):
        while at < len(scalars) and scalars[at][1] <= match.start():
            at += 1
        if at == len(scalars) or match.start() < scalars[at][0]:
            head.comments.append((match.group()[1:].strip(), *match.span()))


def _paths(events: Iterator[Any], yaml: Any) -> Iterator[tuple[Any, tuple[str, ...], bool]]:
    """The scalars that are values, each with its keys and whether it stands in brackets."""
    # For each open collection: whether it is a mapping, its path, whether it is in brackets; for a mapping the key that waits.
    opened: list[list[Any]] = []
    for event in events:
        if isinstance(event, yaml.ScalarEvent):
            if opened and opened[-1][0] and opened[-1][3] is None:
                opened[-1][3] = event.value
                continue
            yield event, _path(opened), bool(opened and opened[-1][2])
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            inside = bool(opened and opened[-1][2])
            opened.append([isinstance(event, yaml.MappingStartEvent), _path(opened), bool(event.flow_style) or inside, None])
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            opened.pop()
        elif not isinstance(event, yaml.AliasEvent):
            continue
        if opened and opened[-1][0]:
            # A value is complete; or a collection was a key, which names nothing.
            opened[-1][3] = None if opened[-1][3] is not None else ""


def _path(opened: list[list[Any]]) -> tuple[str, ...]:
    if not opened:
        return ()
    mapping, path, _, key = opened[-1]
    return (*path, key) if mapping and key else tuple(path)


def _field(source: str, start: int, end: int, event: Any, path: tuple[str, ...], flow: bool) -> Field | None:
    style = event.style
    if not event.value or not path:
        return None
    hold: Callable[[str], str | None]
    if style == "'":
        content, hold = (
            strings.substituted(source, start + 1, end - 1, _SINGLE, lambda said: "'" if said == "''" else _folded(said)),
            strings.single,
        )
    elif style == '"':
        content, hold = _double(source, start + 1, end - 1), strings.double
    elif style in ("|", ">"):
        content, hold = _block(source, start, end), strings.block
    else:
        content, hold = strings.substituted(source, start, end, _FOLD, _folded), _plain_in_brackets if flow else _plain
    if content.text.split() != event.value.split():
        # What cannot be followed character by character is read as a whole, and not mended.
        content = Content(event.value, [(0, start, end)])
        hold = _nothing
    return Field(path, content, hold)


def _folded(said: str) -> str:
    breaks = said.count("\n") or said.count("\r")
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _double(source: str, start: int, end: int) -> Content:
    def meant(said: str) -> str:
        if said[0] != "\\":
            return _folded(said)
        return "" if said[1] in "\r\n" else strings.unescaped(said, 0, len(said)).text

    return strings.substituted(source, start, end, _DOUBLE, meant)


def _block(source: str, start: int, end: int) -> Content:
    """A block scalar: its lines without their indentation, line ends as they are."""
    at = _end_of_line(source, start)
    parts: list[str] = []
    runs: list[Run] = []
    length = width = 0
    while at < end:
        after = min(end, _end_of_line(source, at))
        line = source[at:after]
        if not width:
            width = len(line) - len(line.lstrip(" "))
        indent = min(width, len(line) - len(line.lstrip(" ")))
        if line[indent:]:
            parts.append(line[indent:])
            runs.append((length, at + indent, after))
            length += len(line) - indent
        at = after
    return Content("".join(parts), runs or [(0, start, start)])


def _end_of_line(source: str, at: int) -> int:
    match = _LINE.match(source, at)
    return match.end() if match else len(source)


def _plain(content: str) -> str | None:
    """Content in a scalar without marks: nothing that could be read as one."""
    return None if _INDICATOR.match(content) or _BREAKING.search(content) else content


def _plain_in_brackets(content: str) -> str | None:
    return None if re.search(r"[,\[\]{}]", content) else _plain(content)


def _nothing(content: str) -> str | None:
    del content
    return None
