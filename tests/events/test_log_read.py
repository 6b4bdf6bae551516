"""Reading: whole appends, in order, from a position, by type, by stream, by entity."""

import pytest

from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import MergeUndone, entity_stream
from sourcier_events.log import reading

from .samples import (
    append_of,
    claim_append,
    document_append,
    identification,
    identifier,
    name_claim,
    small_append,
    whole_log,
)


async def positions(appends: reading.AsyncIterator[log.RecordedAppend]) -> list[tuple[int, int]]:
    """First and last position of each append."""
    return [(one.first, one.last) async for one in appends]


@pytest.fixture
async def five(writer: Connection) -> Connection:
    """A log of five appends of two events each."""
    await log.append(writer, *(small_append(number, events=2) for number in range(5)))
    return writer


async def test_reading_begins_after_a_position_and_ends_at_one(five: Connection) -> None:
    assert await positions(log.read(five, after=4, until=8)) == [(5, 6), (7, 8)]


async def test_an_append_is_read_whole_or_not_at_all(five: Connection) -> None:
    assert await positions(log.read(five, until=7)) == [(1, 2), (3, 4), (5, 6)]


async def test_a_limit_counts_appends(five: Connection) -> None:
    assert await positions(log.read(five, after=2, limit=2)) == [(3, 4), (5, 6)]
    assert await positions(log.read(five, limit=0)) == []


@pytest.mark.parametrize("page", [1, 2, 4, 5, 6])
async def test_pages_leave_no_trace(
    five: Connection, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", page)
    assert await positions(log.read(five)) == [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    assert await positions(log.read(five, limit=3)) == [(1, 2), (3, 4), (5, 6)]


async def test_an_event_knows_the_end_of_its_append(five: Connection) -> None:
    events = [event for one in await whole_log(five) for event in one.events]
    assert [event.append for event in events[:4]] == [2, 2, 4, 4]


async def test_reading_by_type_leaves_out_other_events_of_the_same_append(
    writer: Connection,
) -> None:
    undone = (entity_stream(identifier(1)), MergeUndone(merge=identifier(1), reason=""))
    both = [identification(identifier(1), identifier(2)), undone]
    await log.append(writer, append_of("a", both), append_of("b", [undone]), small_append("c"))
    found = [one async for one in log.read(writer, types=["EntityIdentified"])]
    assert [(one.first, one.last, len(one.events)) for one in found] == [(1, 2, 1)]
    found = [one async for one in log.read(writer, types=["MergeUndone"])]
    assert [event.position for one in found for event in one.events] == [2, 3]
    assert [one async for one in log.read(writer, types=[])] == []


async def test_a_stream_is_read_after_a_version(writer: Connection) -> None:
    undone = [("a", MergeUndone(merge=identifier(1), reason=str(n))) for n in range(3)]
    await log.append(writer, append_of(1, undone), small_append("x"), append_of(2, undone))
    found = [event async for event in log.read_stream(writer, "a", after=2)]
    assert [(event.version, event.position) for event in found] == [(3, 3), (4, 5), (5, 6), (6, 7)]
    assert [event async for event in log.read_stream(writer, "b")] == []


async def test_an_entity_is_read_with_the_claims_of_its_mentions(writer: Connection) -> None:
    claim, other = name_claim(), name_claim(quote="Yermak")
    stream, bound = identification(claim.mention, identifier("entity"))
    events = [
        (stream, bound),
        *(
            (new.stream, new.event)
            for one in (claim, other)
            for new in claim_append(one, key=one.value).events
        ),
    ]
    await log.append(writer, document_append(), append_of("run", events))
    found = [event.event for event in await log.read_entity(writer, identifier("entity"))]
    assert found == [bound, claim]


async def test_the_time_is_later_at_every_append_and_the_same_within_one(
    five: Connection,
) -> None:
    appends = await whole_log(five)
    times = [one.recorded_at for one in appends]
    assert sorted(set(times)) == times
    assert all(event.recorded_at == one.recorded_at for one in appends for event in one.events)
    assert (await log.head(five)).recorded_at == times[-1]


async def test_time_goes_on_even_when_the_clock_goes_back(writer: Connection) -> None:
    await log.append(writer, small_append("before"))
    ahead = "update log.head set recorded_at = recorded_at + interval '1 hour'"
    await writer.execute("set role sourcier_owner")
    await writer.execute(ahead)
    await writer.execute("set role sourcier_writer")
    before = (await log.head(writer)).recorded_at
    (outcome,) = await log.append(writer, small_append("after"))
    assert isinstance(outcome, log.Appended)
    assert before is not None
    assert (outcome.recorded_at - before).microseconds == 1
    assert (outcome.recorded_at - before).seconds == 0


async def test_an_append_that_begins_before_a_position_and_ends_after_it_is_not_skipped(
    writer: Connection,
) -> None:
    await log.append(writer, small_append("three", events=3), small_append("one"))
    assert [one.last async for one in log.read(writer, after=1)] == [3, 4]
    assert [one.last async for one in log.read(writer, after=3)] == [4]
