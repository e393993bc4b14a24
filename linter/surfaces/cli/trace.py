"""``copydesk trace``: which lists know a word, and what is made of it."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from linter.settings import Language
from linter.surfaces.cli._faults import usage
from linter.surfaces.cli._options import parsed
from linter.surfaces.cli._output import output_format, put

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _no_blank(context: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
    if not all(map(str.strip, words)):
        raise click.BadParameter("a word or a phrase is wanted", context, param)
    return words


@click.command("trace", short_help="Tell why a word is flagged, or is not.")
@click.argument("words", nargs=-1, required=True, metavar="WORD…", callback=_no_blank)
@output_format
@click.option("--language", callback=parsed(Language), metavar="TAG", help="Language to judge the words in; the configured one by default.")
@click.option("--config", type=_FILE, metavar="FILE", help="Read this configuration and no other.")
@click.option("--no-config", is_flag=True, help="Read no configuration.")
def command(words: tuple[str, ...], output_format: str, language: Language | None, config: Path | None, *, no_config: bool) -> None:
    """Tell of each WORD, or phrase in quotation marks, which lists know it and why it would be flagged or not.

    Asked are the lexicon, the names, the known misspellings, the spellings of each English, the vocabulary and the
    rules; then what spelling makes of it. Where a word stands in a story counts too: in a quotation, at the start of
    a sentence, in a headline.
    """
    # What is asked takes longer to import than --help should.
    from linter.surfaces.cli import _trace
    from linter.surfaces.cli._bases import word_settings

    with usage():
        settings = word_settings(language, config, no_config=no_config)
        traces = [_trace.trace(word, settings) for word in words]
    put(
        output_format,
        lambda: [_trace.as_data(found) for found in traces],
        lambda: chain(*([*([""] if number else []), *_trace.lines(found)] for number, found in enumerate(traces))),
    )
