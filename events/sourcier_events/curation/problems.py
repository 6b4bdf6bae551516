"""Why a command changed nothing, in words for whoever asked; a bug is never one of these.

`path` leads to the entry of the input that is wrong, empty where it is none in particular.
"""

from uuid import UUID

from msgspec import Struct


class Problem(Struct, frozen=True, kw_only=True):
    """What all problems share."""

    message: str
    path: tuple[str, ...] = ()


class NotFound(Problem, frozen=True, kw_only=True):
    """What the command is about is not there. `id` as it was given."""

    id: str


class InvalidInput(Problem, frozen=True, kw_only=True):
    """An entry of the input does not fit."""


class EvidenceMismatch(Problem, frozen=True, kw_only=True):
    """A quote is not what the document says at its offsets.

    `claim` and `passage` count from 0; `found` is what stands there. `quote_stands_at` gives the
    first offsets at which the quote does stand, in code points.
    """

    claim: int
    passage: int
    expected: str
    found: str
    quote_stands_at: tuple[int, ...]


class Conflict(Problem, frozen=True, kw_only=True):
    """What the command is about changed after the expected position, last at `current`."""

    current: int


class KeyReused(Problem, frozen=True, kw_only=True):
    """The idempotency key was used for something else, which was recorded at `position`."""

    position: int


class NothingToChange(Problem, frozen=True, kw_only=True):
    """What the command asks for is so already, since `since`."""

    since: int


class MergeSuperseded(Problem, frozen=True, kw_only=True):
    """A later merge builds on this one: `blocked_by` has to be undone first."""

    blocked_by: UUID


class Refused(Exception):
    """Carries a problem to where it is answered: out of a command, or of what reads its input."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
