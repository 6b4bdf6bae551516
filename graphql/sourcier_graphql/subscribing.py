"""A subscription is a watch on the timeline; what it shows of a change is planned as a query is."""

from collections.abc import Sequence
from typing import Any

from graphql.execution.values import VariableValues

from sourcier_graphql.live.place import Place
from sourcier_graphql.live.timeline import Wanted
from sourcier_graphql.live.watching import Watch
from sourcier_graphql.planning.binding import Bound
from sourcier_graphql.planning.operation import Operation
from sourcier_graphql.planning.parameters import parameter
from sourcier_graphql.planning.plan import Plan
from sourcier_graphql.planning.reader import Reader
from sourcier_graphql.schema.changes import entities_and_documents


class PlannedRendering:
    """The selection of one subscription, as one statement for each change."""

    def __init__(self, plan: Plan, bounds: Sequence[Bound], reader: Reader) -> None:
        self._plan = plan
        self._bounds = bounds
        self._reader = reader

    async def rendered(self, change_id: str, append: int) -> bytes:
        """The JSON of `data` for a change, as of the end of its append."""
        own = Bound(parameters=(parameter(change_id), parameter(append)))
        bounds = [own if at == self._plan.announced else one for at, one in enumerate(self._bounds)]
        return (await self._reader.answer(self._plan, bounds)).data


def watch(operation: Operation, variables: VariableValues, reader: Reader) -> Watch:
    """What a subscription is to get; raises a `Refusal`."""
    plan = operation.plan(variables)
    bounds = plan.bounds(variables)
    shown = tuple(
        (one.shape, one.parameters) for at, one in enumerate(bounds) if at != plan.announced
    )
    field = plan.arguments[plan.announced]
    given = field.given.values(variables)
    since = given.get("since")
    return Watch(
        rendering=PlannedRendering(plan, bounds, reader),
        shared=(plan, shown),
        since=None if since is None else Place(since),
        wanted=_wanted(given),
    )


def _wanted(given: dict[str, Any]) -> Wanted:
    about, kinds = given.get("about"), given.get("kinds")
    entities, documents = entities_and_documents(about or ())
    return Wanted(
        entities=frozenset(entities),
        documents=frozenset(documents),
        about=about is not None,
        kinds=None if kinds is None else frozenset(one.value for one in kinds),
    )
