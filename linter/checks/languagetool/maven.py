"""Maven's way to a jar: jgo's client with a cache of its own, since it trusts any file that the user's cache holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import Jar

if TYPE_CHECKING:
    from jgo.maven import MavenContext

_TIMEOUT = 30


def client(cache: Path, repository: str | None = None) -> MavenContext:
    """A client that keeps what it fetches in the folder ``cache``; of Maven Central, or of the repository at that address.

    Raises LanguageToolError where the library is missing.
    """
    try:
        from jgo.maven import MavenContext
    except ImportError as error:
        raise LanguageToolError(f"a package is missing ({error}); install copydesk[languagetool]") from error
    remote = {"chosen": repository.rstrip("/")} if repository else None
    return MavenContext(repo_cache=cache, remote_repos=remote, timeout=_TIMEOUT)


def fetcher(cache: Path, repository: str | None = None) -> Callable[[Jar, Path], None]:
    """A function that fetches a jar and puts it at a path; it raises LanguageToolError where it cannot, as ``client`` does."""
    context = client(cache, repository)

    def fetch(jar: Jar, target: Path) -> None:
        *group, artifact, version, _ = jar.path.split("/")
        try:
            Path(context.project(".".join(group), artifact).at_version(version).artifact().resolve()).rename(target)
        except (OSError, RuntimeError, ValueError) as error:  # requests' errors are OSErrors
            raise LanguageToolError(f"{jar.name} cannot be fetched: {error}") from error

    return fetch
