"""Candidates come from the identity index alone, never from views, and in bounded numbers."""

from collections.abc import Sequence
from uuid import UUID

from sourcier.resolution.blocking import blocking_keys, page_key
from sourcier.resolution.decide import Known
from sourcier.resolution.profile import Profile
from sourcier_events.catalogue import EntityKind
from sourcier_events.database import Connection

ENTITIES_OF_A_KEY = 50
PROFILES_OF_AN_ENTITY = 8

_FIND = """
    select wanted.key, found.entity, found.position
    from unnest(%(keys)s::text []) as wanted (key)
    cross join lateral (
        select identity_key.entity, identity_key.position
        from log.identity_key
        where identity_key.key = wanted.key
        order by identity_key.position desc
        limit %(entities)s
    ) as found
"""

# A mention that was bound to another entity later on does not speak for this one any more.
_PROFILES = """
    select wanted.entity, latest.kind, latest.mention, latest.label, latest.profile
    from unnest(%(entities)s::uuid []) as wanted (entity)
    cross join lateral (
        select bound.mention, bound.kind, bound.label, bound.profile, bound.position
        from log.identity_mention as bound
        where bound.entity = wanted.entity
            and not exists (
                select from log.identity_mention as later
                where later.mention = bound.mention and later.position > bound.position
            )
        order by bound.position desc
        limit %(profiles)s
    ) as latest
    order by wanted.entity, latest.position desc
"""

_MERGED = """
    select member.id, log.answering(member.id)
    from unnest(%(entities)s::uuid []) as member (id)
    where exists (select from log.identity_merge where identity_merge.absorbed = member.id)
"""

_PAGE = "select exists (select from log.identity_key where key = %(key)s)"


async def candidates(connection: Connection, profiles: Sequence[Profile]) -> list[list[Known]]:
    """For each profile, the entities that share a blocking key with it, as the index has them."""
    keys = [blocking_keys(profile) for profile in profiles]
    found = await _entities(connection, sorted({key for own in keys for key in own}))
    entities = sorted({one for of in found.values() for one in of})
    known = await _profiles(connection, entities)
    merged = await _merged(connection, entities)
    return [_of_keys(own, found, known, merged) for own in keys]


async def page_is_known(connection: Connection, url: str | None) -> bool:
    """Whether a text with a meeting or a statement was found at an address before."""
    if url is None:
        return False
    cursor = await connection.execute(_PAGE, {"key": page_key(url)})
    row = await cursor.fetchone()
    return bool(row and row[0])


def _of_keys(
    keys: Sequence[str],
    found: dict[str, dict[UUID, int]],
    known: dict[UUID, tuple[EntityKind, tuple[Profile, ...]]],
    merged: dict[UUID, UUID],
) -> list[Known]:
    since: dict[UUID, int] = {}
    for key in keys:
        for entity, position in found.get(key, {}).items():
            since[entity] = min(position, since.get(entity, position))
    return [
        Known(entity, known[entity][0], since[entity], known[entity][1], merged.get(entity))
        for entity in sorted(since)
        if entity in known
    ]


async def _entities(connection: Connection, keys: list[str]) -> dict[str, dict[UUID, int]]:
    cursor = await connection.execute(_FIND, {"keys": keys, "entities": ENTITIES_OF_A_KEY})
    found: dict[str, dict[UUID, int]] = {}
    for key, entity, position in await cursor.fetchall():
        found.setdefault(key, {})[entity] = position
    return found


async def _merged(connection: Connection, entities: list[UUID]) -> dict[UUID, UUID]:
    """Whom people merged: each with the entity that answers for it."""
    cursor = await connection.execute(_MERGED, {"entities": entities})
    return dict(await cursor.fetchall())


async def _profiles(
    connection: Connection, entities: list[UUID]
) -> dict[UUID, tuple[EntityKind, tuple[Profile, ...]]]:
    wanted = {"entities": entities, "profiles": PROFILES_OF_AN_ENTITY}
    cursor = await connection.execute(_PROFILES, wanted)
    found: dict[UUID, tuple[EntityKind, tuple[Profile, ...]]] = {}
    for entity, kind_name, mention, label, facts in await cursor.fetchall():
        kind = EntityKind(kind_name)
        profile = Profile(
            mention=mention,
            kind=kind,
            label=label,
            facts={name: tuple(values) for name, values in facts.items()},
        )
        found[entity] = (kind, (*found.get(entity, (kind, ()))[1], profile))
    return found
