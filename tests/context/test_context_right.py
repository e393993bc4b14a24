"""Tricky sentences that are right: context keeps silent."""

from __future__ import annotations

import pytest
from context_cases import findings

RIGHT = """
# historic present
In 1912 the ship leaves Southampton, strikes ice and sinks within three hours.
The year is 1940, and the general tells his men that they will not leave.
He then rows out to the wreck, ties up and climbs aboard.
Napoleon crosses the Alps and takes the town without a shot.
# sports lists
Leeds 2 Hull 1; Derby 0 Stoke 0; Luton 3 Wigan 3.
Jones 6-4, 3-6, 7-5; Baptiste bt Moreau 6-1, 6-2.
The striker broke his duck with a header off the bar.
The bowler took five for 30 before tea.
Batting: Ames c Cole b Shaw 12, Bird lbw b Shaw 0, Firth not out 44.
# British usage
The Labour candidate favours a dearer licence and cheaper travel.
She rang her mum, who was revising for her maths exam.
That year the club were champions of the second division.
The councillors, for whom the vote was a surprise, walked out.
He hired a lorry, filled it with petrol and drove to the tip.
The practice nurse will practise in the village from May.
The tyre burst as the coach reached the kerb.
Pupils sat their exams in the sports hall.
# quotations
“We was robbed,” the old man said. “Them lads never give us nothing.”
“I seen him go, like, right through the red light,” she said.
“So what do we do now?” she asked.
“It don't matter none,” said the driver, “it ain't there no more.”
“Him and me was mates,” Mr. Doyle said.
# rare topics
The barrister cross-examined the witness for two hours.
The potter fired the bowls in a kiln built of peat.
The choir sang a motet and a setting of the Magnificat.
The beekeeper smoked the hive before he lifted the frames.
The minster at York was lit from within.
The mare foaled at dawn, and the colt stood within the hour.
The vicar read the banns on three Sundays.
The geologist found basalt under the silt.
The cooper hoops each cask by hand.
Wills are proved in the probate court.
The vet spayed both cats.
The weir was built to feed the mill race.
The plaintiffs move to strike the answer.
The ayes were 12, the nays nine.
# small words
What they had had had little effect on the vote.
The man who she said had called her was never found.
Asked whether he would run, he said: “No comment.”
The bill that that senator wrote died in committee.
The dam was built to let the river out, not in.
All he asked for was time to think it over.
It was then that the second train came in.
They are not now members of the board.
The accord leaves it to the states to set a fee.
Turnout was up on last time, but not by as much as in 2010.
Whether it is or is not legal is for a judge to say.
What it is is a scandal, the senator said.
Those who can do; those who can't wait.
To whom it was sent is not known.
He would have had to have been there.
It is not that that worries her.
The report said so, as did the one before it.
The bill would in effect end the tax.
Three in four said they would vote to leave.
The causal link is weak, the casual reader may think.
Both the principal and the interest are due in June.
The loose cattle strayed on to the line.
The council's counsel gave its advice.
The site is in sight of the school.
Its roof leaks, but it's warm.
They're sure their keys are there.
The two went to town, too.
""".strip().splitlines()
HEADLINES = """
Mayor quits, council splits, vote off
Hundreds flee as dam bursts above valley town
Dying lake, thirsty city: who pays?
Bank to cut 400 jobs as profits fall
Man held after shop fire
""".strip().splitlines()


@pytest.mark.parametrize("text", [line for line in RIGHT if not line.startswith("#")])
def test_a_right_sentence_is_left_alone(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_may_leave_words_out(text: str) -> None:
    assert findings(text + "\n\nThe story goes on here.") == []


def test_right_sentences_make_a_right_story() -> None:
    assert findings("\n\n".join(line for line in RIGHT if not line.startswith("#"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Write to fist@first.org for the fist-first-time page.",
        "See https://harbour.org/it-was-the-fist-time for more.",
        "The file is in fist/time/that/the.",
    ],
)
def test_what_is_no_prose_is_left_alone(text: str) -> None:
    assert findings(text) == []
