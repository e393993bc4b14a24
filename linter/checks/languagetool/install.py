"""LanguageTool's jars: fetched once, checked against pinned sums, laid out as language-tool-python wants them.

Installed looks like this, below ``default_folder()``::

    LanguageTool-6.8/languagetool-server.jar    only a manifest, whose class path names the jars
    LanguageTool-6.8/libs/*.jar

The second line is complete before the first folder gets its name, so what is half there never looks installed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import VERSION, Jar, fault, jars, read, server_jar

FOLDER_VARIABLE = "COPYDESK_LANGUAGETOOL"
INSTALL = "copydesk languagetool install"

_HOME = f"LanguageTool-{VERSION}"
_SERVER_JAR = "languagetool-server.jar"
_THREADS = 8
_TIMEOUT = 30

T = TypeVar("T")


def default_folder() -> Path:
    """Where LanguageTool is looked for: ``COPYDESK_LANGUAGETOOL``, or the user's data folder."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_dir

    return Path(user_data_dir("copydesk"), "languagetool", VERSION)


def installed(folder: Path | None = None) -> bool:
    """Whether an installation is there; cheap, as nothing is read. ``verify`` says whether it is whole."""
    return (folder or default_folder()).joinpath(_HOME, _SERVER_JAR).is_file()


def verify(folder: Path | None = None) -> None:
    """Compare every installed file with the pinned one; raises LanguageToolError that names each that differs."""
    folder = folder or default_folder()
    if not installed(folder):
        raise LanguageToolError(f"LanguageTool {VERSION} is not installed in {folder}; run `{INSTALL}`")
    home = folder / _HOME
    faults = [found for found in _each(lambda jar: fault(jar, home / "libs" / jar.name)) if found]
    if read(home / _SERVER_JAR) != server_jar():
        faults.append(f"{_SERVER_JAR} was changed")
    if faults:
        raise LanguageToolError(f"LanguageTool {VERSION} in {folder} is not as it was installed: {'; '.join(faults)}; run `{INSTALL}`")


def install(folder: Path | None = None, progress: Callable[[int, int], None] | None = None, *, repository: str | None = None) -> Path:
    """Bring LanguageTool into ``folder`` (``default_folder()`` by default) and give that folder back.

    Jars that are there and right are kept, so repeating it mends a broken installation and costs nothing on a
    whole one. ``progress`` gets the bytes that are there and the bytes of all jars, first before anything is
    fetched: both are equal then where nothing was to do. ``repository`` is the address of another Maven
    repository than Maven Central.

    Raises LanguageToolError where a jar cannot be fetched, is not the pinned one, or cannot be written.
    """
    folder = folder or default_folder()
    report = progress or (lambda _done, _total: None)
    try:
        verify(folder)
    except LanguageToolError:
        import tempfile

        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Beside the final place, so that the renaming stays on one file system.
            with tempfile.TemporaryDirectory(dir=folder, prefix=".install-") as scratch:
                _assemble(folder / _HOME, Path(scratch), report, repository)
        except OSError as error:
            raise LanguageToolError(f"LanguageTool cannot be installed in {folder}: {error}") from error
    else:
        total = sum(jar.size for jar in jars())
        report(total, total)
    return folder


def _assemble(home: Path, scratch: Path, report: Callable[[int, int], None], repository: str | None) -> None:
    fresh = scratch / _HOME
    (fresh / "libs").mkdir(parents=True)
    total = sum(jar.size for jar in jars())
    missing = [jar for jar in jars() if fault(jar, home / "libs" / jar.name)]
    done = total - sum(jar.size for jar in missing)
    report(done, total)
    fetch = _fetcher(scratch / "repository", repository)
    for jar in _each(lambda jar: _bring(jar, home / "libs" / jar.name, fresh / "libs" / jar.name, fetch)):
        if jar in missing:
            done += jar.size
            report(done, total)
    (fresh / _SERVER_JAR).write_bytes(server_jar())
    if home.exists():
        home.rename(scratch / "replaced")
    fresh.rename(home)


def _bring(jar: Jar, present: Path, target: Path, fetch: Callable[[Jar], Path]) -> Jar:
    """Put the pinned jar at ``target``, from where it is already or else from the repository."""
    if fault(jar, present) is None:
        import shutil

        shutil.copyfile(present, target)
        return jar
    fetched = fetch(jar)
    if wrong := fault(jar, fetched):
        raise LanguageToolError(
            f"the repository's copy is not the pinned one: {wrong}; nothing was installed: "
            "try again, or another repository if that does not help"
        )
    fetched.rename(target)
    return jar


def _fetcher(cache: Path, repository: str | None) -> Callable[[Jar], Path]:
    """A function that fetches a jar; with a cache of its own, since jgo trusts any file that the user's holds."""
    try:
        from jgo.maven import MavenContext
    except ImportError as error:
        raise LanguageToolError(f"a package is missing ({error}); install copydesk[languagetool]") from error
    remote = {"chosen": repository.rstrip("/")} if repository else None
    context = MavenContext(repo_cache=cache, remote_repos=remote, timeout=_TIMEOUT)

    def fetch(jar: Jar) -> Path:
        *group, artifact, version, _ = jar.path.split("/")
        try:
            return Path(context.project(".".join(group), artifact).at_version(version).artifact().resolve())
        except (OSError, RuntimeError, ValueError) as error:  # requests' errors are OSErrors
            raise LanguageToolError(f"{jar.name} cannot be fetched: {error}") from error

    return fetch


def _each(work: Callable[[Jar], T]) -> Iterable[T]:
    """``work`` done on all jars at once, the results in the lock's order."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as pool:
        yield from pool.map(work, jars())
