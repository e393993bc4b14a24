"""``copydesk init``: a configuration for a newsroom, and the entry for pre-commit."""

from __future__ import annotations

from pathlib import Path

import click

from linter.surfaces.cli._faults import Fault, say, usage

_ENGLISHES = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA", "en-IN", "en-IE", "en")


@click.command("init", short_help="Write a configuration, and an entry for pre-commit.")
@click.option("--language", metavar="TAG", help="The stories' English, such as en-GB; en finds it out from each story.")
@click.option("--style", metavar="NAME", help="The style pack that stories are held to; none for no pack.")
@click.option("--stories", metavar="FOLDER", help="Where the stories lie; . for everywhere.")
@click.option("--pre-commit/--no-pre-commit", default=None, help="Check stories before each commit.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; what is not said is the default.")
def command(language: str | None, style: str | None, stories: str | None, *, pre_commit: bool | None, yes: bool) -> None:
    """Write copydesk.toml in the current folder, after a few questions, and an entry in .pre-commit-config.yaml.

    Nothing that is there is overwritten: a configuration ends the command with exit code 2, and to a list of hooks the entry is added.
    """
    from linter.config import FILE
    from linter.surfaces.cli import _init

    if Path(FILE).exists():
        raise Fault(f"{FILE}: is there already; `copydesk check --show-settings` tells what it comes to")
    packs = ("none", *_init.styles())
    language = language or _answer("Which English do the stories have", "en", _ENGLISHES, yes=yes)
    style = style or _answer("Which style pack are they held to", "none", packs, yes=yes)
    stories = stories or _answer("In which folder do they lie", ".", None, yes=yes)
    if pre_commit is None:
        repository = Path(".git").exists()
        pre_commit = repository if yes else click.confirm("Check them before each commit, with pre-commit", default=repository)
    with usage():
        try:
            text = _init.configuration(language, None if style == "none" else style, stories)
        except ValueError as error:
            raise Fault(str(error)) from None
    Path(FILE).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{FILE}: written")
    if pre_commit:
        try:
            click.echo(f"{_init.HOOKS}: {_init.add_hook(Path(_init.HOOKS))}")
        except ValueError as error:
            say(f"copydesk: {error}")
            click.echo(_init.entry(), nl=False)
    click.echo("Next: copydesk check")


def _answer(question: str, default: str, known: tuple[str, ...] | None, *, yes: bool) -> str:
    if yes:
        return default
    choices = f" ({', '.join(known)})" if known else ""
    answer: str = click.prompt(f"{question}{choices}", default=default)
    return answer.strip()
