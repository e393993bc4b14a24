"""Which word stands in a place, told from the words before it and behind it: a small recurrent network.

Two gated recurrent units (GRU) read the symbols before a place from left to right and those behind it from right to
left; a layer joins what they know into a context, and the product of that with a word's vector, plus the word's bias, is
how well the word fits. ``NOTHING`` fits where no word is missing between two. ``linter.checks.context.build.network``
trains it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.ngrams.symbols import FOLDER, SYMBOLS, UNKNOWN

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

#: Symbols that have vectors, the commonest; a rarer one is read as ``UNKNOWN``. The vector behind theirs is that of no word.
WORDS = 48_000
#: "No word" among symbols, which have 16 bits.
NOTHING = SYMBOLS
#: Numbers of a word's vector and of a reader's memory.
WIDTH, MEMORY = 96, 192
#: Symbols that are read on each side of a place.
REACH = 20
#: Places of which what is known is kept; one takes a kilobyte.
_REMEMBERED = 20_000
#: The files of a network: vectors and weights.
FILES = ("network-vectors.npy", "network-weights.npy")
#: The arrays of the file of weights, in its order; gates are those of a GRU: reset, update, new.
SHAPES = (
    *((3 * MEMORY, WIDTH), (3 * MEMORY, MEMORY), (3 * MEMORY,), (3 * MEMORY,)) * 2,
    (MEMORY, 2 * MEMORY), (MEMORY,), (WIDTH, MEMORY), (WIDTH,), (WORDS + 1,), (WORDS + 1,),
)  # fmt: skip


class Network:
    """A trained network in a folder: vectors of words as bytes, memory-mapped, and weights."""

    def __init__(self, folder: Path) -> None:
        """Map and read the files; raises OSError where one is missing."""
        import numpy as np

        self._vectors: NDArray[np.int8] = np.asarray(np.load(folder / FILES[0], mmap_mode="r"))
        flat = np.load(folder / FILES[1]).astype(np.float32)
        edges = np.cumsum([int(np.prod(shape)) for shape in SHAPES])
        parts = [part.reshape(shape) for part, shape in zip(np.split(flat, edges[:-1]), SHAPES, strict=True)]
        self._left, self._right = parts[:4], parts[4:8]
        self._known: dict[bytes, Numbers] = {}
        self._joint, self._joint_bias, self._out, self._out_bias, self._scales, self._biases = parts[8:]

    def contexts(self, before: NDArray[np.int64], after: NDArray[np.int64]) -> Numbers:
        """What is known of places from the symbols around: rows of ``WIDTH``.

        ``before`` and ``after`` are rows of up to ``REACH`` symbols in the order of the text; -1 stands for none, at the
        beginning of ``before`` and at the end of ``after``. Of a story that is read again most places are known.
        """
        import numpy as np

        keys = [row.tobytes() for row in np.concatenate((before, after), 1).astype(np.int32)]
        known = self._known  # another thread may begin a new one
        if len(known) > _REMEMBERED:
            known = self._known = {}
        new = [at for at, key in enumerate(keys) if key not in known]
        if new:
            known.update(zip((keys[at] for at in new), self._contexts(before[new], after[new]), strict=True))
        return np.stack([known[key] for key in keys])

    def _contexts(self, before: NDArray[np.int64], after: NDArray[np.int64]) -> Numbers:
        import numpy as np

        known = np.concatenate((self._read(before, self._left), self._read(after[:, ::-1], self._right)), 1)
        inner = known @ self._joint.T + self._joint_bias
        # The Gaussian error linear unit, by its usual approximation with tanh.
        inner *= 0.5 * (1 + np.tanh(0.7978845608 * (inner + 0.044715 * inner**3)))
        found: Numbers = inner @ self._out.T + self._out_bias
        return found

    def fits(self, contexts: Numbers, words: NDArray[np.int64]) -> Numbers:
        """How well words fit: numbers of the shape of ``words``, whose first axis is that of ``contexts``."""
        import numpy as np

        words = np.where(words == NOTHING, WORDS, np.where(words >= WORDS, UNKNOWN, words))
        found: Numbers = np.einsum("n...e,ne->n...", self._vector(words), contexts) + self._biases[words]
        return found

    def _vector(self, words: NDArray[np.int64]) -> Numbers:
        import numpy as np

        found: Numbers = self._vectors[words].astype(np.float32) * self._scales[words][..., None]
        return found

    def _read(self, symbols: NDArray[np.int64], gates: list[Any]) -> Numbers:
        """The memory of a reader after rows of symbols."""
        import numpy as np

        of_input, of_memory, input_bias, memory_bias = gates
        there = symbols >= 0
        symbols = np.where(symbols >= WORDS, UNKNOWN, symbols)
        distinct, at = np.unique(symbols * there, return_inverse=True)
        said = (self._vector(distinct) @ of_input.T + input_bias)[at.reshape(symbols.shape)]
        memory = np.zeros((len(symbols), MEMORY), dtype=np.float32)
        for step in range(symbols.shape[1]):
            now, kept = said[:, step], memory @ of_memory.T + memory_bias
            gate = 1 / (1 + np.exp(-(now[:, : 2 * MEMORY] + kept[:, : 2 * MEMORY])))
            new = np.tanh(now[:, 2 * MEMORY :] + gate[:, :MEMORY] * kept[:, 2 * MEMORY :])
            memory = (new + gate[:, MEMORY:] * (memory - new)) * there[:, step, None]
        return memory


@cache
def network() -> Network | None:
    """The network beside the counts, mapped once for each process; None where the model has none."""
    return Network(FOLDER) if (FOLDER / FILES[1]).exists() else None
