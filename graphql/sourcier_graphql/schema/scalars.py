"""Positions are strings of nineteen digits: their order as text is their order in the log."""

from typing import NewType
from uuid import UUID

import strawberry

from sourcier_graphql.scalar_range import POSITIONS

Position = NewType("Position", int)


def written(position: int) -> str:
    """A position as clients see it."""
    return f"{position:019d}"


def parsed(text: object) -> Position:
    """A position as clients send it; raises `ValueError`."""
    if not isinstance(text, str) or not (text.isascii() and text.isdigit()) or len(text) > 19:
        raise ValueError("a Position is a string that this API gave out, such as log { position }")
    if int(text) not in POSITIONS:
        raise ValueError("there is no such Position")
    return Position(int(text))


POSITION = strawberry.scalar(
    name="Position",
    description=(
        "A place in the log. Opaque; equal in length, so that comparing two as text tells which "
        "came first. Never a number: 32 bits do not suffice."
    ),
    serialize=written,
    parse_value=parsed,
)

UUIDS = strawberry.scalar(
    name="UUID",
    description="A UUID, in hexadecimal with hyphens; an id as the log has it, not a global id.",
    serialize=str,
    parse_value=UUID,
)
