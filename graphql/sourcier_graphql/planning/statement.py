"""One statement answers one operation: its data, and what says whether the data may be shown.

The statement names its generation. Beside the data it returns the generation that is current, the
position of its own, the end of the log, and the position of each cut that was asked for.
"""

import re
from collections.abc import Mapping, Sequence

from graphql import GraphQLSchema
from msgspec import Struct

from sourcier_graphql.planning.binding import Bound
from sourcier_graphql.planning.emitting import Emitter
from sourcier_graphql.planning.scope import Cut, Scope, numbering
from sourcier_graphql.planning.selection import Selected

_PARAMETER = re.compile(r"(?<![\w$])\$(\d+)")

# One row, or none before the first generation; `here$` columns are null once it is gone.
_HERE = """\
from views.current as current$
cross join log.head as head$
left join views.checkpoint as here$ on here$.generation = {generation}"""

_AT_POSITION = """\
{name} as materialized (
    select coalesce(max(append.last_position), 0) as position, false as future
    from log.append
    where append.last_position <= {value}::bigint
)"""

# Time order is position order, so positions are halved until the last append up to a time is
# found: some forty look-ups by key in a log of any length. `low` is an end that is early enough.
_AT_TIME = """\
{name}_search (low, high) as (
    select 0::bigint, head.position from log.head
    union all
    select
        case when found.recorded_at <= {value}::timestamptz then found.last_position
            else search.low end,
        case when found.recorded_at <= {value}::timestamptz then search.high
            else found.first_position - 1 end
    from {name}_search as search
    cross join lateral (
        select append.first_position, append.last_position, append.recorded_at
        from log.append
        where append.first_position <= (search.low + search.high + 1) / 2
        order by append.first_position desc
        limit 1
    ) as found
    where search.low < search.high
),
{name} as materialized (
    select min(search.low) as position, {value}::timestamptz > clock_timestamp() as future
    from {name}_search as search
    where search.low >= search.high
)"""


_NOW = """\
{name} as materialized (
    select checkpoint.position, false as future
    from views.checkpoint
    where checkpoint.generation = {generation}
)"""


class Statement(Struct, frozen=True):
    """The text; its columns are the data, the three of `_HERE` and two for each of `cuts`.

    `uses` are the parameters that it has, of all that the arguments gave: how long a page may be
    does not matter to who only counts.
    """

    text: bytes
    cuts: tuple[tuple[int, int], ...]
    uses: tuple[int, ...]


class Root(Struct, frozen=True):
    """A FROM item, `root`, whose columns are the fields of the root: what the program answers.

    Its parameters come before all others.
    """

    rows: str
    parameters: int


def statement(
    schema: GraphQLSchema,
    generation: int,
    selection: Sequence[Selected],
    bounds: Sequence[Bound],
    root: Root | None = None,
) -> Statement:
    """The statement of an operation whose arguments have these shapes."""
    asked = [(at, place) for at, one in enumerate(bounds) for place in range(len(one.cuts))]
    first = root.parameters + 1 if root else 1
    emitter = Emitter(schema, bounds, {one: _position(*one) for one in asked}, first)
    scope = Scope(
        cut=Cut("here$.position", current=True),
        views=f"views_{generation}",
        fresh=numbering(),
        row="root",
    )
    tables = _cuts(generation, bounds, asked, emitter)
    rows = f" from {root.rows}" if root else ""
    fields = emitter.fields(selection, scope) + rows
    columns = [f"(select row_to_json(data$) from (select {fields}) as data$)"]
    columns += ["current$.generation", "here$.position", "head$.position"]
    for at, place in asked:
        columns += [_position(at, place), f"(select cut.future from cut_{at}_{place} as cut)"]
    before = f"with recursive {', '.join(tables)} " if tables else ""
    text = f"{before}select {', '.join(columns)} {_HERE.format(generation=generation)}"
    numbers = sorted({int(one) for one in _PARAMETER.findall(text)})
    renumbered = {number: at for at, number in enumerate(numbers, start=1)}
    text = _PARAMETER.sub(lambda one: f"${renumbered[int(one[1])]}", text)
    return Statement(text.encode(), tuple(asked), tuple(number - 1 for number in numbers))


_CUTS: Mapping[str, str] = {"position": _AT_POSITION, "time": _AT_TIME, "now": _NOW}


def _position(at: int, place: int) -> str:
    return f"(select cut.position from cut_{at}_{place} as cut)"


def _cuts(
    generation: int, bounds: Sequence[Bound], asked: Sequence[tuple[int, int]], emitter: Emitter
) -> list[str]:
    return [
        _CUTS[bounds[at].cuts[place].kind].format(
            generation=generation,
            name=f"cut_{at}_{place}",
            value=f"${emitter.number_of_rest(at) + place}",
        )
        for at, place in asked
    ]
