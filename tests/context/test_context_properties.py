"""Context over any text: it never breaks, what it marks is there, and threads agree."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from context_cases import CODES, findings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.checks.context import EXTRA_WORD, JOINED_WORD, MISSING_WORD, SPLIT_WORD, WRONG_WORD
from linter.finding import Severity

ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.one_of(
    st.sampled_from(
        """
        the a an of to in is was were be been had have has that who which it its they he from form fist first time two too left one
        mayor said new news Kan NATO 1999 12 1,200 ☃ — - ... … “ ” ‘ ’ " ' , . : ; ( ) [sic] and/or x@harbour.org don’t mayor’s pre-war
        """.split()
    ),
    st.text(ANY, max_size=6),
)
STORIES = st.one_of(st.text(ANY, max_size=200), *(st.lists(WORDS, max_size=40).map(gap.join) for gap in (" ", "  ", "\n\n", "\u00a0")))
SLIPS = (
    "It was the fist time that the two leaders had met.",
    "He is one the most powerful men in Washington.",
    "More that 300 people attended the service.",
    "The minister said the country needs to the do more.",
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STORIES)
def test_on_any_text_findings_mark_what_they_tell_of(text: str) -> None:
    text = text.removeprefix("\ufeff")
    for one in findings(text):
        assert 0 <= one.start < one.end <= len(text)
        marked = text[one.start : one.end]
        assert one.code in (*CODES, SPLIT_WORD, JOINED_WORD)
        assert 0.0 < one.confidence <= 1.0
        assert one.severity is not Severity.INFO
        assert len(set(one.suggestions)) == len(one.suggestions) >= 1
        assert marked not in one.suggestions
        if one.code == WRONG_WORD:
            assert marked.islower()
            assert f"“{marked}”" in one.message
            assert f"“{one.suggestions[0]}”" in one.message
        elif one.code == MISSING_WORD:
            assert marked.isspace()
            assert one.suggestions[0] == f" {one.suggestions[0].strip()} "
        elif one.code in (SPLIT_WORD, JOINED_WORD):
            assert "".join(marked.split()) == "".join(one.suggestions[0].split())
        else:
            assert one.code == EXTRA_WORD
            assert f"“{marked.rstrip()}”" in one.message
            assert one.suggestions == ("",)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SLIPS), min_size=1, max_size=5), st.sampled_from([" ", "\n\n", "\r\n\r\n"]))
def test_every_slip_of_a_story_is_found(slips: list[str], gap: str) -> None:
    assert len(findings(gap.join(slips))) >= len(slips)


def test_the_same_text_says_the_same_again_and_in_threads() -> None:
    texts = [" ".join((*SLIPS[at:], *SLIPS[:at])) for at in range(4)] * 6
    alone = [findings(text) for text in texts]
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(findings, texts)) == alone
    assert all(alone)


def test_two_threads_may_be_the_first_to_open_the_model() -> None:
    code = f"""
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from linter.checks import context
from linter.readers import read
from linter.settings import Settings
ready = Barrier(2)
def count(text):
    ready.wait()
    return len(list(context.check(read("story.txt", text.encode()), Settings())))
with ThreadPoolExecutor(2) as threads:
    print(*threads.map(count, {SLIPS[:2]!r}))
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["1", "1"], run.stderr
