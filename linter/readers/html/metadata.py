"""What a page says about its story besides telling it: when it was published, in which language, for which section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from linter.readers import Unreadable, _json
from linter.readers._dates import day, language
from linter.readers.html.traits import value
from linter.readers.html.tree import Act, Element, Page

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dc.date", "article.published", "pubdate", "publishdate", "publish-date", "date",
)  # fmt: skip
_SECTIONS = ("article:section", "articlesection", "parsely-section", "section", "cse_section")
# A ``time`` element that says of itself that it is the day of publication; one of a change is no such day.
_PUBLISHED = re.compile(r"datepublished|pubdate|published", re.IGNORECASE)
_STORIES = ("Article", "BlogPosting", "LiveBlogPosting", "Report")


class Facts(msgspec.Struct):
    """What a page says about its story; ``data`` are the stories in its JSON-LD, ``metas`` its ``meta`` elements by name in lower case."""

    language: str | None = None
    published: date | None = None
    sections: tuple[str, ...] = ()
    data: list[dict[str, Any]] = msgspec.field(default_factory=list)
    metas: dict[str, Element] = msgspec.field(default_factory=dict)
    titles: list[Element] = msgspec.field(default_factory=list)


def facts(page: Page) -> Facts:
    """All that the head of a page, its JSON-LD and its ``time`` elements say."""
    found = Facts()
    times: list[tuple[int, str]] = []
    root = None
    for element in page.elements:
        written = element.attributes
        if element.name == "meta":
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := value(written, key):
                    found.metas.setdefault(name.lower(), element)
        elif element.name == "title":
            found.titles.append(element)
        elif element.name == "script" and "ld+json" in written:
            found.data += _stories(page, element)
        elif element.name == "time" and (stamp := value(written, "datetime")):
            times.append((_PUBLISHED.search(written) is None, stamp))
        elif element.name in ("html", "body") and root is None:
            root = value(written, "lang") or value(written, "xml:lang")
    metas = {name: value(element.attributes, "content") for name, element in found.metas.items()}
    stamps = (
        *(_said(story, "datePublished") for story in found.data),
        *(metas.get(name) for name in _DATES),
        *(stamp for _, stamp in sorted(times, key=lambda known: known[0])),
    )
    found.published = next(filter(None, map(day, stamps)), None)
    tags = (root, *(_said(story, "inLanguage") for story in found.data), metas.get("content-language"), metas.get("og:locale"))
    found.language = next(filter(None, map(language, tags)), None)
    names = [part for story in found.data for part in _all(story.get("articleSection"))]
    found.sections = tuple(dict.fromkeys(names or [name for key in _SECTIONS if (name := metas.get(key))][:1]))
    return found


def content(page: Page, script: Element) -> tuple[int, int]:
    """The span of what stands between the tags of an element that holds no elements."""
    act, start, end, _ = page.steps[script.first + 1]
    return (start, end) if act == Act.TEXT else (script.end, script.end)


def _stories(page: Page, script: Element) -> Iterator[dict[str, Any]]:
    try:
        data = _json.parse(page.text, *content(page, script))
    except Unreadable:
        return  # browsers pass over it as well
    waiting = [data]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            if any(kind.endswith(_STORIES) for kind in _all(node.get("@type"))):
                yield node
            else:
                waiting += [node.get("@graph"), node.get("mainEntity")]


def _said(node: dict[str, Any], key: str) -> str | None:
    return next(iter(_all(node.get(key))), None)


def _all(known: Any) -> list[str]:
    """The strings of a value that may be one or a list of them."""
    return [one.value for one in (known if isinstance(known, list) else [known]) if isinstance(one, _json.Text)]
