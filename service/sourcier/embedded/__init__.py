"""An embedded PostgreSQL that several processes share, and that survives their being killed."""

from sourcier.embedded.account import EmbeddedPostgresError
from sourcier.embedded.server import EmbeddedPostgres

__all__ = ["EmbeddedPostgres", "EmbeddedPostgresError"]
