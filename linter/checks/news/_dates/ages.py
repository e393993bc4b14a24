"""Ages that do not follow from the birth and the death that the story tells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linter.checks.news._dates.calendar import YEAR, Day, Years
from linter.checks.news._dates.lives import KIN, Life, death, lives, possible
from linter.checks.news._facts import disagreement
from linter.checks.news._numbers.amounts import NUMBER, like, number
from linter.checks.news._patterns import Pattern
from linter.document import Document
from linter.finding import Finding

CODE = "dates/age"


def _age(kind: str) -> str:
    return f"(?P<{kind}>{NUMBER})"


_DYING, _NOW, _BESIDE = "dying", "now", "beside"
_AGE = Pattern(
    rf"\b(?:He|She|he|she) was (?:just |only )?{_age('past')}(?=[.,;]| years old|\Z)"
    rf"|(?:\b(?:He|She|he|she)|,) is (?:just |only )?{_age(_NOW)}(?=[.,;]| years old|\Z)"
    rf"|\b(?:died|dies|dead|passed away|death)\b[^.;]{{0,80}}?\b(?:aged|at(?: the age of| age)?) {_age(_DYING)}"
    rf"(?![\w-]|:|\s(?:p\.m|a\.m|o['’]clock|[A-Z]|in the|percent|%))"
    rf"|\b[Ww]as {_age('dying2')} when (?:he|she) (?:died|was killed)\b"
    rf"|\b(?:now|currently|aged|turns|will turn) {_age('now2')}(?=[.,;)])(?! (?:to|and) \d)"
    rf"|\b(?:[Aa]n?|[Tt]he) {_age('beside2')}-year-old\b"
    rf"|\bis {_age('now3')}-year-old\b"
    rf"|\b[A-Z][\w’'-]+, {_age(_BESIDE)}, "
)
_EVENT_AGE = Pattern(
    rf"\b[Ii]n (?P<year>{YEAR}), (?:when (?:he|she) was|(?:at )?(?:the )?aged?(?: of)?|at) (?P<age>{NUMBER})(?=[,.])"
    rf"|\bat (?:the )?age (?:of )?(?P<age2>{NUMBER}),? in (?P<year2>{YEAR})(?![\w-])"
    rf"|\bturn(?:s|ed)? (?P<age3>{NUMBER}) (?:in|on [^.;]{{3,20}}?) (?P<year3>{YEAR})(?![\w-])"
)
#: About how many sentences after the birth the story still tells of the same person without a name, in code points.
_REACH = 700
_CLOSE = 25


def find(document: Document, years: Years) -> Iterator[Finding]:
    """Ages of a story that disagree with the rest of it."""
    text = document.text
    if "orn" in text or "–" in text or "-" in text:
        told = list(lives(text))
        if len(told) == 1:
            yield from _against(document, told[0], years)


def _against(document: Document, life: Life, years: Years) -> Iterator[Finding]:
    """Ages about the birth: in its sentence, before it in its paragraph and shortly after, of nobody else."""
    text = document.text
    home = document.sentence_at(life.start)
    if home is None:
        return
    begin, stop = text.rfind("\n", 0, home.start) + 1, min(len(text), life.end + _REACH)
    died = death(text, begin, stop, life, years)
    paragraph_end = _paragraph_end(text, life.end)
    for match in _AGE.finditer(text, begin, stop):
        kind = (match.lastgroup or "").rstrip("23")
        at, edge = match.span(match.lastgroup or 0)
        at_home = home.start <= at < home.end
        if kind == _BESIDE and not life.start - _CLOSE <= edge <= life.start:
            continue  # another's, if it does not stand right before the birth
        if not at_home and (kind == _BESIDE or KIN.search(text, _sentence_start(text, match.start()), at)):
            continue
        reference: Day | date | int | None = years.published if kind in (_NOW, _BESIDE) else None
        if died is not None and (kind == _DYING or (kind != _NOW and at < paragraph_end)):
            reference = died
        yield from _compare(text, at, edge, life, reference)
    for match in _EVENT_AGE.finditer(text, home.start, stop):
        number_ = next(one for one in ("", "2", "3") if match["age" + one])
        group, year = "age" + number_, int(match["year" + number_])
        if not KIN.search(text, max(0, match.start() - 60), match.start()):
            yield from _compare(text, *match.span(group), life, year)


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(". ", 0, at), text.rfind("\n", 0, at)) + 1


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _compare(text: str, at: int, edge: int, life: Life, reference: Day | date | int | None) -> Iterator[Finding]:
    allowed = possible(life, reference)
    said = round(number(text[at:edge]))
    if not allowed or said in allowed or said > 125 or not 0 <= allowed[0] <= 120:
        return
    year = reference if isinstance(reference, int) else reference.year if reference else 0
    born = f"Born in {life.year}, in {year} that makes {' or '.join(map(str, sorted(allowed)))}, not {said}."
    yield disagreement(
        CODE,
        at,
        edge,
        born,
        _likeliest_first(allowed, text[at:edge]),
        confidence=0.85 if len(allowed) == 1 else 0.8,
        category="numbers",
    )


def _likeliest_first(ages: tuple[int, ...], said: str) -> tuple[str, ...]:
    """The ages as they would be written, first what differs from the slip in one digit."""
    return tuple(
        sorted((like(age, said) for age in ages), key=lambda written: sum(a != b for a, b in zip(written, said, strict=False)) > 1)
    )
