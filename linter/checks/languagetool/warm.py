"""A first question to a server: its answer shows that it works, and whoever asks after it does not wait for its rules."""

from __future__ import annotations

from linter.checks.languagetool import client, tuning
from linter.settings import Language

_STORY = (
    "The council met on Monday to talk about the bridge, which has been closed since March. “We had hoped for a quick "
    "answer,” the mayor said, “but it is taking longer then we thought.” Nearly 1,200 people has signed a petition; "
    "a decision is expected by 4 June."
)


def ask(url: str, language: str, timeout: float = client.TIMEOUT) -> None:
    """Put a short story to the server with the parameters of every other, for which it keeps its rules ready.

    Raises LanguageToolError where it does not answer within ``timeout`` seconds.
    """
    if not Language(language).english:
        client.check(url, _STORY, language, timeout=timeout)  # of its sense nothing is asked, it loads the rules
        return
    rules = tuning.table()
    client.check(url, _STORY, language, disabled_rules=rules.disabled_rules, disabled_categories=rules.disabled_categories, timeout=timeout)
