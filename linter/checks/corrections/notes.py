"""Notes that tell readers of a correction, and lines that tell when a story was published: neither is part of the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.document import Document, Role, Segment

_OURS = (
    r"(?:(?:this|our)\s(?:\w+\s)?(?:story|article|report|post|column|headline|caption|page|piece|item|entry|obituary|review|graphics?|map"
    r"|chart|table|interview|feature|editorial|(?:live\s)?blog|newsletter|analysis|explainer|profile|version|dispatch)"
    r"|the\s(?:\w+\s)?(?:story|article|headline|caption|column|graphic))\b"
)
_EARLIER = r"(?:earlier|previous|original|prior|initial|first)(?:ly\spublished)?\s(?:version|edition)s?"
_AMENDED = r"(?:corrected|amended|clarified|revised)"
_NOTE = r"(?:corrections?|clarifications?)"
_DAY = r"(?:\([^()\n]{1,40}\)|,?\s(?:on\s)?[^:.()\n—–]{0,20}\d[^:()\n—–]{0,20})"
_LABEL = rf"{_NOTE}(?:\s(?:and|&|or)\s{_NOTE})?(?:\sappended)?"
_HEADING = re.compile(rf"[\W_]*{_LABEL}\W*", re.IGNORECASE)
_BEGINNING = re.compile(
    rf"""[\W_]*(?:
        {_LABEL}\s?{_DAY}?\s?(?::|—|–|--|-\s|\.\s)
      | {_AMENDED}\s(?:on|at)\s
      | (?:re)?corrects\s | (?:eds|editors)\b.{{0,20}}\bcorrects\s | refiles\s.{{0,40}}\bcorrect
      | (?:an?\s)?editor(?:['’]s|s['’]?)?\snote\b.*\b(?:correct\w*|clarif\w+|amended|misstated|mis\w+ed|in\serror|errors?|wrong(?:ly)?)\b
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ANYWHERE = re.compile(
    rf"""\b(?:
        {_EARLIER}\sof\s{_OURS}
      | {_EARLIER}\s(?:\w+ly|mis\w+ed|misspelt|gave|contained)\b
      | {_OURS}\s(?:has\sbeen|was|is\sbeing|have\sbeen)\s(?:since\s)?{_AMENDED}\b
      | {_OURS}\s(?:has\sbeen|was)\s(?:since\s)?(?:updated|edited|changed)\b[^.]*?\sto\s
            (?:correct|clarify|fix|reflect|show|state|say|remove|amend|make\sclear|note)\b
      | this\s(?:version|story|article)\s(?:corrects|clarifies)\b | this\sis\sa\scorrected\s(?:version|story)
      | {_OURS}\s(?:\w+ly\s)?(?:misstated|misspelled|misspelt|misidentified|misquoted)\b
      | regrets?\s(?:the|this|any|these)\s(?:errors?|mistakes?)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT = re.compile(r"correct|clarif|amended|version|edition|updated|edited|changed|regret|misst|missp|misid|misq", re.IGNORECASE)
_STAMP = re.compile(r"\W*(?:last\s|first\s)?(?:updated|modified|published|posted|revised)\b.*\d.*", re.IGNORECASE)
_LONGEST_STAMP = 120
_BLANK = re.compile(r"\W+")


def is_note(text: str) -> bool:
    """Whether a paragraph is a correction note, whole or in a sentence of it."""
    return bool(_HINT.search(text) and (_HEADING.fullmatch(text) or _BEGINNING.match(text) or _ANYWHERE.search(text)))


def is_stamp(text: str) -> bool:
    """Whether a paragraph says when the story was published or updated and nothing else."""
    return len(text) <= _LONGEST_STAMP and _STAMP.fullmatch(text) is not None


def apart(document: Document) -> set[Segment]:
    """The segments that are notes or stamps; those under a heading such as "Corrections" are notes, too."""
    found = {part for part in document.segments if is_stamp(_text(document, part))}
    for note in _notes(document):
        found.update(note)
    return found


def marked(before: Document, document: Document) -> bool:
    """Whether a note was added since the published version, or changed."""
    known = {_plain(before, note) for note in _notes(before)}
    return any(_plain(document, note) not in known for note in _notes(document))


def _notes(document: Document) -> Iterator[Sequence[Segment]]:
    """Each note; a heading alone says nothing, so it counts with each paragraph that it stands over."""
    under = False
    for at, part in enumerate(document.segments):
        following = document.segments[at + 1] if at + 1 < len(document.segments) else None
        text = _text(document, part)
        heading = bool(_HINT.search(text)) and _HEADING.fullmatch(text) is not None
        if heading:
            if following is not None:
                yield part, following
            under = following is not None and following.role is Role.LIST_ITEM
        elif under and part.role is Role.LIST_ITEM:
            yield (part,)
        else:
            under = False
            if is_note(text):
                yield (part,)


def _text(document: Document, part: Segment) -> str:
    return document.text[part.start : part.end]


def _plain(document: Document, note: Sequence[Segment]) -> str:
    """A note without what is no change of it: blanks, marks, capitals."""
    return _BLANK.sub(" ", " ".join(_text(document, part) for part in note)).strip().casefold()
