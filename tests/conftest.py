"""What all tests share: reading a text as a story, and golden files that can be made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from serving import Served

from linter import cache
from linter.checks.languagetool import install, runtime, server, shared
from linter.document import Document
from linter.readers import read

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files instead of comparing them")


@pytest.fixture(scope="session")
def story() -> Callable[[str], Document]:
    """Read a text as a plain-text story."""
    return lambda text: read("story.txt", text.encode())


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep nothing in the user's cache and find nothing there; the processes they start neither."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.FOLDER_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The LanguageTool server that tests share is not the user's, and ends with them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(runtime.FOLDER_VARIABLE, str(tmp_path_factory.mktemp("runtime")))
        yield
        shared.stop()
        server.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name, or write it with ``--update-golden``."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Start a server with some options in ``tmp_path``."""
    started: list[Served] = []

    def start(*arguments: str) -> Served:
        started.append(Served(tmp_path, *arguments))
        return started[-1]

    yield start
    for one in started:
        one.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests that change nothing in it."""
    one = Served(tmp_path_factory.mktemp("served"), "--allow-origin", "https://cms.example.org")
    yield one
    one.close()


@pytest.fixture
def languagetool() -> str:
    """The address of a real LanguageTool server; tests of how it is ended and begun may have ended the one before."""
    install.install()
    return server.url().removesuffix("/v2/")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser; while it is open no other loop can run in this thread."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser) -> Iterator[Page]:
    """A page of its own; what its scripts throw fails the test, and so does what it wants from elsewhere."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.on("console", lambda message: thrown.append(message.text) if "Content Security Policy" in message.text else None)
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)  # the machine may have other work
    yield page
    context.close()
    assert not thrown
