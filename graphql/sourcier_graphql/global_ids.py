"""Ids are global and opaque, as Relay wants them: base64 of the type's name and our own id."""

import base64
import binascii
from uuid import UUID

from sourcier_graphql.refusals import bad_id

SHA256_DIGITS = 64
ENTITY_TYPES = ("Meeting", "Participant", "Statement")


def decoded(global_id: str) -> tuple[str, str]:
    """Type and own id; raises a refusal."""
    try:
        kind, colon, own = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (binascii.Error, ValueError) as error:
        raise bad_id("this is not an id of this API") from error
    if not colon:
        raise bad_id("this is not an id of this API")
    return kind, own


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
