"""A command looks, decides and appends; where what it looked at moved meanwhile, it looks again.

The events of a command follow from its request and from what never changes, so that the same
request again gives the same events: that is how a key used twice is told from one used anew.
"""

from collections.abc import Awaitable, Callable
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from sourcier_events import canonical_json, identifiers, log
from sourcier_events.curation.asking import Asked, Written
from sourcier_events.curation.problems import Conflict, KeyReused, Problem, Refused
from sourcier_events.curation.wording import LONGEST_KEY, checked
from sourcier_events.database import Connection, Pool
from sourcier_events.event_types import AnyEvent, EntityIdentified, ExtractionFinished
from sourcier_events.log import Append, Appended, GroupCommit, NewEvent, RecordedAppend, Unchanged
from sourcier_events.log.reading import append_with_key
from sourcier_events.projections.identities import PERSON

GIVEN = "given"
"""The method of an `EntityIdentified` whose entity an extractor named: weaker than a person's."""

_TRIES = 100


class Step(Struct, frozen=True, kw_only=True):
    """One event of a plan, its stream, and the id of the event that it answers."""

    stream: str
    event: AnyEvent
    answers: UUID | None = None


class Plan(Struct, frozen=True, kw_only=True):
    """What a command would write, and what it rests on.

    `objection` is why it would not. `changed` is the end of the append that last changed what the
    command is about. `resolved_at` as in `Append`.
    """

    steps: tuple[Step, ...]
    changed: int
    objection: Problem | None = None
    streams: tuple[str, ...] = ()
    mentions: tuple[UUID, ...] = ()
    entities: tuple[UUID, ...] = ()
    resolved_at: int | None = None


Look = Callable[[Connection], Awaitable[Plan]]
"""Makes the plan from what is there now; raises `Refused` where it cannot be made at all."""


class GaveUp(RuntimeError):
    """What a command rests on moved at every try."""


class Desk(Struct, frozen=True):
    """Where commands are carried out: connections of a writer, and the appends of the process."""

    writers: Pool
    commits: GroupCommit


async def carry_out(desk: Desk, asked: Asked, look: Look) -> Written | Problem:
    """Write what the plan says, once, or say why not."""
    try:
        checked(asked.key, LONGEST_KEY, "idempotencyKey")
        for _ in range(_TRIES):
            async with desk.writers.connection() as connection:
                since = (await log.head(connection)).position
                plan = await look(connection)
                before = await append_with_key(connection, asked.append_key)
            if before:
                return _again(asked, plan, before)
            if problem := plan.objection or _unexpected(asked, plan):
                return problem
            events = _events(asked, plan)
            [outcome] = await desk.commits.append(_append(asked, plan, events, since))
            if isinstance(outcome, Appended):
                return Written(
                    position=outcome.last,
                    recorded_at=outcome.recorded_at,
                    already_done=False,
                    events=events,
                )
    except Refused as refused:
        return refused.problem
    raise GaveUp(f"{outcome} at every one of {_TRIES} tries")


def _append(asked: Asked, plan: Plan, events: tuple[NewEvent, ...], since: int) -> Append:
    return Append(
        key=asked.append_key,
        events=events,
        actor=asked.actor,
        correlation=asked.request,
        unchanged=Unchanged(
            since=since, streams=plan.streams, mentions=plan.mentions, entities=plan.entities
        ),
        resolved_at=plan.resolved_at,
        same_key_is_same=True,  # compared here, at the next look: resolution may say otherwise now
    )


def _events(asked: Asked, plan: Plan) -> tuple[NewEvent, ...]:
    return tuple(
        NewEvent(
            id=identifiers.request_event_id(str(asked.request), ordinal),
            stream=step.stream,
            event=step.event,
            causation=step.answers,
        )
        for ordinal, step in enumerate(plan.steps)
    )


def _again(asked: Asked, plan: Plan, before: RecordedAppend) -> Written | Problem:
    """The answer to a request whose key is in the log."""
    then = [_request_of(event.event) for event in before.events]
    if [_request_of(step.event) for step in plan.steps] != then:
        return KeyReused(
            message="this idempotency key was used for another request",
            path=("idempotencyKey",),
            position=before.last,
        )
    return Written(
        position=before.last,
        recorded_at=before.recorded_at,
        already_done=True,
        events=tuple(
            NewEvent(id=one.id, stream=one.stream, event=one.event, causation=one.causation)
            for one in before.events
        ),
    )


def _request_of(event: AnyEvent) -> bytes:
    """What of an event was asked for: not what resolution or the log's state added."""
    if isinstance(event, EntityIdentified) and event.method not in (PERSON, GIVEN):
        event = EntityIdentified(
            mention=event.mention,
            entity=event.mention,
            kind=event.kind,
            label=event.label,
            document=event.document,
            run=event.run,
            method="",
            score=0,
        )
    elif isinstance(event, EntityIdentified):
        event = replace(event, blocking_keys=(), profile={})
    elif isinstance(event, ExtractionFinished):
        event = replace(event, supersedes=None)
    return type(event).__name__.encode() + canonical_json.encode(event)


def _unexpected(asked: Asked, plan: Plan) -> Problem | None:
    if asked.expected is None or plan.changed <= asked.expected:
        return None
    return Conflict(
        message="this has changed since the expected position",
        path=("expectedPosition",),
        current=plan.changed,
    )
