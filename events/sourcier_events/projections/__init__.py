"""Projections: pure folds over the log, the live runner, rebuilds, and the proof they agree."""

FOLD_VERSION = 4
"""Raised whenever the same log would give other rows."""
