"""The contract that a rule makes with its examples: what is marked is found, once, and mended; what is right is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from linter.checks import rules
from linter.checks.rules.rule import Rule, Wrong
from linter.checks.rules.ruleset import Loaded, Ruleset
from linter.finding import Finding
from linter.readers import read
from linter.settings import Language, Settings


class Find(Protocol):
    """What finds something in a text that appeared on some day."""

    def __call__(self, text: str, published: date | None = None) -> list[Finding]:
        """The findings, in order."""
        ...


class Breach(NamedTuple):
    """What a rule does otherwise than its file says: the key, by its path in the file, and in a line what and what to do."""

    key: str
    said: str


class Marked(NamedTuple):
    """A wrong example without its marks, and the span of what they enclosed, in code points."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, example: Wrong) -> Marked:
        """Take the marks out."""
        before, _, rest = example.text.partition("<<")
        inside, _, after = rest.partition(">>")
        return cls(before + inside + after, len(before), len(before) + len(inside))


def alone(one: Loaded) -> Find:
    """What one rule, as if there were no other, finds in a text of an English and a section that it is for."""
    ruleset = Ruleset.of([one])
    settings = Settings(language=Language(one.rule.varieties[0]))

    def find(text: str, published: date | None = None) -> list[Finding]:
        document = replace(read("story.txt", text.encode()), sections=one.rule.sections[:1])
        return list(rules.findings(ruleset, document, replace(settings, published=published)))

    return find


def breaches(one: Loaded) -> Iterator[Breach]:
    """Where a rule breaks its contract; nothing where it keeps it."""
    find, rule = alone(one), one.rule
    for number, example in enumerate(rule.wrong):
        yield from _wrong(partial(find, published=example.published), Marked.of(example), example.fixes, f"wrong[{number}]")
    for number, right in enumerate(rule.right):
        if found := find(right.text, right.published):
            yield Breach(f"right[{number}].text", f"{_quoted(right.text, found)} is found in a right sentence; narrow the rule")
    if all(example.text.startswith("<<") for example in rule.wrong):
        yield Breach("wrong", "each wrong example begins with its slip; write one that has words before it")
    yield from _message(find, rule)


def _wrong(find: Find, marked: Marked, fixes: tuple[str, ...], key: str) -> Iterator[Breach]:
    text, start, end = marked
    found = find(text)
    if [(one.start, one.end) for one in found] != [(start, end)]:
        instead = f"found is {_quoted(text, found)}" if found else "nothing is found"
        yield Breach(f"{key}.text", f"“{text[start:end]}” is marked and {instead}; move the marks, or mend the rule")
        return
    (only,) = found
    if only.suggestions != fixes:
        yield Breach(f"{key}.fixes", f"the rule suggests {_listed(only.suggestions)} and not {_listed(fixes)}; mend the one or the other")
    if only.fix:
        (edit,) = only.fix.edits
        mended = text[: edit.start] + edit.content + text[edit.end :]
        if again := find(mended):
            said = f"with “{only.suggestions[0]}” in its place the rule still finds {_quoted(mended, again)}; suggest what it lets pass"
            yield Breach(f"{key}.text", said)
        if "  " in mended:
            yield Breach(f"{key}.text", f"“{only.suggestions[0]}” in its place leaves two blanks; mark one of them too")


def _message(find: Find, rule: Rule) -> Iterator[Breach]:
    for example in rule.wrong:
        for found in find(Marked.of(example).text, example.published):
            if "{" in found.message:
                yield Breach("message", f"a place stays unfilled in {found.message!r}; there is {{text}} and, with fixes, {{suggestion}}")
                return


def _quoted(text: str, found: list[Finding]) -> str:
    return ", ".join(f"“{text[one.start : one.end]}”" for one in found)


def _listed(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{text}”" for text in texts) or "nothing"
