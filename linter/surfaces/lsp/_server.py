"""The server of one editor: what it can, what it has set, and what it is told."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from lsprotocol import types
from pygls.lsp.server import LanguageServer

from linter.checks import ConfigError
from linter.readers import read
from linter.surfaces.lsp._copies import Copies, Copy, Text
from linter.surfaces.lsp._desks import Desks, Options
from linter.surfaces.lsp._diagnostics import diagnostic
from linter.surfaces.lsp._places import Places
from linter.surfaces.proof import Proof
from linter.version import __version__

SECTION = "copydesk"
_TOKEN = "copydesk/loading"  # noqa: S105 - a name for the progress bar
_WATCH = "copydesk/watched"
_WARM = "A short text wakes what checks load when they are first used.\n"


class Server(LanguageServer):
    """The server of one editor."""

    def __init__(self) -> None:
        """Wait for an editor to begin."""
        # Whole texts: editors and pygls do not agree on what ends a line, and a change at a wrong place would never be mended.
        super().__init__("copydesk", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.copies = Copies(self.tell)
        self.options = Options()
        self._problems: set[str] = set()

    @property
    def pulled(self) -> bool:
        """Whether the editor asks for diagnostics, so that it is not to be sent any."""
        text_document = self.client_capabilities.text_document
        return bool(text_document and text_document.diagnostic)

    @property
    def refreshed(self) -> bool:
        """Whether the editor that asks can be told to ask again."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.diagnostics and workspace.diagnostics.refresh_support)

    def places(self, proof: Proof) -> Places:
        """The positions of a story."""
        return Places(proof.document.source, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def diagnostics(self, copy: Copy) -> list[types.Diagnostic]:
        """What there is to tell of a story."""
        if copy.proof is None:
            return []
        places = self.places(copy.proof)
        return [diagnostic(finding, places) for finding in copy.proof.report.findings]

    async def tell(self, copy: Copy) -> None:
        """Tell what is new about a story, or have the editor ask for it."""
        if copy.problem:
            self.complain(copy.problem)
        for gap in copy.proof.report.not_checked if copy.proof else ():
            self.complain(f"{gap.check}: {gap.reason}")
        if not self.pulled:
            told = types.PublishDiagnosticsParams(copy.text.uri, self.diagnostics(copy), copy.text.version)
            self.text_document_publish_diagnostics(told)
        elif self.refreshed and copy.heard:
            self.workspace_diagnostic_refresh(None)

    def complain(self, problem: str) -> None:
        """Say what does not work, once."""
        if problem not in self._problems:
            self._problems.add(problem)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"Copydesk: {problem}"))

    async def open_desks(self) -> None:
        """Read the configurations as they are now; the former ones stay in force where they cannot be used."""
        try:
            desks = await self.copies.run(partial(Desks, self.options))
        except (ConfigError, ValueError) as error:
            self.complain(str(error))
            self.copies.ready.set()
            return
        former, self.copies.desks = self.copies.desks, desks
        if self.copies.ready.is_set():
            self.copies.again()
        self.copies.ready.set()
        if former is not None:
            former.close()

    async def take(self, said: Any) -> None:
        """Take the editor's settings."""
        if isinstance(said, dict):
            said = said.get(SECTION, said)
        try:
            self.options = msgspec.convert(said or {}, Options)
        except msgspec.ValidationError as error:
            self.complain(f"the editor's settings cannot be used: {error}")
        await self.open_desks()

    async def begin(self) -> None:
        """Load what checks need, with a bar for whoever can show one."""
        window = self.client_capabilities.window
        bar = bool(window and window.work_done_progress)
        if bar:
            await self.work_done_progress.create_async(_TOKEN)
            self.work_done_progress.begin(_TOKEN, types.WorkDoneProgressBegin("Copydesk", message="loading the checks", cancellable=False))
        try:
            await self.configured()
            desks = self.copies.desks
            if desks is not None:
                desk = await self.copies.run(partial(desks.desk, None))
                stages = desk.linter().stages(read("warm.txt", _WARM.encode()), desk.settings)
                await self.copies.run(partial(next, stages, None))
                if bar:
                    self.work_done_progress.report(_TOKEN, types.WorkDoneProgressReport(message="waiting for LanguageTool"))
                await self.copies.run(partial(next, stages, None))
        finally:
            if bar:
                self.work_done_progress.end(_TOKEN, types.WorkDoneProgressEnd())

    async def configured(self) -> None:
        """Ask for the settings, of an editor that can be asked; else those that it sent hold."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.configuration:
            wanted = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
            (said,) = await self.workspace_configuration_async(wanted)
            # One that knows no such section says nothing: what it sent at the beginning holds.
            if said:
                await self.take(said)
                return
        await self.open_desks()

    def watch(self) -> None:
        """Have the editor tell of changes to what stories are judged by."""
        workspace = self.client_capabilities.workspace
        watched = workspace and workspace.did_change_watched_files
        if self.copies.desks is None or not (watched and watched.dynamic_registration):
            return
        globs = [types.FileSystemWatcher(glob) for glob in self.copies.desks.watched()]
        options = types.DidChangeWatchedFilesRegistrationOptions(globs)
        registration = types.Registration(_WATCH, types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(types.RegistrationParams([registration]))

    def change(self, copy: Copy, edits: Any) -> types.WorkspaceEdit:
        """A change of a story; one that an editor makes only to the text that it was meant for, if it can tell."""
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            identifier = types.OptionalVersionedTextDocumentIdentifier(copy.text.uri, copy.text.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identifier, list(edits))])
        return types.WorkspaceEdit(changes={copy.text.uri: list(edits)})

    async def apply(self, copy: Copy, label: str, edits: Any) -> None:
        """Have the editor change a story."""
        if edits:
            await self.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(self.change(copy, edits), label))

    def text(self, uri: str) -> Text:
        """A story as it stands in the editor."""
        document = self.workspace.get_text_document(uri)
        return Text(uri, document.version, document.language_id, document.source)
