"""Another version of rules to compare them with: files that lie elsewhere, or the rules as a git revision has them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from linter.checks import ConfigError
from linter.ruledesk.shelves import Shelf, under, whole
from linter.settings import Settings
from linter.surfaces.cli._git import Refused, commit, git


def other_version(against: str, shelves: Sequence[Shelf], settings: Settings, keep: ExitStack) -> list[Shelf]:
    """The rules in the file or folder, or in the git revision, that ``against`` names; raises ConfigError where it names none.

    A rule that the version lacks found nothing there. What a revision has lies in folders that last as long as ``keep``.
    """
    if Path(against).exists():
        return _alike(under(Path(against), settings), shelves)
    return [former for shelf in shelves if (former := _former(against, shelf, keep))]


def _alike(others: list[Shelf], shelves: Sequence[Shelf]) -> list[Shelf]:
    """The other rules; where there is one on each side it is the other version whatever its file is called."""
    (mine, theirs) = ([(shelf, name, path) for shelf in group for name, path in shelf.paths.items()] for group in (shelves, others))
    if len(mine) == len(theirs) == 1:
        (_, name, _), (shelf, _, path) = mine[0], theirs[0]
        return [Shelf(shelf.folder, shelf.pack, {name: path})]
    wanted = {name for _, name, _ in mine}
    found = [Shelf(shelf.folder, shelf.pack, {name: path for name, path in shelf.paths.items() if name in wanted}) for shelf in others]
    if not any(shelf.paths for shelf in found):
        raise ConfigError(f"--against: none of the rules there has an id of those to preview, such as {mine[0][1]}")
    return found


def _former(revision: str, shelf: Shelf, keep: ExitStack) -> Shelf | None:
    """The rules of a shelf as a revision has them, None where it had none there."""
    name = commit(revision, shelf.folder)
    try:
        data = git("archive", "--format=tar", name, folder=shelf.folder)
    except Refused:
        return None  # the folder is younger
    folder = Path(keep.enter_context(TemporaryDirectory(prefix="copydesk-")))
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(folder, filter="data")
    former = whole(folder)
    return Shelf(folder, former.pack, {name: path for name, path in former.paths.items() if name in shelf.paths})
