"""Asking a LanguageTool server: one request to ``/v2/check``, its answer as frozen values."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from linter.checks.languagetool.error import LanguageToolError, UnreachableError
from linter.checks.languagetool.utf16 import Utf16

#: Seconds until an answer: longer than the server's own limit for a check, so that its error arrives.
TIMEOUT = 45.0
_LONGEST_REASON = 200


class Match(msgspec.Struct, frozen=True, array_like=True):
    """What a rule of LanguageTool found; ``start`` and ``end`` are code points into the text that was sent."""

    start: int
    end: int
    rule: str
    category: str
    issue_type: str
    message: str
    short_message: str
    replacements: tuple[str, ...]
    url: str | None
    sentence: str


class Answer(msgspec.Struct, frozen=True):
    """The matches in a text, and why there may be more, where the server gave up on a part of it."""

    matches: tuple[Match, ...]
    incomplete: str | None


class _Value(msgspec.Struct):
    value: str = ""


class _Category(msgspec.Struct):
    id: str


class _Rule(msgspec.Struct, rename="camel"):
    id: str
    category: _Category
    issue_type: str = "uncategorized"
    urls: list[_Value] = []


class _Match(msgspec.Struct, rename="camel"):
    offset: int
    length: int
    message: str
    rule: _Rule
    replacements: list[_Value] = []
    short_message: str = ""
    sentence: str = ""

    def plain(self, offsets: Utf16) -> Match:
        start, end = offsets.span(self.offset, self.offset + self.length)
        return Match(
            start,
            end,
            self.rule.id,
            self.rule.category.id,
            self.rule.issue_type,
            self.message,
            self.short_message,
            tuple(replacement.value for replacement in self.replacements),
            self.rule.urls[0].value if self.rule.urls else None,
            self.sentence,
        )


class _Warnings(msgspec.Struct, rename="camel"):
    incomplete_results: bool = False
    incomplete_results_reason: str = "the server gave no reason"


class _Answer(msgspec.Struct):
    matches: list[_Match]
    warnings: _Warnings = msgspec.field(default_factory=_Warnings)


# Made once, at import: msgspec learns a type at its first use, and two threads that do so at once crash it.
_decode = msgspec.json.Decoder(_Answer).decode


def check(
    url: str,
    text: str,
    language: str,
    *,
    disabled_rules: Sequence[str] = (),
    disabled_categories: Sequence[str] = (),
    enabled_rules: Sequence[str] = (),
    timeout: float = TIMEOUT,
) -> Answer:
    """Ask the server at ``url`` (ending in ``/v2/``) what is wrong with a text in a language that it knows.

    ``enabled_rules`` are asked for though they, or their categories, are disabled or off by themselves.

    Raises LanguageToolError where it refuses or gives no LanguageTool answer, and UnreachableError where it
    cannot be reached or keeps silent for ``timeout`` seconds.
    """
    from urllib.parse import urlencode

    form = {"text": text, "language": language, "allowIncompleteResults": "true"}
    form |= {"disabledRules": ",".join(disabled_rules)} if disabled_rules else {}
    form |= {"disabledCategories": ",".join(disabled_categories)} if disabled_categories else {}
    form |= {"enabledRules": ",".join(enabled_rules)} if enabled_rules else {}
    # A lone surrogate has no UTF-8; the question mark in its place is one unit and one code point as well.
    body = urlencode(form, errors="replace").encode("ascii")
    status, data = _post(url, body, timeout)
    if status != 200:
        raise LanguageToolError(f"LanguageTool answered {status}: {_reason(data)}")
    try:
        answer = _decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LanguageToolError(f"LanguageTool's answer cannot be read ({error}): {_reason(data)}") from error
    offsets = Utf16(text)
    warnings = answer.warnings
    return Answer(
        tuple(match.plain(offsets) for match in answer.matches),
        warnings.incomplete_results_reason if warnings.incomplete_results else None,
    )


def _post(url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
    from http.client import HTTPConnection, HTTPException, HTTPSConnection
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    connection = connect(parts.hostname or "", parts.port, timeout=timeout)
    try:
        connection.request("POST", parts.path + "check", body, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
        response = connection.getresponse()
        return response.status, response.read()
    except TimeoutError as error:
        raise UnreachableError(f"LanguageTool did not answer within {timeout:g} seconds") from error
    except (OSError, HTTPException) as error:
        raise UnreachableError(f"LanguageTool does not answer ({error or type(error).__name__})") from error
    finally:
        connection.close()


def _reason(data: bytes) -> str:
    """The first words of an answer, for a message of one line."""
    text = " ".join(data.decode("utf-8", "replace").split())
    return text if len(text) <= _LONGEST_REASON else text[:_LONGEST_REASON] + "…"
