"""Vale styles in the check: what of them is read, what is told, and how the command names what is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from linter.checks import ConfigError, vale
from linter.config import load
from linter.document import Document
from linter.finding import Finding, NotChecked, Severity
from linter.readers import read
from linter.settings import Settings

Say = Callable[..., list[Finding | NotChecked]]


@pytest.fixture
def say(tmp_path: Path) -> Iterator[Say]:
    """What rules, given as texts by their names, say of a story."""

    def run(text: str, name: str = "story.txt", settings: Settings | None = None, **rules: str) -> list[Finding | NotChecked]:
        folder = tmp_path / "styles" / "House"
        folder.mkdir(parents=True)
        for rule, written in rules.items():
            (folder / f"{rule}.yml").write_text(written, encoding="utf-8")
        chosen = settings or Settings()
        return list(vale.check(read(name, text.encode()), replace(chosen, vale_styles=(folder,))))

    yield run
    vale._styles.cache_clear()


def told(findings: list[Finding | NotChecked]) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.start, finding.end) for finding in findings if isinstance(finding, Finding)]


CROSS = "extends: existence\nmessage: m\ntokens: [cross]\n"


def test_nothing_is_read_without_styles(story: Callable[[str], Document]):
    assert list(vale.check(story("A cross."), Settings())) == []
    assert list(vale.codes(Settings())) == []


def test_a_finding_has_what_its_rule_says(say: Say):
    rule = CROSS + "level: error\nlink: https://example.org/cross\naction: {name: replace, params: [angry, cross with]}\n"
    (found,) = say("They were cross.", Cross=rule.replace("message: m", "message: \"'%s' is %s\""))
    assert found == Finding(
        10, 15, "vale/House/Cross", "'cross' is 'angry' or 'cross with'", Severity.ERROR, 0.9, category="style", checks=("vale",),
        suggestions=("angry", "cross with"), url="https://example.org/cross",
    )  # fmt: skip


def test_carriage_returns_are_no_part_of_what_rules_see(say: Say):
    text = "A headline\r\n\r\nThey were cross\r\nand cross.\r\n"
    found = say(text, Cross=CROSS + "nonword: true\n", End="extends: existence\nmessage: m\nnonword: true\ntokens: ['cross$']\n")
    assert [(code, text[start:end]) for code, start, end in told(found)] == [
        ("vale/House/Cross", "cross"), ("vale/House/Cross", "cross"), ("vale/House/End", "cross"),
    ]  # fmt: skip
    assert {start for _, start, _ in told(found)} == {text.index("cross"), text.rindex("cross")}


def test_only_rules_that_are_asked_for_run(say: Say):
    chosen = Settings(ignore=("vale/House/One",))
    assert told(say("A cross.", settings=chosen, One=CROSS, Two=CROSS)) == [("vale/House/Two", 2, 7)]


def test_a_slow_expression_costs_its_paragraph_and_nothing_else(say: Say):
    slow = r"extends: existence%smessage: m%snonword: true%stokens: ['(?:(\w)|\w)+(?<!\w)(?=\1)', 'cross']" % (("\n",) * 3)
    text = "The cross.\n\n" + "a" * 60 + "!\n\nA cross."
    found = say(text, Slow=slow + "\n", Cross=CROSS)
    assert told(found) == [("vale/House/Cross", 4, 9), ("vale/House/Cross", 77, 82), ("vale/House/Slow", 4, 9), ("vale/House/Slow", 77, 82)]
    (missing,) = [one for one in found if isinstance(one, NotChecked)]
    assert missing == NotChecked("vale", (12, 73), "vale/House/Slow: an expression took longer than 0.25 seconds")


HEADING = "extends: existence\nmessage: m\nscope: heading\ntokens: [cross]\n"


def test_headlines_of_plain_text_are_headings(say: Say):
    text = "A cross crew\n\nThe crew is cross.\n"
    found = say(text, Heading=HEADING, Text=CROSS, Rest=HEADING.replace("heading", "text & ~heading"))
    places = [(code.removeprefix("vale/House/"), start) for code, start, _ in told(found)]
    assert places == [("Heading", 2), ("Rest", 26), ("Text", 2), ("Text", 26)]


RST = "A cross crew\n============\n\nThe *cross* crew.\n\n- A cross cat\n\nThe cross\n---------\n\nCross.\n"


def test_markup_is_read_part_by_part(say: Say):
    once = "extends: occurrence\nmessage: m\ntoken: cross\nmin: 1\n"
    list_ = HEADING.replace("heading", "list")
    found = say(RST, "story.rst", Once=once, List=list_, Heading=HEADING, Second=HEADING.replace("heading", "heading.h2"))
    document = read("story.rst", RST.encode())
    lines = [
        (code.removeprefix("vale/House/"), document.source.position(document.source_map.span(start, end)[0])[0])
        for code, start, end in told(found)
    ]
    assert lines == [("Heading", 1), ("Heading", 8), ("List", 6), ("Once", 11), ("Second", 8)]


def test_scopes_of_markup_are_no_loss_in_plain_text(say: Say):
    assert say("The cross.", Link=HEADING.replace("heading", "link")) == []


def test_a_scope_that_is_not_read_in_a_format_is_told(say: Say):
    (missing,) = say("The cross.\n", "story.rst", Link=HEADING.replace("heading", "link"))
    assert missing == NotChecked("vale", None, "vale/House/Link: the scope link is not read in this format")


def test_words_of_the_vocabulary_are_left_alone(say: Say, tmp_path: Path):
    words = tmp_path / "words.txt"
    words.write_text("cross\n", encoding="utf-8")
    chosen = Settings(vocabulary=(words,))
    found = say("A cross crew.", settings=chosen, Cross=CROSS, Own=CROSS + "vocab: false\n")
    assert told(found) == [("vale/House/Own", 2, 7)]


def test_spelling_without_a_dictionary_asks_the_lexicon(say: Say):
    rule = "extends: spelling\nmessage: \"'%s'?\"\naction: {name: suggest, params: [spellings]}\n"
    (found,) = say("The goverment didn’t fall, and Oslo’s streets (all of them) are calm; NATO and iPhone and “I” too.", Words=rule)
    assert (found.start, found.end, found.message) == (4, 13, "'goverment'?")
    assert found.suggestions[0] == "government"


def test_a_missing_folder_of_styles_is_told(tmp_path: Path):
    (tmp_path / "copydesk.toml").write_text('language = "en"\nstyles = ["House"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match=r"copydesk\.toml:2: `styles`: no folder '.*House'"):
        load(tmp_path / "copydesk.toml").vale_styles  # noqa: B018
    (tmp_path / "House").mkdir()
    assert load(tmp_path / "copydesk.toml").vale_styles == (tmp_path / "House",)
