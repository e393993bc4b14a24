"""Pages in the shapes of real outlets and content systems, and what is read in them: for each a golden page that a person can check."""

from __future__ import annotations

from pathlib import Path

import pytest
from markup_cases import edit_of, rendered, sound, stays

from linter.readers import read, recognized
from linter.segment import Kind

PAGES = sorted((Path(__file__).parent / "html").iterdir())
#: Says all that needs an escape somewhere.
ODD = "R&D <x> \"y\" 'z' é"


def test_there_are_pages_of_forty_shapes() -> None:
    assert len(PAGES) >= 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_read_as_its_golden_page_says(page: Path, golden) -> None:
    data = page.read_bytes()
    document = read(page.name, data)
    golden(f"html/{page.name}.txt", rendered(document))
    sound(document, data)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_put_in_the_place_of_a_word_is_read_there(page: Path) -> None:
    tried, refused = stays(read(page.name, page.read_bytes()), ODD)
    assert refused <= tried * 0.2


def test_most_words_can_be_mended_where_they_stand() -> None:
    whole = refused = 0
    for page in PAGES:
        document = read(page.name, page.read_bytes())
        for token in document.tokens:
            if token.kind is Kind.WORD:
                whole += 1
                refused += edit_of(document, token, "words") is None
    assert refused < 0.02 * whole


def test_a_page_is_known_by_its_content_where_its_name_says_nothing() -> None:
    known = [page.name for page in PAGES if recognized("-", page.read_bytes()[:4096]) == "html"]
    others = {"php_page.html", "jinja_template.html", "liquid_layout.html"}
    assert {page.name for page in PAGES} - set(known) == others
