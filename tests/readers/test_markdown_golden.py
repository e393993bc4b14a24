"""Stories of each site generator, and what is read in them: for each story a page that a person can check."""

from pathlib import Path

import pytest

from linter.document import Document
from linter.readers import read
from linter.segment import PLACEHOLDER

SAMPLES = Path(__file__).parent / "samples"


def rendered(document: Document) -> str:
    """What a document says, with the place of each part in the source."""
    lines = [f"language {document.language}, published {document.published}, sections {', '.join(document.sections) or None}"]
    for span, reason in document.unread:
        lines.append(f"not read {_place(document, *span) if span else ''}: {reason}")
    for comment in document.comments:
        behind = document.text[comment.at : comment.at + 20].strip().replace("\n", "⏎")
        where = "of the head" if comment.head else f"before “{behind}”"
        lines.append(f"comment {_place(document, comment.source_start, comment.source_end)} {where}: {comment.text}")
    for part in document.segments:
        text = document.text[part.start : part.end].replace(PLACEHOLDER, "▢").replace("\n", "⏎").replace("\t", "⇥")
        lines.append(f"{part.role:12} {_place(document, *document.source_map.span(part.start, part.end))}  {text}")
    return "\n".join(lines) + "\n"


def _place(document: Document, start: int, end: int) -> str:
    return "–".join(":".join(map(str, document.source.position(offset))) for offset in (start, end))


@pytest.mark.parametrize("story", ["hugo.md", "jekyll.markdown", "eleventy.md", "docusaurus.mdx", "plain.md", "broken.md"])
def test_a_story_is_read_as_its_golden_page_says(story, golden):
    golden(f"markdown/{story}.txt", rendered(read(story, (SAMPLES / story).read_bytes())))
