"""A date from prose is as precise as its source, and no more."""

from datetime import date

import strawberry

from sourcier_graphql.planning.declaration import Source, column


@strawberry.type(description="A date as precise as its source, and no more.")
class UncertainDate:
    """In EDTF, with the days that it allows."""

    edtf: str = column("The date in EDTF, such as 2026-01, XXXX-01-03 or A/B.")
    earliest: date | None = column("The earliest day it allows; null where the year is unknown.")
    latest: date | None = column("The latest day it allows; null where the year is unknown.")
    wording: str | None = column("The words of the source.")


def uncertain(name: str, wording: str = "null::text") -> Source:
    """The date in the columns that begin with a name; `wording` in SQL."""
    return Source(
        row="date",
        rows=(
            f"(values ({{parent}}.{name}, {{parent}}.{name}_earliest, {{parent}}.{name}_latest,"
            f" {wording})) as {{date}} (edtf, earliest, latest, wording)"
        ),
        where="{date}.edtf is not null",
    )
