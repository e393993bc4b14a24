"""Attributions: who said what stands in quotation marks ("she said", "said Ann Moe", "Moe told the court")."""

from __future__ import annotations

from linter.checks.news._patterns import Pattern

# Verbs that bring somebody's words; "told" wants a hearer and is left to those who look for one.
SAID = r"(?:said|says|added|adds|asked|asks|replied|explained|recalled|continued|insisted|wrote|shouted|joked|tweeted|warned|argued)"
PRONOUN = r"(?:he|she|they)"
NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sgt|Capt|Lt|Rev)\.? )?[A-Z][\w’'-]+(?: (?:[A-Z]\. )?[A-Z][\w’'-]+){0,3}"

_BODY = r"(?:police|officials|prosecutors|authorities|investigators|experts|critics|doctors|witnesses|(?:the|a|an|one|his|her) [a-z]+)"

#: The attribution of a quotation that stands before it.
ATTRIBUTION = rf"(?:{PRONOUN} (?:{SAID}|told)|{SAID} (?:{PRONOUN}|{NAME}|the|a|an|one)|(?:{NAME}|{_BODY}) (?:{SAID}|told))\b"

#: The word after which a quotation ends, with the mark behind it, before an attribution; only "said Ann Moe" needs no mark.
LAST_WORD = Pattern(rf"(?P<word>[\w’'%$-]+)(?:(?P<mark>[,?!…])(?P<other>['’]?)\s(?={ATTRIBUTION})|\s(?={SAID} (?:{NAME}|{PRONOUN})[ ,.]))")
#: ``other`` is a single mark that stands where a double one should.
#: The same where the attribution surely stands outside: a comma before, the end of a sentence or a comma behind.
CLEAR_END = Pattern(
    rf"(?P<word>[\w’'%$-]+)(?P<mark>[,?!])(?P<other>['’]?)\s"
    rf"(?={PRONOUN} {SAID}[.,]|{SAID} (?:{PRONOUN}|{NAME})[.,]|(?!I ){NAME} {SAID}[.,])"
)
#: An attribution right behind a closing mark.
BEHIND = Pattern(rf" {ATTRIBUTION}")
