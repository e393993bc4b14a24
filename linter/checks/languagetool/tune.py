"""Make LanguageTool's table: measure each rule on published text and on known slips, decide, show what would change.

Run as ``python -m linter.checks.languagetool.tune``; docs/languagetool.md has the recipe. One half of the published
texts, told by the SHA-1 of their ids, is held out: it is reported, and nothing is decided on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
import msgspec

from linter.checks.languagetool.answers import Dump, Item, items, paragraphs
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.measure import CLOSE, Counts, Measured, measure
from linter.checks.languagetool.tuning import TABLE, Decision, Rule, Table, Worth, load, written
from linter.finding import Severity
from linter.readers import Unreadable

#: An unmeasured rule's share of right findings, and the number of findings that this opinion weighs.
PRIOR, WEIGHT = 0.4, 2.0
#: The share of right ones among alarms that nobody read, and its weight against a rule's own that were read.
UNREAD, UNREAD_WEIGHT = 0.3, 2.0
#: Confidence from which on a rule is an error, with this many right findings, a warning, or info.
ERROR, ERROR_RIGHT, WARNING, INFO = 0.8, 3.0, 0.5, 0.4
#: What each of the first two slips that it mends takes off the confidence that a warning needs: what misses them costs as well.
LEAVE = 0.1
#: Findings for 100,000 words of published text that a rule may cost as a warning, once and again for each slip that it found.
PRICE = 1.5

Judged = dict[str, tuple[int, int]]


class Evidence(msgspec.Struct, frozen=True):
    """Counts of a rule, those of its alarms that were read and were right or wrong, and the words of published text."""

    counts: Counts
    right: int
    wrong: int
    words: int

    @property
    def rightly(self) -> float:
        """Findings that were right, as far as is known; a slip found without its mending counts half."""
        return self.right + (self.counts.hits + self.counts.fixed) / 2

    @property
    def confidence(self) -> float:
        """About how often the rule is right, smoothed."""
        unread = max(0, self.counts.fires + self.counts.beside - self.right - self.wrong)
        share = (self.right + UNREAD * UNREAD_WEIGHT) / (self.right + self.wrong + UNREAD_WEIGHT)
        right, wrong = self.rightly + unread * share, self.wrong + unread * (1 - share)
        return round((right + PRIOR * WEIGHT) / (right + wrong + WEIGHT), 2)

    @property
    def severity(self) -> Decision:
        """What the figures make of the rule: it has to have been right to be heard at all."""
        leave = LEAVE * min(self.counts.fixed, 2)
        if not self.rightly or self.confidence < INFO - leave:
            return "off"
        price = 100_000 * self.counts.fires / max(self.words, 1)
        if self.confidence < WARNING - leave or price > PRICE * (1 + self.counts.hits):
            return "info"
        return "error" if self.confidence >= ERROR and self.rightly >= ERROR_RIGHT else "warning"


def decide(measured: Measured, judged: Judged, present: Table) -> dict[str, Rule]:
    """The decision on each rule that spoke, by name."""
    rules: dict[str, Rule] = {}
    for name, counts in measured.rules.items():
        heard = counts.fires or counts.quoted or counts.hits or counts.beside
        if name.endswith(CLOSE) or not heard or not _wanted(present, name, counts.category):
            continue
        words = measured.words_for(counts.category)
        seen = Evidence(counts, *judged.get(name, (0, 0)), words)
        nearby = Evidence(measured.rules.get(name + CLOSE, Counts()), *judged.get(name + CLOSE, (0, 0)), words)
        usual: Decision = _default(present, name, counts.category)
        severity = seen.severity if counts.fires + counts.hits + counts.beside else usual
        if not counts.hits and severity in ("error", "warning") and usual == "info":
            severity = "info"  # right, but about what no editor was seen to mend
        loud, nearby_loud = severity in ("error", "warning"), nearby.severity in ("error", "warning")
        rules[name] = Rule(
            severity,
            seen.confidence,
            Worth(Severity(nearby.severity), nearby.confidence) if nearby_loud and not loud else None,
            "off" if severity != "off" and not counts.hits and counts.quoted > max(1, counts.fires) else None,
            counts.fires, counts.quoted, seen.right, seen.wrong, counts.hits, counts.fixed, counts.beside,
        )  # fmt: skip
    return rules


def _wanted(table: Table, rule: str, category: str) -> bool:
    """Whether a rule is decided by its figures, not left to a newsroom's own style or to other checks."""
    return msgspec.structs.replace(table, rules={}).asked(rule, category)


