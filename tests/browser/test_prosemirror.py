"""The JavaScript client in ProseMirror, in real Chromium and across origins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from editors_cases import PROSEMIRROR
from playwright.sync_api import Page, expect

STORY = (
    "<h1>Council opens bridge</h1><p>The mayor spoke on Monday.</p><p>😀 She met the the council, <em>we recieve</em> it.</p>"
    '<p>It is <code>the the</code> code<img src="data:,">.</p><blockquote><p>I saw the the man.</p></blockquote>'
)

#: Types at the end of the second block.
ADD = """() => {
    const [head, paragraph] = [view.state.doc.child(0), view.state.doc.child(1)];
    view.dispatch(view.state.tr.insertText(" It recieved them.", head.nodeSize + paragraph.nodeSize - 1));
}"""
GONE = """() => {
    const sent = fetch;
    fetch = (path, how) => sent(how.method === "PATCH" ? path.replace(/[^/]*$/, "gone") : path, how);
}"""


@pytest.fixture
def editor(editors, serve, tab) -> Iterator[Page]:
    one = serve("--allow-origin", editors.url)
    (editors.folder / "prosemirror.html").write_text(PROSEMIRROR)
    tab.goto(f"{editors.url}/prosemirror.html?" + urlencode({"story": STORY, "url": one.url}))
    tab.copydesk = one
    settled(tab)
    return tab


def settled(page: Page, times: int = 1) -> None:
    """Wait until all of the story was read so many times."""
    page.wait_for_function(f"window.states?.filter((state) => state === 'done').length >= {times}")


def told(page: Page) -> list[tuple[str, str]]:
    """The rule and the text under each underline, as they stand in the document."""
    return [
        tuple(one)
        for one in page.evaluate(
            "desk.findings(view.state).map((one) => [one.finding?.code ?? one.code, view.state.doc.textBetween(one.from, one.to)])"
        )
    ]


def requests(page: Page) -> list[tuple[str, str]]:
    return [tuple(one) for one in page.evaluate("window.requests")]


def test_underlines_stand_under_the_slips(editor):
    found = told(editor)
    assert ("doubled/small-words", "the the") in found
    assert ("spelling/misspelling", "recieve") in found
    # The code's is none, and the quotation's is nothing to mend unasked.
    safe = (
        "desk.findings(view.state).filter(({ finding }) => finding.text === 'the the').map(({ finding }) => [finding.quoted, finding.safe])"
    )
    assert editor.evaluate(safe) == [[False, True], [True, False]]
    expect(editor.locator(".copydesk-error", has_text="recieve")).to_be_visible()
    method, body = requests(editor)[0]
    sent = json.loads(body)["paragraphs"]
    assert method == "POST"
    assert [one["role"] for one in sent] == ["headline", "paragraph", "paragraph", "paragraph", "block-quote"]
    assert sent[3]["text"] == "It is \ufffc\ufffc\ufffc\ufffc\ufffc\ufffc\ufffc code\ufffc."


def test_a_click_mends_and_undo_takes_it_back(editor):
    editor.locator(".copydesk-error", has_text="recieve").click()
    expect(editor.locator(".ProseMirror")).to_contain_text("we receive it")
    settled(editor, 2)
    assert ("spelling/misspelling", "recieve") not in told(editor)
    editor.evaluate("undo()")
    expect(editor.locator(".ProseMirror")).to_contain_text("we recieve it")


def test_only_the_paragraph_that_changed_is_sent(editor):
    before = len(requests(editor))
    editor.evaluate(ADD)
    settled(editor, 2)
    changes = [json.loads(body) for method, body in requests(editor)[before:] if method == "PATCH"]
    assert [[one["text"] for one in change["paragraphs"]] for change in changes] == [["The mayor spoke on Monday. It recieved them."]]
    assert "order" not in changes[0]
    assert ("spelling/misspelling", "recieved") in told(editor)


def test_what_is_typed_before_moves_the_underlines_at_once(editor):
    before = told(editor)
    editor.evaluate("view.dispatch(view.state.tr.insertText('Yesterday ', view.state.doc.child(0).nodeSize + 1))")
    assert told(editor) == before


def test_paragraphs_that_are_parted_joined_and_deleted(editor):
    place = "view.state.doc.child(0).nodeSize + 1"
    editor.evaluate(f"view.dispatch(view.state.tr.split({place} + 10))")
    settled(editor, 2)
    assert ("doubled/small-words", "the the") in told(editor)
    editor.evaluate(f"view.dispatch(view.state.tr.join({place} + 11))")
    settled(editor, 3)
    editor.evaluate("view.dispatch(view.state.tr.delete(view.state.doc.child(0).nodeSize, view.state.doc.content.size))")
    settled(editor, 4)
    assert told(editor) == []


def test_a_server_that_forgot_the_story_is_sent_it_again(editor):
    story = editor.copydesk.http.get("/metrics").text
    assert 'path="/v1/stories",status="201"' in story
    editor.evaluate(GONE)
    editor.evaluate(ADD)
    settled(editor, 2)
    assert ("spelling/misspelling", "recieved") in told(editor)
    assert [method for method, _ in requests(editor)].count("POST") == 2


def test_a_server_that_is_gone_is_told_and_the_text_is_untouched(editor):
    editor.copydesk.process.terminate()
    editor.copydesk.process.wait(30)
    editor.evaluate("view.dispatch(view.state.tr.insertText('It is so. ', view.state.doc.child(0).nodeSize + 1))")
    editor.wait_for_function("window.states.some((state) => state.startsWith('failed'))")
    expect(editor.locator(".ProseMirror")).to_contain_text("It is so. The mayor spoke")
