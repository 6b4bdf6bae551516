"""What is wrong with the arguments of an operation: looked for before anything is executed.

Every field that some object of the operation may have is looked at, whether or not there is such an
object: a client must not learn only from luckier data that its arguments are wrong.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    get_directive_values,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from graphql import GraphQLIncludeDirective as INCLUDE
from graphql import GraphQLSkipDirective as SKIP
from graphql.execution.values import VariableValues, get_argument_values

from sourcier_events import edtf
from sourcier_events.event_types import EVENT_TYPES

from .answers import Refused
from .identifiers import ENTITIES, read
from .paging import LONGEST
from .roots import end_of, end_of_ids
from .tables import Tables

_LONGEST_TEXT = 1000
_ENTITY_OR_DOCUMENT = (*ENTITIES, "Document")

LISTS = {
    "Meeting.participants": "participants of a meeting",
    "Meeting.statements": "statements of a meeting",
    "Participant.meetings": "meetings of a participant",
    "Participant.statements": "statements of a speaker",
    "Document.statements": "statements of a document",
    "Document.claims": "claims of a document",
    "Document.history": "changes of a document",
    "Fact.claims": "claims of a fact",
    "Event.effects": "effects",
    **{f"{kind}.claims": "claims of an entity" for kind in ENTITIES},
    **{f"{kind}.history": "changes of an entity" for kind in ENTITIES},
    **{
        f"{kind}.{name}": name
        for kind in ("Query", "Snapshot")
        for name in (
            *("meetings", "participants", "statements", "documents", "changes", "events"),
            "search",
        )
    },
}
"""Which list a connection is of: cursors of one are none of another."""


def _refuse(code: str) -> None:
    raise Refused(code)


def _text(value: str) -> None:
    if "\0" in value or any(0xD800 <= ord(letter) < 0xE000 for letter in value):
        _refuse("BAD_INPUT")


def _short(value: str) -> None:
    _text(value)
    _not_long(value)


def _not_long(value: str) -> None:
    if len(value) > _LONGEST_TEXT:
        _refuse("BAD_INPUT")


def _id(*kinds: str) -> Callable[[Any], Any]:
    return lambda value: read(value, *kinds)


def _ids(*kinds: str) -> Callable[[Any], Any]:
    return lambda values: [read(one, *kinds) for one in values]


def _nodes(values: list[str]) -> None:
    if len(values) > LONGEST:
        _refuse("BAD_INPUT")
    _ids()(values)


def _range(given: dict[str, Any]) -> None:
    if given.get("during"):
        try:
            if edtf.bounds(given["during"]).earliest is None:
                _refuse("BAD_INPUT")
        except edtf.InvalidDate:
            _refuse("BAD_INPUT")


def _event_types(names: list[str]) -> None:
    if set(names) - EVENT_TYPES.keys():
        _refuse("BAD_INPUT")


def _first(value: int) -> None:
    if not 0 <= value <= LONGEST:
        _refuse("BAD_INPUT")


CHECKS: dict[str, Callable[[Any], Any]] = {
    **{f"{kind.lower()}(id)": _id(kind) for kind in _ENTITY_OR_DOCUMENT},
    "node(id)": _id(),
    "nodes(ids)": _nodes,
    "changes(about)": _ids(*_ENTITY_OR_DOCUMENT),
    "diff(about)": _id(*ENTITIES),
    "blame(id)": _id(*ENTITIES),
    "events(types)": _event_types,
    "events(stream)": _text,
    "search(text)": _short,
    **{f"{kind}Filter.text": _short for kind in _ENTITY_OR_DOCUMENT},
    **{f"ParticipationFilter.{name}": _text for name in ("mode", "role", "represents")},
    "MeetingFilter.participant": _id("Participant"),
    "MeetingFilter.speaker": _id("Participant"),
    "MeetingFilter.document": _id("Document"),
    "MeetingFilter.city": _not_long,
    "MeetingFilter.publisher": _short,
    "MeetingFilter.country": _text,
    "MeetingFilter.venue": _text,
    "MeetingFilter.series": _text,
    "MeetingFilter.date": _range,
    "ParticipantFilter.name": _not_long,
    "ParticipantFilter.country": _text,
    "ParticipantFilter.meeting": _id("Meeting"),
    "ParticipantFilter.publisher": _short,
    "ParticipantFilter.document": _id("Document"),
    "StatementFilter.speaker": _id("Participant"),
    "StatementFilter.meeting": _id("Meeting"),
    "StatementFilter.document": _id("Document"),
    "StatementFilter.publisher": _short,
    "StatementFilter.channel": _text,
    "DocumentFilter.publisher": _short,
    "DocumentFilter.url": _short,
    "DocumentFilter.origin": _text,
    "DocumentFilter.language": _text,
    "DocumentFilter.published": _range,
}
"""What can be wrong with a value that fits its type, by argument or by entry of an input."""


class Refusals:
    """Looks through one operation."""

    def __init__(
        self,
        schema: GraphQLSchema,
        tables: Tables,
        document: DocumentNode,
        variables: VariableValues,
    ) -> None:
        self._schema = schema
        self._tables = tables
        self._variables = variables
        self._fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }

    def of(self, operation: OperationDefinitionNode) -> set[str]:
        """The codes of all that is wrong."""
        root = self._schema.get_root_type(operation.operation)
        assert root is not None
        return set(self._in([root], operation.selection_set, None))

    def _in(
        self, kinds: list[GraphQLObjectType], selections: SelectionSetNode, cut: int | None
    ) -> Iterator[str]:
        """In what is selected of an object of one of these types, at a cut (None: now)."""
        for node in selections.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                yield from self._of_field(kinds, node, cut)
                continue
            spread = isinstance(node, FragmentSpreadNode)
            inner: Any = self._fragments[node.name.value] if spread else node
            condition = inner.type_condition
            narrowed = self._narrowed(kinds, condition.name.value) if condition else kinds
            if narrowed:
                yield from self._in(narrowed, inner.selection_set, cut)

    def _included(self, node: Any) -> bool:
        skip = get_directive_values(SKIP, node, self._variables)
        include = get_directive_values(INCLUDE, node, self._variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

    def _narrowed(self, kinds: list[GraphQLObjectType], name: str) -> list[GraphQLObjectType]:
        condition: Any = self._schema.type_map[name]
        if is_abstract_type(condition):
            return [one for one in kinds if self._schema.is_sub_type(condition, one)]
        return [one for one in kinds if one is condition]

    def _of_field(
        self, kinds: list[GraphQLObjectType], node: FieldNode, cut: int | None
    ) -> Iterator[str]:
        for kind in kinds:
            definition = kind.fields.get(node.name.value)
            if definition is None:
                continue
            inner = cut
            if definition.args:
                try:
                    given = get_argument_values(definition, node, self._variables)
                    inner = yield from self._of_arguments(kind.name, node.name.value, given, cut)
                except GraphQLError:
                    yield "GRAPHQL_VALIDATION_FAILED"
                else:
                    for name, value in given.items():
                        argument = definition.args[name]
                        yield from _wrong(f"{node.name.value}({name})", argument.type, value)
            named = get_named_type(definition.type)
            if is_composite_type(named) and node.selection_set is not None:
                possible = (
                    list(self._schema.get_possible_types(named))
                    if is_abstract_type(named)
                    else [named]
                )
                yield from self._in(possible, node.selection_set, inner)

    def _of_arguments(
        self, kind: str, name: str, given: Mapping[str, Any], cut: int | None
    ) -> Iterator[str]:
        """What is wrong with pages and cuts; returns the cut of all that is under the field."""
        try:
            if "first" in given:
                _first(given["first"])
            if given.get("after") is not None:
                return self._after(f"{kind}.{name}", given, cut)
            if "asOf" in given:
                return end_of(self._tables, given["asOf"])
            if name in ("node", "nodes"):
                ids = [given["id"]] if name == "node" else given["ids"]
                then = end_of_ids(self._tables, ids)
                return cut if then is None else then
            if name == "diff":
                for one in ("from", "to"):
                    if given.get(one) is not None:
                        end_of(self._tables, given[one])
        except Refused as refused:
            yield refused.code
        return cut

    def _after(self, coordinate: str, given: Mapping[str, Any], cut: int | None) -> int:
        cursor = self._tables.cursors.meaning(given["after"])
        order = given.get("orderBy", cursor.order)
        if cursor.listing != LISTS[coordinate] or cursor.order != order:
            raise Refused("BAD_CURSOR")
        if cut is not None and cursor.position != cut:
            raise Refused("BAD_CURSOR")
        return cursor.position


def _wrong(coordinate: str, kind: Any, value: Any) -> Iterator[str]:
    """What is wrong with a value, or with the entries of an input."""
    if value is None or isinstance(value, datetime):
        return
    try:
        CHECKS.get(coordinate, lambda _: None)(value)
    except Refused as refused:
        yield refused.code
    named = get_named_type(kind)
    if isinstance(named, GraphQLInputObjectType) and isinstance(value, dict):
        for name, entry in value.items():
            yield from _wrong(f"{named.name}.{name}", named.fields[name].type, entry)
