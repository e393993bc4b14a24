"""LanguageTool's HTTP protocol, so that whatever talks to LanguageTool talks to Copydesk.

Offsets are UTF-16 code units of what was sent, markup counted. Errors are lines of text that begin with ``Error:``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from linter.finding import Severity
from linter.reporters.languagetool import SOFTWARE, answer
from linter.surfaces.server._annotated import document
from linter.surfaces.server._desk import desk_of
from linter.surfaces.server._gate import known
from linter.surfaces.server._parameters import Asked, Choice, data, known_languages, settings_of
from linter.surfaces.server._problems import Problem
from linter.surfaces.server._words import add, delete, listed

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

_FUNCTION = re.compile(r"[A-Za-z_$][\w$.]{0,100}")
_COMPACT = 5


def _allowed(request: Request, asked: Asked) -> None:
    """A client without a header for it sends its token as ``apiKey``; raises Problem."""
    tokens = desk_of(request).access.tokens
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
    desk = desk_of(request)
    sent = data(asked)
    length = len(sent.text) if sent.text is not None else sum(len(part.text or part.markup or "") for part in sent.annotation or ())
    if length > desk.limits.text:
        raise Problem(413, f"the text exceeds the limit of {desk.limits.text:,} characters (it has {length:,}); send it in parts")
    chosen = Choice(asked)
    story = await run_in_threadpool(document, sent)
    settings = settings_of(asked, desk.settings)
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


async def languages(_request: Request) -> Response:
    """The languages that are read."""
    return _json(known_languages())


async def info(_request: Request) -> Response:
    """What the server is."""
    return _json({"software": {**SOFTWARE, "commit": ""}})


async def maxtextlength(request: Request) -> Response:
    """How many characters a text may have."""
    return PlainTextResponse(str(desk_of(request).limits.text))


async def healthcheck(_request: Request) -> Response:
    """That the server is there."""
    return PlainTextResponse("OK")


async def configinfo(request: Request) -> Response:
    """The rules there are."""
    from linter.ruledesk.catalogue import catalogue

    asked = await Asked.of(request)
    if "language" not in asked:
        raise Problem(400, "Missing 'language' parameter")
    settings = settings_of(asked, desk_of(request).settings)
    entries = await run_in_threadpool(catalogue, settings)
    rules = [
        {"ruleId": entry.id, "description": entry.shown, "isDictionaryBasedSpellingRule": entry.id.startswith("spelling/")}
        for entry in entries.values()
    ]
    return _json({"software": SOFTWARE, "parameter": {"maxTextLength": desk_of(request).limits.text}, "rules": rules})


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


def _list(request: Request, asked: Asked) -> Path:
    _allowed(request, asked)
    if not asked.get("username") or not asked.get("apiKey"):
        raise Problem(400, "this end point needs a user: send 'username' and 'apiKey'")
    path = desk_of(request).words
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
