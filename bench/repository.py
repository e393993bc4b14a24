"""A newsroom's repository: how long the hook on a few changed stories takes, and a run over all when most are as they were.

usage: python bench/repository.py [STORIES]

Makes a git repository of generated stories, 1,000 by default, in a temporary folder, with a cache of its own, and times whole commands
by the wall and on the processor's clock, the median of seven. LanguageTool is off.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TIMES = 7
PLACES = "Ashwell Benfield Carrow Dunmere Eastholt Farley Granton Haverby Ilsworth Kelby Lowick Marsden Netherby Oakford".split()
NAMES = "Abbott Barker Clarke Dawson Ellis Foster Gibson Harris Irving Jenkins Knight Lawson Mason Norton Parker Reeves".split()
FIRST = "Anna Brian Carol David Ellen Frank Grace Henry Irene James Laura Martin Nina Oliver Paula Simon".split()
THINGS = "bridge,market hall,swimming pool,library,bus station,school,sports ground,theatre,fire station,car park".split(",")
BODIES = "county council,housing board,parish council,water company,health board,school trust,planning office".split(",")
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
SENTENCES = (
    "The {body} will close the {thing} in {place} for {number} weeks while the roof is mended.",
    "{first} {name}, who has lived in {place} for {number} years, said the {thing} had been part of her childhood.",
    "“We looked at every other way,” {name} told a meeting in {place} on {day}.",
    "About {number} people signed a petition that was handed to the {body} last {day}.",
    "A report for the {body} put the cost at £{number},500, most of it for steel and labour.",
    "Work on the {thing} was to begin in the spring but was delayed by heavy rain.",
    "Shopkeepers near the {thing} fear that fewer visitors will come to {place} before the holidays.",
    "The {body} promised that buses from {place} would run every {number} minutes until the work is done.",
    "{name} said nobody from the {body} had asked the people who use the {thing} each morning.",
    "Two engineers examined the walls on {day} and found that the bricks were sound.",
    "The oldest part of the {thing} was built by a firm from {place} and has never been replaced.",
    "Volunteers will open a smaller {thing} in {place}, which has room for {number} visitors.",
    "A decision is expected at the next meeting of the {body}, which is open to the public.",
    "The {thing} lost money in each of the past three winters, according to figures seen by the {body}.",
    "“It is a plain building, but it is ours,” {first} {name} said as she locked the doors on {day}.",
)


def story(seed: int) -> str:
    """A story of about 350 words that no other number gives."""
    chance = random.Random(seed)

    def sentence() -> str:
        fields = {"place": PLACES, "name": NAMES, "first": FIRST, "thing": THINGS, "body": BODIES, "day": DAYS}
        return chance.choice(SENTENCES).format(number=chance.randint(4, 90), **{key: chance.choice(words) for key, words in fields.items()})

    paragraphs = (" ".join(sentence() for _ in range(chance.randint(1, 3))) for _ in range(11))
    return f"{chance.choice(PLACES)} waits for its {chance.choice(THINGS)}\n\n" + "\n\n".join(paragraphs) + "\n"


class Repository:
    """The repository and its cache."""

    def __init__(self, folder: Path, count: int) -> None:
        self.folder = folder / "newsroom"
        self.environment = os.environ | {"COPYDESK_CACHE": str(folder / "cache"), "PYTHONPATH": str(Path(__file__).parents[1])}
        self.paths = [self.folder / PLACES[number % len(PLACES)] / f"{number:05}.txt" for number in range(count)]
        for number, path in enumerate(self.paths):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(story(number), encoding="utf-8")
        self._git("init", "-q")
        self._git("add", ".")
        self._git("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "commit", "-qm", "Stories")

    def change(self, some: list[Path]) -> None:
        """Write a sentence more into stories."""
        for path in some:
            path.write_text(f"{path.read_text(encoding='utf-8')}\nIt was changed at {time.time_ns()}.\n", encoding="utf-8")

    def measured(self, what: str, *arguments: str, changed: int = 0, times: int = TIMES) -> None:
        """Print what a command takes, the stories at the front changed before each turn."""
        walls, works = [], []
        for _ in range(times):
            self.change(self.paths[:changed])
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begin = time.perf_counter()
            command = [sys.executable, "-m", "linter", "check", "--languagetool", "off", *arguments]
            done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)
            walls.append(time.perf_counter() - begin)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            works.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
            if done.returncode > 1:
                sys.exit(done.stderr)
        print(f"{what:48} {statistics.median(walls):8.2f} s wall {statistics.median(works):8.2f} s processor")

    def _git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.folder, check=True)


def main(count: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(Path(folder), count)
        some = min(count, max(3, count * 3 // 10))
        three = [str(path.relative_to(repository.folder)) for path in repository.paths[:3]]
        repository.measured(f"{count:,} stories, nothing kept", times=1)
        repository.measured(f"{count:,} stories, all as they were")
        repository.change(repository.paths[:some])
        repository.measured("hook on three changed stories", *three, changed=3)
        repository.measured("hook on three stories that are as they were", *three)
        repository.measured(f"{count:,} stories, {some:,} of them changed", changed=some, times=1)
        repository.measured(f"--changed, {some:,} stories changed and all known", "--changed")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
