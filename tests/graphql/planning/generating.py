"""Valid operations over a printed schema, drawn by hypothesis: whatever the language allows.

One response key always means the same field with the same arguments, so that selections can be
merged wherever they meet; another field under that key gets an alias with a number.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from graphql import (
    GraphQLArgument,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..reference.execution import ELSEWHERE

Option = TypeVar("Option")
Composite = GraphQLObjectType | GraphQLInterfaceType

DEPTH = 6
TIMES = 3
"""How often an operation with variables is asked, each time with other values."""
MOST_SELECTED = 5
MOST_FIELDS = 24
_TRUTH = GraphQLNonNull(GraphQLBoolean)
_ROOTS = ("Query", "Snapshot", "Views")
_RARELY = 40
"""One value in so many is one that must be refused."""


@dataclass(frozen=True)
class Request:
    """A document, the operation that is asked for, and sets of variables, one after another."""

    text: str
    name: str | None = None
    variables: tuple[dict[str, Any], ...] = ({},)


@dataclass(frozen=True)
class Name:
    """A member of an enum."""

    name: str


@dataclass(frozen=True)
class Values:
    """What arguments are given, by where they stand: good values, and those to be refused."""

    good: Mapping[str, Sequence[Any]] = field(repr=False)
    bad: Mapping[str, Sequence[Any]] = field(repr=False)
    orders: Mapping[str, str] = field(repr=False)
    """The order that a list must have in which a cursor is used, by the cursor."""


@dataclass
class _Variable:
    type: str
    default: str | None
    given: bool
    value: Any
    place: str
    kind: Any


@dataclass
class _Fragment:
    name: str
    on: str
    text: str = ""
    uses: set[str] = field(default_factory=set)


@cache
def _below(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


@st.composite
def requests(draw: DrawFn, schema: GraphQLSchema, values: Values) -> Request:
    """A request for a query."""
    return _Drawing(draw, schema, values).request()


class _Drawing:
    def __init__(self, draw: DrawFn, schema: GraphQLSchema, values: Values) -> None:
        self._draw = draw
        self._schema = schema
        self._values = values
        self._keys: dict[str, tuple[str, str, str]] = {}
        self._variables: dict[str, _Variable] = {}
        self._fragments: list[_Fragment] = []
        self._open: list[_Fragment] = []
        self._uses: set[str] = set()
        self._snapshots = 0
        self._size = 0
        self._paged = False

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
                found[name] = _as_json(value)
        return found

    def _redrawn(self, variable: _Variable) -> Any:
        """Another value that fits the variable."""
        if variable.place.endswith("(after)"):
            return self._pick(self._values.good.get(variable.place) or [variable.value])
        value = self._drawn(variable.place, variable.kind)
        return variable.value if value is None and variable.type.endswith("!") else value

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

    # Arguments

    def _arguments(self, owner: str, name: str, definitions: Mapping[str, GraphQLArgument]) -> str:
        texts: dict[str, str] = {}
        after = self._after(f"{owner}.{name}(after)") if "after" in definitions else None
        self._paged = self._paged or after is not None
        for argument, definition in definitions.items():
            if argument == "after":
                if after is not None:
                    own = f"{owner}.{name}(after)"
                    texts[argument] = self._said(own, definition, f'"{after}"', after)
            elif argument == "orderBy" and after in self._values.orders and not self._one_in(8):
                order = self._values.orders[after]
                texts[argument] = self._said("", definition, order, Name(order))
            elif is_required_argument(definition) or self._below(3) > 0:
                texts[argument] = self._value(
                    _place(self._values, owner, name, argument), definition
                )
        pairs = ", ".join(f"{argument}: {text}" for argument, text in texts.items())
        return f"({pairs})" if pairs else ""

    def _after(self, place: str) -> str | None:
        """Sometimes a cursor; in a snapshot seldom, since it is mostly of another cut."""
        # What is under a snapshot, or a page, is of its cut, and cursors are mostly of others.
        elsewhere = self._snapshots or self._paged
        if self._below(8 if elsewhere else 3) != 1 or not self._values.good.get(place):
            return None
        bad = self._one_in(_RARELY // 2)
        return self._pick((self._values.bad if bad else self._values.good)[place])

    def _said(self, place: str, definition: Any, text: str, value: Any) -> str:
        """A literal, or a variable."""
        if self._one_in(2) or not _has_text(value) or "\0" in text:
            kind = definition.type
            return self._variable(str(kind), None, value, place, kind)
        return text

    def _value(self, place: str, definition: Any) -> str:
        """The text of a value: a literal, or a variable that has it."""
        kind = definition.type
        value = self._drawn(place, kind)
        if not self._one_in(3):
            text = self._literal(place, kind, value)
            if text is not None:
                return text
        return self._as_variable(place, kind, value, definition.default_value is not Undefined)

    def _as_variable(self, place: str, kind: Any, value: Any, defaulted: bool) -> str:
        """A variable of the type, or of one that fits too."""
        nullable = str(get_nullable_type(kind))
        form = self._below(6)
        plain = _has_text(value)
        if form == 1 and plain:  # with a default, that counts
            return self._variable(nullable, _text(value), value, place, kind, given=False)
        if form == 2 and plain:  # with a default that does not
            return self._variable(str(kind), _text(value), value, place, kind)
        if form == 3 and value is not None:
            return self._variable(f"{nullable}!", None, value, place, kind)
        if form == 4 and (defaulted or not is_non_null_type(kind)):  # not given
            return self._variable(nullable, None, None, place, kind, given=False)
        if form == 5 and (defaulted or not is_non_null_type(kind)):
            # Null is an error where there is a default and null is no value of the type.
            value = None if self._one_in(5) else value
            return self._variable(nullable, None, value, place, kind)
        return self._variable(str(kind), None, value, place, kind)

    def _variable(
        self,
        declared: str,
        default: str | None,
        value: Any,
        place: str,
        kind: Any,
        given: bool = True,
    ) -> str:
        name = f"v{len(self._variables)}"
        self._variables[name] = _Variable(declared, default, given, value, place, kind)
        self._uses.add(name)
        return f"${name}"

    def _drawn(self, place: str, kind: Any) -> Any:
        """A value of a type, as good as those of its place."""
        if not is_non_null_type(kind) and self._one_in(8):
            return None
        kind = get_nullable_type(kind)
        if self._values.bad.get(place) and self._one_in(_RARELY):
            return self._pick(self._values.bad[place])
        if place in self._values.good:
            return self._pick(self._values.good[place])
        if is_list_type(kind):
            if self._one_in(6):  # one is a list of one
                return self._drawn(f"{place}[]", kind.of_type)
            return [self._drawn(f"{place}[]", kind.of_type) for _ in range(self._below(4))]
        if isinstance(kind, GraphQLEnumType):
            return Name(self._pick(list(kind.values)))
        if isinstance(kind, GraphQLInputObjectType):
            return self._object(kind)
        return self._scalar(kind.name, place)

    def _object(self, kind: GraphQLInputObjectType) -> dict[str, Any]:
        names = list(kind.fields)
        chosen = [self._pick(names)]
        if not kind.is_one_of:
            while self._one_in(2) and len(chosen) < 3:
                chosen.append(self._pick(names))
        required = [name for name, one in kind.fields.items() if is_required_argument(one)]  # type: ignore[arg-type]
        found = {}
        for name in dict.fromkeys([*chosen, *required]):
            value = self._drawn(f"{kind.name}.{name}", kind.fields[name].type)
            while value is None and kind.is_one_of:
                value = self._drawn(f"{kind.name}.{name}", kind.fields[name].type)
            found[name] = value
        return found

    def _scalar(self, name: str, place: str) -> Any:
        if name == "Boolean":
            return self._pick((True, False))
        if name == "Int":
            return self._below(6)
        raise AssertionError(f"no values for {place}, of type {name}")

    def _literal(self, place: str, kind: Any, value: Any) -> str | None:
        """The text of a value; entries of inputs may be variables; None where there is no text."""
        kind = get_nullable_type(kind)
        if isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
            texts = []
            for name, entry in value.items():
                definition = kind.fields[name]
                own = f"{kind.name}.{name}"
                text = None if self._one_in(4) else self._literal(own, definition.type, entry)
                if text is None and kind.is_one_of:
                    declared = f"{get_nullable_type(definition.type)}!"
                    text = self._variable(declared, None, entry, own, definition.type)
                elif text is None:
                    defaulted = definition.default_value is not Undefined
                    text = self._as_variable(own, definition.type, entry, defaulted)
                texts.append(f"{name}: {text}")
            return "{" + ", ".join(texts) + "}"
        if is_list_type(kind) and isinstance(value, list) and value and self._one_in(4):
            item = self._variable(str(kind.of_type), None, value[0], f"{place}[]", kind.of_type)
            rest = [_text(one) for one in value[1:]] if _has_text(value) else []
            return f"[{', '.join([item, *rest])}]"
        return _text(value) if _has_text(value) else None

    # Choosing

    def _below(self, count: int) -> int:
        return self._draw(_below(count))

    def _one_in(self, count: int) -> bool:
        """Seldom true; false is simpler."""
        return self._below(count) == count - 1

    def _pick(self, options: Sequence[Option]) -> Option:
        """One of these; the first is the simplest."""
        return options[self._below(len(options))]


def _named(definition: GraphQLField) -> Any:
    return get_named_type(definition.type)


def _place(values: Values, owner: str, name: str, argument: str) -> str:
    """Where an argument stands: of a field of one type, or of fields of this name."""
    own = f"{owner}.{name}({argument})"
    return own if own in values.good else f"{name}({argument})"


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


def _has_text(value: Any) -> bool:
    """Whether a literal can say it: lone halves of characters have no text."""
    try:
        _text(value).encode()
    except UnicodeEncodeError:
        return False
    return True


def _text(value: Any) -> str:
    if isinstance(value, Name):
        return value.name
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_text(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _as_json(value: Any) -> Any:
    """A value as it stands among the variables of a request."""
    if isinstance(value, Name):
        return value.name
    if isinstance(value, dict):
        return {name: _as_json(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_as_json(one) for one in value]
    return value
