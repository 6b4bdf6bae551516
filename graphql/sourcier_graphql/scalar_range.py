"""The positions there can be: those of a PostgreSQL bigint."""

POSITIONS = range(2**63)
