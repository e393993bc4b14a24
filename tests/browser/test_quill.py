"""quill-languagetool as it comes from npm, in real Chromium: a client of LanguageTool's that asks Copydesk across origins."""

from __future__ import annotations

import subprocess

import pytest
from playwright.sync_api import expect

SLIP = "😀😀 The council met the the mayor on Monday."
SCRIPT = """
import Quill from "quill";
import register from "quill-languagetool";

register(Quill);
window.quill = new Quill("#editor", { modules: { languageTool: {
  server: new URLSearchParams(location.search).get("url"), language: "en-US", cooldownTime: 100,
} } });
"""
PAGE = '<!doctype html><meta charset="utf-8"><title>Quill</title><div id="editor"></div><script src="/quill.js"></script>'


@pytest.fixture
def quill(editors, tab):
    """Open the editor with a server to ask."""
    (editors.folder / "quill-entry.js").write_text(SCRIPT)
    command = ["node_modules/.bin/esbuild", "quill-entry.js", "--bundle", "--outfile=quill.js", "--loader:.svg=text", "--log-level=error"]
    subprocess.run(command, cwd=editors.folder, check=True, timeout=60)
    (editors.folder / "quill.html").write_text(PAGE)

    def opened(url: str):
        with tab.expect_request("**/v2/check"):
            tab.goto(f"{editors.url}/quill.html?url={url}")
        tab.wait_for_timeout(500)  # in which the module takes changes for its own
        tab.locator(".ql-editor").click()
        with tab.expect_request("**/v2/check") as asked:
            tab.keyboard.insert_text(SLIP)
        assert asked.value.post_data_json["text"] == f"{SLIP}\n"
        return tab

    return opened


def test_the_slip_behind_two_emoji_is_marked_where_it_stands(quill, serve, editors):
    one = serve("--allow-origin", editors.url)
    page = quill(one.url)
    mark = page.locator("quill-lt-match")
    expect(mark).to_have_count(1)
    assert mark.text_content() == "the the"


def test_the_real_languagetool_is_asked_in_the_same_way(quill, languagetool):
    """It answers no other origin, so that nothing is marked there."""
    quill(languagetool)
