"""Rules are read from folders; what cannot be used is told with its file, line and key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.checks import ConfigError, rules
from linter.checks.rules import kinds, ruleset
from linter.finding import Finding, NotChecked
from linter.readers import read
from linter.settings import Settings

RULE = """\
kind = "existence"
message = "The paper does not say “{text}”."
why = "House style."
source = "The paper's style book."
severity = "warning"
confidence = 0.9
category = "style"
literals = ["utilize"]

[[wrong]]
text = "They <<utilize>> it."

[[wrong]]
text = "They will <<Utilize>> it."

[[right]]
text = "They use it."

[[right]]
text = "They are utilizers of it."
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "cache"))
    rules._ruleset.cache_clear()
    yield
    rules._ruleset.cache_clear()


def written(folder: Path, text: str = RULE, name: str = "house/utilize") -> Path:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def failure(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        rules.prepare(Settings(rule_folders=(folder,)))
    return str(caught.value)


def codes(text: str, folder: Path) -> list[str]:
    return [found.code for found in rules.check(read("story.txt", text.encode()), Settings(rule_folders=(folder,)))]


def test_a_newsroom_folder_adds_rules_by_their_paths(tmp_path: Path) -> None:
    written(tmp_path / "desk")
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]


@pytest.mark.parametrize(
    ("old", "new", "place", "key", "said"),
    [
        ("literals =", "literal =", "8:1", "literal", "'literals'"),
        ('severity = "warning"', 'severity = "warnings"', "5:1", "severity", "'warning'"),
        ("confidence = 0.9", 'confidence = "high"', "6:1", "confidence", "float"),
        ("confidence = 0.9", "confidence = 1.5", "6:1", "confidence", "1.0"),
        ('kind = "existence"', 'kind = "existense"', "1:1", "kind", "'existence'"),
        ('category = "style"', 'category = "stile"', "7:1", "category", "'style'"),
        ('category = "style"', 'category = "style"\nquoted = "olny"', "8:1", "quoted", "'only'"),
        ('category = "style"', 'category = "style"\nnot_roles = ["headlin"]', "8:14", "not_roles[0]", "'headline'"),
        ('category = "style"', 'category = "style"\nsection = ["Sport"]', "8:1", "section", "'sections'"),
        ('category = "style"', 'category = "style"\nsections = [""]', "8:13", "sections[0]", "length"),
        ('literals = ["utilize"]', 'literals = ["utilize"]\naliases = ["utilize"]', "9:12", "aliases[0]", "matching"),
        ('literals = ["utilize"]', 'literals = ["utilize"]\naliases = ["house/utilize"]', "9:12", "aliases[0]", "already"),
        ('literals = ["utilize"]', 'literals = ["utilize"]\naliases = ["doubled/words"]', "9:12", "aliases[0]", "'doubled/words'"),
        ('source = "The paper\'s style book."\n', "", "1:1", "source", "missing"),
        ('why = "House style."', 'why = ""', "3:1", "why", "length"),
        ('literals = ["utilize"]', 'patterns = ["util(ize"]', "8:13", "patterns[0]", "missing"),
        ('literals = ["utilize"]', 'patterns = ["x*"]', "8:13", "patterns[0]", "empty"),
        ('[[wrong]]\ntext = "They will <<Utilize>> it."\n\n', "", "10:1", "wrong", "length"),
        ("<<Utilize>>", "Utilize", "14:1", "wrong[1].text", "matching"),
        ('kind = "existence"', 'kind = "existence"\nid = "x/y"', "2:1", "id", "path"),
        ('literals = ["utilize"]', 'patterns = ["["]', "8:13", "patterns[0]", "missing"),
        ('literals = ["utilize"]', "", "1:1", "kind", "literals"),
    ],
)
def test_an_error_names_file_line_column_and_key(tmp_path: Path, old: str, new: str, place: str, key: str, said: str) -> None:
    assert old in RULE
    path = written(tmp_path / "desk", RULE.replace(old, new, 1))
    told = failure(tmp_path / "desk")
    assert told.startswith(f"{path}:{place}: {key}: ")
    assert said in told


def test_broken_toml_is_told_with_its_place(tmp_path: Path) -> None:
    path = written(tmp_path / "desk", RULE.replace("confidence = 0.9", "confidence = = 0.9"))
    assert failure(tmp_path / "desk").startswith(f"{path}:6:14: not TOML: invalid value")


def tokens_rule(elements: str, more: str = "") -> str:
    return RULE.replace('kind = "existence"', 'kind = "tokens"').replace('literals = ["utilize"]', f"{more}\nelements = [\n{elements}\n]")


