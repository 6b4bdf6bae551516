"""The identity index in memory: the same resolution without a database."""

from collections.abc import Sequence
from uuid import UUID

from sourcier.resolution import Binding, Profile, blocking_keys
from sourcier.resolution.decide import Known
from sourcier.resolution.resolve import resolution_at


class MemoryIndex:
    """Binds texts one after the other, as the log would."""

    def __init__(self) -> None:
        self._profiles: dict[UUID, list[Profile]] = {}
        self._keys: dict[str, dict[UUID, int]] = {}
        self._position = 0

    def add(self, profiles: Sequence[Profile]) -> list[Binding]:
        """Resolve the mentions of one run and remember where they went."""
        found = [self._candidates(profile) for profile in profiles]
        resolution = resolution_at(self._position, profiles, found)
        for profile, binding in zip(resolution.profiles, resolution.bindings, strict=True):
            self._position += 1
            self._profiles.setdefault(binding.entity, []).insert(0, profile)
            for key in blocking_keys(profile):
                self._keys.setdefault(key, {}).setdefault(binding.entity, self._position)
        return list(resolution.bindings)

    def _candidates(self, profile: Profile) -> list[Known]:
        since: dict[UUID, int] = {}
        for key in blocking_keys(profile):
            for entity, position in self._keys.get(key, {}).items():
                since[entity] = min(position, since.get(entity, position))
        return [
            Known(entity, latest[0].kind, since[entity], tuple(latest[:8]))
            for entity in sorted(since)
            if (latest := self._profiles[entity])
        ]


def are_one(one: Profile, other: Profile) -> bool:
    """Whether two mentions of two texts are bound together; in either order the same."""
    answers = {_bound_together(one, other), _bound_together(other, one)}
    assert len(answers) == 1, "the order of two texts decides"
    return answers.pop()


def _bound_together(one: Profile, other: Profile) -> bool:
    index = MemoryIndex()
    return index.add([one])[0].entity == index.add([other])[0].entity
