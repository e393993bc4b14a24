"""Arguments of shortcodes, tags and components that are prose: captions, titles, what a picture shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.readers._content import Content
from linter.readers._frontmatter.fields import is_caption
from linter.readers._frontmatter.strings import unescaped

_ARGUMENT = re.compile(
    r"""(?<![\w.-])(?P<name>[A-Za-z_][\w-]*)["']?\s*[=:]\s*(?:\{\s*)?
        (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<raw>[^`]*)`)""",
    re.VERBOSE | re.DOTALL,
)


def prose(source: str, start: int, end: int) -> Iterator[tuple[Content, str]]:
    """The arguments in ``source[start:end]`` that are prose, each with the mark that it stands in."""
    for match in _ARGUMENT.finditer(source, start, end):
        if is_caption(match["name"]):
            kind = match.lastgroup or ""
            low, high = match.span(kind)
            quote = source[high]
            yield (Content.of(source, low, high) if kind == "raw" else unescaped(source, low, high)), quote
