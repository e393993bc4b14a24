"""The rules in force: those that ship, those of style packs and those of a newsroom, with what looks for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path

from linter.checks.rules import kinds, packs
from linter.checks.rules.folder import Folder
from linter.checks.rules.lookout import Lookout, Watch
from linter.checks.rules.required import learn
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search
from linter.checks.rules.store import Kept
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.finding import NotChecked


@dataclass(frozen=True)
class Ruleset:
    """Rules and what looks for all of them."""

    rules: tuple[Rule, ...]
    watch: Watch
    scanners: tuple[Scanner, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule], searches: Iterable[Search]) -> Ruleset:
        """The set of some rules with their searches."""
        by_class: dict[type[Search], list[Search]] = {}
        for search in searches:
            by_class.setdefault(type(search), []).append(search)
        lookout = Lookout()
        scanners = tuple([kind.scanner(group, lookout) for kind, group in by_class.items()])
        return cls(tuple(rules), lookout.watch(), scanners)

    def scan(self, document: Document) -> Iterator[Hit | NotChecked]:
        """What the rules say, in document order, behind what they could not look for.

        One rule says one thing of a place, the longest, and nothing where a suggestion would change nothing.
        """
        reading = self.watch.read(document)
        yield from reading.gaps
        hits = sorted((hit for scanner in self.scanners for hit in scanner(reading)), key=lambda hit: (hit.start, -hit.end))
        ends: dict[str, int] = {}
        for hit in hits:
            if hit.start >= ends.get(hit.rule.id, 0) and document.text[hit.start : hit.end] not in hit.suggestions:
                ends[hit.rule.id] = hit.end
                yield hit

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The ids that rules had before, with the ids they have now."""
        return {alias: rule.id for rule in self.rules for alias in rule.aliases}


def shipped() -> Path:
    """The folder of the rules that come with the package."""
    # importlib.resources would cost as much as reading the rules, and the wheel is always unpacked.
    package = Path(__file__).parents[2]
    # An editable install has them beside the package, where they are written.
    return package / "rules" if (package / "rules").is_dir() else package.parent / "rules"


def load(folders: Sequence[Path] = (), styles: Sequence[Path] = ()) -> Ruleset:
    """The shipped rules, those of style packs and those of a newsroom's folders; raises ConfigError with file, line, column and key.

    A newsroom's rule at the path of another that says ``override = true`` takes its place.
    """
    everywhere = [Folder(shipped()), *(Folder(style, packs.load(style)) for style in styles), *map(Folder, folders)]
    known: dict[str, Folder] = {}
    rules: dict[str, Rule] = {}
    searches: dict[str, list[Search]] = {}
    for folder in everywhere:
        lists = WordLists([folder.path, shipped()])
        kept = folder.kept()
        if kept:
            learn(kept.required)
        fresh: dict[str, Rule] = {}
        for rule in kept.rules if kept else folder.read():
            try:
                if (rule.id in known) != rule.override:
                    raise _misplaced(rule.id, known.get(rule.id))
                searches[rule.id] = list(kinds.load(rule.kind).searches(rule, lists))
                if not kept:
                    for search in searches[rule.id]:
                        search.verify()
                    fresh[rule.id] = rule
            except RuleError as error:
                raise folder.placed(rule.id, error) from None
            known[rule.id], rules[rule.id] = folder, rule
        if not kept:
            folder.keep(_kept(fresh, searches))
    _check_aliases(rules, known)
    return Ruleset.of(rules.values(), chain.from_iterable(searches.values()))


def _kept(rules: dict[str, Rule], searches: dict[str, list[Search]]) -> Kept:
    expressions = [expression for name in rules for search in searches[name] for expression in search.expressions()]
    return Kept(list(rules.values()), {one.text: None if one.required is None else sorted(one.required) for one in expressions})


def _misplaced(name: str, folder: Folder | None) -> RuleError:
    if folder is None:
        return RuleError("override", f"there is no rule {name!r} to override")
    way = "give the file another name, or say `override = true` to replace it"
    return RuleError("kind", f"the rule id {name!r} is taken by {folder.file(name)}; {way}")


def _check_aliases(rules: dict[str, Rule], known: dict[str, Folder]) -> None:
    """An id that leads to two rules would lead to neither; raises ConfigError."""
    owners: dict[str, str] = {}
    for rule in rules.values():
        for number, alias in enumerate(rule.aliases):
            if alias in rules or owners.setdefault(alias, rule.id) != rule.id:
                owner = "a rule" if alias in rules else f"an alias of {owners[alias]!r}"
                raise known[rule.id].placed(rule.id, RuleError(f"aliases[{number}]", f"{alias!r} is {owner} already"))
