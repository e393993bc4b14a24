"""The JavaScript client in CKEditor 5 and TinyMCE, in real Chromium and across origins."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from editors_cases import CKEDITOR, TINYMCE
from playwright.sync_api import Page

STORY = (
    "<h2>Council opens bridge</h2><p>The mayor spoke on Monday.</p><p>😀 She met the the council, <strong>we recieve</strong> it.</p>"
    "<p>It is <code>the the</code> code.</p>"
)


@pytest.fixture(params=["ckeditor", "tinymce"])
def editor(editors, serve, tab, request) -> Page:
    one = serve("--allow-origin", editors.url)
    (editors.folder / f"{request.param}.html").write_text({"ckeditor": CKEDITOR, "tinymce": TINYMCE}[request.param])
    tab.goto(f"{editors.url}/{request.param}.html?" + urlencode({"story": STORY, "url": one.url}))
    settled(tab)
    return tab


def settled(page: Page, times: int = 1) -> None:
    """Wait until all of the story was read so many times."""
    page.wait_for_function(f"window.states?.filter((state) => state === 'done').length >= {times}")


def told(page: Page) -> set[tuple[str, str]]:
    return {tuple(one) for one in page.evaluate("desk.findings().map(({ finding }) => [finding.code, finding.text])")}


def test_slips_are_found_and_the_content_is_untouched(editor):
    before = editor.evaluate("data()")
    assert {("doubled/small-words", "the the"), ("spelling/misspelling", "recieve")} <= told(editor)
    assert "copydesk" not in before
    assert "<strong>we recieve</strong>" in before


def test_a_suggestion_keeps_the_look_and_can_be_undone(editor):
    before = editor.evaluate("data()")
    assert editor.evaluate("apply('spelling/misspelling')") is True
    assert editor.evaluate("data()") == before.replace("recieve", "receive")
    settled(editor, 2)
    assert ("spelling/misspelling", "recieve") not in told(editor)
    assert editor.evaluate("apply('doubled/small-words')") is True
    assert editor.evaluate("data()") == before.replace("recieve", "receive").replace("the the council", "the council")
    editor.evaluate("undo()")
    assert editor.evaluate("data()") == before.replace("recieve", "receive")


def test_what_is_typed_is_read(editor):
    editor.evaluate("add(' It recieved them.')")
    settled(editor, 2)
    assert ("spelling/misspelling", "recieved") in told(editor)
    assert ("spelling/misspelling", "recieve") in told(editor)


def test_underlines_are_drawn(editor):
    if "CKEditor" in editor.title():
        assert editor.locator(".copydesk-error").all_text_contents() == ["the the", "recieve"]
    else:
        drawn = "[...editor.getWin().CSS.highlights.get('copydesk-error')].map((range) => range.toString())"
        assert editor.evaluate(drawn) == ["the the", "recieve"]
