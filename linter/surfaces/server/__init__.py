"""The server: LanguageTool's protocol under ``/v2``, our own under ``/v1``, health and figures beside them.

A module whose name does not begin with an underscore has ``ROUTES``: adding endpoints is adding one file.
"""

from __future__ import annotations

import pkgutil
from http import HTTPStatus
from importlib import import_module
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware

from linter.surfaces.server._gate import Gate
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from linter.surfaces.server._desk import Desk


def app(desk: Desk) -> Starlette:
    """The application for a desk."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    routes = [route for name in modules for route in import_module(f"{__name__}.{name}").ROUTES]
    made = Starlette(routes=routes, middleware=[Middleware(Gate, desk=desk)], exception_handlers={HTTPException: _refused})
    made.state.desk = desk
    return made


async def _refused(request: Request, error: Exception) -> Response:
    """A path that leads nowhere, or a method that it does not have."""
    assert isinstance(error, HTTPException)  # noqa: S101 - the only one that it is for
    path = request.url.path
    said = f"there is no {path!r}" if error.status_code == HTTPStatus.NOT_FOUND else f"{request.method} is not for {path!r}"
    return Problem(error.status_code, said, dict(error.headers or {})).answer(path)
