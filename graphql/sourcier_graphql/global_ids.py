"""Ids are global and opaque, as Relay wants them: base64 of the type's name and our own id.

An id from a snapshot carries the position too. As the id of a thing it means the same as the one
without; `node` answers it as of then.
"""

import base64
import binascii
import re
from uuid import UUID

from sourcier_graphql.refusals import bad_id

SHA256_DIGITS = 64
_SHAPE = re.compile(r"([^:]*):([^@]*)(?:@(0|[1-9][0-9]{0,17}))?", re.ASCII)
ENTITY_TYPES = ("Meeting", "Participant", "Statement")


def parsed(global_id: str) -> tuple[str, str, int | None]:
    """Type, own id, and position where it carries one; raises a refusal."""
    try:
        text = base64.b64decode(global_id, validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise bad_id("this is not an id of this API") from error
    found = _SHAPE.fullmatch(text)
    if found is None:
        raise bad_id("this is not an id of this API")
    kind, own, position = found.groups()
    return kind, own, None if position is None else int(position)


def decoded(global_id: str) -> tuple[str, str]:
    """Type and own id of the thing, whichever time the id is of; raises a refusal."""
    return parsed(global_id)[:2]


def own_id(kind: str, global_id: str) -> str:
    """Our own id of an object that must be of this type."""
    found, own = decoded(global_id)
    if found != kind:
        raise bad_id(f"an id of a {kind} is wanted here")
    return own


def uuid_of(kind: str, global_id: str) -> UUID:
    """The UUID of an object that must be of this type."""
    return as_uuid(own_id(kind, global_id))


def as_uuid(own: str) -> UUID:
    """The UUID in an id."""
    try:
        return UUID(own)
    except ValueError as error:
        raise bad_id("this is not an id of this API") from error


def digest_of(kind: str, global_id: str) -> str:
    """The SHA-256 that a document is identified by."""
    return as_digest(own_id(kind, global_id))


def as_digest(own: str) -> str:
    """The SHA-256 in an id."""
    if len(own) != SHA256_DIGITS or not set(own) <= set("0123456789abcdef"):
        raise bad_id("this is not an id of this API")
    return own
