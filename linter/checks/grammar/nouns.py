"""Nouns whose number is not that of their form, or that say when or how much and are no subject."""

from __future__ import annotations

from linter.checks.rules.inflect import inflected
from linter.lexicon import WordClass, lexicon

#: Nouns that stand for several where "of" follows, not for one thing.
QUANTITIES = frozenset(
    """
    abundance alliance army array assortment average band batch billion bulk bunch bundle cent chorus class cluster
    cohort collection combination community constellation contingent couple crew crop crowd delegation dozen duo
    field fifth flood flurry fraction gang generation group half handful high host hundred kind line list litany lot
    low majority mass maximum million minimum minority mix mixture mob multitude myriad network overwhelming pack
    pair panel parade part patchwork percent percentage plenty portion proportion quarter quartet raft range rash
    record remainder rest ring roster row score segment selection set share slew smattering sort spate stream string
    succession surge swath swathe team tenth third thousand total trickle trio type variety wave
    """.split()
)
#: Nouns that take a plural verb as well, everywhere.
COLLECTIVES = frozenset(
    """
    audience cavalry clergy couple crew data elite faculty family infantry jury media military personnel police press public staff
    youth
    """.split()
)
#: Nouns that take a plural verb as well in British English.
BRITISH_COLLECTIVES = frozenset(
    """
    agency airline alliance army association attack authority band bank board borough brigade broadcaster business cabinet
    campaign cast chain charity choir city class club coalition college commission committee community company consortium
    corporation council country county court crowd defence department district family firm fleet force government group hospital
    household industry label leadership league management ministry minority nation navy network newspaper opposition orchestra
    organisation organization panel parliament party population pub publisher regiment region retailer school service side society
    squad squadron state studio supermarket team town trust union university village world
    """.split()
)
#: Nouns that tell a time or a manner and begin a sentence without being its subject.
TIMES = frozenset(
    """
    day days week weeks month year morning night time times afternoon evening moment minute weekend summer amount way reason
    """.split()
)
#: Plurals of which an amount is one thing: "ten miles is far".
MEASURES = frozenset(
    """
    dollars pounds euros years months weeks days hours minutes miles cents feet inches tons tonnes metres meters
    """.split()
)
#: Zipf scale.
_COMMON = 4.0
_SINGULAR_IN_S = frozenset(
    "news means works headquarters series species barracks sports crossroads diabetes thanks goods lens arms ties".split()
)


def is_plural(noun: str) -> bool:
    """Whether a lower-case noun is a plural beyond doubt: "reports", and "findings", though that is a noun of its own."""
    classes = lexicon().classes(noun)
    if classes & WordClass.PLURAL_NOUN and not classes & WordClass.NOUN:
        return True
    if not noun.endswith("s") or noun.endswith(("ss", "us", "is", "ics")) or noun in _SINGULAR_IN_S:
        return False
    # Of "findings" the singular is common; "politic", "new" are other words.
    singular = inflected(noun, "singular")
    return singular != noun and lexicon().frequency(singular) >= _COMMON and not lexicon().classes(singular) & WordClass.ADJECTIVE
