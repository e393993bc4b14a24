"""Where Wagtail calls Copydesk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from linter.surfaces.integrations.wagtail import _desk, _gate
from linter.surfaces.integrations.wagtail.views import check, client


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """The address that the editor asks; Wagtail lets only people who may use its admin ask there."""
    return [path("copydesk/check/", check, name="copydesk_check"), path("copydesk/copydesk.js", client, name="copydesk_client")]


@hooks.register("insert_editor_js")
def script() -> str:
    """What shows the findings in the editor."""
    _desk.warm()
    return format_html(
        '<link rel="stylesheet" href="{}"><script type="module" src="{}" data-copydesk="{}" data-client="{}"></script>',
        static("copydesk/editor.css"), static("copydesk/editor.js"), reverse("copydesk_check"), reverse("copydesk_client"),
    )  # fmt: skip


@hooks.register("before_publish_page")
def before_publish_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Hold a page back that is not fit to print."""
    return _gate.before_publish(request, page)


@hooks.register("before_bulk_action")
def before_bulk_action(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """Publish no page in a bunch that would not be published by itself."""
    if action_type != "publish" or request.method != "POST":
        return None
    refused = [page for page in objects if isinstance(page, Page) and _gate.held(page.get_latest_revision_as_object())]
    if not refused:
        return None
    named = ", ".join(f"“{page.title}”" for page in refused)
    messages.error(request, f"Copydesk holds back {named}: publish from the editor, where what was found is told.")
    return redirect(action.next_url or reverse("wagtailadmin_home"))


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """How a reason reads in the page's history."""

    @actions.register_action(_gate.OVERRIDDEN)
    class Overridden(LogFormatter):
        label = "Published in spite of findings"

        def format_message(self, entry: Any) -> str:
            found = ", ".join(entry.data.get("findings", ()))
            return f"Published in spite of findings ({found}): {entry.data.get('reason', '')}"
