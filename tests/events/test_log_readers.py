"""A reader that tails the log sees a dense prefix of it, whatever its writers do.

The checks are shown to be able to fail: the same torture goes red on a log without its head lock.
"""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator

import msgspec
import psycopg
import pytest
from msgspec import Struct
from psycopg import errors

from sourcier_events import log
from sourcier_events.database import Connection, Role, connect

from .samples import append_of, identification, identifier, small_append, whole_log

WRITERS = 16
ROUNDS = 12
LONGEST_PAUSE = 0.008


class NotADensePrefix(AssertionError):
    """A reader saw something else than the log, from its beginning, once and in order."""


class Seen(Struct):
    """What the parts of a torture saw: the reader, the writers, and who looks at the end."""

    tailed: list[log.RecordedAppend] = []
    acknowledged: dict[str, log.Outcome] = {}
    final: list[log.RecordedAppend] = []


def check(seen: Seen) -> None:
    """Raise `NotADensePrefix` unless the reader saw the log, and the log is what was promised."""
    check_dense(seen.tailed)
    if seen.tailed != seen.final:
        raise NotADensePrefix("the reader did not see what the log has in the end")
    recorded = {key_of(one): (one.first, one.last) for one in seen.final}
    promised = {key: (out.first, out.last) for key, out in seen.acknowledged.items()}
    if recorded != promised or len(recorded) != len(seen.final):
        raise NotADensePrefix("the log is not what its writers were promised")


def check_dense(tailed: list[log.RecordedAppend]) -> None:
    """Raise `NotADensePrefix` where a position was skipped or came twice."""
    position = 0
    for one in tailed:
        numbers = [event.position for event in one.events]
        if numbers != list(range(position + 1, position + 1 + len(numbers))):
            raise NotADensePrefix(f"after position {position} the reader saw {numbers}")
        position = one.last


def key_of(one: log.RecordedAppend) -> str:
    """What `small_append` was made of."""
    return one.events[0].event.document


class Torture(Struct):
    """Writers that pause and roll back between append and commit, and a reader that tails."""

    url: str
    seed: int
    rollbacks: float = 0.25
    most_events: int = 3
    seen: Seen = msgspec.field(default_factory=Seen)
    backends: dict[int, int] = {}

    async def run(self) -> Seen:
        """What everybody saw in the end."""
        finished = asyncio.Event()
        reader = asyncio.create_task(self.tail(finished))
        await asyncio.gather(*(self.write(number) for number in range(WRITERS)))
        finished.set()
        await reader
        async with await connect(self.url, Role.READER) as connection:
            self.seen.final = await whole_log(connection)
        return self.seen

    async def tail(self, finished: asyncio.Event) -> None:
        """Read on from the last append that was seen, until nothing can come any more."""
        position, last_look = 0, False
        async with await connect(self.url, Role.READER) as connection:
            while not last_look:
                last_look = finished.is_set()
                async for one in log.read(connection, after=position):
                    self.seen.tailed.append(one)
                    position = one.last
                await asyncio.sleep(0.001)

    async def write(self, number: int) -> None:
        """Append and commit, or roll back, some rounds; a round that was cut off comes again."""
        rounds = list(range(ROUNDS))
        while rounds:
            with contextlib.suppress(psycopg.OperationalError):
                async with await connect(self.url, Role.WRITER, autocommit=False) as connection:
                    self.backends[number] = connection.info.backend_pid
                    while rounds:
                        await self.append(connection, (number, rounds[0]))
                        rounds.pop(0)
        self.backends.pop(number, None)

    async def append(self, connection: Connection, key: tuple[int, int]) -> None:
        """One round: an append, a pause in the open transaction, its end."""
        chance = random.Random(repr((self.seed, key)))
        await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
        one = small_append(key, events=chance.randint(1, self.most_events))
        (outcome,) = await log.append(connection, one)
        await asyncio.sleep(chance.uniform(0, LONGEST_PAUSE))
        if chance.random() < self.rollbacks:
            await connection.rollback()
        else:
            await connection.commit()
            self.seen.acknowledged[repr(key)] = outcome


async def terminate_writers(torture: Torture, login: Connection) -> int:
    """End connections of random writers while any writes; how many were ended."""
    chance, ended = random.Random(torture.seed), 0
    while True:
        await asyncio.sleep(chance.uniform(0, 0.05))
        if ended and not torture.backends:
            return ended
        if torture.backends:
            backend = chance.choice(sorted(torture.backends.values()))
            await login.execute("select pg_terminate_backend(%s)", (backend,))
            ended += 1


