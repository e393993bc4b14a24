"""What a changed paragraph shows by itself, against what the whole story shows of it: findings that flash up, and findings that come late.

usage: python bench/paragraphs.py FOLDER [STORIES]

Reads the stories of a folder, 150 by default, whole; then each of their paragraphs as if it had just been changed. Prints by rule how many
findings, hints not counted, the paragraph has that the story has not, and the other way round. LanguageTool is off.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from linter.engine import Linter
from linter.finding import Severity
from linter.readers import read
from linter.settings import Settings
from linter.surfaces.server import _shapes as shapes
from linter.surfaces.server._manuscripts import Manuscript, Paragraph


def loud(paragraph: Paragraph) -> set[tuple[str, int, int]]:
    """The findings that are more than hints."""
    return {(found.code, found.offset, found.end_offset) for found in paragraph.findings if found.severity is not Severity.INFO}


def main(folder: Path, stories: int = 150) -> None:
    """Read and print."""
    settings = Settings()
    early, late = Counter[str](), Counter[str]()
    words = findings = 0
    with Linter(settings) as linter:
        for path in islice(sorted(folder.rglob("*.*")), stories):
            source = read(path.name, path.read_bytes())
            said = tuple(
                shapes.Paragraph(id=str(number), text=source.text[part.start : part.end], role=part.role)
                for number, part in enumerate(source.segments)
            )
            story = Manuscript("", shapes.NewStory(paragraphs=said), settings)
            document = story.document()
            story.take(document, linter.lint(document, settings), list(story.paragraphs), story.version)
            words += document.words
            for paragraph in story.paragraphs.values():
                whole, known = paragraph.findings, loud(paragraph)
                story.part(linter, paragraph)
                early.update(code for code, _, _ in loud(paragraph) - known)
                late.update(code for code, _, _ in known - loud(paragraph))
                findings += len(known)
                paragraph.findings = whole
    print(f"{words:,} words, {findings} findings")
    for what, counts in (("flash up", early), ("come late", late)):
        print(f"{what}: {counts.total()}, {1000 * counts.total() / words:.3f} for 1,000 words: {dict(counts.most_common())}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
