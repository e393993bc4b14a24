"""The weights of the model: rows of features to log odds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from linter.ngrams.symbols import FOLDER

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def weights(name: str) -> NDArray[np.float64]:
    """The weights of the regression of that name."""
    import numpy as np

    return np.loadtxt(FOLDER / f"{name}.txt")
