"""Values go to PostgreSQL as text in its own notation; the SQL says their type with a cast."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from sourcier_graphql.refusals import bad_input


def parameter(value: Any) -> bytes | None:
    """A value as the statement gets it."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return value
    if isinstance(value, (list, tuple)):
        return _array(value)
    return _checked(_text(value))


def _text(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (str, int, UUID)):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no parameter")


def _array(values: Iterable[Any]) -> bytes:
    """The notation of PostgreSQL for arrays, each value in quotes."""
    quoted = (_text(one).replace("\\", "\\\\").replace('"', '\\"') for one in values)
    return _checked("{" + ",".join(f'"{one}"' for one in quoted) + "}")


def _checked(text: str) -> bytes:
    if "\0" in text:
        raise bad_input("texts with a NUL character are nowhere in the views")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise bad_input("this text is not valid Unicode") from error