@pytest.mark.parametrize(
    ("elements", "more", "place", "key", "said"),
    [
        ('  { text = ["an"] },\n  { class = "plural-nuon" },', "", "11:5", "elements[1].class", "'plural-noun'"),
        ('  { text = ["an"] },\n  { same = 2 },', "", "11:5", "elements[1].same", "before"),
        ('  { text = ["an"] },\n  { optional = true },', "", "11:3", "elements[1]", "nothing"),
        ('  { class = "noun" },', "", "9:1", "elements", "text"),
        ('  { text = ["an"] },', 'suggestions = ["{2}"]', "8:16", "suggestions[0]", "{2}"),
        ('  { text = ["an"] },\n  { texts = ["x"] },', "", "11:5", "elements[1].texts", "'text'"),
        ('  { text = ["an"] },\n  { pos = ["NOUN"] },', "", "11:5", "elements[1].pos", "'NOUN'"),
        ('  { text = ["an"] },\n  { not_pos = "*NN" },', "", "11:5", "elements[1].not_pos", "'*NN'"),
        ('  { pos = "NN" },', "", "9:1", "elements", "text"),
        ('  { text = ["an"] },\n  { regex = "(" },', "", "11:5", "elements[1].regex", "missing"),
        ('  { text = ["an"] },\n  { regex = "a(?=b)" },', "", "11:5", "elements[1].regex", "look around"),
        ('  { text = ["an"] },\n  { gap = 0 },', "", "11:5", "elements[1].gap", ">= 1"),
        ('  { text = ["an"] },\n  { gap = 2, repeated = true },', "", "11:5", "elements[1].gap", "repeated"),
        ('  { text = ["an"], repeated = { min = 3, max = 2 } },', "", "10:20", "elements[0].repeated", "least is 3"),
        ('  { text = ["an"], repeated = { mni = 3 } },', "", "10:33", "elements[0].repeated.mni", "'min'"),
        ('  { text = ["an"], optional = true },', "", "9:1", "elements", "text"),
        ('  { text = ["an"] },', 'suggestions = ["{1:thrid}"]', "8:16", "suggestions[0]", "'third'"),
    ],
)
def test_an_error_in_an_element_names_its_place(tmp_path: Path, elements: str, more: str, place: str, key: str, said: str) -> None:
    path = written(tmp_path / "desk", tokens_rule(elements, more))
    told = failure(tmp_path / "desk")
    assert told.startswith(f"{path}:{place}: {key}: ")
    assert said in told


def test_an_id_that_is_taken_names_both_files(tmp_path: Path) -> None:
    shipped = next(path for path in sorted(ruleset.shipped().rglob("*.toml")))
    path = written(tmp_path / "desk", name=shipped.relative_to(ruleset.shipped()).with_suffix("").as_posix())
    told = failure(tmp_path / "desk")
    assert str(path) in told
    assert str(shipped) in told


def test_a_rule_outside_a_folder_has_no_id(tmp_path: Path) -> None:
    path = written(tmp_path / "desk", name="utilize")
    assert failure(tmp_path / "desk").startswith(f"{path}:1:1: ")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert str(tmp_path / "none") in failure(tmp_path / "none")


RENAMED = RULE.replace("literals", 'aliases = ["house/old"]\nliterals', 1)


def test_a_rule_answers_to_its_old_ids(tmp_path: Path) -> None:
    written(tmp_path / "desk", RENAMED)
    assert dict(rules.aliases(Settings(rule_folders=(tmp_path / "desk",)))) == {"house/old": "house/utilize"}
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]


def test_an_old_id_belongs_to_one_rule(tmp_path: Path) -> None:
    written(tmp_path / "desk", RENAMED)
    second = written(tmp_path / "desk", RENAMED, "house/zeal")
    assert failure(tmp_path / "desk") == f"{second}:8:12: aliases[0]: 'house/old' is the id, or an old id, of 'house/utilize' already"


def test_an_old_id_is_no_rule_of_its_own(tmp_path: Path) -> None:
    written(tmp_path / "one", RENAMED)
    other = written(tmp_path / "two", RULE, "house/old")
    with pytest.raises(ConfigError, match="'house/old' is the old id of 'house/utilize' and still means it") as caught:
        rules.prepare(Settings(rule_folders=(tmp_path / "one", tmp_path / "two")))
    assert str(caught.value).startswith(f"{other}:1:1: kind: ")


