"""Whatever happens, in whatever order: the fold counts right, and the same however it is cut."""

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from sourcier_events.log.records import RecordedAppend
from sourcier_events.projections.postgres_state import encode
from sourcier_events.projections.records import AnyRecord, Count, FactRecord, FactRowRecord
from sourcier_events.projections.rows import ChangeRow, ClaimRow, EntityRow, FactRow

from .random_stories import ENTITIES, Step, appends_of, steps, tell
from .recomputed import World
from .scenario import Folded, believed, recorded, set_by_nobody

often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def prefixes(appends: list[RecordedAppend]) -> list[World]:
    """What follows from the events up to the end of each append."""
    events = []
    worlds = []
    for one in appends:
        events += one.events
        worlds.append(World(events))
    return worlds


@often
@given(steps())
def test_after_every_append_the_facts_are_those_that_all_its_claims_give(
    happened: list[Step],
) -> None:
    appends = appends_of(happened)
    folded = Folded()
    for append, world in zip(appends, prefixes(appends), strict=True):
        rows = folded.read([append]).views.current().values()
        facts = {
            (row.entity, row.property, row.value_key): set_by_nobody(row)
            for row in rows
            if isinstance(row, FactRow)
        }
        assert facts == world.facts()
        assert {
            row.id: (row.entity, row.value_key, row.reference, row.status, row.rank)
            for row in rows
            if isinstance(row, ClaimRow)
        } == {
            claim: (one.entity, one.value_key, one.reference, one.status, one.rank)
            for claim, one in world.claims.items()
        }
        assert {row.id: row.canonical for row in rows if isinstance(row, EntityRow)} == {
            member: world.canonical(member) for member in world.kinds
        }


@often
@given(steps())
def test_the_state_holds_a_count_for_what_counts_and_none_besides(happened: list[Step]) -> None:
    appends = appends_of(happened)
    folded = Folded().read(appends)
    world = World(event for one in appends for event in one.events)
    standing = [one for one in world.claims.values() if one.counts]
    said = [one for one in standing if one.claim.stance != "denied"]
    records = dict(folded.state.items())
    assert sum(key.startswith("c|") for key in records) == len(said)
    sources = [
        (one.entity, one.claim.property, one.value_key, what, source)
        for one in said
        for what, source in (
            ("document", one.claim.document),
            ("publisher", world.publisher(one.claim.document)),
            ("origin", world.origin(one.claim.document)),
        )
        if source
    ]
    counts = [record.number for record in records.values() if isinstance(record, Count)]
    assert len(counts) == len(set(sources))
    assert sum(counts) == len(sources)
    assert min(counts, default=1) > 0
    for fact in (one for one in records.values() if isinstance(one, FactRecord)):
        assert fact != FactRecord()
        assert min([value.claims for value in fact.values.values()], default=1) > 0
        for numbers in (fact.former, fact.retracted, fact.denied):
            assert min(numbers.values(), default=1) > 0
    assert sum(key.startswith("w|") for key in records) == len(
        folded.views.current(without=[ChangeRow])
    )


@often
@given(steps(), some.sampled_from(ENTITIES), some.sampled_from(ENTITIES))
def test_undoing_a_merge_gives_back_rows_and_state_of_before(happened, absorbed, into) -> None:
    story = tell(happened)
    before = Folded().read(recorded(story.appends))
    story.undo(story.merge(absorbed, into))
    after = Folded().read(recorded(story.appends))
    assert believed(after) == believed(before)
    assert remembered(after) == remembered(before)


def remembered(folded: Folded) -> dict[str, object]:
    """The state but merges that are over, and since when rows are as they are."""
    return {
        key: (key if isinstance(record, FactRowRecord) else getattr(record, "digest", record))
        for key, record in folded.state.items()
        if not key.startswith("g|")
    }


@often
@given(steps())
def test_the_rows_as_of_an_append_are_those_that_were_current_at_its_end(
    happened: list[Step],
) -> None:
    appends = appends_of(happened)
    then = Folded()
    current = [(one.last, then.read([one]).views.current()) for one in appends]
    for position, rows in current:
        assert then.views.as_of(position) == rows


@often
@given(steps())
def test_rows_begin_and_end_only_at_ends_of_appends(happened: list[Step]) -> None:
    appends = appends_of(happened)
    ends = {one.last for one in appends}
    for place, (_, until) in Folded().read(appends).views.versions().items():
        assert int(place[-1]) in ends
        assert until is None or until in ends


@often
@given(steps())
def test_folding_again_gives_the_same_state_and_the_same_versions(happened: list[Step]) -> None:
    appends = appends_of(happened)
    one, other = Folded().read(appends), Folded().read(appends)
    assert list(one.state.items()) == list(other.state.items())
    assert one.views.versions() == other.views.versions()


@often
@given(steps())
def test_nothing_that_the_log_accepts_pauses_anything(happened: list[Step]) -> None:
    folded = Folded().read(appends_of(happened))
    assert [record for key, record in folded.state.items() if key.startswith("x|")] == []


@often
@given(steps())
def test_every_record_of_the_state_is_the_same_after_it_was_stored(happened: list[Step]) -> None:
    for _, record in Folded().read(appends_of(happened)).state.items():
        assert msgspec.msgpack.decode(encode(record), type=AnyRecord) == record
