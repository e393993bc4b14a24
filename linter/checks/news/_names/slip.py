"""What is known of a name that is spelled two ways."""

from __future__ import annotations

from typing import NamedTuple

from linter.checks.news._names.cast import Use


class Slip(NamedTuple):
    """A spelling that is not the name's (its key), the right one, how often the story has that, and where the wrong one stands.

    ``sure`` is 0 to 1.
    """

    wrong: str
    right: str
    times: int
    uses: list[Use]
    sure: float
