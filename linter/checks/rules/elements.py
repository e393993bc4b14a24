"""The elements of a rule on tokens as they stand in its file, made ready to be held against tokens."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Annotated
from typing import Literal as Choice

from msgspec import Meta, Struct

from linter.checks.rules.expressions import Expression
from linter.checks.rules.lemmas import forms
from linter.checks.rules.rule import RuleError, Words
from linter.checks.rules.steps import Edge, Step
from linter.checks.rules.words import Test, WordLists, among, shaped
from linter.segment import Kind
from linter.tagger.tagset import TAGS, possible

Shape = Choice["lower", "capital", "upper", "mixed", "number"]
TokenKind = Choice["word", "clitic", "number", "mark"]


# As many tokens as an element takes that is repeated without an end.
_MANY = 10


class Repeated(Struct, frozen=True, forbid_unknown_fields=True):
    """How many tokens an element takes."""

    min: Annotated[int, Meta(ge=0)] = 1
    max: Annotated[int, Meta(ge=1)] = _MANY


class Element(Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class", "not_": "not"}):
    """One element as it stands in a rule's file."""

    text: tuple[Words, ...] = ()
    class_: tuple[Words, ...] | Words = ()
    begins: tuple[Words, ...] = ()
    lemma: tuple[Words, ...] | Words = ()
    pos: tuple[Words, ...] | Words = ()
    regex: Words | None = None
    shape: tuple[Shape, ...] | Shape = ()
    kind: TokenKind | None = None
    not_: tuple[Words, ...] = ()
    not_class: tuple[Words, ...] | Words = ()
    not_begins: tuple[Words, ...] = ()
    not_pos: tuple[Words, ...] | Words = ()
    same: int | None = None
    optional: bool = False
    repeated: Repeated | bool = False
    gap: Annotated[int, Meta(ge=1)] | None = None
    negated: bool = False
    mark: bool = False
    at: Edge | None = None


def step(element: Element, number: int, lists: WordLists) -> Step:
    """The step of the element with that number, from 0; raises RuleError."""
    key = f"elements[{number}]"
    if element.same is not None and not 1 <= element.same <= number:
        raise RuleError(f"{key}.same", f"{element.same} is not the number of an element before this one (they count from 1)")
    test = _test(element, key, lists, expression(element, number))
    tagged = _tagged(element, key)
    if test is None and tagged is None and element.same is None and element.at is None and element.gap is None:
        raise RuleError(key, "the element asks for nothing")
    least, most = _times(element, key)
    return Step(
        test,
        _words(element, lists),
        None if element.same is None else element.same - 1,
        least,
        most,
        element.gap is not None,
        element.negated,
        element.mark,
        element.at,
        tagged,
    )


def _times(element: Element, key: str) -> tuple[int, int]:
    """The least and the most tokens that an element takes."""
    if element.gap is not None and element.repeated:
        raise RuleError(f"{key}.gap", "an element is a gap, or it is repeated")
    if element.gap is not None:
        return 0, element.gap
    times = element.repeated if isinstance(element.repeated, Repeated) else Repeated(1, _MANY if element.repeated else 1)
    if times.min > times.max:
        raise RuleError(f"{key}.repeated", f"the least is {times.min} and the most {times.max}")
    return 0 if element.optional else times.min, times.max


def expression(element: Element, number: int) -> Expression | None:
    """The expression that all of the element's token has to match, if it has one; raises RuleError."""
    if element.regex is None:
        return None
    made = Expression(element.regex, f"elements[{number}].regex", case=True)
    if made.timed:
        raise RuleError(made.key, "the expression of a token cannot look around or name its groups")
    return made


def _words(element: Element, lists: WordLists) -> frozenset[str]:
    """All words that can fit, in lower case; none where they are not known."""
    found = {*element.text, *_inflections(element)}
    for name in _names(element.class_):
        entries = lists.words(name)
        if entries is None:
            return frozenset()
        found |= entries
    return frozenset(word.lower() for word in found)


def _inflections(element: Element) -> frozenset[str]:
    return frozenset(form for lemma in _names(element.lemma) for form in forms(lemma))


def _tagged(element: Element, key: str) -> Callable[[str], bool] | None:
    for name in ("pos", "not_pos"):
        for pattern in _names(getattr(element, name)):
            if not possible(pattern):
                raise RuleError(f"{key}.{name}", f"there is no part of speech {pattern!r} (Penn tags: {' '.join(sorted(TAGS))})")
    wanted, barred = (tuple(map(_fitting, _names(patterns))) for patterns in (element.pos, element.not_pos))
    if not wanted and not barred:
        return None
    return lambda tag: (not wanted or any(fits(tag) for fits in wanted)) and not any(fits(tag) for fits in barred)


def _fitting(pattern: str) -> Callable[[str], bool]:
    head = pattern.removesuffix("*")
    return pattern.__eq__ if head == pattern else lambda tag: tag.startswith(head)


def _names(value: tuple[str, ...] | str) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _test(element: Element, key: str, lists: WordLists, regex: Expression | None) -> Test | None:
    # The order is that of what they cost and how much they sort out.
    tests: list[Test] = []
    if wanted := _wanted(element, key, lists):
        tests.append(_any(wanted))
    if element.begins:
        tests.append(_beginning(element.begins))
    shapes = _names(element.shape)
    kind = element.kind or ("number" if "number" in shapes else "word" if element.class_ or element.begins or shapes else None)
    if kind:
        tests.append(_of_kind(Kind[kind.upper()]))
    if shapes and shapes != ("number",):
        tests.append(shaped(frozenset(shapes)))
    if regex:
        tests.append(lambda token: regex.fullmatch(token.text))
    if barred := _barred(element, key, lists):
        refused = _any(barred)
        tests.append(lambda token: not refused(token))
    return _all(tests) if tests else None


def _wanted(element: Element, key: str, lists: WordLists) -> list[Test]:
    tests = _classes(element.class_, f"{key}.class", lists)
    if element.text:
        tests.append(among(frozenset(element.text)))
    if element.lemma:
        tests.append(among(_inflections(element)))
    return tests


def _barred(element: Element, key: str, lists: WordLists) -> list[Test]:
    tests = _classes(element.not_class, f"{key}.not_class", lists)
    if element.not_:
        tests.append(among(frozenset(element.not_)))
    if element.not_begins:
        tests.append(_beginning(element.not_begins))
    return tests


def _classes(value: tuple[str, ...] | str, key: str, lists: WordLists) -> list[Test]:
    try:
        return [lists.test(name) for name in _names(value)]
    except LookupError as error:
        raise RuleError(key, str(error)) from None


def _any(tests: list[Test]) -> Test:
    return reduce(lambda one, other: lambda token: one(token) or other(token), tests)


def _all(tests: list[Test]) -> Test:
    return reduce(lambda one, other: lambda token: one(token) and other(token), tests)


def _beginning(heads: tuple[str, ...]) -> Test:
    return lambda token: token.lower.startswith(heads)


def _of_kind(kind: Kind) -> Test:
    return lambda token: token.kind is kind
