"""Fragments are measured as if they were spread out, and looked into once."""

from typing import Any

import pytest
from graphql import SelectionSetNode, parse, validate

from sourcier_graphql.limits import Limits, measured
from sourcier_graphql.limits.costing import Costing
from sourcier_graphql.limits.expansion import Expanding, Expansion
from sourcier_graphql.refusals import Refusal

from .library import SCHEMA, operation_of

LEVELS = 60


def doubling(levels: int, spreads: str = "a: all { ...F%d } b: all { ...F%d }") -> str:
    """Each fragment uses the next one twice."""
    chain = [
        f"fragment F{level} on Query {{ " + spreads.replace("%d", str(level + 1)) + " }"
        for level in range(levels)
    ]
    return "\n".join(["{ ...F0 }", *chain, f"fragment F{levels} on Query {{ __typename }}"])


def measure(text: str, **limits: Any) -> None:
    document = parse(text)
    assert validate(SCHEMA, document) == []
    measured(SCHEMA, document, operation_of(document), Limits(**limits))


def refusal(text: str, **limits: Any) -> tuple[str, int, int]:
    """Code, what was asked for, and what is allowed."""
    with pytest.raises(Refusal) as refused:
        measure(text, **limits)
    extensions: Any = refused.value.extensions
    return extensions["code"], extensions["asked"], extensions["allowed"]


def test_every_selection_set_is_looked_into_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_into: list[int] = []
    of = Expanding.of

    def counted(self: Expanding, selection_set: SelectionSetNode) -> Expansion:
        looked_into.append(id(selection_set))
        return of(self, selection_set)

    monkeypatch.setattr(Expanding, "of", counted)
    fields = 3 * 2**LEVELS - 2
    assert refusal(doubling(LEVELS), most_depth=100, most_aliases=2**90) == (
        "TOO_MANY_FIELDS",
        min(fields, 2**53 - 1),
        2000,
    )
    assert len(looked_into) == len(set(looked_into)) == 1 + 3 * LEVELS + 1


def test_what_is_expensive_is_never_spread_out_beyond_the_limit_of_fields(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = 0
    fields = Costing.fields

    def counted(self: Costing, *arguments: Any) -> Any:
        nonlocal seen
        for found in fields(self, *arguments):
            seen += 1
            yield found

    monkeypatch.setattr(Costing, "fields", counted)
    measure(doubling(9), most_aliases=2000)
    # Once for introspection, whose fields are at the top, and once for the cost.
    assert seen == 2 + (3 * 2**9 - 2)
    refusal(doubling(LEVELS), most_depth=100, most_aliases=2**90)
    assert seen == 2 + (3 * 2**9 - 2)


def test_spreading_a_fragment_twice_in_one_place_is_no_more_to_execute() -> None:
    measure(doubling(9, "...F%d ...F%d"), most_fields=1000)


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("{ __typename }", 1),
        ("{ all { all { __typename } } }", 3),
        ("{ ... { ... { __typename } } }", 1),
        ("{ ...F } fragment F on Query { all { ...G } } fragment G on Query { __typename }", 2),
    ],
)
def test_depth_counts_fields_and_not_fragments(text: str, depth: int) -> None:
    measure(text, most_depth=depth)
    assert refusal(text, most_depth=depth - 1) == ("TOO_DEEP", depth, depth - 1)


def test_aliases_count_wherever_a_fragment_is_used() -> None:
    text = "{ x: all { ...F } all { ...F } } fragment F on Query { y: __typename z: __typename }"
    measure(text, most_aliases=5)
    assert refusal(text, most_aliases=4) == ("TOO_MANY_ALIASES", 5, 4)


def test_mutations_are_bounded() -> None:
    text = "mutation { " + " ".join(f'm{n}: add(title: "x") {{ id }}' for n in range(4)) + " }"
    measure(text, most_mutations=4)
    assert refusal(text, most_mutations=3) == ("TOO_MANY_MUTATIONS", 4, 3)
