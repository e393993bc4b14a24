"""Asking LanguageTool about paragraphs: what was answered before is not asked again, the rest goes in portions.

LanguageTool reads a paragraph by itself but for a few rules over the whole text. ``rules.toml`` leaves those of
English off, so its paragraphs can be sent in any company; those of other languages go alone. Either way an answer
depends on the paragraph and the question alone.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import accumulate
from threading import Lock

import msgspec

from linter.cache import Cache, key
from linter.checks.languagetool import client, shared
from linter.checks.languagetool.client import Answer, Match
from linter.checks.languagetool.error import LanguageToolError, UnreachableError
from linter.checks.languagetool.jars import VERSION
from linter.checks.languagetool.utf16 import Utf16

JOIN = "\n\n"
#: UTF-16 units of a portion: enough to make little of a request's cost, few enough to keep both cores busy with one story.
PORTION = 4_000
#: Requests under way at once; while one is answered the next is read and waits.
_AT_ONCE = 2 * (os.cpu_count() or 1)

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[Match, ...]).decode


class Question(msgspec.Struct, frozen=True):
    """How to read a paragraph: LanguageTool's name of the language, what to leave out and what not, another server than ours.

    ``alone`` says that no other paragraph may be sent with it.
    """

    language: str
    disabled_rules: tuple[str, ...] = ()
    disabled_categories: tuple[str, ...] = ()
    server: str | None = None
    alone: bool = False
    enabled_rules: tuple[str, ...] = ()

    def keys(self, texts: Sequence[str]) -> list[bytes]:
        """The cache keys of the answers on some paragraphs."""
        # A newsroom's server may be renewed without a word: its answers are good for a day.
        version = f"{self.server} {date.today()}" if self.server else VERSION
        lists = (self.disabled_rules, self.disabled_categories, self.enabled_rules)
        asked = key(version, self.language, *map(",".join, lists)).hex()
        return [key(asked, text) for text in texts]


class Asking:
    """Puts questions to the server; several stories may do so at once from threads of their own."""

    def __init__(self, *, cached: bool = True) -> None:
        """Open the cache, unless it is not wanted."""
        self._cache = Cache("languagetool") if cached else None
        self._lock = Lock()
        self._pool = ThreadPoolExecutor(_AT_ONCE, "languagetool")

    def close(self) -> None:
        """End the threads and close the cache; nothing may be under way."""
        self._pool.shutdown(cancel_futures=True)
        if self._cache is not None:
            self._cache.close()

    def matches(self, texts: Sequence[str], question: Question) -> list[tuple[Match, ...] | LanguageToolError]:
        """For each paragraph what LanguageTool finds in it, spans in code points of the paragraph, or why nothing is known."""
        keys = question.keys(texts)
        known: dict[bytes, tuple[Match, ...] | LanguageToolError] = dict(self._known(keys))
        missing = {one: text for one, text in zip(keys, texts, strict=True) if one not in known}
        if missing:
            portions = _portions(list(missing.values()), 0 if question.alone else PORTION)
            answers = self._pool.map(lambda portion: _asked(portion, question), portions)
            fresh = dict(zip(missing, (answer for portion in answers for answer in portion), strict=True))
            self._keep(fresh)
            known |= fresh
        return [known[one] for one in keys]

    def _known(self, keys: list[bytes]) -> dict[bytes, tuple[Match, ...]]:
        if self._cache is None:
            return {}
        with self._lock:
            return {one: _decode(value) for one, value in self._cache.get(keys).items()}

    def _keep(self, answers: dict[bytes, tuple[Match, ...] | LanguageToolError]) -> None:
        if self._cache is not None:
            with self._lock:
                self._cache.put({one: _encode(found) for one, found in answers.items() if not isinstance(found, LanguageToolError)})


def _portions(texts: list[str], size: int) -> list[list[str]]:
    portions: list[list[str]] = []
    room = 0
    for text in texts:
        room -= Utf16(text).length + len(JOIN)
        if room < 0:
            portions.append([])
            room = size - Utf16(text).length
        portions[-1].append(text)
    return portions


def _asked(texts: list[str], question: Question) -> list[tuple[Match, ...] | LanguageToolError]:
    """The answers on a portion; where the server gave up on a part, the part with it is not known."""
    try:
        answer = _answer(JOIN.join(texts), question)
    except LanguageToolError as error:
        return [error] * len(texts)
    if answer.incomplete:
        if len(texts) == 1:
            return [LanguageToolError(f"LanguageTool did not finish: {answer.incomplete}")]
        # One of them is too much for it: alone each shows which.
        return [result for text in texts for result in _asked([text], question)]
    starts = [0, *accumulate(len(text) + len(JOIN) for text in texts)]
    found: list[list[Match]] = [[] for _ in texts]
    for match in answer.matches:
        at = bisect_right(starts, match.start) - 1
        if at < len(texts) and match.end <= starts[at] + len(texts[at]):  # what runs over two paragraphs is an artefact
            found[at].append(msgspec.structs.replace(match, start=match.start - starts[at], end=match.end - starts[at]))
    return [tuple(matches) for matches in found]


def _answer(text: str, question: Question) -> Answer:
    """Ask the machine's warm server, or the newsroom's; ours is replaced once if it turns out dead or hung."""
    address = question.server or shared.url(question.language)
    try:
        answer = _request(address, text, question)
    except UnreachableError:
        if question.server:
            raise
        answer = _request(shared.renew(address, question.language), text, question)
    if not question.server:
        shared.used()  # a long night of long answers is no idleness
    return answer


def _request(address: str, text: str, question: Question) -> Answer:
    return client.check(
        address,
        text,
        question.language,
        disabled_rules=question.disabled_rules,
        disabled_categories=question.disabled_categories,
        enabled_rules=question.enabled_rules,
    )


_ours: dict[bool, Asking] = {}
_making = Lock()


def asking(*, cached: bool) -> Asking:
    """The asking of this process, with or without the cache."""
    with _making:
        if cached not in _ours:
            _ours[cached] = Asking(cached=cached)
        return _ours[cached]


def close() -> None:
    """Close what this process opened."""
    with _making:
        while _ours:
            _ours.popitem()[1].close()
