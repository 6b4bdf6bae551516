"""Two frames are one meeting where they point at each other and no slot contradicts.

«La réunion», «ce sommet» point back; a second «une réunion» is the first one only on the same day
or at the same place; «la prochaine réunion» is another.
"""

from sourcier.extraction.french.meetings.contradictions import (
    APART,
    contradict,
    ended_then_and_there,
    own,
    same_day,
    strangers,
    tells_call_again,
)
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.partners import (
    in_common,
    is_one_of_several,
    is_there,
    partners,
)

LARGE = {"summit", "conference"}
_OTHER_ONE = {"next", "previous"}
_MEALS = frozenset(("déjeuner", "dîner", "petit-déjeuner", "souper", "banquet", "repas"))
_ROUNDS = frozenset(("session", "round", "cycle", "manche", "pourparler", "négociation"))
"""Of talks, which last longer than a meal."""
_NEAR = 8
"""Sentences after which people named anew make it another meeting."""
_AHEAD, _FAR = 4, 8
"""Sentences between a headline and what it tells of, by another word or by the same."""
_JUST = 2
_EDITION = 4
"""Numbers up from which a meeting is an edition, not the next of a few."""


def _is_another(earlier: Frame, later: Frame) -> bool:
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
    if _is_edition(earlier, later):
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


def _is_edition(earlier: Frame, later: Frame) -> bool:
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


def is_same(earlier: Frame, later: Frame) -> bool:
    """Whether the later frame tells of the earlier one."""
    if contradict(earlier, later) or _is_another(earlier, later):
        return False
    if _is_edition(earlier, later) or (later.quoted and _is_told_again(earlier, later)):
        return True
    if _is_headline_of(earlier, later):
        return earlier.verbal or not strangers(earlier, later)
    if earlier.collective and later.partnered and not later.collective and later.keys:
        return False
    if is_one_of_several(earlier, later):
        return False
    return _points_at(earlier, later) if later.definite else _tells_again(earlier, later)


def _points_at(earlier: Frame, later: Frame) -> bool:
    """«la rencontre», «ce sommet»: the meeting told before of which they can be said."""
    if later.called & _MEALS and earlier.called & _ROUNDS:
        return False
    named = later.name and later.name == earlier.name
    far = later.sentence - earlier.last > _NEAR and not named
    if len(later.keys) >= 2 and not earlier.keys and far:
        return False
    if later.salient and earlier.family != later.family and tenses_differ(earlier, later):
        return False
    here = bool(earlier.city and later.city)
    grown = later.family in LARGE and earlier.family not in LARGE
    told_whole = grown and later.has_place and later.date is not None
    if told_whole and not (same_day(earlier, later) or same_place(earlier, later)):
        return False
    known = here or _only_attended(later) or not strangers(earlier, later)
    return _kinds_agree(earlier, later) and known


def _tells_again(earlier: Frame, later: Frame) -> bool:
    """«une réunion», «a rencontré X»: that day, at that place or with those people once more."""
    if tenses_differ(earlier, later) and not same_day(earlier, later):
        return False
    alike = _kinds_agree(earlier, later) and earlier.plural == later.plural
    if (same_day(earlier, later) or ended_then_and_there(earlier, later)) and (
        alike or earlier.verbal or later.verbal
    ):
        return _same_people(earlier, later)
    if earlier.city and later.city and _is_verb_of(earlier, later):
        return True
    if same_place(earlier, later) and _kinds_agree(earlier, later):
        return earlier.plural == later.plural and _share_enough(earlier, later)
    shared = in_common(earlier, later) if earlier.keys & later.keys else 0
    return shared >= max(2, len(own(earlier)) - 1) and (
        earlier.family == later.family
        or same_place(earlier, later)
        or tells_call_again(earlier, later)
    )


def _same_people(earlier: Frame, later: Frame) -> bool:
    """Whether those who meet that day can be the same: «a reçu X» is no summit without X."""
    met = partners(later) if later.verbal and later.family == "talks" else []
    told = any(one.actor.entity.type == "person" for one in earlier.present)
    if met and told and earlier.family in LARGE:
        return all(is_there(one, earlier) for one in met)
    known = earlier.keys and later.keys and not (earlier.family in LARGE and later.family in LARGE)
    return not known or in_common(earlier, later) > 0


