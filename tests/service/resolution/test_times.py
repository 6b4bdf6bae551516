"""Times of meetings compared: years left out, weekdays, and the days texts appeared."""

import pytest

from sourcier.resolution.times import Relation, compare, days

from .facts import meeting


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ({"date": "2026-01-03"}, {"date": "XXXX-01-03"}, Relation.SAME),
        ({"date": "2026-01"}, {"date": "2026-01-03"}, Relation.POSSIBLE),
        ({"date": "2026-01-22/2026-01-23"}, {"date": "XXXX-01-23"}, Relation.POSSIBLE),
        ({"date": "2026-01-03"}, {"date": "2025-01-03"}, Relation.APART),
        ({"date": "XXXX-02-29"}, {"date": "2025-02-28"}, Relation.APART),
        # Each year is the one nearest to the day of publication.
        (
            {"date": "XXXX-12-31", "published": "2026-01-01"},
            {"date": "2025-12-31"},
            Relation.SAME,
        ),
        (
            {"date": "XXXX-01-03", "published": "2026-01-04"},
            {"date": "XXXX-01-03", "published": "2025-01-04"},
            Relation.APART,
        ),
        # Weekdays.
        ({"weekday": "saturday"}, {"date": "2026-01-03"}, Relation.UNKNOWN),
        ({"weekday": "friday"}, {"date": "2026-01-03"}, Relation.APART),
        ({"weekday": "friday"}, {"weekday": "monday"}, Relation.APART),
        (
            {"weekday": "saturday", "status": "planned", "published": "2026-01-02"},
            {"weekday": "saturday", "status": "held", "published": "2026-01-04"},
            Relation.SAME,
        ),
        # No time told: when the texts appeared.
        ({"published": "2026-01-03"}, {"published": "2026-01-04"}, Relation.CLOSE),
        ({"published": "2026-01-03"}, {"published": "2026-01-10"}, Relation.NEAR),
        ({"published": "2026-01-03"}, {"published": "2026-01-20"}, Relation.LATER),
        ({"published": "2026-01-03"}, {"published": "2026-03-20"}, Relation.FAR),
        (
            {"published": "2026-01-03", "status": "planned"},
            {"date": "2026-02-01"},
            Relation.UNKNOWN,
        ),
        ({"published": "2026-01-03", "status": "held"}, {"date": "2026-02-01"}, Relation.LATER),
        ({}, {"date": "2026-02-01"}, Relation.UNKNOWN),
    ],
)
def test_relations_hold_both_ways(
    one: dict[str, str], other: dict[str, str], relation: Relation
) -> None:
    assert compare(meeting(**one), meeting(**other)) is relation
    assert compare(meeting(**other), meeting(**one)) is relation


def test_days_are_those_a_date_names() -> None:
    assert days("XXXX-01-03") == ("01-03",)
    assert days("2025-12-31/2026-01-02") == ("12-31", "01-01", "01-02")
    assert days("2025-11-10/2025-11-22") == days("2026-01") == days("XXXX") == ()
