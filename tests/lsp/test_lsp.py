"""The language server, asked by a real client."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from lsp_cases import PULLING, changed
from lsprotocol import types

from linter.document import Source
from linter.surfaces.lsp._places import Places

SLIP = "The mayor met the the council on Monday.\n"
WHOLE = types.Range(types.Position(0, 0), types.Position(99, 0))


def placed(diagnostic: types.Diagnostic) -> tuple[int, int, int, int]:
    start, end = diagnostic.range.start, diagnostic.range.end
    return start.line, start.character, end.line, end.character


def test_findings_are_sent_when_a_story_opens_changes_and_closes(edit):
    async def work(editor):
        uri = editor.open("story.txt", SLIP)
        told = await editor.told()
        (one,) = told.diagnostics
        assert (told.uri, told.version, one.code, one.source, placed(one)) == (uri, 1, "doubled/small-words", "copydesk", (0, 14, 0, 21))
        assert "“the”" in one.message
        assert list(one.tags) == [types.DiagnosticTag.Unnecessary]
        editor.change(uri, 2, SLIP.replace("the the", "the"))
        told = await editor.told()
        assert (told.version, list(told.diagnostics)) == (2, [])
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        assert not (await editor.told()).diagnostics

    edit(work)


def test_only_the_last_of_many_changes_is_checked(edit):
    async def work(editor):
        uri = editor.open("story.txt", "The mayor spoke.\n")
        await editor.told()
        for version in range(2, 30):
            editor.change(uri, version, SLIP + "x" * version)
        assert (await editor.told()).version == 29
        assert await editor.silent(1)

    edit(work)


@pytest.mark.parametrize(("encoding", "before"), [("utf-8", 4 + 3), ("utf-16", 2 + 1), ("utf-32", 1 + 1)])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_count_what_was_agreed_on(edit, encoding, before, end):
    """An emoji and a mark of three bytes stand before the slip."""
    capabilities = types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(encoding)]),
        workspace=types.WorkspaceClientCapabilities(workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)),
    )
    text = f"A first line.{end}{end}😀… The mayor met the the council.{end}"

    async def work(editor):
        uri = editor.open("story.md", text, "markdown")
        (one,) = (await editor.told()).diagnostics
        assert placed(one) == (2, before + 15, 2, before + 22)
        (action,) = [action for action in await editor.actions(uri, one.range) if action.is_preferred]
        codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
        assert changed(text, action.edit, codec) == text.replace("the the", "the")

    edit(work, capabilities)


def test_an_editor_that_asks_is_not_sent_anything(edit):
    async def work(editor):
        uri = editor.open("story.txt", SLIP)
        first = await editor.pull(uri)
        assert [one.code for one in first.items] == ["doubled/small-words"]
        again = await editor.pull(uri, first.result_id)
        assert (again.kind, again.result_id) == ("unchanged", first.result_id)
        editor.change(uri, 2, "The mayor spoke.\n")
        assert not (await editor.pull(uri, first.result_id)).items
        assert await editor.silent(0.5)

    edit(work, PULLING)


def test_every_suggestion_mends_the_place_that_it_is_for(edit):
    text = "Sky new said that the council was not aware of an injuries.\n"

    async def work(editor):
        uri = editor.open("story.txt", text)
        told = (await editor.told()).diagnostics
        assert len(told) == 2
        for one in told:
            actions = [action for action in await editor.actions(uri, one.range) if action.edit]
            assert actions
            for action in actions:
                assert [found.code for found in action.diagnostics] == [one.code]
                assert changed(text, action.edit) != text
        titles = [action.title for action in await editor.actions(uri, told[0].range)]
        assert titles[0] == "Change to “News”"
        assert f"Ignore {told[0].code} here" in titles
        assert changed(text, (await editor.actions(uri, told[0].range))[0].edit) == text.replace("Sky new", "Sky News")
        assert not await editor.actions(uri, types.Range(types.Position(0, 12), types.Position(0, 12)))

    edit(work)


def test_safe_fixes_are_made_at_once_and_quotations_stay(edit):
    text = "The mayor met the the council.\n\n“I saw the the man,” she said.\n\nHe went to to town.\n"
    mended = text.replace("met the the", "met the").replace("to to", "to")

    async def work(editor):
        uri = editor.open("story.txt", text)
        await editor.told()
        (action,) = await editor.actions(uri, WHOLE, "source.fixAll")
        assert action.kind == "source.fixAll.copydesk"
        assert changed(text, action.edit) == mended
        (listed,) = [one for one in await editor.actions(uri, WHOLE) if one.title.startswith("Mend all")]
        await editor.do(listed.command)
        assert changed(text, editor.edits[0].edit) == mended
        assert not await editor.actions(uri, WHOLE, "refactor")

    edit(work)


def test_hovering_tells_why_and_from_where(edit):
    async def work(editor):
        uri = editor.open("story.txt", SLIP)
        await editor.told()
        shown = await editor.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 16)))
        said = shown.contents.value
        assert "doubled/small" in said
        assert "A small word typed twice" in said
        assert "seen by" in said
        nothing = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(0, 2))
        assert await editor.client.text_document_hover_async(nothing) is None

    edit(work)


def test_a_word_is_added_to_the_list_and_not_flagged_again(edit, tmp_path):
    (tmp_path / "copydesk.toml").write_text('vocabulary = ["words.txt"]\n')
    words = tmp_path / "words.txt"
    words.write_text("Kyiv  # the capital\n")

    async def work(editor):
        uri = editor.open("story.txt", "The new frobnicator was shown on Monday.\n")
        (one,) = (await editor.told()).diagnostics
        (action,) = [action for action in await editor.actions(uri, one.range) if action.title.startswith("Add")]
        assert action.title == "Add “frobnicator” to words.txt"
        await editor.do(action.command)
        assert not (await editor.told()).diagnostics

    edit(work)
    assert words.read_text() == "Kyiv  # the capital\nfrobnicator\n"


def test_a_comment_lets_a_finding_be(edit):
    text = "# Head\n\nThe mayor met the the council.\n"

    async def work(editor):
        uri = editor.open("story.md", text, "markdown")
        (one,) = (await editor.told()).diagnostics
        (action,) = [action for action in await editor.actions(uri, one.range) if action.title.startswith("Ignore")]
        await editor.do(action.command)
        after = changed(text, editor.edits[0].edit)
        assert "<!-- copydesk: ignore[doubled/small-words]" in after
        editor.change(uri, 2, after)
        assert not (await editor.told()).diagnostics

    edit(work)


def test_a_plain_story_takes_no_comment_and_that_is_said(edit):
    async def work(editor):
        uri = editor.open("story.txt", SLIP)
        (one,) = (await editor.told()).diagnostics
        (action,) = [action for action in await editor.actions(uri, one.range) if action.title.startswith("Ignore")]
        await editor.do(action.command)
        await editor.until(lambda: editor.messages or editor.edits)
        assert editor.edits or "per-file-ignores" in editor.messages[0]

    edit(work)


def test_settings_can_change(edit):
    async def work(editor):
        editor.open("story.txt", SLIP)
        assert (await editor.told()).diagnostics
        said: dict[str, Any] = {"copydesk": {"languagetool": "off", "ignore": ["doubled", "context"]}}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(said))
        assert not (await editor.told()).diagnostics
        wrong = types.DidChangeConfigurationParams({"copydesk": {"languagetool": "perhaps"}})
        editor.client.workspace_did_change_configuration(wrong)
        await editor.until(lambda: editor.messages)
        assert "languagetool" in editor.messages[0]

    edit(work)


def test_an_editor_that_can_be_asked_is_asked_for_its_settings(edit):
    capabilities = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(configuration=True))

    async def work(editor):
        editor.settings = {"languagetool": "off", "select": ["spelling"]}
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        await asyncio.sleep(0.5)
        editor.open("story.txt", SLIP)
        assert not (await editor.told()).diagnostics

    edit(work, capabilities)


def test_the_configuration_is_read_again_when_it_changes(edit, tmp_path):
    capabilities = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        )
    )

    async def work(editor):
        editor.open("story.txt", SLIP)
        assert (await editor.told()).diagnostics
        await editor.until(lambda: editor.watched)
        assert "**/copydesk.toml" in editor.watched
        config = tmp_path / "copydesk.toml"
        config.write_text('ignore = ["doubled", "context"]\n')
        event = types.FileEvent(config.as_uri(), types.FileChangeType.Created)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        assert not (await editor.told()).diagnostics
        config.write_text('ignore = ["doubled"\n')
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
        await editor.until(lambda: editor.messages)
        assert "copydesk.toml:1: not TOML" in editor.messages[0]

    edit(work, capabilities)


def test_stories_that_the_configuration_leaves_out_are_left_alone(edit, tmp_path):
    (tmp_path / "copydesk.toml").write_text('exclude = ["archive/"]\n')

    async def work(editor):
        editor.open("archive/story.txt", SLIP)
        assert not (await editor.told()).diagnostics
        editor.open("story.txt", SLIP)
        assert (await editor.told()).diagnostics

    edit(work)


def test_what_cannot_be_read_is_said_once_and_nothing_else_suffers(edit):
    async def work(editor):
        uri = editor.open("story.json", "{", "json")
        assert not (await editor.told()).diagnostics
        for version in range(2, 4):
            editor.change(uri, version, "{" * version)
            assert not (await editor.told()).diagnostics
        await editor.until(lambda: editor.messages)
        assert "story.json" in editor.messages[0]
        editor.open("story.txt", SLIP)
        assert (await editor.told()).diagnostics

    edit(work)


def test_a_bar_shows_that_checks_are_loaded(edit):
    capabilities = types.ClientCapabilities(window=types.WindowClientCapabilities(work_done_progress=True))

    async def work(editor):
        await editor.until(lambda: "end" in editor.progress)
        assert editor.progress[0] == "loading the checks"

    edit(work, capabilities)


def test_a_story_without_a_file_is_read_by_its_language(edit):
    async def work(editor):
        item = types.TextDocumentItem("untitled:Untitled-1", "markdown", 1, "A `the the` and the the mayor.\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        (one,) = (await editor.told()).diagnostics
        assert placed(one)[:2] == (0, 16)

    edit(work)


def test_languagetool_speaks_after_the_others(edit, languagetool, tmp_path):
    (tmp_path / "copydesk.toml").write_text(f'[languagetool]\nmode = "on"\nurl = "{languagetool}/v2/"\n')
    text = "The mayor met the the council, and took a hour for it.\n"

    async def work(editor):
        editor.open("story.txt", text)
        told = [(await editor.told()).diagnostics]
        while not any(str(one.code).startswith("languagetool/") for one in told[-1]):
            told.append((await editor.told()).diagnostics)
        assert "doubled/small-words" in [one.code for one in told[0]]
        assert not any(str(one.code).startswith("languagetool/") for one in told[0])

    edit(work, options={"languagetool": None})


def test_places_lead_there_and_back():
    text = "\ufeffA 😀 line,\r\nḴ another\rand a third\n"
    for encoding in types.PositionEncodingKind:
        source = Source("story.txt", text)
        places = Places(source, encoding)
        for offset in range(len(source.text) + 1):
            inside = source.text[max(0, offset - 1) : offset + 1] == "\r\n"
            if not inside:
                assert places.offset(places.position(offset)) == offset
        assert places.offset(types.Position(99, 0)) == len(source.text)
        assert places.offset(types.Position(0, 999)) == len("A 😀 line,")
