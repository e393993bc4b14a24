"""Names that nobody knows: they are left alone, but for slips of those that the story uses more often."""

from __future__ import annotations

import pytest
from spelling_cases import findings, loud

import linter
from linter.checks.spelling.names import StoryNames

UNKNOWN = [
    "Ngozi Adichukwu Okwuosa opened the clinic.",
    "The potter Tomasz Wrzeszczyk fired the kiln.",
    "Her teacher, Nguyễn Thị Hoàng Quyên, sang first.",
    "Goalkeeper Þorgerður Sæmundsdóttir saved twice.",
    "Farmer Siobhán Ní Dhonnchadha sold the herd.",
    "Baker Xochiquetzal Tlapoyawa rose at four.",
    "Engineer Bhuvaneswari Thiruchelvam drew the plan.",
    "Captain Ioannis Papathanasopoulos turned back.",
    "The poet Mzwandile Ntshangase read by candle.",
    "Sculptor Gulnoza Yuldosheva moved to Samarqand.",
    "Nurse Waleoluwa Adegbenro cooked.",
    "The referee was Kahurangi Te Whakaruru.",
    "Drummer Aigerim Dzhaksybekova played.",
    "Skipper Lars-Åke Bjørnebekk sailed.",
    "The chef is Chukwuemeka Nwankwo-Eze.",
    "Ffion Llewelyn-Gwynedd ran the stall.",
    "Pilot Rytis Žvirgždauskas landed.",
    "The judge, Oluwaseun Afolayan, agreed.",
    "Teacher Phuntsok Wangdrak spoke to Tashi Dhondrup.",
    "Archivist Ileana Dumbrăveanu found the map.",
    "Painter Makoto Hirayanagi lives in Kamiyamaguchi.",
    "The singer Fatoumata Diarrassouba toured.",
    "Weaver Quispe Mamanchoque sold cloth in Ollantaytambo.",
    "Miner Zviadi Gogichaishvili retired.",
    "The clerk, Ayşegül Büyükkaracaoğlu, smiled.",
    "Diver Kealohilani Kaʻaihue surfaced.",
    "Coach Sefanaia Tuinakauvadra resigned.",
    "The vet Wilhelmiina Hyvönen came.",
    "Librarian Yeo Eun-hwa read to Baek Seong-uk.",
    "The piper Eachann MacGhillEathain played in Glenuaig.",
    "Reporter Tsegaye Woldegebriel filed from Mekelle.",
    "The senator Joaquim Vasconcellos Guimarães abstained.",
    "Trader Nurul Syafiqah Zulkarnaen flew to Bintulu.",
    "The village of Llanfihangel-y-Creuddyn flooded.",
    "The band Khruangbin played; the firm Zyntrix sued Qorvane.",
    "Mr O’Rourke's mill and the O'Rourke family’s barge were sold.",
]


@pytest.mark.parametrize("sentence", UNKNOWN)
def test_a_name_is_not_wrong_for_being_unknown(sentence: str) -> None:
    assert findings(sentence) == []


def test_a_name_written_twice_alike_is_one() -> None:
    assert loud("Obamma won the regatta.") == [("Obamma", "Obama")]
    assert loud("Obamma won the regatta. Friends of Obamma cheered.") == []
    assert loud("The Untied Nations sang. The band Untied Nations is from Leith.") == []


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("Hrothmar rowed. We met Hrothmar, and Hrothmr left.", [("Hrothmr", "Hrothmar")]),
        ("Tadeo Brixlund won. Brixlund beat Brixlnd by a yard.", [("Brixlnd", "Brixlund")]),
        ("Brixlund rowed. Then Brixlnd sang.", []),
        ("Brixlund rowed. Brixlund sang. Brixlnd won. Brixlnd wept.", []),
        ("Hrothmar rowed. Hrothmar sang. The Hrothmars wept.", []),
        ("Brixlund rowed. Brixlund sang. Drixlund wept.", []),
    ],
)
def test_a_name_that_the_story_spells_otherwise_more_often_is_found(story: str, expected: list[tuple[str, str]]) -> None:
    assert loud(story) == expected


@pytest.mark.parametrize("address", ["peopel.org", "info@peopel.example.org", "@peopel", "#peopel", "https://example.org/peopel"])
def test_a_word_that_an_address_has_is_a_name(address: str) -> None:
    assert loud("Peopel walk along the dyke each Monday.") == [("Peopel", "People")]
    assert loud(f"Peopel walk along the dyke each Monday, see {address} for more.") == []


@pytest.mark.parametrize(
    "story",
    [
        "Obamma won the regatta. Write to j.obamma@quay.example.org.",
        "Follow Obamma, the rower, as @obamma.",
        "Brixlund rowed. Brixlund sang. Brixlnd (a.brixlnd@quay.example.org) won.",
    ],
)
def test_a_name_that_an_address_has_is_spelled_so(story: str) -> None:
    assert loud(story) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Centre for Coastal Study closed.",
        "The Labour Party and the Australian Labor Party met.",
        "The Department of Defence in Canberra wrote to the Department of Defense.",
        "The Kennedy Centre and the Lincoln Center reopened.",
        "The Royal Theatre of Copenhagen lent a costume.",
        "The Pearl Harbour memorial and Sydney Harbour were named.",
    ],
)
def test_the_names_of_bodies_stand_in_each_english(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Banco Nacional and the Partido Popular agreed.",
        "The Institut Pasteur and the Teatro Municipal reopened.",
        "The Universidad de Leon and the Museo Reina Sofia lent it.",
        "The Ministerio Publico and the Agencia Brasil wrote.",
        "The Corriere della Sera and the Deutsche Welle wrote.",
    ],
)
def test_the_names_of_foreign_bodies_are_left_alone(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["The Instituto Nacional opened.", "The Federacion Mexicana met.", "The Tribunal Constitucional ruled."],
)
def test_foreign_words_that_look_like_english_ones_are_left_alone(sentence: str) -> None:
    assert loud(sentence) == []


def test_a_name_is_never_changed_unasked() -> None:
    sentence = "The Comision Federal voted."
    assert linter.fix_text(sentence) == sentence


def test_a_story_tells_of_a_name_it_has_once_and_otherwise_more_often() -> None:
    names = StoryNames([("Brixlund", 3), ("Brixlnd", 1), ("Tadeo", 1), ("Ann", 4)])
    assert (names.meant("Brixlnd") or ("",))[0] == "Brixlund"
    assert names.meant("Brixlund") is None
    assert names.meant("Tadeo") is None
