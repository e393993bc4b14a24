"""The tagger that ships: right on plain news sentences, in headlines and contractions, and asked only where a rule needs it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from linter import tagger
from linter.checks import rules
from linter.document import Document
from linter.settings import Settings
from linter.tagger.model import Model
from linter.tagger.tagset import TAGS, possible

Story = Callable[[str], Document]

# Word and tag, in sentences of our own.
SENTENCES = """
The/DT council/NN voted/VBD on/IN Monday/NNP to/TO close/VB two/CD schools/NNS in/IN the/DT north/NN of/IN the/DT city/NN ./.
Police/NNS said/VBD the/DT driver/NN had/VBD left/VBN the/DT road/NN and/CC hit/VBD a/DT tree/NN ./.
The/DT bridge/NN was/VBD closed/VBN by/IN the/DT storm/NN ,/, officials/NNS said/VBD ./.
She/PRP has/VBZ led/VBN the/DT party/NN since/IN May/NNP ,/, and/CC her/PRP$ deputy/NN leads/VBZ the/DT talks/NNS ./.
The/DT company/NN expects/VBZ costs/NNS to/TO rise/VB this/DT year/NN ./.
They/PRP don't/VBP+RB know/VB who/WP will/MD pay/VB for/IN the/DT repairs/NNS ./.
Residents/NNS were/VBD told/VBN to/TO leave/VB their/PRP$ homes/NNS before/IN noon/NN ./.
“/'' We/PRP want/VBP answers/NNS ,/, ”/'' the/DT mayor/NN 's/POS lawyer/NN said/VBD ./.
The/DT law/NN ,/, which/WDT passed/VBD in/IN June/NNP ,/, bans/VBZ the/DT sale/NN of/IN guns/NNS ./.
He/PRP would/MD have/VB won/VBN if/IN the/DT votes/NNS had/VBD been/VBN counted/VBN again/RB ./.
There/EX are/VBP few/JJ signs/NNS that/IN prices/NNS will/MD fall/VB soon/RB ./.
The/DT men/NNS arrested/VBN on/IN Friday/NNP face/VBP charges/NNS of/IN fraud/NN ./.
"""


def tagged(story: Story, text: str) -> list[tuple[str, str]]:
    document = story(text)
    sentence = document.sentences[0]
    words = [token.text for token in document.tokens[sentence.first : sentence.last]]
    return list(zip(words, tagger.tags(document, sentence), strict=True))


def test_most_words_of_plain_sentences_are_tagged_right(story: Story) -> None:
    right = total = 0
    for line in SENTENCES.strip().splitlines():
        pairs = [pair.rpartition("/") for pair in line.split()]
        text = " ".join(word for word, _, _ in pairs).replace(" 's", "'s").replace("“ ", "“").replace(" ”", "”")
        given = tagged(story, text.replace(" ,", ",").replace(" .", "."))
        assert [word for word, _ in given] == [word for word, _, _ in pairs]
        right += sum(tag == known for (_, tag), (_, _, known) in zip(given, pairs, strict=True))
        total += len(pairs)
    assert right / total > 0.95


def test_a_headline_is_no_row_of_names(story: Story) -> None:
    given = dict(tagged(story, "Mayor Says Two Bridges Will Close in the North"))
    assert given["Says"] == "VBZ"
    assert given["Bridges"] == "NNS"


def test_a_capital_at_the_start_of_a_quotation_makes_no_name(story: Story) -> None:
    assert dict(tagged(story, "He said: “Prices rose again.”"))["Prices"] == "NNS"


def test_the_clitic_is_a_verb_or_a_possessive(story: Story) -> None:
    assert dict(tagged(story, "It's clear that they left."))["'s"] == "VBZ"
    assert dict(tagged(story, "The mayor's car was gone."))["'s"] == "POS"


def test_what_is_no_word_has_a_tag_too(story: Story) -> None:
    given = dict(tagged(story, "Write to desk@example.com (by 5pm): it costs $12,000 — or 3%."))
    assert (given["desk@example.com"], given["("], given["12,000"], given["$"], given["—"]) == ("ADD", "(", "CD", "$", ":")


def test_the_model_knows_the_tags_there_are() -> None:
    model = Model.read(Path(tagger.__file__).parent.parent / "data" / "tagger.msgpack")
    assert set(model.tags) >= TAGS
    assert all(possible(tag) for tag in model.tags)


def test_a_sentence_is_tagged_once(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []
    tag = tagger.tagger()
    tag._known.clear()
    numbers = type(tag).numbers
    monkeypatch.setattr(type(tag), "numbers", lambda self, words: (counted.append(len(words)), numbers(self, words))[1])
    document = story("The bridge was closed. It opened again.")
    for _ in range(3):
        for sentence in document.sentences:
            tagger.tags(document, sentence)
    assert counted == [5, 4]


def test_no_sentence_is_tagged_that_no_rule_asks_for(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr("linter.checks.rules.sequences.tags", lambda document, sentence: asked.append(sentence.first))
    list(rules.check(story("The bridge opened again after the storm. Ferries ran all day."), Settings()))
    assert asked == []


@pytest.mark.parametrize("pattern", ["NN", "NN*", "VB*", "VBP+RB", "PRP+VB*", "''"])
def test_patterns_that_fit_some_tag(pattern: str) -> None:
    assert possible(pattern)


@pytest.mark.parametrize("pattern", ["NOUN", "XX*", "VBP+", "*NN"])
def test_patterns_that_fit_none(pattern: str) -> None:
    assert not possible(pattern)
