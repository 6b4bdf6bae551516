"""Rows on their way into tables, and the position that the log would have come to with them."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from sourcier_events.database import Role
from sourcier_events.projections import generations

_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)

Columns = dict[str, Any]


class Dataset:
    """Rows by table, and the position that the log has come to."""

    def __init__(self, number: int) -> None:
        self.schema = generations.schema_name(number)
        self.position = 0
        self.rows: dict[str, list[Columns]] = defaultdict(list)
        self.claims = 0
        self.documents = 0

    def put(self, view: str, since: int, until: int | None = None, **columns: Any) -> None:
        """One version of a row."""
        row = columns | {"from_position": since, "to_position": until}
        self.rows[f"{self.schema}.{view}"].append(row)

    def append(self, events: int) -> int:
        """The end of an append of so many events, none of which can be read."""
        first, self.position = self.position + 1, self.position + events
        self.rows["log.append"].append(
            {
                "first_position": first,
                "last_position": self.position,
                "recorded_at": self.recorded_at(self.position),
                "idempotency_key": first.to_bytes(32, "big"),
                "streams": [],
                "base_versions": [],
                "event_types": [],
                "headers": b"",
                "salts": b"",
                "payloads": b"",
            }
        )
        return self.position

    def recorded_at(self, position: int) -> datetime:
        """Half a second for each event."""
        return _BEGIN + timedelta(milliseconds=500 * position)

    def copy(self, connection: psycopg.Connection[Any]) -> None:
        """Write all rows and forget them."""
        for table, rows in self.rows.items():
            role = Role.OWNER if table.startswith("log.") else Role.REBUILDER
            connection.execute(f"set role {role}")
            statement = f"copy {table} ({', '.join(rows[0])}) from stdin"
            with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
                for row in rows:
                    copy.write_row(tuple(row.values()))
        self.rows.clear()
