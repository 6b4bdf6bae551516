"""Row versions on their way to the tables: a version that opens and closes in one go is one insert.

`finished` and `opened` become rows; `closed` are versions that lie in the tables already.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from psycopg import Connection, sql

from sourcier_events.projections.rows import ROWS, ChangeRow, Row

Key = tuple[object, ...]
_Finished = tuple[Row, int, int | None]


class RowVersions:
    """A sink that collects versions until they are written."""

    def __init__(self) -> None:
        self._opened: dict[tuple[str, str], tuple[Row, int]] = {}
        self._finished: list[_Finished] = []
        self._closed: list[tuple[type[Row], Key, int, int]] = []

    def open(self, row: Row, key: Key, since: int) -> None:
        if isinstance(row, ChangeRow):  # the timeline never closes a row: no need to wait
            self._finished.append((row, since, None))
        else:
            self._opened[row.view, _name(key)] = (row, since)

    def close(self, view: type[Row], key: Key, since: int, until: int) -> None:
        opened = self._opened.pop((view.view, _name(key)), None)
        if opened:
            row, since = opened
            self._finished.append((row, since, until))
        else:
            self._closed.append((view, key, since, until))

    def __len__(self) -> int:
        return len(self._finished)

    def write_finished(self, connection: Connection[Any]) -> None:
        """Write the versions that will not change any more; the current ones stay here."""
        finished, self._finished = self._finished, []
        _copy(connection, finished)

    def write(self, connection: Connection[Any]) -> None:
        """Write everything."""
        for view in ROWS:
            closed = [one for one in self._closed if one[0] is view]
            if closed:
                _close(connection, view, closed)
        self._closed.clear()
        opened, self._opened = self._opened, {}
        self._finished += [(row, since, None) for row, since in opened.values()]
        self.write_finished(connection)


def _name(key: Key) -> str:
    return "|".join(map(str, key))


def _copy(connection: Connection[Any], versions: list[_Finished]) -> None:
    by_view: dict[str, list[_Finished]] = {}
    for version in versions:
        by_view.setdefault(version[0].view, []).append(version)
    for row_type in ROWS:
        if row_type.view in by_view:
            _copy_view(connection, row_type, by_view[row_type.view])


def _copy_view(connection: Connection[Any], row_type: type[Row], versions: list[_Finished]) -> None:
    columns = [*row_type.__struct_fields__, "from_position", "to_position"]
    statement = sql.SQL("copy {} ({}) from stdin").format(
        sql.Identifier(row_type.view), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for values in _values(versions):
            copy.write_row(values)


def _values(versions: list[_Finished]) -> Iterator[tuple[Any, ...]]:
    for row, since, until in versions:
        yield (*msgspec.structs.astuple(row), since, until)


def _close(
    connection: Connection[Any], view: type[Row], closed: list[tuple[type[Row], Key, int, int]]
) -> None:
    """End versions that lie in the table; a version that is not there is a broken invariant."""
    parts = [sql.SQL("{} = %s").format(sql.Identifier(name)) for name in view.key]
    statement = sql.SQL(
        "update {} set to_position = %s where {} and from_position = %s and to_position is null"
    ).format(sql.Identifier(view.view), sql.SQL(" and ").join(parts))
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(until, *key, since) for _, key, since, until in closed])
        if cursor.rowcount != len(closed):
            raise LostRow(f"{len(closed) - cursor.rowcount} current rows of {view.view} are gone")


class LostRow(RuntimeError):
    """The tables do not hold what the state says they hold: the generation must be rebuilt."""
