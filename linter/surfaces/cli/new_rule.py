"""``copydesk new-rule``: a rule file from wrong and right sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from linter.surfaces.cli._faults import say, usage
from linter.surfaces.cli._options import configured

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("new-rule", short_help="Make a rule of a wrong and a right sentence.")
@click.argument("code", metavar="ID")
@click.option("--wrong", "wrongs", multiple=True, metavar="TEXT", help="A wrong sentence, << and >> around what is wrong; two at least.")
@click.option("--right", "rights", multiple=True, metavar="TEXT", help="A right sentence, such as the wrong one mended; two at least.")
@click.option("--fix", "fixes", multiple=True, metavar="TEXT", help="What could stand there, best first; else as in the right sentence.")
@click.option("--message", metavar="TEXT", help="What is told; {text} is what was found, {suggestion} the first suggestion.")
@click.option("--why", metavar="TEXT", help="Why it is wrong.")
@click.option("--source", metavar="TEXT", help="Who says so: a style book, a dictionary, a reason.")
@click.option("--severity", type=click.Choice(["error", "warning", "info"]), default="warning", show_default=True)
@click.option("--confidence", type=click.FloatRange(0, 1), default=0.8, show_default=True, help="How often it is right where it speaks.")
@click.option("--action", type=click.Choice(["correct", "review", "ask"]), default="review", show_default=True, help="Who decides.")
@click.option("--category", default="style", show_default=True, metavar="NAME", help="A type of ITS 2.0 localization quality issues.")
@click.option("--safe", is_flag=True, help="Let --fix apply the one suggestion unasked.")
@click.option("--variety", type=click.Choice(["en-US", "en-GB"]), help="Keep the rule to one English.")
@click.option("--in", "folder", type=_FOLDER, metavar="FOLDER", help="Folder of rules to write to; the configured one if there is one.")
@configured
@click.pass_context
def command(
    context: click.Context,
    /,
    code: str,
    folder: Path | None,
    config: Path | None,
    style: tuple[str, ...],
    *,
    no_config: bool,
    **said: Any,
) -> None:
    """Write the rule file of a new rule ID, such as house/wharfside, from sentences.

    What is wrong stands between << and >>, or is what a wrong sentence has otherwise than its right version. Words around it are taken
    in until the right sentences are passed over. What is missing is asked for on a terminal. The rule is tested as `copydesk test-rules`
    does before it is written; a file that is there is left alone.

    Exit codes: 0 written, 1 the rule does not hold, 2 wrong usage.
    """
    from linter.surfaces.cli._bases import rule_settings
    from linter.surfaces.cli._new_rule import Said, made

    with usage():
        settings = rule_settings(config, style, no_config=no_config)
        target, text, problems = made(code, folder, Said(**said), settings)
    for line in problems:
        say(line)
    if problems:
        say("Not written.")
        context.exit(1)
    click.echo(text, nl=False)
    say(f"Written: {target}")
    say(f"`copydesk preview {target} ARCHIVE` shows what it would find in what was published.")
