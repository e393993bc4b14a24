"""The operations of the action ``edit``, each from a text and its parameters to a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from linter.checks.vale.capitals import sentence_case, title_case
from linter.checks.vale.numerals import in_figures, in_words
from linter.checks.vale.pattern import Pattern

Params = Sequence[str]


class Edit(NamedTuple):
    """How many parameters an operation takes, and what it does; None where it cannot."""

    params: int
    apply: Callable[[str, Params], str | None]
    expression: bool = False


_GROUP = re.compile(r"\$(?:(\$)|(\d+)|\{(\w+)\})")
_OPENS = frozenset("([{<—–/")
_TYPEWRITTEN = {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "---", "–": "--", "…": "...", "\u00a0": " "}
_SPELLED = str.maketrans(
    {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "þ": "th",
     "Þ": "Th", "ð": "d", "Ð": "D"}
)  # fmt: skip


def _regex(text: str, params: Params) -> str:
    """Each match of an expression replaced; ``$1`` is a group of it. Raises TimedOut."""
    source, template = params
    parts = []
    at = 0
    for match in Pattern(source).findall_in(text):
        parts += [text[at : match.start()], _filled(template, match)]
        at = match.end()
    return "".join([*parts, text[at:]])


def _filled(template: str, match: Any) -> str:
    groups = match.groups()

    def value(name: re.Match[str]) -> str:
        if name[1]:
            return "$"
        wanted = name[2] or name[3]
        if not wanted.isdigit():
            return match.groupdict().get(wanted) or ""
        number = int(wanted)
        return match.group() if number == 0 else (groups[number - 1] or "") if number <= len(groups) else name.group()

    return _GROUP.sub(value, template)


def _split(text: str, params: Params) -> str | None:
    parts = text.split(params[0]) if params[0] else list(text)
    return parts[int(params[1])] if int(params[1]) < len(parts) else None


def _smart(text: str) -> str:
    """Dashes, an ellipsis and curly marks for those of a typewriter; a mark opens at the start and behind a blank or a bracket."""
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    made = []
    before = " "
    for char in text:
        opens = before.isspace() or before in _OPENS
        made.append({'"': "“" if opens else "”", "'": "‘" if opens else "’"}.get(char, char))
        before = char
    return "".join(made)


def _dumb(text: str) -> str:
    for char, plain in _TYPEWRITTEN.items():
        text = text.replace(char, plain)
    return text


def _ascii(text: str) -> str:
    apart = unicodedata.normalize("NFD", _dumb(text).translate(_SPELLED))
    return unicodedata.normalize("NFC", "".join(char for char in apart if unicodedata.category(char) != "Mn"))


def _parts(text: str) -> list[str]:
    """The words of an identifier or a phrase, in lower case."""
    parted = re.sub(r"(?<=[^\W\d_])(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])", " ", text)
    return [word.lower() for word in re.split(r"[\W_]+", parted) if word]


def _pascal(text: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in _parts(text))


def _plain(change: Callable[[str], str]) -> Edit:
    return Edit(0, lambda text, _: change(text))


EDITS: dict[str, Edit] = {
    "replace": Edit(2, lambda text, params: text.replace(params[0], params[1])),
    "remove": Edit(1, lambda text, params: "".join(char for char in text if char not in params[0])),
    "regex": Edit(2, _regex, expression=True),
    "trim": Edit(1, lambda text, params: text.strip(params[0])),
    "trim_left": Edit(1, lambda text, params: text.lstrip(params[0])),
    "trim_right": Edit(1, lambda text, params: text.rstrip(params[0])),
    "truncate": Edit(1, lambda text, params: text.split(params[0])[0] if params[0] else text[:1]),
    "split": Edit(2, _split),
    "wrap": Edit(1, lambda text, params: params[0] + text + params[0]),
    "unwrap": Edit(1, lambda text, params: text.removeprefix(params[0]).removesuffix(params[0])),
    "prefix": Edit(1, lambda text, params: params[0] + text),
    "suffix": Edit(1, lambda text, params: text + params[0]),
    "squeeze": _plain(lambda text: re.sub(r"[\t\n\f\r ]+", " ", text)),
    "capitalize": _plain(lambda text: text[:1].upper() + text[1:]),
    "uncapitalize": _plain(lambda text: text[:1].lower() + text[1:]),
    "smart": _plain(_smart),
    "dumb": _plain(_dumb),
    "ascii": _plain(_ascii),
    "words": _plain(in_words),
    "digits": _plain(in_figures),
    "lower": _plain(str.lower),
    "upper": _plain(str.upper),
    "title": _plain(title_case),
    "sentence": _plain(sentence_case),
    "simple": _plain(lambda text: " ".join(_parts(text))),
    "kebab": _plain(lambda text: "-".join(_parts(text))),
    "snake": _plain(lambda text: "_".join(_parts(text))),
    "pascal": _plain(_pascal),
    "camel": _plain(lambda text: (made := _pascal(text))[:1].lower() + made[1:]),
}
