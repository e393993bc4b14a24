"""Vale itself beside our reading of its styles, and the styles and stories that both read."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path.append(str(HERE.parents[1] / "bench"))


@pytest.fixture(scope="session")
def styles() -> Callable[..., list[Path]]:
    """The folders of styles of our own."""
    return lambda *names: [HERE / "styles" / name for name in names]


@pytest.fixture(scope="session")
def stories() -> Callable[..., list[Path]]:
    """The files of stories."""
    return lambda *names: [HERE / "stories" / name for name in names]


@pytest.fixture(scope="session")
def real_vale() -> Path:
    """Vale, built on first need; a machine without Go passes these tests over, but not CI."""
    from vale_peer import binary

    try:
        return binary()
    except LookupError as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
