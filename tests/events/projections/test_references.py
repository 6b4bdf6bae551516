"""Ids of entities in the views are canonical at their cut, and of the kind their column needs."""

from collections.abc import Iterator
from uuid import UUID

from hypothesis import HealthCheck, given, settings

from sourcier_events import catalogue
from sourcier_events.catalogue import EntityKind
from sourcier_events.projections.rows import (
    ClaimRow,
    EntityRow,
    FactRow,
    MeetingRow,
    ParticipantRow,
    ParticipationRow,
    Row,
    StatementRow,
)

from .random_stories import Step, appends_of, steps
from .scenario import Folded, Story, fold_story, meeting, mention_of, participant, statement

MEETING, PARTICIPANT, STATEMENT = EntityKind


def named(row: Row) -> Iterator[tuple[UUID | None, EntityKind | None]]:
    """The entities that a row names, and of which kind they have to be."""
    match row:
        case MeetingRow():
            yield row.id, MEETING
        case ParticipantRow():
            yield row.id, PARTICIPANT
        case StatementRow():
            yield from ((row.id, STATEMENT), (row.speaker, PARTICIPANT), (row.meeting, MEETING))
        case ParticipationRow():
            yield from ((row.meeting, MEETING), (row.participant, PARTICIPANT))
        case ClaimRow() | FactRow():
            kind = EntityKind(row.kind)
            yield row.entity, kind
            yield row.reference, catalogue.find(kind, row.property).refers_to


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps())
def test_at_every_cut_whatever_a_row_names_answers_for_itself_and_is_of_the_right_kind(
    happened: list[Step],
) -> None:
    folded = Folded()
    for append in appends_of(happened):
        rows = folded.read([append]).views.current()
        entities = {row.id: row for row in rows.values() if isinstance(row, EntityRow)}
        for row in rows.values():
            for entity, kind in named(row):
                if entity is not None:
                    assert entities[entity].canonical == entity, row
                    assert entities[entity].kind == kind, row
                    if kind is not STATEMENT:
                        assert (f"{kind}s", str(entity)) in rows, row


def test_a_reference_to_a_mention_of_another_kind_names_nobody() -> None:
    story = Story()
    document = story.document("a")
    summit, envoy = meeting("sommet"), participant("Umerov")
    story.claim(document, summit, "participant", envoy)
    story.claim(document, statement("dit"), "content", "Merci.")
    story.claim(document, statement("dit"), "speaker", envoy)
    story.identify(mention_of(document, envoy), summit, document=document, method="person")
    rows = fold_story(story).views.current()
    assert not [place for place in rows if place[0] == "participations"]
    said = rows["statements", str(statement("dit").id)]
    assert isinstance(said, StatementRow)
    assert said.speaker is None
    assert rows["facts", str(statement("dit").id), "speaker", ""].value == "Umerov"
