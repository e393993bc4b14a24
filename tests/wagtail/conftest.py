"""The example site with Wagtail as it comes from PyPI, and real Chromium in it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

import linter

ROOT = Path(linter.__file__).parents[1]
_PASSWORD = "a password of the tests"


class Site(NamedTuple):
    """A site that runs: its address and the folder of its database."""

    url: str
    data: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, started with its one command."""
    data = tmp_path_factory.mktemp("newsroom")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "examples/wagtail/run.py", "--port", str(port), "--data", str(data), "--password", _PASSWORD]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (data / "log").open("w") as log:
        process = subprocess.Popen([*command, "--languagetool", "off"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            assert process.poll() is None, (data / "log").read_text()
            try:
                httpx.get(f"{url}/admin/login/", timeout=30)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield Site(url, data)
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def password() -> str:
    """The password of the user ``desk``."""
    return _PASSWORD
