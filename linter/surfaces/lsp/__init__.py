"""The language server: findings in any editor that speaks the Language Server Protocol 3.17, with what mends them.

An editor's stories are kept by ``_copies`` and judged by ``Proof``; ``_notes``, ``_questions`` and ``_commands`` are what an editor says,
asks and has done, each with a table of handlers. Adding one is adding a function there.
"""

from __future__ import annotations

from linter.surfaces.lsp import _commands, _notes, _questions
from linter.surfaces.lsp._server import Server


def serve() -> Server:
    """A server with all its features; ``start_io`` has it speak with the editor that started it."""
    server = Server()
    for name, handler in _notes.HANDLERS.items():
        server.feature(name)(handler)
    for name, (handler, options) in _questions.HANDLERS.items():
        server.feature(name, options)(handler)
    for name, handler in _commands.HANDLERS.items():
        server.command(name)(handler)
    return server
