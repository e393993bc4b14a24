"""What stands before every request: who asks, from where, how much and how often; and what is counted and logged of it."""

from __future__ import annotations

import hmac
import logging
import time
import traceback
from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from linter.surfaces.server._desk import Busy, TooSlow
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from linter.surfaces.server._desk import Desk

#: A line of JSON for each request; nothing of a story is in it unless that is asked for.
LOG = logging.getLogger("copydesk.server")
#: Asked by who watches the server, with no token.
OPEN = frozenset({"/healthz", "/readyz", "/v2/healthcheck"})
_MINUTE = 60.0
_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
_SEEN = 100_000
#: Bytes of a request that are logged, where any are.
_LOGGED = 100_000


class Gate:
    """Middleware: lets pass what may pass, and answers the rest."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        """Take the application behind it."""
        self._app = app
        self._desk = desk
        self._asked: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]
        headers = Headers(scope=scope)
        begin = time.perf_counter()
        status = 500
        started = False
        scope.setdefault("state", {})

        async def counted(message: Message) -> None:
            nonlocal status, started
            if message["type"] == "http.response.start":
                started, status = True, message["status"]
                self._allow(headers, MutableHeaders(scope=message))
            await send(message)

        try:
            await self._passed(scope, headers, receive, counted)
        except Problem as problem:
            await problem.answer(path)(scope, receive, counted)
        except Busy as busy:
            await Problem(503, str(busy), {"Retry-After": "1"}).answer(path)(scope, receive, counted)
        except TooSlow as slow:
            await Problem(503, str(slow)).answer(path)(scope, receive, counted)
        except Exception as error:
            # What an error says may hold a part of a story: where it arose does not.
            LOG.error("%s failed: %s\n%s", path, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))  # noqa: TRY400
            if not started:
                await Problem(500, f"copydesk failed: {type(error).__name__}").answer(path)(scope, receive, counted)
        finally:
            spent = time.perf_counter() - begin
            route = getattr(scope.get("route"), "path", "other")
            self._desk.requests[route, str(status)] += 1
            self._desk.seconds[route] += spent
            line = {"path": route, "method": scope["method"], "status": status, "seconds": round(spent, 4)}
            if self._desk.log_text:
                line["body"] = bytes(scope["state"].get("body", b"")).decode("utf-8", "replace")
            LOG.info(msgspec.json.encode(line).decode())

    async def _passed(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        self._must_be_meant(headers)
        if scope["method"] == "OPTIONS":
            await Response(status_code=204)(scope, receive, send)
            return
        client = self._client(scope, headers)
        self._must_be_rare(client)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._desk.limits.body:
            raise self._too_much()
        scope["state"]["client"] = client
        await self._app(scope, self._measured(scope, receive), send)

    def _must_be_meant(self, headers: Headers) -> None:
        """A page of the network can have its own name lead to this machine, but cannot ask by another name."""
        host = headers.get("host", "").rsplit(":", 1)[0] if not headers.get("host", "").endswith("]") else headers["host"]
        hosts = self._desk.access.hosts
        if "*" not in hosts and host.lower() not in hosts:
            raise Problem(421, f"this server is not called {host!r}; allow the name with --allow-host")

    def _client(self, scope: Scope, headers: Headers) -> str:
        """Who asks: a token, or an address where none are given out."""
        address = scope["client"][0] if scope.get("client") else ""
        tokens = self._desk.access.tokens
        path: str = scope["path"]
        if not tokens or path in OPEN or path == "/" or path.startswith("/page/"):
            return address
        kind, _, token = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and known(token, tokens):
            return token
        if path.startswith("/v2/"):
            return ""  # LanguageTool's clients send theirs in the body
        raise Problem(401, "a token is wanted: Authorization: Bearer TOKEN", {"WWW-Authenticate": "Bearer"})

    def _must_be_rare(self, client: str) -> None:
        rate = self._desk.limits.rate
        if not rate:
            return
        now = time.monotonic()
        if len(self._asked) > _SEEN:
            self._asked.clear()
        window = self._asked[client]
        if now - window[0] >= _MINUTE:
            window[:] = [now, 0.0]
        window[1] += 1
        if window[1] > rate:
            wait = int(_MINUTE - (now - window[0])) + 1
            raise Problem(429, f"more than {rate} requests in a minute; ask again in {wait} seconds", {"Retry-After": str(wait)})

    def _measured(self, scope: Scope, receive: Receive) -> Receive:
        left = self._desk.limits.body
        said = scope["state"]["body"] = bytearray()

        async def read() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise self._too_much()
            if self._desk.log_text:
                said.extend(message.get("body", b"")[: _LOGGED - len(said)])
            return message

        return read

    def _too_much(self) -> Problem:
        return Problem(413, f"the request is longer than {self._desk.limits.body:,} bytes; send less at a time")

    def _allow(self, headers: Headers, answer: MutableHeaders) -> None:
        """Let pages of allowed origins read the answer."""
        origin = headers.get("origin")
        origins = self._desk.access.origins
        if not origin or not (origin in origins or "*" in origins):
            return
        answer["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
        answer.add_vary_header("Origin")
        if "access-control-request-method" in headers:
            answer["Access-Control-Allow-Methods"] = _METHODS
            answer["Access-Control-Allow-Headers"] = headers.get("access-control-request-headers", "Content-Type")
            answer["Access-Control-Max-Age"] = "86400"
        if headers.get("access-control-request-private-network") == "true":
            answer["Access-Control-Allow-Private-Network"] = "true"


def known(token: str, tokens: frozenset[str]) -> bool:
    """Whether a token is one of those given out, in a time that does not tell how much of it is right."""
    return sum(hmac.compare_digest(token.encode(), one.encode()) for one in tokens) > 0
