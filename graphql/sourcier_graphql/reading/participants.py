"""Participants in the order of their sort keys; names are found whatever their spelling."""

from uuid import UUID

from sourcier_events.names import fold, transliteration_key
from sourcier_events.projections.rows import ParticipantRow
from sourcier_graphql.reading.listing import Condition, Listing, Order
from sourcier_graphql.reading.lookup import Lookup
from sourcier_graphql.reading.parents import ENTITY, ROOT
from sourcier_graphql.reading.selection import row

PARTICIPANT = Lookup(
    ENTITY,
    row(ParticipantRow, "p"),
    "inner join {views}.participants as p on p.id = entity.canonical and {p.valid}",
)

PARTICIPANTS = Listing(
    "participants",
    ROOT,
    row(ParticipantRow, "p"),
    source="{views}.participants as p",
    where="{p.valid} and p.supported",
    order=(Order("p.sort_key", str), Order("p.id", UUID)),
)


def named(text: str) -> Condition:
    """Participants one of whose names has words that begin so, in any order and any spelling.

    Folded text has letters, digits and spaces only, so nothing in it means anything to LIKE.
    A transliteration of one or two letters is the beginning of too much: it is not asked for.
    """
    folded = _words(fold(text)) or _NOTHING
    spelled = transliteration_key(text).split()
    distinct = all(len(word) > 2 for word in spelled)
    return Condition(
        """
        p.search_key like all(%(folded)s::text [])
        or p.search_key like all(%(spelling)s::text [])
        """,
        (("folded", folded), ("spelling", _words(" ".join(spelled)) if distinct else folded)),
    )


_NOTHING = ("% % no name is like this",)


def _words(folded: str) -> tuple[str, ...]:
    return tuple(f"% {word}%" for word in folded.split())


def with_value(column: str, value: str) -> Condition:
    """Participants with this value in a column of ours: type or country."""
    return Condition(f"p.{column} = %({column})s", ((column, value),))
