"""Words a second of each stage without LanguageTool, and the time of short commands from cold.

usage: python bench/speed.py TEXTS [COUNT]

TEXTS is a folder of .txt files or a .jsonl file with `text`. Stages are timed on the processor's clock, one core, in one
pass over stories that no stage has seen; commands by the wall, the median of nine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from texts import load

from linter import checks
from linter.arbiter import arbitrate
from linter.document import Document
from linter.finding import Finding
from linter.readers import read
from linter.settings import Settings


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def commands(story: Path) -> None:
    """Print the median wall time of commands a person waits for."""
    for arguments in (["--version"], ["check", "--languagetool", "off", str(story)]):
        times = []
        for _ in range(9):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-m", "linter", *arguments], capture_output=True, check=False)
            times.append(time.perf_counter() - begin)
        print(f"{'copydesk ' + ' '.join(arguments[:1]):24} {statistics.median(times) * 1000:10,.0f} ms")


def main(path: Path, count: int | None) -> None:
    """Measure and print."""
    texts = load(path, count)
    words = sum(text.words for text in texts)
    documents: list[Document] = []
    found: list[list[Finding]] = []
    settings = Settings()
    print(f"{len(texts):,} stories, {words:,} words")

    def stage(name: str, work: Callable[[], object]) -> float:
        seconds = timed(work)
        print(f"{name:24} {words / seconds:10,.0f} words/s")
        return seconds

    seconds = stage("read", lambda: documents.extend(read("story.txt", text.text.encode()) for text in texts))
    seconds += stage("tokens, sentences", lambda: [(document.tokens, document.sentences) for document in documents])
    seconds += stage("quotations", lambda: [(document.quotations, document.protected) for document in documents])
    found = [[] for _ in documents]
    for name in checks.names():
        check = checks.load(name)
        if name == "languagetool":
            continue
        list(check.check(read("story.txt", b"Warm up."), settings))  # loading is not a story's cost

        def run(check: checks.Check = check) -> None:
            for findings, document in zip(found, documents, strict=True):
                findings += [one for one in check.check(document, settings) if isinstance(one, Finding)]

        seconds += stage(f"check {name}", run)
    seconds += stage(
        "arbiter", lambda: [arbitrate(document, findings, settings) for document, findings in zip(documents, found, strict=True)]
    )
    print(f"{'all together':24} {words / seconds:10,.0f} words/s")
    with tempfile.TemporaryDirectory() as folder:
        story = Path(folder, "story.txt")
        story.write_text(texts[0].text, encoding="utf-8")
        commands(story)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
