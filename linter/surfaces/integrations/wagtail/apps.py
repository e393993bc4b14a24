"""The application, by the name that Django knows it by."""

from __future__ import annotations

from django.apps import AppConfig


class CopydeskConfig(AppConfig):
    """Its migrations are none: what people override is kept in Wagtail's own log."""

    name = "linter.surfaces.integrations.wagtail"
    label = "copydesk"
    verbose_name = "Copydesk"