def test_a_rule_that_overrides_an_old_id_overrides_the_one_it_became(tmp_path: Path) -> None:
    written(tmp_path / "one", RENAMED)
    written(
        tmp_path / "two",
        RULE.replace("utilize", "leverage").replace("Utilize", "Leverage").replace("kind", "override = true\nkind", 1),
        "house/old",
    )
    settings = Settings(rule_folders=(tmp_path / "one", tmp_path / "two"))
    found = rules.check(read("story.txt", b"They utilize it and leverage it."), settings)
    assert [(one.code, one.start) for one in found if isinstance(one, Finding)] == [("house/utilize", 20)]
    assert dict(rules.aliases(settings)) == {"house/old": "house/utilize"}


def test_what_is_kept_follows_the_files(tmp_path: Path) -> None:
    path = written(tmp_path / "desk")
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]
    rules._ruleset.cache_clear()
    path.write_text(RULE.replace("utilize", "leverage").replace("Utilize", "Leverage"), encoding="utf-8")
    assert codes("They utilize and leverage it.", tmp_path / "desk") == ["house/utilize"]
    assert codes("They leverage it.", tmp_path / "desk") == ["house/utilize"]
    assert codes("They utilize it.", tmp_path / "desk") == []


def test_a_damaged_cache_is_passed_over(tmp_path: Path) -> None:
    written(tmp_path / "desk")
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]
    kept = list((tmp_path / "cache").rglob("*.msgpack"))
    assert kept
    for file in kept:
        file.write_bytes(b"\x93nothing of use")
    rules._ruleset.cache_clear()
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]


def test_a_home_that_takes_no_files_costs_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("COPYDESK_CACHE", os.fspath(tmp_path / "file"))
    written(tmp_path / "desk")
    assert codes("They utilize it.", tmp_path / "desk") == ["house/utilize"]


GUIDE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
SAMPLES = [block.split("```")[0] for block in GUIDE.split("```toml\n")[1:]]


def test_the_sample_of_the_guide_is_a_rule(tmp_path: Path) -> None:
    written(tmp_path / "desk", SAMPLES[0], "desk/trail")
    assert "desk/trail" in codes("The two go on trail for fraud in May.", tmp_path / "desk")
    assert "desk/trail" not in codes("She walked on, trail map in hand.", tmp_path / "desk")


@pytest.mark.parametrize("sample", SAMPLES[1:], ids=lambda sample: sample.split('"')[1])
def test_the_short_samples_of_the_guide_can_be_used(tmp_path: Path, sample: str) -> None:
    shared = RULE.replace('kind = "existence"\n', "").replace('literals = ["utilize"]\n', "")
    written(tmp_path / "desk", sample + shared)
    assert "house/utilize" in [rule.id for rule in ruleset.load([tmp_path / "desk"]).rules]


def test_the_guide_tells_of_each_kind() -> None:
    assert {f"**{name}**" for name in kinds.names() if f"**{name}**" not in GUIDE} == set()


def test_what_took_too_long_is_told_and_not_passed_over(tmp_path: Path) -> None:
    slow = RULE.replace('literals = ["utilize"]', "patterns = ['(?:u|uu|utilize)+(?=!!)']")
    written(tmp_path / "desk", slow)
    found = list(rules.check(read("story.txt", ("u" * 60 + "! They left.").encode()), Settings(rule_folders=(tmp_path / "desk",))))
    assert ["house/utilize" in gap.reason for gap in found if isinstance(gap, NotChecked)] == [True]


def test_word_lists_name_each_word_once() -> None:
    for path in sorted((ruleset.shipped() / "words").glob("*.txt")):
        entries = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
        assert sorted(entries) == sorted(set(entries)), path.name


def test_a_template_names_only_groups_there_are(tmp_path: Path) -> None:
    text = RULE.replace('kind = "existence"', 'kind = "substitution"').replace('literals = ["utilize"]', "")
    path = written(tmp_path / "desk", text.replace("[[wrong]]", "[patterns]\n'(util)ize' = '\\2'\n\n[[wrong]]", 1))
    told = failure(tmp_path / "desk")
    assert told.startswith(f"{path}:11:1: patterns.(util)ize: ")
    assert "group 2" in told


def test_a_word_list_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk" / "words").mkdir(parents=True)
    (tmp_path / "desk" / "words" / "ships.txt").write_bytes(b"caf\xe9\n")
    written(tmp_path / "desk", tokens_rule('  { text = ["a"] },\n  { class = "ships" },'))
    told = failure(tmp_path / "desk")
    assert "elements[1].class" in told
    assert "ships.txt" in told
