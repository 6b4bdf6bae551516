"""Who is who, decided from profiles alone: the same profiles and candidates give the same answer.

The best pairs bind first. Meetings and statements that a run kept apart stay apart; participants
may share an entity where they are obviously one.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct

from sourcier.resolution import meetings, participants, statements
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import THRESHOLD, Score
from sourcier_events import identifiers
from sourcier_events.catalogue import EntityKind
from sourcier_events.event_types import Candidate

METHOD = "blocking/2"
_OBVIOUS = 750
_MARGIN = 100
"""What a surname alone must be ahead of the next candidate by."""
_CANDIDATES_KEPT = 5


class Known(Struct, frozen=True):
    """A candidate: a member, when it came under one of our keys, and its latest profiles.

    `merged_into` is the entity that answers for it where people merged it. A mention is bound to
    the member that it fits best, so that it stays there when the merge is undone.
    """

    entity: UUID
    kind: EntityKind
    since: int
    profiles: tuple[Profile, ...]
    merged_into: UUID | None = None

    @property
    def answering(self) -> UUID:
        """The entity that it is, as people see it: members of one are not rivals."""
        return self.merged_into or self.entity


class Binding(Struct, frozen=True):
    """A mention and its entity. A new entity is certain of itself: its score is 1000."""

    mention: UUID
    entity: UUID
    method: str
    score: int
    candidates: tuple[Candidate, ...] = ()


class _Pair(Struct, frozen=True):
    ordinal: int
    known: Known
    score: Score

    @property
    def rank(self) -> tuple[int, int, int, UUID]:
        """Best first; then who was first, here and in the log."""
        return -self.score.points, self.ordinal, self.known.since, self.known.entity


def decide(profiles: Sequence[Profile], candidates: Sequence[Sequence[Known]]) -> list[Binding]:
    """One binding for each profile; `candidates` are those of each, in the same order."""
    pairs = _pairs(profiles, candidates, [frozenset()] * len(profiles))
    bound = _assign(profiles, pairs)
    beside = [_told_beside(profiles, bound, ordinal) for ordinal in range(len(profiles))]
    if any(beside):
        pairs = _pairs(profiles, candidates, beside)
        bound = _assign(profiles, pairs)
    entities = {ordinal: pair.known.entity for ordinal, pair in bound.items()}
    _make_new(profiles, entities)
    return [_binding(profile, ordinal, entities, pairs) for ordinal, profile in enumerate(profiles)]


def _pairs(
    profiles: Sequence[Profile],
    candidates: Sequence[Sequence[Known]],
    beside: Sequence[frozenset[str]],
) -> list[_Pair]:
    found = [
        _Pair(ordinal, known, _score(profile, known.profiles, beside[ordinal]))
        for ordinal, profile in enumerate(profiles)
        for known in candidates[ordinal]
        if known.kind == profile.kind
    ]
    return sorted(found, key=lambda pair: pair.rank)


def _score(profile: Profile, known: Sequence[Profile], beside: frozenset[str]) -> Score:
    if profile.kind is EntityKind.MEETING:
        return meetings.score(profile, known, beside)
    if profile.kind is EntityKind.STATEMENT:
        return statements.score(profile, known)
    return participants.score(profile, known)


def _assign(profiles: Sequence[Profile], pairs: list[_Pair]) -> dict[int, _Pair]:
    bound: dict[int, _Pair] = {}
    taken: dict[UUID, list[int]] = {}
    for pair in pairs:
        others = taken.get(pair.known.answering, [])
        if (
            pair.ordinal not in bound
            and pair.score.binds
            and not _ambiguous(profiles[pair.ordinal], pair, pairs)
            and all(_obviously_one(profiles[pair.ordinal], profiles[other]) for other in others)
        ):
            bound[pair.ordinal] = pair
            taken.setdefault(pair.known.answering, []).append(pair.ordinal)
    return bound


def _ambiguous(profile: Profile, pair: _Pair, pairs: list[_Pair]) -> bool:
    """Whether a person known by less than a whole name may as well be somebody else."""
    if profile.first("type") != "person":
        return False
    others = (
        other.score.points
        for other in pairs
        if other.ordinal == pair.ordinal and other.known.answering != pair.known.answering
    )
    full = pair.score.points >= _OBVIOUS
    return not full and pair.score.points - max(others, default=0) < _MARGIN


def _obviously_one(one: Profile, other: Profile) -> bool:
    if one.kind is not EntityKind.PARTICIPANT or other.kind is not EntityKind.PARTICIPANT:
        return False
    named = one.first("type") in participants.NAMED
    return named and participants.score(one, [other]).points >= _OBVIOUS


def _told_beside(
    profiles: Sequence[Profile], bound: dict[int, _Pair], ordinal: int
) -> frozenset[str]:
    """Other documents that tell of meetings recognised in this one, that at `ordinal` aside."""
    if profiles[ordinal].kind is not EntityKind.MEETING:
        return frozenset()
    return frozenset(
        document
        for other, pair in bound.items()
        if other != ordinal and profiles[other].kind is EntityKind.MEETING
        for known in pair.known.profiles
        for document in known.get("document")
        if document not in profiles[ordinal].get("document")
    )


def _make_new(profiles: Sequence[Profile], entities: dict[int, UUID]) -> None:
    """A new entity for each mention without one; obvious doubles in one run share it."""
    new: list[int] = []
    for ordinal, profile in enumerate(profiles):
        if ordinal in entities:
            continue
        same = next((other for other in new if _obviously_one(profile, profiles[other])), None)
        if same is None:
            new.append(ordinal)
            entities[ordinal] = identifiers.entity_id(profile.mention)
        else:
            entities[ordinal] = entities[same]


def _binding(
    profile: Profile, ordinal: int, entities: dict[int, UUID], pairs: list[_Pair]
) -> Binding:
    own = [pair for pair in pairs if pair.ordinal == ordinal]
    entity = entities[ordinal]
    weighed = [
        Candidate(pair.known.entity, pair.score.thousandths, _because(profile, pair, entity, pairs))
        for pair in own[:_CANDIDATES_KEPT]
    ]
    scores = {pair.known.entity: pair.score.thousandths for pair in own}
    return Binding(profile.mention, entity, METHOD, scores.get(entity, 1000), tuple(weighed))


def _because(profile: Profile, pair: _Pair, entity: UUID, pairs: list[_Pair]) -> tuple[str, ...]:
    """What counted; of a candidate that was not taken also why not, after a «not bound:»."""
    if pair.known.entity == entity or pair.score.vetoed:
        return pair.score.because
    if not pair.score.binds:
        return (*pair.score.because, f"not bound: {THRESHOLD} are needed")
    if _ambiguous(profile, pair, pairs):
        return (*pair.score.because, "not bound: another candidate is as close")
    if any(other.ordinal == pair.ordinal and other.known.entity == entity for other in pairs):
        return (*pair.score.because, "not bound: another candidate is closer")
    return (*pair.score.because, "not bound: the text has another mention that is closer to it")
