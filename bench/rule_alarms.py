"""What each rule finds in published news, as a page of tables.

usage: python bench/rule_alarms.py TEXTS [PAGE]

TEXTS is what `copydesk preview` takes for an archive: a folder of stories, or a .jsonl file with `text` (and `language` or `variety`) in
each line. PAGE defaults to docs/rule-alarms.md. The shipped rules are read together; each style pack by itself, on the stories in its
English. Findings go the way of all findings, so that what stands in quotations is a hint or not told.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from linter.checks.rules import packs
from linter.checks.rules.ruleset import shipped
from linter.ruledesk.archive import items
from linter.ruledesk.preview import Job
from linter.ruledesk.shelves import Shelf, whole
from linter.ruledesk.tally import Tally
from linter.settings import Settings

#: Errors and warnings for 1,000 words that a rule may raise in vain which nobody asked for.
LIMIT = 0.02
#: Findings that somebody read, and how many of them were right; of a rule that is not here all count as raised in vain.
READ = {"punctuation/space-before-comma": (17, 17)}
_PAGE = Path(__file__).parents[1] / "docs" / "rule-alarms.md"

_HEAD = """\
# What each rule finds in published news

Made by `python bench/rule_alarms.py TEXTS` on {stories:,} published articles with {words:,} words; [`copydesk preview`](rule-desk.md) shows
the findings behind a line. What a rule finds in print is not always wrong: a third to a half of all errors and warnings are slips that got
past an editor, and what a style pack finds is another house's style.

A rule that is in force without being asked for may raise {limit} errors and warnings for 1,000 words in vain. As long as nobody has read
what a rule finds, all of it counts. {over}
"""
_COLUMNS = """\
| rule | errors, warnings | for 1,000 words | hints | for 1,000 words | read, of it right |
| --- | ---: | ---: | ---: | ---: | --- |
"""


def tallied(shelf: Shelf, texts: Path) -> Tally:
    """What the rules of a shelf find."""
    job = Job([shelf], Settings())
    tally = Tally([one.rule for one in job.rules()], 0, 0, compared=False)
    for read in job.read(items(texts)):
        tally.add(read)
    return tally


def table(tally: Tally) -> Iterator[str]:
    """The rules of a tally that find anything, those that find most first, and the number of the others."""
    yield _COLUMNS
    found = sorted(tally.counts.items(), key=lambda item: (-tally.rate(item[0], item[1].loud), -item[1].hints, item[0]))
    for code, count in found:
        if count.loud or count.hints:
            loud, hints = tally.rate(code, count.loud), tally.rate(code, count.hints)
            read = "{}, {}".format(*READ[code]) if code in READ else ""
            yield f"| `{code}` | {count.loud:,} | {loud:.4f} | {count.hints:,} | {hints:.4f} | {read} |\n"
    silent = sum(not count.loud and not count.hints for count in tally.counts.values())
    if silent:
        yield f"\nNothing was found by the other {silent:,} rules.\n"


def in_vain(tally: Tally, code: str) -> float:
    """The errors and warnings of a rule for 1,000 words that were not found to be right."""
    read, right = READ.get(code, (1, 0))
    return tally.rate(code, tally.counts[code].loud) * (read - right) / read


def total(tally: Tally) -> str:
    """All findings of a tally in a sentence."""
    words = sum(tally.words.values())
    loud, hints = sum(count.loud for count in tally.counts.values()), sum(count.hints for count in tally.counts.values())
    rates = f"{1000 * loud / words:.3f} and {1000 * hints / words:.3f} for 1,000 words"
    return f"{len(tally.counts):,} rules: {loud:,} errors and warnings, {hints:,} hints, {rates}.\n"


def page(texts: Path) -> Iterator[str]:
    """The page, part by part."""
    tally = tallied(whole(shipped()), texts)
    over = [code for code in tally.counts if in_vain(tally, code) > LIMIT]
    said = f"Over it: {', '.join(f'`{code}`' for code in over)}." if over else "None does more."
    yield _HEAD.format(stories=tally.stories, words=sum(tally.words.values()), limit=LIMIT, over=said)
    yield f"\n## Shipped rules\n\n{total(tally)}\n"
    yield from table(tally)
    for name, folder in packs.known(shipped()).items():
        pack = packs.load(folder)
        tally = tallied(whole(folder), texts)
        yield f"\n## {name}\n\n{pack.title}, version {pack.version}; in force where it is asked for, in {' and '.join(pack.varieties)}.\n\n"
        if len(pack.varieties) == 1:
            words = sum(tally.words[variety] for variety in pack.varieties)
            yield f"Rates are for {words:,} words of articles in its English. "
        yield f"{total(tally)}\n"
        yield from table(tally)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else _PAGE
    target.write_text("".join(page(Path(sys.argv[1]))), encoding="utf-8")
