"""Appending: one call, one outcome for each append, and none that spoils its neighbours."""

from uuid import uuid4

import msgspec
import pytest

from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import (
    DocumentWithdrawn,
    MergeUndone,
    PublicationSeen,
    document_stream,
)
from sourcier_events.log import Appended, AppendRefused, Conflict, KeyReused, Known, ResolveAgain

from .samples import (
    DIGEST,
    TEXT,
    append_of,
    claim_append,
    document_append,
    identification,
    identifier,
    name_claim,
    small_append,
    whole_log,
)


async def test_an_empty_log_ends_at_position_zero(reader: Connection) -> None:
    assert await log.head(reader) == log.Head(0, None)
    assert await whole_log(reader) == []


async def test_a_call_without_appends_has_no_outcomes(writer: Connection) -> None:
    assert await log.append(writer) == []


async def test_everything_that_goes_in_comes_out(writer: Connection) -> None:
    one = msgspec.structs.replace(small_append("a"), correlation=uuid4())
    one = msgspec.structs.replace(
        one, events=(msgspec.structs.replace(one.events[0], causation=uuid4()),)
    )
    (outcome,) = await log.append(writer, one)
    (recorded,) = await whole_log(writer)
    (event,) = recorded.events
    assert outcome == Appended(1, 1, recorded.recorded_at)
    assert (event.id, event.stream, event.event) == (
        *(one.events[0].id, one.events[0].stream),
        one.events[0].event,
    )
    assert (event.actor, event.correlation, event.causation) == (
        *(one.actor, one.correlation),
        one.events[0].causation,
    )
    assert (event.position, event.append, event.version, event.schema) == (1, 1, 1, 1)


async def test_outcomes_come_in_the_order_of_the_appends(writer: Connection) -> None:
    known = small_append("known", events=2)
    await log.append(writer, known)
    outcomes = await log.append(
        writer,
        small_append("fresh"),
        known,
        small_append("late", expected={document_stream("'late'"): 3}),
        msgspec.structs.replace(small_append("other"), key=known.key),
        small_append("last", events=3),
    )
    assert [type(outcome) for outcome in outcomes] == [
        *(Appended, Known, Conflict, KeyReused),
        Appended,
    ]
    assert outcomes[2:4] == [Conflict(document_stream("'late'"), 3, 0), KeyReused(1)]
    assert (outcomes[4].first, outcomes[4].last) == (4, 6)


async def test_an_append_twice_in_one_call_is_there_once(writer: Connection) -> None:
    first, second = await log.append(writer, small_append("a"), small_append("a"))
    assert isinstance(first, Appended)
    assert second == Known(first.first, first.last, first.recorded_at)
    assert len(await whole_log(writer)) == 1


async def test_actor_and_correlation_are_no_content(writer: Connection) -> None:
    await log.append(writer, small_append("a"))
    other = msgspec.structs.replace(small_append("a"), actor="someone", correlation=uuid4())
    (outcome,) = await log.append(writer, other)
    assert isinstance(outcome, Known)


async def test_a_run_that_is_there_is_known_whatever_it_would_say_now(writer: Connection) -> None:
    await log.append(writer, small_append("run", same_key_is_same=True))
    again = small_append("run", events=5, same_key_is_same=True)
    (outcome,) = await log.append(writer, again)
    assert isinstance(outcome, Known)
    assert (outcome.first, outcome.last) == (1, 1)


async def test_a_known_run_is_known_before_versions_and_keys_are_compared(
    writer: Connection,
) -> None:
    entity = identifier("entity")
    run = append_of("run", [identification(identifier("m"), entity, "name:umerov")], resolved_at=0)
    run = msgspec.structs.replace(run, expected={run.events[0].stream: 0})
    outcomes = [(await log.append(writer, run))[0] for _ in range(2)]
    assert [type(outcome) for outcome in outcomes] == [Appended, Known]


