"""The server: LanguageTool's protocol under ``/v2``, our own under ``/v1``, health and figures beside them.

A module whose name does not begin with an underscore has ``ROUTES``: adding endpoints is adding one file.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware

from linter.surfaces.server._gate import Gate

if TYPE_CHECKING:
    from linter.surfaces.server._desk import Desk


def app(desk: Desk) -> Starlette:
    """The application for a desk."""
    modules = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    routes = [route for name in modules for route in import_module(f"{__name__}.{name}").ROUTES]
    made = Starlette(routes=routes, middleware=[Middleware(Gate, desk=desk)])
    made.state.desk = desk
    return made
