"""Which rules a path stands for: a rule file, a folder of rules or of some of them, a style pack, or an id."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.checks import ConfigError
from linter.checks.rules import packs
from linter.checks.rules.errors import Misread, near
from linter.checks.rules.packs import Pack
from linter.checks.rules.ruleset import Loaded, files, loaded, shipped, table
from linter.checks.rules.words import WordLists
from linter.settings import Settings


@dataclass(frozen=True)
class Shelf:
    """Rule files of one folder, by id: ids and word lists are relative to the folder."""

    folder: Path
    pack: Pack | None
    paths: dict[str, Path] = field(compare=False)

    def rules(self) -> Iterator[Loaded | Misread]:
        """Each rule, or what is wrong with its file."""
        lists = WordLists([self.folder, shipped()])
        for name, path in self.paths.items():
            try:
                fields = table(name, path)
                yield loaded(path, name, {"varieties": self.pack.varieties, **fields} if self.pack else fields, lists)
            except Misread as error:
                yield error

    def without(self, paths: Container[Path]) -> Shelf:
        """The shelf without certain files, which are named by their real paths."""
        return Shelf(self.folder, self.pack, {name: path for name, path in self.paths.items() if path.resolve() not in paths})


def readable(shelf: Shelf) -> Iterator[Loaded]:
    """The rules of a shelf; raises Misread for the first that cannot be used."""
    for one in shelf.rules():
        if isinstance(one, Misread):
            raise one
        yield one


def whole(folder: Path) -> Shelf:
    """All rules of a folder of rules or a pack, without those of packs inside it; raises ConfigError."""
    pack = packs.load(folder) if (folder / packs.FILE).is_file() else None
    return Shelf(folder, pack, files(folder, pack))


def in_force(settings: Settings) -> list[Shelf]:
    """The shipped rules, those of the packs asked for, and those of the newsroom; raises ConfigError."""
    return [whole(folder) for folder in (shipped(), *settings.styles, *settings.rule_folders)]


def under(path: Path, settings: Settings) -> list[Shelf]:
    """The rules in a file or a folder, those of packs inside it as shelves of their own; raises ConfigError where there are none."""
    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder")
    inner = sorted(found.parent for found in path.rglob(packs.FILE)) if path.is_dir() else []
    shelves = [whole(folder) for folder in inner]
    if path not in inner:
        own = whole(root(path, settings))
        chosen = {name: file for name, file in own.paths.items() if file == path or file.is_relative_to(path)}
        shelves = [Shelf(own.folder, own.pack, chosen), *shelves] if chosen else shelves
    if not any(shelf.paths for shelf in shelves):
        raise ConfigError(f"{path}: no rules there; a rule is a .toml file in a folder that names its group")
    return shelves


def groups(paths: Sequence[Path], settings: Settings) -> list[list[Shelf]]:
    """Rules that are to hold side by side: all that are named, and each pack inside a named folder by itself; raises ConfigError."""
    together: list[Shelf] = []
    apart: list[list[Shelf]] = []
    for path in paths:
        for shelf in under(path, settings):
            if shelf.pack and shelf.folder != path and shelf.folder.is_relative_to(path):
                apart.append([shelf])
            else:
                together.append(shelf)
    return [together, *apart] if together else apart


def named(wanted: str, settings: Settings) -> list[Shelf]:
    """The rules that a path, the name of a style pack, an id or a folder of ids stands for; raises ConfigError where there are none."""
    if Path(wanted).exists():
        return under(Path(wanted), settings)
    known = packs.known(shipped())
    if wanted.partition("==")[0].strip() in known:
        return [whole(packs.find(wanted, Path.cwd(), shipped()))]
    shelves = {shelf.folder.resolve(): shelf for shelf in (*map(whole, known.values()), *in_force(settings))}
    # What stands on a later shelf takes the place of what has its id on an earlier one.
    standing = {name: shelf for shelf in shelves.values() for name in shelf.paths}
    chosen = [name for name in standing if name == wanted or name.startswith(wanted.rstrip("/") + "/")]
    if not chosen:
        raise ConfigError(f"there is no rule file, folder, style pack or id {wanted!r}{near(wanted, [*standing, *known])}")
    return [
        Shelf(shelf.folder, shelf.pack, {name: shelf.paths[name] for name in chosen if standing[name] is shelf})
        for shelf in dict.fromkeys(standing[name] for name in chosen)
    ]


def root(path: Path, settings: Settings) -> Path:
    """The folder that the id of a rule file, or of those in a folder, is relative to.

    It is the pack, the folder of the configuration or that of the shipped rules that the path lies in. Where it lies in none, ids have one
    slash: the folder above that of the file, or the folder itself unless rules stand in it.
    """
    known = {folder.resolve() for folder in (shipped(), *settings.styles, *settings.rule_folders)}
    for folder in (path, *path.parents) if path.is_dir() else path.parents:
        if folder.resolve() in known or (folder / packs.FILE).is_file():
            return folder
    if path.is_dir():
        return path.parent if any(path.glob("*.toml")) else path
    return path.parent.parent
