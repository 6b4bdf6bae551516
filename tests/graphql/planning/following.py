"""Lists to be followed page by page, now and then, whole and nested."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from .arguments import Values

_PAGE = (
    "edges { cursor node { __typename id } } totalCount position pageInfo { hasNextPage endCursor }"
)
_LISTS = (
    ("meetings", ("NEWEST", "OLDEST"), ("", "contested: false", 'country: "UA"')),
    ("participants", (), ("", "contested: true")),
    ("statements", (), ("", "kind: DIRECT")),
    ("documents", ("NEWEST", "OLDEST"), ("", "withdrawn: false")),
    ("changes", ("OLDEST", "NEWEST"), ()),
    ("events", (), ()),
)
_NESTED = (
    ("meeting", ("participants", "statements", "claims", "history")),
    ("participant", ("meetings", "statements", "claims", "history")),
    ("document", ("claims", "statements", "history")),
)


@dataclass(frozen=True)
class Paged:
    """A list, and where its page stands in the answer."""

    text: str
    path: tuple[str, ...]

    def page(self, data: Any) -> Any:
        """The page in an answer; one without anything where there is no such object."""
        for key in self.path:
            data = data[key]
            if data is None:
                return {"pageInfo": {"hasNextPage": False}}
        return data


@st.composite
def paged_lists(draw: DrawFn, values: Values) -> Paged:
    """A list of the root, or one of an object, as of some cut."""
    first = draw(st.integers(1, 40))
    if draw(st.booleans()):
        field, path = _nested(draw, values, first)
    else:
        field, path = _whole(draw, first)
    if draw(st.booleans()):
        position = draw(st.sampled_from(values.good["AsOf.position"]))
        field = f'snapshot(asOf: {{position: "{position}"}}) {{ {field} }}'
        path = ("snapshot", *path)
    return Paged(f"query($after: String) {{ {field} }}", path)


def _whole(draw: DrawFn, first: int) -> tuple[str, tuple[str, ...]]:
    name, orders, wheres = draw(st.sampled_from(_LISTS))
    first += 9 * (name in ("changes", "events"))  # they are long
    arguments = [f"first: {first}", "after: $after"]
    if orders:
        arguments.append(f"orderBy: {draw(st.sampled_from(orders))}")
    if wheres:
        arguments.append(f"where: {{{draw(st.sampled_from(wheres))}}}")
    return f"{name}({', '.join(arguments)}) {{ {_PAGE} }}", (name,)


def _nested(draw: DrawFn, values: Values, first: int) -> tuple[str, tuple[str, ...]]:
    owner, lists = draw(st.sampled_from(_NESTED))
    name = draw(st.sampled_from(lists))
    own = draw(st.sampled_from(values.good[f"{owner}(id)"]))
    page = f"{name}(first: {1 + first % 4}, after: $after) {{ {_PAGE} }}"
    return f'{owner}(id: "{own}") {{ {page} }}', (owner, name)