_LOCKED = """\
    select head.position, head.recorded_at into head_position, head_time from log.head for update;
"""
_UNLOCKED = """\
    head_position := nextval('log.unlocked') - 1;
    head_time := '-infinity';
"""
_MOVED = """\
    update log.head set position = head_position, recorded_at = head_time
    where head.position <> head_position;
"""


@pytest.fixture
async def unlocked_url(database_url: str) -> str:
    """A log whose positions come from a sequence, as in most event stores on SQL."""
    async with await connect(database_url, Role.OWNER) as owner:
        cursor = await owner.execute("select pg_get_functiondef('log.append_batch'::regproc)")
        (source,) = await cursor.fetchone() or ("",)
        assert (source.count(_LOCKED), source.count(_MOVED)) == (1, 1)
        await owner.execute("create sequence log.unlocked")
        await owner.execute(source.replace(_LOCKED, _UNLOCKED).replace(_MOVED, "").encode())
    return database_url


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_tailing_reader_sees_a_dense_prefix_of_sixteen_writers_that_roll_back(
    database_url: str, seed: int
) -> None:
    seen = await Torture(url=database_url, seed=seed).run()
    check(seen)
    assert 0 < len(seen.final) < WRITERS * ROUNDS


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_tailing_reader_sees_a_dense_prefix_of_writers_whose_connections_are_ended(
    database_url: str, login: Connection, seed: int
) -> None:
    torture = Torture(url=database_url, seed=seed)
    seen, ended = await asyncio.gather(torture.run(), terminate_writers(torture, login))
    check(seen)
    assert ended > 0


async def test_without_the_head_lock_the_same_reader_skips_events(unlocked_url: str) -> None:
    torture = Torture(url=unlocked_url, seed=1, rollbacks=0, most_events=1)
    seen = await torture.run()
    check_dense(seen.final)  # nobody rolled back: only the reader can have gone wrong
    assert len(seen.tailed) < len(seen.final)
    with pytest.raises(NotADensePrefix, match="after position"):
        check(seen)


async def test_without_the_head_lock_rollbacks_leave_gaps(unlocked_url: str) -> None:
    seen = await Torture(url=unlocked_url, seed=1, most_events=1).run()
    with pytest.raises(NotADensePrefix, match="after position"):
        check_dense(seen.final)
    with pytest.raises(NotADensePrefix):
        check(seen)


# Interleavings of two transactions, one step after the other.


@pytest.fixture
async def slow(database_url: str) -> AsyncIterator[Connection]:
    """A writer that leaves its transaction open."""
    async with await connect(database_url, Role.WRITER, autocommit=False) as connection:
        yield connection


@pytest.fixture
async def fast(database_url: str) -> AsyncIterator[Connection]:
    """Another writer, that commits by itself."""
    async with await connect(database_url, Role.WRITER) as connection:
        yield connection


async def until_it_waits(login: Connection, waiting: Connection) -> None:
    """Return when a connection waits for a lock."""
    query = "select wait_event_type = 'Lock' from pg_stat_activity where pid = %s"
    async with asyncio.timeout(5):
        while True:
            cursor = await login.execute(query, (waiting.info.backend_pid,))
            if await cursor.fetchone() == (True,):
                return
            await asyncio.sleep(0.005)


async def seen_by(reader: Connection) -> list[str]:
    """What a reader sees, in order."""
    return [key_of(one) for one in await whole_log(reader)]


async def test_a_reader_sees_nothing_of_an_open_transaction(
    slow: Connection, reader: Connection
) -> None:
    await log.append(slow, small_append("slow"))
    assert await seen_by(reader) == []
    assert (await log.head(reader)).position == 0
    await slow.commit()
    assert await seen_by(reader) == ["'slow'"]
    assert (await log.head(reader)).position == 1


async def test_a_fast_writer_waits_for_a_slow_one_and_comes_after_it(
    slow: Connection, fast: Connection, reader: Connection, login: Connection
) -> None:
    await log.append(slow, small_append("slow", events=2))
    waiting = asyncio.create_task(log.append(fast, small_append("fast")))
    await until_it_waits(login, fast)
    assert await seen_by(reader) == []
    await slow.commit()
    (outcome,) = await waiting
    assert isinstance(outcome, log.Appended)
    assert outcome.first == 3
    assert await seen_by(reader) == ["'slow'", "'fast'"]


