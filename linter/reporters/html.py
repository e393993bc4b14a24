"""A page with the stories and what was found on them: one file with all it needs, to be read, sent and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple, TextIO

from linter.document import Document, Role, Segment
from linter.report import SourceFinding
from linter.reporters import Story, Style, visible
from linter.reporters._people import advice
from linter.reporters._summary import Summary

_TAGS = {Role.HEADLINE: "h1", Role.CROSSHEAD: "h3", Role.BLOCK_QUOTE: "blockquote"}


class _Mark(NamedTuple):
    """A finding's place in the text of its story, with the id that its list entry and its mark have in the page."""

    start: int
    end: int
    key: str
    finding: SourceFinding


def report(stories: Iterable[Story], style: Style, out: TextIO) -> None:
    """Write the page: each story as it comes, the summary at the foot."""
    summary = Summary()
    css = (Path(__file__).parent / "_page.css").read_text(encoding="utf-8")
    out.write('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    out.write('<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Copydesk</title>\n')
    out.write(f"<style>\n{css}</style>\n</head>\n<body>\n<header><h1>Copydesk</h1></header>\n<main>\n")
    for number, story in enumerate(stories, 1):
        summary.add(story)
        out.writelines(f"{line}\n" for line in _section(story, number))
    out.write(f"</main>\n<footer><p>{_text(summary.line(Style(fixing=style.fixing)))}</p></footer>\n</body>\n</html>\n")


def _section(story: Story, number: int) -> Iterator[str]:
    name = _text(story.report.filename)
    yield f'<section aria-label="{name}">\n<h2>{name}</h2>'
    marks = [] if story.document is None else list(_marks(story.document, story.report.findings, number))
    if story.document is not None:
        yield f'<article lang="{_text(story.report.language)}">'
        for part in story.document.segments:
            tag = _TAGS.get(part.role, "p")
            yield f'<{tag} class="{part.role}">{"".join(_marked(story.document, part, marks))}</{tag}>'
        yield "</article>"
    yield "<aside><ol>"
    for mark in marks:
        yield _entry(mark)
    for gap in story.report.not_checked:
        yield f'<li class="error"><p>Not checked: {_text(gap.reason)}</p></li>'
    if not marks and not story.report.not_checked:
        yield "<li>Nothing found.</li>"
    yield "</ol></aside>\n</section>"


def _marks(document: Document, findings: Iterable[SourceFinding], number: int) -> Iterator[_Mark]:
    for at, finding in enumerate(findings, 1):
        start, end = document.source_map.offset(finding.offset), document.source_map.offset(finding.end_offset)
        # What stands in no prose, such as a comment, is in the list only.
        yield _Mark(-1 if start is None else start, -1 if end is None else end, f"{number}-{at}", finding)


def _entry(mark: _Mark) -> str:
    finding = mark.finding
    place = f"{finding.location.row}:{finding.location.column}"
    quoted = "In a quotation: " if finding.quoted else ""
    options = f"<p>{_text(advice(finding))}</p>" if finding.suggestions else ""
    why = f"<p><small>{_text(finding.why)}</small></p>" if finding.why else ""
    return (
        f'<li id="f{mark.key}" class="{finding.severity}"><p><a href="#m{mark.key}">{place}</a> <strong>{finding.severity}</strong> '
        f"{quoted}{_text(finding.message)}</p>{options}{why}<code>{_text(finding.code)}</code></li>"
    )


def _marked(document: Document, part: Segment, marks: list[_Mark]) -> Iterator[str]:
    """A segment's text cut where quotations and findings begin and end; of findings on one place the first is linked."""
    inside = [mark for mark in marks if mark.start >= 0 and mark.start < part.end and mark.end > part.start]
    points = [mark for mark in marks if part.start <= mark.start == mark.end <= part.end]
    quotations = [span for span in document.quotations if span[0] < part.end and span[1] > part.start]
    edges = {
        part.start,
        part.end,
        *(edge for mark in (*inside, *points) for edge in mark[:2]),
        *(edge for span in quotations for edge in span),
    }
    cuts = sorted(edge for edge in edges if part.start <= edge <= part.end)
    begun: set[str] = set()
    for start, end in zip(cuts, [*cuts[1:], part.end], strict=True):
        yield from (_shown(point, "‸", begun) for point in points if point.start == start)
        if start == end:
            continue
        text = _text(document.text[start:end].replace("\n", " "))
        mark = next((one for one in inside if one.start <= start and end <= one.end), None)
        shown = _shown(mark, text, begun) if mark else text
        yield f"<q>{shown}</q>" if any(low <= start and end <= high for low, high in quotations) else shown


def _shown(mark: _Mark, text: str, begun: set[str]) -> str:
    """Marked text; only the first part of a mark that is cut by another has its id."""
    key = "" if mark.key in begun else f' id="m{mark.key}"'
    begun.add(mark.key)
    return f'<mark{key} class="{mark.finding.severity}"><a href="#f{mark.key}">{text}</a></mark>'


def _text(said: str) -> str:
    return escape(visible(said))
