"""The arguments of a field become conditions and parameters; their shape decides the SQL text.

Two requests whose arguments have equal shapes share a statement. Whatever is wrong with an argument
is refused here, before anything is asked of the database.
"""

from collections.abc import Hashable, Iterator, Mapping
from datetime import datetime
from typing import Any

from graphql import GraphQLInputObjectType, get_named_type
from graphql.execution.values import VariableValues
from msgspec import Struct
from msgspec.structs import replace

from sourcier_graphql.global_ids import parsed
from sourcier_graphql.planning import cursor
from sourcier_graphql.planning.declaration import (
    NODES,
    AtCut,
    Between,
    ByGlobalId,
    Computed,
    Condition,
    Criterion,
    Listing,
    Page,
)
from sourcier_graphql.planning.parameters import parameter
from sourcier_graphql.planning.selection import Selected, declared
from sourcier_graphql.refusals import Refusal, bad_id, bad_input, bad_position
from sourcier_graphql.scalar_range import POSITIONS

MOST = 100
"""Most nodes of a page, and most ids of one `nodes`."""

_FILTERS = ("where", "how")
"""Arguments whose entries say what they demand."""


class Paging(Struct, frozen=True):
    """How many in which order, and whether the page begins after a cursor.

    The number stands in the text: PostgreSQL plans another way for five than for any number.
    """

    first: int
    order: str
    after: bool = False


class AskedCut(Struct, frozen=True):
    """A cut that is asked for: at a `position`, at a `time`, or `now`."""

    kind: str
    position: int | None = None


class Bound(Struct, frozen=True):
    """What the arguments of one field demand: conditions first, and then one of the rest."""

    conditions: tuple[Condition, ...] = ()
    paging: Paging | None = None
    variant: str = ""
    cuts: tuple["AskedCut", ...] = ()
    parameters: tuple[bytes | None, ...] = ()
    position: int | None = None
    """The position that a cursor is of."""

    @property
    def shape(self) -> Hashable:
        """What of it decides the text of the statement."""
        texts = tuple(one.text or one.name for one in self.conditions)
        return texts, self.paging, self.variant, tuple(one.kind for one in self.cuts)


def bind(selected: Selected, variables: VariableValues) -> Bound:
    """What the arguments of a field demand; raises `Refusal` or `GraphQLError`."""
    given = selected.given.values(variables)
    try:
        return _bind(selected, given)
    except Refusal as refusal:
        raise refusal.at(selected.node) from None


def _bind(selected: Selected, given: Mapping[str, Any]) -> Bound:
    if isinstance(selected.declaration, ByGlobalId):
        return _by_ids(given["ids"]) if selected.declaration.many else _by_id(given["id"])
    if isinstance(selected.declaration, AtCut):
        cut, value = _as_of(given["asOf"])
        return Bound(cuts=(cut,), parameters=(value,))
    if isinstance(selected.declaration, Computed):
        return Bound(parameters=(None,))
    conditions = tuple(_conditions(selected, given))
    parameters = [parameter(value) for one in conditions for value in one.values]
    if isinstance(selected.declaration, Between):
        return _between(given, conditions, parameters)
    if not isinstance(selected.declaration, Page):
        return Bound(conditions, parameters=tuple(parameters))
    return _page(selected.declaration.listing, given, conditions, parameters)


def _conditions(selected: Selected, given: Mapping[str, Any]) -> Iterator[Condition]:
    assert selected.definition is not None
    for name, value in given.items():
        if value is None:
            continue
        argument = selected.definition.args[name]
        criterion = declared(argument)
        if isinstance(criterion, Criterion):
            yield from criterion.conditions(value)
        elif name in _FILTERS:
            kind = get_named_type(argument.type)
            assert isinstance(kind, GraphQLInputObjectType)
            yield from entries(kind, value)


def entries(kind: GraphQLInputObjectType, given: Mapping[str, Any]) -> Iterator[Condition]:
    """What the entries of an input demand; all of them must hold."""
    for name, value in given.items():
        if value is not None:
            yield from declared(kind.fields[name]).conditions(value)


def _page(
    listing: Listing,
    given: Mapping[str, Any],
    conditions: tuple[Condition, ...],
    parameters: list[bytes | None],
) -> Bound:
    if not 0 <= given["first"] <= MOST:
        raise bad_input(f"first is from 0 to {MOST}, not {given['first']}")
    chosen = given.get("orderBy")
    order = chosen.value if chosen is not None else next(iter(listing.orders))
    if given.get("after") is None:
        return Bound(conditions, Paging(given["first"], order), parameters=tuple(parameters))
    types = [one.kind for one in listing.orders[order].places]
    position, place = cursor.decode(f"{listing.name} {order}", given["after"], types)
    parameters += [parameter(position), *map(parameter, place)]
    return Bound(
        conditions,
        Paging(given["first"], order, after=True),
        parameters=tuple(parameters),
        position=position,
    )


def _by_id(global_id: str) -> Bound:
    kind, own, time = _known(global_id)
    return _at_time(Bound(variant=kind, parameters=(parameter(own),)), time)


def _by_ids(ids: list[str]) -> Bound:
    if len(ids) > MOST:
        raise bad_input(f"up to {MOST} ids can be asked for at once, not {len(ids)}")
    known = [_known(one) for one in ids]
    if len({time for _, _, time in known}) > 1:
        raise bad_id("ids from different snapshots have to be asked for one by one")
    kinds, own = [kind for kind, _, _ in known], [own for _, own, _ in known]
    bound = Bound(parameters=(parameter(kinds), parameter(own)))
    return _at_time(bound, known[0][2] if known else None)


def _at_time(bound: Bound, position: int | None) -> Bound:
    """An id that a snapshot gave is of the thing as it was then."""
    if position is None:
        return bound
    cut = AskedCut("position", position)
    return replace(bound, cuts=(cut,), parameters=(parameter(position), *bound.parameters))


def _known(global_id: str) -> tuple[str, Any, int | None]:
    """Type, own id, and the position that it is of; None for now."""
    kind, own, position = parsed(global_id)
    if kind not in NODES:
        raise bad_id("this is not an id of this API")
    return kind, NODES[kind][1](own), position


def _between(
    given: Mapping[str, Any], conditions: tuple[Condition, ...], parameters: list[bytes | None]
) -> Bound:
    since, first = _as_of(given["from"])
    until, last = _as_of(given["to"]) if given.get("to") else (AskedCut("now"), None)
    return Bound(conditions, cuts=(since, until), parameters=(*parameters, first, last))


def _as_of(given: Mapping[str, Any]) -> tuple[AskedCut, bytes | None]:
    when: datetime | None = given.get("recordedAt")
    if when is not None:
        if when.tzinfo is None:
            raise bad_position("recordedAt needs an offset from UTC, such as 2026-01-03T12:00:00Z")
        return AskedCut("time"), parameter(when)
    position = given["position"]
    if position not in POSITIONS:
        raise bad_position(f"there is no position {position}")
    return AskedCut("position", position), parameter(position)
