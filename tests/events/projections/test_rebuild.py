"""A rebuild takes the place of the live views without a gap, and proves them without a trace."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg import Connection, OperationalError
from psycopg.errors import InsufficientPrivilege

from sourcier_events import log
from sourcier_events.database import Role, connect_blocking
from sourcier_events.projections import generations, rebuild
from sourcier_events.projections.rebuild import NothingToVerify
from sourcier_events.projections.runner import Runner

from .scenario import Folded, Story, meeting, participant, statement, write
from .tables import empty_generation, feeding, live_generation, rows_as_of, versions

SUMMIT = meeting("sommet")


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection[Any]]:
    """The connection of a rebuild."""
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        yield connection


@pytest.fixture
def another(database_url: str) -> Iterator[Connection[Any]]:
    """The connection of somebody else who feeds or rebuilds."""
    with connect_blocking(database_url, Role.REBUILDER) as connection:
        yield connection


def told(documents: int) -> list[log.Append]:
    """A story of so many documents, with a row in every view."""
    story = Story()
    for number in range(documents):
        with story.together():
            document = story.document(f"{number}", publisher=f"Journal {number}")
            story.claim(document, SUMMIT, "city", ("Kyiv", "Paris")[number % 2])
            story.claim(document, SUMMIT, "participant", participant("Umerov"))
            story.claim(document, statement(f"dit {number}"), "content", "Merci.")
            story.finish(document)
    return story.appends


def at(position: int, action: Callable[[], object]) -> rebuild.Progress:
    """Progress that does something once, at a position."""
    done = []

    def progress(now: int, of: int) -> None:
        if now >= position and not done:
            done.append(now)
            action()

    return progress


def end(database_url: str, session: int) -> None:
    """End a session, as a kill -9 of its client or of its server does."""
    with psycopg.connect(database_url, autocommit=True) as login:
        login.execute("select pg_terminate_backend(%s, 5000)", (session,))


def statuses(connection: Connection[Any]) -> dict[int, str]:
    """The generations there are."""
    return {one.number: one.status for one in generations.all_generations(connection)}


def schemas(connection: Connection[Any]) -> set[str]:
    """The schemas of generations that there are."""
    rows = connection.execute("select nspname from pg_namespace where nspname ~ '^views_[0-9]'")
    return {name for (name,) in rows}


def test_a_first_replay_makes_the_first_generation(
    database_url: str, connection: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    assert generations.current(connection) is None
    generation = rebuild.replay(connection)
    assert generation == generations.current(connection)
    assert (generation.status, generation.position) == ("live", appends[-1].last)
    assert versions(connection, generation.number) == Folded().read(appends).views.versions()


def test_an_empty_log_has_empty_views(connection: Connection[Any]) -> None:
    generation = rebuild.replay(connection)
    assert generation.position == 0
    assert versions(connection, generation.number) == {}
    assert rebuild.verify(connection).equal


def test_the_old_generation_serves_while_the_new_one_is_made(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    old = live_generation(connection)
    seen = []

    def look() -> None:
        current = generations.current(another)
        assert current is not None
        rows = rows_as_of(another, current.number, current.position)
        seen.append((current.number, rows == Folded().read(appends).views.current()))

    new = rebuild.replay(connection, progress=at(appends[1].last, look))
    assert seen == [(old, True)]
    assert new.number != old


@pytest.mark.parametrize("fed", [True, False], ids=["fed meanwhile", "not fed meanwhile"])
def test_what_is_appended_during_a_rebuild_is_not_lost(
    database_url: str, connection: Connection[Any], another: Connection[Any], fed: bool
) -> None:
    appends = told(6)
    write(database_url, appends[:3])
    old = live_generation(connection)

    def go_on() -> None:
        write(database_url, appends[3:])
        if fed:
            with feeding(another, old) as feeder:
                feeder.catch_up()

    def in_a_thread() -> None:
        thread = threading.Thread(target=go_on)
        thread.start()
        thread.join()

    new = rebuild.replay(connection, progress=at(1, in_a_thread))
    whole_log = write(database_url, [])
    assert new.position == whole_log[-1].last
    assert versions(connection, new.number) == Folded().read(whole_log).views.versions()


def test_what_is_appended_between_building_and_changing_over_is_not_lost(
    database_url: str,
    connection: Connection[Any],
    another: Connection[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    appends = told(6)
    write(database_url, appends[:3])
    old = live_generation(connection)
    flip, answers = generations.flip, []

    def flip_late(connection: Connection[Any], number: int) -> bool:
        if not answers:
            write(database_url, appends[3:])
            with feeding(another, old) as feeder:
                feeder.catch_up()
        answers.append(flip(connection, number))
        return answers[-1]

    monkeypatch.setattr(generations, "flip", flip_late)
    new = rebuild.replay(connection)
    assert answers == [False, True]
    whole_log = write(database_url, [])
    assert versions(connection, new.number) == Folded().read(whole_log).views.versions()


def test_readers_never_change_over_to_a_generation_that_is_behind(
    database_url: str, connection: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    live = live_generation(connection)
    behind = empty_generation(connection)
    with feeding(connection, behind) as feeder:
        feeder.catch_up(until=appends[1].last)
        assert not generations.flip(connection, behind)
        current = generations.current(connection)
        assert current is not None
        assert current.number == live
        feeder.catch_up()
        assert generations.flip(connection, behind)


def test_no_runner_moves_on_while_readers_change_over(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    appends = told(2)
    write(database_url, appends[:1])
    old = live_generation(connection)
    new = empty_generation(connection)
    with feeding(connection, new) as feeder:
        feeder.catch_up()
    write(database_url, appends[1:])
    feeder = Runner(another, old)
    assert feeder.acquire()
    with connection.transaction():
        assert generations.flip(connection, new)
        moving = threading.Thread(target=feeder.step)
        moving.start()
        moving.join(timeout=0.5)
        assert moving.is_alive()
    moving.join()
    assert feeder.position == write(database_url, [])[-1].last


def test_the_generation_before_is_kept_and_those_before_it_are_dropped(
    database_url: str, connection: Connection[Any]
) -> None:
    write(database_url, told(1))
    numbers = [rebuild.replay(connection).number for _ in range(3)]
    assert statuses(connection) == {numbers[1]: "previous", numbers[2]: "live"}
    assert schemas(connection) == {f"views_{number}" for number in numbers[1:]}


def test_what_a_failed_rebuild_made_is_gone_and_the_live_views_stay(
    database_url: str, connection: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    live = live_generation(connection)

    def stop() -> None:
        raise KeyboardInterrupt

    for made in (rebuild.replay, rebuild.verify):
        with pytest.raises(KeyboardInterrupt):
            made(connection, progress=at(appends[1].last, stop))
    assert statuses(connection) == {live: "live"}
    assert schemas(connection) == {f"views_{live}"}


def test_the_next_rebuild_removes_what_a_killed_one_left_unfinished(
    database_url: str, connection: Connection[Any]
) -> None:
    write(database_url, told(3))
    live = live_generation(connection)
    for made in (rebuild.replay, rebuild.verify):
        with connect_blocking(database_url, Role.REBUILDER) as killed:
            cut = at(1, lambda session=killed.info.backend_pid: end(database_url, session))
            with pytest.raises(OperationalError):
                made(killed, progress=cut)
    assert sorted(statuses(connection).values()) == ["building", "live", "trial"]
    new = rebuild.replay(connection).number
    assert statuses(connection) == {live: "previous", new: "live"}


@pytest.mark.parametrize("status", ["building", "trial"])
def test_a_rebuild_under_way_is_not_taken_for_one_that_was_killed(
    database_url: str, connection: Connection[Any], another: Connection[Any], status: str
) -> None:
    appends = write(database_url, told(3))
    head = appends[-1].last
    removing = at(head, lambda: rebuild.drop_unfinished(another))
    with rebuild.building(connection, until=head, status=status, progress=removing) as generation:
        rebuild.drop_unfinished(another)
        assert versions(another, generation.number) == Folded().read(appends).views.versions()
    rebuild.drop_unfinished(another)
    assert statuses(connection) == {}


def test_two_rebuilds_at_once_both_finish(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    threads: list[threading.Thread] = []

    def start_another() -> None:
        threads.append(threading.Thread(target=rebuild.replay, args=(another,)))
        threads[0].start()

    rebuild.replay(connection, progress=at(1, start_another))
    threads[0].join()
    current = generations.current(connection)
    assert current is not None
    assert versions(connection, current.number) == Folded().read(appends).views.versions()
    assert rebuild.verify(connection).equal


def test_verifying_proves_the_live_views_and_leaves_no_trace(
    database_url: str, connection: Connection[Any]
) -> None:
    appends = write(database_url, told(3))
    live = live_generation(connection)
    found = rebuild.verify(connection)
    assert (found.equal, found.different, found.position) == (True, [], appends[-1].last)
    assert statuses(connection) == {live: "live"}


def test_verifying_without_views_says_so(connection: Connection[Any]) -> None:
    with pytest.raises(NothingToVerify):
        rebuild.verify(connection)


@pytest.mark.parametrize(
    ("view", "change"),
    [
        ("facts", "update {} set value = 'Oslo' where property = 'city' and to_position is null"),
        ("meetings", "update {} set city = 'Oslo' where to_position is not null"),
        ("claims", "delete from {} where position = (select min(position) from {})"),
        ("statements", "insert into {} select * from {} limit 1"),
        ("participations", "update {} set to_position = from_position"),
        ("changes", "update {} set actor = 'nobody' where position = 1"),
        ("documents", "update {} set from_position = from_position + 1 where publisher is null"),
    ],
)
def test_verifying_names_the_view_in_which_somebody_changed_rows(
    database_url: str, connection: Connection[Any], view: str, change: str
) -> None:
    story = Story()
    story.document("without a publisher")
    write(database_url, [*story.appends])
    write(database_url, [one for one in told(3) if one.key != story.appends[0].key])
    live = live_generation(connection)
    for index in ("id_idx", "id_coalesce_from_position_idx"):
        connection.execute(f"drop index if exists views_{live}.statements_{index}")
    changed = connection.execute(change.replace("{}", f"views_{live}.{view}")).rowcount
    assert changed > 0
    found = rebuild.verify(connection)
    assert (found.equal, found.different) == (False, [view])


def test_verifying_is_of_one_position_while_a_runner_goes_on(
    database_url: str, connection: Connection[Any], another: Connection[Any]
) -> None:
    appends = told(6)
    before = write(database_url, appends[:3])
    live = live_generation(connection)

    def go_on() -> None:
        write(database_url, appends[3:])
        with feeding(another, live) as feeder:
            feeder.catch_up()

    found = rebuild.verify(connection, progress=at(1, go_on))
    assert (found.equal, found.position) == (True, before[-1].last)
    again = rebuild.verify(connection)
    assert again.equal
    assert again.live != found.live


def test_the_rebuilder_reads_the_log_and_cannot_write_it(
    database_url: str, connection: Connection[Any]
) -> None:
    write(database_url, told(1))
    assert rebuild.log_position(connection) > 0
    for written in (
        "update log.head set position = 0",
        "delete from log.append",
        "insert into log.document (sha256, text) values ('', '')",
        "truncate log.append",
        "select log.append_batch('{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')",
    ):
        with pytest.raises(InsufficientPrivilege):
            connection.execute(written)
