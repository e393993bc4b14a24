"""Pin the jars of another language of LanguageTool: ``python -m linter.checks.languagetool.lock de -o FILE``.

A lock holds what a language needs beside English: its own module and what that depends on. What LanguageTool's
core depends on is decided by the English lock, which has those that a server loads; the one exception are the
spellers that use Hunspell, which English does without.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

import click

from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import VERSION, Jar, jars
from linter.checks.languagetool.maven import client

if TYPE_CHECKING:
    from jgo.maven import Dependency, MavenContext, Project

_GROUP = "org.languagetool"
_CORE = "languagetool-core"
_SPELLER = "hunspell"
_DICTIONARY = ".dic"
#: What Hunspell depends on but never loads.
_UNUSED = "jna-platform"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def pinned(language: str, cache: Path, repository: str | None = None) -> list[Jar]:
    """The jars that a language (``de``) needs beside the English ones, by their paths; they are fetched into ``cache``.

    Raises LanguageToolError where LanguageTool has no such language, or where something cannot be fetched.
    """
    maven = client(cache, repository)
    module = f"language-{language}"
    try:
        needed = _resolved(maven, module, [maven.project(_GROUP, _CORE)])
        own = next(one for one in needed if one.artifactId == module)
        if _has_dictionary(own.artifact.resolve()):
            needed += _speller(maven)
        return sorted(set(map(_pin, needed)) - set(jars()))
    except (OSError, RuntimeError, ValueError, BadZipFile) as error:  # requests' errors are OSErrors
        raise LanguageToolError(f"the jars of {module} {VERSION} cannot be had: {error}") from error


def _resolved(maven: MavenContext, artifact: str, without: list[Project]) -> list[Dependency]:
    """An artifact of LanguageTool with what it needs to run, but for some projects and what only they need."""
    inputs, others = maven.resolver.resolve([maven.create_dependency(f"{_GROUP}:{artifact}:{VERSION}", without)])
    return [*inputs, *others]


def _has_dictionary(module: Path) -> bool:
    with ZipFile(module) as archive:
        return any(name.endswith(_DICTIONARY) for name in archive.namelist())


def _speller(maven: MavenContext) -> list[Dependency]:
    """Hunspell and what it needs, in the versions that the core wants."""
    core = maven.project(_GROUP, _CORE)
    parts = maven.pom_dependencies(core.at_version(VERSION).pom())
    others = [part.artifact.component.project for part in parts if part.artifactId != _SPELLER]
    return [one for one in _resolved(maven, _CORE, others) if one.artifactId not in (_CORE, _UNUSED)]


def _pin(one: Dependency) -> Jar:
    artifact = one.artifact
    data = artifact.resolve().read_bytes()
    return Jar((artifact.component.path_prefix / artifact.filename).as_posix(), len(data), sha256(data).hexdigest())


@click.command()
@click.argument("language")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the lock here, not to standard output.")
@click.option("--repository", metavar="URL", help="Another Maven repository than Maven Central.")
def main(language: str, output: Path | None, repository: str | None) -> None:
    """Pin the jars that LANGUAGE, such as de, needs beside the English ones: a path, a size, a SHA-256 a line."""
    from tempfile import TemporaryDirectory

    if not _LANGUAGE.fullmatch(language):
        raise click.UsageError(f"{language!r} is no language of two or three letters, such as de")
    try:
        with TemporaryDirectory(prefix="copydesk-") as cache:
            found = pinned(language, Path(cache), repository)
    except LanguageToolError as error:
        raise click.ClickException(str(error)) from error
    text = "".join(f"{jar.path} {jar.size} {jar.sha256}\n" for jar in found)
    if output:
        output.write_text(text, "utf-8", newline="\n")
    else:
        click.echo(text, nl=False)


if __name__ == "__main__":
    main()
