"""A real ``copydesk lsp`` in a process of its own, and an editor that speaks with it."""

from __future__ import annotations

import ast
import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

import linter

#: What an editor says it can, unless a test wants another one.
PUSHED = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16]),
    workspace=types.WorkspaceClientCapabilities(
        apply_edit=True, workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
    ),
)
#: The same for one that asks for diagnostics itself.
PULLING = types.ClientCapabilities(
    text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    workspace=types.WorkspaceClientCapabilities(diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)),
)
_WAIT = 15


class Editor:
    """An editor with one folder open."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self.messages: list[str] = []
        self.progress: list[str | None] = []
        self.settings: dict[str, Any] | None = None
        self.server: types.InitializeResult | None = None
        self.edits: list[types.ApplyWorkspaceEditParams] = []
        self.asked_again = asyncio.Event()
        self.watched: list[str] = []
        self._told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        heard: dict[str, Callable[[Any], Any]] = {
            types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: lambda params: self._told.put_nowait(params),
            types.WORKSPACE_APPLY_EDIT: lambda params: self._apply(params),
            types.WORKSPACE_DIAGNOSTIC_REFRESH: lambda _: self.asked_again.set(),
            types.CLIENT_REGISTER_CAPABILITY: lambda params: self._register(params),
            types.WINDOW_SHOW_MESSAGE: lambda params: self.messages.append(params.message),
            types.WINDOW_WORK_DONE_PROGRESS_CREATE: lambda _: None,
            types.PROGRESS: lambda params: self.progress.append(params.value.get("message", params.value["kind"])),
            types.WORKSPACE_CONFIGURATION: lambda _: [self.settings],
        }
        for name, hear in heard.items():
            client.feature(name)(hear)

    def _apply(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        self.edits.append(params)
        return types.ApplyWorkspaceEditResult(applied=True)

    def _register(self, params: types.RegistrationParams) -> None:
        for one in params.registrations:
            self.watched += [watcher["globPattern"] for watcher in one.register_options["watchers"]]

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str, language: str = "plaintext") -> str:
        item = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return item.uri

    def change(self, uri: str, version: int, text: str) -> None:
        """Give a story another text."""
        identifier = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [whole]))

    async def told(self) -> types.PublishDiagnosticsParams:
        """The diagnostics that are sent next."""
        return await asyncio.wait_for(self._told.get(), _WAIT)

    async def silent(self, seconds: float) -> bool:
        """Whether no diagnostics are sent for a while."""
        await asyncio.sleep(seconds)
        return self._told.empty()

    async def pull(self, uri: str, previous: str | None = None) -> Any:
        identifier = types.TextDocumentIdentifier(uri)
        params = types.DocumentDiagnosticParams(identifier, previous_result_id=previous)
        return await asyncio.wait_for(self.client.text_document_diagnostic_async(params), _WAIT)

    async def actions(self, uri: str, at: types.Range, *only: str) -> list[types.CodeAction]:
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at, types.CodeActionContext([], only=list(only) or None))
        found = await asyncio.wait_for(self.client.text_document_code_action_async(params), _WAIT)
        return [_action(action) for action in found or ()]

    async def do(self, command: types.Command | None) -> None:
        """Have the server do what an action asks for."""
        assert command is not None
        params = types.ExecuteCommandParams(command.command, arguments=command.arguments)
        await asyncio.wait_for(self.client.workspace_execute_command_async(params), _WAIT)

    async def until(self, seen: Callable[[], object]) -> None:
        """Wait until something has come."""
        for _ in range(100 * _WAIT):
            if seen():
                return
            await asyncio.sleep(0.01)
        raise TimeoutError


def _action(found: types.CodeAction | types.Command) -> types.CodeAction:
    """An action with a command, which the client's library takes for a command with an action's name."""
    if isinstance(found, types.CodeAction):
        return found
    inner = ast.literal_eval(found.command)
    return types.CodeAction(found.title, command=types.Command(inner["title"], inner["command"], arguments=inner["arguments"]))


def changed(text: str, edit: types.WorkspaceEdit, encoding: str = "utf-16-le") -> str:
    """A text after the edits of an action, positions counted as that editor counts them."""
    (document,) = edit.document_changes or ()
    assert isinstance(document, types.TextDocumentEdit)
    size = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[encoding]
    lines = text.replace("\r\n", "\r\0").split("\r\0" if "\r\n" in text else "\n")
    end = "\r\n" if "\r\n" in text else "\n"

    def offset(position: types.Position) -> int:
        line = lines[position.line].encode(encoding)
        return sum(len(one) + len(end) for one in lines[: position.line]) + len(line[: position.character * size].decode(encoding))

    for one in sorted(document.edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(one.range.start)] + one.new_text + text[offset(one.range.end) :]
    return text


@asynccontextmanager
async def started(folder: Path, capabilities: types.ClientCapabilities, options: dict[str, Any] | None) -> AsyncIterator[Editor]:
    client = LanguageClient("an editor", "1")
    editor = Editor(client, folder)
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
    await client.start_io(sys.executable, "-m", "linter", "lsp", cwd=folder, env=environment)
    params = types.InitializeParams(
        capabilities, root_uri=folder.as_uri(), initialization_options={"languagetool": "off"} | (options or {})
    )
    editor.server = await asyncio.wait_for(client.initialize_async(params), _WAIT)
    client.initialized(types.InitializedParams())
    process = client._server
    try:
        yield editor
        await asyncio.wait_for(client.shutdown_async(None), _WAIT)
        client.exit(None)
        assert await asyncio.wait_for(process.wait(), _WAIT) == 0
    finally:
        if process.returncode is None:
            process.kill()
        await client.stop()
