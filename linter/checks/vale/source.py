"""A YAML file of a Vale rule, with the place of every key and value.

Scalars are taken as they are written: the words ``no`` and ``on`` are words here, not truth values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from linter.checks import ConfigError


class Value:
    """A value of the file, and readers for the kinds it may have; each raises ConfigError for what it is not."""

    def __init__(self, path: Path, key: str, node: Any) -> None:
        """Take a node of the ``yaml`` package and the key it stands under."""
        self.path = path
        self.key = key
        self.node = node

    def error(self, problem: str) -> ConfigError:
        """``file:line:column: key: problem``; lines and columns count from 1."""
        mark = self.node.start_mark
        return ConfigError(f"{self.path}:{mark.line + 1}:{mark.column + 1}: `{self.key}`: {problem}")

    @property
    def empty(self) -> bool:
        """Whether nothing, or ``null``, stands there."""
        return bool(self.node.tag == "tag:yaml.org,2002:null")

    def text(self) -> str:
        """A string, a number as it is written, or the empty text for nothing."""
        if self.node.id != "scalar":
            raise self.error("must be one string")
        return "" if self.empty else str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of strings; one string is a list of one."""
        if self.node.id == "scalar":
            return () if self.empty else (self.text(),)
        return tuple(item.text() for item in self.items())

    def flag(self) -> bool:
        """True or false."""
        said = self.text().lower()
        if said not in ("true", "false"):
            raise self.error(f"must be true or false, not {self.text()!r}")
        return said == "true"

    def whole(self) -> int:
        """A whole number."""
        try:
            return int(self.text())
        except ValueError:
            raise self.error(f"must be a whole number, not {self.text()!r}") from None

    def number(self) -> float:
        """A number."""
        try:
            return float(self.text())
        except ValueError:
            raise self.error(f"must be a number, not {self.text()!r}") from None

    def choice(self, choices: Sequence[str]) -> str:
        """One of some words."""
        said = self.text()
        if said not in choices:
            raise self.error(f"there is no {said!r}{near(said, choices)}")
        return said

    def items(self) -> tuple[Value, ...]:
        """The items of a list."""
        if self.empty:
            return ()
        if self.node.id != "sequence":
            raise self.error("must be a list")
        return tuple(Value(self.path, self.key, node) for node in self.node.value)

    def pairs(self) -> dict[str, Value]:
        """The values of a table by their keys, in the order of the file; of two with the same key the last counts."""
        if self.empty:
            return {}
        if self.node.id != "mapping":
            raise self.error("must be a table")
        return {str(key.value): Value(self.path, str(key.value), node) for key, node in self.node.value}

    def flat_texts(self) -> tuple[str, ...]:
        """A list of strings, which may stand in lists of their own."""
        return tuple(text for item in self.items() for text in (item.flat_texts() if item.node.id == "sequence" else (item.text(),)))


def near(said: str, known: Iterable[str]) -> str:
    """A hint at the known word that was meant, or all of them."""
    close = get_close_matches(said, list(known), 1)
    return f"; did you mean {close[0]!r}?" if close else f" (known: {', '.join(sorted(known))})"


class Table:
    """The keys of a rule, whatever their case, and who has asked for which."""

    def __init__(self, path: Path, values: dict[str, tuple[Any, Value]]) -> None:
        """Take values by key in lower case, each with the node of its key."""
        self.path = path
        self.values = values

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        return self.values[key][1].text() if key in self.values else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is not there."""
        return self.values[key][1].texts() if key in self.values else ()

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        return self.values[key][1].flag() if key in self.values else default

    def whole(self, key: str) -> int:
        """A whole number, 0 where the key is not there."""
        return self.values[key][1].whole() if key in self.values else 0

    def number(self, key: str) -> float:
        """A number, 0 where the key is not there."""
        return self.values[key][1].number() if key in self.values else 0.0

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """One of some words."""
        return self.values[key][1].choice(choices) if key in self.values else default

    def pairs(self, key: str) -> dict[str, Value]:
        """A table, empty where the key is not there."""
        return self.values[key][1].pairs() if key in self.values else {}

    def items(self, key: str) -> tuple[Value, ...]:
        """A list, empty where the key is not there."""
        return self.values[key][1].items() if key in self.values else ()

    def error(self, key: str, problem: str) -> ConfigError:
        """An error in the value of a key, or at the start of the file where the key is not there."""
        found = self.values.get(key)
        return found[1].error(problem) if found else ConfigError(f"{self.path}:1:1: `{key}`: {problem}")

    def refuse_others(self, known: Iterable[str]) -> None:
        """Raise ConfigError for the first key that is not among ``known``."""
        names = set(known)
        for key, (node, value) in self.values.items():
            if key not in names:
                mark = node.start_mark
                raise ConfigError(f"{value.path}:{mark.line + 1}:{mark.column + 1}: unknown key `{node.value}`{near(key, names)}")


def _node(text: str, loader: Any) -> Any:
    reader = loader(text)
    try:
        node = reader.get_single_node()
        if node is not None and node.id == "mapping":
            reader.flatten_mapping(node)
        return node
    finally:
        reader.dispose()


def load(path: Path) -> Table:
    """The table in a file; raises ConfigError with file, line and column."""
    import yaml  # only where styles are asked for

    class Lenient(yaml.SafeLoader):  # type: ignore[misc]
        """As Go's reader, which knows one escape more."""

        ESCAPE_REPLACEMENTS: ClassVar = {**yaml.SafeLoader.ESCAPE_REPLACEMENTS, "'": "'"}

    try:
        text = path.read_text(encoding="utf-8-sig")
        try:
            node = _node(text, getattr(yaml, "CSafeLoader", Lenient))
        except yaml.YAMLError:
            node = _node(text, Lenient)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: not UTF-8 (byte {error.start})") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise ConfigError(f"{place}: not YAML: {getattr(error, 'problem', None) or error}") from None
    if node is None or node.id != "mapping":
        raise ConfigError(f"{path}:1:1: a rule is a table of keys such as `extends` and `message`")
    return Table(path, {str(key.value).lower(): (key, Value(path, str(key.value), value)) for key, value in node.value})
