"""What every mutation gets: who asks, and what carries decisions out."""

from dataclasses import dataclass

from sourcier_graphql.access.principal import Principal
from sourcier_graphql.curation.port import Curation


@dataclass(frozen=True)
class Context:
    """One per request."""

    principal: Principal
    curation: Curation
