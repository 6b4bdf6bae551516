"""EDTF dates: what the text supports and no more."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sourcier_events import edtf
from sourcier_events.edtf import InvalidDate

DAYS = some.dates(min_value=date(1, 1, 1))
MARKS = some.sampled_from(["", "~", "?", "%"])


@some.composite
def dates_with_a_day(draw: some.DrawFn) -> tuple[str, date]:
    """A date of any precision that is written for a day, and that day."""
    day = draw(DAYS)
    year, month, number = day.isoformat().split("-")
    unknown = draw(some.integers(0, 4))
    written_year = year[: 4 - unknown] + "X" * unknown
    shape = draw(
        some.sampled_from(["{y}", "{y}-{m}", "{y}-{m}-{d}", "{y}-XX", "{y}-{m}-XX", "{y}-XX-{d}"])
    )
    return shape.format(y=written_year, m=month, d=number) + draw(MARKS), day


@some.composite
def intervals(draw: some.DrawFn) -> tuple[str, date, date]:
    """An interval between two dates of any precision, with the two days they are written for."""
    ends = sorted(draw(some.tuples(dates_with_a_day(), dates_with_a_day())), key=lambda e: e[1])
    (first, start), (last, end) = ends
    return f"{first}/{last}", start, end


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-01-03", "2026-01-03", "2026-01-03"),
        ("2026-01-03~", "2026-01-03", "2026-01-03"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02?", "2024-02-01", "2024-02-29"),
        ("2026-02-XX", "2026-02-01", "2026-02-28"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-XX", "2026-01-01", "2026-12-31"),
        ("202X%", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2026-01-05/2026-01", "2026-01-05", "2026-01-31"),
        ("2025-12/2026", "2025-12-01", "2026-12-31"),
        ("XXXX-01-03", None, None),
        ("XXXX-02-29", None, None),
        ("2XX6", None, None),
        ("2026-01-03/XXXX-01-05", "2026-01-03", None),
        ("XXXX-01-03/2026-01-05", None, "2026-01-05"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    assert edtf.bounds(text) == tuple(
        date.fromisoformat(day) if day else None for day in (earliest, latest)
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "demain",
        "3 janvier",
        "2026-13",
        "2026-00",
        "2026-02-29",
        "2026-04-31",
        "XXXX-02-30",
        "2026-01-32",
        "XXXX-XX-32",
        "2026-1-3",
        "26-01-03",
        "0000",
        "0000-01-01",
        "2026-01-03T10:00",
        "2026-01-03~?",
        "2026-٠١-٠٣",
        "2026/2027/2028",
        "2026-01-05/2026-01-03",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDate, match=re.escape(repr(text))):
        edtf.normalise(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [("2026-01-03/", ""), ("/2026", ""), ("2026-01 / 2026-02", "2026-01 "), ("2026/..", "..")],
)
def test_an_interval_with_an_end_that_is_no_date_is_refused(text: str, end: str) -> None:
    with pytest.raises(InvalidDate, match=f"^{re.escape(repr(end))} is not an EDTF"):
        edtf.bounds(text)


@given(dates_with_a_day())
def test_bounds_contain_the_day_a_date_is_written_for(written: tuple[str, date]) -> None:
    text, day = written
    earliest, latest = edtf.bounds(text)
    assert (earliest is None) == (latest is None)
    assert earliest is None or latest is None or earliest <= day <= latest


@given(dates_with_a_day())
def test_a_date_without_a_year_has_no_bounds(written: tuple[str, date]) -> None:
    text, _ = written
    assert (edtf.bounds(text) == (None, None)) == text.startswith("XXXX")


@given(intervals())
def test_bounds_of_an_interval_contain_both_its_days(interval: tuple[str, date, date]) -> None:
    text, start, end = interval
    earliest, latest = edtf.bounds(text)
    assert earliest is None or earliest <= start
    assert latest is None or end <= latest


@given(dates_with_a_day() | intervals())
def test_normalising_adds_no_digit_and_is_final(written: tuple[object, ...]) -> None:
    text = str(written[0])
    normal = edtf.normalise(f" {text}\n")
    assert normal in (text, text.split("/")[0])
    assert edtf.normalise(normal) == normal


@given(some.text(some.sampled_from("0123456789X-/~?% "), max_size=24))
def test_any_text_is_a_date_or_refused_as_one(text: str) -> None:
    try:
        earliest, latest = edtf.bounds(text)
    except InvalidDate:
        return
    assert earliest is None or latest is None or earliest <= latest
    for day in (earliest, latest):
        assert day is None or len(re.findall("[0-9]", text)) >= 1


def test_an_interval_of_one_day_is_that_day() -> None:
    assert edtf.normalise("2026-01-03/2026-01-03") == "2026-01-03"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2026-01-03", "2026-01-03", True),
        ("2026-01-03", "XXXX-01-03", True),
        ("2026-01-03", "2026-01", True),
        ("2026-01-03", "2026-01-XX", True),
        ("2026-01-03", "2026-01-03~", True),
        ("2026-01-03", "202X", True),
        ("2026-01-04", "2026-01-03/2026-01-05", True),
        ("2026-01-03", "2026-01-04", False),
        ("2026-01-03", "2025-01-03", False),
        ("2026-01-03", "XXXX-01-04", False),
        ("1999", "202X", False),
        ("2026-01-06", "2026-01-03/2026-01-05", False),
    ],
)
def test_dates_are_compatible_unless_what_is_known_differs(
    one: str, other: str, expected: bool
) -> None:
    assert edtf.compatible(one, other) is expected
    assert edtf.compatible(other, one) is expected


@given(dates_with_a_day(), some.data())
def test_two_readings_of_one_day_are_compatible(
    written: tuple[str, date], data: some.DataObject
) -> None:
    text, day = written
    year, month, number = day.isoformat().split("-")
    less = data.draw(some.sampled_from([year, f"{year}-{month}", f"XXXX-{month}-{number}"]))
    assert edtf.compatible(text, less)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-03", None),
        ("XXXX-01-03", ("01-03", "01-03")),
        ("XXXX-02", ("02-01", "02-29")),
        ("XXXX-04-XX~", ("04-01", "04-30")),
        ("XXXX", ("01-01", "12-31")),
        ("XXXX-XX-03", ("01-01", "12-31")),
        ("202X-01-03", ("01-03", "01-03")),
        ("XXXX-01-03/XXXX-01-05", ("01-03", "01-05")),
        ("XXXX-12-30/XXXX-01-02", ("12-30", "01-02")),
        ("2026-01-03/XXXX-01-05", None),
        ("XXXX-01-03/2026-01-05", None),
    ],
)
def test_of_a_date_without_a_year_the_part_of_the_year_is_known(
    text: str, expected: tuple[str, str] | None
) -> None:
    assert edtf.month_days(text) == expected


@given(dates_with_a_day())
def test_the_day_that_a_date_was_written_for_is_in_its_part_of_the_year(
    written: tuple[str, date],
) -> None:
    text, day = written
    found = edtf.month_days(text)
    assert (found is None) == ("X" not in text[:4])
    assert found is None or found.earliest <= f"{day:%m-%d}" <= found.latest
