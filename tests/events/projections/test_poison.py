"""An event that cannot be folded pauses what it is about, visibly; everything else goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace

from sourcier_events.database import Role, connect_blocking
from sourcier_events.event_types import ClaimAsserted, EntityIdentified, entity_stream
from sourcier_events.projections import fold as folding
from sourcier_events.projections import rebuild
from sourcier_events.projections.records import PausedRecord, key

from .scenario import (
    Folded,
    Story,
    digest_of,
    fold_story,
    meeting,
    mention_of,
    participant,
    recorded,
    write,
)
from .tables import feeding, live_generation, versions

SUMMIT, TALKS = meeting("sommet"), meeting("pourparlers")
POISON = "Atlantis"


def told() -> Story:
    """Two meetings; of one of them something that the fold chokes on, and more after that."""
    story = Story()
    for name, entity, city in (
        ("a", SUMMIT, "Kyiv"),
        ("b", TALKS, "Paris"),
        ("c", SUMMIT, POISON),
        ("d", SUMMIT, "Kyiv"),
        ("e", TALKS, "Paris"),
    ):
        with story.together():
            document = story.document(name, publisher=name)
            story.claim(document, entity, "city", city)
            story.claim(document, entity, "topic", "paix")
            story.finish(document)
    return story


@contextmanager
def choking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The fold fails on the poison, after it has changed the state."""
    sound = folding.claims.add

    def add(work, event, asserted):  # type: ignore[no-untyped-def]
        added = sound(work, event, asserted)
        if asserted.value == POISON:
            raise LookupError("no such place")
        return added

    with monkeypatch.context() as patch:
        patch.setattr(folding.claims, "add", add)
        yield


def paused(folded: Folded) -> dict[str, PausedRecord]:
    """What is paused, and why."""
    prefix = key(folding.PAUSED)
    return {
        name.removeprefix(prefix)[:-1]: record
        for name, record in folded.state.items()
        if name.startswith(prefix) and isinstance(record, PausedRecord)
    }


def support(folded: Folded, entity: object) -> int | None:
    """How many claims support the city of a meeting."""
    fact = folded.fact(entity, "city")
    return fact.claims if fact else None


def test_the_entity_is_paused_from_the_poison_on_and_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with choking(monkeypatch):
        folded = fold_story(told())
    assert list(paused(folded)) == [entity_stream(SUMMIT.id)]
    assert paused(folded)[entity_stream(SUMMIT.id)].error == "LookupError: no such place"
    assert support(folded, SUMMIT) == 1
    assert support(folded, TALKS) == 2
    documents = {place[1] for place in folded.views.current() if place[0] == "documents"}
    assert documents == {digest_of(name) for name in "abcde"}


def test_what_is_left_out_is_in_the_timeline_of_its_entity_and_says_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with choking(monkeypatch):
        folded = fold_story(told())
    lines = [row for row in folded.changes() if row.kind == "paused"]
    assert {row.about for row in lines} == {SUMMIT.id}
    assert lines[0].reason == "LookupError: no such place"
    assert {row.reason for row in lines[1:]} == {f"since position {lines[0].position}"}
    events = [event.id for one in recorded(told().appends) for event in one.events]
    assert list(dict.fromkeys(row.event for row in folded.changes())) == events


def test_the_poison_itself_leaves_no_claim_in_state_rows_or_timeline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = told()
    with choking(monkeypatch):
        folded = fold_story(story)
    claim = next(one for one, said in story.claims.items() if said.value == POISON)
    assert str(claim) not in str(sorted(folded.views.current()))
    assert claim.hex not in str([name for name, _ in folded.state.items()])
    assert claim not in {row.claim for row in folded.changes()}


def test_identities_and_merges_of_a_paused_entity_are_left_out_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    story = told()
    story.merge(TALKS, SUMMIT)
    with choking(monkeypatch):
        folded = fold_story(story)
    assert ("meetings", str(TALKS.id)) in folded.views.current()
    late = mention_of(digest_of("d"), SUMMIT)
    assert late.hex not in str([name for name, _ in folded.state.items() if name[:2] == "m|"])


