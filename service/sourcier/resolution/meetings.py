"""Meetings are one by when, where, who and what: no single one of these is enough.

A contradiction of date, city or number separates, except between two versions of one page, where
it is a correction. Candidates are compared profile by profile: each says when its text appeared.
"""

from collections.abc import Iterable, Sequence

from sourcier.resolution import company, editions, times
from sourcier.resolution.blocking import UNSPECIFIC_RANK, circles, ranks_of
from sourcier.resolution.profile import Profile
from sourcier.resolution.score import Contribution, Score, total, veto
from sourcier.resolution.times import Relation

_TIME_POINTS = {
    Relation.SAME: 300,
    Relation.POSSIBLE: 200,
    Relation.CLOSE: 150,
    Relation.NEAR: 50,
    Relation.LATER: -150,
    Relation.UNKNOWN: 0,
    Relation.FAR: -250,
    Relation.APART: -100,
}

# Ranks between which texts choose freely; others are different meetings of the same circle.
_NEAR_RANKS = (frozenset({"advisers", "envoys"}), frozenset({"military", "chiefs_of_staff"}))

_LARGE = 10
"""Delegations from which on their number is rarely the same by chance."""

_ALONE = ("call", "visit")
"""Families that texts do not take for others."""


def score(profile: Profile, known: Sequence[Profile], told_beside: frozenset[str]) -> Score:
    """How well a meeting fits an entity of which `known` are profiles.

    `told_beside` are the documents that tell of other meetings which this text tells of as well.
    """
    reason = _contradiction(profile, known)
    if reason:
        return veto(reason)
    scores = [_score_pair(profile, other, told_beside) for other in known]
    return max(scores, key=lambda one: one.points)


def _contradiction(profile: Profile, known: Sequence[Profile]) -> str | None:
    """What separates: another date or place, which no text on the entity shares with this one."""
    others = [other for other in known if not _corrects(profile, other)]
    whens = {times.compare(profile, other) for other in others}
    if Relation.APART in whens and not whens & {Relation.SAME, Relation.POSSIBLE}:
        return Relation.APART.value
    number = _another_edition(profile, others)
    if number:
        return number
    wheres = sorted(_where(profile, other) for other in others)
    if wheres and wheres[0][0] < 0 and wheres[-1][0] <= 0:
        return wheres[0][1]
    return None


def _another_edition(profile: Profile, others: Sequence[Profile]) -> str | None:
    if any(_overlap(profile, other, "edition") for other in others):
        return None
    mine = profile.get("edition")
    found = (editions.contradict(mine, other.get("edition")) for other in others)
    return next(filter(None, found), None)


def _corrects(one: Profile, other: Profile) -> bool:
    """Whether one is another version, or another reading, of what the other says."""
    return bool(_overlap(one, other, "page")) or _same_passage(one, other)


def _same_passage(one: Profile, other: Profile) -> bool:
    return bool(_overlap(one, other, "document") and _overlap(one, other, "span"))


def _score_pair(one: Profile, other: Profile, told_beside: frozenset[str]) -> Score:
    when = times.compare(one, other)
    occasion = _occasion(one, other, when)
    return total(
        [
            (_TIME_POINTS[when], when.value),
            _where(one, other),
            *_what(one, other),
            *_who(one, other),
            occasion,
            _same_event(one, other, occasion[0] < 0),
            *_context(one, other, told_beside),
        ]
    )


def _same_event(one: Profile, other: Profile, others_meet: bool) -> Contribution:
    """One day, one city, one kind of meeting: then one wrong level does not part two reports."""
    whole = {day for day in _overlap(one, other, "date") if "X" not in day and len(day) == 10}
    alike = _overlap(one, other, "family") and _overlap(one, other, "city")
    return (
        (350, "same kind of meeting on the same day there")
        if (whole and alike and not others_meet)
        else (0, "")
    )


