"""Many people at work: how long each waits for the paragraph that was changed, and whether anybody sees another's text.

usage: python bench/clients.py [CLIENTS] [SECONDS] [WORDS]

Starts a server of its own with LanguageTool, which must be installed, and on loopback 50 clients for 60 seconds, each with a story of
1,500 words that the server has read, of which it changes one paragraph every five seconds; then it asks for what is said of the whole
story. Every story has words and slips of its own, so that an answer with another's is seen. Prints how long both take, and the server's
memory; exit code 1 for an error, for another's text, and where the 95th percentile of the paragraphs is above 250 ms.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

import httpx
import psutil
from repository import story

EVERY = 5.0
BAR = 0.25
ROOT = Path(__file__).parents[1]


class Client:
    """One person and one story."""

    def __init__(self, http: httpx.AsyncClient, number: int, words: int) -> None:
        self._http = http
        self._chance = random.Random(number)
        self._names = (f"p{at}" for at in count())
        self.mark = f"Zorbn{'abcdefghij'[number // 10 % 10]}{'abcdefghij'[number % 10]}x"
        self.paragraphs: dict[str, str] = {}
        while sum(len(text.split()) for text in self.paragraphs.values()) < words:
            self.paragraphs[next(self._names)] = self._text()
        self.waited: list[float] = []
        self.followed: list[float] = []
        self.troubles: list[str] = []

    def _text(self) -> str:
        """A paragraph with a slip and this client's name beside it."""
        parts = story(self._chance.randrange(10**9)).split("\n\n")[1:]
        return f"{max(parts, key=len)} {self.mark} told the the council {self._chance.randrange(10**6)} times."

    async def begin(self) -> None:
        """Send the story."""
        said = [{"id": name, "text": text} for name, text in self.paragraphs.items()]
        answer = await self._asked("POST", "/v1/stories", json={"language": "en-GB", "paragraphs": said})
        if answer is not None:
            self._path = f"/v1/stories/{answer['id']}"
            await self._asked("GET", self._path, params={"version": 1})

    async def work(self, until: float) -> None:
        """Change it until the end."""
        path = self._path
        await asyncio.sleep(self._chance.random() * EVERY)
        while time.perf_counter() < until:
            begin = time.perf_counter()
            name = self._chance.choice(list(self.paragraphs))
            body = {"paragraphs": [{"id": name, "text": self._text()}]}
            answer = await self._asked("PATCH", path, json=body)
            if answer is not None:
                self.waited.append(time.perf_counter() - begin)
                if not any(one["findings"] for one in answer["paragraphs"]):
                    self.troubles.append("the slip was not found")
                whole = await self._asked("GET", path, params={"version": answer["version"]})
                self.followed.append(time.perf_counter() - begin)
                if whole is not None and not whole["whole"]:
                    self.troubles.append("the whole story was not read in time")
            await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - begin)))

    async def _asked(self, method: str, path: str, **what: object) -> dict | None:
        try:
            answer = await self._http.request(method, path, **what)
        except httpx.HTTPError as error:
            self.troubles.append(f"{method}: {type(error).__name__}")
            return None
        if answer.status_code >= 300:
            self.troubles.append(f"{method}: {answer.status_code} {answer.text[:100]}")
            return None
        if answer.text.count("Zorbn") != answer.text.count(self.mark):
            self.troubles.append("another client's text")
        return answer.json()


async def measured(url: str, process: psutil.Process, clients: int, seconds: float, words: int) -> int:
    """Run the clients and print the figures; the exit code."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as http:
        people = [Client(http, number, words) for number in range(clients)]
        print(f"{clients} clients, {sum(len(text.split()) for text in people[0].paragraphs.values()):,} words each, {seconds:g} s")
        for one in people:
            await one.begin()
        begin = time.perf_counter()
        memory: list[int] = []

        async def watch() -> None:
            while True:
                await asyncio.sleep(2)
                memory.append(process.memory_info().rss >> 20)

        watching = asyncio.create_task(watch())
        await asyncio.gather(*(one.work(begin + seconds) for one in people))
        watching.cancel()
    waited = sorted(wait for one in people for wait in one.waited)
    followed = sorted(wait for one in people for wait in one.followed)
    troubles = [trouble for one in people for trouble in one.troubles]
    for what, values in (("paragraph", waited), ("whole story", followed)):
        marks = statistics.quantiles(values, n=100)
        print(f"{what:12} n {len(values)}  p50 {marks[49] * 1e3:.0f} ms  p95 {marks[94] * 1e3:.0f} ms  p99 {marks[98] * 1e3:.0f} ms")
    print(f"memory of the server, MB: {memory[::4]}")
    print(f"troubles: {len(troubles)} {sorted(set(troubles))[:5]}")
    return int(bool(troubles) or statistics.quantiles(waited, n=100)[94] > BAR)


def main(clients: int = 50, seconds: int = 60, words: int = 1500) -> int:
    """Start the server, measure, and end it."""
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        command = [sys.executable, "-m", "linter", "serve", "--port", "0", "--no-config", "--languagetool", "on"]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True) as server:
            try:
                assert server.stdout is not None
                url = server.stdout.readline().strip()
                return asyncio.run(measured(url, psutil.Process(server.pid), clients, seconds, words))
            finally:
                server.terminate()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
