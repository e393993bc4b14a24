"""What spelling leaves alone: what people say and write their own way, other languages, scraps and terms."""

from __future__ import annotations

import pytest
from spelling_cases import ERROR, INFO, findings, loud, told

import linter
from linter.finding import Applicability


@pytest.mark.parametrize(
    ("sentence", "word", "fix"),
    [
        ("“The goverment let the pier rot,” she said.", "goverment", "government"),
        ('The note on the door read "definately not a bus stop".', "definately", "definitely"),
        ("'The goverment let the pier rot,' she said.", "goverment", "government"),
    ],
)
def test_one_clear_misspelling_in_a_standard_quotation_is_the_writers_and_never_mended_unasked(sentence: str, word: str, fix: str) -> None:
    (one,) = told(sentence)
    assert (one.text, one.suggestions[0], one.severity, one.quoted) == (word, fix, ERROR, True)
    assert one.fix is not None
    assert one.fix.applicability is Applicability.UNSAFE
    assert linter.fix_text(sentence) == sentence


def test_the_same_outside_the_quotation_is_mended_and_the_quotation_stays() -> None:
    story = "The goverment paid. “The goverment paid,” she said."
    assert linter.fix_text(story) == "The government paid. “The goverment paid,” she said."


@pytest.mark.parametrize(
    "sentence",
    [
        "“Dem seh nuttin come bak, weh everyting gone,” he said.",
        "“I was gonna go wit ya, but me mam said nae, yer daft,” he said.",
        "“Goverment nivver telt us, ken, an noo wir lossin wir hoose,” she said.",
        "“The goverment lied tae us, an dey knowz it,” she said.",
        "The card said “we recieved teh parcel”.",
        "He tweeted “So greatful for this day with my familly!”",
        "“We was jus lookin’ an’ studyin’ it,” he said.",
    ],
)
def test_dialect_and_letters_quoted_as_written_are_left_alone(sentence: str) -> None:
    assert [one.text for one in told(sentence) if one.severity is not INFO] == []


@pytest.mark.xfail(raises=AssertionError, reason="plz, wen, u and r are in the lexicon, so that nothing beside the misspelling looks odd")
def test_a_text_message_is_left_alone() -> None:
    assert [one.text for one in told("He wrote: “plz definately call me wen u r home”.") if one.severity is not INFO] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Bordeaux sells its wine en primeur each spring.",
        "She ordered a plate of gnocchi alla romanesca sorrentina.",
        "La lluvia cae sobre el pueblo y nadie quiere salir de casa.",
        "«La lluvia cae sobre el pueblo y nadie quiere salir», wrote Ana.",
        "Der Nebel liegt über dem Hafen und niemand will hinausfahren.",
        "He sang “Tha mi sgìth” and then went home.",
    ],
)
def test_phrases_of_other_languages_are_left_alone(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "He asked them to “crumbl[e]” and wrote to desk@exampel.org and @newsdsk.",
        "See https://example.org/goverment and #goverment for more.",
        "He said 'tis late and rock 'n' roll won’t die, y'all.",
        "The 5km race of the 1980s and/or its 3rd rerun.",
        "The telecon ran late. The telecon was dull. Another telecon follows.",
        "The zorblecks ran. The zorblecks sat. Then zorblecks slept.",
    ],
)
def test_scraps_addresses_and_terms_are_left_alone(sentence: str) -> None:
    assert loud(sentence) == []


def test_a_word_used_again_and_again_is_a_term_of_the_story() -> None:
    assert loud("They danced the mountaine.") == [("mountaine", "mountains")]
    assert loud("They danced the mountaine. The mountaine is old. No mountaine is short.") == []


def test_a_byline_is_not_spelled() -> None:
    assert findings("Bridge closes early\n\nBy accomodate reporter\n\nThe bridge closed.") == []


@pytest.mark.parametrize("sentence", ["There are no ifs, ands or buts about it.", "Trade is their raison d’être."])
def test_words_of_idioms_and_loans_are_no_misspellings(sentence: str) -> None:
    assert loud(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    ["La comision federal de electricidad dijo que no habra apagones.", "Le bateau attend la commision et le gouvernment des iles."],
)
def test_a_sentence_of_another_language_is_never_changed_unasked(sentence: str) -> None:
    assert linter.fix_text(sentence) == sentence
