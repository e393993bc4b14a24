"""``copydesk explain``: what the checks say of a place in a story, and what became of it."""

from __future__ import annotations

import re
import shutil
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from linter.surfaces.cli._faults import INCOMPLETE, Failure, Fault, say, say_renamed, usage
from linter.surfaces.cli._options import Reading, reading
from linter.surfaces.cli._output import output_format, put

if TYPE_CHECKING:
    from linter.surfaces.cli._explain import Explanation

# A path may hold colons, one for a drive's letter; the last two part off the numbers. Who copies a finding's place may copy its colon.
_PLACE = re.compile(r"(?P<path>.+):(?P<row>[0-9]{1,9}):(?P<column>[0-9]{1,9}):?", re.DOTALL)


class _Place(NamedTuple):
    path: str
    row: int
    column: int


def _place(context: click.Context, param: click.Parameter, given: str) -> _Place:
    match = _PLACE.fullmatch(given)
    if match is None:
        from linter.files import shown

        raise click.BadParameter(f"FILE:LINE:COL is wanted, such as story.txt:3:14, not {shown(given)!r}", context, param)
    return _Place(match["path"], int(match["row"]), int(match["column"]))


@click.command("explain", short_help="Tell why a place in a story is flagged, or is not.")
@click.argument("place", metavar="FILE:LINE:COL", callback=_place)
@output_format
@reading
@click.pass_context
def command(context: click.Context, /, place: _Place, output_format: str, **options: Any) -> None:
    """Tell what every check found in the sentence at a place, and what became of each finding and why.

    LINE and COL count from 1, columns in characters, as the findings of `copydesk check` do. Told is, too, what the context
    check thought of and kept to itself, what LanguageTool said before it was tuned for news, and what is known of the word.

    Exit codes: 0 done, 2 wrong usage or configuration, 3 the story could not be read, or not by every check.
    """
    # What is asked takes longer to import than --help should.
    from linter.surfaces.cli._explain_data import as_data
    from linter.surfaces.cli._explain_text import lines

    found = _explained(place, Reading(**options))
    put(output_format, lambda: as_data(found), lambda: lines(found, shutil.get_terminal_size((100, 24)).columns))
    for gap in found.not_checked:
        say(f"{gap.filename}: not checked{'' if gap.check == 'all' else f' by {gap.check}'}: {gap.reason}")
    context.exit(INCOMPLETE if found.not_checked else 0)


def _explained(place: _Place, asked: Reading) -> Explanation:
    from linter import files, readers
    from linter.surfaces.cli._bases import Bases
    from linter.surfaces.cli._explain import explain
    from linter.surfaces.cli._room import Room

    name = files.shown(place.path)
    file = files.File(place.path, name, PurePath(place.path).as_posix())
    with usage():
        room = Room(Bases(asked))
        desk = room.desk(file.real)
    with room:
        linter = desk.linter()
        try:
            document = readers.read(name, files.read(place.path), asked.format_)
        except readers.Unreadable as error:
            raise Failure(f"{name}: {error}") from None
        try:
            settings = desk.settings_for(file, document)
        except ValueError as error:
            raise Fault(f"{name}: the story's language: {error}") from None
        try:
            found = explain(linter, document, settings, place.row, place.column)
        except ValueError as error:
            raise Fault(f"{name}: {error}") from None
    say_renamed(room.renamed)
    return found
