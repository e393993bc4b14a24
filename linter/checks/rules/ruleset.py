"""The rules in force: those that ship, those of style packs and those of a newsroom, with what looks for all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from linter.checks.rules import kinds, packs
from linter.checks.rules.errors import Misread, Place, explained, misread, near, unparsed
from linter.checks.rules.folder import Folder
from linter.checks.rules.lookout import Lookout, Reading, Watch
from linter.checks.rules.packs import Pack
from linter.checks.rules.required import learn
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner, Search
from linter.checks.rules.store import Kept
from linter.checks.rules.words import WordLists
from linter.document import Document
from linter.settings import Settings


class Loaded(NamedTuple):
    """A rule, its file, and what it looks for."""

    path: Path
    rule: Rule
    searches: tuple[Search, ...]


class Ruleset(msgspec.Struct, frozen=True):
    """Rules and what looks for all of them; ``aliases`` leads from ids that rules had before to those they have."""

    rules: tuple[Rule, ...]
    watch: Watch
    scanners: tuple[Scanner, ...]
    aliases: dict[str, str] = msgspec.field(default_factory=dict)

    @classmethod
    def of(cls, loaded: Iterable[Loaded], aliases: dict[str, str] | None = None) -> Ruleset:
        """Those rules, whose searches of one class run together."""
        rules = tuple(loaded)
        by_class: dict[type[Search], list[Search]] = {}
        for one in rules:
            for search in one.searches:
                by_class.setdefault(type(search), []).append(search)
        lookout = Lookout()
        scanners = tuple([kind.scanner(group, lookout) for kind, group in by_class.items()])
        return cls(tuple(one.rule for one in rules), lookout.watch(), scanners, aliases or {})

    def scan(self, document: Document, settings: Settings | None = None) -> Iterator[Hit]:
        """What the rules say, in document order."""
        return self.hits(self.watch.read(document, settings or Settings()))

    def hits(self, reading: Reading) -> Iterator[Hit]:
        """What the rules say of what was seen in a document, in its order.

        One rule says one thing of a place, the longest, and nothing where a suggestion would change nothing.
        """
        text = reading.document.text
        hits = sorted((hit for scanner in self.scanners for hit in scanner(reading)), key=lambda hit: (hit.start, -hit.end))
        ends: dict[str, int] = {}
        for hit in hits:
            if hit.start >= ends.get(hit.rule.id, 0) and text[hit.start : hit.end] not in hit.suggestions:
                ends[hit.rule.id] = hit.end
                yield hit


def shipped() -> Path:
    """The folder of the rules that come with the package."""
    # importlib.resources would cost as much as reading the rules, and the wheel is always unpacked.
    package = Path(__file__).parents[2]
    # An editable install has them beside the package, where they are written.
    return package / "rules" if (package / "rules").is_dir() else package.parent / "rules"


def load(folders: Sequence[Path] = (), styles: Sequence[Path] = ()) -> Ruleset:
    """The shipped rules, those of style packs and those of a newsroom's folders; raises ConfigError with file, line, column and key.

    A newsroom's rule at the path of another, or at a path that this had before, that says ``override = true`` takes its place.
    """
    known: dict[str, Loaded] = {}
    aliases: dict[str, str] = {}
    for folder in [Folder(shipped()), *(Folder(style, packs.load(style)) for style in styles), *map(Folder, folders)]:
        for one in _in_folder(folder):
            try:
                name = aliases.get(one.rule.id, one.rule.id) if one.rule.override else one.rule.id
                if problem := misplaced(one.rule, known.get(name), aliases.get(one.rule.id)):
                    raise problem
                for number, alias in enumerate(one.rule.aliases):
                    must_be_free(f"aliases[{number}]", alias, name, known, aliases)
                    aliases[alias] = name
            except RuleError as error:
                raise misread(one.path, error) from None
            known[name] = one if name == one.rule.id else _renamed(one, name)
    return Ruleset.of(known.values(), aliases)


def _in_folder(folder: Folder) -> list[Loaded]:
    """The rules of a folder, and where they were new to the cache, into it; raises ConfigError."""
    lists = WordLists([folder.path, shipped()])
    if kept := folder.kept():
        learn(kept.required)
        return [_with_searches(folder.file(rule.id), rule, lists) for rule in kept.rules]
    found = [loaded(path, name, fields, lists) for path, name, fields in _tables(folder)]
    expressions = [expression for one in found for search in one.searches for expression in search.expressions()]
    required = {one.text: None if one.required is None else sorted(one.required) for one in expressions}
    folder.keep(Kept([one.rule for one in found], required))
    return found


def loaded(path: Path, name: str, table: dict[str, Any], lists: WordLists) -> Loaded:
    """The rule in a file's table; raises Misread."""
    try:
        one = _with_searches(path, parsed(name, table), lists)
        for search in one.searches:
            search.verify()
    except RuleError as error:
        raise misread(path, error) from None
    return one


