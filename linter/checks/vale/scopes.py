"""Which parts of a story a rule reads: Vale's scopes, such as ``heading.h1``, ``paragraph & ~list`` or a list of them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

#: What the parts of a scope can be called. Endings of file names may follow, and names of classes behind ``class``.
NAMES = frozenset(
    """
    text paragraph sentence heading h1 h2 h3 h4 h5 h6 list blockquote figure caption table header cell attr alt raw summary
    link strong emphasis code comment line block meta class
    """.split()
)
#: Scopes that a story has where its format knows them, and that no reader hands on.
UNREAD = frozenset({"link", "strong", "emphasis", "code", "comment", "meta", "attr", "alt", "table", "class"})
#: File endings that may stand in a scope.
_ENDINGS = frozenset("txt text md markdown mdx html htm adoc rst org xml docx".split())


class Term(msgspec.Struct, frozen=True):
    """The sections that a part must have all of, or must not have all of."""

    sections: frozenset[str]
    negated: bool

    def fits(self, sections: frozenset[str]) -> bool:
        """Whether a part with these sections is meant."""
        return (self.sections <= sections) is not self.negated


class Scope(msgspec.Struct, frozen=True):
    """Alternatives, each of terms that all must fit."""

    alternatives: tuple[tuple[Term, ...], ...]

    @property
    def unread(self) -> frozenset[str]:
        """Sections without which nothing of this scope can be found, and that no reader hands on."""
        wanted = [frozenset().union(*(term.sections & UNREAD for term in terms if not term.negated)) for terms in self.alternatives]
        return frozenset().union(*wanted) if all(wanted) else frozenset()


def parsed(scopes: Iterable[str]) -> Scope:
    """Read scopes; raises ValueError with the name that is not known, and nothing else."""
    return Scope(tuple(tuple(_term(part) for part in scope.split("&")) for scope in scopes))


def _term(written: str) -> Term:
    negated = written.strip().startswith("~")
    sections = [section.strip() for section in written.strip().removeprefix("~").split(".")]
    for at, section in enumerate(sections):
        if section not in NAMES and section not in _ENDINGS and "class" not in sections[:at]:
            raise ValueError(section)
    return Term(frozenset(sections), negated)


def in_sentences(scopes: tuple[str, ...]) -> tuple[str, ...]:
    """The same scopes, narrowed to the sentences in them."""
    return tuple(
        scope if scope.split(".")[0].strip() == "sentence"
        else scope.replace("paragraph", "sentence", 1) if scope.split(".")[0].strip() == "paragraph"
        else f"sentence & {scope}"
        for scope in scopes
    ) or ("sentence",)  # fmt: skip
