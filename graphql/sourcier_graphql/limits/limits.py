"""Each limit holds for one request; together they bound the time that it can take from us.

Within the defaults, the worst document that we could write takes less than 100 ms of processor time
to be parsed, validated and measured (`bench/hostile_documents.py`).
"""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """What a request may ask for."""

    longest_document: int = 50_000
    """Characters of the text, comments and white space included."""

    most_tokens: int = 2000
    """Names, numbers, strings and punctuation in the text. The usual introspection has 165."""

    most_comments: int = 500
    """Comments in the text."""

    most_operations: int = 10
    """Operations in one document."""

    most_fragments: int = 100
    """Named fragments in one document."""

    most_directives: int = 100
    """Directives in one document."""

    longest_name: int = 63
    """Characters of a field's name or alias; PostgreSQL's names are no longer."""

    most_comparisons: int = 15_000
    """Steps of the check that fields with one name agree; it grows with their square."""

    most_errors: int = 20
    """Errors of validation that are looked for."""

    most_depth: int = 20
    """Fields inside of fields. The usual introspection has 15."""

    most_aliases: int = 100
    """Fields with an alias, fragments spread out."""

    most_fields: int = 2000
    """Fields, fragments spread out: what the planner has to look at."""

    most_mutations: int = 10
    """Mutations in one operation."""

    most_introspection: float = 2.0
    """Objects that introspection may answer; 1.0 is what the usual introspection query answers."""

    longest_page: int = 100
    """Objects on one page; reading refuses more, so that no more are counted here."""

    assumed_list: int = 10
    """Objects in a list without pages, where its field does not say how many to expect."""

    most_cost: int = 25_000
    """Objects that an answer may hold; counting and searching cost something of their own."""

    most_variable_depth: int = 20
    """Lists and objects inside of each other in the variables."""

    most_variable_values: int = 20_000
    """Values in the variables, all together."""