def _only_attended(later: Frame) -> bool:
    """«la rencontre s'est déroulée en présence de X»: who else was there, not who met."""
    beside = ("with", "in-presence-of")
    return not later.partnered and all(one.rule in beside for one in later.participations)


def _is_verb_of(earlier: Frame, later: Frame) -> bool:
    """«rencontrera les présidents de X à Pau», then «un sommet» there: the verb told of it."""
    gathers = earlier.verbal and earlier.family in ("talks", "meeting")
    several = earlier.level is not None and earlier.level.text in ("leaders", "ministers")
    return gathers and several and later.family in LARGE and not strangers(earlier, later)


def _is_told_again(earlier: Frame, later: Frame) -> bool:
    """«Nous aurons une réunion avec X»: whoever is quoted speaks of what was just told."""
    near = later.sentence - earlier.last <= _JUST and not earlier.plural and not later.plural
    alike = {earlier.family, later.family} <= {"talks", "meeting", "call"}
    return near and alike and in_common(earlier, later) > 0 and not tenses_differ(earlier, later)


def _is_headline_of(earlier: Frame, later: Frame) -> bool:
    """A headline tells of what the text then begins with."""
    far = later.sentence - earlier.last > (_FAR if later.called & earlier.called else _AHEAD)
    if not earlier.title or later.title or far:
        return False
    if earlier.verbal and later.verbal:
        return earlier.verb == later.verb
    alike = earlier.family == later.family or {earlier.family, later.family} == {"talks", "meeting"}
    return alike and earlier.plural == later.plural


def _share_enough(earlier: Frame, later: Frame) -> bool:
    """At one place: talks of two need somebody in common, other meetings nobody who differs."""
    shared = in_common(earlier, later)
    if later.verbal and not _may_be_told_by_verb(earlier, later):
        return False
    if later.verbal and later.family == "talks" and not earlier.verbal:
        return shared >= 1
    return shared >= min(1, len(earlier.keys), len(later.keys))


def _may_be_told_by_verb(earlier: Frame, later: Frame) -> bool:
    """«s'entretenir avec X» is no sitting of a body, no numbered one, and none without X."""
    if later.family != "talks" or earlier.verbal:
        return True
    sitting = earlier.family != "talks" and (earlier.name or earlier.ordinal.isdigit())
    return not sitting and all(is_there(one, earlier) for one in partners(later))


def same_place(one: Frame, other: Frame) -> bool:
    """Both in a city, or in a country, which `contradict` has found the same; or both online."""
    if one.city and other.city:
        return True
    if one.online and other.online:
        return True
    return bool(one.country and other.country)


def _kinds_agree(one: Frame, other: Frame) -> bool:
    """A summit is not a talk between two; other words for meetings stand for each other."""
    if one.family == other.family or tells_call_again(one, other):
        return True
    if {one.family, other.family} & APART:
        return False
    families = {one.family, other.family}
    if "talks" in families and families & LARGE:
        if other.family == "talks" and other.definite and not other.verbal:
            return one.family == "summit" and not _is_with_somebody(other)
        strong = one if one.family in LARGE else other
        return strong.family == "summit" and strong.definite and not strong.name
    if (one.body or other.body) and one.kind.lower() != other.kind.lower():
        return False
    gathers = other.verbal and other.verb in ("réunir", "retrouver")
    return not (families & LARGE) or one.definite or other.definite or gathers


def _is_with_somebody(later: Frame) -> bool:
    """«les échanges avec l'ambassadeur», at a summit, are not the summit."""
    return any(one.rule == "with" for one in later.participations)


def tenses_differ(one: Frame, later: Frame) -> bool:
    """What has been is not what is to come."""
    statuses = [frame.status.text if frame.status else "" for frame in (one, later)]
    return "planned" in statuses and "held" in statuses
