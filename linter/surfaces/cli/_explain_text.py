"""An explanation for people."""

from __future__ import annotations

from collections.abc import Iterator

from linter.arbiter import Decision, Why
from linter.finding import Applicability, Finding, Severity
from linter.reporters import visible
from linter.reporters._excerpt import excerpt
from linter.surfaces.cli import _trace
from linter.surfaces.cli._explain import Explanation, Heard, Told, ignored


def lines(found: Explanation, width: int) -> Iterator[str]:
    """An explanation, made for so many terminal cells."""
    yield from _place(found, width)
    for title, told in (("here", True), ("in the rest of the sentence", False)):
        group = [one for one in found.told if one.here is told]
        if group or told:
            yield ""
            yield f"Raised {title}:" if group else f"Raised {title}: nothing"
            for one in group:
                yield from _told(found, one)
    if found.silent:
        yield ""
        yield f"No finding from: {', '.join(found.silent)}"
    yield from _withheld(found)
    if found.heard:
        yield ""
        yield "Said by LanguageTool:"
        for match in found.heard:
            yield from _heard(found, match)
    if found.word:
        yield ""
        yield "Word by itself:"
        yield from (f"  {visible(line)}" for line in _trace.lines(found.word))


def _place(found: Explanation, width: int) -> Iterator[str]:
    name = visible(found.document.source.name)
    language = f"{found.settings.language} ({'seen in its spelling' if found.settings.language_found else 'as it was set'})"
    what = found.role.value if found.role else "no text of the story" if found.at is None else "between paragraphs"
    yield f"{name}:{found.row}:{found.column}: {what}, {language}, {'in a quotation' if found.quoted else 'not in a quotation'}"
    if found.sentence is not None and found.at is not None:
        start, end = found.sentence
        text = found.document.text[start:end].replace("\r\n", "  ").replace("\n", " ").replace("\r", " ")
        part = excerpt(text, found.at - start, found.at - start + 1, max(40, width - 2))
        yield f"  {part.text}"
        yield f"  {' ' * part.indent}^"


def _withheld(found: Explanation) -> Iterator[str]:
    """What checks kept to themselves."""
    if found.spoken:
        yield ""
        yield "Kept to itself by spelling, since more words of what is quoted there are odd and people speak their own way:"
        yield from (f"  {one.code} {_quote(found, one)}{_choices(one.suggestions)}" for one in found.spoken)
    if found.thoughts:
        yield ""
        yield "Thought of by the context check and not told:"
        for thought in found.thoughts:
            what = thought.finding
            shares = ", ".join(f"{_to(text)} {share:.2f}" for text, share in zip(what.suggestions, thought.shares, strict=True))
            yield f"  {what.code} {_quote(found, what)}: {shares}; {thought.withheld}"


def _told(found: Explanation, told: Told) -> Iterator[str]:
    finding = told.finding
    yield f"  {finding.severity}[{visible(finding.code)}] {_quote(found, finding)}{_choices(finding.suggestions)}"
    yield f"    {visible(finding.message)}"
    yield f"    raised by {', '.join(finding.checks)}, confidence {finding.confidence:.2f}{_safe(finding)}"
    for step in told.steps:
        yield f"    {_step(found, step)}"
    if told.reported is finding:
        yield "    reported as it is"
    elif told.reported is not None:
        now = told.reported
        yield f"    reported as {now.severity}[{visible(now.code)}]{_choices(now.suggestions)}, confidence {now.confidence:.2f}{_safe(now)}"
    else:
        yield "    not reported"


def _step(found: Explanation, step: Decision) -> str:
    """What the arbiter did with a finding, and why."""
    other = f"{visible(step.other.code)} {_quote(found, step.other)}" if step.other else ""
    match step.why:
        case Why.UNWANTED:
            return f"{'ignored' if ignored(found.settings, step.finding.code) else 'not selected'} by the settings"
        case Why.CONFIGURED:
            return f"the settings make it {_made(step)}"
        case Why.SUPPRESSED if step.comment:
            row = found.document.source.position(step.comment.source_start)[0]
            return f"suppressed by the comment in line {row:,}: “{_flat(step.comment.text.strip())}”"
        case Why.SIC:
            return "dropped: “[sic]” stands behind it"
        case Why.QUOTED:
            return f"fell from {step.finding.severity} to info: it stands in a quotation, and people speak as they speak"
        case Why.SPOKEN:
            why = "a hint says nothing there" if step.finding.severity is Severity.INFO else "more in it is odd: people speak their own way"
            return f"dropped: it stands in a quotation, and {why}"
        case Why.UNSAFE:
            return "lost its safe fix: what would change may be somebody's words"
        case Why.UNITED:
            return f"united with {other} at the same span{_changes(step)}"
        case Why.AGREED:
            return f"united with {other}, which leads to the same text{_changes(step)}"
        case _:
            return f"gave way to {other}, which is {_better(step)}"


def _made(step: Decision) -> str:
    """What the settings changed of a finding."""
    before, after = step.finding, step.became or step.finding
    parts = [str(after.severity)] if after.severity is not before.severity else []
    parts += [f"one to {after.action}"] if after.action is not before.action else []
    if _safe(after) != _safe(before):
        parts.append("one with a safe fix" if _safe(after) else "one without a safe fix")
    return ", ".join(parts)


def _changes(step: Decision) -> str:
    """What uniting did to a finding that leads the others."""
    before, after = step.finding, step.became
    if after is None or after.code != before.code:
        return ""
    surer = f"; surer now, {before.confidence:.2f} to {after.confidence:.2f}" if after.confidence > before.confidence else ""
    return surer + ("; no safe fix any more, since there is a choice" if _safe(before) and not _safe(after) else "")


def _better(step: Decision) -> str:
    """By what a finding was outdone."""
    lost, won = step.finding, step.other
    if won is None or won.severity.rank > lost.severity.rank:
        return "more severe"
    return (
        "more certain" if won.confidence > lost.confidence else "narrower" if won.end - won.start < lost.end - lost.start else "told first"
    )


def _heard(found: Explanation, heard: Heard) -> Iterator[str]:
    match = heard.match
    text = found.document.text[slice(*heard.span)]
    yield f"  {visible(match.rule)} ({visible(match.category)}) “{_flat(text)}”{_choices(match.replacements[:5])}"
    if heard.rule:
        counts = f"{heard.rule.fires} findings in published text, {heard.rule.hits} slips found"
        close = f", {heard.rule.close.severity} where one letter is off" if heard.rule.close else ""
        speech = ", what it finds in quotations is speech" if heard.rule.quoted else ""
        yield f"    the table: {heard.rule.severity}, confidence {heard.rule.confidence:.2f}{close}{speech} ({counts})"
    else:
        yield "    the table does not name the rule: its category decides"
    worth = heard.worth
    yield f"    raised as {worth.severity}, confidence {worth.confidence:.2f}" if worth else "    not raised"


def _quote(found: Explanation, finding: Finding) -> str:
    text = found.document.text[finding.start : finding.end]
    return f"“{_flat(text)}”" if text else "(between two characters)"


def _choices(suggestions: tuple[str, ...]) -> str:
    return " → " + ", ".join(map(_to, suggestions)) if suggestions else ""


def _to(text: str) -> str:
    return f"“{_flat(text)}”" if text else "nothing"


def _flat(text: str) -> str:
    return visible(" ".join(text.splitlines()))


def _safe(finding: Finding) -> str:
    return ", with a safe fix" if finding.fix and finding.fix.applicability is Applicability.SAFE else ""
