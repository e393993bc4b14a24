"""Answers that say what is wrong: a line of text where LanguageTool's clients ask, else a problem of RFC 9457."""

from __future__ import annotations

from http import HTTPStatus

import msgspec
from starlette.responses import Response


class Problem(Exception):
    """A request that is answered with what is wrong about it."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        """Take the HTTP status, what is wrong and what to do about it, in a sentence, and headers for the answer."""
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers or {}

    def answer(self, path: str) -> Response:
        """The answer to a request for a path."""
        if path.startswith("/v2/"):
            # LanguageTool says no more, and its clients show the body as it is.
            return Response(f"Error: {self.detail}", self.status, self.headers)
        data = {"type": "about:blank", "title": HTTPStatus(self.status).phrase, "status": self.status, "detail": self.detail}
        return Response(msgspec.json.encode(data), self.status, self.headers, "application/problem+json")
