"""Naviga Writer's two endpoints for a spelling checker of one's own: which words are misspelled, and what one may be meant for.

Source: docs.navigaglobal.com, "Integrating External Spell Checking". Languages come as ``en_GB``. The page says that the misspelled words
are answered as they were sent, and not what the request is called in each release: words are taken from a list, from ``words``, ``word`` or
``text``, in JSON, in a form or in the query.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import msgspec
from msgspec.structs import replace
from starlette.responses import Response
from starlette.routing import Route

from linter.finding import Severity
from linter.readers import read
from linter.report import SourceFinding
from linter.settings import Language
from linter.surfaces.server._bodies import answer
from linter.surfaces.server._desk import desk_of
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

_WORDS = re.compile(r"[^\s,]+")
_MOST = 10_000
#: Without a word before it a capital would be that of a sentence, and a name a slip.
_BEFORE = "and "


async def check(request: Request) -> Response:
    """The misspelled words of those that were sent."""
    words, language = await _asked(request)
    found = await _found(request, words, language)
    return answer([word for word in dict.fromkeys(words) if word in found])


async def suggestion(request: Request) -> Response:
    """What the word that was sent may be meant for."""
    words, language = await _asked(request)
    found = await _found(request, words, language)
    return answer(list(dict.fromkeys(text for word in words for text in found.get(word, ()))))


async def _found(request: Request, words: list[str], language: str | None) -> dict[str, tuple[str, ...]]:
    """The misspelled words with what they may be meant for."""
    desk = desk_of(request)
    distinct = list(dict.fromkeys(words))
    text = "\n\n".join(_BEFORE + word for word in distinct)
    if len(text) > desk.limits.text:
        raise Problem(413, f"the words have {len(text):,} characters, and may have {desk.limits.text:,}")
    document = read("words.txt", text.encode("utf-8", "surrogatepass"), "plain")
    try:
        settings = desk.settings.within(document, Language(language) if language else None)
    except ValueError as error:
        raise Problem(422, f"the language: {error}") from None
    report = await desk.lint(
        document, replace(settings, select=("spelling",), ignore=(*settings.ignore, "spelling/mixed-dialect"), languagetool="off")
    )
    # A hint is no misspelling, and words by themselves are no mixture.
    return dict(_word(finding) for finding in report.findings if finding.severity is not Severity.INFO)


def _word(finding: SourceFinding) -> tuple[str, tuple[str, ...]]:
    return finding.sentence.removeprefix(_BEFORE), finding.suggestions


async def _asked(request: Request) -> tuple[list[str], str | None]:
    said: Any = {name: values[-1] if len(values) == 1 else values for name, values in parse_qs(request.url.query).items()}
    if request.method == "POST" and (body := await request.body()):
        said = _parsed(body, said)
    if isinstance(said, list):
        said = {"words": said}
    words: Any = next((said[name] for name in ("words", "word", "text") if said.get(name)), [])
    words = _WORDS.findall(words) if isinstance(words, str) else words
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words) or len(words) > _MOST:
        raise Problem(422, f"up to {_MOST:,} words are wanted, as a list, or as 'words', 'word' or 'text'")
    language = next((said[name] for name in ("lang", "language", "locale") if said.get(name)), None)
    if language is not None and not isinstance(language, str):
        raise Problem(422, "the language is a code such as en_GB")
    return words, language


def _parsed(body: bytes, query: dict[str, Any]) -> Any:
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        said = {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
    if isinstance(said, list):
        return query | {"words": said}
    if not isinstance(said, dict):
        raise Problem(422, "words are wanted, as a list, or as 'words', 'word' or 'text'")
    return query | said


ROUTES = [
    Route("/naviga/check", check, methods=["GET", "POST"]),
    Route("/naviga/suggestion", suggestion, methods=["GET", "POST"]),
]
