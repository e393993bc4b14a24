"""Our own endpoints: stories of any format in, findings out; problems that say what to do; limits and tokens."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import linter

SLIP = "The council met the the mayor on Monday.\n"
MARKDOWN = f"---\ntitle: Council meets\nlang: en-GB\n---\n\n{SLIP}\nThe color is grey.\n"


def codes(answer):
    assert answer.status_code == 200, answer.text
    return [(one["code"], one["location"]["row"]) for one in answer.json()["findings"]]


def test_a_story_is_checked_as_on_the_command_line(served, tmp_path):
    answer = served.http.post("/v1/check", json={"text": MARKDOWN, "filename": "story.md"})
    assert codes(answer) == [("doubled/small-words", 6), ("spelling/dialect", 8)]
    found = answer.json()
    assert (found["language"], found["not_checked"]) == ("en-GB", [])
    (tmp_path / "story.md").write_text(MARKDOWN)
    command = [sys.executable, "-m", "linter", "check", "--languagetool", "off", "--output-format", "json", "story.md"]
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True)
    assert json.loads(done.stdout) == found["findings"]


def test_a_choice_of_rules_styles_and_formats(served):
    ask = {"text": "He got 5 percent on Feb. 3rd. We met the the mayor.", "language": "en-US"}
    assert codes(served.http.post("/v1/check", json=ask | {"select": ["doubled"]})) == [("doubled/small-words", 1)]
    assert codes(served.http.post("/v1/check", json=ask | {"ignore": ["doubled"], "select": ["doubled"]})) == []
    with_style = codes(served.http.post("/v1/check", json=ask | {"style": ["ap"]}))
    assert any(code.startswith("style/ap/") for code, _ in with_style)
    sarif = served.http.post("/v1/check", json=ask | {"output_format": "sarif"}).json()["output"]
    assert json.loads(sarif)["version"] == "2.1.0"


def test_files_come_in_base64_and_go_back_mended(served):
    page = f"<html><body><article><p>A &amp; B. {SLIP}</p></article></body></html>".encode()
    ask = {"content": base64.b64encode(page).decode(), "filename": "story.html"}
    answer = served.http.post("/v1/fix", json=ask).json()
    assert base64.b64decode(answer["content"]) == page.replace(b"the the", b"the")
    assert (answer["fixed"], answer["text"], answer["findings"]) == (1, None, [])
    mended = served.http.post("/v1/fix", json={"text": SLIP + "We recieve it.\n", "unsafe": True}).json()
    assert mended["text"] == SLIP.replace("the the", "the") + "We receive it.\n"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ("{", 400, "not JSON"),
        ("[]", 422, "object"),
        ("{}", 422, "'text' or 'content'"),
        ('{"text": "x", "txt": "y"}', 422, "txt"),
        ('{"text": "x", "format": "pdf"}', 422, "'format'"),
        ('{"text": "x", "language": "e n"}', 422, "'language'"),
        ('{"text": "x", "select": ["speling"]}', 422, "spelling"),
        ('{"text": "x", "style": ["/etc"]}', 422, "'style'"),
        ('{"text": "x", "output_format": "xls"}', 422, "'output_format'"),
        ('{"text": "x", "published": "today"}', 422, "published"),
        ('{"content": "/w==", "filename": "a.txt"}', 422, "not UTF-8"),
        (json.dumps({"text": "x" * 200_001}), 413, "200,000"),
    ],
)
def test_problems_say_what_is_wrong(served, body, status, said):
    answer = served.http.post("/v1/check", content=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_rules_are_listed_searched_and_explained(served):
    found = served.http.get("/v1/rules", params={"q": "trail"}).json()
    assert "confusion/trial-trail" in [one["id"] for one in found]
    assert len(served.http.get("/v1/rules").json()) > 300
    one = served.http.get("/v1/rules/confusion/trial-trail").json()
    assert one["rule"]["wrong"]
    answer = served.http.get("/v1/rules/trial-trail")
    assert (answer.status_code, "confusion/trial-trail" in answer.json()["detail"]) == (404, True)


def test_the_vocabulary_counts_at_once(serve):
    one = serve("--words", "words.txt")
    ask = {"text": "We recieve it.\n"}
    assert codes(one.http.post("/v1/check", json=ask)) == [("spelling/misspelling", 1)]
    assert one.http.post("/v1/vocabulary", json={"word": "recieve"}).json() == {"changed": True}
    assert one.http.get("/v1/vocabulary").json() == {"words": ["recieve"]}
    assert codes(one.http.post("/v1/check", json=ask)) == []
    assert one.http.request("DELETE", "/v1/vocabulary", json={"word": "recieve"}).json() == {"changed": True}
    assert codes(one.http.post("/v1/check", json=ask)) == [("spelling/misspelling", 1)]
    assert one.http.post("/v1/vocabulary", json={"word": "two\nlines"}).status_code == 400


def test_no_story_is_in_the_answer_to_another(served):
    """Twenty clients at once, each with names of its own."""

    def told(number):
        name = f"Grz{chr(97 + number)}lk"
        texts = [f"{name} met the the mayor of {name}ville. It was {name}’s day, {name} said. The end the end." for _ in range(4)]
        answers = [served.http.post("/v1/check", json={"text": text}).text for text in texts]
        return name, answers

    with ThreadPoolExecutor(20) as pool:
        found = list(pool.map(told, range(20)))
    for name, answers in found:
        for answer in answers:
            assert name in answer
            assert not any(other in answer for other, _ in found if other != name)


def test_tokens_are_wanted_where_they_are_given_out(serve, tmp_path):
    one = serve("--token", "s3cret", "--token", "other")
    assert one.http.get("/healthz").text == "ok\n"
    assert one.http.get("/v2/healthcheck").text == "OK"
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic s3cret"}):
        answer = one.http.post("/v1/check", json={"text": SLIP}, headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert codes(one.http.post("/v1/check", json={"text": SLIP}, headers={"Authorization": "Bearer other"}))
    form = {"language": "en-US", "text": SLIP}
    assert one.http.post("/v2/check", data=form).status_code == 403
    assert one.http.post("/v2/check", data=form | {"username": "a", "apiKey": "s3cret"}).status_code == 200
    assert one.http.get("/metrics").status_code == 401


def test_other_machines_are_served_only_with_tokens(tmp_path):
    command = [sys.executable, "-m", "linter", "serve", "--host", "0.0.0.0", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "give out tokens with --token" in done.stderr


def test_a_name_that_leads_here_is_not_enough(served):
    answer = served.http.get("/v1/rules", headers={"Host": "evil.example:80"})
    assert answer.status_code == 421
    assert served.http.get("/healthz", headers={"Host": "LOCALHOST:1"}).status_code == 200


def test_limits_of_rate_and_size(serve):
    one = serve("--rate", "2", "--max-text", "1000")
    assert one.http.post("/v1/check", json={"text": "x" * 1001}).status_code == 413
    assert one.http.post("/v1/check", content=b" " * 200_000).status_code == 413
    answer = one.http.get("/v1/rules")
    assert answer.status_code == 429
    assert 0 < int(answer.headers["retry-after"]) <= 61


def test_what_was_sent_is_logged_where_that_is_asked_for(serve, tmp_path):
    one = serve("--log-text")
    one.http.post("/v1/check", json={"text": "The mayor, Ms Grzelk, spoke."})
    one.http.get("/healthz")
    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    assert ["Grzelk" in line["body"] for line in lines if line["path"] in {"/v1/check", "/healthz"}] == [True, False]


def test_what_is_counted_and_logged_has_no_text_in_it(serve, tmp_path):
    one = serve()
    one.http.post("/v1/check", json={"text": "Grzelk met the the mayor.\n"})
    one.http.get("/v2/check", params={"language": "en-US", "text": "Grzelk met the the mayor."})
    metrics = one.http.get("/metrics").text
    assert 'copydesk_requests_total{path="/v1/check",status="200"} 1' in metrics
    assert "copydesk_findings_total 2" in metrics
    assert one.http.get("/readyz").text == "ready\n"
    time.sleep(0.2)
    log = (tmp_path / "log").read_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert {"path", "method", "status", "seconds"} == set(lines[0])
    assert "Grzelk" not in log
    assert "mayor" not in log
