"""The description of our own endpoints: OpenAPI 3.1, its schemas made from the shapes."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import msgspec

from linter.surfaces.server import _shapes as shapes
from linter.version import __version__

_LINES = "application/x-ndjson"
_REF = "#/components/schemas/{name}"


class _Operation(NamedTuple):
    path: str
    method: str
    what: str
    takes: type[msgspec.Struct] | None
    gives: Any
    problems: tuple[int, ...] = (400, 413, 422)
    parameters: tuple[dict[str, Any], ...] = ()
    status: int = 200
    media: str = "application/json"


_QUERY = {"name": "q", "in": "query", "schema": {"type": "string"}, "description": "Words that a rule must have, each at the start of one."}
_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}, "description": "The rule's id."}
_STORY = _ID | {"description": "The story's id, as it was given out."}
_VERSION = {"name": "version", "in": "query", "schema": {"type": "integer", "minimum": 0}, "description": "Wait until all checks read it."}
_WAIT = {
    "name": "wait",
    "in": "query",
    "schema": {"type": "number", "minimum": 0, "maximum": 30},
    "description": "Seconds to wait at most.",
}
_OPERATIONS = (
    _Operation("/v1/check", "post", "What is found in a story", shapes.Check, shapes.Checked),
    _Operation(
        "/v1/check/stream",
        "post",
        "The same in lines of JSON: the quick checks first",
        shapes.Story,
        shapes.Stage,
        media="application/x-ndjson",
    ),
    _Operation("/v1/fix", "post", "A story with what can be mended mended", shapes.Fix, shapes.Fixed),
    _Operation("/v1/rules", "get", "The rules, or those with certain words", None, list[shapes.RuleRow], (), (_QUERY,)),
    _Operation("/v1/rules/{id}", "get", "All that is known of a rule", None, shapes.RuleRow, (404,), (_ID,)),
    _Operation("/v1/stories", "post", "Take a story to work on", shapes.NewStory, shapes.StoryTold, status=201),
    _Operation(
        "/v1/stories/{id}", "patch", "Take changed paragraphs", shapes.StoryChange, shapes.StoryTold, (400, 404, 409, 413, 422), (_STORY,)
    ),
    _Operation("/v1/stories/{id}", "get", "All that is said of a story", None, shapes.StoryTold, (404, 422), (_STORY, _VERSION, _WAIT)),
    _Operation("/v1/stories/{id}", "delete", "Forget a story", None, None, (404,), (_STORY,), status=204),
    _Operation("/v1/styles", "get", "The style packs", None, list[shapes.Style], ()),
    _Operation("/v1/vocabulary", "get", "The entries that clients may add to", None, shapes.Words, (404,)),
    _Operation("/v1/vocabulary", "post", "Add an entry", shapes.Word, shapes.Changed, (400, 404, 413, 422)),
    _Operation("/v1/vocabulary", "delete", "Take an entry out", shapes.Word, shapes.Changed, (400, 404, 413, 422)),
)
#: Problems that any request can have: no token, a name that the server does not have, too many requests, too many checks.
_ALWAYS = (401, 421, 429, 503)


@cache
def described() -> dict[str, Any]:
    """The description."""
    kinds = [kind for one in _OPERATIONS for kind in (one.takes, one.gives) if kind is not None]
    found, schemas = msgspec.json.schema_components([*kinds, shapes.Problem], ref_template=_REF)
    schema = dict(zip(map(repr, [*kinds, shapes.Problem]), found, strict=True))
    problem = {"application/problem+json": {"schema": schema[repr(shapes.Problem)]}}
    paths: dict[str, Any] = {}
    for one in _OPERATIONS:
        done: dict[str, Any] = {"description": "Done"}
        if one.gives is not None:
            done["content"] = {one.media: {"schema": schema[repr(one.gives)]}}
        answers: dict[str, Any] = {str(one.status): done}
        answers |= {str(status): {"description": "What is wrong", "content": problem} for status in sorted((*one.problems, *_ALWAYS))}
        operation: dict[str, Any] = {"summary": one.what, "operationId": f"{one.method}{one.path.replace('/', '_')}", "responses": answers}
        if one.takes is not None:
            operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema[repr(one.takes)]}}}
        if one.parameters:
            operation["parameters"] = list(one.parameters)
        paths.setdefault(one.path, {})[one.method] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Copydesk", "version": __version__, "description": "Offsets and columns are Unicode code points."},
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"token": []}],
    }
