import json
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from linter.checks.languagetool import client, server
from linter.checks.languagetool.error import LanguageToolError


def read_whole(connection: socket.socket) -> None:
    """Read a request to its end: closing a connection that holds unread bytes would reset it."""
    head, body = b"", b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(65536)
    head, _, body = head.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    while length and len(body) < int(length[1]):
        body += connection.recv(65536)


@contextmanager
def answering(answer: bytes | None) -> Iterator[str]:
    """The address of something that is no LanguageTool: it says one thing, or with None keeps silent."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection:
                read_whole(connection)
                if answer is None:
                    connection.recv(1)  # until the client gives up
                else:
                    connection.sendall(answer)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/v2/"
        thread.join(5)


def http(body: bytes, status: str = "200 OK") -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (status.encode(), len(body), body)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (http(b"Error: the queue is\nfull", "503 Busy"), "answered 503: Error: the queue is full"),
        (http(b"<html>" + b"x" * 1000), r"cannot be read .*: <html>x+…$"),
        (http(b'{"matches": 3}'), "cannot be read"),
        (http(b'{"matches": [{"message": "\xff"}]}'), "cannot be read"),
        (b"nonsense\r\n\r\n", "does not answer"),
        (b"", "does not answer"),
    ],
)
def test_what_is_no_answer_is_an_error_with_its_reason(answer: bytes, reason: str) -> None:
    with answering(answer) as url, pytest.raises(LanguageToolError, match=reason):
        client.check(url, "Text.", "en-US", timeout=5)


def test_silence_ends_in_an_error() -> None:
    with answering(None) as url, pytest.raises(LanguageToolError, match=r"did not answer within 0\.2 seconds"):
        client.check(url, "Text.", "en-US", timeout=0.2)


def test_nobody_there_is_an_error() -> None:
    with pytest.raises(LanguageToolError, match="does not answer"):
        client.check("http://127.0.0.1:9/v2/", "Text.", "en-US")


def test_an_incomplete_answer_is_said_to_be_one() -> None:
    body = json.dumps({"matches": [], "warnings": {"incompleteResults": True, "incompleteResultsReason": "out of time"}}).encode()
    with answering(http(body)) as url:
        assert client.check(url, "Text.", "en-US") == client.Answer((), "out of time")


@pytest.mark.usefixtures("languagetool")
class TestWithServer:
    def test_a_match_is_whole(self) -> None:
        answer = client.check(server.url(), "Well 😀. It rained for a hour.", "en-GB")
        (match,) = (match for match in answer.matches if match.rule == "EN_A_VS_AN")
        assert (match.start, match.end, match.category, match.issue_type) == (22, 23, "MISC", "misspelling")
        assert match.replacements == ("an",)
        assert match.sentence.strip() == "It rained for a hour."
        assert match.short_message
        assert answer.incomplete is None

    def test_rules_and_categories_can_be_disabled(self) -> None:
        def rules(**disabled: tuple[str, ...]) -> set[str]:
            return {
                match.rule
                for match in client.check(server.url(), "The the rain lasted a hour and thier roof leaked.", "en-US", **disabled).matches
            }

        everything = rules()
        assert {"ENGLISH_WORD_REPEAT_RULE", "EN_A_VS_AN", "MORFOLOGIK_RULE_EN_US"} <= everything
        assert everything - rules(disabled_rules=("EN_A_VS_AN",)) == {"EN_A_VS_AN"}
        assert rules(disabled_categories=("MISC", "TYPOS")) == set()

    def test_an_unknown_language_is_refused_with_the_servers_reason(self) -> None:
        with pytest.raises(LanguageToolError, match=r"answered 400: Error: .*xx"):
            client.check(server.url(), "Text.", "xx")

    def test_a_lone_surrogate_moves_nothing(self) -> None:
        (match,) = client.check(
            server.url(), "Odd \ud83d. It rained for a hour.", "en-US", disabled_categories=("TYPOS", "TYPOGRAPHY")
        ).matches
        assert match.start == 21
