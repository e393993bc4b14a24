"""Naviga Writer's two endpoints."""

from __future__ import annotations

import pytest

WORDS = ["council", "recieve", "Soleimani", "Quds", "beleive"]
WRONG = ["recieve", "beleive"]


@pytest.mark.parametrize("body", [WORDS, {"words": WORDS, "lang": "en_GB"}, {"text": " ".join(WORDS), "language": "en_US"}])
def test_misspelled_words_come_back_as_they_were_sent(served, body):
    answer = served.http.post("/naviga/check", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == WRONG


def test_it_can_be_asked_by_get_and_with_a_form(served):
    assert served.http.get("/naviga/check", params={"words": ",".join(WORDS), "lang": "en_GB"}).json() == WRONG
    assert served.http.post("/naviga/check", data={"text": " ".join(WORDS)}).json() == WRONG
    assert served.http.get("/naviga/check").json() == []


def test_spelling_is_that_of_the_language(served):
    words = ["colour", "color"]
    assert served.http.post("/naviga/check", json={"words": words, "lang": "en_GB"}).json() == ["color"]
    assert served.http.post("/naviga/check", json={"words": words}).json() == []


def test_suggestions(served):
    assert served.http.get("/naviga/suggestion", params={"word": "recieve", "lang": "en_GB"}).json()[0] == "receive"
    assert served.http.get("/naviga/suggestion", params={"word": "council"}).json() == []


@pytest.mark.parametrize("body", [{"words": 3}, 3, {"words": ["a", 1]}, {"words": ["a"], "lang": 5}, {"words": ["a"], "lang": "en GB"}])
def test_what_is_no_request_is_refused(served, body):
    answer = served.http.post("/naviga/check", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]
