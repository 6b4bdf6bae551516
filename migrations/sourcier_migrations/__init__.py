"""The database is what the numbered SQL files of this package made, in order, each exactly once."""

from sourcier_migrations.runner import Migration, MigrationError, apply, available, pending

__all__ = ["Migration", "MigrationError", "apply", "available", "pending"]
