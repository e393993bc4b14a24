"""The weights of the model: rows of features to probabilities."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from linter.ngrams.symbols import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def _weights(name: str) -> NDArray[np.float64]:
    import numpy as np

    return np.loadtxt(FOLDER / f"{name}.txt")


def probabilities(name: str, rows: NDArray[np.float64]) -> list[float]:
    """How probable a slip is for each row of features, by the regression of that name: "wrong", "missing" or "extra"."""
    import numpy as np

    shares: list[float] = (1 / (1 + np.exp(-(rows @ _weights(name))))).tolist()
    return shares
