"""Two frames are one meeting where they point at each other and no slot contradicts.

«La réunion», «ce sommet» point back; a second «une réunion» is the first one only on the same day
or at the same place; «la prochaine réunion» is another.
"""

from sourcier.extraction.french.meetings.contradictions import (
    APART,
    contradict,
    ended_then_and_there,
    same_day,
    strangers,
    tells_call_again,
)
from sourcier.extraction.french.meetings.frames import Frame

_STRONG = {"summit", "conference"}
_OTHER_ONE = {"next", "previous"}
_NEAR = 8
"""Sentences after which people named anew make it another meeting."""


def _is_another(earlier: Frame, later: Frame) -> bool:
    """«la prochaine réunion» is not the one told of, «la troisième» is not the second."""
    if earlier.ordinal and later.ordinal:
        return earlier.ordinal != later.ordinal
    if later.name and not earlier.verbal and _names_differ(earlier, later):
        return not same_day(earlier, later)
    if later.ordinal in _OTHER_ONE:
        return not same_day(earlier, later)
    if later.ordinal:
        here = _same_place(earlier, later) and earlier.family == later.family
        return not (same_day(earlier, later) or here or earlier.title)
    return False


def _names_differ(earlier: Frame, later: Frame) -> bool:
    """«la réunion de la Ligue» is not «le sommet de l'Union», nor a summit that has no name."""
    if later.city and later.name in later.city.text.lower():
        return False
    if earlier.name:
        return earlier.name not in later.name and later.name not in earlier.name
    return _noun(earlier) != _noun(later)


def _noun(one: Frame) -> str:
    return one.kind.lower().split(" ")[0].rstrip("s")


def is_same(earlier: Frame, later: Frame) -> bool:
    """Whether the later frame tells of the earlier one."""
    if contradict(earlier, later) or _is_another(earlier, later):
        return False
    if _is_headline_of(earlier, later):
        return earlier.verbal or not strangers(earlier, later)
    if later.definite:
        here = bool(earlier.city and later.city)
        far = later.sentence - earlier.last > _NEAR and not (
            later.name and later.name == earlier.name
        )
        if len(later.keys) >= 2 and not earlier.keys and far:
            return False
        known = here or _only_attended(later) or not strangers(earlier, later)
        return _kinds_agree(earlier, later) and known
    if (same_day(earlier, later) or ended_then_and_there(earlier, later)) and (
        _kinds_agree(earlier, later) or earlier.verbal or later.verbal
    ):
        return True
    if _same_place(earlier, later) and _kinds_agree(earlier, later):
        return earlier.plural == later.plural and _share_enough(earlier, later)
    shared = len(earlier.keys & later.keys)
    return shared >= 2 and (earlier.family == later.family or _same_place(earlier, later))


def _only_attended(later: Frame) -> bool:
    """«la rencontre s'est déroulée en présence de X»: who else was there, not who met."""
    return not later.partnered and all(one.rule == "with" for one in later.participations)


def _is_headline_of(earlier: Frame, later: Frame) -> bool:
    """A headline tells of what the text then begins with."""
    if not earlier.title or later.title or later.sentence - earlier.last > 4:
        return False
    if earlier.verbal and later.verbal:
        return earlier.rule == later.rule
    alike = earlier.family == later.family or {earlier.family, later.family} == {"talks", "meeting"}
    return alike and earlier.plural == later.plural


def _share_enough(earlier: Frame, later: Frame) -> bool:
    """At one place: talks of two need somebody in common, other meetings nobody who differs."""
    shared = len(earlier.keys & later.keys)
    if later.verbal and later.family == "talks" and not earlier.verbal:
        return shared >= 1
    return shared >= min(1, len(earlier.keys), len(later.keys))


def _same_place(one: Frame, other: Frame) -> bool:
    """The same city, or the same country where one of the two names no city; or both online."""
    if one.city and other.city:
        return True
    if one.format and other.format and one.format.text == other.format.text == "online":
        return True
    return bool(one.country and other.country) and not (one.city and other.city)


def _kinds_agree(one: Frame, other: Frame) -> bool:
    """A summit is not a talk between two; other words for meetings stand for each other."""
    if one.family == other.family or tells_call_again(one, other):
        return True
    if {one.family, other.family} & APART:
        return False
    families = {one.family, other.family}
    if "talks" in families and families & _STRONG:
        if other.family == "talks" and other.definite and not other.verbal:
            return one.family == "summit"
        strong = one if one.family in _STRONG else other
        return strong.family == "summit" and strong.definite and not strong.name
    if (one.body or other.body) and one.kind.lower() != other.kind.lower():
        return False
    return not (families & _STRONG) or one.definite or other.definite


def absorb(earlier: Frame, later: Frame) -> None:
    """The later frame's words and slots become the earlier one's."""
    earlier.spans += later.spans
    earlier.last = later.sentence
    earlier.title = earlier.title and later.title
    for slot in ("city", "country", "venue", "format", "status", "series", "level", "delegations"):
        if getattr(earlier, slot) is None:
            setattr(earlier, slot, getattr(later, slot))
    if earlier.city and earlier.city.rule == "capital-of-country" and later.city:
        earlier.city = later.city
    if earlier.date is None or (later.date and later.date.value and not earlier.date.value):
        earlier.date = later.date or earlier.date
    earlier.until = earlier.until or later.until
    earlier.name = earlier.name or later.name
    if later.status and later.status.rule == "tense-of-end":
        earlier.status = later.status
    if earlier.verbal and not later.verbal and not tells_call_again(earlier, later):
        earlier.kind, earlier.verbal, earlier.family = later.kind, False, _wider(earlier, later)
    told = {one.text.lower() for one in earlier.topics}
    earlier.topics += [one for one in later.topics if one.text.lower() not in told]
    for participation in later.participations:
        earlier.add(participation)


def _wider(earlier: Frame, later: Frame) -> str:
    """A verb says little of what a meeting is; the noun for it says more, unless it is vague."""
    return earlier.family if later.family == "meeting" else later.family


def best(candidates: list[Frame], later: Frame) -> Frame | None:
    """Of the meetings that fit, the one whose words are nearest in meaning, then in the text."""
    if not candidates:
        return None
    if not later.definite:
        return max(candidates, key=lambda one: (one.last, one.salient))
    latest = max(one.last for one in candidates)
    return max(candidates, key=lambda one: (_affinity(one, later, latest), one.last))


def _affinity(one: Frame, later: Frame, latest: int) -> int:
    """How well a definite noun fits a meeting; what was only «après une réunion» comes second."""
    points = 3 if one.family == later.family and later.family in _STRONG else 0
    points += 2 if later.plural and one.plural else 0
    points += 1 if one.family == later.family else 0
    points += 1 if one.salient else 0
    points -= 3 if _tenses_differ(one, later) else 0
    return points + (2 if one.last >= latest - 1 else 0)


def _tenses_differ(one: Frame, later: Frame) -> bool:
    """What has been is not what is to come."""
    statuses = [frame.status.text if frame.status else "" for frame in (one, later)]
    return "planned" in statuses and "held" in statuses
