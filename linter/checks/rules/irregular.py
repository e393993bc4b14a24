"""Irregular verbs of news: base form, past tense, past participle."""

from __future__ import annotations

_VERBS = """
arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun|blow blew blown
break broke broken|bring brought brought|build built built|buy bought bought|catch caught caught|choose chose chosen
come came come|deal dealt dealt|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got got|give gave given|go went gone|grow grew grown|hear heard heard|hide hid hidden|hold held held
keep kept kept|know knew known|lead led led|leave left left|lend lent lent|lose lost lost|make made made|mean meant meant
meet met met|mistake mistook mistaken|overcome overcame overcome|overtake overtook overtaken|pay paid paid|ride rode ridden
ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent
shake shook shaken|sing sang sung|sink sank sunk|sleep slept slept|speak spoke spoken|spend spent spent|stand stood stood
steal stole stolen|swear swore sworn|swim swam swum|take took taken|teach taught taught|tear tore torn|tell told told
think thought thought|throw threw thrown|understand understood understood|undertake undertook undertaken|wake woke woken
wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written
"""
_FORMS = [entry.split() for entry in _VERBS.replace("\n", "|").split("|") if entry]

#: Past tense and participle by base form.
VERBS = {base: (past, participle) for base, past, participle in _FORMS}
#: The base form by past tense or participle.
BASES = {form: base for base, *others in _FORMS for form in others if form != base}
#: The participle by past tense.
PARTICIPLES = {past: participle for _, past, participle in _FORMS}

#: Singular nouns by plurals that do not end in -s, or change before it.
SINGULARS = {
    "women": "woman", "men": "man", "children": "child", "feet": "foot", "teeth": "tooth", "geese": "goose", "mice": "mouse",
    "crises": "crisis", "phenomena": "phenomenon", "criteria": "criterion", "stimuli": "stimulus", "analyses": "analysis",
    "hypotheses": "hypothesis", "diagnoses": "diagnosis", "alumni": "alumnus", "oases": "oasis", "parentheses": "parenthesis",
    "wives": "wife", "knives": "knife", "wolves": "wolf", "thieves": "thief", "halves": "half", "shelves": "shelf", "loaves": "loaf",
}  # fmt: skip
