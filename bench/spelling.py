"""Spelling: misspellings found and mended, alarms on published news, words a second.

Needs what the development extra installs and, for --codespell, the package codespell (``pip install codespell``), a peer
under the GPL whose dictionary is only measured with. Without LanguageTool, in one process; --speed starts a fresh one.

detect  share of misspellings that a finding at error or warning overlaps
top-1   share of all that the first suggestion of such a finding mends
on, off with the table of known misspellings and without it
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from misspellings import Article, Case, articles, planted, published
from msgspec.structs import replace

from linter import checks
from linter.engine import Linter
from linter.finding import Severity
from linter.readers import read
from linter.report import SourceFinding
from linter.settings import Language, Settings

_FOLDERS = ("spelling", "names")


class Desk:
    """The linter with nothing but its checks of words."""

    def __init__(self, *, table: bool) -> None:
        """Load the checks."""
        known = [code for name in checks.names() for code in checks.load(name).codes(Settings())]
        select = tuple(folder for folder in _FOLDERS if any(code.startswith(folder + "/") for code in known))
        self._settings = Settings(select=select, known_misspellings=table)
        self._linter = Linter(self._settings)

    def findings(self, text: str, language: str) -> tuple[SourceFinding, ...]:
        """All findings in a text; what could not be checked ends the run."""
        report = self._linter.lint(read("story.txt", text.encode()), replace(self._settings, language=Language(language)))
        if report.not_checked:
            raise SystemExit(f"not checked: {report.not_checked[0].reason}")
        return report.findings


def flat(text: str) -> str:
    """A text whose apostrophes are all straight."""
    return text.replace("’", "'").replace("‘", "'")


def around(text: str, start: int, end: int, width: int = 50) -> str:
    """A span in brackets with what stands around it, on one line."""
    return " ".join(f"{text[max(0, start - width) : start]}[{text[start:end]}]{text[end : end + width]}".split())


def told(finding: SourceFinding) -> str:
    """A finding in a few words."""
    return f"{finding.code} {finding.severity} {finding.confidence:.2f} {' / '.join(finding.suggestions[:3]) or '(no suggestion)'}"


def detection(cases: Sequence[Case], *, table: bool) -> dict[str, Any]:
    """How many of the cases are found and mended, with a line on each that is not."""
    desk, found, mended, quiet = Desk(table=table), 0, 0, 0
    lines: list[str] = []
    for case in cases:
        near = [one for one in desk.findings(case.text, case.language) if one.offset < case.end and one.end_offset > case.start]
        loud = [one for one in near if one.severity is not Severity.INFO]
        right = any(
            one.suggestions and flat(case.text[: one.offset] + one.suggestions[0] + case.text[one.end_offset :]) == flat(case.mended)
            for one in loud
        )
        found += bool(loud)
        quiet += bool(near and not loud)
        mended += right
        if not right:
            kind = "fix " if loud else "info" if near else "miss"
            lines.append(
                f"{kind} {case.wrong} -> {case.right} | {'; '.join(map(told, loud or near))} | {around(case.text, case.start, case.end)}"
            )
    shares = {"detect": found / len(cases), "top1": mended / len(cases), "info_only": quiet / len(cases)}
    return {"cases": len(cases), **shares, "lines": sorted(lines)}


def alarms(stories: Sequence[Article], typos: Iterable[Case]) -> dict[str, Any]:
    """Findings for 1,000 words by code and severity; those on words known as typos that got into print count as hits."""
    known = {case.wrong.casefold() for case in typos}
    desk, words, hits = Desk(table=True), sum(story.words for story in stories), 0
    counts: Counter[str] = Counter()
    lines: list[str] = []
    for story in stories:
        for one in desk.findings(story.text, story.language):
            loudness = "info" if one.severity is Severity.INFO else "loud"
            hit = one.text.casefold() in known
            if hit:
                hits += loudness == "loud"
            else:
                counts[f"{loudness} {one.code}"] += 1
            lines.append(f"{'hit ' if hit else loudness} {told(one)} | {around(story.text, one.offset, one.end_offset)} | {story.id}")
    rate = {name: count * 1000 / words for name, count in sorted(counts.items(), reverse=True)}
    loud = sum(value for name, value in rate.items() if name.startswith("loud"))
    return {
        "articles": len(stories), "words": words, "published_typos_hit": hits, "loud": loud, "info": sum(rate.values()) - loud,
        "codes": rate, "lines": sorted(lines),
    }  # fmt: skip


def pyspellchecker(cases: Sequence[Case], stories: Sequence[Article]) -> dict[str, float]:
    """The peer: its word list finds, its one-edit search mends; alarms are lower-case words that it does not know."""
    from spellchecker import SpellChecker

    checker = SpellChecker(distance=1)
    unknown = [case for case in cases if case.wrong not in checker]
    counts = Counter(word.strip(".,:;!?()") for story in stories for word in story.text.split())
    false = sum(count for word, count in counts.items() if word.isalpha() and word.islower() and word not in checker)
    return {
        "detect": len(unknown) / len(cases),
        "top1": sum(checker.correction(case.wrong) == case.right for case in unknown) / len(cases),
        "alarms": false * 1000 / sum(story.words for story in stories),
    }


def speed(path: Path) -> dict[str, Any]:
    """What a fresh process measures."""
    script = Path(__file__).with_name("spelling_speed.py")
    run = subprocess.run([sys.executable, str(script), str(path)], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(run.stdout)  # type: ignore[no-any-return]


def without_lines(result: dict[str, Any]) -> dict[str, Any]:
    """The figures alone."""
    return {key: without_lines(value) if isinstance(value, dict) else value for key, value in result.items() if key != "lines"}


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--codespell", type=Path, metavar="ARTICLES", help="plant misspellings into articles (.jsonl)")
    parser.add_argument("--count", type=int, default=800, help="how many to plant (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (%(default)s)")
    parser.add_argument("--peer", action="store_true", help="measure pyspellchecker on the planted ones too")
    parser.add_argument("--published", type=Path, metavar="TYPOS", help="typos that got into print (.jsonl)")
    parser.add_argument("--news", type=Path, metavar="ARTICLES", help="findings in published articles; with --published its typos are hits")
    parser.add_argument("--parity", choices=("even", "odd"), help="of --news only the articles whose id hashes so")
    parser.add_argument("--speed", type=Path, metavar="ARTICLES", help="words a second and the slowest words")
    parser.add_argument("--show", action="store_true", help="list misses, wrong fixes and findings in news")
    parser.add_argument("--json", action="store_true", help="print one object instead of tables")
    options = parser.parse_args()
    result: dict[str, Any] = {}
    typos = published(options.published) if options.published else []
    stories = articles(options.codespell) if options.codespell else []
    cases = planted(stories, options.count, options.seed) if stories else []
    for name, chosen in (("codespell", cases), ("published", typos)):
        if chosen:
            result[name] = {mode: detection(chosen, table=mode == "on") for mode in ("off", "on")}
    if options.peer and cases:
        result["pyspellchecker"] = pyspellchecker(cases, stories)
    if options.news:
        result["news"] = alarms(articles(options.news, options.parity), typos)
    if options.speed:
        result["speed"] = speed(options.speed)
    if options.json:
        print(json.dumps(result if options.show else without_lines(result), indent=1, ensure_ascii=False))
    else:
        table(result, show=options.show)


def table(result: dict[str, Any], *, show: bool) -> None:
    """Print for a person."""
    for name in ("codespell", "published"):
        for mode, row in result.get(name, {}).items():
            shares = f"detect {row['detect']:6.1%}  top-1 {row['top1']:6.1%}  info only {row['info_only']:5.1%}"
            print(f"{name:10} {row['cases']:4} table {mode:3}  {shares}")
            if show:
                print(*(f"  {line}" for line in row["lines"]), sep="\n")
    if peer := result.get("pyspellchecker"):
        print(f"pyspellchecker, one edit   detect {peer['detect']:6.1%}  top-1 {peer['top1']:6.1%}  alarms {peer['alarms']:.2f}/1,000")
    if news := result.get("news"):
        print(f"news       {news['articles']:,} articles, {news['words']:,} words")
        print(f"  loud on typos that are known to have got into print: {news['published_typos_hit']}")
        print(f"  for 1,000 words          error, warning {news['loud']:.3f}  info {news['info']:.3f}")
        for code, rate in news["codes"].items():
            print(f"  {code:40} {rate:.3f}  ({rate * news['words'] / 1000:.0f})")
        if show:
            print(*(f"  {line}" for line in news["lines"]), sep="\n")
    for name, value in result.get("speed", {}).items():
        print(f"speed      {name:36} {value}")


if __name__ == "__main__":
    main()
