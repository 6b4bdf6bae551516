"""A decision is appended only while all that it rests on is as it was when it was looked at.

Looking and appending happen under one head lock, and so do the merges that the index keeps.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import to_builtins
from psycopg.types.json import Jsonb

from sourcier_events.database import Connection
from sourcier_events.event_types import EntitiesMerged, EntityIdentified, MergeUndone
from sourcier_events.log.records import Append, Appended, Moved, Outcome, Unchanged

_MOVED = "select ordinal, what, moved_at from log.moved_since(%b)"
_INDEX = "select log.index_merges(%b)"


def is_guarded(one: Append) -> bool:
    """Whether an append needs a transaction around it."""
    return one.unchanged is not None or any(_merges(one))


async def moved(connection: Connection, appends: Sequence[Append]) -> dict[int, Moved]:
    """Which of the appends must not be made, by their ordinals; locks the head.

    What an earlier append of the same call may move counts as moved: the caller decides anew.
    """
    guarded = [(ordinal, one.unchanged) for ordinal, one in enumerate(appends) if one.unchanged]
    found = {
        ordinal: Moved("an append of the same call", guard.since)
        for ordinal, guard in guarded
        if any(_touches(other, guard) for other in appends[:ordinal])
    }
    guards = Jsonb([to_builtins(guard) for _, guard in guarded])
    cursor = await connection.execute(_MOVED, (guards,))
    for number, what, position in await cursor.fetchall():
        found[guarded[number - 1][0]] = Moved(what, position)
    return found


async def index_merges(connection: Connection, outcomes: Iterable[tuple[Append, Outcome]]) -> None:
    """Keep the merges and undoings that were appended, in the order of the log."""
    decided = [
        description | {"position": outcome.first + ordinal}
        for one, outcome in outcomes
        if isinstance(outcome, Appended)
        for ordinal, description in _merges(one)
    ]
    if decided:
        await connection.execute(_INDEX, (Jsonb(decided),))


def _merges(one: Append) -> Iterator[tuple[int, dict[str, Any]]]:
    for ordinal, new in enumerate(one.events):
        match new.event:
            case EntitiesMerged(merge=merge, absorbed=absorbed, into=into):
                ends = {"absorbed": str(absorbed), "into": str(into)}
                yield ordinal, {"merge": str(merge)} | ends
            case MergeUndone(merge=merge):
                yield ordinal, {"merge": str(merge)}


def _touches(other: Append, guard: Unchanged) -> bool:
    """Whether an append may move what is guarded; any merge may, whatever its ends lead to."""
    return any(
        new.stream in guard.streams
        or (isinstance(new.event, EntityIdentified) and new.event.mention in guard.mentions)
        or (bool(guard.entities) and isinstance(new.event, EntitiesMerged | MergeUndone))
        for new in other.events
    )
