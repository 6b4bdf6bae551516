"""Waiting for what happens elsewhere: a condition that never comes true fails the test."""

import asyncio
from collections.abc import Callable


async def eventually(condition: Callable[[], object]) -> None:
    """Return once this is true."""
    async with asyncio.timeout(30):
        while True:
            if condition():
                return
            await asyncio.sleep(0.005)
