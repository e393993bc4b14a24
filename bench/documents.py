"""How much of what is wrong in marked-up stories the readers show to the checks, and what their markup makes the checks say.

usage: python bench/documents.py FOLDER [--show]

FOLDER holds story files and an ``index.jsonl`` with a wrong word in each line: `doc`, `offset` in the decoded source, `wrong`. A word is
found if it lies in a prose segment and leads back to its very place. Findings are compared with those on the extracted text when it is
given as plain text, each paragraph in one line; --show prints those that only the marked-up story has.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from linter.document import Document
from linter.engine import Linter
from linter.readers import Unreadable, read
from linter.settings import Settings


def placed(document: Document, offset: int, wrong: str) -> bool:
    """Whether a wrong word of the source stands in prose and leads back to where it is."""
    at = document.source_map.offset(offset)
    part = None if at is None else document.segment_at(at)
    if at is None or part is None or part not in document.prose():
        return False
    # Blanks may be folded in the source, and marks doubled.
    end = document.source_map.offset(offset + len(wrong))
    return not wrong or (end is not None and end <= part.end and document.source_map.span(at, end) == (offset, offset + len(wrong)))


def unwrapped(document: Document) -> str:
    """The text of a document with each of its segments in one line."""
    return "\n\n".join(" ".join(document.text[part.start : part.end].splitlines()) for part in document.segments)


def findings(linter: Linter, document: Document) -> Counter[tuple[str, str, str]]:
    """What is found in a story: code, text and sentence."""
    settings = replace(Settings(languagetool="off"), published=document.published)
    report = linter.lint(document, settings)
    return Counter(
        (found.code, " ".join(found.text.split()), " ".join(found.sentence.split())) for found in report.findings if found.severity.rank
    )


def main(folder: Path, show: bool) -> None:
    """Measure and print."""
    rows = [json.loads(line) for line in (folder / "index.jsonl").open(encoding="utf-8")]
    documents: dict[str, Document] = {}
    unread = 0
    for name in sorted({row["doc"] for row in rows}):
        try:
            documents[name] = read(name, (folder / name).read_bytes())
        except Unreadable as error:
            print(f"{name}: {error}")
            continue
        for span, reason in documents[name].unread:
            unread += 1
            print(f"{name}:{documents[name].source.position(span[0])[0] if span else 1}: {reason}")
    lost = [row for row in rows if row["doc"] in documents and not placed(documents[row["doc"]], row["offset"], row["wrong"])]
    for row in lost:
        print(f"not in prose, or not led back: {row['doc']}:{row['offset']} {row['wrong']!r}")
    known = sum(row["doc"] in documents for row in rows)
    print(f"{len(documents):,} stories read, {unread} parts of them unread")
    print(f"{known - len(lost):,} of {known:,} wrong words are in prose and lead back to their places ({1 - len(lost) / known:.1%})")
    totals: Counter[str] = Counter()
    with Linter(Settings(languagetool="off")) as linter:
        for name, document in documents.items():
            marked = findings(linter, document)
            plain = findings(linter, replace(read("a.txt", unwrapped(document).encode()), published=document.published))
            totals.update(marked=marked.total(), plain=plain.total())
            for code, text, sentence in marked - plain if show else ():
                print(f"{name}: {code} {text!r} in {sentence!r}")
    print(f"findings: {totals['marked']:,} in the stories, {totals['plain']:,} in their text as plain text")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--show" in sys.argv[2:])
