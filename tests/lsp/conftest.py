"""An editor for the tests of the language server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsp_cases import PUSHED, Editor, started
from lsprotocol import types


@pytest.fixture
def edit(tmp_path: Path) -> Callable[..., None]:
    """Run a test in an editor that has ``tmp_path`` open."""

    def run(
        work: Callable[[Editor], Awaitable[None]], capabilities: types.ClientCapabilities = PUSHED, options: dict[str, Any] | None = None
    ) -> None:
        async def session() -> None:
            async with started(tmp_path, capabilities, options) as editor:
                await work(editor)

        asyncio.run(session())

    return run
