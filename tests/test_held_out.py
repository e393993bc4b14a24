"""Nothing that the project is measured on stands in it, nor in what it learns from, where the development data are at hand.

Texts are compared as words in lower case without marks, so that other quotation marks, line breaks or tokens hide nothing.
What several passages of the sets share ("did not immediately respond to a request for comment") is a phrase of the
trade and belongs to none of them.
"""

from __future__ import annotations

import json
import lzma
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from linter.checks.context.build.held_out import passages, without
from linter.lexicon.build.corpus import articles

ROOT = Path(__file__).parents[1]
DATA = Path(os.environ.get("COPYDESK_DATA", ROOT.parent / "shared" / "data"))
SETS = ("newsroom/errors", "newsroom/clean", "edits", "published-typos", "news")
TRAINING = DATA / "train" / "news-tokens.txt.xz"
PARTS = ("rules", "linter", "tests", "docs", "examples", "bench", "README.md", "CHANGELOG.md")

needs_sets = pytest.mark.skipif(not (DATA / "dev").exists(), reason=f"the development sets are not in {DATA}")
needs_training = pytest.mark.skipif(not TRAINING.exists(), reason=f"the training text is not in {DATA}")

#: Words in a row that tell a sentence from all others; a shorter sentence counts whole, down to SHORT words.
LONG, SHORT = 8, 5
#: Words in a row that are looked for in the training text, and letters of the word that they begin with: it has 35 million
#: words, and only so many places can be looked at in a minute.
ROW, LETTERS = 10, 7
#: Passages that share a phrase before it is one of the trade.
SHARED = 3

_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(r"\\[nrt]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+")

Item = tuple[str, list[str]]


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def in_row(found: list[str], length: int) -> Iterator[str]:
    return (" ".join(found[at : at + length]) for at in range(len(found) - length + 1))


