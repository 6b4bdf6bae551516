"""The tree of an operation becomes SQL: every object a record, every list an array of records.

PostgreSQL writes records as JSON objects in the order of selection, and compactly; whatever differs
in type from row to row is made JSON at once. The same tree and shapes give the same text.
"""

from collections.abc import Mapping, Sequence

from graphql import (
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_enum_type,
    is_list_type,
)
from msgspec.structs import replace

from sourcier_graphql.planning import paging
from sourcier_graphql.planning.binding import Bound
from sourcier_graphql.planning.declaration import (
    NODES,
    VARIANTS,
    Announced,
    AtCut,
    Between,
    ByGlobalId,
    Column,
    Computed,
    Loaded,
    Object,
    Page,
    Source,
)
from sourcier_graphql.planning.payload import columns
from sourcier_graphql.planning.records import columns_of, records
from sourcier_graphql.planning.scope import Cut, Scope, position_text
from sourcier_graphql.planning.selection import BACKREF, TYPENAME, Selected, python_name

LOADED = "$loaded"
"""The key of the object that stands where something is still to be loaded."""


class Emitter:
    """Writes one statement; the parameters of its fields are numbered from `first` on."""

    def __init__(
        self,
        schema: GraphQLSchema,
        bounds: Sequence[Bound],
        cuts: Mapping[tuple[int, int], str],
        first: int = 1,
    ) -> None:
        self._schema = schema
        self._bounds = bounds
        self._cuts = cuts
        self._numbers: list[int] = []
        number = first
        for one in bounds:
            self._numbers.append(number)
            number += len(one.parameters)

    def bound(self, selected: Selected) -> Bound:
        """What the arguments of a field demand; nothing where it has none."""
        return self._bounds[selected.arguments] if selected.arguments >= 0 else Bound()

    def number(self, selected: Selected) -> int:
        """The number of the first parameter of a field."""
        return self.number_at(selected.arguments)

    def number_at(self, arguments: int) -> int:
        """The same, by the count of the fields that take arguments."""
        return self._numbers[arguments]

    def number_of_rest(self, arguments: int) -> int:
        """The number of the first parameter of a field after those of its conditions."""
        values = sum(len(one.values) for one in self._bounds[arguments].conditions)
        return self.number_at(arguments) + values

    def record(self, selection: Sequence[Selected], scope: Scope) -> str:
        """An object whose fields are read from the row of the scope."""
        return f"({records(self.fields(selection, scope), scope)})"

    def fields(self, selection: Sequence[Selected], scope: Scope) -> str:
        """The columns of an object."""
        return columns_of((one.key, self.field(one, scope)) for one in selection)

    def selecting(self, selected: Selected, scope: Scope, rows: str) -> str:
        """The query of the objects of a field, one for each of the rows of the scope."""
        assert selected.definition is not None
        kind = get_named_type(selected.definition.type)
        if is_abstract_type(kind):
            return f"select {self._variant(kind.name, selected.children, scope)} {rows}"
        return records(self.fields(selected.children[kind.name], scope), scope, rows)

    def shown(self, selected: Selected, scope: Scope) -> str:
        """The object of a field, which may be of several types, on the row of the scope."""
        assert selected.definition is not None
        kind = get_named_type(selected.definition.type)
        if is_abstract_type(kind):
            return self._variant(kind.name, selected.children, scope)
        return self.record(selected.children[kind.name], scope)

    def rows(
        self, source: Source, scope: Scope, selected: Selected, more: str = ""
    ) -> tuple[Scope, str]:
        """The scope of the rows of a source, and FROM with WHERE."""
        conditions = self.bound(selected).conditions
        number = self.number(selected) if conditions else 0
        known = dict(scope.known)
        texts: list[tuple[str, int]] = []
        for one in conditions:
            if one.name:
                known[one.name] = f"${number}"
            else:
                texts.append((one.text, number))
            number += len(one.values)
        scope = replace(scope, known=known)
        inner = self._entered(source, scope, more, *(text for text, _ in texts))
        wheres = [inner.filled(source.where)] if source.where else []
        wheres += [inner.filled(numbered(text, at)) for text, at in texts]
        text = f"from {inner.filled(source.rows)}"
        if wheres:
            text += " where " + " and ".join(f"({one})" for one in wheres)
        return inner, text

    def field(self, selected: Selected, scope: Scope) -> str:
        """The SQL of a field."""
        if selected.name == TYPENAME:
            return f"'{selected.owner}'::text"
        match selected.declaration:
            case Column(sql):
                return scope.filled(sql or self._column(selected))
            case Object(source, many):
                return self._object(source, many, selected, scope)
            case Page(listing):
                return paging.page(self, listing, selected, scope)
            case ByGlobalId(many):
                return self._nodes(selected, scope) if many else self._node(selected, scope)
            case AtCut():
                return self.shown(selected, self._then(selected, scope))
            case Between(source):
                places = {"since": 0, "until": 1}
                known = {
                    name: self._cuts[selected.arguments, place] for name, place in places.items()
                }
                return self._object(source, False, selected, replace(scope, known=known))
            case Announced(source):
                number = self.number(selected)
                cut = Cut(f"${number + 1}::bigint", current=False)
                then = replace(scope, cut=cut)
                return self._asked(source, selected, selected.type_name, then, number)
            case Computed():
                return self._computed(selected, scope)
            case Loaded(part, key):
                return f"json_build_object('{LOADED}', '{part}', 'key', {scope.filled(key)})"
        raise TypeError(f"{selected.owner}.{selected.name} does not say how it is read")

    def _computed(self, selected: Selected, scope: Scope) -> str:
        """What was worked out, as a row of the type that it has."""
        name = self.bound(selected).variant
        kind = self._schema.type_map[name].extensions[BACKREF].origin
        row = scope.fresh("computed")
        rows = f"json_to_record(${self.number(selected)}::json) as {row} ({columns(kind)})"
        return self._as_json(selected.children[name], replace(scope, row=row), f"from {rows}")

    def _column(self, selected: Selected) -> str:
        assert selected.definition is not None
        kind = selected.definition.type
        text = f"{{row}}.{python_name(selected.definition)}"
        named = get_named_type(kind)
        if is_enum_type(named):
            # Codes are stored in lower case; enums are the same in capitals.
            if is_list_type(get_nullable_type(kind)):
                return f"array(select upper(code) from unnest({text}) as code)"
            return f"upper({text})"
        if named.name == "Position":
            return position_text(text)
        return text

    def _object(self, source: Source, many: bool, selected: Selected, scope: Scope) -> str:
        if not source.rows:
            return self._part(source, selected, scope)
        inner, text = self.rows(source, scope, selected)
        if source.order:
            text += f" order by {inner.filled(source.order)}" + ("" if many else " limit 1")
        return f"{'array' if many else ''}({self.selecting(selected, inner, text)})"

    def _part(self, source: Source, selected: Selected, scope: Scope) -> str:
        """An object on the same row; null where its condition does not hold."""
        shown = self.shown(selected, scope)
        if not source.where:
            return shown
        return f"case when {scope.filled(source.where)} then {shown} end"

    def _variant(
        self, interface: str, children: Mapping[str, Sequence[Selected]], scope: Scope
    ) -> str:
        """The object of whichever type the row says it is."""
        if interface == "Node":
            return self._node_of_row(children, scope)
        variants = VARIANTS[interface]
        cases = " ".join(
            f"when {scope.filled(variants.discriminator)} in ({_texts(one.values)})"
            f" then {self._json(children[one.name], one.source, scope)}"
            for one in variants.types
        )
        return f"(case {cases} end)"

    def _node_of_row(self, children: Mapping[str, Sequence[Selected]], scope: Scope) -> str:
        """The object that the columns `kind` and `own` of the row name."""
        cases = " ".join(
            f"when '{name}' then {self._by_own_id(name, source, children, scope)}"
            for name, (source, _) in NODES.items()
        )
        return f"(case {scope.row}.kind {cases} end)"

    def _by_own_id(
        self, name: str, source: Source, children: Mapping[str, Sequence[Selected]], scope: Scope
    ) -> str:
        where = source.where.replace("{value}", "{parent}.own")
        if name not in VARIANTS:
            return self._json(children[name], replace(source, where=where), scope)
        inner = self._entered(replace(source, where=where), scope)
        shown = self._variant(name, children, inner)
        return f"(select {shown} from {inner.filled(source.rows)} where {inner.filled(where)})"

    def _json(self, selection: Sequence[Selected], source: Source | None, scope: Scope) -> str:
        """An object as JSON, since its type differs from row to row."""
        if source is None:
            return self._as_json(selection, scope)
        inner = self._entered(source, scope)
        rows = f"from {inner.filled(source.rows)} where {inner.filled(source.where)}"
        return self._as_json(selection, inner, rows)

    def _as_json(self, selection: Sequence[Selected], scope: Scope, rows: str = "") -> str:
        if not selection:
            return f"(select '{{}}'::json {rows})"
        name = scope.fresh("o")
        fields = self.fields(selection, scope)
        return f"(select row_to_json({name}) from (select {fields} {rows}) as {name})"

    def _then(self, selected: Selected, scope: Scope) -> Scope:
        """The scope at the cut that a field asks for."""
        cut = Cut(self._cuts[selected.arguments, 0], current=False, asked=True)
        return replace(scope, cut=cut)

    def _node(self, selected: Selected, scope: Scope) -> str:
        bound = self.bound(selected)
        source, name = NODES[bound.variant][0], bound.variant
        if bound.cuts:
            scope = self._then(selected, scope)
        return self._asked(source, selected, name, scope, self.number(selected) + len(bound.cuts))

    def _asked(
        self, source: Source, selected: Selected, children: str, scope: Scope, number: int
    ) -> str:
        """The object whose id is a parameter, by its number."""
        inner = self._entered(source, scope)
        where = inner.filled(numbered(source.where, number))
        shown = self._of_type(children, selected.children, inner)
        return f"(select {shown} from {inner.filled(source.rows)} where {where})"

    def _of_type(self, name: str, children: Mapping[str, Sequence[Selected]], scope: Scope) -> str:
        """The object of a type, or of an interface, on the row of the scope."""
        if name in VARIANTS:
            return self._variant(name, children, scope)
        return self.record(children[name], scope) if children[name] else "'{}'::json"

    def _entered(self, source: Source, scope: Scope, *more: str) -> Scope:
        """The scope of the rows of a source."""
        texts = (source.rows, source.where, source.order, source.member, *more)
        inner = scope.entered(texts, source.row)
        return replace(inner, member=inner.filled(source.member)) if source.member else inner

    def _nodes(self, selected: Selected, scope: Scope) -> str:
        asked = scope.fresh("asked")
        cuts = self.bound(selected).cuts
        if cuts:
            scope = self._then(selected, scope)
        number = self.number(selected) + len(cuts)
        shown = self._node_of_row(selected.children, replace(scope, row=asked))
        return (
            f"array(select {shown} from unnest(${number}::text [], ${number + 1}::text [])"
            f" with ordinality as {asked} (kind, own, place) order by {asked}.place)"
        )


def numbered(text: str, number: int) -> str:
    """A condition with the numbers of its parameters; the first one is given."""
    for at in range(_MOST_VALUES):
        text = text.replace(f"{{value{at or ''}}}", f"${number + at}")
    return text


def _texts(values: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in values)


_MOST_VALUES = 4
