"""A field with a method behind it; strawberry's own decorator would lose the method's type."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry

Method = TypeVar("Method", bound=Callable[..., Any])


def resolver(description: str) -> Callable[[Method], Method]:
    """A field that the method answers."""
    return cast(Callable[[Method], Method], strawberry.field(description=description))
