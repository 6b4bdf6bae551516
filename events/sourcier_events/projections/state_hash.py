"""Two generations are equal at a position if and only if the hashes of all their views are.

The hash of a view is the sum of the hashes of its row versions, so it does not depend on their
order. Rows that begin after the position are left out, and ends after it count as none.
"""

from collections.abc import Callable
from typing import Any

from psycopg import Connection, sql

from sourcier_events.projections.generations import schema_name
from sourcier_events.projections.rows import ROWS

# Each row's SHA-256 as four numbers of 64 bits; each is summed exactly, then taken modulo 2**64.
_HASH = """
    select
        count(*),
        coalesce(sum(('x' || substr(h, 1, 16))::bit(64)::bigint::numeric), 0),
        coalesce(sum(('x' || substr(h, 17, 16))::bit(64)::bigint::numeric), 0),
        coalesce(sum(('x' || substr(h, 33, 16))::bit(64)::bigint::numeric), 0),
        coalesce(sum(('x' || substr(h, 49, 16))::bit(64)::bigint::numeric), 0)
    from (
        select encode(sha256(convert_to(row({columns})::text, 'UTF8')), 'hex') as h
        from {table}
        where from_position <= %(at)s
    ) as hashed
"""


def state_hashes(
    connection: Connection[Any],
    generation: int,
    at: int,
    progress: Callable[[str], None] = lambda view: None,
) -> dict[str, str]:
    """The hash of every view of a generation at a position: `<rows>:<64 hex digits>`."""
    hashes = {}
    for row_type in ROWS:
        progress(row_type.view)
        names = [*row_type.__struct_fields__, "from_position"]
        ending = sql.SQL("case when to_position <= %(at)s then to_position end")
        statement = sql.SQL(_HASH).format(
            columns=sql.SQL(", ").join([*map(sql.Identifier, names), ending]),
            table=sql.Identifier(schema_name(generation), row_type.view),
        )
        row = connection.execute(statement, {"at": at}).fetchone()
        assert row is not None
        sums = "".join(f"{int(part) % 2**64:016x}" for part in row[1:])
        hashes[row_type.view] = f"{row[0]}:{sums}"
    return hashes
