"""The context check: slips found and mended against alarms in published news, at rising thresholds of its probabilities.

usage: python bench/context.py NEWSROOM EDITS NEWS [--parity even|odd] [--show N] [--curve FILE] [--speed]

NEWSROOM is a folder with errors.jsonl, EDITS a .jsonl file: rows with ``text``, ``span``, ``fixes``, ``category`` and perhaps
``also_ok`` and ``corrected``. NEWS is a .jsonl file of published articles with ``id`` and ``text``. Nothing but context/* is
measured; what stands in quotations is left out, as the arbiter makes that info.

detect  share of slips that something said overlaps
top-1   share of those with fixes that the first suggestion mends
alarms  things said of 1,000 words of news, be they right or wrong: slips that got into print are among them
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from context_flags import CODES, Case, Flag, cases, flags
from curve import Line, svg
from misspellings import Article, articles

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
#: Characters beside an alarm that --show prints.
_WIDTH = 60


class Measured(NamedTuple):
    """A slip with the flags that overlap it."""

    case: Case
    near: list[Flag]

    def found(self, least: float, codes: Iterable[str]) -> bool:
        """Whether a flag of these ids is as probable as ``least``."""
        return any(flag.probability >= least and flag.code in codes for flag in self.near)

    def mended(self, least: float, codes: Iterable[str]) -> bool:
        """Whether the first suggestion of such a flag gives a text that is right."""
        return any(flag.probability >= least and flag.code in codes and self.case.mends(flag) for flag in self.near)


class Alarm(NamedTuple):
    """A flag in an article."""

    flag: Flag
    article: Article


def measure(slips: Iterable[Case]) -> list[Measured]:
    """Read the texts of slips."""
    return [Measured(case, [flag for flag in flags(case.text) if case.overlaps(flag)]) for case in slips]


def alarms(stories: Iterable[Article]) -> list[Alarm]:
    """Read articles; the most probable first."""
    found = [Alarm(flag, story) for story in stories for flag in flags(story.text)]
    return sorted(found, key=lambda alarm: (-alarm.flag.probability, alarm.article.id, alarm.flag))


def rate(found: Iterable[Alarm], words: int, least: float, codes: Iterable[str]) -> float:
    """Alarms for 1,000 words."""
    return 1000 * sum(alarm.flag.probability >= least and alarm.flag.code in codes for alarm in found) / max(1, words)


def shares(slips: Sequence[Measured], least: float, codes: Iterable[str]) -> tuple[float, float]:
    """Of slips those that are found, and of those with fixes the ones mended."""
    fixable = [slip for slip in slips if slip.case.goals]
    found = sum(slip.found(least, codes) for slip in slips) / max(1, len(slips))
    return found, sum(slip.mended(least, codes) for slip in fixable) / max(1, len(fixable))


def by_id(sets: dict[str, list[Measured]], found: list[Alarm], words: int) -> None:
    """Print recall against alarms for each id and for all together."""
    for codes in (*((code,) for code in CODES), CODES):
        print(f"\n{codes[0] if len(codes) == 1 else 'all together'}")
        print("  from  alarms" + "".join(f"  {name + ' detect':>16}  top-1" for name in sets))
        for least in THRESHOLDS:
            columns = (shares(slips, least, codes) for slips in sets.values())
            told = "".join(f"  {one:16.1%}  {other:5.1%}" for one, other in columns)
            print(f"  {least:.2f}  {rate(found, words, least, codes):6.3f}{told}")


def by_category(sets: dict[str, list[Measured]]) -> None:
    """Print for each category what is found and mended at each threshold."""
    for name, slips in sets.items():
        print(f"\n{name}, detect/top-1 in percent" + "".join(f"{least:>9.2f}" for least in THRESHOLDS))
        for category in sorted({slip.case.category for slip in slips}):
            chosen = [slip for slip in slips if slip.case.category == category]
            columns = (shares(chosen, least, CODES) for least in THRESHOLDS)
            told = "".join(f"{f'{one * 100:.0f}/{other * 100:.0f}':>9}" for one, other in columns)
            print(f"  {category:18}  n {len(chosen):4} {told}")


def show(found: list[Alarm], count: int) -> None:
    """List the most probable alarms."""
    print()
    for flag, story in found[:count]:
        before, after = story.text[max(0, flag.start - _WIDTH) : flag.start], story.text[flag.end : flag.end + _WIDTH]
        place = " ".join(f"{before}[{story.text[flag.start : flag.end]}]{after}".split())
        print(f"{flag.probability:.2f} {flag.code} {' / '.join(map(repr, flag.suggestions))} | {place} | {story.id}")


def curve(sets: dict[str, list[Measured]], found: list[Alarm], words: int) -> str:
    """Recall against alarms as a drawing, a point for each threshold."""
    fine = [at / 100 for at in range(5, 100)]
    across = [rate(found, words, least, CODES) for least in fine]
    lines = []
    for name, slips in sets.items():
        points = [shares(slips, least, CODES) for least in fine]
        lines.append(Line(f"{name}, found", tuple(zip(across, (one for one, _ in points), strict=True))))
        lines.append(Line(f"{name}, first suggestion right", tuple(zip(across, (one for _, one in points), strict=True))))
    return svg(lines, "alarms for 1,000 words of published news", "share of slips")


def main() -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("newsroom", type=Path)
    parser.add_argument("edits", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("--parity", choices=("even", "odd"), help="of the articles those whose id hashes so")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list the N most probable alarms")
    parser.add_argument("--curve", type=Path, metavar="FILE", help="write recall against alarms as SVG")
    parser.add_argument("--speed", action="store_true", help="words a second and loading, in a fresh process")
    options = parser.parse_args()
    sets = {"newsroom": measure(cases(options.newsroom / "errors.jsonl")), "edits": measure(cases(options.edits))}
    stories = articles(options.news, options.parity)
    words = sum(story.words for story in stories)
    found = alarms(stories)
    print(f"{words:,} words of news in {len(stories):,} articles; " + ", ".join(f"{len(slips)} {name}" for name, slips in sets.items()))
    by_id(sets, found, words)
    by_category(sets)
    show(found, options.show)
    if options.curve:
        options.curve.write_text(curve(sets, found, words), encoding="utf-8", newline="")
    if options.speed:
        print(flush=True)
        subprocess.run([sys.executable, Path(__file__).with_name("context_speed.py"), options.news], check=True)


if __name__ == "__main__":
    main()
