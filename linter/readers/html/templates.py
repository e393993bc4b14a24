"""Masks what a template language puts into a page, so that the page can be parsed: Jinja, Liquid, Handlebars, ERB, PHP.

Masked text is as long as the source. Where something is put in stands ``SOMETHING``, so that a placeholder comes of it; a template's
comment becomes ``NOTHING``.
"""

from __future__ import annotations

import re

from linter.readers.html.characters import NOTHING, SOMETHING

# What opens, to what closes it and whether it is a comment.
_KINDS = {
    "{{!--": ("--}}", True),
    "{{!": ("}}", True),
    "{#": ("#}", True),
    "{{{": ("}}}", False),
    "{{": ("}}", False),
    "{%": ("%}", False),
    "<?php": ("?>", False),
    "<?=": ("?>", False),
    "<%--": ("--%>", True),
    "<%": ("%>", False),
}
_OPENS = re.compile("|".join(re.escape(mark) for mark in _KINDS))
_COMMENT_TAG = re.compile(r"\{%-?\s*comment\b")
_END_COMMENT_TAG = re.compile(r"\{%-?\s*endcomment\s*-?%\}")


def masked(text: str, start: int = 0, end: int | None = None) -> tuple[str, list[tuple[int, int, str]]]:
    """The text with ``[start, end)`` masked, and the comments of its templates in order: start, end, what they say."""
    end = len(text) if end is None else end
    parts: list[str] = []
    comments: list[tuple[int, int, str]] = []
    missing: set[str] = set()
    done, at = 0, start
    while match := _OPENS.search(text, at, end):
        low, at = match.span()
        close, comment = _KINDS[match[0]]
        if close in missing:
            continue
        inner = at
        edge = text.find(close, at, end)
        if edge < 0:
            if not match[0].startswith("<?"):  # PHP may run to the end of the file
                missing.add(close)
                continue
            edge = end - len(close)
        said = text[inner:edge]
        at = edge + len(close)
        if _COMMENT_TAG.match(text, low) and "endcomment" not in missing:
            if ending := _END_COMMENT_TAG.search(text, at, end):
                said, comment, at = text[at : ending.start()], True, ending.end()
            else:
                missing.add("endcomment")
        if comment:
            comments.append((low, at, said.strip().strip("-").strip()))
        parts += text[done:low], (NOTHING if comment else SOMETHING) * (at - low)
        done = at
    return "".join((*parts, text[done:])) if parts else text, comments
