"""Copydesk in Wagtail's editor: a slip is typed, seen, mended by a click, and the story goes out; with the slip it does not."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect


def query(site, statement: str, *values: object) -> list[tuple]:
    with sqlite3.connect(site.data / "site.sqlite3", timeout=20) as connection:
        return connection.execute(statement, values).fetchall()


@pytest.fixture
def desk(site, password, tab) -> Page:
    """A new story in the editor, somebody who may publish at the keyboard."""
    tab.route(re.compile("^https?://(?!127.0.0.1)"), lambda route: route.abort())
    tab.goto(f"{site.url}/admin/login/")
    tab.fill("[name=username]", "desk")
    tab.fill("[name=password]", password)
    tab.click("button[type=submit]")
    tab.wait_for_url(f"{site.url}/admin/")
    (front,) = query(site, "select page_ptr_id from newsroom_frontpage")[0]
    tab.goto(f"{site.url}/admin/pages/add/newsroom/storypage/{front}/")
    return tab


def add_block(page: Page, name: str, text: str) -> None:
    """A block at the end of the body."""
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=name).click()
    block = page.locator("[data-streamfield-child]").last
    block.locator("[contenteditable=true], input[type=text], textarea").first.click()
    page.keyboard.insert_text(text)


def found(page: Page):
    return page.locator(".copydesk-findings > li")


def publish(page: Page) -> None:
    """Publish, once Wagtail has saved the draft by itself: a click in the middle of that is lost."""
    page.wait_for_timeout(1500)
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=re.compile("^Publish")).click()


def live(site, title: str) -> bool:
    ((flag,),) = query(site, "select live from wagtailcore_page where draft_title = ? or title = ?", title, title)
    return bool(flag)


def test_a_slip_is_typed_seen_mended_and_the_story_goes_out(desk, site):
    desk.fill("[name=title]", "Council opens footbridge")
    add_block(desk, "Paragraph", "😀 The mayor met the the council on Monday.")
    add_block(desk, "Paragraph", "It was a bright morning.")
    expect(found(desk)).to_have_count(1)
    block = desk.locator("[data-streamfield-child]").first
    slip = block.locator(".copydesk-findings > li")
    expect(slip).to_contain_text("the the")
    expect(desk.locator("[data-copydesk-panel]")).to_have_text("Copydesk: 1 error")
    slip.get_by_role("button", name="the", exact=True).click()
    expect(block).to_contain_text("😀 The mayor met the council on Monday.")
    expect(found(desk)).to_have_count(0)
    publish(desk)
    expect(desk.get_by_text("published").first).to_be_visible()
    assert live(site, "Council opens footbridge")
    ((body,),) = query(site, "select body from newsroom_storypage order by page_ptr_id desc limit 1")
    assert "the the" not in body


def test_a_story_with_slips_is_held_back_and_a_reason_is_kept(desk, site):
    desk.fill("[name=title]", "Mayor recieves a letter")
    desk.fill("[name=deck]", "He met the the council.")
    add_block(desk, "Picture", "We beleive it.")
    add_block(desk, "Quote", "I saw the the man.")
    expect(found(desk)).to_have_count(4)
    publish(desk)
    held = desk.locator(".copydesk-held > li")
    expect(held).to_have_count(3)  # what is quoted holds nothing back
    expect(desk.locator(".copydesk-held")).to_contain_text("recieves")
    expect(desk.locator(".copydesk-held")).to_contain_text("the the")
    expect(desk.locator(".copydesk-held")).to_contain_text("beleive")
    assert not live(site, "Mayor recieves a letter")
    desk.get_by_label("A reason to publish it").fill("The letter is spelled so.")
    desk.get_by_role("button", name="Publish all the same").click()
    expect(desk.get_by_text("published").first).to_be_visible()
    assert live(site, "Mayor recieves a letter")
    ((kept,),) = query(site, "select data from wagtailcore_pagelogentry where action = 'copydesk.override'")
    assert "The letter is spelled so." in kept
    assert "recieves" in kept
    ((page,),) = query(site, "select id from wagtailcore_page where title = 'Mayor recieves a letter'")
    desk.goto(f"{site.url}/admin/pages/{page}/history/")
    expect(desk.get_by_text("The letter is spelled so.").first).to_be_visible()


def test_fields_in_one_line_are_mended_too(desk):
    desk.fill("[name=title]", "Mayor recieves a letter")
    row = found(desk).first
    row.get_by_role("button", name="receives").click()
    expect(desk.locator("[name=title]")).to_have_value("Mayor receives a letter")
    expect(found(desk)).to_have_count(0)


@pytest.fixture
def visitor(site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, timeout=60) as client:
        yield client


def logged_in(visitor: httpx.Client, site, password: str) -> dict[str, str]:
    """Somebody of the desk; the headers that requests have to have."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', visitor.get("/admin/login/").text)[1]
    said = {"username": "desk", "password": password, "csrfmiddlewaretoken": token, "next": "/admin/"}
    assert visitor.post("/admin/login/", data=said, headers={"Referer": site.url}).status_code == 302
    return {"X-CSRFToken": visitor.cookies["csrftoken"], "Referer": site.url}


def test_publishing_in_a_bunch_is_held_to_the_same(visitor, site, password):
    headers = logged_in(visitor, site, password)
    ((front,),) = query(site, "select page_ptr_id from newsroom_frontpage")
    pages = []
    for number, title in enumerate(["Harbour opens in May", "Harbour recieves ships"]):
        form = {"title": title, "slug": f"harbour-{number}", "deck": "", "lead": "null", "body-count": "0"}
        form |= {f"comments-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
        answer = visitor.post(f"/admin/pages/add/newsroom/storypage/{front}/", data=form, headers=headers)
        assert answer.status_code == 302, answer.text
        pages += query(site, "select id from wagtailcore_page where slug = ?", form["slug"])[0]
    for page in pages:
        params = {"next": f"/admin/pages/{front}/", "id": page}
        assert visitor.post("/admin/bulk/wagtailcore/page/publish/", params=params, headers=headers).status_code == 302
    assert live(site, "Harbour opens in May")
    assert not live(site, "Harbour recieves ships")
    assert "Copydesk holds back “Harbour recieves ships”" in visitor.get(f"/admin/pages/{front}/").text


def test_only_people_who_may_write_are_answered(visitor, site, password):
    path = "/admin/copydesk/check/"
    story = {"paragraphs": [{"id": "title#0", "text": "We met the the mayor."}]}
    visitor.get("/admin/login/")
    headers = {"X-CSRFToken": visitor.cookies["csrftoken"], "Referer": site.url}
    assert visitor.post(path, json=story, headers=headers).status_code == 302
    headers = logged_in(visitor, site, password)
    assert visitor.post(path, json=story).status_code == 403
    answer = visitor.post(path, json=story, headers=headers)
    assert [one["code"] for one in answer.json()["paragraphs"][0]["findings"]] == ["doubled/small-words"]
    assert visitor.post(path, json={"paragraphs": "none"}, headers=headers).status_code == 400
    assert visitor.get(path, headers=headers).status_code == 405
