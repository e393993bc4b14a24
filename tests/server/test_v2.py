"""LanguageTool's protocol: every parameter, every error, offsets in UTF-16, and the same shapes as the real LanguageTool."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from server_cases import SLIP, units


def test_offsets_are_utf16(served):
    (match,) = served.check(SLIP)["matches"]
    assert (match["offset"], match["length"]) == (21, 7)
    assert units(SLIP, match["offset"], match["length"]) == "the the"
    assert [one["value"] for one in match["replacements"]] == ["the"]
    context = match["context"]
    assert units(context["text"], context["offset"], context["length"]) == "the the"


@pytest.mark.parametrize("how", ["get", "json", "mixed"])
def test_parameters_are_read_wherever_they_stand(served, how):
    fields = {"language": "en-US", "text": SLIP}
    if how == "get":
        answer = served.http.get("/v2/check", params=fields)
    elif how == "json":  # some clients say so of a form
        form = httpx.QueryParams(fields)
        answer = served.http.post("/v2/check", content=str(form), headers={"Content-Type": "application/json"})
    else:
        answer = served.http.post("/v2/check?language=en-US", data={"text": SLIP})
    assert [match["rule"]["id"] for match in answer.json()["matches"]] == ["doubled/small-words"]


def test_markup_counts_in_offsets_and_is_not_read(served):
    parts = [
        {"text": "😀 It was "},
        {"markup": "<b>"},
        {"text": "reci"},
        {"markup": "</b>"},
        {"text": "eved"},
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "The mayor met the the council."},
    ]
    source = "".join(part.get("text", part.get("markup")) for part in parts)
    matches = served.http.post("/v2/check", data={"language": "en-US", "data": json.dumps({"annotation": parts})}).json()["matches"]
    assert [units(source, match["offset"], match["length"]) for match in matches] == ["reci</b>eved", "the the"]


def test_rules_and_categories_are_chosen(served):
    text = "The council met the the mayor. It will recieve him."

    def ids(**fields):
        return [match["rule"]["id"] for match in served.check(text, **fields)["matches"]]

    both = ["doubled/small-words", "spelling/misspelling"]
    assert ids() == both
    assert ids(disabledRules="doubled/small-words,UNKNOWN") == both[1:]
    assert ids(disabledRules="MORFOLOGIK_RULE_EN_US") == both[:1]
    assert ids(disabledCategories="TYPOS") == both[:1]
    assert ids(enabledOnly="true", enabledRules="spelling") == both[1:]
    assert ids(enabledOnly="yes", enabledCategories="REPETITIONS") == both[:1]
    assert ids(enabledRules="doubled/small-words") == both


def test_hints_are_for_the_picky(served):
    text = "“We should of met,” she said."
    assert served.check(text)["matches"] == []
    (match,) = served.check(text, level="picky")["matches"]
    assert match["type"]["typeName"] == "Hint"


def test_the_language_is_found_out(served):
    text = "The colour of the theatre is grey. It will recieve a new centre."
    found = served.check(text, language="auto")
    assert found["language"]["code"] == "en-GB"
    assert served.check(text, language="auto", preferredVariants="de-DE,en-AU")["language"]["code"] == "en-AU"


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"text": "x"}, 400, "language"),
        ({"language": "en-US"}, 400, "'text' or 'data'"),
        ({"language": "en-US", "text": "x", "data": "{}"}, 400, "not both"),
        ({"language": "en-US", "data": "{"}, 400, "'data'"),
        ({"language": "en-US", "data": "{}"}, 400, "'annotation'"),
        ({"language": "en-US", "data": '{"annotation":[{"text":"a","markup":"b"}]}'}, 400, "either"),
        ({"language": "tlh", "text": "x"}, 400, "'tlh'"),
        ({"language": "en-US", "text": "x", "level": "high"}, 400, "'level'"),
        ({"language": "en-US", "text": "x", "enabledOnly": "true"}, 400, "'enabledOnly'"),
        ({"language": "en-US", "text": "x", "enabledOnly": "true", "enabledRules": "a", "disabledRules": "b"}, 400, "contradict"),
        ({"language": "en-US", "text": "x", "preferredVariants": "en-US"}, 400, "auto"),
        ({"language": "en-US", "text": "x", "callback": "alert(1)//"}, 400, "'callback'"),
        ({"language": "en-US", "text": "x" * 200_001}, 413, "200,000"),
    ],
)
def test_errors_are_lines_of_text(served, fields, status, said):
    answer = served.http.post("/v2/check", data=fields)
    assert answer.status_code == status
    assert answer.text.startswith("Error: ")
    assert said in answer.text
    with pytest.raises(json.JSONDecodeError):
        answer.json()


def test_an_empty_text_is_clean_and_an_unknown_address_is_named(served):
    assert served.check("")["matches"] == []
    assert served.check("x", unknown="1", callback="")["matches"] == []
    answer = served.http.get("/v2/chekc")
    assert (answer.status_code, answer.text[:7]) == (404, "Error: ")


def test_jsonp_and_compact_answers(served):
    answer = served.http.get("/v2/check", params={"language": "en-US", "text": SLIP, "callback": "editor.told"})
    assert answer.headers["content-type"].startswith("application/javascript")
    assert answer.text.startswith("/**/editor.told({")
    compact = served.check(SLIP, c="1")
    assert "software" not in compact
    assert "context" not in compact["matches"][0]


def test_pages_of_allowed_origins_may_ask(served):
    ask = {"Origin": "https://cms.example.org", "Access-Control-Request-Method": "POST", "Access-Control-Request-Private-Network": "true"}
    answer = served.http.options("/v2/check", headers=ask)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "https://cms.example.org"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert answer.headers["access-control-allow-private-network"] == "true"
    error = served.http.post("/v2/check", data={}, headers={"Origin": "https://cms.example.org"})
    assert (error.status_code, error.headers["access-control-allow-origin"]) == (400, "https://cms.example.org")
    other = served.http.post("/v2/check", data={"language": "en-US", "text": "x"}, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers


def test_words_are_kept_and_count_at_once(serve, tmp_path):
    one = serve("--words", "words.txt")
    user = {"username": "anna", "apiKey": "x"}
    text = "The Grzelk met in the Grzelk hall. We recieve it."
    assert one.http.get("/v2/words").status_code == 400
    assert one.http.post("/v2/words/add", data=user | {"word": "recieve"}).json() == {"added": True}
    assert one.http.post("/v2/words/add", data=user | {"word": "recieve"}).json() == {"added": False}
    assert one.http.post("/v2/words/add", data=user | {"words": "Lorne Grzelk", "mode": "batch"}).json() == {"added": True}
    assert one.http.get("/v2/words", params=user).json() == {"words": ["recieve", "Lorne", "Grzelk"]}
    assert one.check(text)["matches"] == []
    assert one.http.post("/v2/words/delete", data=user | {"word": "recieve"}).json() == {"deleted": True}
    assert [match["rule"]["id"] for match in one.check(text)["matches"]] == ["spelling/misspelling"]
    assert (tmp_path / "words.txt").read_text() == "Lorne\nGrzelk\n"
    assert one.http.post("/v2/words/add", data=user | {"word": "a -> "}).status_code == 400


def shape(value: Any, path: str = "") -> dict[str, set[str]]:
    """The types that stand at each path of a JSON value."""
    found = {path: {"number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__}}
    parts = value.items() if isinstance(value, dict) else [("[]", one) for one in value] if isinstance(value, list) else ()
    for key, part in parts:
        for inner, kinds in shape(part, f"{path}.{key}").items():
            found.setdefault(inner, set()).update(kinds)
    return found


#: What the real one itself leaves out of some answers, and what only its premium has.
_THEIRS = (
    ".extendedSentenceRanges",
    ".matches.[].rule.isPremium",
    ".matches.[].rule.sourceFile",
    ".matches.[].rule.subId",
    ".matches.[].replacements.[].shortDescription",
    ".matches.[].rule.urls",
    ".matches.[].rule.tags",
)


@pytest.mark.parametrize("path", ["check", "languages", "info", "maxtextlength", "healthcheck"])
def test_shapes_are_those_of_the_real_languagetool(served, languagetool, path):
    def asked(url):
        if path == "check":
            return httpx.post(f"{url}/v2/check", data={"language": "en-US", "text": SLIP + " He have a apple."}, timeout=60)
        return httpx.get(f"{url}/v2/{path}", timeout=60)

    theirs, ours = asked(languagetool), asked(served.url)
    assert theirs.status_code == ours.status_code == 200
    if path in ("maxtextlength", "healthcheck"):
        assert ours.text.isdigit() == theirs.text.isdigit()
        return
    wanted, there = shape(theirs.json()), shape(ours.json())
    for place, kinds in wanted.items():
        if not place.startswith(_THEIRS):
            assert place in there, f"{path}: {place} is missing"
            assert there[place] & kinds or "NoneType" in kinds, f"{path}: {place} is {there[place]}, there {kinds}"


def test_errors_have_the_codes_of_the_real_languagetool(served, languagetool):
    for fields in ({"text": "x"}, {"language": "en-US"}, {"language": "tlh", "text": "x"}, {"language": "en-US", "data": "{}"}):
        codes = [httpx.post(f"{url}/v2/check", data=fields, timeout=60).status_code for url in (languagetool, served.url)]
        assert codes[0] == codes[1], fields
