"""``copydesk preview``: what rules would find in what was published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.settings import Language
from linter.surfaces.cli._faults import INCOMPLETE, say, usage
from linter.surfaces.cli._options import configured, format_option, parsed
from linter.surfaces.cli._output import output_format, put

if TYPE_CHECKING:
    from linter.ruledesk.tally import Tally

_ARCHIVE = click.Path(exists=True, path_type=Path)


@click.command("preview", short_help="Show what rules would find in an archive.")
@click.argument("rules", nargs=-1, required=True, metavar="RULE…")
@click.argument("archive", type=_ARCHIVE, metavar="ARCHIVE")
@output_format
@click.option("--sample", type=click.IntRange(0), default=10, show_default=True, metavar="N", help="Show so many findings.")
@click.option("--seed", type=int, default=0, show_default=True, metavar="N", help="Choose others of them.")
@click.option("--against", metavar="REV|PATH", help="Compare with the rules of this git revision, file or folder.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Read with so many processes.")
@click.option("--language", callback=parsed(Language), metavar="TAG", help="Language of stories that do not say it; else by spelling.")
@format_option
@configured
@click.pass_context
def command(
    context: click.Context,
    rules: tuple[str, ...],
    archive: Path,
    output_format: str,
    sample: int,
    seed: int,
    against: str | None,
    jobs: int,
    language: Language | None,
    format_: str | None,
    config: Path | None,
    style: tuple[str, ...],
    *,
    no_config: bool,
) -> None:
    """Show what each RULE would find in ARCHIVE: how much, in how many stories, and a sample of it.

    RULE is an id, a folder of ids, a rule file, a folder of them, or a style pack, in force or not. ARCHIVE is a story, a folder of
    stories, or a .jsonl file with a "text" and, if it is known, a "language" in each line. What is found goes the way of all
    findings: what people say in quotations falls to a hint or is dropped. Nothing else is looked for.

    Exit codes: 0 done, 2 wrong usage, 3 a story could not be read; the others were.
    """
    from linter.surfaces.cli._preview_text import as_data, lines, unread

    with usage():
        tally = _tallied(rules, archive, sample, seed, against, jobs, (language, format_, config, style, no_config))
    put(output_format, lambda: as_data(tally, against), lambda: lines(tally, against))
    for line in unread(tally):
        say(line)
    context.exit(INCOMPLETE if tally.unread else 0)


def _tallied(
    rules: tuple[str, ...],
    archive: Path,
    sample: int,
    seed: int,
    against: str | None,
    jobs: int,
    reading: tuple[Language | None, str | None, Path | None, tuple[str, ...], bool],
) -> Tally:
    from contextlib import ExitStack

    from msgspec.structs import replace

    from linter.ruledesk.archive import items
    from linter.ruledesk.preview import Job
    from linter.ruledesk.shelves import named
    from linter.ruledesk.tally import Tally
    from linter.surfaces.cli._bases import rule_settings
    from linter.surfaces.cli._progress import Progress
    from linter.surfaces.cli._rule_versions import other_version

    language, format_, config, style, no_config = reading
    settings = rule_settings(config, style, no_config=no_config, language=language)
    shelves = [shelf for rule in rules for shelf in named(rule, settings)]
    found = items(archive)
    progress = Progress(len(found), wanted=True)
    with ExitStack() as keep:
        before = other_version(against, shelves, settings, keep) if against is not None else None
        job = Job(shelves, replace(settings, select=(), ignore=(), rules=()), before, format_)
        tally = Tally([one.rule for one in job.rules()], sample, seed, compared=before is not None)
        for read in job.read(found, jobs):
            progress.step()
            tally.add(read)
    progress.hide()
    return tally
