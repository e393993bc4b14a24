"""One word written as two, and two written as one: context finds and mends them, and leaves both alone where they are right."""

from __future__ import annotations

import re

import numpy as np
import pytest
from context_cases import findings, said
from hypothesis import given
from hypothesis import strategies as st

from linter.checks.context import JOINED_WORD, SPLIT_WORD
from linter.checks.context.joint_words import questions
from linter.checks.context.joints import Finder, unpacked
from linter.checks.context.reading import Reading
from linter.readers import read

# In braces what is written, and what is meant.
SPLIT = """
She said there was {no thing|nothing} left to repair after the flood.
He walked {through out|throughout} the night to reach the border.
The rules apply {through out|throughout} the European Union.
The family left {with out|without} their passports.
Officials closed the bridge {with out|without} warning on Tuesday.
Firefighters ran {in to|into} the building to look for the children.
The candidate {him self|himself} did not attend the debate.
The workers found {them selves|themselves} without jobs overnight.
The president defended {her self|herself} in a televised speech.
The company {it self|itself} has not commented on the charges.
The opposition, {mean while|meanwhile}, called for new elections.
The deal, {how ever|however}, still needs the approval of the court.
He stayed in the race {al though|although} his poll numbers had fallen.
The two leaders met {al most|almost} every week last year.
She told the {news paper|newspaper} that she had no plans to resign.
The {week end|weekend} brought heavy snow to the northern states.
Hundreds of protesters marched {a round|around} the square.
The road runs {a long|along} the coast for 20 miles.
Prices rose again {be cause|because} of the drought.
The minister was asked {be fore|before} the vote whether he would quit.
The plant makes {some thing|something} that no one else makes.
The suspect has not said {any thing|anything} to investigators.
Residents were told to stay {in side|inside} their homes.
The crowd gathered {out side|outside} the court in the rain.
The bank has branches {world wide|worldwide}.
The soldiers fought {along side|alongside} local militias.
The {out come|outcome} of the election is still in doubt.
The ruling was {over turned|overturned} by a higher court.
The agency said it would {with draw|withdraw} its staff from the city.
He told reporters that the {law suit|lawsuit} had no merit.
The {back ground|background} of the suspect was not known.
The company said its {head quarters|headquarters} would move to Texas.
The prices of {house hold|household} goods rose by 4 percent.
The {earth quake|earthquake} struck shortly after midnight.
The girl's {grand mother|grandmother} raised the alarm.
{Who ever|Whoever} wins will face a divided parliament.
He moved {else where|elsewhere} in search of work.
The mine was {some where|somewhere} in the south of the country.
The judge ruled that the search was {un lawful|unlawful}.
The {wide spread|widespread} damage will take years to repair.
The senator is {like ly|likely} to run again next year.
He {be came|became} the youngest member of the parliament.
The firm will {up grade|upgrade} its network next year.
The vaccine is {there fore|therefore} not recommended for children.
Thousands of {home less|homeless} people sleep on the streets.
The school was {re opened|reopened} after two weeks.
The government plans to {over haul|overhaul} the tax code.
An {on line|online} petition drew more than 50,000 names.
The police officer {hand cuffed|handcuffed} the man and led him to a car.
The company has lost its {foot hold|foothold} in the Chinese market.
The inspectors found {no where|nowhere} to park their trucks.
Voters {every where|everywhere} have heard the same speech.
The two firms will {with hold|withhold} payment until the work is done.
The suspect was taken {in to|into} custody on Friday.
The team played {with out|without} its captain.
The price has {al ready|already} doubled this year.
The senator {al so|also} said he would not vote for the bill.
Residents {them selves|themselves} built the wall.
The governor said {no body|nobody} was hurt in the fire.
The judge {her self|herself} had asked for the papers.
The court will hear the case {after wards|afterwards}.
The {news papers|newspapers} reported the deaths on Monday.
The {chair man|chairman} of the bank will step down in March.
The club is looking {for ward|forward} to the final.
The rebels withdrew {to wards|towards} the border.
The {under standing|understanding} between the two leaders did not last.
The {a mount|amount} of rain was twice the usual.
""".strip().splitlines()
JOINED = """
{Everyday|Every day} he walks three miles to the well.
The plant treats two million gallons of water {everyday|every day}.
The clinic sees about 40 patients {everyday|every day}.
It {maybe|may be} a mistake to raise rates so soon, economists said.
The attacks {maybe|may be} linked to a dispute over land, police said.
There {maybe|may be} more bodies under the rubble, rescuers said.
She was proud to be {apart|a part} of the team that won the cup.
He said he wanted to be {apart|a part} of the solution.
Aid workers {setup|set up} a camp near the border.
The ministry plans to {setup|set up} a commission to study the deaths.
The company was {setup|set up} in 2009 by two brothers.
Users were told to {login|log in} to the site with a new password.
He could not {backup|back up} his claims with evidence.
The two sides have yet to {workout|work out} the details of the deal.
Police had to {breakdown|break down} the door to get in.
The plane was due to {takeoff|take off} at noon.
The firm will {layoff|lay off} 300 workers in the spring.
The party will {rollout|roll out} its program in May.
The agency wants to {cleanup|clean up} the site by next year.
Officers {shutdown|shut down} the road for three hours.
The government threatened to {shutdown|shut down} the station.
The judge told the jury to {followup|follow up} on the point.
The army will {takeover|take over} security at the airport.
Voters will {turnout|turn out} in large numbers, the party hopes.
The company plans to {spinoff|spin off} its chemicals unit.
The troops began to {pullout|pull out} of the valley on Monday.
The talks could {breakup|break up} without a deal.
The club needs to {makeup|make up} a deficit of two goals.
The team was looking for {away|a way} to win without its captain.
The minister said there was {along|a long} way to go.
The strike could last {along|a long} time, union leaders said.
The two women {maybe|may be} called to give evidence.
The cost has grown {overtime|over time}, the auditors said.
He was {notable|not able} to attend the hearing because of illness.
The pilot was {notable|not able} to see the runway.
She will {beat|be at} the hearing on Friday, her lawyer said.
The company has hired {anew|a new} chief executive.
The council voted to {phaseout|phase out} the use of plastic bags.
They want to {crackdown|crack down} on smugglers.
The governor said the state would {checkout|check out} the claims.
The two parties {maybe|may be} able to reach a deal by Friday.
The council wants to be {apart|a part} of the project.
The president said the army would {standby|stand by} its allies.
The firm will {setup|set up} an office in the capital.
The party must {makeup|make up} its mind, he said.
Workers were told to {checkout|check out} of the hotel by noon.
The mayor wants to {turnaround|turn around} the finances of the city.
The rivers {area|are a} threat to the villages on their banks.
The bank has decided to {layoff|lay off} 200 people.
The army will {pullout|pull out} of the region next month.
It was {along|a long} way from the village to the hospital.
The minister was {notable|not able} to say how much it would cost.
The governor has {away|a way} of making enemies.
The company needs {anew|a new} plan to pay its debts.
The company must find {anew|a new} chief by June.
The voters will {payback|pay back} the party in the next election.
The team will {faceoff|face off} against its rivals on Sunday.
Officials are trying to {rollback|roll back} the rules on clean water.
""".strip().splitlines()
RIGHT = """
Any one of the three could have opened the gate.
She may be right about the cost of the bridge.
It may be that the two men never met.
Maybe the rain will stop before the parade.
He left because, maybe, nobody had asked him to stay.
He swims every day before breakfast.
It is part of everyday life in the capital.
The museum shows everyday objects from the time of the war.
The actor plays a part in the film.
The two villages are 12 miles apart.
She took the engine apart on the kitchen floor.
They found a way to pay the rent.
The dog ran away from the fair.
The road is a long one, and it is not lit.
He walked along the canal to the mill.
The rebels are a small group in the north.
The area was closed to the public.
The ministry set up a fund for the victims.
The setup was simple: two chairs and a lamp.
Users log in to the site once a week.
He went in to see the doctor.
She turned the wallet in to the police.
They moved on to other matters.
He climbed onto the roof with a ladder.
The committee looked into the claims.
The doctor will back up her notes tonight.
The bank has a backup plan.
The plane will take off at dawn.
The takeoff was smooth.
Crews will clean up the beach in the spring.
The cleanup took three weeks.
The talks broke down after an hour.
A breakdown in the talks is likely.
The minister said there was no time to lose.
The nurse worked overtime during the strike.
Prices have risen over time.
It took some time to count the votes.
The bill will come to a vote sometime in June.
The cat got up on the table.
The hearing is based upon the report.
He does not eat meat.
She will be at the court on Friday.
The team will be set for the final.
He was not able to swim.
A notable exception is the lake in the north.
The senator said he was all ready for the debate.
He has already left the building.
The court heard that the two were all together in the car.
The cost was altogether too high.
The mayor may or may not run again.
The door was locked from inside.
In time, the lake will fill again.
The plan was drawn up in formal talks.
An informal meeting was held on Monday.
It was a broad road with trees on both sides.
The students spent a year abroad.
The lawyer said a head injury caused the death.
The party is ahead in the polls.
He bought a round of drinks for the team.
They drove around the lake twice.
The company is suing its former partner.
The chairman is issuing a statement.
The book is a best seller in three states.
The shop sells farm goods, and the land is for sale.
What ever happened to the plan is a mystery.
How, ever since the flood, has the town lived?
Some times are better than others for a walk.
No one body has the power to stop the mine.
The man stood out in the crowd.
The storm cut the power, and out the back a tree fell.
The in crowd came late.
The state of the through road worried him.
A day to remember, he called it.
From day to day the price may change.
He gave her a lone rose.
The price of a live pig rose by a fifth.
The bell rang at a quarter past ten or so.
About ten or twelve people came.
The director or producer must sign.
He is one of a kind.
The port is in decline.
The votes are in.
They came in groups.
A man in his 40s was held.
Was it he at the door?
She had to be loved, he said.
He has to be low on fuel by now.
They must be having lunch.
There is a side to her that few know.
Put it to one side, he said.
Page A 1 had the story.
Plan B or plan C will do.
The letters A, B and C were painted on the doors.
Vitamin D is found in fish.
The i in the name is not dotted.
""".strip().splitlines()