def test_the_views_show_what_is_paused_and_a_rebuild_with_a_mended_fold_has_everything(
    monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    appends = write(database_url, told().appends)
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        with choking(monkeypatch):
            number = live_generation(connection)
        poison = next(
            event.position
            for one in appends
            for event in one.events
            if isinstance(event.event, ClaimAsserted) and event.event.value == POISON
        )
        shown = connection.execute("select generation, subject, position, error from views.paused")
        assert shown.fetchall() == [
            (number, entity_stream(SUMMIT.id), poison, "LookupError: no such place")
        ]
        mended = rebuild.replay(connection).number
        assert versions(connection, mended) == Folded().read(appends).views.versions()
        shown = connection.execute("select from views.paused where generation = %s", (mended,))
        assert shown.rowcount == 0


def test_live_and_rebuilt_views_pause_the_same(
    monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    write(database_url, told().appends)
    with connect_blocking(database_url, Role.REBUILDER) as connection, choking(monkeypatch):
        live_generation(connection)
        assert rebuild.verify(connection).equal


def test_a_runner_that_comes_later_still_knows_what_is_paused(
    monkeypatch: pytest.MonkeyPatch, database_url: str
) -> None:
    story = told()
    write(database_url, story.appends[:3])
    with connect_blocking(database_url, Role.REBUILDER) as connection, choking(monkeypatch):
        number = live_generation(connection)
        appends = write(database_url, story.appends[3:])
        with feeding(connection, number) as feeder:
            feeder.catch_up()
        assert versions(connection, number) == Folded().read(appends).views.versions()


@pytest.mark.parametrize("published", ["hier", "2026-13-01", "3 janvier 2026"])
def test_a_publication_with_a_date_that_is_none_pauses_its_document_alone(published: str) -> None:
    story = Story()
    broken = story.document("a", published=published, publisher="Le Monde")
    story.claim(broken, SUMMIT, "city", "Kyiv")
    story.claim(story.document("b"), TALKS, "city", "Paris")
    folded = fold_story(story)
    assert list(paused(folded)) == [f"document:{broken}"]
    assert support(folded, SUMMIT) == support(folded, TALKS) == 1


def test_a_property_that_this_program_does_not_know_pauses_its_entity_alone() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Kyiv")
    known = story.appends[-1].events[-1].event
    assert isinstance(known, ClaimAsserted)
    newer = replace(story.appends[-1].events[-1], event=replace(known, property="weather"))
    story.appends[-1] = replace(story.appends[-1], events=(newer,))
    story.claim(document, TALKS, "city", "Paris")
    folded = fold_story(story)
    assert list(paused(folded)) == [entity_stream(SUMMIT.id)]
    assert support(folded, TALKS) == 1


def test_an_identity_of_another_kind_than_the_entity_has_stops_nothing() -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "city", "Kyiv")
    mention = mention_of(document, participant("Umerov"))
    story.identify(mention, participant("Umerov"), document=document)
    event = story.appends[-1].events[-1]
    assert isinstance(event.event, EntityIdentified)
    bound = replace(event.event, entity=SUMMIT.id)
    story.appends[-1] = replace(
        story.appends[-1],
        events=(replace(event, stream=entity_stream(SUMMIT.id), event=bound),),
    )
    story.claim(document, participant("Umerov"), "name", "Umerov")
    folded = fold_story(story)
    assert paused(folded) == {}
    assert support(folded, SUMMIT) == 1


def test_a_number_too_large_for_its_column_is_left_out_of_the_row(database_url: str) -> None:
    story = Story()
    document = story.document("a")
    story.claim(document, SUMMIT, "delegations", "9" * 30)
    story.claim(document, TALKS, "delegations", "0012")
    write(database_url, story.appends)
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        number = live_generation(connection)
        found = dict(
            connection.execute(f"select id, delegations from views_{number}.meetings").fetchall()
        )
    assert found == {SUMMIT.id: None, TALKS.id: 12}
