"""A client that is killed in the middle of its appends loses nothing and doubles nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from sourcier_events import log
from sourcier_events.database import Connection

from .samples import whole_log

CLIENT = Path(__file__).with_name("appending_client.py")
COUNT = 100_000
"""More appends than a client can make before it is killed."""


def client(url: str, count: int) -> subprocess.Popen[str]:
    """A client process that appends the numbers below `count`."""
    return subprocess.Popen(
        [sys.executable, CLIENT, url, str(count)], stdout=subprocess.PIPE, text=True
    )


def killed_after(url: str, lines: int) -> list[int]:
    """The numbers that a client said were appended, when it was killed after so many of them."""
    with client(url, COUNT) as process:
        assert process.stdout is not None
        said = [int(process.stdout.readline()) for _ in range(lines)]
        process.kill()
        said += map(int, process.stdout.read().split())
    assert process.returncode == -9
    return said


def finished(url: str, count: int) -> None:
    """Let a client come to its end."""
    with client(url, count) as process:
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert output.split() == [str(number) for number in range(count)]


def number_of(one: log.RecordedAppend) -> int:
    """The number that an append was made of."""
    return int(one.events[0].event.document)


@pytest.mark.parametrize("lines", [[1], [7, 20], [200, 40]], ids=str)
async def test_after_kill_9_everything_acknowledged_is_there_and_a_rerun_completes_it(
    database_url: str, reader: Connection, lines: list[int]
) -> None:
    said = [killed_after(database_url, count) for count in lines]
    numbers = [number_of(one) for one in await whole_log(reader)]
    assert {number for run in said for number in run} <= set(numbers)
    assert numbers == list(range(len(numbers)))
    assert len(numbers) < COUNT

    finished(database_url, len(numbers) + 10)
    appends = await whole_log(reader)
    assert [number_of(one) for one in appends] == list(range(len(numbers) + 10))
    positions = [event.position for one in appends for event in one.events]
    assert positions == list(range(1, len(positions) + 1))
    assert [len(one.events) for one in appends] == [n % 2 + 1 for n in range(len(appends))]
    assert (await log.head(reader)).position == len(positions)
