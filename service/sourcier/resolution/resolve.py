"""A resolution holds at the position it names: what came under its keys later decides anew.

The head is read before the index, so nothing that the index lacked can be at or before it.
"""

from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct, structs

from sourcier.resolution import carrying
from sourcier.resolution.candidates import candidates
from sourcier.resolution.carrying import Decided, carried, decided
from sourcier.resolution.decide import Binding, Known, decide
from sourcier.resolution.people import names_of
from sourcier.resolution.person_names import read_name
from sourcier.resolution.profile import Profile
from sourcier_events import log
from sourcier_events.database import Connection
from sourcier_events.event_types import Candidate

_NAMES_KEPT = 4


class Resolution(Struct, frozen=True):
    """The bindings of a run's mentions, with the profiles as they are to be stored.

    `rests_on` are mentions of earlier readings: if a person binds one of them after the position,
    the resolution does not hold any more.
    """

    position: int
    profiles: tuple[Profile, ...]
    bindings: tuple[Binding, ...]
    rests_on: tuple[UUID, ...] = ()


async def resolve(connection: Connection, profiles: Sequence[Profile]) -> Resolution:
    """Bind each mention to an entity of the index, or to a new one; writes nothing."""
    position = (await log.head(connection)).position
    found = await candidates(connection, profiles)
    decisions = await decided(connection, profiles)
    resolution = resolution_at(position, profiles, found, decisions.made)
    return structs.replace(resolution, rests_on=decisions.mentions)


def resolution_at(
    position: int,
    profiles: Sequence[Profile],
    found: Sequence[Sequence[Known]],
    decisions: Sequence[Decided] = (),
) -> Resolution:
    """The resolution of `profiles` against the candidates that were `found` for each of them.

    What people decided on the same passages beats every score.
    """
    bindings = [
        _as_decided(profile, binding, decisions)
        for profile, binding in zip(profiles, decide(profiles, found), strict=True)
    ]
    stored = [
        _with_known_names(profile, binding, known)
        for profile, binding, known in zip(profiles, bindings, found, strict=True)
    ]
    return Resolution(position, tuple(stored), tuple(bindings))


def _as_decided(profile: Profile, binding: Binding, decisions: Sequence[Decided]) -> Binding:
    entity = carried(profile, decisions)
    if entity is None:
        return binding
    because = Candidate(entity, 1000, (carrying.BECAUSE,))
    others = tuple(one for one in binding.candidates if one.entity != entity)
    return Binding(binding.mention, entity, carrying.METHOD, 1000, (because, *others))


def _with_known_names(profile: Profile, binding: Binding, found: Sequence[Known]) -> Profile:
    """A person's profile with the full names of its entity.

    Only the latest profiles of an entity are read: after many texts with surnames alone, the given
    name must still be there to keep namesakes apart.
    """
    if profile.first("type") != "person":
        return profile
    known = [
        one
        for candidate in found
        if candidate.entity == binding.entity
        for one in candidate.profiles
    ]
    full = _full_names(known)
    if not full:
        return profile
    return structs.replace(profile, facts={**profile.facts, "known_as": full})


def _full_names(known: Sequence[Profile]) -> tuple[str, ...]:
    """The fullest names of a person, each in one of its spellings."""
    fullest = names_of(known)
    spellings = {
        name: text
        for profile in known
        for text in sorted((*profile.get("name"), *profile.get("known_as")), reverse=True)
        if (name := read_name(text)) in fullest and name and not name.alone
    }
    return tuple(sorted(spellings.values())[:_NAMES_KEPT])
