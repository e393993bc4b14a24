"""LanguageTool's HTTP protocol, so that whatever talks to LanguageTool talks to Copydesk.

Offsets are UTF-16 code units of what was sent, markup counted. Errors are lines of text that begin with ``Error:``.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import msgspec
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from linter.checks.languagetool import install
from linter.finding import Severity
from linter.reporters.languagetool import SOFTWARE, answer
from linter.settings import Language, Settings, day
from linter.surfaces.server._annotated import Data, document, parsed
from linter.surfaces.server._gate import known
from linter.surfaces.server._problems import Problem
from linter.surfaces.server._words import add, delete, listed

if TYPE_CHECKING:
    from starlette.requests import Request

    from linter.surfaces.server._desk import Desk

_ENGLISHES = {
    "en": "English", "en-US": "English (US)", "en-GB": "English (GB)", "en-AU": "English (Australian)", "en-CA": "English (Canadian)",
    "en-NZ": "English (New Zealand)", "en-ZA": "English (South African)",
}  # fmt: skip
_OTHERS = {
    "ca": "Catalan", "da": "Danish", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "sv": "Swedish", "uk": "Ukrainian",
}  # fmt: skip
_AUTO = "auto"
_PICKY = frozenset({"picky", "academic", "clarity", "professional", "creative", "customer", "jobapp", "objective", "elegant"})
#: What LanguageTool's clients call its speller, which stands for ours.
_SPELLER = re.compile(r"MORFOLOGIK_RULE_\w+|HUNSPELL_RULE\w*")
_FUNCTION = re.compile(r"[A-Za-z_$][\w$.]{0,100}")
_COMPACT = 5
_YES = frozenset({"true", "yes", "1"})


class Asked:
    """The parameters of a request: those of its address and of its body, whatever type that says it has."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._values = dict(pairs)

    @classmethod
    async def of(cls, request: Request) -> Asked:
        """Those of a request; raises Problem."""
        pairs = parse_qsl(request.url.query, keep_blank_values=True)
        body = await request.body() if request.method == "POST" else b""
        try:
            pairs += parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=100)
        except (UnicodeDecodeError, ValueError):
            raise Problem(400, "the body is not a form in UTF-8") from None
        return cls(pairs)

    def get(self, name: str, default: str = "") -> str:
        """A parameter's value."""
        return self._values.get(name, default)

    def names(self, name: str) -> frozenset[str]:
        """The parts of a list with commas."""
        return frozenset(part.strip() for part in self.get(name).split(",") if part.strip())

    def yes(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.get(name).lower() in _YES

    def __contains__(self, name: str) -> bool:
        return name in self._values


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _allowed(request: Request, asked: Asked) -> None:
    """A client without a header for it sends its token as ``apiKey``; raises Problem."""
    tokens = _desk(request).access.tokens
    if tokens and not request.state.client and not known(asked.get("apiKey"), tokens):
        raise Problem(403, "the server wants a token: send it as 'apiKey', with any 'username'")


def _json(data: Any, asked: Asked | None = None) -> Response:
    content = msgspec.json.encode(data)
    callback = asked.get("callback") if asked else ""
    if not callback:
        return Response(content, media_type="application/json")
    if not _FUNCTION.fullmatch(callback):
        raise Problem(400, "'callback' is not the name of a function")
    headers = {"X-Content-Type-Options": "nosniff"}
    return Response(b"/**/" + callback.encode() + b"(" + content + b")", headers=headers, media_type="application/javascript")


async def check(request: Request) -> Response:
    """What is found in a text."""
    asked = await Asked.of(request)
    _allowed(request, asked)
    desk = _desk(request)
    data = _data(asked)
    length = len(data.text) if data.text is not None else sum(len(part.text or part.markup or "") for part in data.annotation or ())
    if length > desk.limits.text:
        raise Problem(413, f"the text exceeds the limit of {desk.limits.text:,} characters (it has {length:,}); send it in parts")
    chosen = _Choice(asked)
    story = await run_in_threadpool(document, data)
    settings = _settings(asked, desk.settings)
    report = await desk.lint(story, settings)
    said = answer(report, story)
    kept = [
        match
        for finding, match in zip(report.findings, said["matches"], strict=True)
        if (chosen.picky or finding.severity is not Severity.INFO) and chosen.wants(finding.code, match)
    ]
    if asked.get("c") == "1":
        kept = [{key: value for key, value in match.items() if key != "context"} for match in kept]
        for match in kept:
            match["replacements"] = match["replacements"][:_COMPACT]
        said.pop("software")
    return _json(said | {"matches": kept}, asked)


def _data(asked: Asked) -> Data:
    if "text" in asked and "data" in asked:
        raise Problem(400, "send either 'text' or 'data', not both")
    if "text" in asked:
        return Data(text=asked.get("text"))
    if "data" in asked:
        return parsed(asked.get("data"))
    raise Problem(400, "Missing 'text' or 'data' parameter")


def _settings(asked: Asked, settings: Settings) -> Settings:
    code = asked.get("language")
    if not code:
        raise Problem(400, "Missing 'language' parameter, such as language=en-US; language=auto finds out which English it is")
    if code == _AUTO:
        variants = sorted(name for name in asked.names("preferredVariants") if name.lower().startswith("en-"))
        code = variants[0] if variants else "en"
    elif asked.names("preferredVariants"):
        raise Problem(400, "'preferredVariants' goes with language=auto only")
    try:
        language = Language(code)
    except ValueError:
        language = None
    if language is None or not (language.english or language.split("-")[0] in install.languages()):
        there = ", ".join(one["longCode"] for one in _languages())
        raise Problem(400, f"{code!r} is not a language that is read here: {there}")
    return replace(settings, language=language, published=_published(asked) or settings.published)


def _published(asked: Asked) -> date | None:
    """The day of the story, which LanguageTool does not ask for and ours may be told."""
    try:
        return day(asked.get("published")) if "published" in asked else None
    except ValueError as error:
        raise Problem(400, f"'published': {error}") from None


class _Choice:
    """Which findings a client wants; raises Problem for what contradicts itself."""

    def __init__(self, asked: Asked) -> None:
        self._enabled, self._disabled = asked.names("enabledRules"), asked.names("disabledRules")
        self._categories, self._without = asked.names("enabledCategories"), asked.names("disabledCategories")
        self._only = asked.yes("enabledOnly")
        level = asked.get("level", "default").lower()
        if level != "default" and level not in _PICKY:
            raise Problem(400, f"'level' must be default or picky, not {level!r}")
        if self._only and not (self._enabled or self._categories):
            raise Problem(400, "'enabledOnly' needs 'enabledRules' or 'enabledCategories'")
        if self._only and (self._disabled or self._without):
            raise Problem(400, "'enabledOnly' and 'disabledRules' or 'disabledCategories' contradict each other")
        self.picky = level in _PICKY

    def wants(self, code: str, match: dict[str, Any]) -> bool:
        """Whether a match is wanted."""
        rule, category = match["rule"]["id"], match["rule"]["category"]["id"]
        if self._only:
            return category in self._categories or _named(code, rule, self._enabled)
        return category not in self._without and not _named(code, rule, self._disabled)


def _named(code: str, rule: str, names: frozenset[str]) -> bool:
    """Whether a rule is among some names: its id, a folder of ids, or what LanguageTool calls the same check."""
    folder = code.split("/")[0]
    return rule in names or code in names or folder in names or (folder == "spelling" and any(map(_SPELLER.fullmatch, names)))


def _languages() -> list[dict[str, str]]:
    found = [{"name": name, "code": "en", "longCode": code} for code, name in _ENGLISHES.items()]
    others = [code for code in install.languages() if code in _OTHERS]
    return found + [{"name": _OTHERS[code], "code": code, "longCode": code} for code in others]


async def languages(_request: Request) -> Response:
    """The languages that are read."""
    return _json(_languages())


async def info(_request: Request) -> Response:
    """What the server is."""
    return _json({"software": {**SOFTWARE, "commit": ""}})


async def maxtextlength(request: Request) -> Response:
    """How many characters a text may have."""
    return PlainTextResponse(str(_desk(request).limits.text))


async def healthcheck(_request: Request) -> Response:
    """That the server is there."""
    return PlainTextResponse("OK")


async def configinfo(request: Request) -> Response:
    """The rules there are."""
    from linter.ruledesk.catalogue import catalogue

    asked = await Asked.of(request)
    if "language" not in asked:
        raise Problem(400, "Missing 'language' parameter")
    settings = _settings(asked, _desk(request).settings)
    entries = await run_in_threadpool(catalogue, settings)
    rules = [
        {"ruleId": entry.id, "description": entry.shown, "isDictionaryBasedSpellingRule": entry.id.startswith("spelling/")}
        for entry in entries.values()
    ]
    return _json({"software": SOFTWARE, "parameter": {"maxTextLength": _desk(request).limits.text}, "rules": rules})


async def words(request: Request) -> Response:
    """The words of the list that clients may add to."""
    asked = await Asked.of(request)
    found = await run_in_threadpool(listed, _list(request, asked))
    try:
        start, count = int(asked.get("offset", "0")), int(asked.get("limit", "10"))
    except ValueError:
        raise Problem(400, "'offset' and 'limit' are numbers") from None
    return _json({"words": found[max(0, start) :][: max(0, count)]})


async def words_add(request: Request) -> Response:
    """Add a word."""
    asked = await Asked.of(request)
    path = _list(request, asked)
    done = [await run_in_threadpool(add, path, word) for word in _words(asked)]
    return _json({"added": any(done)})


async def words_delete(request: Request) -> Response:
    """Take a word out."""
    asked = await Asked.of(request)
    path = _list(request, asked)
    done = [await run_in_threadpool(delete, path, word) for word in _words(asked)]
    return _json({"deleted": any(done)})


def _list(request: Request, asked: Asked) -> Any:
    _allowed(request, asked)
    if not asked.get("username") or not asked.get("apiKey"):
        raise Problem(400, "this end point needs a user: send 'username' and 'apiKey'")
    path = _desk(request).words
    if path is None:
        raise Problem(400, "the server keeps no words; start it with a vocabulary in its configuration, or with --words FILE")
    return path


def _words(asked: Asked) -> list[str]:
    found = asked.get("words").split() if asked.get("mode") == "batch" else [asked.get("word").strip()]
    if not any(found):
        raise Problem(400, "Missing 'word' parameter")
    return found


async def unknown(request: Request) -> Response:
    """Any other address."""
    raise Problem(404, f"there is no {request.url.path}; see /v2/check, languages, info, maxtextlength, configinfo, healthcheck, words")


ROUTES = [
    Route("/v2/check", check, methods=["GET", "POST"]),
    Route("/v2/languages", languages),
    Route("/v2/info", info),
    Route("/v2/maxtextlength", maxtextlength),
    Route("/v2/configinfo", configinfo),
    Route("/v2/healthcheck", healthcheck, methods=["GET", "POST"]),
    Route("/v2/words", words),
    Route("/v2/words/add", words_add, methods=["POST"]),
    Route("/v2/words/delete", words_delete, methods=["POST"]),
    Route("/v2/{rest:path}", unknown, methods=["GET", "POST", "PUT", "DELETE"]),
]
