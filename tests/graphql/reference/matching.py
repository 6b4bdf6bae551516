"""Whether a text has what is looked for: PostgreSQL says so, of one text at a time."""

from .tables import Cut

_MATCH = """
    select
        views.words(%s) @@ query.words,
        (ts_rank(views.words(%s), query.words) * 1000000)::integer
    from views.search_query(%s) as query (words)
    where numnode(query.words) > 0
"""


def matches(cut: Cut, text: str, wanted: str) -> tuple[bool, int]:
    """Whether, and how well."""
    return cut.tables.functions.ask(_MATCH, text, text, wanted) or (False, 0)
