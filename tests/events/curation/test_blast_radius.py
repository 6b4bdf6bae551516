"""What a withdrawal would change is said before, exactly, and without a trace."""

from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from psycopg import Connection

from sourcier_events.curation.blast_radius import (
    BlastRadius,
    Effect,
    FactEffect,
    FactState,
    blast_radius,
)
from sourcier_events.curation.problems import NotFound
from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections.rows import (
    ClaimRow,
    FactRow,
    MeetingRow,
    ParticipantRow,
    StatementRow,
)

from ..projections.random_stories import Step, steps, tell
from ..projections.scenario import Rows, Story, digest_of, meeting, participant, statement, write
from ..projections.tables import feeding, live_generation, new_database, rows_as_of

SUMMIT, ENVOY, SAID = meeting("sommet"), participant("Umerov"), statement("dit")
BIGGEST = 2**62
FIELDS = FactState.__struct_fields__


def told(url: str, story: Story) -> tuple[Rows, Rows, BlastRadius]:
    """The rows before and after document "a" was withdrawn, and what was said before it was."""
    write(url, story.appends)
    with connect_blocking(url, Role.REBUILDER) as connection:
        number = live_generation(connection)
        before = rows_as_of(connection, number, BIGGEST)
        state = _everything(connection, number)
        said = asked(url, digest_of("a"))
        assert isinstance(said, BlastRadius)
        assert _everything(connection, number) == state
        story.withdraw(digest_of("a"))
        write(url, story.appends[-1:])
        with feeding(connection, number) as feeder:
            feeder.catch_up()
        return before, rows_as_of(connection, number, BIGGEST), said


def asked(url: str, document: str) -> BlastRadius | NotFound:
    """What a reader is told."""
    with connect_blocking(url, Role.READER) as reader:
        return blast_radius(reader, document)


def _everything(connection: Connection[Any], number: int) -> list[Any]:
    return connection.execute(
        f"select key, record from views_{number}.state order by key"
    ).fetchall()


def effect_on(said: BlastRadius, name: str, value_key: str = "") -> FactEffect | None:
    """What is said of one fact of the summit."""
    found = [
        one
        for one in said.facts
        if (one.entity, one.property, one.value_key) == (SUMMIT.id, name, value_key)
    ]
    return found[0] if found else None


def test_each_fact_is_said_to_lose_what_it_would_lose(database_url: str) -> None:
    story = Story()
    a, b, c = (story.document(name, publisher=name) for name in "abc")
    story.claim(a, SUMMIT, "venue", "Matignon")
    for one in (a, b):
        story.claim(one, SUMMIT, "city", "Paris")
        story.claim(one, SUMMIT, "country", "FR")
    story.claim(c, SUMMIT, "country", "UA")
    story.claim(a, SUMMIT, "level", "leaders")
    story.claim(b, SUMMIT, "level", "ministers")
    story.claim(b, SUMMIT, "series", "Rammstein")
    before, after, said = told(database_url, story)
    effects = {one.property: one.effect for one in said.facts}
    assert effects == {
        "venue": Effect.LOSES_ALL_SUPPORT,
        "level": Effect.CHANGES_VALUE,
        "city": Effect.LOSES_SUPPORT,
        "country": Effect.LOSES_SUPPORT,
    }
    assert said.claims == 4
    assert said.unsupported == ()
    level = effect_on(said, "level")
    assert level is not None
    assert (level.before.value, level.after.value) == ("leaders", "ministers")
    assert (level.before.status, level.after.status) == ("contested", "uncontested")
    assert_exact(before, after, said)


def test_a_rival_or_a_denial_that_goes_is_said_too(database_url: str) -> None:
    story = Story()
    a, b, c = (story.document(name, publisher=name) for name in "abc")
    for one, city in ((b, "Paris"), (c, "Paris"), (a, "Kyiv")):
        story.claim(one, SUMMIT, "city", city)
    for one, venue in ((b, "Matignon"), (c, "Matignon"), (a, "Élysée")):
        story.claim(one, SUMMIT, "venue", venue)
    story.claim(story.document("d"), SUMMIT, "venue", "Bercy")
    _, _, said = told(database_url, story)
    assert {one.property: one.effect for one in said.facts} == {
        "city": Effect.CHANGES_STATUS,
        "venue": Effect.LOSES_A_RIVAL,
    }


def test_entities_that_nothing_else_supports_are_named(database_url: str) -> None:
    story = Story()
    a, b = story.document("a"), story.document("b")
    story.claim(a, SUMMIT, "city", "Paris")
    story.claim(b, SUMMIT, "city", "Paris")
    story.claim(a, ENVOY, "name", "Umerov")
    story.claim(a, SAID, "content", "Merci.")
    before, after, said = told(database_url, story)
    assert set(said.unsupported) == {ENVOY.id, SAID.id}
    assert_exact(before, after, said)


def test_a_document_that_is_withdrawn_has_no_blast_left(database_url: str) -> None:
    story = Story()
    story.claim(story.document("a"), SUMMIT, "city", "Paris")
    story.withdraw(digest_of("a"))
    before, after, said = told(database_url, story)
    assert (said.claims, said.facts, said.unsupported) == (0, (), ())
    assert_exact(before, after, said)


def test_an_unknown_document_is_not_found(database_url: str) -> None:
    story = Story()
    story.document("a")
    told(database_url, story)
    problem = asked(database_url, digest_of("b"))
    assert isinstance(problem, NotFound)
    assert problem.path == ("document",)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(happened=steps())
def test_whatever_happened_before_what_is_said_is_what_happens(
    postgres_url: str, migrated_template: str, happened: list[Step]
) -> None:
    story = tell(happened)
    if digest_of("a") not in {one.sha256 for made in story.appends for one in made.documents}:
        story.claim(story.document("a"), SUMMIT, "city", "Paris")
    with new_database(postgres_url, migrated_template) as url:
        assert_exact(*told(url, story))


def assert_exact(before: Rows, after: Rows, said: BlastRadius) -> None:
    """The facts said to change are those that did, from and to what they were and are."""
    changed = {
        place: (_state(before.get(place)), _state(after.get(place)))
        for place in before.keys() | after.keys()
        if place[0] == FactRow.view and before.get(place) != after.get(place)
    }
    found = {
        (FactRow.view, str(one.entity), one.property, one.value_key): (one.before, one.after)
        for one in said.facts
    }
    assert found == changed
    assert said.claims == _counting(before) - _counting(after)
    assert set(said.unsupported) == _supported(before) - _supported(after)


def _state(row: Any) -> FactState:
    if row is None:
        nothing = dict.fromkeys(("claims", "documents", "publishers", "origins"), 0)
        return FactState(status="unsupported", value=None, reference=None, **nothing)
    return FactState(**{name: getattr(row, name) for name in FIELDS})


def _counting(rows: Rows) -> int:
    return sum(
        isinstance(row, ClaimRow) and row.status == "active" and row.rank != "deprecated"
        for row in rows.values()
    )


def _supported(rows: Rows) -> set[UUID]:
    return {
        row.id
        for row in rows.values()
        if isinstance(row, StatementRow)
        or (isinstance(row, MeetingRow | ParticipantRow) and row.supported)
    }
