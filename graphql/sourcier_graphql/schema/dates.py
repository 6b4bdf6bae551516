"""A date out of prose is what the text supports: EDTF, its bounds, and the words themselves."""

from datetime import date

import strawberry


@strawberry.type(description="A date as precise as its source, and no more.")
class UncertainDate:
    """EDTF level 1."""

    edtf: str = strawberry.field(
        description="The date in EDTF, such as 2026-01, XXXX-01-03 or A/B."
    )
    earliest: date | None = strawberry.field(
        description="The earliest day it allows; null where the year is unknown."
    )
    latest: date | None = strawberry.field(
        description="The latest day it allows; null where the year is unknown."
    )
    wording: str | None = strawberry.field(description="The words of the source.", default=None)


def uncertain(
    edtf: str | None, earliest: date | None, latest: date | None, wording: str | None = None
) -> UncertainDate | None:
    """A date from its columns; None where there is none."""
    if edtf is None:
        return None
    return UncertainDate(edtf=edtf, earliest=earliest, latest=latest, wording=wording)
