"""Valid operations over a printed schema, drawn by hypothesis: whatever the language allows.

One response key always means the same field with the same arguments, so that selections can be
merged wherever they meet; another field under that key gets an alias with a number.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphql import (
    GraphQLBoolean,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_composite_type,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ..reference.execution import ELSEWHERE
from .arguments import DrawingArguments, Values
from .literals import as_json

Composite = GraphQLObjectType | GraphQLInterfaceType

DEPTH = 6
TIMES = 3
"""How often an operation with variables is asked, each time with other values."""
MOST_SELECTED = 5
MOST_FIELDS = 24
_TRUTH = GraphQLNonNull(GraphQLBoolean)
_ROOTS = ("Query", "Snapshot", "Views")


@dataclass(frozen=True)
class Request:
    """A document, the operation that is asked for, and sets of variables, one after another."""

    text: str
    name: str | None = None
    variables: tuple[dict[str, Any], ...] = ({},)


@dataclass
class _Fragment:
    name: str
    on: str
    text: str = ""
    uses: set[str] = field(default_factory=set)


@st.composite
def requests(draw: DrawFn, schema: GraphQLSchema, values: Values) -> Request:
    """A request for a query."""
    return _Drawing(draw, schema, values).request()


class _Drawing(DrawingArguments):
    def __init__(self, draw: DrawFn, schema: GraphQLSchema, values: Values) -> None:
        super().__init__(draw, values)
        self._schema = schema
        self._keys: dict[str, tuple[str, str, str]] = {}
        self._fragments: list[_Fragment] = []
        self._open: list[_Fragment] = []
        self._size = 0

    # The document

    def request(self) -> Request:
        assert self._schema.query_type is not None
        count = 1 + (self._one_in(8))
        bodies = [self._operation(self._schema.query_type) for _ in range(count)]
        asked = self._below(count)
        named = count > 1 or self._one_in(3)
        texts = [
            self._headed(f"Q{at}" if named else "", body, uses)
            for at, (body, uses) in enumerate(bodies)
        ]
        texts += [
            f"fragment {one.name} on {one.on} {one.text}" for one in self._fragments if one.text
        ]
        used = self._all_uses(bodies[asked][1])
        sets = tuple(self._given(used, again) for again in range(TIMES if used else 1))
        return Request("\n".join(texts), f"Q{asked}" if named else None, sets)

    def _given(self, used: set[str], again: int) -> dict[str, Any]:
        """Values for the variables; other ones, when the operation is asked again."""
        found = {}
        for name, one in self._variables.items():
            if name not in used:
                continue
            value, is_given = one.value, one.given
            if again and self._below(3) > 0:
                optional = one.default is not None or not one.type.endswith("!")
                is_given = not optional or self._below(3) > 0
                value = self._redrawn(one) if is_given else None
            if is_given:
                found[name] = as_json(value)
        return found

    def _operation(self, root: GraphQLObjectType) -> tuple[str, set[str]]:
        self._uses = set()
        body = self._selections(root, DEPTH)
        return body, self._uses

    def _headed(self, name: str, body: str, uses: set[str]) -> str:
        """An operation declares exactly the variables that it uses, through fragments too."""
        declared = [
            f"${one}: {variable.type}" + (f" = {variable.default}" if variable.default else "")
            for one, variable in self._variables.items()
            if one in self._all_uses(uses)
        ]
        head = f"query {name}".strip() if name or declared else ""
        variables = f"({', '.join(declared)})" if declared else ""
        return f"{head}{variables} {body}".strip()

    def _all_uses(self, uses: set[str]) -> set[str]:
        """Variables, of those and of the fragments (`...name`) among them."""
        found: set[str] = set()
        waiting, seen = list(uses), set()
        while waiting:
            one = waiting.pop()
            if not one.startswith("..."):
                found.add(one)
            elif one not in seen:
                seen.add(one)
                waiting += next(each.uses for each in self._fragments if each.name == one[3:])
        return found

    # Selections

    def _selections(self, kind: Composite, depth: int) -> str:
        chosen = [self._selection(kind, depth)]
        while len(chosen) < MOST_SELECTED and self._size < MOST_FIELDS and self._below(3) > 0:
            chosen.append(self._selection(kind, depth))
        return "{ " + " ".join(chosen) + " }"

    def _selection(self, kind: Composite, depth: int) -> str:
        sort = self._below(10)
        if sort == 9 and depth > 0:
            return self._inline(kind, depth)
        if sort == 8 and depth > 0:
            return self._spread(kind, depth)
        if sort == 7 and is_abstract_type(kind) and depth > 0:
            return self._inline(kind, depth)
        if sort == 6:
            return self._typename()
        return self._field(kind, depth)

    def _typename(self) -> str:
        return self._keyed("__typename", "", "String!") + "__typename" + self._directives()

    def _field(self, kind: Composite, depth: int) -> str:
        names = [name for name in kind.fields if name not in ELSEWHERE]
        leaves = [name for name in names if not is_composite_type(_named(kind.fields[name]))]
        branches = [name for name in names if name not in leaves]
        if branches and depth > 0 and (not leaves or self._below(3) > 0):
            return self._selected(kind, self._pick(branches), depth)
        if leaves:
            return self._selected(kind, self._pick(leaves), depth)
        return self._typename()

    def _selected(self, kind: Composite, name: str, depth: int) -> str:
        owner, definition = kind.name, kind.fields[name]
        self._size += 1
        paged = self._paged
        arguments = self._arguments(owner, name, definition.args)
        head = self._keyed(name, arguments, str(definition.type)) + name + arguments
        head += self._directives()
        named: Any = _named(definition)
        if not is_composite_type(named):
            self._paged = paged
            return head
        self._snapshots += name == "snapshot"
        body = self._selections(named, depth - 1)
        self._snapshots -= name == "snapshot"
        self._paged = paged
        return f"{head} {body}"

    def _keyed(self, name: str, arguments: str, kind: str) -> str:
        """An alias, wherever the key would mean two things, and sometimes besides."""
        meaning = (name, arguments, kind)
        key = self._pick(("", "", "", "a", "title")) or name
        number = 0
        while self._keys.setdefault(f"{key}{number or ''}", meaning) != meaning:
            number += 1
        key = f"{key}{number or ''}"
        return "" if key == name else f"{key}: "

    def _inline(self, kind: Composite, depth: int) -> str:
        on = self._pick([None, *self._narrower(kind)])
        inner: Any = self._schema.type_map[on] if on else kind
        head = f"... on {on}" if on else "..."
        return f"{head}{self._directives()} {self._selections(inner, depth - (on is None))}"

    def _spread(self, kind: Composite, depth: int) -> str:
        possible = self._narrower(kind)
        known = [one for one in self._fragments if one.on in possible and one not in self._open]
        # What is still being written may contain this place.
        if known and self._one_in(2):
            fragment = self._pick(known)
        else:
            fragment = self._fragment(self._pick(possible), depth - 1)
        self._uses.add(f"...{fragment.name}")
        return f"...{fragment.name}{self._directives()}"

    def _fragment(self, on: str, depth: int) -> _Fragment:
        fragment = _Fragment(f"F{len(self._fragments)}", on)
        self._fragments.append(fragment)
        self._open.append(fragment)
        around, self._uses = self._uses, fragment.uses
        kind: Any = self._schema.type_map[on]
        paged, self._paged = self._paged, self._paged or on not in _ROOTS  # it may stand anywhere
        fragment.text = self._selections(kind, depth)
        self._uses, self._paged = around, paged
        self._open.remove(fragment)
        return fragment

    def _narrower(self, kind: Composite) -> list[str]:
        """The types of which an object of this type may be: itself first."""
        return _narrower(self._schema, kind.name)

    def _directives(self) -> str:
        if not self._one_in(10):
            return ""
        name = self._pick(("include", "skip"))
        condition = self._pick(("true", "false", "$"))
        if condition == "$":
            condition = self._variable("Boolean!", None, self._pick((True, False)), "", _TRUTH)
        return f" @{name}(if: {condition})"


def _named(definition: GraphQLField) -> Any:
    return get_named_type(definition.type)


@cache
def _narrower(schema: GraphQLSchema, name: str) -> list[str]:
    kind: Any = schema.type_map[name]

    def possible(one: Any) -> set[str]:
        found = schema.get_possible_types(one) if is_abstract_type(one) else [one]
        return {each.name for each in found}

    others = [
        other.name
        for other in schema.type_map.values()
        if isinstance(other, Composite) and other is not kind and possible(other) & possible(kind)
    ]
    return [name, *sorted(others)]
