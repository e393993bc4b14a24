"""The builder of the lexicon: names and known misspellings, and files that the same input makes the same to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import marisa_trie
import pytest

from linter.lexicon import Lexicon, WordClass
from linter.lexicon.build import misspellings, names, words
from linter.lexicon.build.news import NewsCounts
from linter.lexicon.build.output import put
from linter.lexicon.names import NameKind, Names

TYPOS = """
    (InsensitiveStr::Ascii("teh"), &["the"]),
    (InsensitiveStr::Ascii("compensatin"), &["compensating", "compensation"]),
    (InsensitiveStr::Ascii("forbiddenword"), &[]),
    (InsensitiveStr::Ascii("wendsday"), &["wednesday"]),
    (InsensitiveStr::Ascii("ba"), &["by"]),
    (InsensitiveStr::Ascii("lantern"), &["lanterns"]),
"""
MISSPELL = 'var words = []string{\n\t"recieve", "receive",\n\t"teh", "tech",\n}\n'
FREQUENCY = {"the": 7.6, "tech": 4.6, "compensating": 3.6, "compensation": 4.9, "wednesday": 5.1, "receive": 5.0, "don't": 6.0}


def seen(**times: int) -> NewsCounts:
    return NewsCounts(Counter(), Counter(times), Counter(), 10_000)


def test_a_name_needs_to_be_seen_and_to_be_no_slip() -> None:
    found = names.single_names(seen(Brixlund=3000, Brixlnd=9, Brixlunda=40, Hrothmar=names.SEEN, Hrothgur=names.SEEN - 1))
    assert (found["Brixlund"], found["Brixlunda"], found["Hrothmar"]) == (3000, 40, names.SEEN)
    assert "Brixlnd" not in found
    assert "Hrothgur" not in found


def test_curly_apostrophes_in_names_are_made_straight() -> None:
    counts = NewsCounts(Counter(), Counter({"O’Zyntrix": 9}), Counter({"Ada O’Zyntrix": 9, "Ada 3rd": 9, "Ada Rare": 1}), 1000)
    assert names.single_names(counts)["O'Zyntrix"] == 9
    found = names.pairs(counts)
    assert found["Ada O'Zyntrix"] == 9
    assert not {"Ada 3rd", "Ada Rare"} & found.keys()


def test_people_of_the_hand_made_list_count_as_seen() -> None:
    singles, both = names.single_names(seen()), names.pairs(seen())
    assert singles["Merkel"] >= names.KNOWN_PART
    assert both["Angela Merkel"] == names.KNOWN


def test_a_pair_of_the_hand_made_list_stands_in_it() -> None:
    text = (Path(names.__file__).parent / "people.txt").read_text("utf-8").replace("’", "'")
    assert [pair for pair in names.pairs(seen()) if pair not in text] == []


def test_entries_of_both_tables_are_united_and_lost_apostrophes_added(tmp_path: Path) -> None:
    (tmp_path / "typos.rs").write_text(TYPOS, encoding="utf-8")
    (tmp_path / "words.go").write_text(MISSPELL, encoding="utf-8")
    found = misspellings.entries(tmp_path / "typos.rs", tmp_path / "words.go")
    assert found["teh"] == {"the", "tech"}
    assert found["recieve"] == {"receive"}
    assert found["compensatin"] == {"compensating", "compensation"}
    assert found["forbiddenword"] == set()
    assert found["dont"] == {"don't"}
    assert "wont" not in found


def test_the_table_has_misspellings_with_known_fixes_the_likeliest_first() -> None:
    found = {
        "teh": {"tech", "the"},
        "compensatin": {"compensating", "compensation"},
        "forbiddenword": set(),
        "ba": {"by"},
        "lantern": {"the"},
        "strange": {"unheardof"},
        "wendsday": {"wednesday", "unheardof"},
    }
    table = misspellings.table(found, {"lantern"}.__contains__, lambda word: FREQUENCY.get(word, 0.0))
    assert table == {"compensatin": ("compensation", "compensating"), "teh": ("the", "tech"), "wendsday": ("wednesday",)}


def write_words(path: Path) -> None:
    words.write({"zorble", "Quebec", "zorbles"}, {"zorble": 5.0}, words.word_classes([("zorble", "noun", ["zorbles"])]), path)


def write_table(path: Path) -> None:
    misspellings.write({"wendsday": ("wednesday",), "teh": ("the", "tech")}, {"wednesday": "Wednesday"}, path)


def write_names(path: Path) -> None:
    counts = NewsCounts(Counter({"instead": 9000}), Counter({"Brixlund": 70, "Instead": 30}), Counter({"Ada Brixlund": 12}), 10_000)
    names.write({"O’Zyntrix": NameKind.FAMILY, "Brixlund": NameKind.PLACE}, counts, path, path.with_suffix(".near"))


@pytest.mark.parametrize("write", [write_words, write_table, write_names])
def test_the_same_input_makes_the_same_bytes(write: Callable[[Path], None], tmp_path: Path) -> None:
    made = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        write(folder / "made.marisa")
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    assert all(made[0].values())


def test_written_words_are_found_with_frequency_and_classes(tmp_path: Path) -> None:
    write_words(tmp_path / "words.marisa")
    made = Lexicon(str(tmp_path / "words.marisa"))
    assert all(word in made for word in ("zorble", "zorbles", "Quebec", "the"))
    assert "quebec" not in made
    assert made.frequency("zorble") == pytest.approx(5.0)
    assert made.classes("zorbles") == WordClass.PLURAL_NOUN


def test_written_misspellings_have_the_capitals_of_names(tmp_path: Path) -> None:
    write_table(tmp_path / "table.marisa")
    table = marisa_trie.BytesTrie()
    table.mmap(str(tmp_path / "table.marisa"))
    assert {key: value.decode().split("\n") for key, value in table.items()} == {"teh": ["the", "tech"], "wendsday": ["Wednesday"]}


def test_written_names_have_kinds_times_and_neighbours(tmp_path: Path) -> None:
    write_names(tmp_path / "names.marisa")
    made = Names(tmp_path / "names.marisa", tmp_path / "names.near")
    assert made.kinds("O'Zyntrix") == NameKind.FAMILY
    assert (made.kinds("Brixlund"), made.kinds("Ada Brixlund")) == (NameKind.PLACE, NameKind(0))
    assert made.times("Brixlund") == pytest.approx(70, rel=0.05)
    assert made.times("Ada Brixlund") == pytest.approx(12, rel=0.05)
    assert made.near("Brixlnd") == {"Brixlund"}
    assert made.near("Insetad") == set(), "an ordinary word with a capital is no name"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "data.marisa"
    path.write_text("old", encoding="ascii")

    def broken(place: str) -> None:
        Path(place).write_text("half", encoding="ascii")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        put(path, broken)
    assert path.read_text("ascii") == "old"
    with path.open(encoding="ascii") as mapped:
        put(path, lambda place: Path(place).write_text("new", encoding="ascii"))
        assert mapped.read() == "old"
    assert path.read_text("ascii") == "new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["data.marisa"]
