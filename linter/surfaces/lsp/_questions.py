"""What an editor asks about a story: its diagnostics, what is known of a place, what can be done there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from lsprotocol import types

from linter.report import SourceFinding
from linter.surfaces.lsp import _actions
from linter.surfaces.lsp._copies import Copy
from linter.surfaces.lsp._diagnostics import SOURCE, hover
from linter.surfaces.lsp._places import Places
from linter.surfaces.lsp._server import Server

_QUICK_FIX = types.CodeActionKind.QuickFix.value


async def _diagnostics(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    # Who cannot be told to ask again hears all of it at once.
    copy = await ls.copies.asked(params.text_document.uri, whole=not ls.refreshed)
    if copy is None:
        return types.RelatedFullDocumentDiagnosticReport([])
    copy.heard = True
    name = str(copy.number)
    if name == params.previous_result_id:
        return types.RelatedUnchangedDocumentDiagnosticReport(name)
    return types.RelatedFullDocumentDiagnosticReport(ls.diagnostics(copy), result_id=name)


def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    copy = ls.copies.get(params.text_document.uri)
    if copy is None or copy.proof is None:
        return None
    places = ls.places(copy.proof)
    found = _at(copy, places, types.Range(params.position, params.position))
    if not found:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, hover(found))
    return types.Hover(content, places.range(found[0].offset, found[0].end_offset))


async def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    copy = await ls.copies.asked(params.text_document.uri)
    if copy is None or copy.proof is None:
        return []
    only = params.context.only
    found: list[types.CodeAction] = []
    if not only or _wanted(_QUICK_FIX, only):
        places = ls.places(copy.proof)
        words = ls.copies.desks.vocabulary(copy.proof.file.path) if ls.copies.desks else None
        offer = _actions.Offer(copy.proof, places, copy.text.uri, partial(ls.change, copy), words.name if words else None)
        for finding in _at(copy, places, params.range):
            found += offer.quick_fixes(finding)
    if only and _wanted(_actions.FIX_ALL_KIND, only):
        found += await _fix_all(ls, copy)
    elif not only and _actions.safe(copy.proof):
        command = types.Command(title=_actions.FIX_ALL_TITLE, command=_actions.FIX_ALL, arguments=[copy.text.uri])
        found.append(types.CodeAction(title=_actions.FIX_ALL_TITLE, kind=_actions.FIX_ALL_KIND, command=command))
    return found


async def _fix_all(ls: Server, copy: Copy) -> list[types.CodeAction]:
    """The action with its edits: an editor that asks for this kind alone is saving, and runs no commands."""
    if copy.proof is None:
        return []
    edits = await ls.copies.run(partial(_actions.fixed, copy.proof, ls.places(copy.proof)))
    if not edits:
        return []
    return [types.CodeAction(title=_actions.FIX_ALL_TITLE, kind=_actions.FIX_ALL_KIND, edit=ls.change(copy, edits))]


def _wanted(kind: str, only: Sequence[Any]) -> bool:
    """Whether an editor that wants only some kinds wants this one: a kind takes in those that begin with it."""
    return any(f"{kind}.".startswith(f"{getattr(one, 'value', one)}.") for one in only)


def _at(copy: Copy, places: Places, span: types.Range) -> list[SourceFinding]:
    """The findings that a range touches."""
    start, end = places.offset(span.start), places.offset(span.end)
    found = copy.proof.report.findings if copy.proof else ()
    return [finding for finding in found if finding.offset <= end and start <= finding.end_offset]


_DIAGNOSTICS = types.DiagnosticOptions(inter_file_dependencies=False, workspace_diagnostics=False, identifier=SOURCE)
HANDLERS: dict[str, tuple[Callable[[Server, Any], Any], Any]] = {
    types.TEXT_DOCUMENT_DIAGNOSTIC: (_diagnostics, _DIAGNOSTICS),
    types.TEXT_DOCUMENT_HOVER: (_hover, None),
    types.TEXT_DOCUMENT_CODE_ACTION: (_code_actions, types.CodeActionOptions(code_action_kinds=list(_actions.KINDS))),
}
