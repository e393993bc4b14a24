"""Directions for Copydesk in the comments of a story: what each says, or why it says nothing.

    copydesk: ignore[ID, ID] reason (MB, until 2027-01-31)
    copydesk: ignore-file[ID] reason

A direction begins a line of its comment and may run on over the next ones. The reason, the initials and the last day may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from linter.codes import Codes, UnknownCode
from linter.document import Comment
from linter.settings import day

#: Written for all rules.
ALL = "*"
#: The folder of what is said about suppressions; they suppress nothing of it.
OWN = "suppressions"

# Some comments have a mark before each line.
_DECORATION = re.compile(r"(?<=\n)[ \t]*[#*]+")
_BEGIN = re.compile(r"^[ \t#*/]*copydesk[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FORM = re.compile(r"(?P<verb>[\w-]*) ?(?:\[(?P<codes>[^\[\]]*)\](?P<rest>.*))?")
_SIGNED = re.compile(r"\(([^()]+)\)\.?$")
_SIGNATURE = re.compile(
    r"(?:(?P<initials>[^\W\d_](?:[.-]{0,2}[^\W\d_]){1,3}\.?)(?:, ?| (?=until)|$))?(?:until:? (?P<until>.*))?", re.IGNORECASE
)
_VERBS = ("ignore", "ignore-file")


class Suppression(msgspec.Struct, frozen=True):
    """What a direction says: ``codes`` are ids, folders of ids or ``ALL``; ``whole`` that it speaks of all the story.

    ``until`` is the last day that it counts. ``alone`` tells that its comment holds nothing else.
    """

    comment: Comment
    codes: tuple[str, ...]
    whole: bool
    reason: str
    initials: str | None
    until: date | None
    alone: bool


def read(comment: Comment, codes: Codes) -> Iterator[Suppression | str]:
    """The suppressions in a comment, and why what looks like one is none."""
    begins = list(_BEGIN.finditer(comment.text))
    if not begins:
        return
    ends = [*(match.start() for match in begins[1:]), len(comment.text)]
    alone = len(begins) == 1 and not comment.text[: begins[0].start()].strip()
    for begin, end in zip(begins, ends, strict=True):
        yield from _parsed(comment, " ".join(_DECORATION.sub("", comment.text[begin.end() : end]).split()), codes, alone=alone)


def _parsed(comment: Comment, said: str, codes: Codes, *, alone: bool) -> Iterator[Suppression | str]:
    form = _FORM.match(said)
    verb = form["verb"] if form else ""
    if form is None or verb not in _VERBS:
        from difflib import get_close_matches  # only where something is wrong

        close = get_close_matches(verb, _VERBS, 1)
        yield f"{said[:40]!r} is no direction; " + (f"did you mean {close[0]}[ID]?" if close else "ignore[ID] and ignore-file[ID] are")
        return
    if form["codes"] is None:
        yield f"it names no rules; write {verb}[ID] reason, or {verb}[{ALL}] for all rules"
        return
    named, problems = _codes(form["codes"], codes)
    reason, initials, until = form["rest"].strip(), None, None
    signed = _SIGNED.search(reason)
    signature = _SIGNATURE.fullmatch(signed[1].strip()) if signed else None
    if signed and signature and (signature["initials"] or "X").isupper():
        reason, initials = reason[: signed.start()].strip(), signature["initials"]
        try:
            until = day(signature["until"].strip()) if signature["until"] else None
        except ValueError as error:
            named, problems = (), [*problems, str(error)]
    yield from problems
    if named:
        yield Suppression(comment, named, verb == _VERBS[1] or comment.head, reason, initials, until, alone and not problems)


def _codes(listed: str, codes: Codes) -> tuple[tuple[str, ...], list[str]]:
    """The present ids of those in the brackets, and what is wrong with the others."""
    named: dict[str, None] = {}
    problems: list[str] = []
    for selector in map(str.strip, listed.split(",")):
        try:
            named[selector if selector == ALL or _elsewhere(selector, codes) else codes.current(selector)] = None
        except UnknownCode as error:
            problems.append(str(error) if selector else "it names no rule between two commas or brackets")
            continue
        if selector.split("/")[0] == OWN:
            problems.append(f"{selector!r} is about suppressions, and only the configuration switches that off")
            del named[selector]
    return tuple(named), problems


def _elsewhere(selector: str, codes: Codes) -> bool:
    """Whether an id is of a style pack that this run does not ask for."""
    folder, _, rest = selector.partition("/")
    pack = f"{folder}/{rest.split('/')[0]}"
    return folder == "style" and "/" in rest and not codes.means(pack)
