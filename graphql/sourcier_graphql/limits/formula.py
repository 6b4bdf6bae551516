"""What an operation costs, but for its variables: worked out once, filled in for each request."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

Variables: TypeAlias = Mapping[str, Any]


class PageVariable(Struct, frozen=True):
    """A variable that says how long a page is; `default` where it is not given, or null."""

    name: str
    default: int
    longest: int

    def value(self, variables: Variables) -> int:
        """How long the page is."""
        given = variables.get(self.name)
        return clamped(self.default if given is None else given, self.longest)


class ListVariable(Struct, frozen=True):
    """A variable that is a list; one object is answered for each of its items."""

    name: str

    def value(self, variables: Variables) -> int:
        """How many items the list has."""
        given = variables.get(self.name)
        return len(given) if given is not None else 0


Size: TypeAlias = int | PageVariable | ListVariable


class Term(Struct, frozen=True):
    """`size` times what is under it."""

    size: PageVariable | ListVariable
    under: "Formula"


class Formula(Struct, frozen=True):
    """A number, and what depends on variables."""

    constant: int = 0
    terms: tuple[Term, ...] = ()

    def cost(self, variables: Variables) -> int:
        """The cost with these variables, coerced: defaults filled in, types checked."""
        total = self.constant
        for term in self.terms:
            total += term.size.value(variables) * term.under.cost(variables)
        return total

    def times(self, size: Size) -> "Formula":
        """So many of it."""
        if isinstance(size, int):
            terms = tuple(Term(term.size, term.under.times(size)) for term in self.terms)
            return Formula(self.constant * size, terms)
        return Formula(0, (Term(size, self),))


def total(formulas: Iterable[Formula]) -> Formula:
    """All together."""
    constant, terms = 0, list[Term]()
    for formula in formulas:
        constant += formula.constant
        terms += formula.terms
    return Formula(constant, tuple(terms))


def clamped(length: int, longest: int) -> int:
    """Never below nothing, never beyond the longest; reading refuses what is."""
    return min(max(length, 0), longest)
