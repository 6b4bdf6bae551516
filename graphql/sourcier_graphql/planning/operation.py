"""An operation is parsed, validated, measured and planned once for its text and its name."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
)
from graphql.execution.values import VariableValues, get_variable_values

from sourcier_graphql.limits import Formula, Limits, measured, parsed, validated
from sourcier_graphql.planning.given import PlainVariables
from sourcier_graphql.planning.plan import Plan
from sourcier_graphql.planning.selection import Selecting, conditional_variables

MOST_OPERATIONS = 1000
"""Operations whose plans are kept."""

MOST_PLANS = 16
"""Plans kept per operation: each choice of what `@skip` and `@include` leave out makes another."""


class NotValid(Exception):
    """A document, or its variables, that cannot be executed; `errors` say why."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors[0].message)
        self.errors = errors


class Operation:
    """One operation of one valid document, and what it costs."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        node: OperationDefinitionNode,
        formula: Formula,
    ) -> None:
        self._schema = schema
        self.node = node
        self.formula = formula
        self.fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        self._plain = PlainVariables(schema, node)
        self._conditional = sorted(conditional_variables(document.definitions))
        self._plans: LRUCache[tuple[Any, ...], Plan] = LRUCache(MOST_PLANS)

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.node.operation

    def variables(self, given: Mapping[str, Any]) -> VariableValues:
        """The coerced variables; raises `NotValid`."""
        plain = self._plain.values(given)
        if plain is not None:
            return plain
        definitions = self.node.variable_definitions or ()
        values = get_variable_values(self._schema, definitions, dict(given), max_errors=10)
        if isinstance(values, list):
            raise NotValid(values)
        return values

    def selecting(self, variables: VariableValues) -> Selecting:
        """What reads the selections of its document."""
        return Selecting(self._schema, self.fragments, variables.coerced)

    def plan(self, variables: VariableValues) -> Plan:
        """The plan of a query, or of what a subscription shows of a message."""
        included = tuple(variables.coerced.get(name) for name in self._conditional)
        plan = self._plans.get(included)
        if plan is None:
            selecting = self.selecting(variables)
            root = self._schema.get_root_type(self.kind)
            assert root is not None
            selection = selecting.of_type(root.name, [self.node.selection_set])
            plan = self._plans[included] = Plan(self._schema, selecting, selection)
        return plan


class Operations:
    """The operations of one schema, the most recent ones kept."""

    def __init__(self, schema: GraphQLSchema, limits: Limits) -> None:
        self._schema = schema
        self._limits = limits
        self.find = lru_cache(MOST_OPERATIONS)(self._found)

    def _found(self, text: str, name: str | None) -> Operation:
        """The operation with this name; raises `NotValid`, or a `Refusal` beyond a limit."""
        try:
            document = parsed(text, self._limits)
        except GraphQLSyntaxError as error:
            raise NotValid([error]) from error
        errors = validated(self._schema, document, self._limits)
        if errors:
            raise NotValid(errors)
        node = _named(document, name)
        formula = measured(self._schema, document, node, self._limits)
        return Operation(self._schema, document, node, formula)


def _named(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    if name is None or name == "":
        if len(operations) != 1:
            message = "several operations: say which one in `operationName`"
            raise NotValid([GraphQLError(message if operations else "no operation", operations)])
        return operations[0]
    for one in operations:
        if one.name is not None and one.name.value == name:
            return one
    raise NotValid([GraphQLError(f"there is no operation named {name!r}", operations)])
