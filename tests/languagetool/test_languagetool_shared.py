"""The warm server with real processes: found by all, replaced when it dies, gone without a trace."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

import linter
from linter.checks.languagetool import client, install, runtime, shared
from linter.checks.languagetool.error import LanguageToolError
from linter.checks.languagetool.state import State

TEXT = "It rained for a hour."
ASK = """
from linter.checks.languagetool import client, shared
url = shared.url()
print(url, *(match.rule for match in client.check(url, "It rained for a hour.", "en-US").matches))
"""

pytestmark = pytest.mark.usefixtures("installation")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[runtime.Place]:
    """A runtime folder of the test's own; whatever runs in it afterwards is ended, and nothing may be left."""
    folder = tmp_path / "runtime"
    monkeypatch.setenv(runtime.FOLDER_VARIABLE, str(folder))
    shared._failed.clear()
    shared._renewed.clear()
    yield runtime.here()
    with suppress(LanguageToolError):
        shared.stop()
    ended = soon(lambda: not ours(folder))
    for process in ours(folder):
        process.kill()
    assert ended
    assert not [child for child in psutil.Process().children() if child.status() == psutil.STATUS_ZOMBIE]


def ours(folder: Path) -> list[psutil.Process]:
    """Supervisors, servers and guards of the server that runs for a runtime folder."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(runtime.FOLDER_VARIABLE) == str(folder) and process.pid != os.getpid():
                found.append(process)
    return found


def running(script: str) -> subprocess.Popen[str]:
    """Another process that uses the shared server."""
    environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
    return subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def soon(true: Callable[[], object], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def gone(pid: int) -> bool:
    """Whether a process has ended; one that its parent's death left to the system may still be listed."""
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def works(url: str) -> bool:
    return [match.rule for match in client.check(url, TEXT, "en-US").matches] == ["EN_A_VS_AN"]


def test_twelve_at_once_share_one_server_which_lives_on_until_it_is_stopped(place: runtime.Place) -> None:
    runs = [running(ASK) for _ in range(12)]
    answers = {(*run.communicate(timeout=100), run.returncode) for run in runs}
    ((answer, complaint, code),) = answers
    assert (answer.split()[1:], complaint, code) == (["EN_A_VS_AN"], "", 0)
    servers = [process for process in ours(place.base.parent) if process.name().startswith("java")]
    status = shared.status()
    assert [server.pid for server in servers] == [status.java]
    assert shared.url() == answer.split()[0] == f"http://127.0.0.1:{status.port}/v2/"
    assert (status.running, status.version) == (True, "6.8")
    assert 100 < status.memory < 1000
    assert status.since is not None
    assert 0 < time.time() - status.since.timestamp() < 100
    assert status.idle < 60

    began = time.perf_counter()
    for _ in range(20):
        shared.url()
    assert (time.perf_counter() - began) / 20 < 0.003
    found, _ = running(
        "import sys; from linter.checks.languagetool import shared as s; s.url(); print({'psutil', 'filelock'} & set(sys.modules))"
    ).communicate()
    assert found == "set()\n", "what takes longer to import than to find a server"

    assert oct(place.base.parent.stat().st_mode)[-3:] == "700"
    supervisor = psutil.Process(status.pid)
    assert supervisor.terminal() is None
    assert supervisor.cwd() == os.sep
    assert os.getsid(status.pid) != os.getsid(0)
    listening = {one.laddr.ip for one in servers[0].net_connections() if one.status == psutil.CONN_LISTEN}
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1"}

    assert shared.stop()
    assert gone(status.pid)
    assert gone(status.java)
    assert place.state() is None
    assert shared.status() == shared.Status(running=False)
    assert not shared.stop()


def test_a_server_that_was_killed_is_started_again_but_not_twice_in_a_minute(place: runtime.Place) -> None:
    first = shared.url()
    before = shared.status()
    os.kill(before.java, signal.SIGKILL)
    second = shared.renew(first)
    after = shared.status()
    assert works(second)
    assert (after.pid, second != first) == (before.pid, True)
    assert after.java != before.java
    assert shared.renew(first) == second, "whoever asks later gets the new one"
    os.kill(after.java, signal.SIGKILL)
    assert soon(lambda: gone(after.pid))
    assert soon(lambda: not ours(place.base.parent))
    assert place.state() is None
    with pytest.raises(LanguageToolError, match="fails again after it was replaced"):
        shared.renew(second)


