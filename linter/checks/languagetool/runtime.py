"""Where the machine's warm server is found: the runtime folder, what its supervisor publishes there, who lives.

A place is five files of one name, ``languagetool-KEY``; the key stands for the versions and settings, so that
servers of two installations live side by side::

    .lock    held by the supervisor as long as it lives: no crash and no process number given anew deceives
    .turn    held by who starts, replaces or stops the supervisor
    .json    the state
    .failed  why the last start failed
    .used    its time is that of the last use
    .log     what the supervisor says
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from threading import Lock

import msgspec

from linter.checks.languagetool import install, server
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.jars import VERSION
from linter.checks.languagetool.state import State, decode
from linter.version import __version__

FOLDER_VARIABLE = "COPYDESK_RUNTIME"
IDLE_VARIABLE = "COPYDESK_LANGUAGETOOL_IDLE"

_PREFIX = "languagetool-"
_warnings = Lock()


class Place(msgspec.Struct, frozen=True):
    """The files of one supervisor."""

    base: Path

    def file(self, suffix: str) -> Path:
        """The file with that suffix."""
        return self.base.with_name(f"{self.base.name}.{suffix}")

    def held(self) -> bool:
        """Whether a supervisor lives here. Cheap."""
        return _held(self.file("lock"))

    def state(self) -> State | None:
        """What was published last, by a supervisor that may be dead."""
        try:
            return decode(self.file("json").read_bytes())
        except (OSError, msgspec.DecodeError):
            return None

    def ready(self) -> State | None:
        """The state of a server that can be asked; None where there is none, or not yet. Cheap."""
        state = self.state()
        return state if state and state.url and self.held() else None

    def publish(self, state: State) -> None:
        """Put a state in the place of the one before, in one step."""
        fresh = self.file("json.new")
        fresh.write_bytes(msgspec.json.encode(state))
        fresh.replace(self.file("json"))

    def withdraw(self) -> None:
        """Take the state away."""
        self.file("json").unlink(missing_ok=True)

    def use(self) -> None:
        """Note that the server is used. Cheap."""
        with suppress(FileNotFoundError):
            os.utime(self.file("used"))

    def used(self) -> float:
        """When it was used last, in seconds since the epoch; 0 where that is not known."""
        try:
            return self.file("used").stat().st_mtime
        except OSError:
            return 0.0

    def failure(self, since: float) -> str | None:
        """Why a start failed that ended after ``since`` (seconds since the epoch)."""
        path = self.file("failed")
        try:
            return path.read_text("utf-8") if path.stat().st_mtime >= since else None
        except OSError:
            return None


def here() -> Place:
    """The place for the settings of this process; raises LanguageToolError where there can be none."""
    settings = (
        __version__,
        VERSION,
        os.fspath(install.default_folder()),
        # A server knows those that were there when it started.
        install.languages(),
        server.JAVA_OPTIONS,
        os.environ.get("JDK_JAVA_OPTIONS", ""),
        sorted(server.CONFIG.items()),
    )
    digest = blake2b(repr(settings).encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()
    return Place(folder() / f"{_PREFIX}{digest}")


def everywhere() -> list[Place]:
    """All places of this user, those of other versions and settings too."""
    return [Place(path.with_suffix("")) for path in sorted(folder().glob(f"{_PREFIX}*.lock"))]


def folder() -> Path:
    """The runtime folder, ``COPYDESK_RUNTIME`` or the user's, which nobody else may read.

    It is made where it is missing; raises LanguageToolError where that fails or where others could write in it.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    hint = f"choose another folder with {FOLDER_VARIABLE}"
    try:
        path = Path(chosen).expanduser().absolute() if chosen else _users_folder()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = path.stat()
    except OSError as error:
        raise LanguageToolError(f"there is no folder for what runs: {error}; {hint}") from error
    if sys.platform != "win32" and (about.st_uid != os.getuid() or about.st_mode & 0o022):
        raise LanguageToolError(f"others can write in the folder {path}; {hint}")
    return path


@cache
def _users_folder() -> Path:
    import warnings

    from platformdirs import user_runtime_dir

    with _warnings, warnings.catch_warnings():
        # It warns where the session has none, which is no fault: a folder below the temporary one does as well.
        warnings.simplefilter("ignore")
        return Path(user_runtime_dir("copydesk", ensure_exists=True))


def _held(path: Path) -> bool:
    """Whether another process has locked a file; as filelock does it, but without the time that its import takes."""
    try:
        import fcntl
    except ImportError:
        return _held_on_windows(path)
    try:
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _held_on_windows(path: Path) -> bool:
    from filelock import FileLock, Timeout

    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True
