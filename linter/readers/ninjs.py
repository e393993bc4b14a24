"""ninjs 1, 2 and 3: the headlines, bylines, descriptions and bodies of news items in JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from linter.document import Document

SUFFIXES = (".ninjs",)
SHARED = (".json",)

_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*[{\[]")
_TEXT = re.compile(rb'"(?:body_(?:html|text|xhtml)|bodies|headlines?|descriptions|description_(?:html|text|xhtml))"\s*:')
_NEWS = re.compile(
    rb'"(versioncreated|versionCreated|firstcreated|firstCreated|pubstatus|pubStatus|urgency|slugline|profile|ednote|edNote|located|standard'
    rb'|usageterms|usageTerms|byline|by|bylines|copyrightholder|copyrightHolder|representationtype|representationType|uri)"\s*:'
)


def sniff(head: bytes) -> bool:
    """Whether JSON has the keys of a news item: one that holds text and two that tell of its making."""
    return bool(_BEGINS.match(head) and _TEXT.search(head)) and len({match[1] for match in _NEWS.finditer(head)}) >= 2


def read(name: str, data: bytes) -> Document:
    """The stories of a ninjs file, one behind the other; raises Unreadable."""
    from linter.readers import Unreadable, _json, decoded
    from linter.readers._builder import Builder
    from linter.readers._ninjs import facts, items, say

    source = decoded(name, data, markup=True)
    found = items(_json.parse(source.text))
    if not found:
        raise Unreadable("the JSON is no news item of ninjs: it has no headline, description or body")
    builder = Builder(source)
    for item in found:
        say(builder, item)
    language, published = facts(found[0])
    return builder.document(language=language, published=published)
