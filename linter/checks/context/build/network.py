"""The network: trained to tell the word that stands in a place from those it is written for, and from none.

Needs torch, which nothing else does. Windows of the corpus are read from both sides at once. In each place the word that
stands there has to beat those that are confusable with it and a sample of others; between two words "nothing" has to beat
the small words, and where a small word stands it has to beat the others and nothing. One thread, one seed: the same text gives
the same network on the same machine.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track

from linter.checks.context.gaps import SMALL
from linter.lexicon.build.output import put
from linter.ngrams.network import FILES, MEMORY, WIDTH, WORDS
from linter.ngrams.symbols import KINDS, UNKNOWN

#: Windows at once, symbols of each, and those of its ends for which too little is around them to learn from.
_WINDOWS, _LENGTH, _EDGE = 128, 64, 3
#: Confusable words of a word and random ones that it has to beat.
_NEAR, _RANDOM = 20, 600
#: How fast it learns at most, after so many steps; after this share of all steps it slows down to a fiftieth.
_RATE, _WARM_UP, _STEADY = 2e-3, 300, 0.3
#: Steps after which what has been learnt is written, so that a long run can be looked at.
_SAVED = 500
#: What the four tasks count: confusable words, random words, no word between two, small words.
_TASKS = (1.0, 0.5, 2.0, 0.3)


def train(
    symbols: NDArray[np.uint16], vocabulary: list[str], table: dict[str, list[tuple[str, int, float]]], steps: int, folder: Path
) -> None:
    """Train a network on a corpus and write it beside the counts; ``table`` is what ``confusable`` makes.

    Raises ImportError where torch is missing, which should be asked for before the counting begins.
    """
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    text = torch.from_numpy(np.where(symbols < WORDS, symbols, UNKNOWN).astype(np.int64))
    numbers = {word: at for at, word in enumerate(vocabulary[:WORDS])}
    tasks = _Tasks(torch, np.bincount(text.numpy(), minlength=WORDS).astype(np.float64) + 1, _nearest(table, numbers), numbers)
    adam = torch.optim.Adam(tasks.parameters(), betas=(0.9, 0.99))
    windows = len(text) // _LENGTH - 1
    order = torch.randperm(windows)
    for step in track(range(steps), "training"):
        done = step / steps
        slower = 1.0 if done < _STEADY else max(0.02, 0.5 * (1 + np.cos(np.pi * (done - _STEADY) / (1 - _STEADY))))
        for group in adam.param_groups:
            group["lr"] = _RATE * min(1.0, step / _WARM_UP) * slower
        begin = order[torch.arange(step * _WINDOWS, (step + 1) * _WINDOWS) % windows] * _LENGTH + int(torch.randint(_LENGTH, (1,)))
        loss = tasks.loss(text[begin[:, None] + torch.arange(_LENGTH)])
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tasks.parameters(), 1.0)
        adam.step()
        if step % _SAVED == 0:
            write(tasks.numbers(), folder)
    write(tasks.numbers(), folder)


def write(state: dict[str, NDArray[np.float32]], folder: Path) -> None:
    """Write a network: vectors in bytes with a scale for each word, all other weights in half precision."""
    vectors = state["vectors.weight"]
    scales = (np.abs(vectors).max(1) / 127).astype(np.float16).astype(np.float32)
    small = np.clip(np.round(vectors / np.maximum(scales, 1e-9)[:, None]), -127, 127).astype(np.int8)
    readers = [state[f"{side}.{part}_l0"] for side in ("left", "right") for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    layers = [state[f"{layer}.{part}"] for layer in ("joint", "out") for part in ("weight", "bias")]
    flat = np.concatenate([part.ravel() for part in (*readers, *layers, scales, state["biases"])]).astype(np.float16)
    put(folder / FILES[0], partial(_save, small))
    put(folder / FILES[1], partial(_save, flat))


def _save(array: NDArray[Any], place: str) -> None:
    with Path(place).open("wb") as file:
        np.save(file, array)


def _nearest(table: dict[str, list[tuple[str, int, float]]], numbers: dict[str, int]) -> NDArray[np.int64]:
    """For each symbol those confusable with it either way, the nearest first; 0 where there are no more."""
    near: dict[int, dict[int, float]] = {}
    for word, others in table.items():
        for other, _, distance in others:
            if word in numbers and other in numbers:
                for one, two in ((numbers[word], numbers[other]), (numbers[other], numbers[word])):
                    known = near.setdefault(one, {})
                    known[two] = min(distance, known.get(two, distance))
    found = np.zeros((WORDS, _NEAR), dtype=np.int64)
    for symbol, others_of_it in near.items():
        nearest = sorted(others_of_it, key=lambda other: (others_of_it[other], other))[:_NEAR]
        found[symbol, : len(nearest)] = nearest
    return found


class _Tasks:
    """The network as torch sees it, and what it is to learn."""

    def __init__(self, torch: Any, times: NDArray[np.float64], near: NDArray[np.int64], numbers: dict[str, int]) -> None:
        self._torch = torch
        nn = torch.nn
        self._net = nn.ModuleDict({
            "vectors": nn.Embedding(WORDS + 1, WIDTH),
            "left": nn.GRU(WIDTH, MEMORY, batch_first=True),
            "right": nn.GRU(WIDTH, MEMORY, batch_first=True),
            "joint": nn.Linear(2 * MEMORY, MEMORY),
            "out": nn.Linear(MEMORY, WIDTH),
        })  # fmt: skip
        nn.init.normal_(self._net["vectors"].weight, std=0.1)
        begin = np.log(np.append(times, times.mean() * 50)) - 5
        self._biases = nn.Parameter(torch.from_numpy(begin.astype(np.float32)))
        self._near = torch.from_numpy(near)
        self._chance = torch.from_numpy(np.cumsum(times**0.75 / (times**0.75).sum()))
        small = [numbers[word] for word in SMALL if word in numbers]
        self._classes = torch.tensor([WORDS, *small])
        self._class_of = torch.full((WORDS + 1,), -1, dtype=torch.long)
        self._class_of[self._classes] = torch.arange(len(self._classes))

    def parameters(self) -> list[Any]:
        return [*self._net.parameters(), self._biases]

    def numbers(self) -> dict[str, NDArray[np.float32]]:
        return {name: value.detach().numpy() for name, value in (*self._net.state_dict().items(), ("biases", self._biases))}

    def loss(self, window: Any) -> Any:
        torch, cross = self._torch, self._torch.nn.functional.cross_entropy
        read = self._net["vectors"](window)
        left, right = self._net["left"](read)[0], self._net["right"](read.flip(1))[0].flip(1)
        places = self._contexts(left[:, _EDGE - 1 : -_EDGE - 1], right[:, _EDGE + 1 : -_EDGE + 1])
        true = window[:, _EDGE:-_EDGE].reshape(-1)
        places, true = places[true >= len(KINDS)], true[true >= len(KINDS)]
        right_one = (places * self._net["vectors"].weight[true]).sum(-1, keepdim=True) + self._biases[true][:, None]
        first = torch.zeros(len(true), dtype=torch.long)
        near = self._near[true]
        others = torch.einsum("nke,ne->nk", self._net["vectors"].weight[near], places) + self._biases[near]
        confusable = cross(torch.cat((right_one, others.masked_fill(near == 0, -1e4)), 1), first, reduction="none")[near[:, 0] > 0].mean()
        drawn = torch.searchsorted(self._chance, torch.rand(_RANDOM, dtype=torch.double)).clamp_max(WORDS - 1)
        others = self._fits(places, drawn).masked_fill(drawn[None] == true[:, None], -1e4)
        random = cross(torch.cat((right_one, others), 1), first)
        # Every other gap will do.
        odd = int(torch.randint(2, (1,)))
        gaps = self._contexts(left[:, _EDGE - 1 + odd : -_EDGE : 2], right[:, _EDGE + odd : -_EDGE + 1 : 2])
        nothing = cross(self._fits(gaps, self._classes), torch.zeros(len(gaps), dtype=torch.long))
        class_of = self._class_of[true]
        small = cross(self._fits(places[class_of > 0], self._classes), class_of[class_of > 0])
        return sum(weight * task for weight, task in zip(_TASKS, (confusable, random, nothing, small), strict=True))

    def _contexts(self, left: Any, right: Any) -> Any:
        torch = self._torch
        inner = torch.nn.functional.gelu(self._net["joint"](torch.cat((left, right), -1)), approximate="tanh")
        return self._net["out"](inner).reshape(-1, WIDTH)

    def _fits(self, places: Any, words: Any) -> Any:
        return places @ self._net["vectors"].weight[words].T + self._biases[words]
