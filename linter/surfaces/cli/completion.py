"""``copydesk completion``: what a shell needs to complete the command line."""

from __future__ import annotations

import click

_NAME = "copydesk"
_SHELLS = ("bash", "zsh", "fish")


@click.command("completion", short_help="Print a script that completes commands and options.")
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print the script by which a shell completes commands, options and their values.

    \b
    bash: eval "$(copydesk completion bash)" in ~/.bashrc
    zsh:  eval "$(copydesk completion zsh)" in ~/.zshrc
    fish: copydesk completion fish > ~/.config/fish/completions/copydesk.fish
    """
    from click.shell_completion import get_completion_class

    from linter.surfaces.cli import main

    complete = get_completion_class(shell)
    assert complete is not None  # noqa: S101 - the choices are those that click has
    # Without the check of the shell's version that click would make: the script may be made elsewhere than it is used.
    made = complete(main, {}, _NAME, f"_{_NAME.upper()}_COMPLETE")
    click.echo(made.source_template % made.source_vars())
