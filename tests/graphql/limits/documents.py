"""Random valid documents over the small library, with everything that selects."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

_OBJECTS = {
    "Query": {"book": "Book", "books": "Books", "people": "People", "all": "Query"},
    "Book": {"authors": "People", "chapters": "Chapter", "notes": "Note"},
    "Person": {"books": "Books", "latest": "Book", "notes": "Note"},
    "People": {"edges": "PersonEdge", "nodes": "Person", "pageInfo": "PageInfo"},
    "Books": {"edges": "BookEdge", "nodes": "Book", "pageInfo": "PageInfo"},
    "PersonEdge": {"node": "Person"},
    "BookEdge": {"node": "Book"},
    "Note": {},
    "Chapter": {},
    "PageInfo": {},
}
_LEAVES = {
    "Query": ["__typename"],
    "Book": ["id", "__typename"],
    "Person": ["id", "names"],
    "People": ["totalCount"],
    "Books": ["totalCount"],
    "PersonEdge": ["cursor"],
    "BookEdge": ["cursor"],
    "Note": ["text"],
    "Chapter": ["title"],
    "PageInfo": ["endCursor"],
}
_PAGED = ("books", "people", "authors", "latest")
_PAGES = ["", "(first: 0)", "(first: 1)", "(first: 4)", "(first: 99)", "(first: $a)", "(first: $b)"]
_FRAGMENTS = 4


@st.composite
def documents(draw: DrawFn) -> str:
    """Variables are `a` and `b`; they, and the fragments, are not always used."""
    types = [draw(st.sampled_from(sorted(_OBJECTS))) for _ in range(_FRAGMENTS)]
    fragments = [
        f"fragment F{number} on {type_} {_set(draw, type_, 2, types, number + 1)}"
        for number, type_ in enumerate(types)
    ]
    operation = _set(draw, "Query", 4, types, 0)
    return "\n".join([f"query($a: Int! = 2, $b: Int!) {operation}", *fragments])


def _set(draw: DrawFn, type_: str, depth: int, types: list[str], later: int) -> str:
    """A selection set of a type."""
    selections = [draw(st.sampled_from(_LEAVES[type_]))]
    for _ in range(draw(st.integers(1, 3))):
        selections.append(_selection(draw, type_, depth, types, later))
    return "{ " + " ".join(selections) + " }"


def _selection(draw: DrawFn, type_: str, depth: int, types: list[str], later: int) -> str:
    usable = [f"...F{n}" for n in range(later, len(types)) if types[n] == type_]
    kind = draw(st.sampled_from(["field"] * 6 + ["inline", "spread", "spread", "left out"]))
    if kind == "spread" and usable:
        return draw(st.sampled_from(usable))
    if kind == "inline" and depth > 0:
        return f"... on {type_} {_set(draw, type_, depth - 1, types, later)}"
    field = _field(draw, type_, depth, types, later)
    return f"... @include(if: false) {{ {field} }}" if kind == "left out" else field


def _field(draw: DrawFn, type_: str, depth: int, types: list[str], later: int) -> str:
    if depth == 0 or not _OBJECTS[type_]:
        return draw(st.sampled_from(_LEAVES[type_]))
    name = draw(st.sampled_from(sorted(_OBJECTS[type_])))
    arguments = '(id: "1")' if name == "book" else ""
    if name in _PAGED:
        arguments = draw(st.sampled_from(_PAGES))
    # Equal arguments answer under the same name, so that fields merge and never conflict.
    alias = f"{name}_{_PAGES.index(arguments)}" if arguments in _PAGES else name
    inside = _set(draw, _OBJECTS[type_][name], depth - 1, types, later)
    return f"{alias}: {name}{arguments} {inside}"
