"""Rereading: stored documents, read by the extractor installed now, beside what the log holds."""

from sourcier.rereading.rereading import Wanted, reread
from sourcier.rereading.telling import Outcome, Reread

__all__ = ["Outcome", "Reread", "Wanted", "reread"]
