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
        ("Heads", ("heads.rst", "heads.md")),
        ("Levels", ("heads.md",)),
    ],
)
def test_a_style_of_our_own(style, names, styles: Callable[..., list[Path]], stories: Callable[..., list[Path]]):
    theirs = vale_says(styles(style), stories(*names))
    ours = copydesk_says(styles(style), stories(*names))
    for name in names:
        (path,) = stories(name)
        assert sorted(ours[str(path)]) == sorted(theirs[str(path)])
    assert any(theirs.values())


def test_measures(styles: Callable[..., list[Path]], stories: Callable[..., list[Path]]):
    (path,) = stories("measures.rst")
    theirs, ours = (
        {said.rule: said.message for said in says(styles("Measures"), [path])[str(path)]} for says in (vale_says, copydesk_says)
    )
    assert theirs.keys() == ours.keys() > {"Measures.Paragraphs"}
    # Where syllables count the numbers differ a little.
    assert {rule for rule in theirs if theirs[rule] != ours[rule]} == {"Measures.Fog", "Measures.Kincaid", "Measures.Smog"}


def test_every_rule_of_our_own_finds_something(styles: Callable[..., list[Path]], stories: Callable[..., list[Path]]):
    own = styles("Desk", "Paragraphs", "Heads")
    said = copydesk_says(own, stories("ferry.txt", "short.txt", "accents.txt", "heads.rst"))
    found = {one.rule for story in said.values() for one in story}
    assert {rule.common.name for rule in read_styles(own).rules} == found


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
