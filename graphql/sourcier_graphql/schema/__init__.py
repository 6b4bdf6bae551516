"""The schema, type by type; its types know what to ask `reading` for, and no SQL."""
