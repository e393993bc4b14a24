"""Messages of Vale's rules: texts with places such as ``%s``, filled as Go's ``Sprintf`` fills them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLACE = re.compile(r"%(?:\[(\d+)\])?([-+# 0]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])")


def filled(message: str, *values: str | int) -> str:
    """The message with the values in its places; a place without a value is left empty."""
    at = 0

    def value(match: re.Match[str]) -> str:
        nonlocal at
        if match[5] == "%":
            return "%"
        if match[1]:
            at = int(match[1]) - 1
        found = values[at] if at < len(values) else ""
        at += 1
        return f'"{found}"' if match[5] == "q" else str(found)

    return _PLACE.sub(value, message).replace("\n", " ")


def unquoted_once(message: str) -> str:
    """The message for suggestions that come in quotation marks of their own: the first quoted place loses its marks."""
    for quoted in ("'%s'", '"%s"'):
        if message.count(quoted) == 2:
            message = message.replace(quoted, "%s", 1)
    return message


def listed(texts: Sequence[str]) -> str:
    """Texts in quotation marks as a sentence has them: 'a', 'b', or 'c'."""
    quoted = [f"'{text}'" for text in texts]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join([*quoted[:-1], f"or {quoted[-1]}"])
