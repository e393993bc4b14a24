"""Markdown with a head in YAML, TOML or JSON, as Hugo, Jekyll, Eleventy and Docusaurus read it; MDX as well.

CommonMark with GitHub's tables, strikethrough and task lists, footnotes, and what templates add. Code, tables, formulas and tags are no
prose: in a sentence they leave a placeholder.
"""

from __future__ import annotations

from linter.document import Document

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
COMMENTS = ("<!-- {} -->", "{{/* {} */}}")  # the latter in MDX


def read(name: str, data: bytes) -> Document:
    """The story in a Markdown file; raises Unreadable."""
    from linter.readers.markdown import reading

    return reading.read(name, data)
