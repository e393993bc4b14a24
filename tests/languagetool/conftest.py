"""The real LanguageTool: installed where it is missing, one server for all tests that need one."""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from linter.checks.languagetool import install, jars, server, shared


@pytest.fixture(scope="session")
def installation() -> Path:
    """The folder of the machine's own installation."""
    return install.install()


@pytest.fixture
def languagetool(installation: Path) -> None:
    """A server that starts on first need; no failure of another test is remembered."""
    shared._failed.clear()
    shared._renewed.clear()


@pytest.fixture(scope="session", autouse=True)
def _end() -> Iterator[None]:
    yield
    server.close()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another, empty data folder, for which no server runs."""
    folder = tmp_path / "languagetool"
    server.close()
    monkeypatch.setenv(install.FOLDER_VARIABLE, str(folder))
    yield folder
    server.close()


@pytest.fixture
def copied(installation: Path, elsewhere: Path) -> Path:
    """A copy of the installation."""
    shutil.copytree(installation, elsewhere)
    return elsewhere


@pytest.fixture
def maven(installation: Path, tmp_path: Path) -> Path:
    """The files of a Maven repository that holds the pinned jars."""
    root = tmp_path / "maven"
    for jar in jars.jars():
        path = root / jar.path
        path.parent.mkdir(parents=True)
        shutil.copyfile(installation / "LanguageTool-6.8" / "libs" / jar.name, path)
    return root


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def repository(maven: Path) -> Iterator[str]:
    """The address of that repository."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=os.fspath(maven))) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/"
        httpd.shutdown()
