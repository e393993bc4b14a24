"""Paragraphs are asked about once, in portions that change nothing, and a server that fails is named."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs

import pytest
from languagetool_cases import python, story

from linter import cache
from linter.checks import languagetool
from linter.checks.languagetool import asking, client
from linter.checks.languagetool.asking import Asking, Question
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.tuning import table
from linter.finding import NotChecked
from linter.settings import Settings

AMERICAN = Question("en-US", table().disabled_rules, table().disabled_categories)
PARAGRAPHS = [
    "It rained for a hour before the game began.",
    "The mayor, who have been in office since May, left  early ,and nobody asked why.",
    "“We was late,” she said.",
    "“We were late,” she said. each of them were told to wait.",
    "Reporters has asked for the list of names ; it was refused.",
    "The 😀 was seen by a old man. The the end.",
    "He could of gone. They is here. Its over, (they said.",
    "The bridge , closed since 2019 , will open on Monday.",
]


@pytest.fixture(autouse=True)
def _fresh_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(cache.FOLDER_VARIABLE, str(tmp_path / "cache"))
    yield
    languagetool.close()


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the requests that are sent to the real server."""
    sent: list[str] = []
    post = client._post

    def counted(url: str, body: bytes, timeout: float) -> tuple[int, bytes]:
        sent.append(parse_qs(body.decode())["text"][0])
        return post(url, body, timeout)

    monkeypatch.setattr(client, "_post", counted)
    return sent


@pytest.mark.usefixtures("languagetool")
class TestWithServer:
    @pytest.mark.parametrize("portion", [1, 200, 50_000])
    def test_the_company_of_a_paragraph_changes_nothing(self, portion: int, monkeypatch: pytest.MonkeyPatch) -> None:
        alone = [Asking(cached=False).matches([text], AMERICAN)[0] for text in PARAGRAPHS]
        monkeypatch.setattr(asking, "PORTION", portion)
        assert Asking(cached=False).matches(PARAGRAPHS, AMERICAN) == alone
        assert Asking(cached=False).matches(PARAGRAPHS[::-1], AMERICAN) == alone[::-1]
        assert sum(map(len, alone)) > 5  # type: ignore[arg-type]

    def test_no_paragraph_is_sent_twice(self, requests: list[str]) -> None:
        first = Asking().matches([*PARAGRAPHS, *PARAGRAPHS], AMERICAN)
        assert len(requests) == 1
        assert Asking().matches(PARAGRAPHS, AMERICAN) == first[: len(PARAGRAPHS)]
        assert len(requests) == 1

    def test_one_changed_paragraph_is_one_request_with_nothing_else_in_it(self, requests: list[str]) -> None:
        Asking().matches(PARAGRAPHS, AMERICAN)
        changed = [*PARAGRAPHS[:3], "It snowed for a hour.", *PARAGRAPHS[4:]]
        Asking().matches(changed, AMERICAN)
        assert requests[1:] == ["It snowed for a hour."]

    def test_another_question_is_another_answer(self, requests: list[str]) -> None:
        text = "It rained for a hour."
        assert Asking().matches([text], AMERICAN) != [()]
        assert Asking().matches([text], Question("en-US", (*AMERICAN.disabled_rules, "EN_A_VS_AN"), AMERICAN.disabled_categories)) == [()]
        assert Asking().matches([text], Question("en-GB", AMERICAN.disabled_rules, AMERICAN.disabled_categories)) != [()]
        assert len(requests) == 3

    def test_without_the_cache_it_is_asked_again(self, requests: list[str]) -> None:
        for _ in range(2):
            list(languagetool.check(story("It rained for a hour."), Settings(languagetool="on", cache=False)))
        assert len(requests) == 2
        assert list(cache.folder().rglob("languagetool*")) == []


class _Server(BaseHTTPRequestHandler):
    """A server that is not LanguageTool: what it says is its class's ``answer``."""

    answer = (500, b"Error: out of order")
    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        status, body = self.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def newsroom() -> Iterator[tuple[type[_Server], str]]:
    """A server of the newsroom's own that is out of order."""
    handler = type("Handler", (_Server,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as httpd:
        Thread(target=httpd.serve_forever, daemon=True).start()
        yield handler, f"http://127.0.0.1:{httpd.server_port}/v2/"
        httpd.shutdown()


def test_a_failing_server_of_the_newsroom_is_named_and_nothing_is_kept(newsroom: tuple[type[_Server], str]) -> None:
    handler, url = newsroom
    settings = Settings(languagetool="on", languagetool_url=url)
    (gap,) = languagetool.check(story("It rained.\n\nIt snowed."), settings)
    assert isinstance(gap, NotChecked)
    assert (gap.span, gap.reason) == (None, "LanguageTool answered 500: Error: out of order")
    handler.answer = (200, b'{"matches": []}')
    assert list(languagetool.check(story("It rained.\n\nIt snowed."), settings)) == []
    assert handler.asked == 2


def test_a_newsrooms_server_needs_no_installation(newsroom: tuple[type[_Server], str], elsewhere: Path) -> None:
    handler, url = newsroom
    handler.answer = (200, b'{"matches": []}')
    assert list(languagetool.check(story("It rained."), Settings(languagetool="auto", languagetool_url=url))) == []
    assert handler.asked == 1


def test_a_part_that_takes_too_long_is_named_and_the_others_are_read(newsroom: tuple[type[_Server], str]) -> None:
    handler, url = newsroom
    handler.answer = (200, b'{"matches": [], "warnings": {"incompleteResults": true, "incompleteResultsReason": "too long"}}')
    answers = Asking().matches(["One.", "Two."], Question("en-US", server=url))
    assert [str(answer) for answer in answers] == ["LanguageTool did not finish: too long"] * 2
    assert all(isinstance(answer, LanguageToolError) for answer in answers)
    assert handler.asked == 3  # both at once, then each alone


def test_threads_may_be_the_first_to_ask_together() -> None:
    script = """
import sys
from threading import Barrier, Thread
from linter.checks.languagetool import client, state, tuning
sys.setswitchinterval(1e-6)
barrier = Barrier(8)
def first():
    barrier.wait()
    tuning.table()
    client._decode(b'{"matches": []}')
    state.decode(b'{"pid": 1, "version": "", "since": 0}')
threads = [Thread(target=first) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
"""
    assert [python(script).stdout for _ in range(10)] == ["done\n"] * 10
