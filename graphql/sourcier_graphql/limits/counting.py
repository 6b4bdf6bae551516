"""What stands in the text of a document is counted in one walk, before it is validated."""

from collections.abc import Iterator

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from sourcier_graphql.limits.exceeding import at_most
from sourcier_graphql.limits.limits import Limits

_Definition = OperationDefinitionNode | FragmentDefinitionNode


def check_counts(document: DocumentNode, limits: Limits) -> None:
    """Raises `Refusal` where it holds more than is allowed."""
    definitions = [one for one in document.definitions if isinstance(one, _Definition)]
    _check_definitions(definitions, limits)
    selections = [one for each in definitions for one in _selections(each.selection_set)]
    for field in selections:
        if isinstance(field, FieldNode):
            _check_names(field, limits)
    at_most(
        limits.most_directives,
        sum(len(one.directives or ()) for one in [*definitions, *selections]),
        "directives",
        code="TOO_MANY_DIRECTIVES",
        advice="leave some out",
    )


def _check_definitions(definitions: list[_Definition], limits: Limits) -> None:
    operations = sum(isinstance(one, OperationDefinitionNode) for one in definitions)
    at_most(
        limits.most_operations,
        operations,
        "operations",
        code="TOO_MANY_OPERATIONS",
        advice="send only the one that is to be executed",
    )
    at_most(
        limits.most_fragments,
        len(definitions) - operations,
        "fragments",
        code="TOO_MANY_FRAGMENTS",
        advice="write some of them out where they are used",
    )


def _selections(selection_set: SelectionSetNode) -> Iterator[SelectionNode]:
    """Everything selected, however deep; without recursion, since nothing is validated yet."""
    waiting = [selection_set]
    while waiting:
        for selection in waiting.pop().selections:
            yield selection
            inside = getattr(selection, "selection_set", None)
            if inside is not None:
                waiting.append(inside)


def _check_names(field: FieldNode, limits: Limits) -> None:
    for name in (field.alias, field.name):
        if name is not None:
            at_most(
                limits.longest_name,
                len(name.value),
                f"characters in the name {name.value[:20]}…",
                code="NAME_TOO_LONG",
                advice="shorten it",
            )
