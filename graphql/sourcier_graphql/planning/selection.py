"""What an operation selects, as a tree: fragments are spread and equal response keys are one.

The tree depends on the document and on the variables of its `@skip` and `@include` only.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import Any

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_list_type,
    is_object_type,
)

from sourcier_graphql.planning.declaration import PLAN, AtCut, Column, Declaration, Page
from sourcier_graphql.planning.given import Arguments
from sourcier_graphql.planning.payload import nested

TYPENAME = "__typename"
BACKREF = "strawberry-definition"
"""Under this key strawberry keeps its own definition with what graphql-core has."""


@dataclass(frozen=True, eq=False)
class Selected:
    """One response key of an object.

    `arguments` counts the fields that take arguments; -1 says that it takes none. `around` are
    the numbers of those around it that may be of another cut, from the root on.
    """

    key: str
    owner: str
    nodes: tuple[FieldNode, ...]
    definition: GraphQLField | None
    declaration: Declaration
    children: Mapping[str, list["Selected"]] = field(default_factory=dict)
    arguments: int = -1
    around: tuple[int, ...] = ()

    @cached_property
    def given(self) -> Arguments:
        """Its arguments."""
        assert self.definition is not None
        return Arguments(self.definition, self.node)

    @property
    def node(self) -> FieldNode:
        """The first of the nodes that select it; all have the same arguments."""
        return self.nodes[0]

    @property
    def name(self) -> str:
        """The name of the field in the schema."""
        return self.node.name.value

    @property
    def type_name(self) -> str:
        """The named type of the field."""
        assert self.definition is not None
        return get_named_type(self.definition.type).name


class Selecting:
    """Reads selections of one document."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Mapping[str, Any],
    ) -> None:
        self._schema = schema
        self._fragments = fragments
        self._variables = variables
        self._around: tuple[int, ...] = ()
        self._arguments = count()
        self.with_arguments: dict[int, Selected] = {}

    def of_type(self, type_name: str, sets: Iterable[SelectionSetNode]) -> list[Selected]:
        """What these selection sets select of an object of this type."""
        kind = self._schema.type_map[type_name]
        assert isinstance(kind, GraphQLObjectType)
        found = self._collected(kind, sets)
        return [self._selected(kind, key, nodes) for key, nodes in found.items()]

    def nodes(
        self, kind: GraphQLObjectType, operation: OperationDefinitionNode
    ) -> dict[str, list[FieldNode]]:
        """The fields of the root by their response keys, in order."""
        return self._collected(kind, [operation.selection_set])

    def _collected(
        self, kind: GraphQLObjectType, sets: Iterable[SelectionSetNode]
    ) -> dict[str, list[FieldNode]]:
        found: dict[str, list[FieldNode]] = {}
        for one in sets:
            self._collect(kind, one, found, set())
        return found

    def _collect(
        self,
        kind: GraphQLObjectType,
        selections: SelectionSetNode,
        found: dict[str, list[FieldNode]],
        visited: set[str],
    ) -> None:
        for node in selections.selections:
            if not self._included(node.directives or ()):
                continue
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                found.setdefault(key, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                if condition is None or self._applies(condition.name.value, kind):
                    self._collect(kind, node.selection_set, found, visited)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in visited:
                visited.add(node.name.value)
                fragment = self._fragments[node.name.value]
                if self._applies(fragment.type_condition.name.value, kind):
                    self._collect(kind, fragment.selection_set, found, visited)

    def _applies(self, name: str, kind: GraphQLObjectType) -> bool:
        if name == kind.name:
            return True
        condition = self._schema.type_map[name]
        return is_abstract_type(condition) and self._schema.is_sub_type(condition, kind)

    def _included(self, directives: Iterable[DirectiveNode]) -> bool:
        for one in directives:
            if one.name.value in ("skip", "include"):
                [argument] = one.arguments or ()
                wanted = one.name.value == "include"
                if self._truth(argument.value) is not wanted:
                    return False
        return True

    def _truth(self, value: Any) -> bool:
        if isinstance(value, VariableNode):
            return bool(self._variables[value.name.value])
        assert isinstance(value, BooleanValueNode)
        return value.value

    def _selected(self, owner: GraphQLObjectType, key: str, nodes: list[FieldNode]) -> Selected:
        node = nodes[0]
        if node.name.value.startswith("__"):
            return Selected(key, owner.name, tuple(nodes), None, Column())
        definition = owner.fields[node.name.value]
        number = next(self._arguments) if definition.args else -1
        declaration, around = declared(definition) or _by_type(definition), self._around
        if isinstance(declaration, (AtCut, Page)):
            self._around = (*around, number)
        children = {
            name: self.of_type(name, [one.selection_set for one in nodes if one.selection_set])
            for name in self._possible(definition)
        }
        self._around = around
        selected = Selected(
            key, owner.name, tuple(nodes), definition, declaration, children, number, around
        )
        if definition.args:
            self.with_arguments[number] = selected
        return selected

    def _possible(self, definition: GraphQLField) -> Iterator[str]:
        named = get_named_type(definition.type)
        if is_object_type(named):
            yield named.name
        elif is_abstract_type(named):
            yield from (one.name for one in self._schema.get_possible_types(named))


def declared(definition: Any) -> Any:
    """What was declared of a field, an argument or an entry of an input; None where nothing was."""
    origin = definition.extensions.get(BACKREF)
    return origin.metadata.get(PLAN) if origin is not None else None


def _by_type(definition: GraphQLField) -> Declaration:
    """What is declared of nothing: a value that an object of the program holds, or a part of it."""
    named = get_named_type(definition.type)
    if not is_object_type(named):
        return Column()
    kind = named.extensions[BACKREF].origin
    many = is_list_type(get_nullable_type(definition.type))
    return nested(kind, python_name(definition), many=many)


def python_name(definition: GraphQLField) -> str:
    """The name of a field in Python, which is that of its column."""
    name: str = definition.extensions[BACKREF].python_name
    return name


def conditional_variables(nodes: Iterable[Any]) -> frozenset[str]:
    """The variables that decide what is included in a document."""
    found: set[str] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        for one in getattr(node, "directives", None) or ():
            if one.name.value in ("skip", "include"):
                value = one.arguments[0].value
                if isinstance(value, VariableNode):
                    found.add(value.name.value)
        selections = getattr(node, "selection_set", None)
        if selections is not None:
            waiting.extend(selections.selections)
    return frozenset(found)
