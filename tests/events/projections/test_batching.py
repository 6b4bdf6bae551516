"""One log, one history: fed append by append, in batches, or rebuilt, the views are the same."""

from hypothesis import Phase, given, settings

from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.state_hash import state_hashes

from .random_stories import Step, steps, tell
from .scenario import Folded, write
from .tables import (
    batches_of,
    empty_generation,
    feeding,
    new_database,
    rows_as_of,
    versions,
)

# A database for each example: too slow to look for a smaller one. The properties of the fold in
# memory do that.
GENERATE_ONLY = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=8, deadline=None, phases=GENERATE_ONLY)
@given(steps())
def test_live_views_in_any_batches_rebuilt_views_and_a_fold_in_memory_are_equal(
    postgres_url: str, migrated_template: str, happened: list[Step]
) -> None:
    with (
        new_database(postgres_url, migrated_template) as url,
        connect_blocking(url, Role.REBUILDER) as connection,
    ):
        appends = write(url, tell(happened).appends)
        head = appends[-1].last if appends else 0
        fed = []
        for size in (1, 3, 64):
            number = empty_generation(connection)
            with batches_of(size), feeding(connection, number) as feeder:
                assert feeder.catch_up() == head
            fed.append(number)
        with rebuild.building(connection, until=head) as generation:
            rebuilt = generation.number

        in_memory = Folded().read(appends).views
        for number in (*fed, rebuilt):
            assert versions(connection, number) == in_memory.versions()
        hashes = [state_hashes(connection, number, head) for number in (*fed, rebuilt)]
        assert all(one == hashes[0] for one in hashes)
        for position in (0, *(one.last for one in appends)):
            assert rows_as_of(connection, fed[0], position) == in_memory.as_of(position)


@settings(max_examples=4, deadline=None, phases=GENERATE_ONLY)
@given(steps(), steps())
def test_a_rebuilt_generation_is_fed_on_like_one_that_was_live_all_along(
    postgres_url: str, migrated_template: str, first: list[Step], then: list[Step]
) -> None:
    with (
        new_database(postgres_url, migrated_template) as url,
        connect_blocking(url, Role.REBUILDER) as connection,
    ):
        both = tell([*first, *then]).appends
        half = len(tell(first).appends)
        write(url, both[:half])
        number = rebuild.replay(connection).number
        appends = write(url, both[half:])
        with batches_of(5), feeding(connection, number) as feeder:
            feeder.catch_up()
        assert versions(connection, number) == Folded().read(appends).views.versions()
        assert rebuild.verify(connection).equal
        assert generations.current(connection)
