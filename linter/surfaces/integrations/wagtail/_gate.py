"""The gate before publication: a story with findings that are bad enough is held back until somebody gives a reason, which is logged."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.log_actions import log
from wagtail.models import Page

from linter.report import SourceFinding
from linter.surfaces.integrations.wagtail import _desk
from linter.surfaces.integrations.wagtail._texts import texts

OVERRIDDEN = "copydesk.override"
#: The field of the form in which the reason comes.
REASON = "copydesk-reason"
_KEPT = 20


def held(page: Page) -> list[SourceFinding]:
    """What keeps a page from being published: nothing that somebody said in quotation marks does."""
    gate = _desk.options().gate
    if gate is None:
        return []
    report, _ = _desk.read(texts(page))
    return [finding for finding in report.findings if finding.severity.rank >= gate.rank and not finding.quoted]


def may_override(user: Any) -> bool:
    """Whether somebody may publish all the same."""
    permission = _desk.options().OVERRIDE
    return not permission or user.has_perm(permission)


def before_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """None where a page may go out, else the answer that tells why not."""
    findings = held(page)
    if not findings:
        return None
    reason = request.POST.get(REASON, "").strip()
    if reason and may_override(request.user):
        told = [f"{finding.code}: {finding.text}" for finding in findings[:_KEPT]]
        log(instance=page, action=OVERRIDDEN, user=request.user, data={"reason": reason, "findings": told})
        return None
    if page.live_revision_id is None:
        # Wagtail makes a new page live before it asks.
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    fields = [(name, value) for name, values in request.POST.lists() if name not in (REASON, "csrfmiddlewaretoken") for value in values]
    context = {"page": page, "findings": findings, "fields": fields, "reason": REASON, "may_override": may_override(request.user)}
    return TemplateResponse(request, "copydesk/held.html", context, status=422)
