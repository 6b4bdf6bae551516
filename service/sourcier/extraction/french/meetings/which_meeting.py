"""What tells one meeting from another: its number, its name, the body that meets, place and tense.

A number, name or body that is not said tells nothing.
"""

from sourcier.extraction.french.meetings.contradictions import same_day
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.partners import in_common

_OTHER_ONE = {"next", "previous"}
_JUST = 2
_EDITION = 4
"""Numbers up from which a meeting is an edition, not the next of a few."""


def is_another(earlier: Frame, later: Frame) -> bool:
    """«la prochaine réunion» is not the one told of, «la troisième» is not the second."""
    if _are_of_other_bodies(earlier, later):
        return True
    if earlier.ordinal and later.ordinal and earlier.ordinal != later.ordinal:
        return not (_is_next(earlier, later) and same_day(earlier, later))
    if earlier.ordinal and later.ordinal:
        return False
    if later.name and not earlier.verbal and _names_differ(earlier, later):
        return not same_day(earlier, later)
    if later.ordinal in _OTHER_ONE:
        return not same_day(earlier, later)
    if is_edition(earlier, later):
        return False
    if later.ordinal:
        here = same_place(earlier, later) and earlier.family == later.family
        return not (same_day(earlier, later) or here or earlier.title)
    return False


def _are_of_other_bodies(earlier: Frame, later: Frame) -> bool:
    """«la réunion des ministres du G7» is not that «des ministres de l'Otan»."""
    first, second = _bodies(earlier), _bodies(later)
    return bool(first and second) and not first & second


def _bodies(frame: Frame) -> set[str]:
    """Whose meeting it is: organisations, or a series that meets."""
    series = {frame.series.text.lower()} if frame.series else set()
    return series | {
        one.actor.entity.key
        for one in frame.present
        if one.rule == "genitive-of-meeting-noun" and one.actor.entity.type == "organisation"
    }


def is_edition(earlier: Frame, later: Frame) -> bool:
    """«un sommet annuel», then «le 43e sommet»: an edition is numbered where it is named."""
    if earlier.ordinal or not (later.ordinal.isdigit() and int(later.ordinal) >= _EDITION):
        return False
    near = later.sentence - earlier.last <= _JUST and not earlier.name
    return near and _noun(earlier) == _noun(later) and not tenses_differ(earlier, later)


def _is_next(earlier: Frame, later: Frame) -> bool:
    """«une nouvelle session», «la deuxième»: one may be the other."""
    return "next" in (earlier.ordinal, later.ordinal)


def _names_differ(earlier: Frame, later: Frame) -> bool:
    """«la réunion de la Ligue» is not «le sommet de l'Union», nor a summit that has no name."""
    of_place = later.city is not None and later.name in later.city.text.lower()
    if of_place and (earlier.city or _noun(earlier) == _noun(later)):
        return False
    if earlier.name and _may_have_both_names(earlier, later):
        return False
    if earlier.name:
        return earlier.name not in later.name and later.name not in earlier.name
    return _noun(earlier) != _noun(later)


def _may_have_both_names(earlier: Frame, later: Frame) -> bool:
    """«le sommet de l'UA», «de l'Union»: of one body; the same people may go to two summits."""
    if not {earlier.family, later.family} <= LARGE:
        return in_common(earlier, later) > 0
    bodies = (
        {key for key in one.keys if not key.startswith("person:")} for one in (earlier, later)
    )
    return bool(set.intersection(*bodies))


def _noun(one: Frame) -> str:
    """What it is called, in the singular."""
    return one.noun.rstrip("s")


def same_place(one: Frame, other: Frame) -> bool:
    """Both in a city, or in a country, which `contradict` has found the same; or both online."""
    if one.city and other.city:
        return True
    if one.online and other.online:
        return True
    return bool(one.country and other.country)


def tenses_differ(one: Frame, later: Frame) -> bool:
    """What has been is not what is to come."""
    statuses = [frame.status.text if frame.status else "" for frame in (one, later)]
    return "planned" in statuses and "held" in statuses
