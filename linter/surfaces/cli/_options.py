"""What the options of ``check`` take, and what was asked for with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

from linter.config import FailOn
from linter.settings import Language, LanguageToolMode

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line of ``check``; None or empty where nothing was said, so that the configuration is asked next."""

    paths: tuple[str, ...]
    output_format: str | None
    fix: bool
    diff: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    language: Language | None
    published: date | None
    metadata: Path | None
    config: Path | None
    no_config: bool
    fail_on: FailOn | None
    exclude: tuple[str, ...]
    no_respect_gitignore: bool
    statistics: bool
    languagetool: LanguageToolMode | None
    no_cache: bool
    stdin_filename: str | None
    color: str
    quiet: bool

    @property
    def stdin(self) -> bool:
        """Whether the story comes by standard input; raises click.UsageError where files are named besides."""
        if "-" not in self.paths and self.stdin_filename is None:
            return False
        if set(self.paths) - {"-"}:
            raise click.UsageError("standard input and files cannot be checked in one run")
        return True


def parsed(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, str | None], T | None]:
    """A callback that parses an option's value, its ValueError a usage error."""

    def convert(context: click.Context, param: click.Parameter, value: str | None) -> T | None:
        try:
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), context, param) from None

    return convert


def commas(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values of an option that may be repeated and may hold several, parted by commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())
