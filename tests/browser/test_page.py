"""The web page in real Chromium: a story is typed, opened, mended, and nothing leaves the server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

STORY = "Council opens bridge\n\nThe mayor met the the council on Monday 😀. We recieve it.\n\n“I saw the the man,” she said.\n"


@pytest.fixture
def open_page(served, tab):
    tab.goto(served.url)
    return tab


def fill(page: Page, text: str) -> None:
    page.get_by_label("Story", exact=True).fill(text)


def text(page: Page) -> str:
    return page.get_by_label("Story", exact=True).input_value()


def rows(page: Page):
    return page.locator("#findings > li")


def test_a_slip_is_seen_and_a_click_mends_it(open_page):
    fill(open_page, STORY)
    slip = rows(open_page).filter(has_text="doubled/small-words").first
    expect(slip).to_be_visible()
    expect(open_page.locator("#marks mark.error", has_text="recieve")).to_have_count(1)
    rows(open_page).filter(has_text="spelling/misspelling").get_by_role("button", name="receive", exact=True).click()
    assert text(open_page) == STORY.replace("recieve", "receive")
    expect(rows(open_page).filter(has_text="spelling/misspelling")).to_have_count(0)
    open_page.keyboard.press("Control+z")
    assert text(open_page) == STORY


def test_underlines_stand_under_their_words(open_page):
    """The text below and the text above break their lines alike."""
    fill(
        open_page,
        STORY + "\n" + "A long line of words that has to be broken at the edge of the page, wherever that may be. " * 8 + "We recieve it.",
    )
    expect(open_page.locator("#marks mark.error", has_text="recieve")).to_have_count(2)
    sizes = open_page.evaluate(
        "['marks', 'story'].map((id) => [document.getElementById(id).scrollHeight, document.getElementById(id).clientWidth])"
    )
    assert sizes[0] == sizes[1]
    assert open_page.locator("#marks").text_content() == text(open_page) + "\n"


def test_the_keyboard_is_enough(open_page):
    fill(open_page, STORY)
    expect(rows(open_page)).not_to_have_count(0)
    open_page.keyboard.press("F8")
    expect(rows(open_page).first).to_have_attribute("aria-current", "true")
    assert open_page.evaluate(
        "(() => { const s = document.getElementById('story'); return s.value.slice(s.selectionStart, s.selectionEnd) })()"
    )
    open_page.keyboard.press("Alt+1")
    expect(open_page.locator("#story")).to_have_value(re.compile("met the council"))


def test_what_is_safe_is_mended_at_once_and_quotations_are_shaded_and_stay(open_page):
    fill(open_page, STORY)
    expect(open_page.locator("#marks .quotation").first).to_be_attached()
    shaded = "".join(open_page.locator("#marks .quotation").all_text_contents())
    assert shaded == "“I saw the the man,”"
    open_page.get_by_role("button", name="Mend what is safe").click()
    expect(open_page.locator("#state")).to_contain_text("mended")
    assert text(open_page) == STORY.replace("met the the", "met the")


def test_a_finding_can_be_passed_over_and_the_score_rises(open_page):
    fill(open_page, STORY)
    expect(rows(open_page)).not_to_have_count(0)
    expect(open_page.locator("#score")).to_have_text(re.compile(r"^\d+$"))
    before, count = int(open_page.locator("#score").text_content()), rows(open_page).count()
    rows(open_page).first.get_by_role("button", name="Ignore").click()
    expect(rows(open_page)).to_have_count(count - 1)
    assert int(open_page.locator("#score").text_content()) > before


def test_settings_and_files(open_page, tmp_path: Path):
    story = tmp_path / "story.md"
    story.write_text("---\ntitle: Council\n---\n\nThe colour is `the the` grey.\n", encoding="utf-8")
    open_page.set_input_files("#file", story)
    expect(open_page).to_have_title("story.md – Copydesk")
    expect(open_page.locator("#counts")).to_contain_text("nothing found")
    open_page.get_by_label("English").select_option("en-US")
    expect(rows(open_page).first).to_contain_text("spelling/dialect")
    assert "ap" in open_page.locator("#style option").evaluate_all("options => options.map((option) => option.value)")


def test_a_word_goes_into_the_vocabulary_and_out_of_it(serve, tab, tmp_path):
    one = serve("--words", "words.txt")
    tab.goto(one.url)
    fill(tab, "The new frobnicator was shown on Monday.")
    rows(tab).get_by_role("button", name="Add to vocabulary").click()
    expect(rows(tab)).to_have_count(0)
    assert (tmp_path / "words.txt").read_text() == "frobnicator\n"
    tab.get_by_role("button", name="Vocabulary").click()
    tab.get_by_role("button", name="Remove frobnicator").click()
    expect(tab.locator("#word-list li")).to_have_count(0)
    assert (tmp_path / "words.txt").read_text() == ""


def test_a_token_is_asked_for(serve, tab):
    one = serve("--token", "secret")
    tab.goto(one.url)
    tab.get_by_label("Token", exact=True).fill("secret")
    tab.get_by_role("button", name="Go on").click()
    fill(tab, STORY)
    expect(rows(tab)).not_to_have_count(0)


def test_a_server_that_is_gone_is_said_and_the_story_stays(serve, tab):
    one = serve()
    tab.goto(one.url)
    fill(tab, "The mayor spoke.")
    expect(tab.locator("#counts")).to_contain_text("nothing found")
    one.process.terminate()
    one.process.wait(30)
    fill(tab, STORY)
    expect(tab.locator("#state")).to_contain_text("does not answer")
    assert text(tab) == STORY


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_everybody(served, chromium, scheme):
    """Names for all that can be used, and a contrast of 4.5 to 1 for text, by the formula of WCAG 2.2."""
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(served.url)
    fill(page, STORY)
    expect(rows(page)).not_to_have_count(0)
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, input, select, textarea')]"
        ".filter((one) => !(one.textContent.trim() || one.labels?.length || one.ariaLabel)).map((one) => one.outerHTML)"
    )
    assert nameless == []
    colours = page.evaluate(
        """[...document.querySelectorAll('#story, #findings button, #findings .meta, #counts, #help, header button, h1')].map((one) => {
            let back = one;
            while (getComputedStyle(back).backgroundColor === 'rgba(0, 0, 0, 0)' && back.parentElement) back = back.parentElement;
            return [getComputedStyle(one).color, getComputedStyle(back).backgroundColor, one.className || one.id, one.disabled === true];
        })"""
    )
    for ink, paper, name, idle in colours:
        assert idle or _contrast(ink, paper) >= 4.5, (name, ink, paper)
    context.close()


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)
