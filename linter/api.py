"""The library: check a text, fix a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from linter.document import Document
from linter.engine import Linter
from linter.fix import fixed
from linter.readers import read
from linter.report import Report
from linter.settings import Language, LanguageToolMode, Settings


def check_text(
    text: str,
    *,
    language: str = "en",
    published: date | None = None,
    languagetool: LanguageToolMode = "off",
    filename: str = "<text>.txt",
) -> Report:
    """Check a story.

    ``language`` is a BCP 47 tag (ValueError if it is none); without a region the text tells which English it is.
    ``filename`` chooses the reader by its ending and stands in the report; raises ``linter.readers.Unreadable`` where no reader claims it.
    """
    settings = Settings(language=Language(language), published=published, languagetool=languagetool)
    with Linter(settings) as linter:
        return linter.lint(_read(filename, text), settings)


def fix_text(
    text: str,
    *,
    language: str = "en",
    published: date | None = None,
    unsafe: bool = False,
    languagetool: LanguageToolMode = "off",
    filename: str = "<text>.txt",
) -> str:
    """The story with its safe fixes applied, or with the first suggestion of every finding if ``unsafe``."""
    settings = Settings(language=Language(language), published=published, languagetool=languagetool)
    with Linter(settings) as linter:
        return fix_with(linter, _read(filename, text), settings, unsafe=unsafe)[0].decode("utf-8", "surrogatepass")


def fix_with(
    linter: Linter,
    document: Document,
    settings: Settings,
    *,
    unsafe: bool = False,
    format_: str | None = None,
    wanted: Callable[[Document, Report], Report] = lambda _, report: report,
) -> tuple[bytes, int]:
    """Fix a story with a linter that is already at work; the bytes of its file and the number of fixes.

    ``wanted`` leaves of a report what is to be mended.
    """
    name = document.source.name
    return fixed(document, lambda data: read(name, data, format_), lambda story: wanted(story, linter.lint(story, settings)), unsafe=unsafe)


def _read(filename: str, text: str) -> Document:
    return read(filename, text.encode("utf-8", "surrogatepass"))
