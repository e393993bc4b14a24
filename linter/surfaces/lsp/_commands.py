"""What actions have the server do, where an edit of the story is not all or would take long to know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from linter.files import reason
from linter.surfaces.lsp import _actions
from linter.surfaces.lsp._server import Server
from linter.surfaces.proof import added, difference

#: What a comment says that is written with one click.
_REASON = "left as it is in the editor"


async def _add_word(ls: Server, uri: str, word: str) -> None:
    desks, copy = ls.copies.desks, ls.copies.get(uri)
    path = desks.vocabulary(copy.proof.file.path) if desks and copy and copy.proof else None
    if path is None:
        ls.complain('there is no vocabulary; name a file in the configuration: vocabulary = ["words.txt"]')
        return
    try:
        await ls.copies.run(partial(_add, path, word))
    except (OSError, ValueError) as error:
        ls.complain(f"{path.name}: {reason(error) if isinstance(error, OSError) else error}")
    else:
        ls.copies.again()


def _add(path: Path, word: str) -> None:
    if change := added(path, word):
        change.do()


async def _ignore(ls: Server, uri: str, fingerprint: str) -> None:
    copy = await ls.copies.asked(uri)
    proof = copy.proof if copy else None
    finding = next((one for one in proof.report.findings if one.fingerprint == fingerprint), None) if proof else None
    if copy is None or proof is None or finding is None:
        return
    change, _ = await ls.copies.run(partial(proof.ignoring, [finding], _REASON))
    if change is None:
        ls.complain("no comment can stand there; ignore the rule in the configuration, under [per-file-ignores]")
        return
    source = proof.document.source
    after = change.after.decode(source.encoding, "surrogatepass").removeprefix("\ufeff")
    await ls.apply(copy, f"Ignore {finding.code} here", _actions.text_edits(difference(source.text, after), ls.places(proof)))


async def _fix_all(ls: Server, uri: str) -> None:
    copy = await ls.copies.asked(uri, whole=True)
    if copy is not None and copy.proof is not None:
        edits = await ls.copies.run(partial(_actions.fixed, copy.proof, ls.places(copy.proof)))
        await ls.apply(copy, _actions.FIX_ALL_TITLE, edits)


HANDLERS: dict[str, Callable[..., Any]] = {_actions.ADD: _add_word, _actions.IGNORE: _ignore, _actions.FIX_ALL: _fix_all}
