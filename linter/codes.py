"""Ids of rules, the folders they stand in, and the ids they had before.

A selector is what people write to mean rules: an id, a folder of ids without its last slash, or an old id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class UnknownCode(LookupError):
    """A selector that means nothing; the message says what may have been meant."""

    def __init__(self, selector: str, hint: str) -> None:
        super().__init__(f"no rule, nor folder of rules, is called {selector!r}{hint}")
        self.selector = selector


def covers(selector: str, code: str) -> bool:
    """Whether a selector, which is no old id, means a rule id."""
    return code == selector or code.startswith(selector.rstrip("/") + "/")


class Codes:
    """All ids of a run."""

    def __init__(self, known: Iterable[str], aliases: Mapping[str, str]) -> None:
        """Take the ids, one that ends in ``/`` for all that begin so, and those to which old ids lead.

        Raises ValueError where an old id is an id that is in use.
        """
        self.known = tuple(sorted(set(known)))
        self._open = tuple(code for code in self.known if code.endswith("/"))
        self._named = frozenset((*self.known, *(folder for code in self.known for folder in _folders(code))))
        self._aliases = dict(aliases)
        #: The old ids that were asked for, with those they lead to.
        self.renamed: dict[str, str] = {}
        for alias, code in aliases.items():
            if self.means(alias):
                raise ValueError(f"{alias!r} is no old id of {code!r}: a rule has it")

    def current(self, selector: str) -> str:
        """The selector, an old id made the present one; raises UnknownCode."""
        if self.means(selector):
            return selector
        if selector in self._aliases:
            self.renamed[selector] = self._aliases[selector]
            return self._aliases[selector]
        from difflib import get_close_matches

        close = get_close_matches(selector, [*sorted(self._named), *self._aliases], 1)
        raise UnknownCode(selector, f"; did you mean {close[0]!r}?" if close else "")

    def meant(self, selector: str) -> list[str]:
        """The ids that a selector means, which is no old id."""
        return [code for code in self.known if covers(selector, code)] or ([selector] if self.means(selector) else [])

    def means(self, selector: str) -> bool:
        """Whether a selector, which is no old id, means any rule."""
        return selector.rstrip("/") in self._named or selector.startswith(self._open)


def _folders(code: str) -> Iterator[str]:
    """The folders that an id stands in, the widest first."""
    parts = code.split("/")[:-1]
    return ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
