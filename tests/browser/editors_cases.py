"""Editors as they come from npm, in pages of their own that stand on another origin than Copydesk."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKAGES = (
    "prosemirror-state@1.4.4", "prosemirror-view@1.42.9", "prosemirror-model@1.25.13", "prosemirror-schema-basic@1.2.5",
    "prosemirror-transform@1.12.6", "prosemirror-history@1.5.1", "orderedmap@2.1.1", "rope-sequence@1.3.4", "tinymce@7.9.3",
    "ckeditor5@48.5.2", "quill@1.3.7", "quill-languagetool@1.0.7", "esbuild@0.27",
)  # fmt: skip
CLIENT = Path(__file__).parents[2] / "clients" / "js"


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def installed(folder: Path) -> None:
    """Bring the packages, and the client beside them."""
    (folder / "package.json").write_text('{"name": "editors", "version": "1.0.0"}')
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", *PACKAGES], cwd=folder, check=True, timeout=280)
    (folder / "client").symlink_to(CLIENT, target_is_directory=True)


@contextmanager
def site(folder: Path) -> Iterator[str]:
    """Serve a folder on loopback; its origin."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


PROSEMIRROR = """<!doctype html><meta charset="utf-8"><title>ProseMirror</title>
<style>.copydesk-error { border-bottom: 2px solid red } .ProseMirror { white-space: pre-wrap }</style>
<script type="importmap">{"imports": {
  "prosemirror-state": "/node_modules/prosemirror-state/dist/index.js",
  "prosemirror-view": "/node_modules/prosemirror-view/dist/index.js",
  "prosemirror-model": "/node_modules/prosemirror-model/dist/index.js",
  "prosemirror-transform": "/node_modules/prosemirror-transform/dist/index.js",
  "prosemirror-history": "/node_modules/prosemirror-history/dist/index.js",
  "prosemirror-schema-basic": "/node_modules/prosemirror-schema-basic/dist/index.js",
  "orderedmap": "/node_modules/orderedmap/dist/index.js",
  "rope-sequence": "/node_modules/rope-sequence/dist/index.js"}}</script>
<div id="editor"></div>
<script type="module">
import { EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { DOMParser } from "prosemirror-model";
import { schema } from "prosemirror-schema-basic";
import { history, undo } from "prosemirror-history";
import { Copydesk } from "/client/copydesk.js";
import { copydesk } from "/client/prosemirror.js";

const query = new URLSearchParams(location.search);
const content = document.createElement("div");
content.innerHTML = query.get("story");
window.requests = [];
const client = new Copydesk({ url: query.get("url"), fetch: (path, how) => {
  window.requests.push([how.method, how.body ?? ""]);
  return fetch(path, how);
} });
window.states = [];
window.desk = copydesk({ Plugin, PluginKey, Decoration, DecorationSet }, client, {
  options: { language: "en-GB" }, delay: 100,
  onSelect: (finding, view) => window.desk.apply(view, finding),
  onState: (state, error) => window.states.push(error ? `${state}: ${error.message}` : state),
});
window.view = new EditorView(document.getElementById("editor"), {
  state: EditorState.create({ doc: DOMParser.fromSchema(schema).parse(content), plugins: [history(), window.desk] }),
});
window.undo = () => undo(view.state, view.dispatch);
</script>
"""

CKEDITOR = """<!doctype html><meta charset="utf-8"><title>CKEditor 5</title>
<link rel="stylesheet" href="/node_modules/ckeditor5/dist/browser/ckeditor5.css">
<script type="importmap">{"imports": {"ckeditor5": "/node_modules/ckeditor5/dist/browser/ckeditor5.js"}}</script>
<div id="editor"></div>
<script type="module">
import { BlockQuote, Bold, ClassicEditor, Code, Essentials, Heading, Paragraph } from "ckeditor5";
import { Copydesk } from "/client/copydesk.js";
import { copydesk } from "/client/ckeditor5.js";

const query = new URLSearchParams(location.search);
window.states = [];
const editor = window.editor = await ClassicEditor.create(document.getElementById("editor"), {
  licenseKey: "GPL", plugins: [BlockQuote, Bold, Code, Essentials, Heading, Paragraph], initialData: query.get("story"),
});
window.desk = copydesk(editor, new Copydesk({ url: query.get("url") }), {
  options: { language: "en-GB" }, delay: 100, onState: (state) => window.states.push(state),
});
window.data = () => editor.getData();
window.apply = (code) => desk.apply(desk.findings().find(({ finding }) => finding.code === code));
window.undo = () => editor.execute("undo");
window.add = (text) => editor.model.change((writer) => writer.insertText(text, editor.model.document.getRoot().getChild(1), "end"));
</script>
"""

TINYMCE = """<!doctype html><meta charset="utf-8"><title>TinyMCE</title>
<script src="/node_modules/tinymce/tinymce.min.js"></script>
<textarea id="editor"></textarea>
<script type="module">
import { Copydesk } from "/client/copydesk.js";
import { copydesk } from "/client/tinymce.js";

const query = new URLSearchParams(location.search);
window.states = [];
document.getElementById("editor").value = query.get("story");
tinymce.init({
  selector: "#editor", license_key: "gpl", base_url: "/node_modules/tinymce", suffix: ".min", promotion: false, browser_spellcheck: false,
  setup(editor) {
    window.editor = editor;
    window.desk = copydesk(editor, new Copydesk({ url: query.get("url") }), {
      options: { language: "en-GB" }, delay: 100, onState: (state) => window.states.push(state),
    });
  },
});
window.data = () => editor.getContent();
window.apply = (code) => desk.apply(desk.findings().find(({ finding }) => finding.code === code));
window.undo = () => editor.undoManager.undo();
window.add = (text) => { editor.selection.setCursorLocation(editor.getBody().children[1], 1); editor.insertContent(text); };
</script>
"""
