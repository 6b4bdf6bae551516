"""What whoever serves the API may choose; every choice has a safe default."""

from msgspec import Struct


class GraphQLSettings(Struct, frozen=True, kw_only=True):
    """How `/graphql` answers."""

    path: str = "/graphql"
    graphiql: bool = True
    statement_seconds: float = 10.0
    most_body_bytes: int = 256 * 1024
