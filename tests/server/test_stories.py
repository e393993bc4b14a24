"""Stories by the paragraph, and stories in a stream: the quick answer first, all of it later, each client's own."""

from __future__ import annotations

import json

import pytest

NEW = {
    "filename": "story.txt",
    "language": "en-GB",
    "paragraphs": [
        {"id": "h", "role": "headline", "text": "Council opens the bridge"},
        {"id": "a", "text": "The council met on Monday. Anna Kowalczyk, 45, opened the bridge."},
        {"id": "b", "text": "😀 “It is ours,” Kowalczyk said."},
    ],
}


def codes(answer, name):
    (one,) = [one for one in answer["paragraphs"] if one["id"] == name]
    return [finding["code"] for finding in one["findings"]]


@pytest.fixture
def story(served):
    answer = served.http.post("/v1/stories", json=NEW)
    assert answer.status_code == 201, answer.text
    return answer.json()


def change(served, story, status=200, **body):
    answer = served.http.patch(f"/v1/stories/{story['id']}", json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def whole(served, answer):
    found = served.http.get(f"/v1/stories/{answer['id']}", params={"version": answer["version"]}).json()
    assert found["whole"]
    return found


def test_a_new_story_is_read_whole(story):
    assert (story["version"], story["whole"], story["language"]) == (1, True, "en-GB")
    assert [codes(story, name) for name in "hab"] == [[], [], []]
    assert story["words"] > 15


def test_a_changed_paragraph_is_told_at_once_and_placed_in_itself(served, story):
    text = "😀 “It is ours,” Kowalczyk told the the council."
    answer = change(served, story, paragraphs=[{"id": "b", "text": text}])
    assert (answer["version"], answer["whole"], [one["id"] for one in answer["paragraphs"]]) == (2, False, ["b"])
    (found,) = answer["paragraphs"][0]["findings"]
    assert text[found["offset"] : found["end_offset"]] == found["text"] == "the the"
    assert found["location"] == {"row": 1, "column": text.index("the the") + 1}
    (edit,) = found["fix"]["edits"]
    assert text[: edit["offset"]] + edit["content"] + text[edit["end_offset"] :] == text.replace("the the", "the")
    found = whole(served, answer)
    assert [codes(found, name) for name in "hab"] == [[], [], ["doubled/small-words"]]


def test_the_whole_story_follows_with_what_no_paragraph_shows(served, story):
    """Her age is another in the last paragraph."""
    answer = change(served, story, paragraphs=[{"id": "b", "text": "“It is ours,” said Kowalczyk, 54."}])
    assert codes(answer, "b") == []
    found = whole(served, answer)
    assert [code for name in "ab" for code in codes(found, name)]


def test_a_name_that_the_story_has_elsewhere_is_no_slip_in_a_paragraph(served):
    said = "The frobnicator was switched on. A frobnicator hums, and each frobnicator is loud. The frobnicator is new."
    new = {"paragraphs": [{"id": "a", "text": said}, {"id": "b", "text": "It hums."}], "language": "en-GB"}
    story = served.http.post("/v1/stories", json=new).json()
    answer = change(served, story, paragraphs=[{"id": "b", "text": "The frobnicator hums."}])
    assert codes(answer, "b") == codes(whole(served, answer), "b")


def test_paragraphs_come_go_and_move(served, story):
    answer = change(served, story, paragraphs=[{"id": "n", "text": "We recieve it."}], order=["h", "n", "a"])
    assert codes(answer, "n") == ["spelling/misspelling"]
    assert [one["id"] for one in whole(served, answer)["paragraphs"]] == ["h", "n", "a"]
    assert "'order'" in change(served, story, 422, order=["nobody"])["detail"]
    assert "same 'id'" in change(served, story, 422, order=["a", "a"])["detail"]
    assert "version 2" in change(served, story, 409, version=1, paragraphs=[])["detail"]


def test_a_story_that_is_gone_is_gone(served, story):
    path = f"/v1/stories/{story['id']}"
    assert served.http.delete(path).status_code == 204
    for answer in (served.http.get(path), served.http.patch(path, json={}), served.http.delete(path)):
        assert answer.status_code == 404
        assert "there is no story" in answer.json()["detail"]


def test_a_story_is_only_for_the_client_that_sent_it(serve):
    one = serve("--token", "first", "--token", "second")
    mine, other = ({"Authorization": f"Bearer {token}"} for token in ("first", "second"))
    story = one.http.post("/v1/stories", json=NEW, headers=mine).json()
    path = f"/v1/stories/{story['id']}"
    assert one.http.get(path, headers=mine).status_code == 200
    assert one.http.get(path, headers=other).status_code == 404
    assert one.http.patch(path, json={}, headers=other).status_code == 404


def test_a_story_may_not_grow_past_the_limit(serve):
    one = serve("--max-text", "300")
    story = one.http.post("/v1/stories", json=NEW).json()
    long = {"paragraphs": [{"id": "b", "text": "It is so. " * 40}]}
    assert one.http.patch(f"/v1/stories/{story['id']}", json=long).status_code == 413
    assert one.http.post("/v1/stories", json=NEW | long).status_code == 413


def lines(one, **body):
    with one.http.stream("POST", "/v1/check/stream", json=body) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/x-ndjson"
        return [json.loads(line) for line in answer.iter_lines()]


def test_a_stream_without_languagetool_is_one_line(served):
    (told,) = lines(served, text="We met the the mayor.")
    assert (told["whole"], told["problem"], [one["code"] for one in told["findings"]]) == (True, None, ["doubled/small-words"])


def test_a_stream_has_the_quick_checks_first(serve, languagetool, tmp_path):
    (tmp_path / "copydesk.toml").write_text(f'[languagetool]\nurl = "{languagetool}/v2/"\n')
    one = serve("--languagetool", "on")
    text = "The mayor met the the council, and took a hour for it."
    quick, told = lines(one, text=text)
    assert (quick["whole"], told["whole"]) == (False, True)
    assert not any("languagetool" in found["checks"] for found in quick["findings"])
    assert any("languagetool" in found["checks"] for found in told["findings"])
    assert told["findings"] == one.http.post("/v1/check", json={"text": text}).json()["findings"]
