"""What a site generator puts in before Markdown is read: Hugo's shortcodes, the tags of Liquid and Nunjucks, variables.

They are found first and blanked out with a filler of the same length, so that nothing in them is taken for Markdown and every place
stays where it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

#: Stands in the masked text for each character of a tag; a character for private use, which means nothing where no tag begins.
FILL = "\ue000"

#: Code points; what opens and is not closed within them is text.
_LONGEST = 20_000

# "{#name}" names a heading.
_OPENING = re.compile(r"\{\{|\{%|\{#(?![\w:-]+(?:[ ][\w.#:=\"'-]+)*\})|^import\s[^\n]*?\sfrom\s+[\"'][^\n\"']+[\"'];?[ \t]*$", re.MULTILINE)
_ENDS = {"{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}"}
_NAME = re.compile(r"(?:\{\{[<%]|\{%-?)\s*(?P<close>/?)\s*(?P<name>[\w./-]*)\s*(?P<more>[^\s>%-]?)")
_CLOSED = re.compile(r"\{\{[<%]\s*/\s*([\w./-]+)|\{%-?\s*end(\w+)")

#: Tags that steer and print nothing.
_STEERING = frozenset("assign break case continue cycle decrement else elseif elsif extends from import increment layout set when".split())
#: Tags whose content is no prose, up to the tag that closes them.
_RAW = frozenset(
    """chart code codeblock css csv graphviz html javascript js json katex math mermaid
    plantuml rawhtml schema script style stylesheet""".split()
)
#: The same, if they name a language; without one it is a box on some sites.
_RAW_WITH_LANGUAGE = frozenset(["highlight"])


class Tag(NamedTuple):
    """A tag of a template, from where it stands to ``end``."""

    end: int
    #: Prints something, so that a placeholder has to stand for it in a sentence.
    prints: bool
    #: Parts paragraphs if it stands alone on its lines.
    parts: bool = True
    comment: str | None = None
    #: The span that arguments are looked for in.
    arguments: tuple[int, int] | None = None


class Finder:
    """Looks for strings in a text, never twice over the same stretch."""

    def __init__(self, text: str) -> None:
        """Know of nothing yet."""
        self._text = text
        self._known: dict[str, tuple[int, int]] = {}

    def find(self, what: str, start: int) -> int:
        """Where ``what`` stands first from ``start`` on; the text's length and more if it does not."""
        since, at = self._known.get(what, (1, 0))
        if not since <= start <= at:
            at = self._text.find(what, start)
            at = at if at >= 0 else 2 * len(self._text) + 1
            self._known[what] = start, at
        return at


def tags(text: str, start: int) -> dict[int, Tag]:
    """The tags of a template from ``start`` on, by their places."""
    found: dict[int, Tag] = {}
    if not _OPENING.search(text, start):
        return found
    finder = Finder(text)
    closed = {name: match.start() for match in _CLOSED.finditer(text, start) for name in match.groups() if name}
    at = start
    while match := _OPENING.search(text, at):
        at = match.start()
        tag = Tag(match.end(), False) if text[at] == "i" else _tag(text, at, finder, closed)
        if tag is None:
            at += 2
        else:
            found[at] = tag
            at = tag.end
    return found


def masked(text: str, found: dict[int, Tag]) -> str:
    """The text with fillers for the tags; a return that ends a line by itself becomes a line feed."""
    parts = []
    at = 0
    for start, tag in sorted(found.items()):
        parts += [text[at:start], FILL * (tag.end - start)]
        at = tag.end
    text = "".join([*parts, text[at:]]) if found else text
    return re.sub(r"\r(?!\n)", "\n", text) if "\r" in text else text


def _tag(text: str, at: int, finder: Finder, closed: dict[str, int]) -> Tag | None:
    opening = text[at : at + 3] if text[at : at + 3] in _ENDS else text[at : at + 2]
    end = _end(text, at, opening, finder)
    if end is None:
        return None
    if opening == "{#":
        return Tag(end, False, comment=text[at + 2 : end - 2].strip())
    if opening == "{{":
        return _variable(text, at, end)
    match = _NAME.match(text, at, end)
    if match is None or match["close"]:
        return Tag(end, False)
    name = match["name"]
    paired = closed.get(name, 0) >= end
    if paired and (name in _RAW or name == "comment" or (name in _RAW_WITH_LANGUAGE and match["more"])):
        last = re.compile(rf"\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}|\{{%-?\s*end{re.escape(name)}\s*-?%\}}").search(text, end)
        if last is not None:
            return Tag(last.end(), False, comment=text[end : last.start()].strip() if name == "comment" else None)
    steers = paired or name in _STEERING or name.startswith("end")
    return Tag(end, not steers, arguments=(at + len(opening), end))


def _end(text: str, at: int, opening: str, finder: Finder) -> int | None:
    closing, start = _ENDS[opening], at + len(opening)
    if text.startswith(("{{/*", "{{- /*", "{{</*", "{{%/*"), at):
        closing, start = "}}", finder.find("*/", start)
    end = finder.find(closing, start)
    if end > len(text) or end - at > _LONGEST:
        return None
    # A second one that opens before it closes means that the first is text.
    return None if len(opening) == 3 and opening in text[start:end] else end + len(closing)


def _variable(text: str, at: int, end: int) -> Tag:
    inside = text[at + 2 : end - 2].strip("- \t\r\n")
    if inside.startswith("/*"):
        return Tag(end, False, comment=inside.removeprefix("/*").removesuffix("*/").strip())
    return Tag(end, True, parts=False)
