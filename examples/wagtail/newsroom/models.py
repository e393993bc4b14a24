"""A front page and its stories."""

from django.db import models
from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from linter.surfaces.integrations.wagtail.panels import CopydeskPanel


class FrontPage(Page):
    """The front page."""

    def serve(self, _request, *_arguments, **_more):
        """A list of the stories."""
        stories = ((story.url, story.title) for story in self.get_children().live())
        return HttpResponse(
            format_html("<h1>{}</h1><ul>{}</ul>", self.title, format_html_join("", '<li><a href="{}">{}</a></li>', stories))
        )


class StoryPage(Page):
    """A story."""

    deck = models.CharField(max_length=250, blank=True)
    lead = RichTextField(blank=True, features=["bold", "italic", "link"])
    body = StreamField(
        [
            ("paragraph", blocks.RichTextBlock(features=["bold", "italic", "link"])),
            ("quote", blocks.BlockQuoteBlock()),
            ("picture", blocks.StructBlock([("caption", blocks.CharBlock()), ("credit", blocks.CharBlock(required=False))])),
        ],
        blank=True,
    )
    content_panels = (
        *Page.content_panels,
        FieldPanel("deck"),
        FieldPanel("lead"),
        FieldPanel("body"),
        CopydeskPanel(heading="Copydesk"),
    )
    parent_page_types = ("newsroom.FrontPage",)

    def serve(self, _request, *_arguments, **_more):
        """The story."""
        return HttpResponse(format_html("<h1>{}</h1><p>{}</p>{}", self.title, self.deck, self.body))
