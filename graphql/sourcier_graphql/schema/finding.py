"""Every type says once how one of it is found and made; whoever refers to it asks by its name.

So modules of types that refer to each other need not import each other, and `node` knows them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sourcier_events.projections.rows import Row
from sourcier_graphql.reading.cut import Cut
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.refusals import bad_id
from sourcier_graphql.schema.context import Info
from sourcier_graphql.schema.identity import decoded


@dataclass(frozen=True)
class _Kind:
    lookup: Lookup[Any]
    parse: Callable[[str], Any]
    make: Callable[[Cut, Any, Any], Any]


_KINDS: dict[str, _Kind] = {}

REFERENCES = {
    "participant": "Participant",
    "host": "Participant",
    "speaker": "Participant",
    "meeting": "Meeting",
}
"""The type of entity that the value of a property refers to."""


def findable(
    name: str,
    lookup: Lookup[Any],
    parse: Callable[[str], Any],
    make: Callable[[Cut, Any, Any], Any],
) -> None:
    """Say how a type is found: `make` gets the cut, the row, and the id that was asked for."""
    _KINDS[name] = _Kind(lookup, parse, make)


async def find(info: Info, cut: Cut, name: str, own: object) -> Any:
    """The object of a type with this id of our own, or None."""
    if own is None:
        return None
    row = await info.context.reader.one(_KINDS[name].lookup, cut, own)
    return None if row is None else _KINDS[name].make(cut, row, own)


async def find_by_global_id(info: Info, cut: Cut, global_id: str) -> Any:
    """The object with a global id, or None; raises a refusal where it is no id."""
    name, own = decoded(global_id)
    if name not in _KINDS:
        raise bad_id("this is not an id of this API")
    return await find(info, cut, name, _KINDS[name].parse(own))


def made(name: str, cut: Cut, row: Row, own: object) -> Any:
    """An object of a type whose row is there already."""
    return _KINDS[name].make(cut, row, own)
