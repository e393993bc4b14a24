"""Copydesk as a spellchecker of Superdesk: add this module to ``INSTALLED_APPS`` and the server's address as ``COPYDESK_URL``.

It stands alone, since Superdesk runs on older Pythons than Copydesk: copy it into a project, or install the package with ``--no-deps``.
It asks ``copydesk serve`` and follows the contract of Superdesk's ``SpellcheckerBase`` and of its editor: ``startOffset`` counts UTF-16
code units, ``text`` stands in one paragraph and is never empty, and each error is of the type ``spelling`` or ``grammar``.
"""

from __future__ import annotations

from typing import Any, Dict, Iterator, List, Optional, Tuple  # noqa: UP035 - Python 3.8

import requests
from superdesk.errors import SuperdeskApiError
from superdesk.text_checkers.spellcheckers import CAP_GRAMMAR, CAP_SPELLING
from superdesk.text_checkers.spellcheckers.base import SpellcheckerBase

#: What Superdesk drops where its own dictionaries have the word; all else is grammar to it, so that nothing is lost.
_SPELLING = "misspelling"
_MOST = 10


class Copydesk(SpellcheckerBase):
    """The spellchecker; ``COPYDESK_TOKEN`` is sent along where it is set, ``COPYDESK_STYLE`` names a style pack."""

    name = "copydesk"
    label = "Copydesk"
    capacities = (CAP_SPELLING, CAP_GRAMMAR)
    languages = ["en", "en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA", "en-IE"]  # noqa: RUF012 - the contract's
    CHECK_TIMEOUT = (3, 10)

    def available(self) -> bool:
        """Whether there is a server to ask."""
        return bool(self.config.get("COPYDESK_URL"))

    def check(self, text: str, language: Optional[str] = None) -> dict[str, Any]:  # noqa: UP045
        """The errors of a text; raises SuperdeskApiError where the server does not answer."""
        found = self._found(text, language, self.CHECK_TIMEOUT)
        return {"errors": [error for finding in found for error in self._errors(text, finding)]}

    def suggest(self, text: str, language: Optional[str] = None) -> dict[str, Any]:  # noqa: UP045
        """What a word may be meant for; raises SuperdeskApiError where the server does not answer."""
        before = "and "  # without which a capital would be that of a sentence
        found = self._found(before + text, language, self.SUGGEST_TIMEOUT)
        meant = [one for finding in found if finding["offset"] == len(before) and finding["text"] == text for one in finding["suggestions"]]
        return {"suggestions": self.list2suggestions(list(dict.fromkeys(meant))[:_MOST])}

    def _found(self, text: str, language: Optional[str], timeout: Tuple[int, int]) -> List[Dict[str, Any]]:  # noqa: UP006, UP045
        body: Dict[str, Any] = {"text": text}  # noqa: UP006
        if language:
            body["language"] = language
        if self.config.get("COPYDESK_STYLE"):
            body["style"] = [self.config["COPYDESK_STYLE"]]
        headers = {"Authorization": f"Bearer {self.config['COPYDESK_TOKEN']}"} if self.config.get("COPYDESK_TOKEN") else {}
        try:
            answer = requests.post(f"{self.config['COPYDESK_URL'].rstrip('/')}/v1/check", json=body, headers=headers, timeout=timeout)
            said = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise SuperdeskApiError.internalError(f"Copydesk does not answer: {error}") from error
        if answer.status_code != requests.codes.ok:
            raise SuperdeskApiError.internalError(f"Copydesk: {said.get('detail', answer.status_code)}")
        return said["findings"]

    def _errors(self, text: str, finding: Dict[str, Any]) -> Iterator[Dict[str, Any]]:  # noqa: UP006
        start, end, meant = _word(text, finding)
        line = text.find("\n", start, end)
        if line >= 0:
            # The editor cannot mark two paragraphs, and a suggestion for both would be wrong for one.
            start, end, meant = (start, line, []) if line > start else (line + 1, end, [])
        if start < end:
            yield {
                "startOffset": len(text[:start].encode("utf-16-le")) // 2,
                "text": text[start:end],
                "type": CAP_SPELLING if finding["category"] == _SPELLING else CAP_GRAMMAR,
                "message": finding["message"],
                "suggestions": self.list2suggestions(meant[:_MOST]),
            }


def _word(text: str, finding: Dict[str, Any]) -> Tuple[int, int, List[str]]:  # noqa: UP006
    """The span of a finding and its suggestions; a place between words is that of the word behind it, which the suggestions then have."""
    start, end = finding["offset"], finding["end_offset"]
    meant = list(finding["suggestions"])
    if text[start:end].strip():
        return start, end, meant
    behind = end
    while behind < len(text) and not text[behind].isspace():
        behind += 1
    return end, behind, [(one + text[end:behind]).lstrip() for one in meant] if behind > end else []


def init_app(app: Any) -> None:
    """Register the spellchecker with a Superdesk application."""
    Copydesk(app)
