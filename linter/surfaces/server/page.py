"""The web page at ``/``: paste or open a story, see what is found, mend it. Everything it needs comes from this server."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

from linter.surfaces import clients
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

_PAGE = Path(__file__).parent / "_page"
_CLIENT = "copydesk.js"
#: Nothing from anywhere else, whatever a story holds; no other page may put this one in a frame.
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


@cache
def _files() -> dict[str, Path]:
    return {path.name: path for path in _PAGE.iterdir()} | {_CLIENT: clients.folder() / _CLIENT}


async def index(_request: Request) -> Response:
    """The page."""
    return _file("index.html")


async def part(request: Request) -> Response:
    """A part of the page."""
    return _file(request.path_params["name"])


def _file(name: str) -> Response:
    path = _files().get(name)
    if path is None:
        raise Problem(404, f"the page has no part {name!r}")
    kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
    return Response(path.read_bytes(), media_type=kind, headers=_HEADERS)


ROUTES = [Route("/", index), Route("/page/{name}", part)]
