"""An operation is executed: read by one statement, or changed by mutations and then read.

Whatever is wrong with it is told before anything is executed; errors of ours are masked.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import strawberry
from graphql import GraphQLError, OperationType
from graphql.execution.values import VariableValues
from msgspec import Raw

from sourcier_graphql.access.permission import require
from sourcier_graphql.access.principal import Principal, Scope
from sourcier_graphql.context import Context
from sourcier_graphql.curation.port import Curation
from sourcier_graphql.curation.withdrawal import blast_radius
from sourcier_graphql.http import masking
from sourcier_graphql.http.asking import Ask
from sourcier_graphql.introspecting import introspected
from sourcier_graphql.limits import check_cost, check_variables
from sourcier_graphql.live.operations import Executed, Refused
from sourcier_graphql.live.watching import Watch
from sourcier_graphql.mutating import Mutating
from sourcier_graphql.planning.binding import Bound
from sourcier_graphql.planning.declaration import Computed
from sourcier_graphql.planning.operation import NotValid, Operation, Operations
from sourcier_graphql.planning.payload import encoded
from sourcier_graphql.planning.reader import Answered, Reader
from sourcier_graphql.planning.selection import Selected
from sourcier_graphql.refusals import Refusal
from sourcier_graphql.schema.scalars import written
from sourcier_graphql.settings import GraphQLSettings
from sourcier_graphql.subscribing import watch

_COMPUTERS: Mapping[str, Callable[[Context, Mapping[str, Any]], Awaitable[Any]]] = {
    "blast_radius": lambda context, given: blast_radius(context, given["document"])
}
"""What works out a field, from who asks and the arguments."""


class Executing:
    """Executes operations of one schema; made once per process."""

    def __init__(
        self,
        schema: strawberry.Schema,
        reader: Reader,
        settings: GraphQLSettings,
    ) -> None:
        self._schema = schema._schema
        self._reader = reader
        self._settings = settings
        self._limits = settings.limits
        self.curation: Curation | None = None
        """What carries mutations out; without it this server only reads."""
        self._mutating = Mutating(self._schema, reader)
        self._operations = Operations(self._schema, settings.limits)

    async def started(
        self, ask: Ask, principal: Principal, *, safe: bool
    ) -> Executed | Refused | Watch:
        """Execute a query or a mutation, or say what a subscription is to get.

        With `safe`, mutations are refused.
        """
        try:
            require(principal, Scope.READ)
            return await self._started(ask, principal, safe)
        except NotValid as error:
            return Refused(masking.formatted(error.errors))
        except GraphQLError as error:
            return Refused(masking.formatted([error]))
        except RecursionError:
            return Refused(masking.formatted([Refusal("TOO_DEEP", "this is nested too deeply")]))
        except Exception:  # the client gets an answer whatever happened; the log gets the rest
            return Refused([masking.internal()])

    async def _started(
        self, ask: Ask, principal: Principal, safe: bool
    ) -> Executed | Refused | Watch:
        text = self._settings.trusted.chosen(ask.query, ask.document_id, ask.extensions)
        if text is None:
            raise Refusal("BAD_REQUEST", "this is not a GraphQL request: it has no `query`")
        operation = self._operations.find(text, ask.operation_name)
        given = ask.variables or {}
        if given:
            check_variables(given, self._limits)
        variables = operation.variables(given)
        cost = operation.formula.cost(variables.coerced)
        check_cost(cost, self._limits)
        if operation.kind is OperationType.SUBSCRIPTION:
            return watch(operation, variables, self._reader)
        if operation.kind is OperationType.MUTATION:
            if safe:
                raise Refusal("METHOD_NOT_ALLOWED", "mutations are sent with POST")
            context = self._context(principal)
            mutated = await self._mutating.mutate(operation, variables, context)
            return Executed(_result(mutated, self._extensions(cost, None)))
        return await self._query(operation, variables, principal, cost)

    async def _query(
        self, operation: Operation, variables: VariableValues, principal: Principal, cost: int
    ) -> Executed:
        plan = operation.plan(variables)
        if plan.introspection and not self._settings.introspection:
            raise Refusal("NO_INTROSPECTION", "introspection is off; see graphql/schema.graphql")
        bounds = plan.bounds(variables)
        for one in plan.computed:
            bounds[one.arguments] = await self._computed(one, variables, principal)
        if plan.is_introspection_only:
            data = introspected(self._schema, operation, plan.introspection, variables)
            return Executed(_result(msgspec.json.encode(data), self._extensions(cost, None)))
        answered = await self._reader.answer(plan, bounds)
        shown = answered.data
        if plan.introspection:
            known = introspected(self._schema, operation, plan.introspection, variables)
            decoded = msgspec.json.decode(shown, type=dict[str, Raw]) | known
            shown = msgspec.json.encode({key: decoded[key] for key in plan.keys})
        return Executed(_result(shown, self._extensions(cost, answered)))

    async def _computed(
        self, selected: Selected, variables: VariableValues, principal: Principal
    ) -> Bound:
        assert isinstance(selected.declaration, Computed)
        computer = _COMPUTERS[selected.declaration.computer]
        payload = await computer(self._context(principal), selected.given.values(variables))
        name = type(payload).__strawberry_definition__.name
        return Bound(variant=name, parameters=(encoded(payload),))

    def _context(self, principal: Principal) -> Context:
        if self.curation is None:
            raise Refusal("READ_ONLY", "this server only reads")
        return Context(principal, self.curation)

    def _extensions(self, cost: int, answered: Answered | None) -> bytes:
        costs = b'{"cost":{"asked":%d,"allowed":%d}' % (cost, self._limits.most_cost)
        if answered is None:
            return costs + b"}"
        lag = max(0, answered.head - answered.position)
        position = written(answered.position).encode()
        return b'%b,"position":"%b","lag":%d}' % (costs, position, lag)


def _result(data: bytes, extensions: bytes) -> bytes:
    return b'{"data":%b,"extensions":%b}' % (data, extensions)