async def test_an_append_that_met_a_conflict_can_be_appended_later(writer: Connection) -> None:
    late = small_append("late", expected={document_stream("'late'"): 1})
    (refused,) = await log.append(writer, late)
    before = append_of("before", [(late.events[0].stream, late.events[0].event)])
    await log.append(writer, before)
    (appended,) = await log.append(writer, late)
    assert [type(refused), type(appended)] == [Conflict, Appended]


async def test_two_spellings_at_once_make_one_of_them_resolve_again(writer: Connection) -> None:
    one, other = (
        append_of(
            name,
            [identification(identifier(name), identifier("entity", name), "name:umerov")],
            resolved_at=0,
        )
        for name in ("Umerov", "Oumerov")
    )
    assert await log.append(writer, one, other) == [
        Appended(1, 1, (await log.head(writer)).recorded_at),
        ResolveAgain("name:umerov", 1),
    ]
    (resolved,) = await log.append(writer, msgspec.structs.replace(other, resolved_at=1))
    assert isinstance(resolved, Appended)


async def test_another_mention_of_a_known_entity_under_a_known_key_disturbs_nobody(
    writer: Connection,
) -> None:
    entity = identifier("entity")
    appends = [
        append_of(n, [identification(identifier(n), entity, "name:umerov")], resolved_at=resolved)
        for n, resolved in enumerate([0, 1, 1])
    ]
    outcomes = await log.append(writer, *appends)
    assert [type(outcome) for outcome in outcomes] == [Appended] * 3


async def test_other_keys_are_no_reason_to_resolve_again(writer: Connection) -> None:
    appends = [
        append_of(
            name, [identification(identifier(name), identifier("e", name), name)], resolved_at=0
        )
        for name in ("name:umerov", "name:iermak")
    ]
    outcomes = await log.append(writer, *appends)
    assert [type(outcome) for outcome in outcomes] == [Appended, Appended]


async def test_the_identity_index_has_every_binding_and_the_first_position_of_every_key(
    writer: Connection,
) -> None:
    entity = identifier("entity")
    bindings = [
        identification(identifier(n), entity, "name:umerov", f"n:{n}", label=f"Oumerov {n}")
        for n in range(3)
    ]
    await log.append(writer, append_of("two", bindings[:2]), append_of("one", bindings[2:]))
    cursor = await writer.execute(
        "select mention, position, entity, kind, label, profile from log.identity_mention"
        " order by position"
    )
    assert await cursor.fetchall() == [
        (identifier(n), n + 1, entity, "participant", f"Oumerov {n}", {"name": [f"Oumerov {n}"]})
        for n in range(3)
    ]
    cursor = await writer.execute("select key, entity, position from log.identity_key order by key")
    assert await cursor.fetchall() == [
        *((f"n:{n}", entity, n + 1) for n in range(3)),
        ("name:umerov", entity, 1),
    ]


async def test_a_document_comes_with_its_event_and_can_be_read(writer: Connection) -> None:
    await log.append(writer, document_append())
    assert await log.document_text(writer, DIGEST) == TEXT
    assert await log.document_text(writer, "0" * 64) is None


async def test_a_document_has_one_spelling_of_its_digest(writer: Connection) -> None:
    await log.append(writer, document_append())
    assert await log.document_text(writer, DIGEST.upper()) is None
    assert await log.document_text(writer, "no digest") is None


async def test_a_document_that_is_there_under_another_key_is_a_conflict_that_fails_alone(
    writer: Connection,
) -> None:
    outcomes = await log.append(
        writer, document_append(), document_append(key="other"), small_append("after")
    )
    assert outcomes[1] == Conflict(document_stream(DIGEST), 0, 1)
    assert [type(outcome) for outcome in outcomes] == [Appended, Conflict, Appended]


async def test_a_document_is_new_whatever_version_its_caller_expects(writer: Connection) -> None:
    await log.append(writer, document_append())
    again = document_append(key="other", expected={document_stream(DIGEST): 1})
    assert await log.append(writer, again) == [Conflict(document_stream(DIGEST), 0, 1)]


