"""What whoever serves the API may choose; every choice has a safe default."""

from msgspec import Struct, field

from sourcier_graphql.limits import Limits
from sourcier_graphql.live.settings import LiveSettings
from sourcier_graphql.trusted_documents import TrustedDocuments


class GraphQLSettings(Struct, frozen=True, kw_only=True):
    """How `/graphql` answers."""

    path: str = "/graphql"
    graphiql: bool = True
    introspection: bool = True
    trusted: TrustedDocuments = field(default_factory=lambda: TrustedDocuments({}))
    pool_size: int = 4
    statement_seconds: float = 10.0
    most_body_bytes: int = 256 * 1024
    live: LiveSettings = field(default_factory=LiveSettings)
    limits: Limits = field(default_factory=Limits)
