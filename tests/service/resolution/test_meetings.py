"""Meetings: what makes two reports one event, and what keeps recurring events apart."""

from sourcier.resolution import Profile

from .facts import Told, meeting
from .memory import MemoryIndex


def entities(*profiles: Profile) -> int:
    """To how many entities the mentions are bound, each told of in a text of its own."""
    index = MemoryIndex()
    return len({index.add([profile])[0].entity for profile in profiles})


def same(one: Profile, other: Profile) -> bool:
    answers = {entities(one, other), entities(other, one)}
    assert len(answers) == 1, "the order of two texts decides"
    return answers == {1}


SUMMIT = {"family": "summit", "series": "Conseil européen", "city": "Bruxelles", "country": "BE"}


def test_spellings_of_a_city_and_a_year_left_out() -> None:
    one = meeting(city="Kyiv", country="UA", date="2026-01-03", level="advisers")
    assert same(one, meeting(city="Kiev", country="UA", date="XXXX-01-03", level="advisers"))
    assert not same(one, meeting(city="Kiev", country="UA", date="XXXX-01-04", level="advisers"))


def test_another_city_separates() -> None:
    one = meeting(city="Kyiv", country="UA", date="2026-01-03", level="advisers", delegations="15")
    other = {"date": "2026-01-03", "level": "advisers", "delegations": "15"}
    assert not same(one, meeting(city="Paris", country="FR", **other))
    assert same(one, meeting(country="UA", **other))


def test_a_series_meets_again_and_again() -> None:
    october, november = (meeting(f"2025-{month}-20", **SUMMIT) for month in ("10", "11"))
    assert not same(october, meeting("2025-12-19", **SUMMIT))
    assert not same(october, november)
    assert same(october, meeting("2025-10-21", **SUMMIT))
    assert not same(meeting(date="2025-10-20", **SUMMIT), meeting(date="2025-12-18", **SUMMIT))


def test_a_weekday_means_the_one_near_the_day_of_publication() -> None:
    facts = {"family": "talks", "city": "Ankara", "country": "TR", "level": "ministers"}
    held = meeting("2026-01-02", weekday="thursday", status="held", **facts)
    assert same(held, meeting(date="2026-01-01", **facts))
    assert same(held, meeting("2025-12-29", weekday="thursday", status="planned", **facts))
    assert not same(held, meeting("2026-01-02", weekday="friday", status="held", **facts))
    assert not same(held, meeting("2026-01-09", weekday="thursday", status="held", **facts))
    assert not same(held, meeting("2026-02-20", weekday="thursday", **facts))
    assert not same(held, meeting(date="2026-01-02", **facts))


def test_leaders_and_their_chiefs_of_staff_meet_apart() -> None:
    facts = {"city": "Paris", "country": "FR", "date": "2026-01-06", "series": "coalition"}
    assert not same(meeting(level="leaders", **facts), meeting(level="chiefs_of_staff", **facts))
    assert same(
        meeting(level="leaders", family="meeting", **facts), meeting(family="summit", **facts)
    )


def test_one_wrong_level_does_not_part_two_reports_of_one_day_and_city() -> None:
    facts = {"family": "summit", "city": "Oslo", "country": "NO", "date": "2031-01-06"}
    leaders = meeting(level="leaders", **facts)
    assert same(leaders, meeting(level="advisers", **facts))
    assert not same(leaders, meeting(level="advisers", **facts | {"date": "XXXX-01-06"}))
    assert not same(
        meeting(level="leaders", series="CCG", **facts),
        meeting(level="advisers", series="Mercosur", **facts),
    )
    one, other = (
        call("2031-01-06", "Anna Berg", "Jan Olsen"),
        call("2031-01-06", "Paul Durand", "Luis Ortega"),
    )
    assert not same(one, other)


def test_another_version_of_a_page_corrects_its_place() -> None:
    facts = {"family": "summit", "series": "CCG", "date": "2026-02-03", "level": "leaders"}
    page = "https://a.example/1"
    wrong = meeting(url=page, city="Djeddah", country="SA", **facts)
    assert same(wrong, meeting(url=page, city="Riyad", country="SA", **facts))
    assert not same(wrong, meeting(city="Riyad", country="SA", **facts))


def call(published: str, *people: str, **facts: str) -> Profile:
    told = Told()
    for name in people:
        told.participant(name)
    local = told.meeting(*people, family="call", format="online", **facts)
    return next(one for one in told.run(published=published) if one.label == local)


def test_calls_are_known_by_who_speaks_and_when() -> None:
    umerov, rubio, witkoff = "Rustem Umerov", "Marco Rubio", "Steve Witkoff"
    one = call("2026-01-02", umerov, rubio)
    assert same(one, call("2026-01-02", "Roustem Oumerov", rubio))
    assert not same(one, call("2026-01-09", umerov, rubio))
    assert not same(one, call("2026-01-02", umerov, witkoff))
    assert same(
        call("2026-01-02", umerov, rubio, weekday="thursday", status="held"),
        call("2026-01-02", umerov, rubio, weekday="thursday", status="held"),
    )


def test_meetings_that_a_run_keeps_apart_stay_apart() -> None:
    index = MemoryIndex()
    facts = {"city": "Genève", "country": "CH", "family": "talks", "date": "2026-03-01"}
    told = Told()
    told.meeting(level="ministers", **facts)
    told.meeting(level="ministers", **facts)
    first, second = index.add(told.run())
    assert first.entity != second.entity
    again = Told()
    again.meeting(level="ministers", **facts)
    again.meeting(level="ministers", **facts)
    bound = index.add(again.run())
    assert {one.entity for one in bound} == {first.entity, second.entity}


def test_a_next_summit_is_recognised_beside_a_meeting_that_is_the_same() -> None:
    def text(**next_summit: str) -> tuple[Profile, ...]:
        told = Told()
        told.meeting(
            city="Oslo", country="NO", date="2026-05-04", level="ministers", family="talks"
        )
        told.meeting(family="summit", series="format nordique", status="planned", **next_summit)
        return told.run()

    index = MemoryIndex()
    first = index.add(text(city="Stockholm", country="SE"))
    second = index.add(text(date="XXXX-06-10", level="leaders"))
    assert [one.entity for one in first] == [one.entity for one in second]
    assert any("told beside" in reason for reason in second[1].candidates[0].because)
    # Alone, each of them could be any summit of the format.
    alone = {"family": "summit", "series": "format nordique", "status": "planned"}
    assert not same(
        meeting(city="Stockholm", country="SE", **alone), meeting(date="XXXX-06-10", **alone)
    )


def test_a_new_run_on_a_text_finds_its_meetings_again() -> None:
    def read(**facts: str) -> Profile:
        told = Told()
        told.meeting(family="meeting", **facts)
        return told.run("one text")[0]

    assert same(read(city="Vienne", country="AT"), read(city="Berlin", country="DE"))