async def test_a_claim_is_turned_down_with_the_document_it_quotes(writer: Connection) -> None:
    stream = document_stream(DIGEST)
    withdrawn = DocumentWithdrawn(document=DIGEST, reason="too early")
    await log.append(writer, append_of("early", [(stream, withdrawn)]))
    outcomes = await log.append(writer, document_append(), claim_append(name_claim()))
    assert outcomes == [Conflict(stream, 0, 1), Conflict(stream, 1, 0)]


MALFORMED = {
    "an append without events": (append_of("a", []), "at least one event"),
    "a short key": (msgspec.structs.replace(small_append("a"), key=b"a"), "32 bytes, not 1"),
    "a version of a stream without events": (
        small_append("a", expected={"document:b": 0}),
        r"streams without events: \['document:b'\]",
    ),
    "a document without its event": (
        msgspec.structs.replace(small_append("a"), documents=document_append().documents),
        "each new document comes once",
    ),
    "an event without its document": (
        msgspec.structs.replace(document_append(), documents=()),
        "each new document comes once",
    ),
    "a document twice": (
        msgspec.structs.replace(
            document_append(),
            events=document_append().events * 2,
            documents=document_append().documents * 2,
        ),
        "each new document comes once",
    ),
    "a document in another stream": (
        append_of(
            "a",
            [("document:b", document_append().events[0].event)],
            documents=document_append().documents,
        ),
        "in its stream",
    ),
    "a document of another length": (
        append_of(
            "a",
            [
                (
                    document_stream(DIGEST),
                    msgspec.structs.replace(document_append().events[0].event, length=1),
                )
            ],
            documents=document_append().documents,
        ),
        "its length",
    ),
    "a document of another digest": (
        msgspec.structs.replace(
            document_append(),
            documents=(log.NewDocument(sha256=DIGEST, text="x" * len(TEXT)),),
        ),
        "has another digest",
    ),
    "a document with a NUL": (document_append("a\0b"), "the character NUL"),
    "a stream with a NUL": (
        append_of("a", [("entity:\0", MergeUndone(merge=identifier(1), reason=""))]),
        "the character NUL",
    ),
    "a name with a NUL": (
        append_of("a", [identification(identifier(1), identifier(2), label="\0")]),
        "the character NUL",
    ),
    "half a surrogate pair": (
        append_of("a", [("s", MergeUndone(merge=identifier(1), reason="\ud800"))]),
        "not valid Unicode",
    ),
}


@pytest.mark.parametrize(("malformed", "reason"), MALFORMED.values(), ids=MALFORMED)
async def test_a_malformed_append_is_refused_and_nothing_of_the_call_is_written(
    shared_writer: Connection, malformed: log.Append, reason: str
) -> None:
    with pytest.raises(AppendRefused, match=reason):
        await log.append(shared_writer, small_append("neighbour"), malformed)
    assert await whole_log(shared_writer) == []


@pytest.mark.parametrize(
    ("seen", "reason"),
    [
        ({"title": "fin\0"}, "the character NUL"),
        ({"title": "fin \\u0000"}, None),
        ({"url": "https://a.example/" + "é" * 1_000}, "url has more than 2000 bytes"),
        ({"published": "hier"}, "not an EDTF level 1 date"),
    ],
)
async def test_what_would_stop_the_projections_is_refused(
    shared_writer: Connection, seen: dict[str, str], reason: str | None
) -> None:
    publication = PublicationSeen(publication=identifier(str(seen)), document=DIGEST, **seen)
    appended = append_of(str(seen), [(document_stream(DIGEST), publication)])
    if reason is None:
        assert isinstance((await log.append(shared_writer, appended))[0], log.Appended)
        return
    with pytest.raises(AppendRefused, match=reason):
        await log.append(shared_writer, appended)