def both(marked: str) -> tuple[str, str]:
    """The text as it is written, and as it is meant."""
    written, meant = (re.sub(r"\{(.*?)\|(.*?)\}", rf"\{one}", marked) for one in (1, 2))
    return written, meant


def joints(text: str) -> list[str]:
    """What context says of joints."""
    return [text[one.start : one.end] for one in findings(text) if one.code in (SPLIT_WORD, JOINED_WORD)]


@pytest.mark.parametrize("marked", SPLIT)
def test_a_word_written_as_two_is_made_one(marked: str) -> None:
    written, meant = both(marked)
    assert (SPLIT_WORD, meant) in [(one.code, one.mended) for one in said(written)]


@pytest.mark.parametrize("marked", JOINED)
def test_two_words_written_as_one_are_parted(marked: str) -> None:
    written, meant = both(marked)
    assert (JOINED_WORD, meant) in [(one.code, one.mended) for one in said(written)]


@pytest.mark.parametrize("text", [*RIGHT, *(both(marked)[1] for marked in (*SPLIT, *JOINED))])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert joints(text) == []


def test_both_words_are_marked_with_the_blank_between_them() -> None:
    assert joints("Officials closed the bridge with out warning on Tuesday.") == ["with out"]


@pytest.mark.parametrize("gap", ["  ", "\n", "\n\n", "\u00a0", ", ", "-", "/"])
def test_words_that_do_not_stand_beside_each_other_with_one_blank_are_two(gap: str) -> None:
    assert joints(f"Officials closed the bridge with{gap}out warning on Tuesday.") == (["with\u00a0out"] if gap == "\u00a0" else [])


