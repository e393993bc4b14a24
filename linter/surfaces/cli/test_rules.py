"""``copydesk test-rules``: whether the rules of a newsroom hold."""

from __future__ import annotations

from pathlib import Path

import click

from linter.surfaces.cli._faults import USAGE, say, usage
from linter.surfaces.cli._options import configured
from linter.surfaces.cli._output import output_format, put

_FOUND = 1


@click.command("test-rules", short_help="Test rule files and style packs.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@output_format
@configured
@click.pass_context
def command(
    context: click.Context, paths: tuple[Path, ...], output_format: str, config: Path | None, style: tuple[str, ...], *, no_config: bool
) -> None:
    """Test the rules in each PATH: a folder of rules, a style pack, a part of one, or a file.

    Tested is whether each rule finds what its examples mark and nothing else, whether its id is free, whether it contradicts another
    rule, of the same folder, shipped, configured or of a pack named with --style, whether each of its entries can be found at all, and
    what its expressions cost. Each problem is a line that tells where it is and what to do.

    Exit codes: 0 no problems, 1 problems, 2 a file that is no rule, or wrong usage.
    """
    from linter.ruledesk.examination import UNREADABLE, Examination
    from linter.ruledesk.shelves import groups, in_force
    from linter.surfaces.cli._bases import rule_settings

    with usage():
        settings = rule_settings(config, style, no_config=no_config)
        examinations = [Examination(shelves, in_force(settings)) for shelves in groups(paths, settings)]
    problems = [problem for examination in examinations for problem in examination.problems()]
    put(
        output_format,
        lambda: [
            {
                "filename": str(one.path),
                "location": {"row": one.at.line, "column": one.at.column},
                "key": one.key or None,
                "rule": one.rule,
                "problem": one.what,
                "message": one.said,
            }
            for one in problems
        ],
        lambda: (one.line() for one in problems),
    )
    count = sum(len(examination.rules) for examination in examinations)
    say(f"Tested {count:,} {'rule' if count == 1 else 'rules'}: {len(problems) or 'no'} {'problem' if len(problems) == 1 else 'problems'}.")
    if problems:
        context.exit(USAGE if any(one.what == UNREADABLE for one in problems) else _FOUND)
