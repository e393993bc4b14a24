"""For who watches the server: whether it is there and ready, and its counts in Prometheus' text format.

Source: https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from linter.surfaces.server._desk import desk_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from linter.surfaces.server._desk import Desk

_TYPE = "text/plain; version=0.0.4; charset=utf-8"


async def health(_request: Request) -> Response:
    """That the process answers."""
    return PlainTextResponse("ok\n")


async def ready(request: Request) -> Response:
    """Whether another request can be taken."""
    desk = desk_of(request)
    full = desk.closing or desk.waiting >= desk.limits.waiting
    return PlainTextResponse("busy\n" if full else "ready\n", 503 if full else 200)


async def metrics(request: Request) -> Response:
    """The counts."""
    return Response("\n".join(_lines(desk_of(request))) + "\n", media_type=_TYPE)


def _lines(desk: Desk) -> Iterator[str]:
    yield "# HELP copydesk_requests_total Requests by address and status."
    yield "# TYPE copydesk_requests_total counter"
    for (path, status), count in sorted(desk.requests.items()):
        yield f'copydesk_requests_total{{path="{path}",status="{status}"}} {count}'
    yield "# HELP copydesk_request_seconds_total Seconds that requests took."
    yield "# TYPE copydesk_request_seconds_total counter"
    for path, seconds in sorted(desk.seconds.items()):
        yield f'copydesk_request_seconds_total{{path="{path}"}} {seconds:.6f}'
    yield "# HELP copydesk_findings_total Findings told."
    yield "# TYPE copydesk_findings_total counter"
    yield f"copydesk_findings_total {desk.findings}"
    yield "# HELP copydesk_checks_waiting Checks at work or waiting."
    yield "# TYPE copydesk_checks_waiting gauge"
    yield f"copydesk_checks_waiting {desk.waiting}"
    yield "# HELP copydesk_start_time_seconds When the server was started."
    yield "# TYPE copydesk_start_time_seconds gauge"
    yield f"copydesk_start_time_seconds {desk.began:.3f}"


ROUTES = [Route("/healthz", health), Route("/readyz", ready), Route("/metrics", metrics)]
