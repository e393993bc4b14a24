"""``copydesk rule``: what one rule says, why, and how it is switched off."""

from __future__ import annotations

from pathlib import Path

import click

from linter.surfaces.cli._faults import Fault, usage
from linter.surfaces.cli._options import configured
from linter.surfaces.cli._output import output_format, put


@click.command("rule", short_help="Explain a rule.")
@click.argument("code", metavar="ID")
@output_format
@configured
def command(code: str, output_format: str, config: Path | None, style: tuple[str, ...], *, no_config: bool) -> None:
    """Tell what the rule ID says and why, show its examples, and how it is configured.

    ID is the one that findings have, such as confusion/trial-trail. Of ids that stand in no rule file what is known is shown.
    """
    from linter.ruledesk.catalogue import catalogue, near_ids
    from linter.surfaces.cli._bases import rule_settings
    from linter.surfaces.cli._rule_text import as_data, lines

    with usage():
        entries = catalogue(rule_settings(config, style, no_config=no_config))
    entry = entries.get(code) or next((one for one in entries.values() if one.rule and code in one.rule.aliases), None)
    if entry is None:
        near = near_ids(code, entries)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else "; `copydesk rules WORD` searches"
        raise Fault(f"there is no rule {code!r}{hint}")
    put(output_format, lambda: as_data(entry), lambda: lines(entry))
