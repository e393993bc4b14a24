"""What an editor says: that it begins, that stories open, change and close, that settings and files are others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import msgspec
from lsprotocol import types

from linter.surfaces.lsp._desks import Options
from linter.surfaces.lsp._server import SECTION, Server

LOG = logging.getLogger(__name__)


def _initialize(ls: Server, params: types.InitializeParams) -> None:
    said = params.initialization_options
    if isinstance(said, dict):
        try:
            ls.options = msgspec.convert(said.get(SECTION, said), Options)
        except msgspec.ValidationError as error:
            LOG.warning("the editor's settings cannot be used: %s", error)


async def _initialized(ls: Server, _params: types.InitializedParams) -> None:
    await ls.begin()
    ls.watch()


def _shutdown(ls: Server, _params: None) -> None:
    ls.copies.close()


async def _did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    ls.copies.put(ls.text(params.text_document.uri), 0)


async def _did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    ls.copies.put(ls.text(params.text_document.uri), ls.options.delay)


async def _did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    ls.copies.drop(params.text_document.uri)
    if not ls.pulled:
        ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


async def _did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
    if params.settings:
        await ls.take(params.settings)
    else:
        await ls.configured()


async def _did_change_watched_files(ls: Server, _params: types.DidChangeWatchedFilesParams) -> None:
    await ls.open_desks()


HANDLERS: dict[str, Callable[[Server, Any], Any]] = {
    types.INITIALIZE: _initialize,
    types.INITIALIZED: _initialized,
    types.SHUTDOWN: _shutdown,
    types.TEXT_DOCUMENT_DID_OPEN: _did_open,
    types.TEXT_DOCUMENT_DID_CHANGE: _did_change,
    types.TEXT_DOCUMENT_DID_CLOSE: _did_close,
    types.WORKSPACE_DID_CHANGE_CONFIGURATION: _did_change_configuration,
    types.WORKSPACE_DID_CHANGE_WATCHED_FILES: _did_change_watched_files,
}
