"""What the editor asks while somebody writes."""

from __future__ import annotations

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from linter.document import Role
from linter.surfaces import clients
from linter.surfaces.integrations.wagtail import _desk

#: Characters of a story that is checked while it is written.
LIMIT = 200_000


class _Paragraph(msgspec.Struct, frozen=True):
    id: str
    text: str
    role: Role = Role.PARAGRAPH


class _Story(msgspec.Struct, frozen=True):
    paragraphs: tuple[_Paragraph, ...]


@require_GET
def client(_request: HttpRequest) -> HttpResponse:
    """The JavaScript client, of which there is one."""
    return HttpResponse((clients.folder() / "copydesk.js").read_bytes(), content_type="text/javascript")


@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """What is said of each paragraph: the shape of the server's ``/v1/stories``."""
    try:
        story = msgspec.json.decode(request.body, type=_Story)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return JsonResponse({"detail": f"the body is not what it should be: {error}"}, status=400)
    if sum(len(one.text) for one in story.paragraphs) > LIMIT or len({one.id for one in story.paragraphs}) < len(story.paragraphs):
        return JsonResponse({"detail": f"a story may have {LIMIT:,} characters, and no two paragraphs of one name"}, status=400)
    report, found = _desk.read(story.paragraphs)
    told = {
        "language": report.language,
        "paragraphs": [{"id": name, "findings": findings} for name, findings in found.items()],
        "not_checked": report.not_checked,
    }
    return HttpResponse(msgspec.json.encode(told), content_type="application/json")
