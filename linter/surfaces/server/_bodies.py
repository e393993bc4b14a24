"""What our own endpoints share: bodies in JSON, answers in JSON, and how what a body asks for becomes settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec.structs import replace
from starlette.responses import Response

from linter.checks import ConfigError
from linter.checks.rules import packs
from linter.checks.rules.ruleset import shipped
from linter.document import Document
from linter.settings import Language, Settings
from linter.surfaces.server import _shapes as shapes
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from linter.surfaces.server._desk import Desk

T = TypeVar("T", bound=msgspec.Struct)


async def body(request: Request, kind: type[T]) -> T:
    """What a request says; raises Problem."""
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.ValidationError as error:
        raise Problem(422, f"the body is not what it should be: {error}; /v1/openapi.json tells") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(400, f"the body is not JSON: {error}") from None


def answer(data: object, status: int = 200) -> Response:
    """An answer."""
    return Response(msgspec.json.encode(data), status, media_type="application/json")


def settings(asked: shapes.Terms, document: Document, desk: Desk) -> Settings:
    """How a story is to be read; raises Problem."""
    known = packs.known(shipped())
    for name in asked.style:
        if name not in known:
            raise Problem(422, f"'style': there is no pack {name!r}; there are {', '.join(known)}")
    try:
        within = desk.settings.within(document, Language(asked.language) if asked.language else None, asked.published)
    except ValueError as error:
        raise Problem(422, f"'language': {error}") from None
    found = replace(
        within,
        select=asked.select or within.select,
        ignore=(*within.ignore, *asked.ignore),
        styles=tuple(known[name] for name in asked.style) or within.styles,
    )
    try:
        desk.present((*asked.select, *asked.ignore), found)
    except ConfigError as error:
        raise Problem(422, str(error)) from None
    return found
