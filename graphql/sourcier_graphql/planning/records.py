"""Every object of an answer is a record: PostgreSQL writes its columns as JSON, in their order."""

from collections.abc import Iterable

from sourcier_graphql.planning.scope import Scope


def columns_of(shown: Iterable[tuple[str, str]]) -> str:
    """Columns: keys, and their SQL."""
    return ", ".join(f'{text} as "{key}"' for key, text in shown)


def records(fields: str, scope: Scope, rows: str = "") -> str:
    """The query of records with these columns, one for each of the rows."""
    name = scope.fresh("o")
    return f"select {name} from (select {fields} {rows}) as {name}"
