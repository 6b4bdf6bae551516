"""A score is the sum of named contributions, in thousandths, or a veto with its reason."""

from collections.abc import Iterable

from msgspec import Struct

THRESHOLD = 600
"""From this score on, two mentions are taken for one entity."""


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


def total(contributions: Iterable[tuple[int, str]]) -> Score:
    """The sum of contributions (points, what counts); those of 0 points go unmentioned."""
    counted = [(points, what) for points, what in contributions if points]
    points = sum(points for points, _ in counted)
    because = tuple(f"{what} {points:+d}" for points, what in counted)
    return Score(max(0, points), because)


def veto(reason: str) -> Score:
    """These two are two, whatever else agrees."""
    return Score(0, (reason,), True)
