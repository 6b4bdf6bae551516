"""Where rows come from: by an id that was asked for, or by one that a row of the views holds.

Ids that rows hold are those of entities that answer at the cut, so they lead straight to their row.
An id that a client asks by may be of an entity that was merged: `entities` knows who answers.
"""

from sourcier_graphql.planning.declaration import Source


def row_of(view: str, key: str, column: str = "id") -> Source:
    """The row of a view that another row refers to by a key (SQL)."""
    return Source(
        row="x", rows=f"{{views}}.{view} as {{x}}", where=f"{{x}}.{column} = {key} and {{x.valid}}"
    )


def rows_of(view: str, key: str, column: str, order: str) -> Source:
    """The rows of a view that belong to another row."""
    return Source(
        row="x",
        rows=f"{{views}}.{view} as {{x}}",
        where=f"{{x}}.{column} = {key} and {{x.valid}}",
        order=order,
    )


def asked(view: str, sql_type: str = "uuid") -> Source:
    """The row of a view by an id that a client asked by."""
    return Source(
        row="x",
        rows=f"{{views}}.{view} as {{x}}",
        where=f"{{x}}.id = {{value}}::{sql_type} and {{x.valid}}",
    )


def asked_entity(view: str) -> Source:
    """The row of whichever entity answers for an id that a client asked by."""
    return Source(
        row="x",
        rows=(
            "{views}.entities as {entity}"
            f" inner join {{views}}.{view} as {{x}}"
            " on {x}.id = {entity}.canonical and {x.valid}"
        ),
        where="{entity}.id = {value}::uuid and {entity.valid}",
        member="{entity}.id",
    )


def entity_of(key: str) -> Source:
    """The row of `entities` for an id of any member (SQL)."""
    return row_of("entities", key)


def canonical(value: str) -> str:
    """The entity that answers for an argument, as SQL."""
    return (
        f"(select {{member_entity}}.canonical from {{views}}.entities as {{member_entity}}"
        f" where {{member_entity}}.id = {value} and {{member_entity.valid}})"
    )


def global_id(kind: str, own: str = "{row}.id") -> str:
    """The global id of a type's own id, as SQL; `global_ids.parsed` reads it."""
    encoded = f"encode('{kind}:'::bytea || {own}::text::bytea{{time}}, 'base64')"
    # PostgreSQL breaks base64 after 76 characters.
    return f"translate({encoded}, E'\\n', '')"
