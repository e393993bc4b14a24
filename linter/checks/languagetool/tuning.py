"""What each of LanguageTool's rules is worth in news: the table ``rules.toml``, read once.

``python -m linter.checks.languagetool.tune`` makes the table by measuring; docs/languagetool.md tells how.
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from linter.finding import Severity

if TYPE_CHECKING:
    from linter.checks.languagetool.client import Match

TABLE = Path(__file__).with_name("rules.toml")
#: Its own spellers, one a region: ours replaces them, and no measurement asks for them either.
SPELLERS = tuple(f"MORFOLOGIK_RULE_EN_{region}" for region in ("AU", "CA", "GB", "NZ", "US", "ZA"))
_SHORTEST = 5
Decision = Literal["error", "warning", "info", "off"]


class Worth(NamedTuple):
    """How loud a rule may be and how often it is right, from 0 to 1."""

    severity: Severity
    confidence: float


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The decision on a rule and the counts that it rests on.

    ``close`` is the worth of what it says where its suggestion is one letter off what stands there. ``quoted``
    tells that what it finds in quotations is speech. ``fires`` counts its findings in published text outside of
    quotations, ``speech`` those inside; ``right`` and ``wrong`` those that somebody read; ``hits`` the known
    slips that it found, ``fixed`` those that its first suggestion mends, ``beside`` what it said beside them.
    """

    severity: Decision
    confidence: float
    close: Worth | None = None
    quoted: Literal["off"] | None = None
    fires: int = 0
    speech: int = 0
    right: int = 0
    wrong: int = 0
    hits: int = 0
    fixed: int = 0
    beside: int = 0


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table: what is never asked for, the rules that were measured, and what the others are worth.

    A rule that was not measured is a warning if its category is and its family is not, else info with the
    confidence ``default``. Families are shell patterns. A rule with many forms stands for all of them.
    """

    default: float
    disabled_categories: tuple[str, ...]
    replaced: tuple[str, ...]
    house_style: tuple[str, ...]
    info_families: tuple[str, ...]
    warning_categories: dict[str, float]
    rules: dict[str, Rule]

    @property
    def disabled_rules(self) -> tuple[str, ...]:
        """What the server is told to leave out, beside ``disabled_categories``."""
        off = (name for name, rule in self.rules.items() if rule.severity == "off" and rule.close is None)
        return (*self.replaced, *self.house_style, *off)

    def asked(self, rule: str, category: str) -> bool:
        """Whether the server is asked for a rule."""
        if category in self.disabled_categories or any(f"{rule}_".startswith(f"{name}_") for name in (*self.replaced, *self.house_style)):
            return False
        known = self.rules.get(rule)
        return known is None or known.severity != "off" or known.close is not None

    def worth(self, rule: str, category: str) -> Worth:
        """The severity and confidence of a rule, by LanguageTool's names of it and its category; of one that is off, info."""
        if known := self.rules.get(rule):
            return Worth(Severity.INFO if known.severity == "off" else Severity(known.severity), known.confidence)
        if category in self.warning_categories and not any(fnmatchcase(rule, family) for family in self.info_families):
            return Worth(Severity.WARNING, self.warning_categories[category])
        return Worth(Severity.INFO, self.default)

    def judge(self, match: Match, found: str, *, quoted: bool = False, wanted: bool = False) -> Worth | None:
        """What a match on the text ``found`` is worth, ``quoted`` if it touches a quotation; None: it is not to be reported.

        A rule that is off, and that the newsroom ``wanted`` all the same, gives hints.
        A hint is not worth an editor's time inside quotation marks, and much that LanguageTool knows is no fault in speech.
        """
        known = self.rules.get(match.rule)
        if known and known.close and close(found, match.replacements):
            worth = known.close
        elif not wanted and (not self.asked(match.rule, match.category) or (known and known.severity == "off")):
            return None
        else:
            worth = self.worth(match.rule, match.category)
        if quoted and (worth.severity is Severity.INFO or (known and known.quoted)):
            return None
        return worth


def close(found: str, suggestions: Sequence[str]) -> bool:
    """Whether the first suggestion differs by one slip of the keys in one word of five letters or more: no accent, no capital.

    A slip is a letter too many, one too few, a wrong one, or two that changed places.
    """
    if not suggestions:
        return False
    one, other = found.split(), suggestions[0].split()
    if len(one) != len(other):
        return False
    pairs = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(pairs) == 1 and _one_slip(*pairs[0])


def _one_slip(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _SHORTEST or not (left + right).isascii() or not (left + right).isalpha():
        return False
    first = next((at for at, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    a, b = left[first:], right[first:]
    if a.lower() == b.lower():
        return False
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


_loading = Lock()


def table() -> Table:
    """The table that ships with the package, read once; threads may ask for it at once."""
    # Without the lock each would read it, and msgspec crashes where two threads learn a type at the same time.
    with _loading:
        return _shipped()


@cache
def _shipped() -> Table:
    return load(TABLE)


def load(path: Path) -> Table:
    """Read a table; raises OSError and, where it is none, ValueError."""
    import tomllib

    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Table)


_LISTS = {
    "disabled_categories": "Not asked for at all: style and typography that each house settles for itself, and text analysis.",
    "replaced": "Nor what checks of our own do, nor what reads a whole story, since stories are asked about paragraph by paragraph.",
    "house_style": "Nor hyphens and accents by the thousand; a rule with many forms is disabled with all of them.",
    "info_families": "Info where nothing else is said: hyphens again, and pairs of words that only a count of the words around decides.",
}


def written(table: Table, basis: str) -> str:
    """The table as TOML; ``basis`` says what it was measured on."""
    lists = "".join(
        f"\n# {why}\n{key} = [\n" + "".join(f'  "{name}",\n' for name in getattr(table, key)) + "]\n" for key, why in _LISTS.items()
    )
    categories = "".join(f"{name} = {share}\n" for name, share in table.warning_categories.items())
    rules = "".join(f"{name} = {_inline(rule)}\n" for name, rule in sorted(table.rules.items()))
    return (
        "# What LanguageTool's rules are worth in news, made by `python -m linter.checks.languagetool.tune`;\n"
        f"# docs/languagetool.md tells what the keys are. Measured on {basis}.\n\n"
        f"# The confidence of a rule that is named nowhere below.\ndefault = {table.default}\n{lists}\n"
        f"# What rules of these categories are worth that did not speak in what was measured.\n[warning_categories]\n{categories}\n"
        f"[rules]\n{rules}"
    )


def _inline(rule: Rule) -> str:
    parts = []
    for key, value in msgspec.to_builtins(rule).items():
        shown = f'["{value[0]}", {value[1]}]' if key == "close" else f'"{value}"' if isinstance(value, str) else value
        parts.append(f"{key} = {shown}")
    return "{ " + ", ".join(parts) + " }"
