"""A score is the sum of named contributions, in thousandths, or a veto with its reason."""

from collections.abc import Iterable

from msgspec import Struct

from sourcier.resolution.profile import Profile

THRESHOLD = 600
"""From this score on, two mentions are taken for one entity."""

Contribution = tuple[int, str]
"""Points, and what they are for."""


class Score(Struct, frozen=True):
    """How much speaks for two mentions being one, and what. The sum may be above a thousand."""

    points: int
    because: tuple[str, ...] = ()
    vetoed: bool = False

    @property
    def thousandths(self) -> int:
        """The score as it is recorded."""
        return min(1000, self.points)

    @property
    def binds(self) -> bool:
        """Whether this is enough."""
        return not self.vetoed and self.points >= THRESHOLD


def total(contributions: Iterable[Contribution]) -> Score:
    """The sum of contributions (points, what counts); those of 0 points go unmentioned."""
    counted = [(points, what) for points, what in contributions if points]
    points = sum(points for points, _ in counted)
    because = tuple(f"{what} {points:+d}" for points, what in counted)
    return Score(max(0, points), because)


def veto(reason: str) -> Score:
    """These two are two, whatever else agrees."""
    return Score(0, (reason,), True)


def union(known: Iterable[Profile], name: str) -> set[str]:
    """All values of one kind that the profiles of a candidate have."""
    return {value for profile in known for value in profile.get(name)}


def shared(profile: Profile, known: Iterable[Profile], name: str) -> set[str]:
    """The values of one kind that a mention has in common with a candidate."""
    return set(profile.get(name)) & union(known, name)