def _default(table: Table, rule: str, category: str) -> Decision:
    """What a rule is worth that was not measured."""
    return "warning" if msgspec.structs.replace(table, rules={}).worth(rule, category).severity is Severity.WARNING else "info"


def changes(present: Table, rules: dict[str, Rule], measured: Measured) -> Iterator[str]:
    """A line a rule: what it is, what it would be, and the figures; those that change come first, the loudest before."""
    rows = []
    for name, rule in rules.items():
        counts, before = measured.rules[name], _present(present, name, measured.rules[name].category)
        what = before if before == rule.severity else f"{before} -> {rule.severity}"
        if rule.close:
            what += f" (close: {rule.close.severity})"
        per = 100_000 * counts.fires / max(measured.words_for(counts.category), 1)
        line = (
            f"{name}: {what}; {per:.2f} for 100,000 words, {rule.right} right and {rule.wrong} wrong of those read, "
            f"{counts.quoted} in quotations, {counts.held_out} held out; {rule.hits} slips, {rule.fixed} mended, {rule.beside} beside; "
            f"own examples {counts.own_right} right, {counts.own_wrong} wrong; confidence {rule.confidence}"
        )
        rows.append((before == rule.severity, -counts.fires, line))
    yield from (line for _, _, line in sorted(rows))


def _present(table: Table, rule: str, category: str) -> Decision:
    known = table.rules.get(rule)
    return known.severity if known else _default(table, rule, category) if table.asked(rule, category) else "off"


def judgements(path: Path) -> Judged:
    """Alarms that somebody read: a rule, how many were right and how many wrong, a line each, parted by blanks."""
    lines = (line.split() for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))
    return {rule: (int(right), int(wrong)) for rule, right, wrong in lines}


def _items(paths: Iterable[Path]) -> list[Item]:
    return list(chain.from_iterable(items(path) for path in paths))


_PATH = click.Path(exists=True, path_type=Path)


@click.command()
@click.option("--published", type=_PATH, multiple=True, required=True, help="A folder of stories, or a .jsonl of {id, text}; repeatable.")
@click.option("--slips", type=_PATH, multiple=True, help="A .jsonl of {text, span, fixes}; repeatable.")
@click.option("--wrong", type=_PATH, multiple=True, help="LanguageTool's own wrong examples: a .jsonl of {rule, text, span, corrections}.")
@click.option("--right", type=_PATH, multiple=True, help="LanguageTool's own right examples: a .jsonl of {rule, text}.")
@click.option("--judged", type=_PATH, help="Alarms that were read, a line each: rule, number right, number wrong.")
@click.option("--table", "present", type=_PATH, default=TABLE, help="The present table; by default the one that is used.")
@click.option("--dump", type=click.Path(path_type=Path, dir_okay=False), required=True, help="Where raw answers are kept.")
@click.option("--server", help="The address of another LanguageTool server, ending in /v2/.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the new table here.")
def main(
    published: tuple[Path, ...], slips: tuple[Path, ...], wrong: tuple[Path, ...], right: tuple[Path, ...], judged: Path | None,
    present: Path, dump: Path, server: str | None, output: Path | None,
) -> None:  # fmt: skip
    """Measure LanguageTool's rules, propose what each is worth, and write the table with -o."""
    try:
        table, answers = load(present), Dump(dump, server)
        stories, known, examples = _items(published), _items((*slips, *wrong)), _items(right)
        done = 0
        for count in answers.fill(chain.from_iterable(paragraphs(item) for item in chain(stories, known, examples))):
            done += count
            click.echo(f"{done:,} paragraphs asked", err=True)
        measured = measure(stories, known, examples, answers)
        rules = decide(measured, judgements(judged) if judged else {}, table)
    except (LanguageToolError, Unreadable, OSError, ValueError) as error:
        raise click.ClickException(str(error)) from error
    for line in changes(table, rules, measured):
        click.echo(line)
    if output:
        basis = f"{measured.words + measured.rebuilt_words:,} words of published text and {measured.slips:,} slips"
        output.write_text(written(msgspec.structs.replace(table, rules=rules), basis), "utf-8")


if __name__ == "__main__":
    main()
