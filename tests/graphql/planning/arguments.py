"""Arguments, drawn by hypothesis: literals, variables, and inputs that are partly one or the other.

Zero is drawn for what is simplest, so that failing requests shrink to short ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLInputObjectType,
    Undefined,
    get_nullable_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
)
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from .literals import Name, has_text, text_of

Option = TypeVar("Option")

_RARELY = 40
"""One value in so many is one that must be refused."""


@dataclass(frozen=True)
class Values:
    """What arguments are given, by where they stand: good values, and those to be refused."""

    good: Mapping[str, Sequence[Any]] = field(repr=False)
    bad: Mapping[str, Sequence[Any]] = field(repr=False)
    orders: Mapping[str, str] = field(repr=False)
    """The order that a list must have in which a cursor is used, by the cursor."""


@dataclass
class Variable:
    """A variable: how it is declared, the value it has, and what else it could have."""

    type: str
    default: str | None
    given: bool
    value: Any
    place: str
    kind: Any


@cache
def _below(count: int) -> SearchStrategy[int]:
    return st.integers(0, count - 1)


class DrawingArguments:
    """Draws the arguments of fields; knows the variables that they need."""

    def __init__(self, draw: DrawFn, values: Values) -> None:
        self._draw = draw
        self._values = values
        self._variables: dict[str, Variable] = {}
        self._uses: set[str] = set()
        self._snapshots = 0
        self._paged = False

    def _redrawn(self, variable: Variable) -> Any:
        """Another value that fits the variable."""
        if variable.place.endswith("(after)"):
            return self._pick(self._values.good.get(variable.place) or [variable.value])
        value = self._drawn(variable.place, variable.kind)
        return variable.value if value is None and variable.type.endswith("!") else value

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
        if self._one_in(2) or not has_text(value) or "\0" in text:
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
        plain = has_text(value)
        if form == 1 and plain:  # with a default, that counts
            return self._variable(nullable, text_of(value), value, place, kind, given=False)
        if form == 2 and plain:  # with a default that does not
            return self._variable(str(kind), text_of(value), value, place, kind)
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
        self._variables[name] = Variable(declared, default, given, value, place, kind)
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
            rest = [text_of(one) for one in value[1:]] if has_text(value) else []
            return f"[{', '.join([item, *rest])}]"
        return text_of(value) if has_text(value) else None

    # Choosing

    def _below(self, count: int) -> int:
        return self._draw(_below(count))

    def _one_in(self, count: int) -> bool:
        """Seldom true; false is simpler."""
        return self._below(count) == count - 1

    def _pick(self, options: Sequence[Option]) -> Option:
        """One of these; the first is the simplest."""
        return options[self._below(len(options))]


def _place(values: Values, owner: str, name: str, argument: str) -> str:
    """Where an argument stands: of a field of one type, or of fields of this name."""
    own = f"{owner}.{name}({argument})"
    return own if own in values.good else f"{name}({argument})"
