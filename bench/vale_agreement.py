"""Vale styles in Vale and in Copydesk: what both find, what only one of them finds, by style and by extension point.

usage: python bench/vale_agreement.py [--news FILE] [--articles N] [--show N] [--write docs/vale.md]

The texts are the stories of the tests and the first N articles of FILE, a .jsonl file of rows with ``text``; each is read as plain
text and as Markdown. The styles are those of the tests, and public ones: proselint, write-good, Joblint and Readability from the
test data of Vale's own module, Google and commercetools from an npm package. Nothing of them is kept.

A finding is the same where rule, line and column are; those told in the same words are counted beside. --write puts the
tables between the two marks in that file.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import spylls.hunspell
from vale_peer import Said, copydesk_says, points, sources, vale_says

ROOT = Path(__file__).parents[1]
NPM = "@commercetools-docs/writing-style@3.4.2"
PUBLIC = ("proselint", "write-good", "Joblint", "Readability", "LanguageTool")
FROM_NPM = ("Google", "commercetools")
OWN = ("Desk", "Heads", "Levels", "Measures", "Paragraphs")
#: Spelling with a dictionary that both have, and without one: then each takes its own.
SPELLING = {
    "Hunspell": "extends: spelling\nmessage: \"Did you really mean '%s'?\"\ndictionaries: [en_US]\n",
    "Lexicon": "extends: spelling\nmessage: \"Did you really mean '%s'?\"\n",
}
#: What has a meaning in Markdown and none in plain text.
_MARKUP = re.compile(r"[*_#<>\[\]`~|\\]|^\s*([-+•=]|\d+[.)]\s)|https?:|www\.|&\w+;", re.MULTILINE)
_BETWEEN = re.compile(r"(<!-- agreement -->\n).*(<!-- /agreement -->)", re.DOTALL)


class Tally(NamedTuple):
    """How many findings both have, in how many of those they use the same words, and what only one of them has."""

    both: int = 0
    worded: int = 0
    vale: int = 0
    copydesk: int = 0

    def __add__(self, other: tuple[int, ...]) -> Tally:  # type: ignore[override]
        """The sums."""
        return Tally(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def row(self) -> str:
        """Columns of a table."""
        total = self.both + self.vale + self.copydesk
        return f"{self.both:,} | {self.vale:,} | {self.copydesk:,} | {f'{self.both / total:.1%}' if total else '–'}"


def gather(folder: Path) -> list[Path]:
    """All styles in one folder."""
    own = ROOT / "tests" / "vale" / "styles"
    for style in (*OWN, "config"):
        shutil.copytree(own / style, folder / style)
    for style in PUBLIC:
        shutil.copytree(sources() / "testdata" / "styles" / style, folder / style, copy_function=shutil.copyfile)
    with tempfile.TemporaryDirectory() as packed:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", packed, NPM], check=True, capture_output=True)
        shutil.unpack_archive(next(Path(packed).glob("*.tgz")), packed, filter="data")
        for style in FROM_NPM:
            shutil.copytree(Path(packed) / "package" / "styles" / style, folder / style)
    dictionaries = Path(spylls.hunspell.__file__).parent / "data" / "en"
    for file in ("en_US.aff", "en_US.dic"):
        shutil.copyfile(dictionaries / file, folder / "config" / "dictionaries" / file)
    for style, rule in SPELLING.items():
        (folder / style).mkdir()
        (folder / style / "Words.yml").write_text(rule, encoding="utf-8")
    return [folder / style for style in (*OWN, *SPELLING, *PUBLIC, *FROM_NPM)]


def stories(folder: Path, news: Path | None, count: int) -> Iterator[Path]:
    """The texts, written in both formats."""
    for story in sorted((ROOT / "tests" / "vale" / "stories").glob("*.[tm]*")):
        yield Path(shutil.copy(story, folder))
    if news is None:
        return
    with news.open(encoding="utf-8") as rows:
        for number, row in zip(range(count), rows, strict=False):
            text = json.loads(row)["text"]
            (plain := folder / f"news{number:04}.txt").write_text(text, encoding="utf-8")
            headline, *paragraphs = [part for part in text.split("\n\n") if part.strip() and not _MARKUP.search(part)] or [""]
            story = "\n\n".join([f"# {' '.join(headline.split())}", *paragraphs])
            (marked := folder / f"news{number:04}.md").write_text(story + "\n", encoding="utf-8")
            yield from (plain, marked)


def compared(theirs: Iterable[Said], ours: Iterable[Said]) -> Iterator[tuple[str, Tally, Said]]:
    """For each place the rule, who found it, and one of the findings."""
    by_place = {said.place: said for said in theirs}
    mine = {said.place: said for said in ours}
    for place in sorted(by_place.keys() | mine.keys()):
        there, here = by_place.get(place), mine.get(place)
        if there and here:
            yield place[0], Tally(1, int((there.message, there.text) == (here.message, here.text))), here
        elif there:
            yield place[0], Tally(vale=1), there
        elif here:
            yield place[0], Tally(copydesk=1), here


def table(first: str, rows: dict[str, dict[str, Tally]]) -> str:
    """A table with a row for each key and columns for both formats."""
    columns = "both | only Vale | only Copydesk | same"
    lines = [f"| {first} | {columns} | Markdown: {columns} |", "|---|" + "--:|" * 8]
    for name, found in sorted(rows.items(), key=lambda row: row[0].lower()):
        lines.append(f"| {name} | {found['.txt'].row} | {found['.md'].row} |")
    return "\n".join(lines)


def main() -> None:
    """Compare and print, and write the tables where they are wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, help="a .jsonl file of articles")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N differences of each rule")
    parser.add_argument("--write", type=Path, metavar="FILE")
    options = parser.parse_args()
    by_style: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    by_point: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    shown: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        texts = list(stories(Path(other), options.news, options.articles))
        words = sum(len(text.read_text(encoding="utf-8").split()) for text in texts)
        for style in gather(Path(one)):
            point = points([style])
            theirs, ours = vale_says([style], texts), copydesk_says([style], texts)
            for text in texts:
                for rule, tally, said in compared(theirs[str(text)], ours[str(text)]):
                    for rows, key in ((by_style, style.name), (by_point, point[rule])):
                        rows[key][text.suffix] += tally
                    if not tally.both and shown[rule] < options.show:
                        shown[rule] += 1
                        print("only Vale:" if tally.vale else "only us:  ", text.name, *said[:5])
    total = sum((tally for found in by_style.values() for tally in found.values()), Tally())
    worded = total.worded / max(1, total.both)
    told = f"{words:,} words in {len(texts):,} texts; {total.both:,} findings that both have, {worded:.1%} of them in the same words.\n"
    report = "\n".join([told, table("extension point", by_point), "", table("style", by_style), ""])
    print(report)
    if options.write:
        before = options.write.read_text(encoding="utf-8")
        options.write.write_text(_BETWEEN.sub(lambda match: f"{match[1]}{report}{match[2]}", before), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
