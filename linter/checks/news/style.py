"""One style in one story: percentages, times, months and initials that are written two ways.

Words with two spellings are rules (``rules/consistency``); here are forms that need what stands around them. Which form
is right is the house's choice, and tables have their own: the rarer one is told, once and as a hint, and the commoner suggested.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from linter.document import Document, Role, overlapping
from linter.finding import Action, Finding, Severity
from linter.settings import Settings

MIXED = "style/mixed"
CODES = (MIXED,)

#: Where room is short, and other forms are used for that.
_SHORT = frozenset({Role.HEADLINE, Role.DECK, Role.BYLINE, Role.DATELINE, Role.CAPTION})


class Style(msgspec.Struct, frozen=True):
    """Forms of one thing; ``place`` tells the number of the form and of the entry for the text of each."""

    name: str
    forms: tuple[tuple[str, ...], ...]
    place: dict[str, tuple[int, int]]
    pattern: re.Pattern[str]

    @classmethod
    def read(cls, entry: dict[str, Any]) -> Style:
        """A style from its table."""
        forms = tuple(tuple(form) for form in entry["forms"])
        place = {text: (number, at) for number, form in enumerate(forms) for at, text in enumerate(form)}
        texts = "|".join(re.escape(text) for text in sorted(place, key=len, reverse=True))
        pattern = re.compile(f"{entry.get('before', '')}(?P<form>{texts}){entry.get('after', '')}")
        return cls(entry["name"], forms, place, pattern)


@cache
def _styles() -> tuple[Style, ...]:
    data = tomllib.loads((Path(__file__).parent / "styles.toml").read_text("utf-8"))
    return tuple(Style.read(entry) for entry in data["style"])


def find(document: Document, settings: Settings) -> Iterator[Finding]:
    """One finding for each thing that is written in two ways."""
    del settings
    for style in _styles():
        uses = list(style.pattern.finditer(document.text))
        if len({style.place[use["form"]][0] for use in uses}) > 1:
            yield from _mixed(document, style, uses)


def _mixed(document: Document, style: Style, uses: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """What the writer wrote, outside quotations and headlines: the first use of the rarest form."""
    own: dict[int, list[re.Match[str]]] = defaultdict(list)
    for use in uses:
        part = document.segment_at(use.start("form"))
        if part is not None and part.role not in _SHORT and not overlapping(document.protected, use.start(), use.end()):
            own[style.place[use["form"]][0]].append(use)
    if len(own) < 2:
        return
    common, *rest = sorted(own, key=lambda form: (-len(own[form]), own[form][0].start()))
    rare = own[rest[-1]][0]
    wanted = style.forms[common][style.place[rare["form"]][1]]
    written = rare["form"].strip()
    yield Finding(
        rare.start("form"), rare.end("form"), MIXED,
        f"“{written}” here, “{wanted.strip()}” elsewhere in the story ({style.name}).",
        Severity.INFO, 0.5, Action.CORRECT, "inconsistency", ("news",), (wanted,),
    )  # fmt: skip
