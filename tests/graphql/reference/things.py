"""How one thing leads to another: from an id that a row holds, or a client asked by."""

from typing import Any
from uuid import UUID

from .fields import Thing
from .identifiers import ENTITIES
from .tables import Cut

_VIEWS = {"Document": "documents", "Publication": "publications", "Run": "runs", "Claim": "claims"}
_KINDS = {"meeting": "Meeting", "participant": "Participant", "statement": "Statement"}


def thing(cut: Cut, kind: str, own: Any) -> Thing | None:
    """What a row refers to by an id of its own; ids of entities in rows answer for themselves."""
    row = cut.one(_VIEWS.get(kind) or ENTITIES[kind], own)
    return None if row is None else Thing(kind, row, cut, own)


def entity(cut: Cut, member: UUID | None) -> Thing | None:
    """The entity of whichever kind, by the id of any member."""
    row = None if member is None else cut.one("entities", member)
    return None if row is None else asked(cut, _KINDS[row["kind"]], row["id"])


def asked(cut: Cut, kind: str, own: Any) -> Thing | None:
    """What a client asks for by its id; a merged entity answers as the one that it became."""
    if kind in ENTITIES:
        canonical = cut.canonical(own)
        row = None if canonical is None else cut.one(ENTITIES[kind], canonical)
        return None if row is None else Thing(kind, row, cut, own)
    if kind == "Change":
        return change(cut, cut.one("changes", own))
    if kind == "Event":
        lines = cut.where("changes", "event", own)
        return event(cut, lines[0]["position"]) if lines else None
    return thing(cut, kind, own)


_CHANGES = {
    "ClaimChange": "claimed superseded retracted reinstated ranked",
    "IdentityChange": "identified merged unmerged",
    "DocumentChange": (
        "document_added document_revised document_withdrawn document_erased publication_seen"
        " publication_corrected reprint_recognised extracted"
    ),
    "RecordChange": "ignored paused attested",
}
CHANGE_KINDS = {code: kind for kind, these in _CHANGES.items() for code in these.split()}


def change(cut: Cut, row: Any) -> Thing | None:
    """A line of the timeline."""
    return None if row is None else Thing(CHANGE_KINDS[row["kind"]], row, cut)


def event(cut: Cut, position: int) -> Thing | None:
    """The event at a position: the first of its lines tells all about it."""
    lines = cut.where("changes", "position", position)
    return Thing("Event", min(lines, key=lambda row: row["ordinal"]), cut) if lines else None
