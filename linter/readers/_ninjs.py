"""What the keys of a ninjs news item say.

In version 1 the kind of a text is in its key (``body_html``), in 2 and 3 beside it (``bodies[].contenttype``, ``contentType``).
Source: the schemas of ninjs 1.6, 2.2 and 3.1, https://iptc.org/std/ninjs/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from linter.document import Role
from linter.readers import _json
from linter.readers._builder import Builder
from linter.readers._dates import day, language
from linter.readers._lens import Lens, say_plain
from linter.readers.html import fragment

Item = dict[str, Any]

_DATES = ("versioncreated", "versionCreated", "contentcreated", "contentCreated", "firstcreated", "firstCreated")
_SHOWN = ("picture", "graphic", "video", "audio")
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|ul|ol|em|strong|b|i|a)\b[^>]*>|&(?:#\d+|[a-z]+);", re.IGNORECASE)
#: What one text may be stored as, the form that tells most first.
_FORMS = ("html", "xhtml", "text", "")


def items(data: Any) -> list[Item]:
    """The news items in JSON, those that belong to another behind it."""
    found: list[Item] = []
    waiting = [data]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if any(re.match(r"(?:headline|description|body)(?:_|s?$)|bodies$", key) for key in node):
                found.append(node)
            parts = node.get("associations")
            waiting += reversed(list(parts.values())) if isinstance(parts, dict) else [parts]
            waiting.append(node.get("items"))
    return found


def say(builder: Builder, item: Item) -> None:
    """Say a news item in the order in which it is read, whatever that of its keys is."""
    shown = isinstance(item.get("type"), _json.Text) and item["type"].value in _SHOWN
    for role, singular, plural in (
        (Role.HEADLINE, "headline", "headlines"),
        (Role.CAPTION if shown else Role.DECK, "description", "descriptions"),
        (Role.BYLINE, "byline", "by"),
        (Role.CAPTION if shown else Role.PARAGRAPH, "body", "bodies"),
    ):
        for texts in _texts(item, singular, plural):
            texts.sort(key=lambda known: _FORMS.index(known[0]))
            for form, text in texts[:1]:
                _say(builder, form, text, role)
            for _, text in texts[1:]:
                builder.unread((text.start, text.start + len(text.written)), "the same text in another form, of which one is read")


def _texts(item: Item, singular: str, plural: str) -> Iterator[list[tuple[str, _json.Text]]]:
    """Texts of a kind, each in the forms that it is stored in."""
    forms: list[tuple[str, _json.Text]] = []
    others: dict[tuple[str, int], list[tuple[str, _json.Text]]] = {}
    for key, known in item.items():
        name, _, form = key.partition("_")
        if isinstance(known, _json.Text) and known.value.strip() and name in (singular, plural):
            if form in _FORMS:
                forms.append((form, known))
            else:
                others.setdefault((form, 0), []).append(("", known))
    known = item.get(plural)
    for part in known if isinstance(known, list) else ():
        if isinstance(part, dict) and isinstance(text := part.get("value"), _json.Text) and text.value.strip():
            role = _string(part, "role")
            kind = _string(part, "contenttype") or _string(part, "contentType")
            form = "xhtml" if "xhtml" in kind else "html" if "html" in kind else "text" if kind else ""
            # Texts of one role in one form are different texts.
            number = sum(form in dict(texts) for (known_role, _), texts in others.items() if known_role == role)
            others.setdefault((role, number), []).append((form, text))
    yield from filter(None, (forms, *others.values()))


def _string(item: Item, key: str) -> str:
    known = item.get(key)
    return known.value if isinstance(known, _json.Text) else ""


def _say(builder: Builder, form: str, text: _json.Text, role: Role) -> None:
    lens = Lens(builder, text.runs, _json.writing(builder.source.text))
    if form in ("html", "xhtml") or (not form and _MARKUP.search(lens.text)):
        fragment(lens, lens.text, xml=form == "xhtml", role=role, headlined=role is not Role.HEADLINE)
    else:
        say_plain(lens, role)


def facts(item: Item) -> tuple[str | None, date | None]:
    """The language of a news item and the day when this version of it was made."""
    return language(_string(item, "language")), next(filter(None, (day(_string(item, key)) for key in _DATES)), None)