def _where(one: Profile, other: Profile) -> Contribution:
    if one.get("city") and other.get("city"):
        same = _overlap(one, other, "city")
        return (250, "same city") if same else (-100, "different cities")
    if one.get("country") and other.get("country"):
        same = _overlap(one, other, "country")
        return (100, "same country") if same else (-100, "different countries")
    return 0, ""


def _what(one: Profile, other: Profile) -> Iterable[Contribution]:
    yield _series(one, other)
    numbers = {one for one in _overlap(one, other, "edition") if not one.startswith("year")}
    yield (100 if numbers else 0), "same edition"
    yield _family(one, other)
    yield _format(one, other)
    yield min(60, 30 * len(_overlap(one, other, "topic"))), "same topics"
    yield (50 if _overlap(one, other, "venue") else 0), "same venue"


def _series(one: Profile, other: Profile) -> Contribution:
    if _overlap(one, other, "series"):
        return 250, "same series"
    if circles(one) & set(other.get("series")) or circles(other) & set(one.get("series")):
        return 200, "the series of one takes part in the other"
    both = one.get("series") and other.get("series")
    return (-250, "different series") if both else (0, "")


def _family(one: Profile, other: Profile) -> Contribution:
    first, second = set(one.get("family")), set(other.get("family"))
    if not first or not second:
        return 0, ""
    if first & second:
        return 50, "same family"
    apart = any((family in first) != (family in second) for family in _ALONE)
    return (-250, "different families") if apart else (0, "")


def _format(one: Profile, other: Profile) -> Contribution:
    formats = {*one.get("format"), *other.get("format")}
    if formats == {"online", "in_person"}:
        return -150, "one online, one in person"
    return (50, "both hybrid") if _overlap(one, other, "format") == {"hybrid"} else (0, "")


def _who(one: Profile, other: Profile) -> Iterable[Contribution]:
    yield _rank(one, other)
    yield _delegations(one, other)
    yield from company.contributions(one, other)


def _occasion(one: Profile, other: Profile, when: Relation) -> Contribution:
    """Calls and talks of a few people are frequent: these people, and at about this time."""
    apart = company.contradiction(one, other)
    if apart[0]:
        return apart
    frequent = {"call", "talks"} & {*one.get("family"), *other.get("family")}
    days_apart = when in (Relation.NEAR, Relation.LATER, Relation.FAR)
    return (-200, "such talks are frequent") if frequent and days_apart else (0, "")


def _rank(one: Profile, other: Profile) -> Contribution:
    first, second = set(ranks_of(one)), set(ranks_of(other))
    if not first or not second:
        return 0, ""
    if first & second:
        return 150, "same level"
    near = any(first & ranks and second & ranks for ranks in _NEAR_RANKS)
    near = near or UNSPECIFIC_RANK in first | second
    told = one.get("level") and other.get("level")
    # Only what both texts say can contradict.
    return (0, "") if near or not told else (-350, "different levels")


def _delegations(one: Profile, other: Profile) -> Contribution:
    told, others = set(one.get("delegations")), set(other.get("delegations"))
    if told and others:
        if not told & others:
            return -50, "other number of delegations"
        return _size(told & others), "same number of delegations"
    counted = (told & set(other.get("counted"))) | (others & set(one.get("counted")))
    return (_size(counted), "as many countries as delegations") if counted else (0, "")


def _size(numbers: set[str]) -> int:
    return 250 if max(map(int, numbers)) >= _LARGE else 150


def _context(one: Profile, other: Profile, told_beside: frozenset[str]) -> Iterable[Contribution]:
    yield min(75, 25 * len(_overlap(one, other, "cast"))), "texts about the same people"
    if told_beside.intersection(other.get("document")):
        yield 150, "told beside another meeting that is the same"
    both_planned = one.get("status") == other.get("status") == ("planned",)
    yield (50 if both_planned else 0), "both still to come"
    yield (200 if _overlap(one, other, "page") else 0), "another version of the page"
    yield (700 if _same_passage(one, other) else 0), "same passage of the same text"


def _overlap(one: Profile, other: Profile, name: str) -> set[str]:
    return set(one.get(name)) & set(other.get(name))
