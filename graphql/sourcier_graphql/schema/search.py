"""Full-text search, in French and blind to accents, with what was found and where."""

from enum import Enum
from typing import Annotated

import strawberry

from sourcier_graphql.planning.declaration import (
    Listing,
    Order,
    Place,
    Source,
    argument,
    column,
    many,
    matches,
    named,
    one,
)
from sourcier_graphql.refusals import bad_input
from sourcier_graphql.schema.identity import Node
from sourcier_graphql.schema.paging import Connection

_LONGEST = 1000


@strawberry.enum(description="What can be searched.")
class SearchKind(Enum):
    MEETING = strawberry.enum_value("Meeting", description="Meetings, by their titles and topics.")
    PARTICIPANT = strawberry.enum_value("Participant", description="Participants, by their names.")
    STATEMENT = strawberry.enum_value("Statement", description="Statements, by what was said.")
    DOCUMENT = strawberry.enum_value(
        "Document", description="Documents, by their titles and texts."
    )


def _checked(text: str) -> str:
    if len(text) > _LONGEST:
        raise bad_input(f"a text to search for has at most {_LONGEST} characters")
    return text


Text = Annotated[
    str,
    argument(
        'What to look for: words, "phrases in quotes", or, -without.', named("text", _checked)
    ),
]
Kinds = Annotated[
    list[SearchKind] | None,
    argument("Only in these; null for all.", matches("{hit}.kind = any({value}::text [])")),
]

# Of each kind the matches recorded last are ranked, and no more: ranking reads each text.
_HITS = """
    (
        select found.*, query.words as query
        from views.search_query({text}) as query (words)
        cross join lateral (
            (
                select 'Meeting' as kind, {meeting}.id::text as own, {meeting}.title as shown,
                    ts_rank(views.words({meeting}.search_text), query.words) as rank
                from {views}.meetings as {meeting}
                where views.words({meeting}.search_text) @@ query.words
                    and {meeting.valid} and {meeting}.supported
                order by {meeting}.from_position desc, {meeting}.id
                limit 200
            )
            union all
            (
                select 'Participant', {participant}.id::text,
                    concat_ws(', ', {participant}.name, {participant}.role),
                    ts_rank(views.words({participant}.search_key), query.words)
                from {views}.participants as {participant}
                where views.words({participant}.search_key) @@ query.words
                    and {participant.valid} and {participant}.supported
                order by {participant}.from_position desc, {participant}.id
                limit 200
            )
            union all
            (
                select 'Statement', {statement}.id::text, {statement}.content,
                    ts_rank(views.words({statement}.content), query.words)
                from {views}.statements as {statement}
                where views.words({statement}.content) @@ query.words and {statement.valid}
                order by {statement}.from_position desc, {statement}.id
                limit 200
            )
            union all
            (
                select 'Document', {document}.id,
                    concat_ws(E'\\n', {document}.title, stored.text),
                    ts_rank(views.words(coalesce({document}.title, '')), query.words)
                        + ts_rank(views.words(stored.text), query.words)
                from {views}.documents as {document}
                inner join log.document as stored on stored.sha256 = decode({document}.id, 'hex')
                where {document.valid} and not {document}.erased and {document}.id in (
                    select encode(matching.sha256, 'hex') from log.document as matching
                    where views.words(matching.text) @@ query.words
                    union
                    select {titled}.id from {views}.documents as {titled}
                    where views.words(coalesce({titled}.title, '')) @@ query.words
                        and {titled.valid}
                )
                order by {document}.from_position desc, {document}.id
                limit 200
            )
        ) as found
        where numnode(query.words) > 0
    ) as {hit}
"""

HITS = Listing(
    name="search",
    source=Source(row="hit", rows=_HITS, where="true"),
    orders={
        "best": Order(
            (
                Place("({hit}.rank * 1000000)::integer", int, "integer"),
                Place('{hit}.kind collate "C"', str, "text"),
                Place('{hit}.own collate "C"', str, "text"),
            ),
            descending=True,
        )
    },
)


@strawberry.type(description="A part of a snippet that matches.")
class Highlight:
    """In code points of the snippet."""

    start: int = column("Where it begins.")
    end: int = column("Where it ends, exclusive.")


@strawberry.type(description="The part of a text that matches best.")
class Snippet:
    """Plain text: what matches is told by its place, so that nobody has to parse marks."""

    text: str = column("The part, as it is written.")
    highlights: list[Highlight] = many(
        "What matches in it, in order.",
        Source(
            row="h",
            rows='json_to_recordset({parent}.highlights) as {h} (start integer, "end" integer)',
        ),
    )


@strawberry.type(description="Something that was found.")
class SearchHit:
    """Where, and what."""

    kind: SearchKind = column("What it is.")
    snippet: Snippet = one(
        "The part that matches best.",
        Source(
            row="s",
            rows=(
                "json_to_record(views.snippet({parent}.shown, {parent}.query))"
                " as {s} (text text, highlights json)"
            ),
        ),
    )
    node: Node = one("What was found.", Source())


@strawberry.type(description="A page of what was found, the best first.")
class SearchConnection(Connection[SearchHit]):
    """By how well it matches."""
