"""``copydesk rules``: which rules there are."""

from __future__ import annotations

from pathlib import Path

import click

from linter.surfaces.cli._faults import Fault, say, usage
from linter.surfaces.cli._options import commas, configured
from linter.surfaces.cli._output import output_format, put


@click.command("rules", short_help="List and search the rules.")
@click.argument("words", nargs=-1, metavar="[WORD…]")
@output_format
@click.option("--select", multiple=True, callback=commas, metavar="CODE,…", help="Only these rules, or folders of rules.")
@click.option("--kind", "kinds", multiple=True, callback=commas, metavar="KIND,…", help="Only rules of these kinds; code is one.")
@click.option("--category", "categories", multiple=True, callback=commas, metavar="NAME,…", help="Only rules of these categories.")
@click.option("--severity", "severities", multiple=True, callback=commas, metavar="NAME,…", help="Only what can be told so severely.")
@click.option("--pack", "packs", multiple=True, callback=commas, metavar="NAME,…", help="Only rules of these style packs.")
@configured
def command(
    words: tuple[str, ...],
    output_format: str,
    select: tuple[str, ...],
    kinds: tuple[str, ...],
    categories: tuple[str, ...],
    severities: tuple[str, ...],
    packs: tuple[str, ...],
    config: Path | None,
    style: tuple[str, ...],
    *,
    no_config: bool,
) -> None:
    """List all rules of all checks, or those that have each WORD in their id, message, reason, examples or entries.

    Listed are rule files, shipped, of style packs and the newsroom's own, ids of checks that are code, and LanguageTool's rules
    that were measured. What the configuration does not ask for is marked as off, and so are packs that are not in force.
    """
    from linter.checks.rules.errors import near
    from linter.ruledesk.catalogue import Filter, catalogue
    from linter.surfaces.cli._bases import rule_settings
    from linter.surfaces.cli._rule_lines import listed, row

    with usage():
        entries = catalogue(rule_settings(config, style, no_config=no_config))
    wanted = Filter(words, select, kinds, categories, severities, packs)
    for what, name, known in wanted.unknown(entries.values()):  # it would list nothing
        raise Fault(f"there is no {what} {name!r}{near(name, known)}")
    found = [entry for entry in entries.values() if wanted.passes(entry)]
    put(output_format, lambda: [row(entry) for entry in found], lambda: listed(found))
    if not found:
        say("copydesk: no rule matches")
