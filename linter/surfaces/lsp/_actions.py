"""What is offered for a finding: each suggestion, its word for the vocabulary, a comment; and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lsprotocol import types

from linter.finding import Applicability
from linter.report import SourceEdit, SourceFinding
from linter.surfaces.lsp._diagnostics import SOURCE, diagnostic
from linter.surfaces.lsp._places import Places
from linter.surfaces.proof import Proof, difference

ADD, IGNORE, FIX_ALL = "copydesk.addWord", "copydesk.ignore", "copydesk.fixAll"
FIX_ALL_KIND = f"{types.CodeActionKind.SourceFixAll.value}.{SOURCE}"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL_KIND)
FIX_ALL_TITLE = "Mend all that is safe to mend"
_LONGEST = 60

#: Makes the change to the story at hand that some edits come to.
Change = Callable[[Sequence[types.TextEdit]], types.WorkspaceEdit]


def text_edits(edits: Iterable[SourceEdit], places: Places) -> list[types.TextEdit]:
    """Edits of a source as those of an editor."""
    return [types.TextEdit(places.range(edit.offset, edit.end_offset), edit.content) for edit in edits]


def fixed(proof: Proof, places: Places) -> list[types.TextEdit]:
    """All safe fixes of a story."""
    before = proof.document.source
    after = proof.fixed().decode(before.encoding, "surrogatepass").removeprefix("\ufeff")
    return [] if after == before.text else text_edits(difference(before.text, after), places)


def safe(proof: Proof) -> bool:
    """Whether anything can be fixed unasked."""
    return any(_is_safe(finding) for finding in proof.report.findings)


class Offer(NamedTuple):
    """What can be done in a story; ``words`` is the name of the list that words are added to, where there is one."""

    proof: Proof
    places: Places
    uri: str
    change: Change
    words: str | None

    def quick_fixes(self, finding: SourceFinding) -> Iterator[types.CodeAction]:
        """What can be done about a finding."""
        told = [diagnostic(finding, self.places)]
        for number, text in enumerate(finding.suggestions):
            edits = self.proof.edits(finding, number)
            if edits is not None:
                yield types.CodeAction(
                    title=f"Change to “{_short(text)}”" if text else f"Delete “{_short(finding.text)}”",
                    kind=types.CodeActionKind.QuickFix,
                    diagnostics=told,
                    is_preferred=(number == 0 and _is_safe(finding)) or None,
                    edit=self.change(text_edits(edits, self.places)),
                )
        if self.words is not None and finding.category == "misspelling":
            yield _by_command(f"Add “{_short(finding.text)}” to {self.words}", ADD, [self.uri, finding.text], told)
        yield _by_command(f"Ignore {finding.code} here", IGNORE, [self.uri, finding.fingerprint], told)


def _by_command(title: str, command: str, arguments: list[object], told: list[types.Diagnostic]) -> types.CodeAction:
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=told,
        command=types.Command(title=title, command=command, arguments=arguments),
    )


def _is_safe(finding: SourceFinding) -> bool:
    return finding.fix is not None and finding.fix.applicability is Applicability.SAFE


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
