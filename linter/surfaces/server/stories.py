"""Stories by the paragraph: a client sends one once, then what changes, and hears of a changed paragraph before the rest is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from linter.surfaces.server import _shapes as shapes
from linter.surfaces.server._bodies import answer, body, settings
from linter.surfaces.server._desk import Desk, desk_of
from linter.surfaces.server._manuscripts import IDLE, Gone, Manuscript
from linter.surfaces.server._problems import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

#: Seconds that a client waits for the whole story at most, unless it says otherwise.
_PATIENCE = 10.0


async def create(request: Request) -> Response:
    """Take a story; all that is said of it."""
    asked = await body(request, shapes.NewStory)
    desk = desk_of(request)
    _must_differ([said.id for said in asked.paragraphs])
    story = await run_in_threadpool(_made, asked, desk, request.state.client)
    _must_fit(story, desk)
    desk.manuscripts.add(story)
    desk.manuscripts.follow(story, desk.linter)
    whole = await desk.manuscripts.whole(story, 1, desk.limits.seconds)
    return answer(_told(story, story.paragraphs, whole=whole), 201)


async def change(request: Request) -> Response:
    """Take what changed; what is said of it by itself, while the whole story is read."""
    asked = await body(request, shapes.StoryChange)
    desk, story = _story(request)
    if asked.version is not None and asked.version != story.version:
        raise Problem(409, f"the story is at version {story.version}, not {asked.version}; send all of it anew")
    _must_differ([said.id for said in asked.paragraphs])
    _must_differ(asked.order or ())
    left = asked.order if asked.order is not None else (*story.paragraphs, *(said.id for said in asked.paragraphs))
    unknown = set(left) - set(story.paragraphs) - {said.id for said in asked.paragraphs}
    if unknown:
        raise Problem(422, f"'order': there is no paragraph {min(unknown)!r}")
    story.change(asked.paragraphs, asked.order)
    _must_fit(story, desk)
    changed = [said.id for said in asked.paragraphs if said.id in story.paragraphs]
    version, paragraphs = story.version, [story.paragraphs[name] for name in changed]
    for paragraph in paragraphs:
        await desk.run(partial(story.part, desk.linter, paragraph))
    desk.manuscripts.follow(story, desk.linter)
    return answer(_told(story, changed, whole=False, version=version))


async def show(request: Request) -> Response:
    """All that is said of a story, once all checks have read the version that the client knows of."""
    desk, story = _story(request)
    version = _number(request, "version", story.version, story.version)
    seconds = _number(request, "wait", _PATIENCE, desk.limits.seconds)
    whole = await desk.manuscripts.whole(story, int(version), seconds)
    return answer(_told(story, story.paragraphs, whole=whole))


async def delete(request: Request) -> Response:
    """Forget a story."""
    desk, story = _story(request)
    desk.manuscripts.drop(story)
    return Response(status_code=204)


def _made(asked: shapes.NewStory, desk: Desk, client: str) -> Manuscript:
    story = Manuscript(client, asked, desk.settings)
    story.settings = settings(asked, story.document(), desk)
    return story


def _story(request: Request) -> tuple[Desk, Manuscript]:
    desk = desk_of(request)
    name = request.path_params["id"]
    try:
        return desk, desk.manuscripts.get(name, request.state.client)
    except Gone:
        raise Problem(404, f"there is no story {name!r}; one is kept for {IDLE / 60:g} minutes after the last request for it") from None


def _must_differ(names: Iterable[str]) -> None:
    names = list(names)
    if len(set(names)) < len(names):
        raise Problem(422, "two paragraphs have the same 'id'")


def _must_fit(story: Manuscript, desk: Desk) -> None:
    if story.length > desk.limits.text:
        desk.manuscripts.drop(story)
        raise Problem(413, f"the story has {story.length:,} characters, and may have {desk.limits.text:,}")


def _number(request: Request, name: str, unsaid: float, most: float) -> float:
    said = request.query_params.get(name)
    try:
        number = unsaid if said is None else float(said)
    except ValueError:
        number = -1.0
    if not 0 <= number <= most:
        raise Problem(422, f"'{name}' must be a number from 0 to {most:g}, not {said!r}")
    return number


def _told(story: Manuscript, names: Iterable[str], *, whole: bool, version: int | None = None) -> shapes.StoryTold:
    told = [story.paragraphs[name] for name in names if name in story.paragraphs]
    return shapes.StoryTold(
        id=story.id,
        version=story.version if version is None else version,
        whole=whole,
        language=story.report.language,
        words=story.words,
        paragraphs=tuple(shapes.ParagraphTold(id=one.said.id, findings=one.findings) for one in told),
        not_checked=story.report.not_checked,
    )


ROUTES = [
    Route("/v1/stories", create, methods=["POST"]),
    Route("/v1/stories/{id}", change, methods=["PATCH"]),
    Route("/v1/stories/{id}", show, methods=["GET"]),
    Route("/v1/stories/{id}", delete, methods=["DELETE"]),
]
