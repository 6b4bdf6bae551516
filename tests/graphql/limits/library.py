"""A small schema with every kind of list, and the largest answers that it can give."""

from typing import Any

from graphql import (
    DocumentNode,
    GraphQLResolveInfo,
    OperationDefinitionNode,
    build_schema,
    execute_sync,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
    parse,
    specified_rules,
    validate,
)
from graphql.validation import NoUnusedFragmentsRule, NoUnusedVariablesRule

from sourcier_graphql.limits import Limits, measured

LIMITS = Limits(assumed_list=3, longest_page=5, most_aliases=10_000, most_fields=10_000)

SCHEMA = build_schema(
    """
    interface Thing { id: ID!  notes: [Note!]! }
    type Note { text: String!  about: Thing }
    type Book implements Thing {
      id: ID!
      notes: [Note!]!
      authors(first: Int! = 2, after: String): People!
      chapters: [[Chapter!]!]
    }
    type Chapter { title: String! }
    type Person implements Thing {
      id: ID!
      notes: [Note!]!
      names: [String!]!
      books(first: Int = 2, after: String): Books!
      latest(first: Int! = 1): [Book!]!
    }
    type PageInfo { endCursor: String }
    type People {
      edges: [PersonEdge!]!
      nodes: [Person!]!
      pageInfo: PageInfo!
      totalCount: Int
    }
    type PersonEdge { cursor: String!  node: Person! }
    type Books { edges: [BookEdge!]!  nodes: [Book!]!  pageInfo: PageInfo!  totalCount: Int }
    type BookEdge { cursor: String!  node: Book! }
    union Answer = Book | Person
    type Query {
      book(id: ID!): Book
      node(id: ID!): Thing
      nodes(ids: [ID!]!): [Thing]!
      found: [Answer!]!
      books(first: Int! = 2): Books!
      people(first: Int! = 3): People!
      all: Query!
    }
    type Mutation { add(title: String!): Book! }
    """
)


_RULES = [
    rule for rule in specified_rules if rule not in (NoUnusedFragmentsRule, NoUnusedVariablesRule)
]
"""Random documents do not use everything; that has no effect on the cost."""


def operation_of(document: DocumentNode) -> OperationDefinitionNode:
    """The first operation of a document."""
    return next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))


def cost(text: str, limits: Limits = LIMITS, **variables: Any) -> int:
    """What a valid document is measured to cost."""
    document = parse(text)
    assert validate(SCHEMA, document, _RULES) == []
    return measured(SCHEMA, document, operation_of(document), limits).cost(variables)


def largest_answer(text: str, of_type: str = "Book", **variables: Any) -> int:
    """What the largest answer really holds: it is executed, and its objects are counted.

    Interfaces and unions are all of one type.
    """
    counted = 0

    def resolve(source: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
        nonlocal counted
        if info.field_name == "totalCount":
            counted += 10
        return _value(info, source, arguments, of_type)

    answer = execute_sync(
        SCHEMA, parse(text), {}, variable_values=variables, field_resolver=resolve
    )
    assert answer.errors is None, answer.errors
    return counted + _objects(answer.data) - 1


def _value(info: GraphQLResolveInfo, source: Any, arguments: dict[str, Any], of_type: str) -> Any:
    named = get_named_type(info.return_type)
    if is_leaf_type(named):
        return _leaf(info)
    first = arguments.get("first", 2)
    page = min(first if first is not None else 2, LIMITS.longest_page)
    kind = of_type if is_abstract_type(named) else named.name
    value: Any = {"__typename": kind, "page": page}
    return _listed(info.return_type, value, _length(info, source, arguments, page))


def _length(info: GraphQLResolveInfo, source: Any, arguments: dict[str, Any], page: int) -> int:
    if "first" in arguments:
        return page
    if "ids" in arguments:
        return len(arguments["ids"])
    if info.parent_type.name in ("People", "Books"):
        return int(source["page"])
    return LIMITS.assumed_list


def _listed(type_: Any, value: Any, length: int) -> Any:
    while is_non_null_type(type_):
        type_ = type_.of_type
    if is_list_type(type_):
        return [_listed(type_.of_type, value, length) for _ in range(length)]
    return value


def _leaf(info: GraphQLResolveInfo) -> Any:
    if info.field_name == "names":
        return ["x", "y"]
    return 1 if info.field_name == "totalCount" else "x"


def _objects(value: Any) -> int:
    if isinstance(value, list):
        return sum(map(_objects, value))
    return 1 + sum(map(_objects, value.values())) if isinstance(value, dict) else 0
