"""Global ids, read and written as the schema promises: opaque, one per object, checked."""

import base64
import binascii
import re
from typing import Any
from uuid import UUID

from .answers import Refused

ENTITIES = {"Meeting": "meetings", "Participant": "participants", "Statement": "statements"}
"""The types of entities, and their views."""

_UUIDS = {"Publication", "Run", "Claim", "Event", *ENTITIES}


def written(kind: str, own: object) -> str:
    """A global id."""
    return base64.b64encode(f"{kind}:{own}".encode()).decode()


def read(global_id: str, *kinds: str) -> tuple[str, Any]:
    """Type and own id of one of these types, of any where none is given."""
    try:
        kind, colon, own = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (binascii.Error, ValueError) as error:
        raise Refused("BAD_ID") from error
    if not colon or (kinds and kind not in kinds):
        raise Refused("BAD_ID")
    return kind, _own(kind, own)


def _own(kind: str, own: str) -> Any:
    if kind in _UUIDS:
        try:
            return UUID(own)
        except ValueError as error:
            raise Refused("BAD_ID") from error
    if kind == "Document" and re.fullmatch("[0-9a-f]{64}", own):
        return own
    if kind == "Change":
        return own
    raise Refused("BAD_ID")
