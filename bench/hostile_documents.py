"""How long the worst documents take to be parsed, validated and measured within the limits.

Each shape is made as large as the limits allow, and then as large as the tokens alone allow: a
refusal has to be fast as well. The last line is the slowest; it should stay below 100 ms.
"""

import time
from collections.abc import Callable
from pathlib import Path

from graphql import GraphQLError, OperationDefinitionNode, build_schema, parse

from sourcier_graphql.limits import Limits, measured, parsed, validated

SCHEMA = build_schema((Path(__file__).parents[1] / "graphql" / "schema.graphql").read_text("utf-8"))
LIMITS = Limits()
REPEATS = 5

Shape = Callable[[int], str]


def _fragments(number: int, inside: Callable[[int], str], on: str = "Query") -> str:
    chain = "".join(f"fragment F{n} on {on} {{ {inside(n)} }} " for n in range(number))
    return chain + f"fragment F{number} on {on} {{ __typename }}"


def _spreads(first: int, last: int) -> str:
    return " ".join(f"...F{n}" for n in range(first, last + 1))


def _tree(levels: int) -> str:
    if levels == 0:
        return "id"
    inside = f"participants {{ nodes {{ meetings {{ nodes {{ {_tree(levels - 1)} }} }} }} }}"
    return f"{inside} {inside}"


SHAPES: dict[str, Shape] = {
    "one leaf again and again": lambda n: "{" + "position " * n + "}",
    "one field with arguments": lambda n: "{" + 'meeting(id: "x") { id } ' * n + "}",
    "one list": lambda n: "{" + "meetings { nodes { id title } } " * n + "}",
    "one list with a filter": lambda n: (
        "{" + 'meetings(where: { city: "a", country: "b" }) { nodes { id } } ' * n + "}"
    ),
    "one list in inline fragments": lambda n: (
        "{" + "... on Query { meetings { nodes { id } } } " * n + "}"
    ),
    "different lists": lambda n: (
        "{" + "".join(f"a{i}: meetings {{ nodes {{ id }} }} " for i in range(n)) + "}"
    ),
    "fragments side by side": lambda n: (
        "{" + _spreads(0, n) + "}" + _fragments(n, lambda _: "meetings { nodes { id } }")
    ),
    "fragments in a chain, twice each": lambda n: (
        "{ ...F0 }" + _fragments(n, lambda i: f"lag ...F{i + 1} ...F{i + 1}")
    ),
    "fragments that spread all later ones": lambda n: (
        "{ ...F0 }" + _fragments(n, lambda i: f"meetings {{ nodes {{ id }} }} {_spreads(i + 1, n)}")
    ),
    "fragments that double under aliases": lambda n: (
        "{ node(id: 1) { ...F0 } }"
        + _fragments(
            n,
            lambda i: " ".join(
                f"{a}: participants {{ nodes {{ meetings {{ nodes {{ ...F{i + 1} }} }} }} }}"
                for a in "ab"
            ),
            "Meeting",
        )
    ),
    "a tree of lists": lambda n: f"{{ meetings {{ nodes {{ {_tree(min(n, 9))} }} }} }}",
    "all types of an interface": lambda n: (
        "{ node(id: 1) {" + "... on Meeting { participants { nodes { id } } }"
        " ... on Participant { meetings { nodes { id } } }" * n + "} }"
    ),
    "operations with variables through fragments": lambda n: (
        "".join(f"query Q{i}($v: Int!) {{ ...F0 }} " for i in range(min(n, 20)))
        + _fragments(n, lambda i: f"meetings(first: $v) {{ nodes {{ id }} }} ...F{i + 1}")
    ),
    "unknown fields": lambda n: "{" + " ".join(f"meetingz{i}" for i in range(n)) + "}",
    "unknown long fields": lambda n: "{" + " ".join("m" * 57 + str(i) for i in range(n)) + "}",
    "unknown arguments": lambda n: (
        "{ meetings(" + " ".join(f"firs{i}: 1" for i in range(n)) + ") { nodes { id } } }"
    ),
    "unknown types": lambda n: (
        "{ lag }" + "".join(f"fragment F{i} on Meetin{i} {{ id }} " for i in range(n))
    ),
    "unused variables": lambda n: (
        "query(" + " ".join(f"$v{i}: Int" for i in range(n)) + ") { lag }"
    ),
    "inline fragments in each other": lambda n: "{" + "... {" * n + "lag" + "}" * n + "}",
    "a long list": lambda n: "{ nodes(ids: [" + "1 " * n + "]) { id } }",
    "lists in each other": lambda n: "{ nodes(ids: " + "[" * n + "]" * n + ") { id } }",
    "one input field again and again": lambda n: (
        "{ meetings(where: {" + 'city: "a" ' * n + "}) { nodes { id } } }"
    ),
    "directives": lambda n: "{" + "lag @skip(if: true) " * n + "}",
    "introspection of one list": lambda n: (
        "{ __schema { types {" + "fields { type { name } } " * n + "} } }"
    ),
    "comments": lambda n: "{ lag" + "#\n" * n + "}",
    "a long string": lambda n: '{ node(id: "' + "\\u00e9" * n + '") { id } }',
    "a block of short lines": lambda n: '{ node(id: """' + "\n a" * n + '""") { id } }',
    "a long number": lambda n: "{ meetings(first: " + "9" * n + ") { nodes { id } } }",
}


def main() -> None:
    """Print a line for each shape."""
    slowest = 0.0
    for name, shape in SHAPES.items():
        passing = _largest(shape, _passes)
        refused = _largest(shape, _parses) + 1
        times = [_milliseconds(shape(passing)), _milliseconds(shape(refused))]
        slowest = max(slowest, *times)
        print(f"{name:45} n={passing:6} {times[0]:7.1f} ms   n={refused:6} {times[1]:7.1f} ms")
    print(f"{'slowest':45} {slowest:16.1f} ms")


def _largest(shape: Shape, fits: Callable[[str], bool]) -> int:
    """The largest of a shape that fits; the more there is of it, the less it fits."""
    high = 1
    while fits(shape(high)):
        high *= 2
    low = high // 2
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(shape(middle)) else (low, middle - 1)
    return low


def _passes(text: str) -> bool:
    try:
        _read(text)
    except GraphQLError:
        return False
    return True


def _parses(text: str) -> bool:
    if len(text) > LIMITS.longest_document:
        return False
    try:
        parse(text, max_lexical_tokens=LIMITS.most_tokens, max_comments=LIMITS.most_comments)
    except GraphQLError:
        return False
    return True


def _milliseconds(text: str) -> float:
    """CPU time, the best of some runs: what it takes when nobody else is busy."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        _passes(text)
        times.append(time.process_time() - start)
    return 1000 * min(times)


def _read(text: str) -> None:
    document = parsed(text, LIMITS)
    if validated(SCHEMA, document, LIMITS):
        return
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            measured(SCHEMA, document, operation, LIMITS)
            return


if __name__ == "__main__":
    main()
