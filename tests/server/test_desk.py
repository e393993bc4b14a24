"""Limits of time and of what waits; in this process, where they can be met on purpose."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from linter.engine import Linter
from linter.settings import Settings
from linter.surfaces.server._desk import Busy, Desk, Limits, TooSlow


@pytest.fixture
def desk():
    settings = Settings()
    with Linter(settings, {}) as linter, Desk(linter, settings, limits=Limits(seconds=0.05, waiting=2)) as made:
        yield made


def test_what_takes_too_long_is_named_and_leaves_its_place_when_it_ends(desk):
    going = Event()

    async def run():
        with pytest.raises(TooSlow):
            await desk.run(lambda: going.wait(30))
        assert desk.waiting == 1
        going.set()
        while desk.waiting:
            await asyncio.sleep(0.01)
        return await desk.run(lambda: "done")

    assert asyncio.run(asyncio.wait_for(run(), 20)) == "done"


def test_no_more_wait_than_may(desk):
    going = Event()

    async def run():
        first = [asyncio.create_task(desk.run(lambda: going.wait(30))) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(Busy):
            await desk.run(lambda: None)
        going.set()
        return await asyncio.gather(*first, return_exceptions=True)

    assert asyncio.run(asyncio.wait_for(run(), 20)) == [True, True]