def items() -> Iterator[Item]:
    """The passages of the sets: the name and the texts of each, as it is and mended."""
    for name in SETS:
        for line in (DATA / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            text = item.get("text") or item["context"]
            texts = [text, item.get("corrected") or ""]
            if "span" in item:
                start, end = item["span"]
                texts += [text[:start] + fix + text[end:] for fix in item["fixes"]]
            yield f"{name} {item.get('id') or item['file']}", texts


class Sentences:
    """What tells the sentences of some passages from all others, and in which files it is found."""

    def __init__(self, passages: Iterable[Item]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for name, texts in passages:
            for paragraph in {line for text in texts for line in text.splitlines()}:
                for run in in_row(words(paragraph), LONG):
                    owners[run].add(name)
                for sentence in _SENTENCE_END.split(paragraph):
                    found = words(sentence)
                    if SHORT <= len(found) < LONG:
                        owners[" ".join(found)].add(name)
        self._owner = {run: min(names) for run, names in owners.items() if len(names) < SHARED}

    def inside(self, text: str) -> Iterator[tuple[str, str]]:
        """The passages that a text has words of, with the words."""
        found = words(_ESCAPE.sub(" ", text))
        for length in range(SHORT, LONG + 1):
            for run in in_row(found, length):
                if owner := self._owner.get(run):
                    yield owner, run

    def __len__(self) -> int:
        return len(self._owner)


def files(root: Path) -> Iterator[tuple[Path, str]]:
    """The text files of the project; tries and arrays hold single words and counts."""
    for part in PARTS:
        for path in sorted((root / part).rglob("*")) if (root / part).is_dir() else [root / part]:
            if path.is_file() and "__pycache__" not in path.parts:
                try:
                    yield path, path.read_bytes().decode("utf-8")
                except UnicodeDecodeError:
                    continue


class Runs:
    """Rows of words of some passages, and how much of each passage a long text has."""

    def __init__(self, passages: Iterable[Item]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for name, texts in passages:
            for run in self._of(words(texts[0])):
                owners[run].add(name)
        # What two passages share is a footer or a wire report, and proves nothing of either.
        self._owner = {run: min(names) for run, names in owners.items() if len(names) == 1}
        self.of_each = Counter(self._owner.values())

    @staticmethod
    def _of(found: list[str]) -> Iterator[str]:
        last = len(found) - ROW
        return (" ".join(found[at : at + ROW]) for at, word in enumerate(found) if len(word) >= LETTERS and at <= last)

    def shares(self, articles: Iterable[list[str]]) -> dict[str, float]:
        """The share of each passage's rows that articles have."""
        seen: set[str] = set()
        for paragraphs in articles:
            seen.update(run for run in self._of(words(" ".join(paragraphs))) if run in self._owner)
        return {name: count / self.of_each[name] for name, count in Counter(self._owner[run] for run in seen).items()}


@needs_sets
def test_no_sentence_of_the_sets_is_in_the_project() -> None:
    sentences = Sentences(items())
    assert len(sentences) > 400_000
    found = [f"{path.relative_to(ROOT)} has of {owner}: {run}" for path, text in files(ROOT) for owner, run in sentences.inside(text)]
    assert found == []


@needs_sets
@needs_training
def test_no_passage_of_the_sets_is_learnt_from() -> None:
    """The training text has some, in articles that the builder leaves out."""
    runs = Runs(items())
    assert len(runs.of_each) > 1_400
    shares = runs.shares(without(articles(TRAINING), passages(DATA / "dev" / f"{name}.jsonl" for name in SETS)))
    assert {name: share for name, share in shares.items() if share >= 0.2} == {}


PLANTED = (
    "The lighthouse keeper of Vattersund counted forty-one geese before breakfast, and “not one” of them was grey. Nobody had asked him to."
)
PASSAGE: Item = ("set planted", [PLANTED])


@pytest.mark.parametrize(
    "text",
    [
        PLANTED,
        PLANTED.upper(),
        'text = "The lighthouse keeper of <<Vattersund>> counted forty-one geese"',
        'text = (\n    "keeper of Vattersund counted "\n    "forty-one\\ngeese before it"\n)',
        "of vattersund counted forty one geese before\r\nbreakfast",
        "Nobody had asked him to!",
    ],
)
def test_a_planted_sentence_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "planted.toml").write_text(f"# A story.\n{text}\n", encoding="utf-8")
    (tmp_path / "linter").mkdir()
    (tmp_path / "linter" / "trie.bin").write_bytes(b"\xff\x00")
    (tmp_path / "README.md").write_text(
        "The keeper of Vattersund counted forty-one geese.\n", encoding="utf-8"
    )  # seven words of a long one
    sentences = Sentences([PASSAGE])
    assert {path.name for path, found in files(tmp_path) if any(sentences.inside(found))} == {"planted.toml"}


def test_what_several_passages_share_is_nobodys() -> None:
    shared = "She declined to answer any of the questions that were put to her."
    passages = [(f"set {number}", [f"{shared} That was on day {number}, said the clerk of Vattersund."]) for number in range(SHARED)]
    sentences = Sentences(passages)
    assert list(sentences.inside(shared)) == []
    assert {owner for owner, _ in sentences.inside("that was on day 1 said the clerk of Vattersund")} == {"set 1"}


def test_a_planted_passage_is_found_in_training_text(tmp_path: Path) -> None:
    path = tmp_path / "train.txt.xz"
    filler = "The council met again on the matter of the bridge and put it off until the spring .\n" * 20_000
    tokens = PLANTED.replace(",", " ,").replace(".", " .").replace("“", "“ ").replace("”", " ”").replace("-one", " - one")
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write(filler + tokens.replace(" geese ", "\ngeese ") + "\n" + filler)
    other = ("set other", ["The lighthouse keeper of Osterholm counted nothing at all yesterday and went back to his cottage to sleep."])
    assert Runs([PASSAGE, other]).shares(articles(path)) == {"set planted": 1.0}
    assert Runs([PASSAGE, other]).shares(without(articles(path), [PASSAGE[1]])) == {}
