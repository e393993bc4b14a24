"""Put a story back where it was read, whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp


def replace(path: str, before: bytes, after: bytes) -> None:
    """Write ``after`` in the place of ``before``; the file a link leads to, its mode and its owner stay.

    Raises OSError where that is not allowed, or where the file is no longer what was read.
    """
    target = Path(os.path.realpath(path))
    status = target.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("not a regular file")
    if not os.access(target, os.W_OK):  # renaming over it would be allowed all the same
        raise PermissionError("the file is read-only")
    if target.read_bytes() != before:
        raise OSError("the file was changed while it was checked")
    descriptor, name = mkstemp(dir=target.parent, prefix=".copydesk-")
    scratch = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(after)
        with suppress(OSError, AttributeError):  # not ours to give away, or not on this system
            os.chown(scratch, status.st_uid, status.st_gid)
        scratch.chmod(stat.S_IMODE(status.st_mode))
        scratch.replace(target)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
