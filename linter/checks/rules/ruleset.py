"""Rules from their files: found by folder scan, checked, and made into scanners."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from linter.checks import ConfigError
from linter.checks.rules import kinds, packs
from linter.checks.rules.errors import line_of, near
from linter.checks.rules.packs import Pack
from linter.checks.rules.rule import Hit, Rule, RuleError, Scanner
from linter.checks.rules.store import Store
from linter.checks.rules.words import WordLists
from linter.document import Document, Role
from linter.finding import Action, Severity

_AT = re.compile(r" - at `\$?\.?(.*)`$")
_UNKNOWN = re.compile(r"unknown field `(.*?)`")
_MISSING = re.compile(r"missing required field `(.*?)`")
_VALUE = re.compile(r"Invalid enum value '(.*?)'")
_VALUES = [*Severity, *Action, *Role, "en-US", "en-GB"]


@dataclass(frozen=True)
class Ruleset:
    """Rules and the scanners that look for all of them; ``aliases`` leads from ids that rules had before to those they have."""

    rules: tuple[Rule, ...]
    scanners: tuple[Scanner, ...]
    aliases: dict[str, str]

    def scan(self, document: Document) -> Iterator[Hit]:
        """What the rules say, in document order.

        One rule says one thing of a place, the longest, and nothing where a suggestion would change nothing.
        """
        hits = sorted((hit for scanner in self.scanners for hit in scanner(document)), key=lambda hit: (hit.start, -hit.end))
        ends: dict[str, int] = {}
        for hit in hits:
            if hit.start >= ends.get(hit.rule.id, 0) and document.text[hit.start : hit.end] not in hit.suggestions:
                ends[hit.rule.id] = hit.end
                yield hit


def shipped() -> Path:
    """The folder of the rules that come with the package."""
    # importlib.resources would cost as much as reading the rules, and the wheel is always unpacked.
    package = Path(__file__).parents[2]
    # An editable install has them beside the package, where they are written.
    return package / "rules" if (package / "rules").is_dir() else package.parent / "rules"


def load(folders: Sequence[Path] = (), styles: Sequence[Path] = ()) -> Ruleset:
    """The shipped rules, those of style packs and those of a newsroom's folders; raises ConfigError with file, line and key.

    A newsroom's rule at the path of another, or at a path that this had before, that says ``override = true`` takes its place.
    """
    known: dict[str, Path] = {}
    rules: dict[str, Rule] = {}
    searches: dict[str, list[kinds.Search]] = {}
    aliases: dict[str, str] = {}
    for folder, pack in [(shipped(), None), *((style, packs.load(style)) for style in styles), *((folder, None) for folder in folders)]:
        lists = WordLists([folder, shipped()])
        for path, name, table in _tables(folder, pack):
            try:
                rule = _rule(name, table)
                if rule.override and name in aliases:
                    name = aliases[name]
                    rule = msgspec.structs.replace(rule, id=name)
                if (name in known) != rule.override or name in aliases:
                    raise _misplaced(name, known.get(name), aliases.get(name))
                for alias in rule.aliases:
                    _must_be_free(alias, name, known, aliases)
                    aliases[alias] = name
                searches[name] = list(kinds.load(rule.kind).searches(rule, lists))
            except RuleError as error:
                line = line_of(path.read_text(encoding="utf-8"), error.key)
                raise ConfigError(f"{path}:{line}: {error.key}: {error}") from None
            known[name], rules[name] = path, rule
    by_kind: dict[type[kinds.Search], list[Any]] = {}
    for group in searches.values():
        for search in group:
            by_kind.setdefault(type(search), []).append(search)
    scanners = tuple(kind.scanner(group) for kind, group in by_kind.items())
    return Ruleset(tuple(rules.values()), scanners, aliases)


def _misplaced(name: str, path: Path | None, present: str | None) -> RuleError:
    if present is not None:
        return RuleError("kind", f"{name!r} is the old id of {present!r} and still means it; give the file another name")
    if path is None:
        return RuleError("override", f"there is no rule {name!r} to override")
    return RuleError("kind", f"the rule id {name!r} is taken by {path}; give the file another name, or say `override = true` to replace it")


def _must_be_free(alias: str, name: str, known: dict[str, Path], aliases: dict[str, str]) -> None:
    if alias in known or alias == name or aliases.get(alias, name) != name:
        raise RuleError("aliases", f"{alias!r} is the id, or an old id, of {aliases.get(alias, alias)!r} already")


def _tables(folder: Path, pack: Pack | None) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Path, id and content of each rule file of a folder, in the order of their ids; packs inside it hold only where asked for."""
    if not folder.is_dir():
        raise ConfigError(f"{folder}: the folder of rules is not there")
    others = [path.parent for path in folder.rglob(packs.FILE) if path.parent != folder]
    files = (path for path in sorted(folder.rglob("*.toml")) if path.name != packs.FILE and not any(map(path.is_relative_to, others)))
    start = f"style/{pack.name}/" if pack else ""
    paths = {start + path.relative_to(folder).with_suffix("").as_posix(): path for path in files}
    store = Store(folder, paths.values())
    tables = store.read()
    if tables is None:
        tables = {name: _table(name, path) for name, path in paths.items()}
        store.write(tables)
    for name, path in paths.items():
        yield path, name, {"varieties": pack.varieties, **tables[name]} if pack else tables[name]


def _table(name: str, path: Path) -> dict[str, Any]:
    if "/" not in name:
        raise ConfigError(f"{path}:1: a rule stands in a folder, which is the first part of its id, such as style/{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}:1: not UTF-8 ({error.reason})") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise ConfigError(f"{path}:{line[1] if line else 1}: not TOML: {error}") from None
    except OSError as error:
        raise ConfigError(f"{path}:1: cannot be read: {error.strerror}") from None


def _rule(name: str, table: dict[str, Any]) -> Rule:
    """The rule of a table; raises RuleError."""
    if "id" in table:
        raise RuleError("id", "a rule's id is the path of its file and stands nowhere else")
    kind = table.get("kind")
    if kind not in kinds.names():
        hint = near(str(kind), list(kinds.names())) or f" (kinds: {', '.join(kinds.names())})"
        raise RuleError("kind", f"there is no kind {kind!r}{hint}" if kind else f"the key is missing{hint}")
    spec = kinds.load(kind).Spec
    try:
        return msgspec.convert({**table, "id": name}, spec)
    except msgspec.ValidationError as error:
        raise _explained(str(error), spec) from None


def _explained(message: str, spec: type[Rule]) -> RuleError:
    """What the library says, with the key at fault and a hint at what was meant."""
    at = _AT.search(message)
    key = at[1] if at else ""
    said = message[: at.start()] if at else message
    if unknown := _UNKNOWN.search(said):
        import msgspec.inspect  # only where something is wrong

        return RuleError(_joined(key, unknown[1]), f"no such key{near(unknown[1], _keys(msgspec.inspect.type_info(spec)))}")
    if missing := _MISSING.search(said):
        return RuleError(_joined(key, missing[1]), "the key is missing")
    if value := _VALUE.search(said):
        return RuleError(key, f"no such value {value[1]!r}{near(value[1], [str(known) for known in _VALUES])}")
    return RuleError(key, said)


def _keys(kind: Any) -> list[str]:
    """The keys of a type's tables and of the tables in them."""
    found = [key for field in getattr(kind, "fields", ()) for key in (field.encode_name, *_keys(field.type))]
    return found + _keys(getattr(kind, "item_type", None)) if hasattr(kind, "item_type") else found


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
