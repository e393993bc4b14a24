"""The two slips that the project began with, in other sentences: the whole desk finds and mends them."""

from __future__ import annotations

import pytest
from context_cases import told

NEW = """
NATO's Berg new said the talks would go on for another week.
Japan's Kyodo new said the two ships had collided in fog.
According to Fox, Sky new told its viewers that the bridge was shut.
Turkey's Star new said the mayor had resigned.
The army denied the report, which Lebanon's Dar new said came from a pilot.
Poland's Polonia new told readers that the strike was over.
CBS new said two aides would leave by June.
Radio Orion new says that the count is not over.
On Sunday the BBC new said that the ferry had been found.
Kenya's Citizen new says that the yard will close.
""".strip().splitlines()
AN = """
Officials said they were not aware of an injuries at the plant.
Police did not report an arrests after the march.
The mayor said there had not been an complaints about the noise.
The hospital has not recorded an deaths from the outbreak.
The company denied that it had an plans to close the yard.
There were not an signs of forced entry, the sheriff said.
The airline said it did not expect an delays on Monday.
The senator did not see an changes in the plan.
He said the ministry did not have an details of the raid.
Rescuers had not found an bodies in the rubble.
The police chief did not name an suspects.
""".strip().splitlines()


@pytest.mark.parametrize("text", NEW)
def test_new_after_the_name_of_an_outlet_is_news(text: str) -> None:
    assert [(one.marked, one.mended) for one in told(text)] == [("new", text.replace(" new ", " News "))]


@pytest.mark.parametrize("text", AN)
def test_an_before_a_plural_is_any(text: str) -> None:
    assert [one.mended for one in told(text)] == [text.replace(" an ", " any ")]


@pytest.mark.parametrize("text", [*NEW, *AN])
def test_the_desk_has_nothing_more_to_say_of_the_mended_text(text: str) -> None:
    assert told(told(text)[0].mended) == []
