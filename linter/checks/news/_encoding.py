"""Characters that no writer typed: mojibake, entities, control and zero-width characters, markup in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from linter.checks.news._patterns import Pattern
from linter.document import Document, overlapping
from linter.finding import Action, Finding, Severity

MOJIBAKE, ENTITY, CONTROL, MARKUP = "leftovers/mojibake", "leftovers/entity", "leftovers/control-character", "leftovers/markup"
CODES = (MOJIBAKE, ENTITY, CONTROL, MARKUP)

# UTF-8 read as Windows-1252 or Latin-1: what the lead bytes become, and what follows one.
_MANGLED = Pattern(r"[ÂÃâðÐÑÄÅÎï][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿]|â€|Ã[\w]")
_TOKEN = Pattern(r"\S+")
_ENTITY = Pattern(r"\\u[0-9a-fA-F]{4}|&(?:amp;)*(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z][a-zA-Z0-9]{1,15});")
# Zero-width and soft characters, controls, the replacement character, the object sign.
_CONTROL = Pattern("[\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\ufffc\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
_REPLACED = "\ufffd"
_TAG = Pattern(
    r"</?(?:p|br|b|i|em|strong|a|span|div|img|ul|ol|li|h[1-6]|blockquote|figure|figcaption|iframe|script|sup|sub|u|td|tr|table|hr|center|font)(?:\s[^<>\n]{0,300})?/?>",
    re.IGNORECASE,
)
_MARKDOWN = Pattern(
    r"(?P<link>!?\[(?P<label>[^\[\]\n]{1,120})\]\((?:https?://|/|www\.)[^()\s]*\))"
    r"|(?<![\w*])\*\*(?P<bold>[^\s*][^*\n]{0,200}?[^\s*]|[^\s*])\*\*(?![\w*])"
    r"|(?P<heading>^#{1,6}(?=\s\w))"
    r"|(?P<code>\[/?(?:caption|gallery|embed|video|audio|quote|b|i|url|img)(?:[ =][^\[\]\n]{0,200})?\])",
    re.MULTILINE,
)
_SIGNS = Pattern("[\\\\&<*#\\[\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\ufffc\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9fÂÃâðÐÑÄÅÎï]")


def find(document: Document) -> Iterator[Finding]:
    """All of them, each at its place; a story without their signs costs one search."""
    text = document.text
    if not _SIGNS.search(text):
        return
    told: set[str] = set()
    mojibake = tuple(_mojibake(text))
    spans = tuple((finding.start, finding.end) for finding in mojibake)
    others = (*_entities(document), *_controls(document), *_markup(text))
    for finding in (*mojibake, *(other for other in others if not overlapping(spans, other.start, other.end))):
        # A wrong encoding, and each other sequence, is told loudly once a story; the rest have their mend and make no noise.
        found = MOJIBAKE if finding.code == MOJIBAKE else text[finding.start : finding.end]
        yield finding if found not in told else replace(finding, severity=Severity.INFO)
        told.add(found)


def _mojibake(text: str) -> Iterator[Finding]:
    done = 0
    for sign in _MANGLED.finditer(text):
        if sign.start() < done:
            continue
        start = max(text.rfind(blank, 0, sign.start()) for blank in " \n\t\u00a0") + 1 if sign.start() else 0
        match = _TOKEN.match(text, start)
        if match is None or match.end() <= sign.start():
            continue
        done = match.end()
        mended = _mended(match.group())
        if mended != match.group():
            yield _finding(
                match.start(), match.end(), MOJIBAKE, f"“{match.group()}” was read in a wrong encoding.", 0.95, "character-encoding", mended
            )


def _mended(word: str) -> str:
    """The word as it was before it was read in a wrong encoding; the word itself if it never was."""
    import ftfy  # only loaded where a story has the signs of it

    return ftfy.fix_encoding(word)


def _entities(document: Document) -> Iterator[Finding]:
    import html  # as ftfy: few stories have anything for it

    text = document.text
    for match in _ENTITY.finditer(text):
        found = match.group()
        plain = found
        if found.startswith("\\u"):
            plain = chr(int(found[2:], 16))
        while (decoded := html.unescape(plain)) != plain:
            plain = decoded
        if plain != found and not plain.endswith(";") and document.segment_at(match.start()):
            yield _finding(match.start(), match.end(), ENTITY, f"The entity {found} is left in the text.", 0.95, "markup", plain)


def _controls(document: Document) -> Iterator[Finding]:
    text = document.text
    for match in _CONTROL.finditer(text):
        if all(document.is_placeholder(offset) for offset in range(*match.span())):
            continue
        if _REPLACED in match.group():
            around = slice(max(0, match.start() - 1), match.end() + 1)
            before, after = text[around][:1], text[around][-1:]
            # Between two letters an apostrophe was lost more often than a letter.
            suggestions = ("’",) if before.isalpha() and after.isalpha() else ()
            yield _finding(
                match.start(),
                match.end(),
                CONTROL,
                "A character was lost: � stands in its place.",
                0.95,
                "character-encoding",
                *suggestions,
            )
        else:
            name = f"U+{ord(match.group()[0]):04X}"
            parted = match.group()[0] in "\u2028\u2029\x0b\x85"
            yield _finding(
                match.start(), match.end(), CONTROL, f"An invisible character ({name}) stands here.", 0.9, "characters",
                " " if parted else "",
            )  # fmt: skip


def _markup(text: str) -> Iterator[Finding]:
    for match in _TAG.finditer(text):
        yield _finding(match.start(), match.end(), MARKUP, f"The tag {match.group()} is left in the text.", 0.95, "markup", "")
    for match in _MARKDOWN.finditer(text):
        mended = match["label"] or match["bold"] or ""
        start, end = match.span()
        if match["heading"]:
            end += 1
        yield _finding(start, end, MARKUP, f"Markup is left in the text: {match.group()[:40]}", 0.85, "markup", mended)


def _finding(start: int, end: int, code: str, message: str, confidence: float, category: str, *suggestions: str) -> Finding:
    return Finding(start, end, code, message, Severity.ERROR, confidence, Action.CORRECT, category, ("news",), suggestions)
