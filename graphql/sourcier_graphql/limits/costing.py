"""The cost is the number of objects in the largest answer that an operation may have.

Fields that answer under the same name are one object, as in execution, so that components which ask
for the same list pay once. Of an interface or a union every type counts. This spreads fragments
out: `Expansion` has said before that there are not too many fields.
"""

from collections.abc import Iterator

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLCompositeType,
    GraphQLField,
    GraphQLOutputType,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
)
from msgspec import Struct

from sourcier_graphql.limits import sizes
from sourcier_graphql.limits.expansion import Fragments
from sourcier_graphql.limits.formula import Formula, Size, total
from sourcier_graphql.limits.limits import Limits

INTROSPECTION = ("__schema", "__type")
_LEFT_OUT = {"skip": True, "include": False}


class Selected(Struct, frozen=True):
    """A selection set, and the type that it is of."""

    parent: GraphQLCompositeType
    selection_set: SelectionSetNode


class Found(Struct, frozen=True):
    """A field, and the type that it is looked up in."""

    parent: GraphQLCompositeType
    node: FieldNode


class _Answer(Struct, frozen=True):
    """Fields that are equal in all of this are one in the answer."""

    name: str
    objects: tuple[Size, ...] | None
    page: Size
    own_cost: int


class Costing:
    """The cost of the operations of one validated document."""

    def __init__(self, schema: GraphQLSchema, fragments: Fragments, limits: Limits) -> None:
        self._schema = schema
        self._fragments = fragments
        self._limits = limits

    def of(self, selected: list[Selected], page: Size) -> Formula:
        """The cost of all that is in one object; `page` is how long the lists of it are."""
        answers: dict[_Answer, list[Selected]] = {}
        for found in self.fields(selected):
            field = self._schema.get_field(found.parent, found.node.name.value)
            assert field is not None, "the document is validated"
            inside = answers.setdefault(self._answer(found, field, page), [])
            inside += _inside(found.node, field)
        return total(self._of_answer(answer, inside) for answer, inside in answers.items())

    def fields(self, selected: list[Selected]) -> Iterator[Found]:
        """All fields of one object; a fragment that is spread twice in it counts once."""
        seen = set[str]()
        for one in selected:
            yield from self._spread(one, seen)

    def _spread(self, selected: Selected, seen: set[str]) -> Iterator[Found]:
        for selection in selected.selection_set.selections:
            if _left_out(selection):
                continue
            if isinstance(selection, FieldNode):
                yield Found(selected.parent, selection)
            elif isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                if name not in seen:
                    seen.add(name)
                    yield from self._spread(self._of_type(selected, self._fragments[name]), seen)
            elif isinstance(selection, InlineFragmentNode):
                yield from self._spread(self._of_type(selected, selection), seen)

    def _of_type(
        self, selected: Selected, fragment: FragmentDefinitionNode | InlineFragmentNode
    ) -> Selected:
        condition = fragment.type_condition
        named = self._schema.get_type(condition.name.value) if condition else selected.parent
        assert is_composite_type(named), "the document is validated"
        return Selected(named, fragment.selection_set)

    def _answer(self, found: Found, field: GraphQLField, parents_page: Size) -> _Answer:
        node, name = found.node, found.node.name.value
        page = sizes.page_size(node, field, self._limits)
        own_cost = sizes.own_cost(name, field)
        key = (node.alias or node.name).value
        if not node.selection_set:
            return _Answer(key, None, 0, own_cost)
        lists = _lists(field.type)
        assumed = sizes.assumed_size(field, self._limits)
        if not lists:
            return _Answer(key, (), assumed if page is None else page, own_cost)
        if page is None:
            page = sizes.list_size(node, field, found.parent, parents_page, self._limits)
        return _Answer(key, (page, *[assumed] * (lists - 1)), assumed, own_cost)

    def _of_answer(self, answer: _Answer, inside: list[Selected]) -> Formula:
        if answer.objects is None:
            return Formula(answer.own_cost)
        objects = total([Formula(1), self.of(inside, answer.page)])
        for size in answer.objects:
            objects = objects.times(size)
        return total([Formula(answer.own_cost), objects])


def _inside(node: FieldNode, field: GraphQLField) -> list[Selected]:
    """What is selected in a field; introspection is measured by itself."""
    named = get_named_type(field.type)
    if not node.selection_set or node.name.value in INTROSPECTION:
        return []
    assert is_composite_type(named), "the document is validated"
    return [Selected(named, node.selection_set)]


def _lists(type_: GraphQLOutputType) -> int:
    """How many lists are around the named type."""
    lists = 0
    while is_list_type(type_) or is_non_null_type(type_):
        lists += is_list_type(type_)
        type_ = type_.of_type
    return lists


def _left_out(selection: SelectionNode) -> bool:
    """Whether it says itself that it is skipped; what a variable says is not known here."""
    for directive in selection.directives or ():
        for argument in directive.arguments or ():
            value = argument.value
            if isinstance(value, BooleanValueNode) and (
                value.value is _LEFT_OUT.get(directive.name.value)
            ):
                return True
    return False