def test_a_server_that_hangs_is_replaced_and_one_that_works_is_not(place: runtime.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shared.url()
    before = shared.status()
    assert shared.renew(first) == first
    shared._renewed.clear()
    monkeypatch.setattr(shared, "PROBE", 0.5)
    os.kill(before.java, signal.SIGSTOP)
    second = shared.renew(first)
    assert works(second)
    assert gone(before.java)
    assert gone(before.pid)
    # As when the session ends, or somebody tidies up.
    shutil.rmtree(place.base.parent)
    assert soon(lambda: not ours(place.base.parent)), "nobody would ever find it again"


def test_neither_a_killed_supervisor_nor_a_killed_client_leaves_anything(place: runtime.Place) -> None:
    shared.url()
    before = shared.status()
    os.kill(before.pid, signal.SIGKILL)
    assert soon(lambda: gone(before.java)), "nobody is left to end it"
    assert soon(lambda: not place.held())
    assert place.state() is not None, "what a killed one leaves behind must not deceive"
    client_ = running(ASK)
    assert soon(place.held)
    client_.kill()
    client_.communicate()
    assert works(shared.url())
    assert len([process for process in ours(place.base.parent) if process.name().startswith("java")]) == 1
    assert shared.status().pid != before.pid


def test_it_stops_when_nobody_uses_it(place: runtime.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(runtime.IDLE_VARIABLE, "2")
    shared.url()
    pid = shared.status().pid
    for _ in range(8):
        time.sleep(0.5)
        shared.used()
    assert not gone(pid)
    assert soon(lambda: gone(pid), 8)
    assert ours(place.base.parent) == []
    assert place.state() is None
    assert "stopping: idle for 2 seconds" in place.file("log").read_text()


def test_a_start_that_fails_is_named_to_all_who_wait_and_not_tried_again_at_once(
    monkeypatch: pytest.MonkeyPatch, place: runtime.Place
) -> None:
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:MaxMetaspaceSize=9m")
    failing = runtime.here()
    assert failing.base != place.base, "other settings, another server"
    others = [running(ASK) for _ in range(3)]
    with pytest.raises(LanguageToolError, match="LanguageTool does not start with"):
        shared.url()
    for other in others:
        _, complaint = other.communicate(timeout=60)
        assert "LanguageTool does not start with" in complaint
    began = time.perf_counter()
    with pytest.raises(LanguageToolError, match="LanguageTool does not start with"):
        shared.url()
    assert time.perf_counter() - began < 0.1
    assert failing.state() is None
    assert soon(lambda: not ours(place.base.parent))


def test_what_is_not_installed_is_named(place: runtime.Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(install.FOLDER_VARIABLE, "nowhere")
    with pytest.raises(LanguageToolError, match=f"is not installed in {tmp_path}/nowhere; run"):
        shared.start()


def test_an_idle_time_that_is_no_number_is_named(place: runtime.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(runtime.IDLE_VARIABLE, "soon")
    with pytest.raises(LanguageToolError, match="COPYDESK_LANGUAGETOOL_IDLE is no number of seconds: soon"):
        shared.url()


def test_a_start_of_another_process_is_not_waited_for_for_ever(place: runtime.Place, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = running(f"""
import time
from filelock import FileLock
with FileLock({str(place.file("turn"))!r}):
    print("held", flush=True)
    time.sleep(60)
""")
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    monkeypatch.setattr(shared, "WAIT", 0.3)
    began = time.monotonic()
    with pytest.raises(LanguageToolError, match="is being started by another process"):
        shared.url()
    assert time.monotonic() - began < 5
    holder.kill()
    holder.communicate()


def test_a_state_that_names_another_process_ends_nobody(place: runtime.Place) -> None:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    now = time.time()
    place.file("lock").touch()
    place.publish(State(sleeper.pid, "6.8", now, "http://127.0.0.1:9/v2/", sleeper.pid, now - 500))
    assert not shared.status().running
    assert not shared.stop()
    assert place.state() is None
    assert sleeper.poll() is None
    sleeper.kill()
    sleeper.wait()


def test_a_broken_state_is_none(place: runtime.Place) -> None:
    place.file("json").write_bytes(b'{"pid": ')
    assert place.state() is None
    assert not shared.status().running


def test_a_folder_that_others_can_write_in_is_refused(place: runtime.Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o777)
    monkeypatch.setenv(runtime.FOLDER_VARIABLE, str(folder))
    with pytest.raises(LanguageToolError, match=rf"others can write in the folder {folder}; choose another"):
        shared.url()
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(runtime.FOLDER_VARIABLE, str(tmp_path / "file" / "folder"))
    with pytest.raises(LanguageToolError, match="there is no folder for what runs"):
        shared.status()


def test_without_a_session_the_users_folder_is_found_in_silence(monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder) -> None:
    monkeypatch.delenv(runtime.FOLDER_VARIABLE, raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    runtime._users_folder.cache_clear()
    assert runtime.folder().name == "copydesk"
    assert not recwarn.list
    runtime._users_folder.cache_clear()
