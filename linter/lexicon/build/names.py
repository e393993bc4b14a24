"""The names: those of gazetteers and of the news, pairs of names, and an index of names with one letter left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from linter.lexicon.build.news import NewsCounts
from linter.lexicon.build.output import put
from linter.lexicon.names import COUNT_STEPS, RECORD, NameKind, counted, letters_left_out

#: Times that a name must stand in the news to be one; rarer ones may be misspelled themselves.
SEEN = 5
#: Times that a pair must stand there.
PAIR_SEEN = 5
#: Times and letters from which on a name is worth being found from a misspelling of it.
FAMOUS, LONG_ENOUGH = 20, 4
#: Times that names of the hand-made list count as seen: whole ones, and a part of one.
KNOWN, KNOWN_PART = 100, 25
#: A word this much commoner without its capital is no name: "Instead".
ORDINARY = 20
#: A form this much rarer than a name one slip away from it is a misspelling of that name.
SLIP_SHARE = 300

_NAME = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def people() -> tuple[dict[str, int], dict[str, int]]:
    """Names and pairs of names of the hand-made list beside this module, with how often they count as seen."""
    singles, both = Counter[str](), Counter[str]()
    for line in (Path(__file__).parent / "people.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        parts = line.replace("’", "'").split()
        named = [bool(_NAME.fullmatch(part)) and part[0].isupper() for part in parts]
        singles.update({part: KNOWN_PART if len(parts) > 1 else KNOWN for part, name in zip(parts, named, strict=True) if name})
        both.update({f"{one} {two}": KNOWN for (one, first), (two, second) in pairwise(zip(parts, named, strict=True)) if first and second})
    return singles, both


def single_names(news: NewsCounts) -> dict[str, int]:
    """Names of the news with how often they stand there, without those that look like slips of others."""
    known, _ = people()
    spelled = {name.replace("’", "'"): times for name, times in news.names.items() if _NAME.fullmatch(name)}
    seen = {name: max(spelled.get(name, 0), known.get(name, 0)) for name in sorted({*spelled, *known})}
    seen = {name: times for name, times in seen.items() if times >= SEEN}
    near: dict[str, list[str]] = {}
    for name, times in seen.items():
        if times >= FAMOUS and len(name) >= LONG_ENOUGH:
            for form in letters_left_out(name):
                near.setdefault(form, []).append(name)
    return {
        name: times
        for name, times in seen.items()
        if name in known
        or len(name) <= LONG_ENOUGH
        or not any(seen[other] >= times * SLIP_SHARE for form in letters_left_out(name) for other in near.get(form, ()))
    }


def pairs(news: NewsCounts) -> dict[str, int]:
    """Two names in a row with how often they stand there."""
    _, known = people()
    spelled = {pair.replace("’", "'"): times for pair, times in news.pairs.items() if all(map(_NAME.fullmatch, pair.split(" ")))}
    seen = {pair: max(spelled.get(pair, 0), known.get(pair, 0)) for pair in sorted({*spelled, *known})}
    return {pair: times for pair, times in seen.items() if times >= PAIR_SEEN}


def write(gazetteers: dict[str, NameKind], news: NewsCounts, output: Path, near_output: Path) -> int:
    """Write both files and return the number of names and pairs."""
    import marisa_trie

    singles = single_names(news)
    times = singles | pairs(news)
    kinds = {name.replace("’", "'"): kind for name, kind in gazetteers.items()}
    records = [
        (name, (int(kinds.get(name, NameKind(0))), min(255, round(counted(times.get(name, 0)) * COUNT_STEPS))))
        for name in sorted({*kinds, *times})
    ]
    put(output, marisa_trie.RecordTrie(RECORD, records).save)
    famous = [
        name for name, seen in singles.items() if seen >= FAMOUS and len(name) >= LONG_ENOUGH and news.words[name.lower()] < seen * ORDINARY
    ]
    entries = sorted({(form, name.encode()) for name in famous for form in letters_left_out(name)})
    put(near_output, marisa_trie.BytesTrie(entries).save)
    return len(records)
