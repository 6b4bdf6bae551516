"""An append that rests on what it does not write is made only while none of that has moved."""

import pytest

from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    DocumentWithdrawn,
    EntitiesMerged,
    MergeUndone,
    document_stream,
    entity_stream,
)
from sourcier_events.log import Append, Appended, KeyReused, Known, Moved, Unchanged

from .samples import append_of, identification, identifier, small_append

STREAM = document_stream("'elsewhere'")
MENTION, ENTITY, OTHER, THIRD = (identifier(name) for name in ("mention", "one", "other", "third"))


def resting(key: str, since: int, **on: tuple[object, ...]) -> Append:
    """An append in a stream of its own that rests on what is named."""
    return small_append(key, unchanged=Unchanged(since=since, **on))


def elsewhere(key: str = "elsewhere") -> Append:
    """An append in the stream that others rest on."""
    return append_of(key, [(STREAM, DocumentWithdrawn(document="d", reason=key))])


def binding(key: str = "binding", entity: object = ENTITY) -> Append:
    """An append that binds the mention."""
    return append_of(key, [identification(MENTION, entity)])


def merge(name: str, absorbed: object, into: object) -> Append:
    """An append that merges two entities."""
    event = EntitiesMerged(merge=identifier(name), absorbed=absorbed, into=into, reason="so")
    return append_of(name, [(entity_stream(absorbed), event)])


def undo(name: str) -> Append:
    """An append that undoes that merge."""
    event = MergeUndone(merge=identifier(name), reason="no")
    return append_of(f"undo {name}", [(f"merge:{name}", event)])


async def three_entities(writer: Connection) -> None:
    """Entities that can be merged."""
    for one in (ENTITY, OTHER, THIRD):
        await log.append(
            writer, append_of(("known", one), [identification(identifier("of", one), one)])
        )


async def test_what_has_not_moved_stands_in_nobodys_way(writer: Connection) -> None:
    await log.append(writer, elsewhere(), binding())
    everything = {"streams": (STREAM,), "mentions": (MENTION,), "entities": (ENTITY,)}
    [outcome] = await log.append(writer, resting("k", 2, **everything))
    assert isinstance(outcome, Appended)


@pytest.mark.parametrize(
    ("moving", "on", "what"),
    [
        (elsewhere("later"), {"streams": (STREAM,)}, f"stream {STREAM}"),
        (binding("later", OTHER), {"mentions": (MENTION,)}, f"mention {MENTION}"),
    ],
)
async def test_what_moved_is_named_with_its_position(
    writer: Connection, moving: Append, on: dict[str, tuple[object, ...]], what: str
) -> None:
    await log.append(writer, elsewhere(), binding(), moving)
    assert await log.append(writer, resting("k", 2, **on)) == [Moved(what, 3)]
    assert (await log.head(writer)).position == 3
    [outcome] = await log.append(writer, resting("k", 3, **on))
    assert isinstance(outcome, Appended)


async def test_an_entity_moves_when_it_is_absorbed_and_when_it_is_freed(
    writer: Connection,
) -> None:
    await three_entities(writer)
    since = 3
    for moving in (merge("m", ENTITY, OTHER), undo("m")):
        await log.append(writer, moving)
        guarded = resting("k", since, entities=(ENTITY,))
        since += 1
        assert await log.append(writer, guarded) == [Moved(f"entity {ENTITY}", since)]
        [other] = await log.append(writer, resting(f"other {since}", since, entities=(OTHER,)))
        assert isinstance(other, Appended)
        since += 1


async def test_an_entity_does_not_move_when_others_join_it(writer: Connection) -> None:
    await three_entities(writer)
    await log.append(writer, merge("m", ENTITY, OTHER))
    [outcome] = await log.append(writer, resting("k", 3, entities=(OTHER, THIRD)))
    assert isinstance(outcome, Appended)


async def test_what_an_earlier_append_of_the_call_moves_has_moved(writer: Connection) -> None:
    await three_entities(writer)
    outcomes = await log.append(
        writer,
        elsewhere(),
        resting("stream", 3, streams=(STREAM,)),
        binding(),
        resting("mention", 3, mentions=(MENTION,)),
        merge("m", OTHER, THIRD),
        resting("entity", 3, entities=(ENTITY,)),
        resting("nothing", 3),
    )
    assert [type(one) for one in outcomes] == [
        Appended,
        Moved,
        Appended,
        Moved,
        Appended,
        Moved,
        Appended,
    ]
    assert (await log.head(writer)).position == 7


async def test_a_guarded_append_that_is_there_is_known(writer: Connection) -> None:
    guarded = resting("k", 0)
    [first] = await log.append(writer, guarded)
    [again] = await log.append(writer, guarded)
    assert isinstance(first, Appended)
    assert again == Known(first.first, first.last, first.recorded_at)
    other = append_of("k", [(STREAM, DocumentWithdrawn(document="d", reason="x"))])
    [reused] = await log.append(writer, other)
    assert isinstance(reused, KeyReused)


async def test_neighbours_in_a_guarded_call_are_appended_or_not_for_themselves(
    writer: Connection,
) -> None:
    await log.append(writer, elsewhere())
    outcomes = await log.append(
        writer,
        small_append("before"),
        resting("held back", 0, streams=(STREAM,)),
        small_append("after"),
    )
    assert [type(one) for one in outcomes] == [Appended, Moved, Appended]
    assert [outcomes[0].first, outcomes[2].first] == [2, 3]
