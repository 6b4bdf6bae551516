"""The schema, put together once."""

from uuid import UUID

import strawberry
from strawberry.schema.config import StrawberryConfig

from sourcier_graphql.curation.mutation import Mutation
from sourcier_graphql.schema.changes import (
    ClaimChange,
    DocumentChange,
    IdentityChange,
    RecordChange,
)
from sourcier_graphql.schema.query import Query
from sourcier_graphql.schema.scalars import POSITION, UUIDS, Position
from sourcier_graphql.schema.subscription import Subscription

_BEHIND_INTERFACES = (ClaimChange, DocumentChange, IdentityChange, RecordChange)
"""Types that no field names."""


def assembled() -> strawberry.Schema:
    """The schema."""
    return strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=_BEHIND_INTERFACES,
        config=StrawberryConfig(scalar_map={Position: POSITION, UUID: UUIDS}),
    )
