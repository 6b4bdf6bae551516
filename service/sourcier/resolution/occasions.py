"""An occasion is a meeting as its participants' profiles have it: when, and in which city.

Two mentions were at one meeting where city and day agree, and the year is told or follows from when
the texts appeared: nothing is concluded across years.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from sourcier.resolution import times
from sourcier.resolution.profile import Profile
from sourcier.resolution.times import Relation


def together(profile: Profile, known: Sequence[Profile]) -> bool:
    """Whether a mention and one of a candidate's profiles took part in one meeting."""
    return any(_met(profile, other) for other in known)


def _met(one: Profile, other: Profile) -> bool:
    return any(
        city == other_city and _same_day(one, date, other, other_date)
        for date, city in _occasions(one)
        for other_date, other_city in _occasions(other)
    )


def _occasions(profile: Profile) -> Iterable[tuple[str, str]]:
    for occasion in profile.get("occasion"):
        date, _, city = occasion.partition("@")
        yield date, city


def _same_day(one: Profile, date: str, other: Profile, other_date: str) -> bool:
    if not times.days(date) or not times.days(other_date):
        return False
    if not (_has_year(one, date) and _has_year(other, other_date)):
        return False
    dated = [
        structs.replace(profile, facts={**profile.facts, "date": (text,)})
        for profile, text in ((one, date), (other, other_date))
    ]
    return times.compare(*dated) in (Relation.SAME, Relation.POSSIBLE)


def _has_year(profile: Profile, date: str) -> bool:
    return date[:4].isdigit() or bool(profile.get("published"))
