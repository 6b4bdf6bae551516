"""A subscriber gets every change once and in order, whatever happens to database and views."""

import itertools

import psycopg
import pytest

from sourcier_events.database import Pool
from sourcier_graphql.live import timeline
from sourcier_graphql.live.place import Place
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.live.watching import EndOfWatch
from sourcier_graphql.refusals import Refusal

from ...events.projections.scenario import meeting, mention_of
from .listening import audience, connections
from .standing_in import Rendering, watch
from .telling import Telling
from .waiting import eventually

SUMMIT, TALKS, DINNER = (meeting(name) for name in ("sommet", "pourparlers", "dîner"))


def all_ids(told: Telling, *, after: int = 0) -> list[str]:
    """The timeline as the views have it."""
    current = told.connection.execute("select generation from views.current").fetchone()
    rows = told.connection.execute(
        f"select id from views_{current[0]}.changes where position > %s order by position, ordinal",
        [after],
    )
    return [row[0] for row in rows]


def throw_out(told: Telling) -> None:
    """End every connection but that of the projector."""
    with psycopg.connect(told.url, autocommit=True) as admin:
        admin.execute(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid not in (pg_backend_pid(), %s)
            """,
            [told.connection.info.backend_pid],
        )


async def two_merged(told: Telling) -> int:
    """Two meetings of one document, that are then merged; the position before the merge."""
    document = told.story.document("a")
    for one in (SUMMIT, TALKS):
        told.story.identify(mention_of(document, one), one, document=document)
    before = await told.tell()
    told.story.merge(TALKS, SUMMIT)
    await told.tell()
    return before


async def test_without_since_a_subscription_begins_at_the_present(
    told: Telling, readers: Pool
) -> None:
    await told.document("past")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering()))
        position = await told.document("future")
        assert await one.until(position) == [f"{position}-0"]


async def test_with_since_it_replays_what_follows_and_goes_on(told: Telling, readers: Pool) -> None:
    first = await told.document("first")
    await told.document("second")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=first))
        assert await one.until(first + 1) == [f"{first + 1}-0"]
        last = await told.document("third")
        assert await one.until(last) == all_ids(told, after=first)


async def test_changes_of_one_event_come_in_their_order_and_say_the_same_append(
    told: Telling, readers: Pool
) -> None:
    before = await two_merged(told)
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=before))
        merged = before + 1
        await one.until(merged)
        await eventually(lambda: len(one.got) == 2)
        assert one.ids == [f"{merged}-0", f"{merged}-1"]
        assert {each.change.append for each in one.got} == {merged}


async def test_each_delivery_says_where_nothing_is_missed(told: Telling, readers: Pool) -> None:
    before = await two_merged(told)
    last = await told.document("after")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0))
        ids = await one.until(last)
        assert ids == all_ids(told)
        for at, delivery in enumerate(one.got):
            again = await listening.joined(watch(Rendering(), since=delivery.since))
            rest = await again.until(last) if delivery.since < last else []
            # Nothing is missed; what came before of the same event comes again.
            assert set(ids[at + 1 :]) <= set(rest)
            assert [each for each in rest if each not in ids[: at + 1]] == ids[at + 1 :]
        first, second = (each for each in one.got if each.change.place.position == before + 1)
        assert (first.since, second.since) == (before, before + 1)


@pytest.mark.parametrize("size", [1, 2, 3])
async def test_pages_never_cut_an_event(
    told: Telling, readers: Pool, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("sourcier_graphql.live.hub.PAGE", size)
    document = told.story.document("a")
    for one in (SUMMIT, TALKS):
        told.story.identify(mention_of(document, one), one, document=document)
    async with audience(told.url, readers) as listening:
        live = await listening.joined(watch(Rendering()))
        for _ in range(3):
            told.story.undo(told.story.merge(TALKS, SUMMIT))
        await told.tell()
        last = await told.document("end")
        late = await listening.joined(watch(Rendering(), since=0))
        assert await live.until(last) == await late.until(last) == all_ids(told)
        assert len({one.change.place.position for one in live.got}) < len(live.got)


async def test_a_place_within_an_event_is_exact(told: Telling, readers: Pool) -> None:
    before = await two_merged(told)
    async with audience(told.url, readers) as listening:
        exact = watch(Rendering())
        exact = type(exact)(exact.rendering, "exact", Place(before + 1, 0))
        one = await listening.joined(exact)
        assert one.following.since == before
        assert await one.until(before + 1) == [f"{before + 1}-1"]


async def test_the_seam_between_replay_and_following_loses_and_repeats_nothing(
    told: Telling, readers: Pool
) -> None:
    for number in range(20):
        told.story.document(f"old {number}")
    await told.tell()
    settings = LiveSettings(wait_seconds=0.2, most_recent=4)  # most are behind, all the time
    async with audience(told.url, readers, settings) as listening:
        joined = []
        for number in range(25):
            joined.append(await listening.joined(watch(Rendering(), since=number % 20)))
            for more in range(3):
                told.story.document(f"new {number} {more}")
            last = await told.tell()
        for number, one in enumerate(joined):
            assert await one.until(last) == all_ids(told, after=number % 20)


async def test_a_subscriber_to_an_old_id_gets_the_changes_of_whom_it_was_merged_with(
    told: Telling, readers: Pool
) -> None:
    before = await two_merged(told)
    async with audience(told.url, readers) as listening:
        old = await listening.joined(watch(Rendering(), since=0, about=[TALKS.id]))
        new = await listening.joined(watch(Rendering(), since=before, about=[SUMMIT.id]))
        whole = await listening.joined(watch(Rendering(), since=0, about=[SUMMIT.id]))
        document = told.story.document("b")
        told.story.identify(mention_of(document, SUMMIT), SUMMIT, document=document)
        last = await told.tell()
        # 1 document, 2 and 3 identified, 4 merged (both sides), 5 document, 6 identified
        assert await old.until(last) == ["3-0", "4-0", "4-1", "6-0"]
        assert await new.until(last) == ["4-0", "4-1", "6-0"]
        assert await whole.until(last) == ["2-0", "4-0", "4-1", "6-0"]


async def test_once_a_merge_is_undone_each_id_has_its_own_changes_again(
    told: Telling, readers: Pool
) -> None:
    document = told.story.document("a")
    for one in (SUMMIT, TALKS):
        told.story.identify(mention_of(document, one), one, document=document)
    merge = told.story.merge(TALKS, SUMMIT)
    told.story.undo(merge)
    other = told.story.document("b")
    told.story.identify(mention_of(other, SUMMIT), SUMMIT, document=other)
    told.story.identify(mention_of(other, TALKS), TALKS, document=other)
    last = await told.tell()
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0, about=[TALKS.id]))
        got = await one.until(last)
        assert got[:3] == ["3-0", "4-0", "4-1"] and got[-1] == f"{last}-0"
        assert f"{last - 1}-0" not in got


async def test_what_is_replayed_is_what_was_said_at_once(told: Telling, readers: Pool) -> None:
    async with audience(told.url, readers) as listening:
        live = await listening.joined(watch(Rendering(), about=[TALKS.id]))
        await two_merged(told)
        other = told.story.document("b")
        told.story.identify(mention_of(other, SUMMIT), SUMMIT, document=other)
        last = await told.tell()
        said = await live.until(last)
        again = await listening.joined(watch(Rendering(), since=0, about=[TALKS.id]))
        assert await again.until(last) == said
        assert [one.result() for one in again.got] == [one.result() for one in live.got]


async def test_documents_and_kinds_can_be_chosen(told: Telling, readers: Pool) -> None:
    document = told.story.document("a")
    told.story.document("b")
    told.story.withdraw(document)
    last = await told.tell()
    async with audience(told.url, readers) as listening:
        of_one = await listening.joined(watch(Rendering(), since=0, about=[document]))
        assert await of_one.until(last) == ["1-0", "3-0"]
        added = await listening.joined(watch(Rendering(), since=0, kinds=["document_added"]))
        assert await added.until(2) == ["1-0", "2-0"]
        both = await listening.joined(
            watch(Rendering(), since=0, about=[document], kinds=["document_withdrawn"])
        )
        assert await both.until(last) == ["3-0"]


async def test_what_is_rare_is_looked_for_bit_by_bit(
    told: Telling, readers: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "SPAN", 3)
    document = told.story.document("a")
    for number in range(20):
        told.story.document(f"{number}")
    told.story.withdraw(document)
    last = await told.tell()
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0, kinds=["document_withdrawn"]))
        assert await one.until(last) == [f"{last}-0"]


async def test_who_wants_little_can_go_on_from_where_all_was_seen(
    told: Telling, readers: Pool
) -> None:
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), kinds=["merged"]))
        last = await told.document("unwanted")
        await eventually(lambda: one.following.since == last)
        assert one.got == []


async def test_a_new_generation_of_the_views_changes_nothing(told: Telling, readers: Pool) -> None:
    await told.document("before")
    async with audience(told.url, readers) as listening:
        live = await listening.joined(watch(Rendering(), since=0))
        await live.until(1)
        await told.new_generation()
        await told.drop_old_generations()
        late = await listening.joined(watch(Rendering(), since=0))
        last = await told.document("after")
        assert await live.until(last) == all_ids(told)
        assert await late.until(last) == all_ids(told)


async def test_a_generation_that_goes_between_two_statements_is_replaced(
    told: Telling, readers: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looked = timeline.look, 0

    async def look_and_flip(connection):
        nonlocal looked
        found = await look(connection)
        looked += 1
        if looked == 2:  # the first look is that of the beginning
            await told.new_generation()
            await told.drop_old_generations()
        return found

    last = await told.document("a")
    monkeypatch.setattr(timeline, "look", look_and_flip)
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0))
        assert await one.until(last) == all_ids(told)


async def test_a_killed_connection_is_replaced_and_nothing_is_missed(
    told: Telling, readers: Pool
) -> None:
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0))
        await one.until(await told.document("a"))
        assert connections(told.url, kill=True) == 1
        last = await told.document("b")
        assert await one.until(last) == all_ids(told)
        assert connections(told.url) == 1


async def test_a_database_that_throws_everybody_out_is_waited_for(
    told: Telling, readers: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, reads, throwing, thrown = timeline.read, itertools.count(), False, 0

    async def thrown_out(connection, *given, **more):
        nonlocal thrown
        if throwing and thrown < 4 and next(reads) % 2 == 0:
            throw_out(told)
            thrown += 1
        return await read(connection, *given, **more)

    for number in range(60):
        told.story.document(f"{number}")
    replayed = await told.tell()
    monkeypatch.setattr(timeline, "read", thrown_out)
    monkeypatch.setattr("sourcier_graphql.live.hub.PAGE", 2)
    settings = LiveSettings(wait_seconds=0.05, most_recent=2)  # most is read by each
    async with audience(told.url, readers, settings) as listening:
        joined = [await listening.joined(watch(Rendering(), since=since)) for since in range(2)]
        throwing = True
        for one in joined:
            await one.until(replayed)
        throwing = False
        last = await told.document("after")
        for since, one in enumerate(joined):
            assert await one.until(last) == all_ids(told, after=since)
    assert thrown == 4


async def test_views_that_are_not_built_are_nothing_to_follow(
    database_url: str, readers: Pool
) -> None:
    async with audience(database_url, readers) as listening:
        one = await listening.joined(watch(Rendering()))
        with pytest.raises(Refusal, match="not been built"):
            await one.task


async def test_a_restarted_projector_makes_no_difference(told: Telling, readers: Pool) -> None:
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=0))
        await told.document("a")
        told.restart()
        told.story.document("b")
        await told.append()
        last = await told.document("c")
        assert await one.until(last) == all_ids(told)


async def test_the_hint_of_the_projector_is_heard(told: Telling, readers: Pool) -> None:
    async with audience(told.url, readers, LiveSettings(wait_seconds=600)) as listening:
        one = await listening.joined(watch(Rendering(), since=0))
        await eventually(lambda: connections(told.url) == 1)
        for number in range(5):
            last = await told.document(f"{number}")
            await one.until(last)
        assert one.ids == all_ids(told)


async def test_lost_hints_are_made_up_for_by_looking(
    told: Telling, readers: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcier_events.projections.runner.CHANNEL", "nobody_listens")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering()))
        last = await told.document("a")
        assert await one.until(last) == [f"{last}-0"]


async def test_what_is_in_the_log_but_not_in_the_views_yet_is_waited_for(
    told: Telling, readers: Pool
) -> None:
    await told.document("a")
    told.story.document("b")
    position = await told.append()
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=position))
        told.story.document("c")
        last = await told.tell()
        assert await one.until(last) == [f"{last}-0"]


async def test_a_since_beyond_the_log_is_refused(told: Telling, readers: Pool) -> None:
    position = await told.document("a")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering(), since=position + 1))
        with pytest.raises(Refusal, match="beyond the end"):
            await one.task


async def test_at_the_end_every_subscription_is_told(told: Telling, readers: Pool) -> None:
    position = await told.document("a")
    async with audience(told.url, readers) as listening:
        one = await listening.joined(watch(Rendering()))
        listening.hub.close()
        with pytest.raises(EndOfWatch) as ended:
            await one.task
        assert ended.value.code == "GOING_AWAY"
        assert one.following.since == position
        late = await listening.joined(watch(Rendering()))
        with pytest.raises(EndOfWatch):
            await late.task


async def test_a_process_has_only_so_many_subscribers(told: Telling, readers: Pool) -> None:
    settings = LiveSettings(wait_seconds=0.2, most_subscribers=2)
    async with audience(told.url, readers, settings) as listening:
        first = await listening.joined(watch(Rendering(), since=0))
        await listening.joined(watch(Rendering(), since=0))
        await eventually(lambda: listening.hub.subscribers == 2)
        third = await listening.joined(watch(Rendering(), since=0))
        with pytest.raises(EndOfWatch) as ended:
            await third.task
        assert ended.value.code == "TOO_MANY_SUBSCRIPTIONS"
        await first.stop()
        assert listening.hub.subscribers == 1
        fourth = await listening.joined(watch(Rendering(), since=0))
        last = await told.document("a")
        assert await fourth.until(last) == [f"{last}-0"]
