"""How reads reach PostgreSQL: one prepared statement, one row, its bytes not decoded."""

from sourcier_graphql.database.prepared_connection import PreparedConnection
from sourcier_graphql.database.reading_pool import ReadingPool

__all__ = ["PreparedConnection", "ReadingPool"]
