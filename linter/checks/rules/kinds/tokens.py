"""Words in their neighbourhood: a list of elements, each of which takes a token.

An element may ask for ``text`` (one of these words), ``class`` (a word list or a class of the lexicon), ``begins``
(first letters), ``lemma`` (a form of one of these words), ``shape``, ``kind``, ``pos`` (a part of speech), refuse what
``not``, ``not_class``, ``not_begins`` and ``not_pos`` name, or ask for the word of an earlier element again (``same`` = its
number). It may be ``optional``, ``negated`` (this must not stand there; takes nothing) or an edge (``at``). ``mark`` = true tells the
part that is wrong from its context; without any, all is marked. Suggestions name elements by number, ``any {2}``, in a
form of the word if need be, such as ``{2:base}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import Literal as Choice

from msgspec import Struct

from linter.checks.rules.inflect import FORMS
from linter.checks.rules.lemmas import forms
from linter.checks.rules.rule import Rule, RuleError, Words
from linter.checks.rules.sequences import Edge, Step, TokenSequence, inflections, references
from linter.checks.rules.words import Test, WordLists, among, shaped
from linter.segment import Kind
from linter.tagger.tagset import TAGS, possible

Shape = Choice["lower", "capital", "upper", "mixed", "number"]
TokenKind = Choice["word", "clitic", "number", "mark"]


class Element(Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class", "not_": "not"}):
    """One element as it stands in a rule's file."""

    text: tuple[Words, ...] = ()
    class_: tuple[Words, ...] | Words = ()
    begins: tuple[Words, ...] = ()
    lemma: tuple[Words, ...] | Words = ()
    pos: tuple[Words, ...] | Words = ()
    shape: tuple[Shape, ...] | Shape = ()
    kind: TokenKind | None = None
    not_: tuple[Words, ...] = ()
    not_class: tuple[Words, ...] | Words = ()
    not_begins: tuple[Words, ...] = ()
    not_pos: tuple[Words, ...] | Words = ()
    same: int | None = None
    optional: bool = False
    negated: bool = False
    mark: bool = False
    at: Edge | None = None


class Spec(Rule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule on neighbouring words."""

    elements: tuple[Element, ...]
    suggestions: tuple[str, ...] = ()


def searches(rule: Spec, lists: WordLists) -> Iterator[TokenSequence]:
    """The one search of the rule."""
    steps = tuple(_step(rule, number, lists) for number in range(len(rule.elements)))
    for number, template in enumerate(rule.suggestions):
        for reference in references(template):
            if not 1 <= reference <= len(steps) or not steps[reference - 1].takes:
                raise RuleError(f"suggestions[{number}]", f"{{{reference}}} names no element that takes a word")
        for form in inflections(template):
            if form not in FORMS:
                raise RuleError(f"suggestions[{number}]", f"there is no form {form!r} (forms: {', '.join(FORMS)})")
    yield TokenSequence.of(rule, steps, rule.suggestions, _anchor(steps))


def _anchor(steps: tuple[Step, ...]) -> int:
    """The step by which to look for the sequence: a doubled word, which is rare, or the step with the fewest words."""
    fixed = [number for number, step in enumerate(steps) if step.takes and not step.optional]
    doubled = [number for number in fixed if number - 1 in fixed and steps[number].same == number - 1]
    worded = [number for number in fixed if steps[number].words]
    if doubled:
        return doubled[0]
    if not worded:
        raise RuleError("elements", "one element at least needs `text`, a word list, or `same` with the number of the element before it")
    return min(worded, key=lambda number: len(steps[number].words))


def _step(rule: Spec, number: int, lists: WordLists) -> Step:
    element = rule.elements[number]
    key = f"elements[{number}]"
    if element.same is not None and not 1 <= element.same <= number:
        raise RuleError(f"{key}.same", f"{element.same} is not the number of an element before this one (they count from 1)")
    test = _test(element, key, lists)
    tagged = _tagged(element, key)
    if test is None and tagged is None and element.same is None and element.at is None:
        raise RuleError(key, "the element asks for nothing")
    return Step(
        test,
        _words(element, lists),
        None if element.same is None else element.same - 1,
        element.optional,
        element.negated,
        element.mark,
        element.at,
        tagged,
    )


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


def _test(element: Element, key: str, lists: WordLists) -> Test | None:
    # The order is that of what they cost and how much they sort out.
    wanted = _classes(element.class_, f"{key}.class", lists)
    if element.text:
        wanted.append(among(frozenset(element.text)))
    if element.lemma:
        wanted.append(among(_inflections(element)))
    barred = _classes(element.not_class, f"{key}.not_class", lists)
    if element.not_:
        barred.append(among(frozenset(element.not_)))
    if element.not_begins:
        barred.append(_beginning(element.not_begins))
    shapes = _names(element.shape)
    kind = element.kind or ("number" if "number" in shapes else "word" if element.class_ or element.begins or shapes else None)
    tests: list[Test] = []
    if wanted:
        tests.append(_any(wanted))
    if element.begins:
        tests.append(_beginning(element.begins))
    if kind:
        tests.append(_of_kind(Kind[kind.upper()]))
    if shapes and shapes != ("number",):
        tests.append(shaped(frozenset(shapes)))
    if barred:
        refused = _any(barred)
        tests.append(lambda token: not refused(token))
    return _all(tests) if tests else None


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
