"""A plan is what one operation selects; its statements are written once per shape of arguments."""

from collections.abc import Hashable, Sequence

from cachetools import LRUCache
from graphql import FieldNode, GraphQLSchema
from graphql.execution.values import VariableValues

from sourcier_graphql.planning.binding import Bound, bind
from sourcier_graphql.planning.declaration import Announced, Computed, Loaded
from sourcier_graphql.planning.selection import TYPENAME, Selected, Selecting
from sourcier_graphql.planning.statement import Root, Statement, statement

MOST_STATEMENTS = 64
"""Statements kept per plan: filters given or left out, page sizes and generations make others."""

_NO_VARIABLES = VariableValues({}, {})


class Plan:
    """What is selected of one object."""

    def __init__(
        self,
        schema: GraphQLSchema,
        selecting: Selecting,
        selection: Sequence[Selected],
        root: Root | None = None,
    ) -> None:
        self._schema = schema
        self._root = root
        self.keys = [one.key for one in selection]
        introspection = [one for one in selection if one.name.startswith("__")]
        self.is_introspection_only = len(introspection) == len(selection)
        """Nothing is asked of the views."""
        self.introspection = _introspection(introspection, self.is_introspection_only)
        """What graphql-core answers."""
        known = {id(one) for one in introspection if one.name != TYPENAME}
        self._selection = [one for one in selection if id(one) not in known]
        self.arguments = [one for _, one in sorted(selecting.with_arguments.items())]
        self.announced = next(
            (one.arguments for one in selection if isinstance(one.declaration, Announced)), -1
        )
        """Which of the arguments are those of a subscription."""
        self.computed = [one for one in self.arguments if isinstance(one.declaration, Computed)]
        """The fields that are worked out before anything is read."""
        self._constant = [_constant(one) for one in self.arguments]
        self._statements: LRUCache[Hashable, Statement] = LRUCache(MOST_STATEMENTS)
        self.loads = _loads(selection)

    def bounds(self, variables: VariableValues) -> list[Bound]:
        """What the arguments demand; raises `Refusal` or `GraphQLError`."""
        return [
            bind(one, variables) if constant is None else constant
            for one, constant in zip(self.arguments, self._constant, strict=True)
        ]

    def statement(self, generation: int, bounds: Sequence[Bound]) -> Statement:
        """The statement for arguments of these shapes."""
        key = (generation, *(one.shape for one in bounds))
        found = self._statements.get(key)
        if found is None:
            found = statement(self._schema, generation, self._selection, bounds, self._root)
            self._statements[key] = found
        return found


def _introspection(selection: Sequence[Selected], only: bool) -> tuple[FieldNode, ...]:
    """The nodes of introspection; `__typename` alone does not need graphql-core."""
    return tuple(node for one in selection if only or one.name != TYPENAME for node in one.nodes)


def _constant(selected: Selected) -> Bound | None:
    """What the arguments demand where no variable is in them."""
    return bind(selected, _NO_VARIABLES) if selected.given.is_constant else None


def _loads(selection: Sequence[Selected]) -> bool:
    return any(
        isinstance(one.declaration, Loaded) or any(map(_loads, one.children.values()))
        for one in selection
    )
