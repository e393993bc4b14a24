"""``python -m linter`` is the ``copydesk`` command."""

from linter.surfaces.cli import main

main(prog_name="copydesk")
