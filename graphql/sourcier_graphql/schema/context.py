"""What every resolver gets: the reader of this request, and what was asked."""

from dataclasses import dataclass

from strawberry.types import Info as StrawberryInfo

from sourcier_graphql.reading.reader import Reader


@dataclass(frozen=True)
class Context:
    """One per execution of an operation."""

    reader: Reader
    operation_name: str | None = None


Info = StrawberryInfo[Context, None]

__all__ = ["Context", "Info"]
