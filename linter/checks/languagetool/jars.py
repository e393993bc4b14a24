"""The pinned jars of LanguageTool and the one that we make: what each has to be, byte for byte.

``locks/en-6.8.lock`` names those that English needs and every language with it, one ``path size sha256`` a line; the
path is the one in every Maven repository, so the coordinates follow from it. The lock of another language names
those that it needs besides; ``python -m linter.checks.languagetool.lock`` makes one.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from linter.checks.languagetool.error import LanguageToolError

VERSION = "6.8"
ENGLISH = "en"

_LOCKS = Path(__file__).with_name("locks")
_SUFFIX = f"-{VERSION}.lock"


class Jar(NamedTuple):
    """A line of a lock: the path in a Maven repository, the size in bytes, the SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, under which it is installed."""
        return self.path.rpartition("/")[2]


def languages() -> tuple[str, ...]:
    """The languages that can be installed, as subtags such as ``de``: those that have a lock."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in _LOCKS.glob(f"*{_SUFFIX}")))


def jars(*chosen: str) -> tuple[Jar, ...]:
    """The pinned jars of English and of the chosen languages besides, each once, by their paths.

    Raises LanguageToolError for a language that has no lock.
    """
    return tuple(sorted({jar for language in (ENGLISH, *chosen) for jar in _locked(language)}))


def _locked(language: str) -> list[Jar]:
    # Not opened by the name that was given: that could be a way into another folder.
    if language not in (known := languages()):
        raise LanguageToolError(f"LanguageTool cannot be installed for {language!r}, only for {', '.join(known)}")
    lines = (line.split() for line in (_LOCKS / f"{language}{_SUFFIX}").read_text("utf-8").splitlines())
    return [Jar(path, int(size), digest) for path, size, digest in lines]


def fault(jar: Jar, path: Path) -> str | None:
    """What is wrong with a file that should be that jar; None where nothing is."""
    import hashlib

    data = read(path)
    if data is None:
        return f"{jar.name} is missing"
    if len(data) != jar.size:
        return f"{jar.name} is broken (expected {jar.size} bytes, found {len(data)})"
    digest = hashlib.sha256(data).hexdigest()
    return None if digest == jar.sha256 else f"{jar.name} is broken (expected sha256 {jar.sha256}, found {digest})"


def read(path: Path) -> bytes | None:
    """A file's content, None where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def server_jar(*chosen: str) -> bytes:
    """The jar that holds only the class path of English and the chosen languages, the same bytes each time."""
    import io
    import zipfile

    line = "Class-Path: " + " ".join(f"libs/{jar.name}" for jar in jars(*chosen))
    # A manifest's lines have at most 72 bytes, line end included; a blank continues one.
    folded = [line[:70], *(f" {line[at : at + 69]}" for at in range(70, len(line), 69))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        manifest = "\r\n".join(["Manifest-Version: 1.0", *folded, "", ""])
        archive.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF"), manifest)
    return buffer.getvalue()
