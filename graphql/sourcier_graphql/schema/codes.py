"""Codes of the catalogue and of the views as enums: each member's value is what the views hold."""

from enum import Enum

import strawberry


@strawberry.enum(description="The family of kinds that a meeting belongs to.")
class MeetingFamily(Enum):
    SUMMIT = "summit"
    CONFERENCE = "conference"
    MEETING = "meeting"
    TALKS = "talks"
    VISIT = "visit"
    CALL = "call"


@strawberry.enum(description="The rank of those who meet.")
class MeetingLevel(Enum):
    LEADERS = "leaders"
    MINISTERS = "ministers"
    ADVISERS = "advisers"
    CHIEFS_OF_STAFF = "chiefs_of_staff"
    MILITARY = "military"
    ENVOYS = "envoys"
    OFFICIALS = "officials"


@strawberry.enum(description="Whether people meet in person.")
class MeetingFormat(Enum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


@strawberry.enum(description="How far a meeting has come.")
class MeetingStatus(Enum):
    PLANNED = "planned"
    ONGOING = "ongoing"
    HELD = "held"
    CANCELLED = "cancelled"


@strawberry.enum(description="A day of the week.")
class Weekday(Enum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@strawberry.enum(description="What a participant is.")
class ParticipantType(Enum):
    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    OFFICE = "office"
    GROUP = "group"


@strawberry.enum(description="How speech is reported.")
class StatementKind(Enum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@strawberry.enum(description="How a document stands to what it says.")
class Stance(Enum):
    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    ABSENT = "absent"


@strawberry.enum(description="What a person made of a claim.")
class Rank(Enum):
    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@strawberry.enum(description="Whether a claim still counts; only active ones support a fact.")
class ClaimStatus(Enum):
    ACTIVE = "active"
    RETRACTED = strawberry.enum_value("retracted", description="A person took it back.")
    SUPERSEDED = strawberry.enum_value(
        "superseded", description="A newer run read the document anew."
    )
    REVISED = strawberry.enum_value(
        "revised", description="The document was replaced by a newer one at all of its urls."
    )
    WITHDRAWN = strawberry.enum_value("withdrawn", description="The document was withdrawn.")
    ERASED = strawberry.enum_value("erased", description="The document was erased.")


@strawberry.enum(description="How a fact stands.")
class FactStatus(Enum):
    UNCONTESTED = strawberry.enum_value("uncontested", description="All sources agree.")
    CONTESTED = strawberry.enum_value("contested", description="Sources contradict each other.")
    DEVELOPED = strawberry.enum_value(
        "developed", description="A value that develops moved on, as from planned to held."
    )
    CORRECTED = strawberry.enum_value(
        "corrected", description="Another value stood here before, or a person decided."
    )
    RETRACTED = strawberry.enum_value("retracted", description="What supported it was retracted.")
    UNSUPPORTED = strawberry.enum_value("unsupported", description="Nothing supports it any more.")


@strawberry.enum(description="What happened to an entity or a document.")
class ChangeKind(Enum):
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REVISED = "document_revised"
    DOCUMENT_WITHDRAWN = "document_withdrawn"
    DOCUMENT_ERASED = "document_erased"
    PUBLICATION_SEEN = "publication_seen"
    PUBLICATION_CORRECTED = "publication_corrected"
    REPRINT_RECOGNISED = "reprint_recognised"
    EXTRACTED = "extracted"
    IDENTIFIED = "identified"
    CLAIMED = "claimed"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    REINSTATED = "reinstated"
    RANKED = "ranked"
    MERGED = "merged"
    UNMERGED = "unmerged"
    ATTESTED = "attested"
    IGNORED = strawberry.enum_value(
        "ignored", description="An event without effect, such as a merge of what is one already."
    )
    PAUSED = strawberry.enum_value(
        "paused", description="An event was left out, because it could not be folded."
    )


@strawberry.enum(description="Where a passage is in the document that revised its own.")
class AnchorState(Enum):
    EXACT = strawberry.enum_value("exact", description="Where it was, or nothing was revised.")
    MOVED = strawberry.enum_value("moved", description="Elsewhere, word for word.")
    LOST = strawberry.enum_value("lost", description="Not to be found any more.")
