"""The places of a sequence: which word may stand there."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from linter.checks.vale.characters import ExpressionError
from linter.checks.vale.parted import Word
from linter.checks.vale.pattern import Pattern
from linter.checks.vale.source import Table, Value, near

_KEYS = ("pattern", "tag", "upos", "skip", "min", "negate", "target")
#: Universal parts of speech by the Penn tags that come nearest.
_UNIVERSAL = {
    "ADJ": "JJ JJR JJS", "ADP": "IN RP", "ADV": "RB RBR RBS WRB", "AUX": "MD VB VBD VBG VBN VBP VBZ", "CCONJ": "CC",
    "DET": "DT PDT WDT WP$", "INTJ": "UH", "NOUN": "NN NNS", "NUM": "CD", "PART": "TO RP POS", "PRON": "PRP PRP$ WP EX",
    "PROPN": "NNP NNPS", "PUNCT": ". , : '' ( )", "SCONJ": "IN WRB", "SYM": "SYM $ #", "VERB": "VB VBD VBG VBN VBP VBZ", "X": "FW LS",
}  # fmt: skip
#: What Penn tags do not tell apart is told by the word.
_WORDS = {
    "AUX": """am is are was were be been being have has had having do does did doing will would shall should can could may might must ought
              's 're 'm 've 'll 'd""".split(),
    "SCONJ": """after although as because before even if since so than that though unless until when whenever where whereas wherever whether
                while why how""".split(),
}  # fmt: skip


class Place(msgspec.Struct, frozen=True):
    """A place in the row. A word with ``skip`` has optional places before its own, all of one ``group``."""

    source: str
    word: Pattern | None
    tag: Callable[[str], bool] | None
    only: frozenset[str] | None
    negated: bool
    target: bool
    group: int
    optional: bool = False
    first: bool = False
    skips: bool = False

    @property
    def has_tag(self) -> bool:
        """Whether the part of speech matters."""
        return self.tag is not None

    @property
    def alone(self) -> bool:
        """Whether the word stands at its very place."""
        return not self.skips

    def fits(self, word: Word) -> bool:
        """Whether a word may stand here; raises TimedOut."""
        wanted = not self.negated
        if self.only is not None and (word.text in self.only) is not wanted:
            return False
        tagged = self.tag is None or self.tag(word.tag) is wanted
        spelled = self.word is None or self.word.is_all_of(word.text) is wanted
        return tagged and spelled

    def turned(self) -> Place:
        """The same place for going through the row from its end: the words to skip come behind the word then."""
        return replace(self, optional=not self.first) if self.skips else self


def places(table: Table, *, ignore_case: bool) -> tuple[Place, ...]:
    """The places of a rule's tokens; raises ConfigError."""
    row: list[Place] = []
    group = 0
    for item in table.items("tokens"):
        values = {key.lower(): value for key, value in item.pairs().items()}
        for key, value in values.items():
            if key not in _KEYS:
                raise value.error(f"unknown key{near(key, _KEYS)}")
        skip = values["skip"].whole() if "skip" in values else 0
        place = _place(values, item, ignore_case=ignore_case, skips=skip > 0)
        for _ in range(max(1, values["min"].whole() if "min" in values else 1)):
            group += 1
            row += [replace(place, group=group, optional=True, first=number == 0) for number in range(skip)]
            if place.source or place.has_tag:
                row.append(replace(place, group=group))
    return tuple(row)


def _place(values: dict[str, Value], item: Value, *, ignore_case: bool, skips: bool) -> Place:
    texts = {key: values[key].text() if key in values else "" for key in ("pattern", "tag", "upos")}
    if texts["tag"] and texts["upos"]:
        raise values["upos"].error("a word has either `tag` or `upos`")
    if not any(texts.values()) and not skips:
        raise item.error("a word needs `pattern`, `tag` or `upos`")
    source = texts["pattern"]
    word = _made(values["pattern"], ("(?i)" if ignore_case else "") + f"(?:{source})") if source else None
    tag, only = _tag(values, texts)
    return Place(source, word, tag, None if source else only, _flag(values, "negate"), _flag(values, "target"), group=0, skips=skips)


def _flag(values: dict[str, Value], key: str) -> bool:
    return key in values and values[key].flag()


def _tag(values: dict[str, Value], texts: dict[str, str]) -> tuple[Callable[[str], bool] | None, frozenset[str] | None]:
    """A test for tags, and the words that alone may have them."""
    if texts["upos"]:
        names = [name.strip().upper() for name in texts["upos"].split("|")]
        for name in names:
            if name not in _UNIVERSAL:
                raise values["upos"].error(f"there is no part of speech {name!r}{near(name, _UNIVERSAL)}")
        tags = frozenset(tag for name in names for tag in _UNIVERSAL[name].split())
        words = frozenset(word for name in names for word in _WORDS.get(name, ()))
        return _any_of(tags), words if all(name in _WORDS for name in names) else None
    if not texts["tag"]:
        return None, None
    made = _made(values["tag"], texts["tag"])

    @lru_cache(maxsize=256)
    def fits(tag: str) -> bool:
        return made.found_in(tag)

    return fits, None


def _any_of(tags: frozenset[str]) -> Callable[[str], bool]:
    return lambda tag: not tags.isdisjoint(re.split(r"\+", tag))


def _made(value: Value, source: str) -> Pattern:
    try:
        return Pattern(source)
    except ExpressionError as error:
        raise value.error(f"the expression {source!r} cannot be used: {error}") from None
