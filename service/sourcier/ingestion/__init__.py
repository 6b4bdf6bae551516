"""Ingestion: files in, appends to the log out. The same input again changes nothing."""

from sourcier.ingestion.ingest import Arrival, Result, ingest
from sourcier.ingestion.metadata import Metadata
from sourcier.ingestion.source import Source, SourceOptions
from sourcier.ingestion.sources import sources
from sourcier.ingestion.workers import Workers, WorkersLost
from sourcier_events.stored_text import RefusedFile

__all__ = [
    "Arrival",
    "Metadata",
    "RefusedFile",
    "Result",
    "Source",
    "SourceOptions",
    "Workers",
    "WorkersLost",
    "ingest",
    "sources",
]
