"""Our own endpoints: a story in, findings out, in JSON. The shapes are those of ``_shapes``, the problems those of RFC 9457."""

from __future__ import annotations

import io
from functools import cache, partial
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import asdict
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from linter import reporters
from linter.api import fix_with
from linter.checks.rules import packs
from linter.checks.rules.ruleset import shipped
from linter.document import Document
from linter.readers import Unreadable, formats, read
from linter.report import Report
from linter.reporters import Style
from linter.ruledesk.catalogue import Entry, Filter, catalogue, near_ids
from linter.settings import Settings
from linter.surfaces.server import _shapes as shapes
from linter.surfaces.server._bodies import answer, body, settings
from linter.surfaces.server._desk import Busy, Desk, TooSlow, desk_of
from linter.surfaces.server._openapi import described
from linter.surfaces.server._problems import Problem
from linter.surfaces.server._words import add, delete, listed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request

_MOST = 1000


def _document(story: shapes.Story, limit: int) -> Document:
    """The story that was sent; raises Problem."""
    if (story.text is None) == (story.content is None):
        raise Problem(422, "send either 'text' or 'content'")
    if story.format is not None and story.format not in formats():
        raise Problem(422, f"'format' must be one of {', '.join(formats())}, not {story.format!r}")
    data = story.content if story.content is not None else (story.text or "").encode("utf-8", "surrogatepass")
    try:
        document = read(story.filename, data, story.format)
    except Unreadable as error:
        raise Problem(422, f"{story.filename}: {error}") from None
    if len(document.source.text) > limit:
        raise Problem(413, f"the story has {len(document.source.text):,} characters, and may have {limit:,}")
    return document


async def _read(story: shapes.Story, desk: Desk) -> tuple[Document, Settings]:
    """The story that was sent, and how it is to be read; raises Problem."""
    document = await run_in_threadpool(_document, story, desk.limits.text)
    return document, await run_in_threadpool(settings, story, document, desk)


async def check(request: Request) -> Response:
    """What is found in a story."""
    story = await body(request, shapes.Check)
    desk = desk_of(request)
    if story.output_format is not None and story.output_format not in reporters.names():
        raise Problem(422, f"'output_format' must be one of {', '.join(reporters.names())}, not {story.output_format!r}")
    document, how = await _read(story, desk)
    report = await desk.lint(document, how)
    output = await run_in_threadpool(_printed, story.output_format, report, document) if story.output_format else None
    return answer(_checked(report, document, output))


def _checked(report: Report, document: Document, output: str | None = None) -> shapes.Checked:
    return shapes.Checked(
        filename=report.filename,
        language=report.language,
        words=document.words,
        findings=report.findings,
        not_checked=report.not_checked,
        suppressed=report.suppressed,
        quotations=tuple(document.source_map.span(start, end) for start, end in document.quotations if end > start),
        output=output,
    )


async def stream(request: Request) -> Response:
    """What is found in a story, in lines of JSON: at once what the quick checks say, then all that is said."""
    story = await body(request, shapes.Story)
    desk = desk_of(request)
    document, how = await _read(story, desk)
    return StreamingResponse(_stages(document, how, desk), media_type="application/x-ndjson")


async def _stages(document: Document, how: Settings, desk: Desk) -> AsyncIterator[bytes]:
    stages = desk.linter.stages(document, how)
    report, whole = Report(document.source.name, (), ()), False
    problem = None
    while not (whole or problem):
        try:
            report, whole = await desk.run(partial(next, stages))
        except (Busy, TooSlow) as error:
            # The answer has begun: what went wrong is its last line.
            problem = str(error)
        told = shapes.Stage(**asdict(_checked(report, document)), whole=whole, problem=problem)
        yield msgspec.json.encode(told) + b"\n"
    desk.findings += len(report.findings)


def _printed(name: str, report: Report, document: Document) -> str:
    out = io.StringIO()
    reporters.load(name).report([reporters.Story(report, lambda: document)], Style(), out)
    return out.getvalue()


async def fix(request: Request) -> Response:
    """A story with what can be mended mended."""
    story = await body(request, shapes.Fix)
    desk = desk_of(request)
    document, how = await _read(story, desk)
    data, count = await desk.run(lambda: fix_with(desk.linter, document, how, unsafe=story.unsafe, format_=story.format))
    report = await desk.lint(await run_in_threadpool(read, story.filename, data, story.format), how)
    text, content = (None, data) if story.content is not None else (data.decode("utf-8", "surrogatepass"), None)
    return answer(shapes.Fixed(text=text, content=content, fixed=count, findings=report.findings, not_checked=report.not_checked))


async def rules(request: Request) -> Response:
    """The rules that have each word of ``q``."""
    entries = await run_in_threadpool(catalogue, desk_of(request).settings)
    wanted = Filter(tuple(request.query_params.get("q", "").split()), (), (), (), (), ())
    return answer([_row(entry) for entry in entries.values() if wanted.passes(entry)][:_MOST])


async def rule(request: Request) -> Response:
    """All that is known of a rule."""
    entries = await run_in_threadpool(catalogue, desk_of(request).settings)
    wanted = request.path_params["id"]
    if wanted not in entries:
        near = near_ids(wanted, entries)
        raise Problem(404, f"there is no rule {wanted!r}" + (f"; did you mean {', '.join(near)}?" if near else ""))
    entry = entries[wanted]
    return answer(asdict(_row(entry)) | {"rule": entry.rule, "code": entry.code})


def _row(entry: Entry) -> shapes.RuleRow:
    return shapes.RuleRow(**{name: getattr(entry, name) for name in shapes.RuleRow.__struct_fields__})


def _list(request: Request) -> Path:
    path = desk_of(request).words
    if path is None:
        raise Problem(404, "the server keeps no words; start it with a vocabulary in its configuration, or with --words FILE")
    return path


async def styles(_request: Request) -> Response:
    """The style packs that there are."""
    return answer(await run_in_threadpool(_styles))


@cache
def _styles() -> list[shapes.Style]:
    return [shapes.Style(name, packs.load(folder).title) for name, folder in packs.known(shipped()).items()]


async def vocabulary(request: Request) -> Response:
    """The entries of the vocabulary."""
    return answer(shapes.Words(tuple(await run_in_threadpool(listed, _list(request)))))


async def vocabulary_add(request: Request) -> Response:
    """Add an entry."""
    word = await body(request, shapes.Word)
    return answer(shapes.Changed(await run_in_threadpool(add, _list(request), word.word.strip())))


async def vocabulary_delete(request: Request) -> Response:
    """Take an entry out."""
    word = await body(request, shapes.Word)
    return answer(shapes.Changed(await run_in_threadpool(delete, _list(request), word.word.strip())))


async def openapi(_request: Request) -> Response:
    """This interface, described."""
    return answer(described())


ROUTES = [
    Route("/v1/check", check, methods=["POST"]),
    Route("/v1/check/stream", stream, methods=["POST"]),
    Route("/v1/fix", fix, methods=["POST"]),
    Route("/v1/styles", styles),
    Route("/v1/rules", rules),
    Route("/v1/rules/{id:path}", rule),
    Route("/v1/vocabulary", vocabulary, methods=["GET"]),
    Route("/v1/vocabulary", vocabulary_add, methods=["POST"]),
    Route("/v1/vocabulary", vocabulary_delete, methods=["DELETE"]),
    Route("/v1/openapi.json", openapi),
]
