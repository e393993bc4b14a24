"""Copydesk finds with Vale's styles what Vale finds: Vale itself reads the same files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from vale_peer import copydesk_says, sources, vale_says

from linter.checks.vale.style import styles as read_styles

# Building Vale takes two minutes on an idle machine.
pytestmark = [pytest.mark.timeout(1200), pytest.mark.usefixtures("real_vale")]
#: Public styles that come as test data with Vale's own module. The rules named are those in which the two are known to differ.
PUBLIC = {"proselint": {"proselint.Needless", "proselint.Diacritical"}, "write-good": set(), "Joblint": set()}


@pytest.mark.parametrize(
    ("style", "names"),
    [
        ("Desk", ("ferry.txt", "short.txt", "accents.txt")),
        ("Paragraphs", ("ferry.txt", "short.txt")),
        ("Spell", ("words.txt",)),
    ],
)
def test_a_style_of_our_own(style, names, styles: Callable[..., list[Path]], stories: Callable[..., list[Path]]):
    theirs = vale_says(styles(style), stories(*names))
    ours = copydesk_says(styles(style), stories(*names))
    for name in names:
        (path,) = stories(name)
        assert sorted(ours[str(path)]) == sorted(theirs[str(path)])
    assert any(theirs.values())


def test_every_rule_of_our_own_finds_something(styles: Callable[..., list[Path]], stories: Callable[..., list[Path]]):
    texts = stories("ferry.txt", "short.txt", "accents.txt")
    found = {said.rule for story in copydesk_says(styles("Desk", "Paragraphs"), texts).values() for said in story}
    assert {rule.common.name for rule in read_styles(styles("Desk", "Paragraphs")).rules} == found


@pytest.mark.parametrize("style", PUBLIC)
def test_a_public_style(style, stories: Callable[..., list[Path]]):
    folder = sources() / "testdata" / "styles" / style
    texts = stories("ferry.txt", "short.txt", "accents.txt", "public.txt")
    theirs = vale_says([folder], texts)
    ours = copydesk_says([folder], texts)
    known = PUBLIC[style]
    assert any(theirs.values())
    for path in map(str, texts):
        mine, others = ([said for said in sorted(found[path]) if said.rule not in known] for found in (ours, theirs))
        assert mine == others
