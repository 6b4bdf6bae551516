"""Dates that are not fully known: where they may lie, and where they certainly do."""

from datetime import date, timedelta

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sourcier_events import edtf

YEARS = range(1996, 2036)
"""Years in which a date of unknown year is tried."""


def ask(url: str, text: str | None, start: date | None, end: date | None) -> tuple[bool, bool]:
    """Whether a date may lie between two days, and whether it certainly does."""
    bounds = edtf.bounds(text) if text else edtf.Bounds(None, None)
    in_year = (edtf.month_days(text) if text else None) or (None, None)
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(
            """
            select
                views.may_lie(
                    %(earliest)s, %(latest)s, %(md_earliest)s, %(md_latest)s, %(a)s, %(b)s
                ),
                views.certainly_lies(%(edtf)s, %(earliest)s, %(latest)s, %(a)s, %(b)s)
            """,
            {
                "edtf": text,
                "earliest": bounds.earliest,
                "latest": bounds.latest,
                "md_earliest": in_year[0],
                "md_latest": in_year[1],
                "a": start,
                "b": end,
            },
        ).fetchone()
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("text", "start", "end", "may", "certainly"),
    [
        ("2026-01-03", "2026-01-01", "2026-01-31", True, True),
        ("2026-01-03", "2026-01-03", "2026-01-03", True, True),
        ("2026-01-03", "2026-01-04", None, False, False),
        ("2026-01", "2026-01-15", "2026-02-15", True, False),
        ("2026-01", "2026-01-01", "2026-01-31", True, True),
        ("2026-01-03~", "2026-01-01", "2026-01-31", True, False),
        ("2026-01-03?", None, None, True, False),
        ("2025-12-30/2026-01-02", "2026-01-01", None, True, False),
        ("2025-12-30/2026-01-02", "2025-12-01", "2026-01-31", True, True),
        ("XXXX-01-03", "2026-01-01", "2026-01-31", True, False),
        ("XXXX-01-03", "2026-02-01", "2026-11-30", False, False),
        ("XXXX-01-03", "2025-11-01", "2026-01-02", False, False),
        ("XXXX-01-03", "2025-11-01", "2026-01-03", True, False),
        ("XXXX-01-03", "2024-02-01", "2026-01-01", True, False),
        ("XXXX-01-03", None, "2026-01-01", True, False),
        ("XXXX-12-30/XXXX-01-02", "2026-01-01", "2026-01-31", True, False),
        ("XXXX-12-30/XXXX-01-02", "2026-01-03", "2026-12-29", False, False),
        ("XXXX-12", "2026-12-31", "2027-01-15", True, False),
        ("XXXX", "2026-05-01", "2026-05-01", True, False),
        ("202X-01-03", "2026-01-01", "2026-01-31", True, False),
        ("202X-01-03", "2031-01-01", "2031-01-31", False, False),
        ("202X-01-03", "2026-02-01", "2026-03-31", False, False),
        ("202X", "2020-01-01", "2029-12-31", True, True),
        (None, "2026-01-01", "2026-01-31", False, False),
        (None, None, None, False, False),
        ("2026-01-03", "2026-02-01", "2026-01-01", False, False),
        ("XXXX-01-03", "2026-02-01", "2026-01-01", False, False),
    ],
)
def test_a_date_may_lie_where_its_open_parts_allow_it_and_certainly_where_none_are_open(
    shared_migrated_url: str,
    text: str | None,
    start: str | None,
    end: str | None,
    may: bool,
    certainly: bool,
) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    assert ask(shared_migrated_url, text, first, last) == (may, certainly)


DAYS = some.dates(date(2000, 1, 1), date(2030, 12, 31))
MONTH_DAYS = some.dates(date(2001, 1, 1), date(2001, 12, 31)).map(lambda day: f"{day:%m-%d}")


@settings(deadline=None, max_examples=200)
@given(MONTH_DAYS, MONTH_DAYS | some.none(), DAYS, some.integers(0, 900))
def test_a_date_of_unknown_year_may_lie_where_it_does_in_some_year(
    shared_migrated_url: str, first: str, last: str | None, start: date, days: int
) -> None:
    end = start + timedelta(days=days)
    text = f"XXXX-{first}/XXXX-{last}" if last and last != first else f"XXXX-{first}"
    tried = (
        (
            date.fromisoformat(f"{year}-{first}"),
            date.fromisoformat(f"{year + (last is not None and last < first)}-{last or first}"),
        )
        for year in YEARS
    )
    lies = any(begins <= end and ends >= start for begins, ends in tried)
    assert ask(shared_migrated_url, text, start, end) == (lies, False)
