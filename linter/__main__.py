"""``python -m linter`` is the ``copydesk`` command."""

from linter.surfaces.cli import main

if __name__ == "__main__":  # a process that reads some of many files imports this and is no command
    main(prog_name="copydesk")
