"""An operation is measured once, without its variables; what depends on them is in the formula."""

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
)

from sourcier_graphql.limits.costing import Costing, Selected
from sourcier_graphql.limits.exceeding import at_most
from sourcier_graphql.limits.expansion import Expanding, Expansion
from sourcier_graphql.limits.formula import Formula
from sourcier_graphql.limits.introspection import introspected
from sourcier_graphql.limits.limits import Limits


def measured(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    limits: Limits,
) -> Formula:
    """What an operation of a *validated* document costs. Raises `Refusal` beyond a limit."""
    fragments = {
        one.name.value: one
        for one in document.definitions
        if isinstance(one, FragmentDefinitionNode)
    }
    _check_expansion(Expanding(fragments).of(operation.selection_set), limits)
    root_type = schema.get_root_type(operation.operation)
    assert root_type is not None, "the document is validated"
    root = Selected(root_type, operation.selection_set)
    costing = Costing(schema, fragments, limits)
    if operation.operation is OperationType.MUTATION:
        _check_mutations(costing, root, limits)
    _check_introspection(introspected(schema, costing, root), limits)
    return costing.of([root], limits.assumed_list)


def check_cost(cost: int, limits: Limits) -> None:
    """Raises `Refusal` where an operation with its variables costs too much."""
    at_most(
        limits.most_cost,
        cost,
        "objects in its answer",
        code="TOO_EXPENSIVE",
        advice="ask for shorter pages (`first`), or for fewer lists inside of lists",
    )


def _check_expansion(asked: Expansion, limits: Limits) -> None:
    at_most(
        limits.most_depth,
        asked.depth,
        "levels of fields",
        code="TOO_DEEP",
        advice="ask for what is deeper by its id, with `node`",
    )
    at_most(
        limits.most_aliases,
        asked.aliases,
        "aliases",
        code="TOO_MANY_ALIASES",
        advice="ask for several things with `nodes(ids:)`",
    )
    at_most(
        limits.most_fields,
        asked.fields,
        "fields, fragments spread out",
        code="TOO_MANY_FIELDS",
        advice="spread fragments less often",
    )


def _check_mutations(costing: Costing, root: Selected, limits: Limits) -> None:
    at_most(
        limits.most_mutations,
        sum(1 for _ in costing.fields([root])),
        "mutations",
        code="TOO_MANY_MUTATIONS",
        advice="send them in several requests",
    )


def _check_introspection(asked: float, limits: Limits) -> None:
    at_most(
        limits.most_introspection,
        round(asked, 1),
        "times the objects of the usual introspection",
        code="TOO_MUCH_INTROSPECTION",
        advice="send the usual introspection query, or read graphql/schema.graphql",
    )
