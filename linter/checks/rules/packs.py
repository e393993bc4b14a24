"""Style packs: folders of rules that hold only where they are asked for, as a house keeps one style book or another.

A pack is a folder with a ``pack.toml``. Shipped ones stand in ``rules/style``; a newsroom's is any folder, or a Python package that an
entry point of the group ``copydesk.styles`` names. The ids of its rules begin with ``style/NAME/``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from linter.checks import ConfigError
from linter.checks.rules.errors import explained, misread, near, unparsed

FILE = "pack.toml"
GROUP = "copydesk.styles"


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``pack.toml`` says: the first part of its ids, a version to pin, whose style it is, and the Englishes that it binds."""

    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    version: str
    title: str
    source: str
    varieties: tuple[Literal["en-US", "en-GB"], ...] = ("en-US", "en-GB")


def load(folder: Path) -> Pack:
    """The pack in a folder; raises ConfigError."""
    path = folder / FILE
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Pack)
    except FileNotFoundError:
        raise ConfigError(f"{folder}: no style pack: it has no {FILE}") from None
    except msgspec.ValidationError as error:
        raise misread(path, explained(str(error), Pack)) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise unparsed(path, error) from None


def find(wanted: str, root: Path, shipped: Path) -> Path:
    """The folder of the pack that ``NAME``, ``NAME==VERSION`` or a path relative to ``root`` stands for; raises ConfigError."""
    name, pinned, version = wanted.partition("==")
    folder = _folder(name.strip(), root, shipped)
    if pinned and load(folder).version != version.strip():
        raise ConfigError(f"the style pack {name.strip()!r} has version {load(folder).version}, not {version.strip()}")
    return folder


def _folder(name: str, root: Path, shipped: Path) -> Path:
    if (shipped / "style" / name / FILE).is_file():
        return shipped / "style" / name
    if (root / name / FILE).is_file():
        return root / name
    installed = _installed()
    if name in installed:
        return installed[name]
    names = [*known(shipped)]
    hint = near(name, names) or f" (known: {', '.join(names)}; a folder needs a {FILE})"
    raise ConfigError(f"there is no style pack {name!r}{hint}")


def known(shipped: Path) -> dict[str, Path]:
    """The folders of the packs that can be asked for by name: the shipped ones, and those of Python packages."""
    return {path.parent.name: path.parent for path in sorted((shipped / "style").glob(f"*/{FILE}"))} | _installed()


def _installed() -> dict[str, Path]:
    """The folders of the packs that installed Python packages bring."""
    from importlib.metadata import entry_points  # dear, and only asked where a pack is not shipped
    from importlib.util import find_spec

    found: dict[str, Path] = {}
    for entry in entry_points(group=GROUP):
        spec = find_spec(entry.value)
        for place in (spec.submodule_search_locations or ()) if spec else ():
            found[entry.name] = Path(place)
    return found