async def test_a_rollback_gives_its_positions_to_who_waits(
    slow: Connection, fast: Connection, reader: Connection, login: Connection
) -> None:
    await log.append(slow, small_append("slow", events=2))
    waiting = asyncio.create_task(log.append(fast, small_append("fast")))
    await until_it_waits(login, fast)
    await slow.rollback()
    (outcome,) = await waiting
    assert isinstance(outcome, log.Appended)
    assert (outcome.first, outcome.last) == (1, 1)
    assert await seen_by(reader) == ["'fast'"]


async def test_a_connection_that_is_ended_gives_its_positions_back(
    slow: Connection, fast: Connection, reader: Connection, login: Connection
) -> None:
    await log.append(slow, small_append("slow", events=2))
    waiting = asyncio.create_task(log.append(fast, small_append("fast")))
    await until_it_waits(login, fast)
    await login.execute("select pg_terminate_backend(%s)", (slow.info.backend_pid,))
    await slow.close()
    (outcome,) = await waiting
    assert isinstance(outcome, log.Appended)
    assert outcome.first == 1
    assert await seen_by(reader) == ["'fast'"]


async def test_who_waits_for_the_same_append_finds_it_known(
    slow: Connection, fast: Connection, reader: Connection, login: Connection
) -> None:
    await log.append(slow, small_append("same"))
    waiting = asyncio.create_task(log.append(fast, small_append("same")))
    await until_it_waits(login, fast)
    await slow.commit()
    (outcome,) = await waiting
    assert isinstance(outcome, log.Known)
    assert await seen_by(reader) == ["'same'"]


async def test_who_waits_for_the_same_version_finds_a_conflict(
    slow: Connection, fast: Connection, login: Connection
) -> None:
    stream = small_append("a").events[0].stream
    await log.append(slow, small_append("a", expected={stream: 0}))
    other = msgspec.structs.replace(small_append("a", expected={stream: 0}), key=bytes(32))
    waiting = asyncio.create_task(log.append(fast, other))
    await until_it_waits(login, fast)
    await slow.commit()
    assert await waiting == [log.Conflict(stream, 0, 1)]


async def test_who_waits_with_the_same_blocking_key_resolves_again(
    slow: Connection, fast: Connection, login: Connection
) -> None:
    one, other = (
        append_of(
            name,
            [identification(identifier(name), identifier("entity", name), "name:umerov")],
            resolved_at=0,
        )
        for name in ("Umerov", "Oumerov")
    )
    await log.append(slow, one)
    waiting = asyncio.create_task(log.append(fast, other))
    await until_it_waits(login, fast)
    await slow.commit()
    assert await waiting == [log.ResolveAgain("name:umerov", 1)]


async def test_a_reader_does_not_wait_for_writers(
    slow: Connection, fast: Connection, reader: Connection
) -> None:
    await log.append(fast, small_append("before"))
    await log.append(slow, small_append("slow"))
    assert await asyncio.wait_for(seen_by(reader), timeout=2) == ["'before'"]


async def test_who_waits_too_long_gives_up_and_leaves_nothing(
    slow: Connection, fast: Connection, reader: Connection
) -> None:
    await log.append(slow, small_append("slow"))
    await fast.execute("set lock_timeout = '50ms'")
    with pytest.raises(errors.LockNotAvailable):
        await log.append(fast, small_append("fast"))
    await slow.commit()
    assert await seen_by(reader) == ["'slow'"]


async def test_nothing_comes_again_after_a_checkpoint(
    slow: Connection, fast: Connection, reader: Connection
) -> None:
    await log.append(fast, small_append("first", events=2))
    checkpoint = (await whole_log(reader))[-1].last
    await log.append(slow, small_append("second"))
    assert [one async for one in log.read(reader, after=checkpoint)] == []
    await slow.commit()
    assert [key_of(one) async for one in log.read(reader, after=checkpoint)] == ["'second'"]


async def test_without_the_head_lock_a_slow_writer_is_skipped(
    unlocked_url: str, slow: Connection, fast: Connection, reader: Connection
) -> None:
    await log.append(slow, small_append("slow"))
    await log.append(fast, small_append("fast"))
    checkpoint = (await whole_log(reader))[-1].last
    await slow.commit()
    assert [one async for one in log.read(reader, after=checkpoint)] == []
    assert await seen_by(reader) == ["'slow'", "'fast'"]
