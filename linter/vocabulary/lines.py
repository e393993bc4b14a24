"""The lines of a vocabulary file, and how words are compared with them.

A line is a word or a phrase; then, where wanted, ``-> preferred form``, ``until 2026-01-31`` and ``# note``. Double
quotation marks keep what would mean something else; one within them is doubled.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

#: Characters of an entry. What is looked for in a text is so bounded, and with it the work for each place of it.
LONGEST = 100
_LONGEST_LINE = 2000

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_PLAIN = {ord(char): " " for char in map(chr, range(0x3001)) if char.isspace()} | {
    ord(char): plain for plain, chars in {"'": "‘’ʼ", "-": "‐\u2011"}.items() for char in chars
}
_CLUSTER = re.compile("(?s:.)[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*")

_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_BARE = re.compile(r"(?:(?!->|→|(?<!\S)\#|(?<!\S)until\s[^#]*\d).)*")
_ARROW = re.compile(r"\s*(?:->|→)\s*")
_TAIL = re.compile(r"\s*(?:until\s(?P<until>[^#]*))?(?:\#(?P<note>.*))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Signs of a regular expression that no name or word has; Disney+ and Who? have others.
_PATTERN = re.compile(r"[\[\]\\^|{}*]|\(\?|\.\+|\)[+?]|\w\?\w")
_BEGINNINGS = "'.@#$£€&¡¿("


class Line(NamedTuple):
    """What a line says; ``form`` and ``preferred`` are as ``plain`` makes them, ``until`` is the last day that it counts."""

    form: str
    preferred: str | None = None
    until: date | None = None
    note: str = ""


def plain(text: str) -> str:
    """Composed characters, straight apostrophes, single blanks and nothing invisible."""
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text).translate(_PLAIN)).split())


def lowered(text: str) -> str:
    """The text in lower case, every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def flattened(text: str) -> tuple[str, list[tuple[int, int]] | None]:
    """A whole text as ``plain`` has words, but for its blanks, and where each character comes from.

    The second is None where each stands in its place.
    """
    flat = text.translate(_PLAIN)
    if text.isascii() or (unicodedata.is_normalized("NFC", flat) and not _INVISIBLE.search(flat)):
        return flat, None
    parts: list[str] = []
    origins: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(_INVISIBLE.sub("\u200b", flat)):
        part = unicodedata.normalize("NFC", match.group().replace("\u200b", ""))
        parts.append(part)
        origins += [match.span()] * len(part)
    return "".join(parts), origins


def parsed(line: str) -> Line | None:
    """What a line says, None if nothing; raises ValueError with what is wrong and what to do."""
    text = line.strip()
    if text.isalpha() and text.isascii() and len(text) <= LONGEST:
        return Line(text)  # most lines of most lists
    if not text or text[0] == "#":
        return None
    if len(text) > _LONGEST_LINE:
        raise ValueError(f"a line of {len(text):,} characters; a vocabulary has one word or phrase a line")
    form, at = _element(text, 0, "before the arrow" if _ARROW.match(text) else "in the line")
    preferred = None
    if arrow := _ARROW.match(text, at):
        preferred, at = _element(text, arrow.end(), "after the arrow")
        if preferred == form:
            raise ValueError(f"“{form}” is replaced by itself; take the line out, or the arrow and what follows it")
    tail = _TAIL.fullmatch(text, at)
    if tail is None:
        raise ValueError(_surplus(text[at:].strip()))
    note = tail["note"] or ""
    return Line(form, preferred, None if tail["until"] is None else _day(tail["until"].strip()), plain(note))


def _element(text: str, at: int, where: str) -> tuple[str, int]:
    """A word or phrase that begins at ``at``, and where it ends."""
    if text.startswith('"', at):
        quoted = _QUOTED.match(text, at)
        if quoted is None:
            raise ValueError("a quotation mark is opened and not closed; close it, or double it if it belongs to a quoted entry")
        return _sound(plain(quoted[1].replace('""', '"')), where), quoted.end()
    bare = _BARE.match(text, at)
    end = bare.end() if bare else at
    found = plain(text[at:end])
    if found and found[0] not in _BEGINNINGS and not found[0].isalnum():
        raise ValueError(f'“{found}” begins with “{found[0]}”; if that belongs to the entry, put the entry in double quotation marks (")')
    if _PATTERN.search(found):
        raise ValueError(
            f"“{found}” looks like a pattern, and entries are plain words; write each form in a line of its own,"
            ' or put it in double quotation marks (") if it is none'
        )
    if found.endswith((",", ";")):
        raise ValueError(f"“{found}” ends with “{found[-1]}”; a line has one entry, and nothing parts it from the next")
    return _sound(found, where), end


def _sound(text: str, where: str) -> str:
    if not text:
        raise ValueError(f"nothing stands {where}; write a word or a phrase there, or take the line out")
    if len(text) > LONGEST:
        raise ValueError(f"an entry of {len(text)} characters; {LONGEST} is the most")
    if not text.isprintable():
        odd = next(char for char in text if not char.isprintable())
        raise ValueError(f"the character U+{ord(odd):04X} cannot be printed; take it out")
    if not any(map(str.isalnum, text)):
        raise ValueError(f"“{text}” has no letter and no digit; an entry is a word or a phrase")
    return text


def _surplus(rest: str) -> str:
    if _ARROW.match(rest):
        return "a second arrow; a form has one preferred form, and each pair a line of its own"
    return f"“{rest}” follows a closing quotation mark; put the whole entry in quotation marks, and double those within it"


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(
        f"“{text}” is not a day such as 2026-01-31; “until” and a day stand at the end,"
        ' and a phrase that has them within it stands in double quotation marks (")'
    )
