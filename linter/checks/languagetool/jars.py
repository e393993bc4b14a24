"""The pinned jars of LanguageTool and the one that we make: what each has to be, byte for byte.

``english-6.8.lock`` names those that English needs, one ``path size sha256`` a line; the path is the one in
every Maven repository, so the coordinates follow from it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

VERSION = "6.8"

_LOCK = Path(__file__).with_name(f"english-{VERSION}.lock")


class Jar(NamedTuple):
    """A line of the lock: the path in a Maven repository, the size in bytes, the SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, under which it is installed."""
        return self.path.rpartition("/")[2]


def jars() -> tuple[Jar, ...]:
    """The pinned jars."""
    lines = (line.split() for line in _LOCK.read_text("utf-8").splitlines())
    return tuple(Jar(path, int(size), digest) for path, size, digest in lines)


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


def server_jar() -> bytes:
    """The jar that holds only the class path, the same bytes each time."""
    import io
    import zipfile

    line = "Class-Path: " + " ".join(f"libs/{jar.name}" for jar in jars())
    # A manifest's lines have at most 72 bytes, line end included; a blank continues one.
    folded = [line[:70], *(f" {line[at : at + 69]}" for at in range(70, len(line), 69))]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        manifest = "\r\n".join(["Manifest-Version: 1.0", *folded, "", ""])
        archive.writestr(zipfile.ZipInfo("META-INF/MANIFEST.MF"), manifest)
    return buffer.getvalue()
