"""Style packs: found by name, pinned, bound to an English, and only in force where they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.checks import ConfigError, rules
from linter.checks.rules import packs
from linter.readers import read
from linter.settings import Language, Settings

RULE = """
kind = "substitution"
message = "House style is “{suggestion}”."
why = "One spelling in the paper."
source = "The desk."
severity = "warning"
confidence = 0.9
category = "style"
swap = { "wharfside" = "wharf-side" }
wrong = [{ text = "<<Wharfside>>.", fixes = ["Wharf-side"] }, { text = "A <<wharfside>>.", fixes = ["wharf-side"] }]
right = [{ text = "A." }, { text = "B." }]
"""
PACK = 'name = "gazette"\nversion = "3"\ntitle = "Gazette"\nsource = "The desk."\nvarieties = ["en-GB"]\n'


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "style" / "pack"
    (folder / "words").mkdir(parents=True)
    (folder / "pack.toml").write_text(PACK)
    (folder / "words" / "wharfside.toml").write_text(RULE)
    return folder


def codes(language: str, styles: tuple[Path, ...] = (), folders: tuple[Path, ...] = ()) -> list[str]:
    settings = Settings(language=Language(language), styles=styles, rule_folders=folders)
    return [found.code for found in rules.check(read("story.txt", b"They met at the wharfside bar."), settings)]


def test_a_pack_holds_where_it_is_asked_for_and_in_its_english(pack: Path) -> None:
    assert codes("en-GB") == []
    assert codes("en-GB", (pack,)) == ["style/gazette/words/wharfside"]
    assert codes("en-US", (pack,)) == []


def test_a_pack_inside_a_folder_of_rules_is_not_read_with_it(pack: Path) -> None:
    assert codes("en-GB", folders=(pack.parent,)) == []


def test_a_rule_takes_the_place_of_another_only_if_it_says_so(pack: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    (house / "style" / "gazette" / "words").mkdir(parents=True)
    own = house / "style" / "gazette" / "words" / "wharfside.toml"
    own.write_text(RULE)
    with pytest.raises(ConfigError, match=r"is taken by .*say `override = true`"):
        codes("en-GB", (pack,), (house,))
    own.write_text("override = true\n" + RULE.replace('"wharfside" = "wharf-side"', '"wharfsides" = "wharf-sides"'))
    assert codes("en-GB", (pack,), (house,)) == []


def test_there_is_nothing_to_override(tmp_path: Path) -> None:
    (tmp_path / "style").mkdir()
    (tmp_path / "style" / "wharfside.toml").write_text("override = true\n" + RULE)
    with pytest.raises(ConfigError, match=r"wharfside.toml:1:1: override: there is no rule 'style/wharfside' to override"):
        codes("en-GB", folders=(tmp_path,))


def test_a_pack_is_found_by_name_and_by_path_and_pinned(pack: Path, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    (shipped / "style").mkdir(parents=True)
    assert packs.find(".", pack, shipped) == pack
    (shipped / "style" / "gazette").mkdir()
    (shipped / "style" / "gazette" / "pack.toml").write_text(PACK)
    assert packs.find("gazette==3", tmp_path, shipped) == shipped / "style" / "gazette"
    with pytest.raises(ConfigError, match="has version 3, not 2"):
        packs.find("gazette == 2", tmp_path, shipped)
    with pytest.raises(ConfigError, match="there is no style pack 'gazete'; did you mean 'gazette'"):
        packs.find("gazete", tmp_path, shipped)


def test_a_pack_that_comes_with_a_python_package_is_found_by_its_entry_point(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    (site / "gazette_style" / "words").mkdir(parents=True)
    (site / "gazette_style" / "__init__.py").touch()
    (site / "gazette_style" / "pack.toml").write_text(PACK)
    about = site / "gazette_style-3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: gazette-style\nVersion: 3\n")
    (about / "entry_points.txt").write_text("[copydesk.styles]\ngazette = gazette_style\n")
    monkeypatch.syspath_prepend(str(site))
    assert packs.find("gazette", tmp_path / "nowhere", tmp_path / "none") == site / "gazette_style"


def test_a_pack_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no style pack: it has no pack.toml"):
        packs.load(tmp_path)
    (tmp_path / "pack.toml").write_text(PACK.replace("version", "vresion"))
    with pytest.raises(ConfigError, match=r"pack.toml:2:1: vresion: no such key; did you mean 'version'\?"):
        packs.load(tmp_path)
    (tmp_path / "pack.toml").write_text(PACK.replace('"3"', ""))
    with pytest.raises(ConfigError, match=r"pack.toml:2:11: not TOML: invalid value"):
        packs.load(tmp_path)
