"""Search: whether and how well a text matches is for PostgreSQL to say, one text at a time.

What French words have in common has tests of its own; here it is which rows are looked at, their
order, their pages, and what is shown of them.
"""

from collections.abc import Iterator
from typing import Any

from .fields import Thing, columns, field, plain
from .matching import matches
from .paging import Listing, paged, register_connection
from .tables import Cut, Row
from .things import asked

_MATCH_OF_TWO = """
    select
        views.words(%s) @@ query.words or views.words(%s) @@ query.words,
        (
            (ts_rank(views.words(%s), query.words) + ts_rank(views.words(%s), query.words))
            * 1000000
        )::integer
    from views.search_query(%s) as query (words)
    where numnode(query.words) > 0
"""
_SNIPPET = "select views.snippet(%s, views.search_query(%s))"


def _functions(cut: Cut) -> Any:
    return cut.tables.functions


def _hits(cut: Cut, parent: Thing, given: dict[str, Any]) -> list[Row]:
    kinds = given.get("kinds")
    return [
        {**row, "text": given["text"]}
        for row in _found(cut, given["text"])
        if kinds is None or row["kind"].upper() in kinds
    ]


def _found(cut: Cut, wanted: str) -> Iterator[Row]:
    for row in cut.rows("meetings"):
        if row["supported"]:
            yield from _hit(cut, "Meeting", row["id"], row["title"], row["search_text"], wanted)
    for row in cut.rows("participants"):
        if row["supported"]:
            shown = ", ".join(one for one in (row["name"], row["role"]) if one is not None)
            yield from _hit(cut, "Participant", row["id"], shown, row["search_key"], wanted)
    for row in cut.rows("statements"):
        yield from _hit(cut, "Statement", row["id"], row["content"], row["content"], wanted)
    for row in cut.rows("documents"):
        text = cut.tables.texts.get(row["id"])
        if row["erased"] or text is None:
            continue
        title = row["title"] or ""
        known = _functions(cut).ask(_MATCH_OF_TWO, title, text, title, text, wanted)
        matching, rank = known or (False, 0)
        if matching:
            shown = text if row["title"] is None else f"{row['title']}\n{text}"
            yield {"kind": "Document", "own": row["id"], "shown": shown, "rank": rank}


def _hit(cut: Cut, kind: str, own: Any, shown: str, text: str, wanted: str) -> Iterator[Row]:
    matching, rank = matches(cut, text, wanted)
    if matching:
        yield {"kind": kind, "own": own, "shown": shown, "rank": rank}


def _place(row: Row) -> tuple[Any, ...]:
    return row["rank"], row["kind"], str(row["own"])


HITS = Listing(
    name="search",
    kind="SearchConnection",
    rows=_hits,
    node=lambda row, cut: Thing("SearchHit", row, cut),
    orders={"": (_place, True)},
)
register_connection("SearchConnection", "SearchHitEdge")
for _kind in ("Query", "Snapshot"):
    field(_kind, "search")(lambda root, **given: paged(HITS, root.cut, root, given))

field("SearchHit", "kind")(lambda hit: hit.row["kind"].upper())
field("SearchHit", "node")(lambda hit: asked(hit.cut, hit.row["kind"], hit.row["own"]))


@field("SearchHit", "snippet")
def _snippet(hit: Thing) -> Thing:
    [snippet] = _functions(hit.cut).ask(_SNIPPET, hit.row["shown"], hit.row["text"])
    return Thing("Snippet", snippet, hit.cut)


columns("Snippet", text="text")
plain("Highlight", "start end")


@field("Snippet", "highlights")
def _highlights(snippet: Thing) -> list[Thing]:
    return [Thing("Highlight", one, snippet.cut) for one in snippet.row["highlights"]]
