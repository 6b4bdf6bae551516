"""Global ids, read and written as the schema promises: opaque, one per object, checked."""

import base64
import binascii
import re
from typing import Any
from uuid import UUID

from .answers import Refused
from .tables import Cut

ENTITIES = {"Meeting": "meetings", "Participant": "participants", "Statement": "statements"}
"""The types of entities, and their views."""

_UUIDS = {"Publication", "Run", "Claim", "Event", *ENTITIES}


def written(kind: str, own: object, cut: Cut | None = None) -> str:
    """A global id: of the thing then, where it is shown in a snapshot."""
    time = f"@{cut.position}" if cut and cut.asked else ""
    return base64.b64encode(f"{kind}:{own}{time}".encode()).decode()


def read(global_id: str, *kinds: str) -> tuple[str, Any]:
    """Type and own id of one of these types, of any where none is given."""
    return read_with_time(global_id, *kinds)[:2]


def read_with_time(global_id: str, *kinds: str) -> tuple[str, Any, int | None]:
    """The same, with the position of the snapshot that gave the id."""
    try:
        kind, colon, own = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (binascii.Error, ValueError) as error:
        raise Refused("BAD_ID") from error
    if not colon or (kinds and kind not in kinds):
        raise Refused("BAD_ID")
    own, at, time = own.partition("@")
    if at and not re.fullmatch("0|[1-9][0-9]{0,17}", time):
        raise Refused("BAD_ID")
    return kind, _own(kind, own), int(time) if at else None


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
