"""An answer is of one generation, the current one; what is not there is refused.

Which generation is current is remembered from the last answer. Where it was replaced meanwhile the
statement says so itself, and is asked again of the new one.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace
from psycopg import errors

from sourcier_graphql.database import ReadingPool
from sourcier_graphql.loading import EventContents
from sourcier_graphql.planning.binding import AskedCut, Bound
from sourcier_graphql.planning.plan import Plan
from sourcier_graphql.planning.statement import Statement
from sourcier_graphql.refusals import Refusal, bad_cursor, bad_position

_CURRENT = b"select current.generation from views.current"
_TRIES = 3


class Answered(Struct, frozen=True):
    """Data as JSON, the position that it is of, and the end of the log at that moment."""

    data: bytes
    position: int
    head: int


class Reader:
    """Answers plans from the views of one database, and from its log what the views do not hold."""

    def __init__(self, pool: ReadingPool, contents: EventContents) -> None:
        self._pool = pool
        self._contents = contents
        self._generation = 0

    async def answer(
        self, plan: Plan, bounds: Sequence[Bound], root: Sequence[bytes | None] = ()
    ) -> Answered:
        """The answer for what is selected and bound; raises `Refusal`.

        `root` are the parameters of the root that the plan was made with.
        """
        parameters = [*root, *(value for one in bounds for value in one.parameters)]
        for _ in range(_TRIES):
            generation = self._generation or await self._current()
            statement = plan.statement(generation, bounds)
            try:
                used = [parameters[at] for at in statement.uses]
                row = await self._pool.fetch_one(statement.text, used)
            except (errors.UndefinedTable, errors.InvalidSchemaName):
                self._generation = 0
                continue
            data, current, position, head, *cuts = row
            if current is None or position is None or int(current) != generation:
                self._generation = 0
                continue
            assert data is not None and head is not None
            answered = Answered(data, int(position), int(head))
            _check(plan, bounds, statement, cuts, answered)
            if not plan.loads:
                return answered
            return replace(answered, data=await self._contents.filled(data))
        raise Refusal("VIEWS_NOT_BUILT", "the views are being replaced, try again")

    async def _current(self) -> int:
        [current] = await self._pool.fetch_one(_CURRENT, ())
        if current is None:
            raise Refusal("VIEWS_NOT_BUILT", "the views have not been built yet")
        self._generation = int(current)
        return self._generation


def _check(
    plan: Plan,
    bounds: Sequence[Bound],
    statement: Statement,
    cuts: Sequence[bytes | None],
    answered: Answered,
) -> None:
    """Refuse what does not exist: positions to come, cursors of other cuts."""
    ends: dict[int, int] = {}
    for number, (at, place) in enumerate(statement.cuts):
        end, future = cuts[2 * number], cuts[2 * number + 1]
        asked = bounds[at].cuts[place]
        ends[at] = _cut(asked, int(end or 0), future == b"t", answered)
    for at, bound in enumerate(bounds):
        if bound.position is not None:
            around = plan.arguments[at].around
            of = [_of(one, bounds, ends) for one in around]
            cut = next((one for one in reversed(of) if one is not None), bound.position)
            if bound.position > answered.position or bound.position != cut:
                raise bad_cursor("this cursor is of another position than the list it is used in")


def _of(at: int, bounds: Sequence[Bound], ends: Mapping[int, int]) -> int | None:
    """The position that what is under a field is of; None where that is the present one."""
    return ends.get(at, bounds[at].position)


def _cut(asked: AskedCut, end: int, future: bool, answered: Answered) -> int:
    if future:
        raise bad_position("recordedAt is in the future")
    if asked.position is not None and asked.position > answered.head:
        raise bad_position(
            f"position {asked.position} does not exist; the log ends at {answered.head}"
        )
    if end > answered.position:
        raise bad_position(
            f"position {end} is not in the views yet; they are at {answered.position}"
        )
    return end
