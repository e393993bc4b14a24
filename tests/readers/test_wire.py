"""Wire messages of ANPA 1312 and IPTC 7901: what is prose in them, and that every byte comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.api import fix_with
from linter.document import Document
from linter.engine import Linter
from linter.readers import Unreadable, read, recognized
from linter.settings import Settings

ANPA = (
    b"\x16\x16\x01a0417\x1frb n bc-footbridge 11-26 0181\r\n\x02"
    b"^BC-Footbridge,180<\r\n"
    b"^Footbridge to close for the winter<\r\n"
    b"^By ANN CARTER=\r\n"
    b"^Dover Wire Service=\r\n"
    b"   DOVER, Del. (DWS) _ The old footbridge will be shut from\r\nMonday, the council said.\r\n"
    b"\t``We saw the water rise,'' the mayor said _ and she did not\r\nwait for the engineers.\r\n"
    b"   (MORE)\r\n"
    b"   In the the spring it opened at the caf\xe9 in 1911.\r\n"
    b"\x03\r\n11-26-26 0915EST\r\n\x04"
)
IPTC = (
    b"\x01DWS0042 4 POL 120 Del-footbridge\r\n\x02\r\n"
    b"Footbridge to close for the winter =\r\n\r\n"
    b"   Dover, Nov 26 (DWS) - The bridge will be shut from Monday,\r\nthe council said.\r\n\r\n"
    b"   It rained.\r\n\x03 261015 nov 26\r\n\x04"
)


def shown(document: Document) -> list[tuple[str, str]]:
    return [(part.role.value, document.text[part.start : part.end]) for part in document.segments]


def test_an_anpa_message_is_read_as_a_person_would() -> None:
    assert shown(read("story.anpa", ANPA)) == [
        ("headline", "Footbridge to close for the winter"),
        ("byline", "By ANN CARTER"),
        ("byline", "Dover Wire Service"),
        ("dateline", "DOVER, Del. (DWS) —"),
        ("paragraph", "The old footbridge will be shut from Monday, the council said."),
        ("paragraph", "“We saw the water rise,” the mayor said — and she did not wait for the engineers."),
        ("paragraph", "In the the spring it opened at the café in 1911."),
    ]


def test_an_iptc_message_is_read_as_a_person_would() -> None:
    assert shown(read("story", IPTC)) == [
        ("headline", "Footbridge to close for the winter"),
        ("paragraph", "Dover, Nov 26 (DWS) - The bridge will be shut from Monday, the council said."),
        ("paragraph", "It rained."),
    ]


def test_a_fix_changes_its_bytes_and_no_other() -> None:
    with Linter(Settings()) as linter:
        after, count = fix_with(linter, read("story.anpa", ANPA), Settings())
    assert (after, count) == (ANPA.replace(b"the the", b"the"), 1)


def test_what_latin_1_cannot_say_is_not_written() -> None:
    document = read("story.anpa", ANPA)
    assert document.escape("“so — it’s”", 0) == "``so _ it's''"
    assert document.escape("Łódź", 0) is None
    assert document.escape("a^b", 0) is None


def test_a_message_without_its_end_is_read_and_told() -> None:
    document = read("story.anpa", ANPA.partition(b"\x03")[0])
    assert [reason.partition(":")[0] for _, reason in document.unread] == ["the message is cut short"]
    assert len(document.segments) == 7


def test_a_text_without_a_head_is_no_message() -> None:
    with pytest.raises(Unreadable, match="no STX"):
        read("story.anpa", b"The bridge was shut.")
    assert recognized("story.txt", b"The bridge was shut.") == "plain"
    assert recognized("story.txt", ANPA) == "wire"


@settings(max_examples=80, deadline=None)
@given(
    st.binary(max_size=80),
    st.lists(st.sampled_from([b"\x02", b"\x03", b"^", b"``", b"''", b" _ ", b"\r\n", b"   ", b"caf\xe9", b"=<"]), max_size=8),
)
def test_every_byte_comes_back_and_every_token_is_where_it_stands(noise: bytes, signs: list[bytes]) -> None:
    data = b"\x01head\x02" + noise + b" a ".join(signs)
    document = read("story.anpa", data)
    assert document.source.edited(()) == data
    for token in document.tokens:
        start, end = document.source_map.span(token.start, token.end)
        # Shifts of type are like tags inside a line: they are left out and part nothing.
        written = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", document.source.text[start:end])
        assert written == token.text or written == document.escape(token.text, token.start)
