"""Tags of HTML inside a Markdown text."""

from __future__ import annotations

import re
from typing import NamedTuple

from linter.readers.markdown.templates import Finder
from linter.segment import PLACEHOLDER

_ATTRIBUTE = re.compile(r"""\s+(?P<name>[A-Za-z_:@][\w.:@-]*)(?:\s*=\s*(?:[^\s"'=<>`]+|'(?P<single>[^']*)'|"(?P<double>[^"]*)"))?""")
_OPENING = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
_CLOSING = re.compile(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")
_END = re.compile(r"\s*/?>")
_DECLARATION = re.compile(r"<![A-Za-z][^>]*>")

# Elements whose content is no prose; of the second nothing is seen, or it is struck out.
_RAW = frozenset("audio button canvas code iframe kbd math object pre samp select svg textarea tt var video".split())
_UNSEEN = frozenset("datalist del noscript s script strike style template title".split())
# Elements that stand in the text for something that is no prose.
_SHOWN = frozenset("embed img input".split())
# Elements that words on both sides of do not run together.
_BLOCKS = frozenset(
    """address article aside blockquote br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr
    center li main nav ol p section summary table tbody td tfoot th thead tr ul""".split()
)


class HtmlTag(NamedTuple):
    """A tag, comment or other mark-up: where it ends and what is said for it."""

    end: int
    said: str = ""
    comment: str | None = None
    #: The span of the text that describes a picture.
    alt: tuple[int, int] | None = None


def html_tag(text: str, at: int, finder: Finder) -> HtmlTag | None:
    """The markup that begins at a place, with all of an element that holds no prose; None if none does."""
    if match := _OPENING.match(text, at):
        return _opening(text, match, finder)
    if match := _CLOSING.match(text, at):
        return HtmlTag(match.end(), " " if match[1].lower() in _BLOCKS else "")
    for opening, closing in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
        if text.startswith(opening, at):
            end = finder.find(closing, at + len(opening))
            if end > len(text):
                return None
            comment = text[at + 4 : end].strip() if opening == "<!--" else None
            return HtmlTag(end + len(closing), comment=comment)
    declaration = _DECLARATION.match(text, at)
    return HtmlTag(declaration.end()) if declaration else None


def _opening(text: str, match: re.Match[str], finder: Finder) -> HtmlTag | None:
    name, at = match[1].lower(), match.end()
    alt = None
    while attribute := _ATTRIBUTE.match(text, at):
        at = attribute.end()
        value = "double" if attribute["double"] else "single"
        if attribute["name"].lower() == "alt" and attribute[value]:
            alt = attribute.span(value)
    end = _END.match(text, at)
    if end is None:
        return None
    at = end.end()
    if (name in _RAW or name in _UNSEEN) and not end.group().strip().startswith("/"):
        closing = finder.find(f"</{match[1]}", at)
        edge = finder.find(">", closing) if closing < len(text) else -1
        if 0 <= edge < len(text):
            return HtmlTag(edge + 1, "" if name in _UNSEEN else PLACEHOLDER)
    said = PLACEHOLDER if name in _SHOWN else " " if name in _BLOCKS else ""
    return HtmlTag(at, said, alt=alt if name in _SHOWN else None)