def _with_searches(path: Path, rule: Rule, lists: WordLists) -> Loaded:
    try:
        return Loaded(path, rule, tuple(kinds.load(rule.kind).searches(rule, lists)))
    except RuleError as error:
        raise misread(path, error) from None


def _renamed(one: Loaded, name: str) -> Loaded:
    """A rule under the id that the one it overrides has now."""
    rule = msgspec.structs.replace(one.rule, id=name)
    return one._replace(rule=rule, searches=tuple(msgspec.structs.replace(search, rule=rule) for search in one.searches))


def misplaced(rule: Rule, other: Loaded | None, present: str | None = None) -> RuleError | None:
    """Why a rule may not stand at its path, where ``other`` has its id already, or ``present`` is what became of its id."""
    if present is not None and not rule.override:
        return RuleError("kind", f"{rule.id!r} is the old id of {present!r} and still means it; give the file another name")
    if (other is not None) == rule.override:
        return None
    if other is None:
        return RuleError("override", f"there is no rule {rule.id!r} to override; take the key out, or mend the file's name")
    said = f"the rule id {rule.id!r} is taken by {other.path}; give the file another name, or say `override = true` to replace it"
    return RuleError("kind", said)


def must_be_free(key: str, alias: str, name: str, known: dict[str, Loaded], aliases: dict[str, str]) -> None:
    """An id that led to two rules would lead to neither; raises RuleError."""
    if alias in known or alias == name or aliases.get(alias, name) != name:
        raise RuleError(key, f"{alias!r} is the id, or an old id, of {aliases.get(alias, alias)!r} already")


def files(folder: Path, pack: Pack | None = None) -> dict[str, Path]:
    """The rule files of a folder by id, in their order; packs inside it hold only where asked for. Raises ConfigError."""
    found = Folder(folder, pack)
    return {name: found.file(name) for name in found.names()}


def tables(folder: Path, pack: Pack | None = None) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Path, id and content of each rule file of a folder, in the order of their ids; raises ConfigError."""
    return _tables(Folder(folder, pack))


def _tables(folder: Folder) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    for name in folder.names():
        path = folder.file(name)
        yield path, name, {"varieties": folder.pack.varieties, **table(name, path)} if folder.pack else table(name, path)


def parsed_files(folder: Path, pack: Pack | None = None) -> Iterator[tuple[Path, Rule]]:
    """The rules of a folder, if it can be without what they look for, which is dearer to make; raises ConfigError."""
    found = Folder(folder, pack)
    if kept := found.kept():
        yield from ((found.file(rule.id), rule) for rule in kept.rules)
    else:
        yield from ((one.path, one.rule) for one in _in_folder(found))


def table(name: str, path: Path) -> dict[str, Any]:
    """The content of a rule file; raises Misread."""
    if "/" not in name:
        said = f"a rule stands in a folder, which is the first part of its id, such as style/{name}.toml"
        raise Misread(path, Place(1, 1), "", said)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, OSError) as error:
        raise unparsed(path, error) from None


def parsed(name: str, table: dict[str, Any]) -> Rule:
    """The rule of a table; raises RuleError."""
    if "id" in table:
        raise RuleError("id", "a rule's id is the path of its file and stands nowhere else; take the key out")
    kind = table.get("kind")
    if kind not in kinds.names():
        hint = near(str(kind), kinds.names()) or f" (kinds: {', '.join(kinds.names())})"
        raise RuleError("kind", f"there is no kind {kind!r}{hint}" if kind else f"the key is missing{hint}")
    spec = kinds.load(kind).Spec
    try:
        return msgspec.convert({**table, "id": name}, spec)
    except msgspec.ValidationError as error:
        raise explained(str(error), spec) from None
