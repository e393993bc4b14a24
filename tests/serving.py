"""A real ``copydesk serve`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import httpx

import linter


class Served:
    """A server that runs, and a client of it."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(Path(linter.__file__).parents[1])}
        command = [sys.executable, "-m", "linter", "serve", "--port", "0", "--languagetool", "off", *arguments]
        self.log = (folder / "log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=self.log, text=True)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url, (folder / "log").read_text()
        self.http = httpx.Client(base_url=self.url, timeout=60)

    def check(self, text: str, **fields: str) -> dict:
        answer = self.http.post("/v2/check", data={"language": "en-US", "text": text} | fields)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def close(self) -> None:
        self.http.close()
        self.process.terminate()
        assert self.process.wait(30) == 0
        self.log.close()
