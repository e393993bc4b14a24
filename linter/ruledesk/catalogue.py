"""All rules that there are: those of files, shipped, of packs and of the newsroom, and the ids of checks that are code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from linter.checks.rules import packs
from linter.checks.rules.folding import folded
from linter.checks.rules.packs import Pack
from linter.checks.rules.rule import Rule
from linter.checks.rules.ruleset import parsed_files, shipped
from linter.finding import Severity
from linter.ruledesk.codes import LANGUAGETOOL, Code, codes, own
from linter.settings import RuleOptions, Settings

#: What stands in the place of a kind where the rule is no file.
CODE = "code"
#: What stands in the place of a severity where a rule was measured and is not listened to.
OFF = "off"
# Ids that a misspelt one is taken for.
_NEAR = 3


class Entry(msgspec.Struct, frozen=True, dict=True):
    """A rule: its id and what is known of it.

    ``severities`` are those that its findings can have, the worst first; that of a rule of a file is one, and ``OFF`` is none that is told.
    ``pack`` is the style pack that it is of. ``rule`` and ``path`` are those of a rule file, ``code`` is what is known of any other.
    ``made`` is what the configuration makes of it; ``severities`` and ``safe`` are those that it has then.
    """

    id: str
    check: str
    kind: str
    severities: tuple[str, ...]
    message: str
    safe: bool = False
    category: str | None = None
    pack: str | None = None
    in_force: bool = True
    path: Path | None = None
    rule: Rule | None = None
    code: Code | None = None
    made: RuleOptions = msgspec.field(default_factory=RuleOptions)

    @property
    def shown(self) -> str:
        """The message, with what the first example has in its places."""
        if self.rule is None:
            return self.message
        example = self.rule.wrong[0]
        marked = example.text.partition("<<")[2].partition(">>")[0]
        return self.message.replace("{text}", marked).replace("{suggestion}", example.fixes[0] if example.fixes else "")

    @cached_property
    def words(self) -> str:
        """All that a search looks at, folded."""
        return folded("\n".join(_texts(self.rule or self.code)))


class Filter(msgspec.Struct, frozen=True):
    """What to list; an empty field asks for nothing. ``words`` must all be there, each at the start of a word.

    ``select`` holds ids, or the folders before their slashes.
    """

    words: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()

    def passes(self, entry: Entry) -> bool:
        """Whether an entry is to be listed."""
        return (
            Settings(select=self.select).wants(entry.id)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.categories or entry.category in self.categories)
            and (not self.severities or any(severity in entry.severities for severity in self.severities))
            and (not self.packs or entry.pack in self.packs)
            and all(re.search(rf"(?<!\w){re.escape(folded(word))}", entry.words) for word in self.words)
        )

    def unknown(self, entries: Iterable[Entry]) -> Iterator[tuple[str, str, list[str]]]:
        """What is asked for and nowhere there: what it should be, as it was asked for, and those there are."""
        known: dict[str, set[str]] = {"kind": set(), "category": set(), "severity": {*map(str, Severity), OFF}, "style pack": set()}
        known["rule, nor folder of rules,"] = set()
        for entry in entries:
            known["kind"].add(entry.kind)
            known["category"].add(entry.category or "")
            known["style pack"].add(entry.pack or "")
            parts = entry.id.split("/")
            known["rule, nor folder of rules,"].update("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        asked = zip(known.items(), (self.kinds, self.categories, self.severities, self.packs, self.select), strict=True)
        for (what, names), wanted in asked:
            yield from ((what, name, sorted(names - {""})) for name in wanted if name.rstrip("/") not in names)


def catalogue(settings: Settings) -> dict[str, Entry]:
    """All entries by id, in the order of the ids; raises ConfigError for a rule file that cannot be used."""
    found = {code.id: _of_code(code) for code in (*codes().values(), *own(settings))}
    for folder, pack, asked in _shelves(settings):
        for path, rule in parsed_files(folder, pack):
            found[rule.id] = Entry(
                rule.id, "rules", rule.kind, (rule.severity.value,), rule.message, rule.safe, rule.category,
                pack.name if pack else None, asked, path, rule,
            )  # fmt: skip
    aliases = {alias: entry.id for entry in found.values() if entry.rule for alias in entry.rule.aliases}
    settings = _present(settings, aliases)
    return {name: _configured(found[name], settings) for name in sorted(found)}


def _of_code(code: Code) -> Entry:
    return Entry(code.id, code.check, CODE, code.severities, code.what, in_force=code.severities[:1] != (OFF,), code=code)


def _present(settings: Settings, aliases: Mapping[str, str]) -> Settings:
    """The settings with present ids for old ones."""
    select, ignore = (tuple(aliases.get(code, code) for code in group) for group in (settings.select, settings.ignore))
    rules = tuple((aliases.get(code, code), options) for code, options in settings.rules)
    return replace(settings, select=select, ignore=ignore, rules=rules)


def _configured(entry: Entry, settings: Settings) -> Entry:
    """The entry as the settings have it."""
    made = settings.options(entry.id)
    severities = (made.severity,) if made.severity and made.severity != OFF else entry.severities
    wanted = settings.wants(entry.id) and (
        entry.in_force or (entry.check == LANGUAGETOOL and settings.options(entry.id).severity is not None)
    )
    safe = entry.safe if made.safe is None else made.safe
    return replace(entry, severities=severities, safe=safe, in_force=wanted, made=made)


def _shelves(settings: Settings) -> Iterator[tuple[Path, Pack | None, bool]]:
    """Folders of rules, those of packs with what the pack says of itself, and whether they are in force; later ones override."""
    asked = {path.resolve() for path in settings.styles}
    for folder in packs.known(shipped()).values():
        if folder.resolve() not in asked:
            yield folder, packs.load(folder), False
    yield shipped(), None, True
    yield from ((folder, packs.load(folder), True) for folder in settings.styles)
    yield from ((folder, None, True) for folder in settings.rule_folders)


def _texts(value: Any) -> Iterable[str]:
    """The texts in a value, the keys of its tables too, but not the names of fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        yield from (text for pair in value.items() for part in pair for text in _texts(part))
    elif isinstance(value, list | tuple):
        yield from (text for item in value for text in _texts(item))


def near_ids(wanted: str, known: Iterable[str]) -> list[str]:
    """The ids that may be meant by one that is none: those whose last part it is, then those that are written much like it."""
    ids = list(known)
    named = [name for name in ids if name.rsplit("/", 1)[-1] == wanted.rsplit("/", 1)[-1]]
    return [*named, *(name for name in get_close_matches(wanted, ids, _NEAR, 0.75) if name not in named)][:_NEAR]
