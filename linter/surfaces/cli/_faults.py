"""Errors of who calls: nothing was linted, one line says why."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import click

from linter.checks import ConfigError

USAGE = 2
INCOMPLETE = 3


class Fault(click.ClickException):
    """A run that cannot begin."""

    exit_code = USAGE

    def show(self, _file: object = None) -> None:
        """Print the message after the program's name: a log has lines of many programs."""
        say(f"copydesk: {self.message}")


class Failure(Fault):
    """Something that was asked for and could not be done."""

    exit_code = INCOMPLETE


@contextmanager
def usage() -> Iterator[None]:
    """Turn errors in what the user wrote into faults."""
    try:
        yield
    except ConfigError as error:
        raise Fault(str(error)) from None


def say_renamed(renamed: Mapping[str, str]) -> None:
    """Name the old ids that were used, with the present ones."""
    for old, present in renamed.items():
        say(f"copydesk: the rule {old} is called {present} now")


def say(line: str) -> None:
    """A line on standard error, after all that standard output was given before."""
    sys.stdout.flush()
    click.echo(line, err=True)
