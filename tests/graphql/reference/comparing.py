"""Two answers are the same: every value, every null, and the order of keys.

A moment may be written in any way, and a cursor be any text; it must only mean one place.
"""

from datetime import datetime
from typing import Any

from .answers import Cursor, Cursors, Instant


def differences(expected: Any, got: Any, cursors: Cursors, path: str = "") -> list[str]:
    """Where they differ; cursors are learned on the way."""
    if isinstance(expected, dict) and isinstance(got, dict):
        if list(expected) != list(got):
            return [f"{path}: keys {list(expected)} expected, got {list(got)}"]
        pairs = [(f"{path}.{key}", expected[key], got[key]) for key in expected]
    elif isinstance(expected, list) and isinstance(got, list):
        if len(expected) != len(got):
            return [f"{path}: {len(expected)} items expected, got {len(got)}: {expected} {got}"]
        pairs = [(f"{path}[{at}]", *two) for at, two in enumerate(zip(expected, got, strict=True))]
    else:
        return (
            [] if _same(expected, got, cursors) else [f"{path}: {expected!r} expected, got {got!r}"]
        )
    return [one for where, a, b in pairs for one in differences(a, b, cursors, where)]


def _same(expected: Any, got: Any, cursors: Cursors) -> bool:
    if isinstance(expected, Cursor):
        if not isinstance(got, str):
            return False
        cursors.learn(got, expected)
        return True
    if isinstance(expected, Instant):
        return isinstance(got, str) and datetime.fromisoformat(got) == expected.moment
    return type(expected) is type(got) and bool(expected == got)
