"""What our own endpoints take and give, as the OpenAPI tells it.

Offsets and columns are code points of the decoded source, as in all of Copydesk's data.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from linter.report import SourceFinding, SourceNotChecked

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


class Story(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to check. Either ``text`` or ``content``, which is its file in base64.

    The format is that of ``format``, else that of the ending of ``filename``, else plain text. ``language`` is a BCP 47 tag and
    ``published`` the story's date as the content system knows them, which goes before what the story says. ``select`` and ``ignore``
    are rules or folders of rules, ``style`` are names of style packs; where nothing is said the server's configuration holds.
    """

    text: str | None = None
    content: bytes | None = None
    filename: _Name = "story.txt"
    format: str | None = None
    language: str | None = None
    published: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: tuple[str, ...] = ()


class Check(Story, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to check; with ``output_format`` the answer has what the command line would print in it."""

    output_format: str | None = None


class Fix(Story, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to mend: the safe fixes, with ``unsafe`` the first suggestion of every finding."""

    unsafe: bool = False


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a story. ``output`` is there where an output format was asked for."""

    filename: str
    language: str
    words: int
    findings: tuple[SourceFinding, ...]
    not_checked: tuple[SourceNotChecked, ...]
    suppressed: int
    output: str | None = None


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """A mended story: its text, or its file in base64 where it was sent so; how many fixes were made, and what is left."""

    text: str | None = None
    content: bytes | None = None
    fixed: int
    findings: tuple[SourceFinding, ...]
    not_checked: tuple[SourceNotChecked, ...]


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: ``severities`` are those that its findings can have, the worst first."""

    id: str
    check: str
    kind: str
    severities: tuple[str, ...]
    message: str
    safe: bool
    category: str | None
    pack: str | None
    in_force: bool


class Word(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of the vocabulary, as its file has it: ``Kyiv``, ``Kiev -> Kyiv``, ``Twixmas until 2027-01-02``."""

    word: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Words(msgspec.Struct, frozen=True):
    """The entries of the vocabulary that clients may add to."""

    words: tuple[str, ...]


class Changed(msgspec.Struct, frozen=True):
    """Whether the vocabulary is another now."""

    changed: bool


class Problem(msgspec.Struct, frozen=True):
    """What is wrong about a request: RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