@pytest.mark.parametrize(
    "text",
    [
        "“Officials closed the bridge with out warning on Tuesday,” he said.",
        "“The governor wants to crackdown on smugglers,” she said.",
        "Officials closed the bridge With Out warning on Tuesday.",
        "Officials closed the bridge WITH OUT warning on Tuesday.",
        "The governor wants to “crackdown” on smugglers",
        "Governor to crackdown on smugglers",
        "See harbour.org/with out/the.",
    ],
)
def test_quotations_names_and_headlines_are_left_alone(text: str) -> None:
    assert joints(text) == []


def test_a_word_at_the_beginning_of_a_sentence_keeps_its_capital() -> None:
    assert [one.mended for one in said("Everyday he walks three miles to the well.")] == ["Every day he walks three miles to the well."]
    assert joints("He wrote Everyday he walks three miles to the well.") == []


def test_what_is_asked_of_a_story_is_what_may_be_meant_there() -> None:
    reading = Reading(read("story.txt", b"He may be right. Nobody knows how long the door was open or why."))
    assert {question.sort for question in questions(reading)} <= {"split", "joined"}


NUMBERS = st.integers(7, 40)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, st.booleans()), min_size=1, max_size=30, unique_by=lambda row: row[:2]), st.data())
def test_joints_of_any_table_are_found_where_they_stand(rows: list[tuple[int, int, int, bool]], data: st.DataObject) -> None:
    table = unpacked(np.array([(*row[:3], 0, 0, 0, row[3]) for row in sorted(rows)], dtype=np.uint16))
    symbols = np.array([0, *data.draw(st.lists(NUMBERS, min_size=2, max_size=60)), 0])
    at, pairs = np.arange(1, len(symbols) - 1), {row[:2] for row in rows}
    parted = Finder(table).parted(symbols, at[:-1])
    assert (parted.last + 1).tolist() == [one for one in at[:-1].tolist() if (symbols[one], symbols[one + 1]) in pairs]
    assert (table.second[parted.rows] == symbols[parted.following - 1]).all()
    joined = Finder(table).joined(symbols, at)
    assert sorted(zip((joined.last + 1).tolist(), joined.rows.tolist(), strict=True)) == [
        (one, row) for one in at.tolist() for row in np.flatnonzero(table.asked_joined & (table.whole == symbols[one])).tolist()
    ]


def test_a_table_of_nothing_finds_nothing() -> None:
    finder, symbols = Finder(unpacked(np.zeros((0, 7), dtype=np.uint16))), np.array([0, 7, 8, 0])
    assert len(finder.parted(symbols, np.array([1])).rows) == len(finder.joined(symbols, np.array([1, 2])).rows) == 0
