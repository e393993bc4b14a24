"""What our own endpoints take and give, as the OpenAPI tells it.

Offsets and columns are code points of the decoded source, as in all of Copydesk's data.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from linter.document import Role
from linter.report import SourceFinding, SourceNotChecked

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


class Terms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a story is to be read.

    ``language`` is a BCP 47 tag and ``published`` the story's date as the content system knows them, which goes before what the story
    says. ``select`` and ``ignore`` are rules or folders of rules, ``style`` are names of style packs; where nothing is said the server's
    configuration holds.
    """

    filename: _Name = "story.txt"
    language: str | None = None
    published: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    style: tuple[str, ...] = ()


class Story(Terms, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to check. Either ``text`` or ``content``, which is its file in base64.

    The format is that of ``format``, else that of the ending of ``filename``, else plain text.
    """

    text: str | None = None
    content: bytes | None = None
    format: str | None = None


class Check(Story, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to check; with ``output_format`` the answer has what the command line would print in it."""

    output_format: str | None = None


class Fix(Story, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story to mend: the safe fixes, with ``unsafe`` the first suggestion of every finding."""

    unsafe: bool = False


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a story.

    ``quotations`` are the spans that are never changed unasked, ``output`` is there where an output format was asked for.
    """

    filename: str
    language: str
    words: int
    findings: tuple[SourceFinding, ...]
    not_checked: tuple[SourceNotChecked, ...]
    suppressed: int
    quotations: tuple[tuple[int, int], ...]
    output: str | None = None


class Stage(Checked, frozen=True, kw_only=True):
    """A line of a stream: what is said so far, and whether it is all (``whole``); or the ``problem`` that ended it."""

    whole: bool
    problem: str | None = None


class Paragraph(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paragraph by the client's name for it, and its role in the story. U+FFFC in it stands for what is no text, such as a picture."""

    id: _Name
    text: str
    role: Role = Role.PARAGRAPH


class NewStory(Terms, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A story that will be worked on, by the paragraph, in its order."""

    paragraphs: tuple[Paragraph, ...]


class StoryChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paragraphs with another text, and new ones; ``order`` are the names of all that are left, where any came, went or moved.

    A ``version`` that is not the present one is refused.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    order: tuple[_Name, ...] | None = None
    version: int | None = None


class ParagraphTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a paragraph; offsets, rows and columns are those of its own text."""

    id: str
    findings: tuple[SourceFinding, ...]


class StoryTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a version of a story: of the paragraphs that changed, or of all. ``whole`` tells that all checks have read it."""

    id: str
    version: int
    whole: bool
    language: str
    words: int
    paragraphs: tuple[ParagraphTold, ...]
    not_checked: tuple[SourceNotChecked, ...]


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


class Style(msgspec.Struct, frozen=True):
    """A style pack that a request can name in ``style``."""

    name: str
    title: str
