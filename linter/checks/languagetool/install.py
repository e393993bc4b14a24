"""LanguageTool's jars: fetched once, checked against pinned sums, laid out as language-tool-python wants them.

Installed looks like this, below ``default_folder()``::

    LanguageTool-6.8/languagetool-server.jar    only a manifest, whose class path names the jars
    LanguageTool-6.8/libs/*.jar
    LanguageTool-6.8/languages                  the languages besides English, if any, a line each

All that is complete before the first folder gets its name, so what is half there never looks installed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from linter.checks.languagetool import maven
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import ENGLISH, VERSION, Jar, fault, jars, read, server_jar

FOLDER_VARIABLE = "COPYDESK_LANGUAGETOOL"
INSTALL = "copydesk languagetool install"

_HOME = f"LanguageTool-{VERSION}"
_SERVER_JAR = "languagetool-server.jar"
_LANGUAGES = "languages"
_THREADS = 8

T = TypeVar("T")


def default_folder() -> Path:
    """Where LanguageTool is looked for: ``COPYDESK_LANGUAGETOOL``, or the user's data folder."""
    if chosen := os.environ.get(FOLDER_VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_dir

    return Path(user_data_dir("copydesk"), "languagetool", VERSION)


def installed(folder: Path | None = None, language: str = ENGLISH) -> bool:
    """Whether a language (``de``) is installed. Cheap; ``verify`` says whether it is whole."""
    return language in languages(folder)


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The installed languages, English first, which comes with each; none where nothing is installed. Cheap."""
    home = (folder or default_folder()) / _HOME
    if not (home / _SERVER_JAR).is_file():
        return ()
    return (ENGLISH, *(read(home / _LANGUAGES) or b"").decode("ascii", "replace").split())


def verify(folder: Path | None = None) -> None:
    """Compare every installed file with the pinned one; raises LanguageToolError that names each that differs."""
    folder = folder or default_folder()
    if not installed(folder):
        raise LanguageToolError(f"LanguageTool {VERSION} is not installed in {folder}; run `{INSTALL}`")
    if faults := _faults(folder / _HOME, languages(folder)):
        raise LanguageToolError(f"LanguageTool {VERSION} in {folder} is not as it was installed: {'; '.join(faults)}; run `{INSTALL}`")


def install(
    folder: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    also: Iterable[str] = (),
    repository: str | None = None,
    source: Path | None = None,
) -> Path:
    """Bring LanguageTool into ``folder`` (``default_folder()`` by default) and give that folder back.

    English comes always, the languages in ``also`` (``de``) with it; those that are there already stay. Jars that
    are there and right are kept, so repeating it mends a broken installation and costs nothing on a whole one.
    ``progress`` gets the bytes that are there and the bytes of all jars, first before anything is
    fetched: both are equal then where nothing was to do. ``repository`` is the address of another Maven
    repository than Maven Central; with ``source`` the jars come out of that folder and none is fetched: they lie in
    it flat, as in a Maven repository, or as in an installation.

    Raises LanguageToolError for a language that has no lock, and where a jar cannot be fetched, is not the pinned
    one, or cannot be written.
    """
    folder = folder or default_folder()
    report = progress or (lambda _done, _total: None)
    present = languages(folder)
    chosen = sorted({*also, *present} - {ENGLISH})
    wanted = jars(*chosen)
    if present == (ENGLISH, *chosen) and not _faults(folder / _HOME, present):
        total = sum(jar.size for jar in wanted)
        report(total, total)
        return folder
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        # Beside the final place, so that the renaming stays on one file system.
        with tempfile.TemporaryDirectory(dir=folder, prefix=".install-") as scratch:
            fetch = _copier(source) if source else maven.fetcher(Path(scratch, "repository"), repository)
            _assemble(folder / _HOME, Path(scratch), chosen, report, fetch)
    except OSError as error:
        raise LanguageToolError(f"LanguageTool cannot be installed in {folder}: {error}") from error
    return folder


def uninstall(folder: Path | None = None) -> bool:
    """Remove what ``install`` brought into ``folder``; whether there was anything.

    No server may run from it. Raises LanguageToolError where it cannot be removed.
    """
    import shutil
    import tempfile

    folder = folder or default_folder()
    if not (folder / _HOME).exists():
        return False
    try:
        # What is half removed must not look installed.
        scratch = Path(tempfile.mkdtemp(dir=folder, prefix=".uninstall-"))
        (folder / _HOME).rename(scratch / _HOME)
        shutil.rmtree(scratch)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise LanguageToolError(f"LanguageTool in {folder} cannot be removed: {error}") from error
    return True


def _faults(home: Path, chosen: Sequence[str]) -> list[str]:
    """What differs from an installation of these languages."""
    faults = [found for found in _each(lambda jar: fault(jar, home / "libs" / jar.name), jars(*chosen)) if found]
    return faults if read(home / _SERVER_JAR) == server_jar(*chosen) else [*faults, f"{_SERVER_JAR} was changed"]


def _assemble(
    home: Path, scratch: Path, chosen: Sequence[str], report: Callable[[int, int], None], fetch: Callable[[Jar, Path], None]
) -> None:
    fresh, wanted = scratch / _HOME, jars(*chosen)
    (fresh / "libs").mkdir(parents=True)
    total = sum(jar.size for jar in wanted)
    missing = [jar for jar in wanted if fault(jar, home / "libs" / jar.name)]
    done = total - sum(jar.size for jar in missing)
    report(done, total)
    for jar in _each(lambda jar: _bring(jar, home / "libs" / jar.name, fresh / "libs" / jar.name, fetch), wanted):
        if jar in missing:
            done += jar.size
            report(done, total)
    (fresh / _SERVER_JAR).write_bytes(server_jar(*chosen))
    if chosen:
        (fresh / _LANGUAGES).write_text("".join(f"{language}\n" for language in chosen), "ascii", newline="\n")
    if home.exists():
        home.rename(scratch / "replaced")
    fresh.rename(home)


def _bring(jar: Jar, present: Path, target: Path, fetch: Callable[[Jar, Path], None]) -> Jar:
    """Put the pinned jar at ``target``, from where it is already or else from where the others come from."""
    if fault(jar, present) is None:
        import shutil

        shutil.copyfile(present, target)
        return jar
    fetch(jar, target)
    if wrong := fault(jar, target):
        raise LanguageToolError(
            f"what was brought is not the pinned file: {wrong}; nothing was installed: try again, or from elsewhere if that does not help"
        )
    return jar


def _copier(source: Path) -> Callable[[Jar, Path], None]:
    """A function that copies a jar out of a folder."""
    import shutil

    def fetch(jar: Jar, target: Path) -> None:
        for place in (source / jar.name, source / jar.path, source / _HOME / "libs" / jar.name):
            if place.is_file():
                shutil.copyfile(place, target)
                return
        raise LanguageToolError(f"{jar.name} is not in {source}")

    return fetch


def _each(work: Callable[[Jar], T], wanted: Sequence[Jar]) -> Iterable[T]:
    """``work`` done on the jars, several at once, the results in their order."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_THREADS) as pool:
        yield from pool.map(work, wanted)
