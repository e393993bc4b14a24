"""Editors as they come from npm."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from editors_cases import installed, site


class Editors(NamedTuple):
    """A folder with editors and the client, and the origin that serves it."""

    folder: Path
    url: str


@pytest.fixture(scope="session")
def editors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editors]:
    """The editors, brought once."""
    if shutil.which("npm") is None:
        pytest.skip("no npm here")
    folder = tmp_path_factory.mktemp("editors")
    installed(folder)
    with site(folder) as url:
        yield Editors(folder, url)
