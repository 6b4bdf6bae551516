"""Codes of the catalogue and of the views as enums: each member's value is what the views hold."""

from enum import Enum

import strawberry


@strawberry.enum(description="The family of kinds that a meeting belongs to.")
class MeetingFamily(Enum):
    SUMMIT = strawberry.enum_value(
        "summit", description="A summit, or an assembly of heads of state or government."
    )
    CONFERENCE = strawberry.enum_value("conference", description="A conference or a forum.")
    MEETING = strawberry.enum_value(
        "meeting", description="A session, an assembly, or any other meeting."
    )
    TALKS = strawberry.enum_value("talks", description="Talks, negotiations, encounters of a few.")
    VISIT = strawberry.enum_value("visit", description="One side travels to the other.")
    CALL = strawberry.enum_value("call", description="By telephone.")


@strawberry.enum(description="The rank of those who meet.")
class MeetingLevel(Enum):
    LEADERS = strawberry.enum_value("leaders", description="Heads of state or government.")
    MINISTERS = strawberry.enum_value("ministers", description="Ministers.")
    ADVISERS = strawberry.enum_value(
        "advisers", description="Advisers of leaders, of national security for instance."
    )
    CHIEFS_OF_STAFF = strawberry.enum_value(
        "chiefs_of_staff", description="Chiefs of staff of armed forces."
    )
    MILITARY = strawberry.enum_value("military", description="Other military people.")
    ENVOYS = strawberry.enum_value("envoys", description="Special envoys and ambassadors.")
    OFFICIALS = strawberry.enum_value("officials", description="Other officials.")


@strawberry.enum(description="Whether people meet in person.")
class MeetingFormat(Enum):
    IN_PERSON = strawberry.enum_value("in_person", description="All in one place.")
    ONLINE = strawberry.enum_value("online", description="By video or telephone.")
    HYBRID = strawberry.enum_value("hybrid", description="Some in one place, others from afar.")


@strawberry.enum(description="How far a meeting has come.")
class MeetingStatus(Enum):
    PLANNED = strawberry.enum_value("planned", description="Announced, not begun.")
    ONGOING = strawberry.enum_value("ongoing", description="Going on when it was reported.")
    HELD = strawberry.enum_value("held", description="It took place.")
    CANCELLED = strawberry.enum_value(
        "cancelled", description="It will not take place, or did not."
    )


@strawberry.enum(description="A day of the week.")
class Weekday(Enum):
    MONDAY = strawberry.enum_value("monday", description="A Monday.")
    TUESDAY = strawberry.enum_value("tuesday", description="A Tuesday.")
    WEDNESDAY = strawberry.enum_value("wednesday", description="A Wednesday.")
    THURSDAY = strawberry.enum_value("thursday", description="A Thursday.")
    FRIDAY = strawberry.enum_value("friday", description="A Friday.")
    SATURDAY = strawberry.enum_value("saturday", description="A Saturday.")
    SUNDAY = strawberry.enum_value("sunday", description="A Sunday.")


@strawberry.enum(description="What a participant is.")
class ParticipantType(Enum):
    PERSON = strawberry.enum_value("person", description="Somebody with a name.")
    COUNTRY = strawberry.enum_value("country", description="A country, or its government.")
    ORGANISATION = strawberry.enum_value(
        "organisation", description="An organisation, international ones included."
    )
    OFFICE = strawberry.enum_value(
        "office",
        description="Whoever holds an office, without a name: a spokesperson, the minister.",
    )
    GROUP = strawberry.enum_value(
        "group", description="Several together: the Europeans, the mediators."
    )


@strawberry.enum(description="How speech is reported.")
class StatementKind(Enum):
    DIRECT = strawberry.enum_value("direct", description="Word for word, in quotation marks.")
    INDIRECT = strawberry.enum_value("indirect", description="In the words of the document.")
    MIXED = strawberry.enum_value("mixed", description="Partly in quotation marks.")


@strawberry.enum(description="How a document stands to what it says.")
class Stance(Enum):
    ASSERTED = strawberry.enum_value("asserted", description="It says so.")
    HEDGED = strawberry.enum_value(
        "hedged", description="It says so with reservation, in the conditional or by hearsay."
    )
    DENIED = strawberry.enum_value("denied", description="It says that it is not so.")
    ABSENT = strawberry.enum_value(
        "absent", description="It says that somebody does not take part."
    )


@strawberry.enum(description="What a person made of a claim.")
class Rank(Enum):
    PREFERRED = strawberry.enum_value("preferred", description="To be shown before others.")
    NORMAL = strawberry.enum_value("normal", description="Nobody decided.")
    DEPRECATED = strawberry.enum_value(
        "deprecated", description="Not to be shown while there are others."
    )


@strawberry.enum(description="Whether a claim still counts; only active ones support a fact.")
class ClaimStatus(Enum):
    ACTIVE = strawberry.enum_value("active", description="It counts.")
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
    DOCUMENT_ADDED = strawberry.enum_value("document_added", description="A document was stored.")
    DOCUMENT_REVISED = strawberry.enum_value(
        "document_revised", description="Another document came to stand at its url."
    )
    DOCUMENT_WITHDRAWN = strawberry.enum_value(
        "document_withdrawn",
        description="A document was withdrawn, and what it said no longer counts.",
    )
    DOCUMENT_ERASED = strawberry.enum_value(
        "document_erased", description="The text of a document was erased."
    )
    PUBLICATION_SEEN = strawberry.enum_value(
        "publication_seen", description="A document appeared somewhere."
    )
    PUBLICATION_CORRECTED = strawberry.enum_value(
        "publication_corrected", description="What was known of a publication was corrected."
    )
    REPRINT_RECOGNISED = strawberry.enum_value(
        "reprint_recognised", description="Documents were recognised as reprints of one text."
    )
    EXTRACTED = strawberry.enum_value(
        "extracted", description="An extractor finished reading a document."
    )
    IDENTIFIED = strawberry.enum_value(
        "identified", description="A mention was bound to an entity."
    )
    CLAIMED = strawberry.enum_value("claimed", description="A document said something of it.")
    SUPERSEDED = strawberry.enum_value(
        "superseded", description="A newer run no longer reads a claim, or reads it anew."
    )
    RETRACTED = strawberry.enum_value("retracted", description="A person took a claim back.")
    REINSTATED = strawberry.enum_value(
        "reinstated", description="A person let a claim count again."
    )
    RANKED = strawberry.enum_value("ranked", description="A person ranked a claim.")
    MERGED = strawberry.enum_value("merged", description="Another entity was found to be the same.")
    UNMERGED = strawberry.enum_value("unmerged", description="A merge was undone.")
    ATTESTED = strawberry.enum_value("attested", description="The state of the views was attested.")
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
