"""Text for XML 1.0, which has no way to write most control characters."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(said: str) -> str:
    """The text of an element."""
    return escape(_FORBIDDEN.sub("\ufffd", said))


def attributes(**values: object) -> str:
    """Attributes with a blank before each; line breaks in values are kept. An underscore at a name's end is left out."""
    return "".join(f" {name.rstrip('_')}={_quoted(str(value))}" for name, value in values.items())


def _quoted(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", value), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
