"""Group commit: requests share a call, and nothing else."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from sourcier_events import log
from sourcier_events.database import Connection, Pool, Role, pool
from sourcier_events.event_types import document_stream
from sourcier_events.log import Appended, AppendRefused, Conflict, GroupCommit, Known, group_commit
from sourcier_events.log.following import listen, wait_for_growth

from .samples import (
    append_of,
    claim_append,
    document_append,
    name_claim,
    small_append,
    whole_log,
)


@pytest.fixture
async def writers(database_url: str) -> AsyncIterator[Pool]:
    """A pool of connections that may append."""
    async with pool(database_url, Role.WRITER, size=2) as opened:
        yield opened


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many appends each call of the log had."""
    sizes: list[int] = []

    async def counted(connection: Connection, *appends: log.Append) -> list[log.Outcome]:
        sizes.append(len(appends))
        return await log.append(connection, *appends)

    monkeypatch.setattr(group_commit, "append", counted)
    return sizes


async def test_every_request_gets_its_own_outcomes(writers: Pool, reader: Connection) -> None:
    async with GroupCommit(writers).running() as commits:
        outcomes = await asyncio.gather(
            *(commits.append(small_append(n), small_append((n, "more"))) for n in range(50))
        )
    recorded = {one.first: one.events[0].event.document for one in await whole_log(reader)}
    assert len(recorded) == 100
    for number, (first, second) in enumerate(outcomes):
        assert recorded[first.first] == repr(number)
        assert recorded[second.first] == repr((number, "more"))


async def test_requests_that_come_together_share_a_call(writers: Pool, calls: list[int]) -> None:
    async with GroupCommit(writers, most=64).running() as commits:
        await asyncio.gather(*(commits.append(small_append(n)) for n in range(100)))
    assert calls == [64, 36]


async def test_outcomes_of_all_kinds_find_their_requests(writers: Pool) -> None:
    async with GroupCommit(writers).running() as commits:
        await commits.append(small_append("known"))
        outcomes = await asyncio.gather(
            commits.append(small_append("known")),
            commits.append(),
            commits.append(small_append("late", expected={document_stream("'late'"): 1})),
            commits.append(small_append("fresh")),
        )
    kinds = [[type(outcome) for outcome in mine] for mine in outcomes]
    assert kinds == [[Known], [], [Conflict], [Appended]]


async def test_a_refused_request_fails_alone(writers: Pool, reader: Connection) -> None:
    refused = claim_append(name_claim())
    async with GroupCommit(writers).running() as commits:
        outcomes = await asyncio.gather(
            commits.append(small_append("before")),
            commits.append(small_append("with it"), refused),
            commits.append(small_append("after")),
            return_exceptions=True,
        )
    assert isinstance(outcomes[1], AppendRefused)
    assert [type(outcome[0]) for outcome in (outcomes[0], outcomes[2])] == [Appended, Appended]
    found = [one.events[0].event.document for one in await whole_log(reader)]
    assert found == ["'before'", "'after'"]


async def test_a_claim_does_not_lean_on_the_document_of_a_request_that_was_turned_down(
    writers: Pool, reader: Connection
) -> None:
    document = document_append()
    early = append_of("early", [(document.events[0].stream, small_append("a").events[0].event)])
    async with GroupCommit(writers).running() as commits:
        await commits.append(early)
        outcomes = await asyncio.gather(
            commits.append(document), commits.append(claim_append(name_claim()))
        )
    assert [type(outcome) for (outcome,) in outcomes] == [Conflict, Conflict]
    assert len(await whole_log(reader)) == 1


@pytest.mark.parametrize("moment", ["waiting", "under way"])
async def test_a_cancelled_requester_does_not_lose_the_others(
    writers: Pool, reader: Connection, moment: str
) -> None:
    async with asyncio.timeout(10), GroupCommit(writers).running() as commits:
        requests = [asyncio.create_task(commits.append(small_append(n))) for n in range(5)]
        await asyncio.sleep(0 if moment == "waiting" else 0.001)
        requests[2].cancel()
        outcomes = await asyncio.gather(*requests, return_exceptions=True)
    assert isinstance(outcomes[2], asyncio.CancelledError)
    others = [outcome for n, outcome in enumerate(outcomes) if n != 2]
    assert all(isinstance(outcome[0], Appended) for outcome in others)
    firsts = {one.first for one in await whole_log(reader)}
    assert {outcome[0].first for outcome in others} <= firsts


async def test_requests_under_way_are_finished_when_the_context_ends(
    writers: Pool, reader: Connection
) -> None:
    async with GroupCommit(writers, most=2).running() as commits:
        requests = [asyncio.create_task(commits.append(small_append(n))) for n in range(7)]
        await asyncio.sleep(0)
    assert all(request.done() for request in requests)
    assert len(await whole_log(reader)) == 7


async def test_a_lost_connection_costs_no_append(
    writers: Pool, login: Connection, reader: Connection
) -> None:
    async with GroupCommit(writers).running() as commits:
        await commits.append(small_append("before"))
        await login.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid not in (%s, %s)",
            (login.info.backend_pid, reader.info.backend_pid),
        )
        (outcome,) = await commits.append(small_append("after"))
    assert isinstance(outcome, Appended)
    assert len(await whole_log(reader)) == 2


async def test_the_process_says_that_the_log_has_grown(writers: Pool, reader: Connection) -> None:
    await listen(reader)
    async with GroupCommit(writers).running() as commits:
        await commits.append(small_append("a"))
        async with asyncio.timeout(5):
            await wait_for_growth(reader, seconds=30)
