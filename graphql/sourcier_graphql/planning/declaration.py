"""How a field is read from SQL stands beside the field: in the metadata that these functions give.

SQL here is a template. `{views}` is the schema of the generation, `{row}` the row that the fields
of a type are columns of, `{parent}` the row of the object around it, `{member}` the id by which an
entity was asked. Any other `{name}` is an alias, made unique wherever the template is used, and
`{name.valid}` says that the row of this alias holds at the cut. `{value}` is an argument.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

import strawberry
from msgspec import Struct

PLAN = "sourcier.plan"
"""The key of a declaration in the metadata of a field, an argument or an entry of an input."""

Method = TypeVar("Method", bound=Callable[..., Any])


class Condition(Struct, frozen=True):
    """A condition on rows; `{value}` stands for the first of its values, `{value1}` for the next.

    With a name it is no condition: its one value is what `{name}` stands for in the source.
    """

    text: str
    values: tuple[Any, ...] = ()
    name: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """Where the rows of an object come from.

    `row` is the alias whose columns are the fields of the type. Without `rows` there is nothing to
    select from: the object is part of the one around it.
    """

    row: str = ""
    rows: str = ""
    where: str = ""
    order: str = ""
    member: str = ""


class Place(Struct, frozen=True):
    """A column that a list is ordered by, never null; `kind` is its type in cursors."""

    column: str
    kind: Any
    sql_type: str


class Order(Struct, frozen=True):
    """The columns that a list is ordered by, all in one direction; the last one makes it unique.

    So that a page begins with a comparison of rows, which is what a B-tree can begin at.
    """

    places: tuple[Place, ...]
    descending: bool = False


class Listing(Struct, frozen=True, kw_only=True):
    """A list that is read in pages; `node` is the row of a node, where edges have their own.

    The first order is the default.
    """

    name: str
    source: Source
    orders: Mapping[str, Order]
    node: str = ""


class Column(Struct, frozen=True):
    """A plain value; without SQL, the column that is named as the field is."""

    sql: str = ""


class Object(Struct, frozen=True):
    """An object, or with `many` a list of them; null where its source has no row."""

    source: Source
    many: bool = False


class Page(Struct, frozen=True):
    """A connection."""

    listing: Listing


class PagePart(Struct, frozen=True):
    """What a connection, an edge or `PageInfo` shows of a page."""

    part: str


class ByGlobalId(Struct, frozen=True):
    """Whatever has a global id; the type is in the id."""

    many: bool = False


class AtCut(Struct, frozen=True):
    """An object under which rows are those of the cut that its argument `asOf` asks for."""


class Between(Struct, frozen=True):
    """An object of two cuts, those of its arguments `from` and `to`: `{since}` and `{until}`."""

    source: Source


class Announced(Struct, frozen=True):
    """The object of one message of a subscription, `{value}`, at the cut that the message is of."""

    source: Source


class Computed(Struct, frozen=True):
    """An object that the program works out before anything is read."""

    computer: str


class Loaded(Struct, frozen=True):
    """What SQL cannot say: a part of the event whose position is the key (SQL)."""

    part: str
    key: str


Declaration = (
    Column | Object | Page | PagePart | ByGlobalId | AtCut | Between | Announced | Computed | Loaded
)


class Criterion(Struct, frozen=True):
    """What an argument demands of the rows."""

    conditions: Callable[[Any], Iterable[Condition]]


class Variants(Struct, frozen=True):
    """The types of an interface: `discriminator` is SQL on the row, and has one of their values.

    The source of a type leads from that row to its own; None where they are the same.
    """

    discriminator: str
    types: tuple["Variant", ...]


class Variant(Struct, frozen=True):
    """One type of an interface."""

    name: str
    values: tuple[str, ...]
    source: Source | None = None


VARIANTS: dict[str, Variants] = {}
"""The variants of each interface, by its name."""

NODES: dict[str, tuple[Source, Callable[[str], Any]]] = {}
"""How one of each type is found by its own id, which the function checks, as `{value}`."""


def column(description: str, sql: str = "", **more: Any) -> Any:
    """A plain value of the row."""
    return strawberry.field(description=description, metadata={PLAN: Column(sql)}, **more)


def part(description: str, of: str) -> Any:
    """A part of a page."""
    return strawberry.field(description=description, metadata={PLAN: PagePart(of)})


def loaded(description: str, part: str, key: str) -> Any:
    """A value that no view holds."""
    return strawberry.field(description=description, metadata={PLAN: Loaded(part, key)})


def one(description: str, source: Source, **more: Any) -> Any:
    """An object without arguments; the annotation says its type."""
    metadata = {PLAN: Object(source)}
    return strawberry.field(description=description, metadata=metadata, default=None, **more)


def many(description: str, source: Source) -> Any:
    """A list of objects without arguments."""
    metadata = {PLAN: Object(source, many=True)}
    return strawberry.field(description=description, metadata=metadata, default=None)


def planned(description: str, declaration: Declaration) -> Callable[[Method], Method]:
    """A field with arguments: the method says their types, and has no body."""
    return cast(
        Callable[[Method], Method],
        strawberry.field(description=description, metadata={PLAN: declaration}),
    )


def matches(sql: str, convert: Callable[[Any], Any] = lambda value: value) -> Criterion:
    """One condition on one value."""
    return Criterion(lambda value: (Condition(sql, (convert(value),)),))


def named(name: str, convert: Callable[[Any], Any] = lambda value: value) -> Criterion:
    """No condition, but a value that the source has a place for."""
    return Criterion(lambda value: (Condition("", (convert(value),), name),))


def argument(description: str, criterion: Criterion | None = None) -> Any:
    """An argument, to be put in an `Annotated`."""
    metadata = {} if criterion is None else {PLAN: criterion}
    return strawberry.argument(description=description, metadata=metadata)


def entry(description: str, criterion: Criterion | None = None, default: Any = None) -> Any:
    """An entry of an input; not given is the same as null."""
    metadata = {} if criterion is None else {PLAN: criterion}
    return strawberry.field(description=description, default=default, metadata=metadata)
