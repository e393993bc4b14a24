"""A panel for a page's editor: what is found in the story, as it stands there."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class CopydeskPanel(Panel):
    """Shows how many findings there are and leads to each; the findings themselves stand under their fields in any case."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one form."""

        template_name = "copydesk/panel.html"

    @property
    def clean_name(self) -> Any:
        """Its name in the page."""
        return super().clean_name or "copydesk"
