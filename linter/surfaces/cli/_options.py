"""The options of commands that read stories, and what was asked for with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar, get_args

import click
import msgspec

from linter.settings import FailOn, Language, LanguageToolMode, day

T = TypeVar("T")


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How stories are to be read; None or empty where nothing was said, so that the configuration is asked next."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: Language | None = None
    published: date | None = None
    metadata: Path | None = None
    config: Path | None = None
    no_config: bool = False
    style: tuple[str, ...] = ()
    format_: str | None = None
    languagetool: LanguageToolMode | None = None
    no_cache: bool = False


class Asked(Reading, frozen=True, kw_only=True):
    """The command line of ``check``."""

    paths: tuple[str, ...]
    output_format: str | None
    output_file: str | None
    fix: bool
    diff: bool
    fail_on: FailOn | None
    exclude: tuple[str, ...]
    no_respect_gitignore: bool
    statistics: bool
    against: str | None
    changed: str | None
    baseline: Path | None
    exit_zero: bool
    add_ignore: str | None
    watch: bool
    stdin_filename: str | None
    color: str
    jobs: int | None
    show_settings: bool
    show_files: bool
    quiet: bool
    verbose: bool

    @property
    def stdin(self) -> bool:
        """Whether the story comes by standard input; raises click.UsageError where files are named besides."""
        if "-" not in self.paths and self.stdin_filename is None:
            return False
        if set(self.paths) - {"-"}:
            raise click.UsageError("standard input and files cannot be checked in one run")
        if self.changed is not None:
            raise click.UsageError("--changed is for files in a git repository, not for standard input")
        if self.watch or self.add_ignore is not None:
            raise click.UsageError(f"{'--watch' if self.watch else '--add-ignore'} is for files, not for standard input")
        if self.against is not None and self.stdin_filename is None:
            raise click.UsageError("--against needs --stdin-filename to know which story standard input holds")
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


def _format(text: str) -> str:
    from linter.readers import formats  # as dear to import as the command line

    if text not in formats():
        raise ValueError(f"{text!r} is not one of {', '.join(formats())}")
    return text


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_CONFIGURED = (
    click.option("--config", type=_FILE, metavar="FILE", help="Read this configuration and no other."),
    click.option("--no-config", is_flag=True, help="Read no configuration."),
    click.option("--style", multiple=True, callback=commas, metavar="NAME,…", help="Hold stories to these style packs, such as ap."),
)
_FINDING = (
    click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave out files; patterns as in .gitignore."),
    click.option("--no-respect-gitignore", is_flag=True, help="Read what .gitignore names, too."),
)
format_option = click.option(
    "--format", "format_", callback=parsed(_format), metavar="NAME", help="Format of the stories; seen from each if unsaid."
)
_READING = (
    click.option("--select", multiple=True, callback=commas, metavar="CODE,…", help="Report only these rules, or folders of rules."),
    click.option("--ignore", multiple=True, callback=commas, metavar="CODE,…", help="Do not report these rules, or folders of rules."),
    click.option("--language", callback=parsed(Language), metavar="TAG", help="Language of stories that do not say it; else by spelling."),
    click.option("--published", callback=parsed(day), metavar="YYYY-MM-DD", help="Date of stories that do not say it."),
    click.option("--metadata", type=_FILE, metavar="FILE", help="JSON with each story's language and date, by its path."),
    *_CONFIGURED,
    format_option,
    click.option(
        "--languagetool", type=click.Choice(get_args(LanguageToolMode)), help="Use LanguageTool; auto (where installed) by default."
    ),
    click.option("--no-cache", is_flag=True, help="Read anew what was read before, and ask LanguageTool anew."),
)


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which rules are in force: ``config``, ``no_config`` and ``style``."""
    for option in reversed(_CONFIGURED):
        command = option(command)
    return command


def finding(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which files are found in folders: ``exclude`` and ``no_respect_gitignore``."""
    for option in reversed(_FINDING):
        command = option(command)
    return command


def reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that make a ``Reading``."""
    for option in reversed(_READING):
        command = option(command)
    return command
