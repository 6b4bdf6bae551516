"""Global ids in the inputs of mutations: one that is none is a problem of its entry."""

from uuid import UUID

from sourcier_events.curation.problems import Refused
from sourcier_events.curation.wording import invalid
from sourcier_graphql.global_ids import ENTITY_TYPES, as_digest, as_uuid, decoded
from sourcier_graphql.refusals import Refusal


def claim_id(global_id: str, *path: str) -> UUID:
    """The claim of a global id; raises `Refused`."""
    return _uuid(global_id, ("Claim",), path)


def entity_id(global_id: str, *path: str) -> UUID:
    """The entity of a global id; raises `Refused`."""
    return _uuid(global_id, ENTITY_TYPES, path)


def document_id(global_id: str, *path: str) -> str:
    """The document of a global id; raises `Refused`."""
    try:
        return as_digest(_own(global_id, ("Document",), path))
    except Refusal as refusal:
        raise invalid(refusal.message, *path) from refusal


def _uuid(global_id: str, kinds: tuple[str, ...], path: tuple[str, ...]) -> UUID:
    try:
        return as_uuid(_own(global_id, kinds, path))
    except Refusal as refusal:
        raise invalid(refusal.message, *path) from refusal


def _own(global_id: str, kinds: tuple[str, ...], path: tuple[str, ...]) -> str:
    kind, own = decoded(global_id)
    if kind not in kinds:
        raise invalid(f"an id of a {' or '.join(kinds)} is wanted here", *path)
    return own


__all__ = ["Refused", "claim_id", "document_id", "entity_id"]
