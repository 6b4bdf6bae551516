"""Two frames are one meeting where they point at each other and no slot contradicts.

«La réunion», «ce sommet» point back; a second «une réunion» is the first one only on the same day
or at the same place; «la prochaine réunion» is another.
"""

from sourcier.extraction.french.meetings.contradictions import (
    contradict,
    ended_then_and_there,
    goes_on_speaking,
    own,
    same_day,
    strangers,
    tells_call_again,
)
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.partners import (
    in_common,
    is_one_of_several,
    is_there,
    partners,
)
from sourcier.extraction.french.meetings.which_meeting import (
    is_another,
    is_edition,
    same_place,
    tenses_differ,
)

_OF_FEW = frozenset(("entretien", "échange", "conversation", "audience", "tête-à-tête"))
"""Nouns for talks that no summit is called by."""
_MEALS = frozenset(("déjeuner", "dîner", "petit-déjeuner", "souper", "banquet", "repas"))
_ROUNDS = frozenset(("session", "round", "cycle", "manche", "pourparler", "négociation"))
"""Of talks, which last longer than a meal."""
_NEAR = 8
"""Sentences after which people named anew make it another meeting."""
_AHEAD, _FAR = 4, 8
"""Sentences between a headline and what it tells of, by another word or by the same."""
_JUST = 2
GATHERING = ("réunir", "retrouver")
"""Those who gather do so for the summit itself; who meets somebody there does not."""


def is_same(earlier: Frame, later: Frame) -> bool:
    """Whether the later frame tells of the earlier one."""
    if contradict(earlier, later) or is_another(earlier, later):
        return False
    if is_edition(earlier, later) or (later.quoted and _is_told_again(earlier, later)):
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
    if later.body and not earlier.body and (earlier.name or tenses_differ(earlier, later)):
        return False
    named = later.name and later.name == earlier.name
    far = later.sentence - earlier.last > _NEAR and not named
    if len(own(later)) >= 2 and not earlier.keys and far:
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
    if goes_on_speaking(earlier, later):
        return True
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
    return not later.partnered and all(one.rule == "in-presence-of" for one in later.participations)


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


def _kinds_agree(one: Frame, other: Frame) -> bool:
    """A summit is not a talk between two; other words for meetings stand for each other."""
    if one.family == other.family or tells_call_again(one, other):
        return True
    families = {one.family, other.family}
    if "talks" in families and families & LARGE:
        if other.family in LARGE and not one.verbal and one.noun.rstrip("s") in _OF_FEW:
            return False
        if other.family == "talks" and other.definite and not other.verbal:
            return one.family == "summit" and not _is_with_somebody(other)
        strong = one if one.family in LARGE else other
        return strong.family == "summit" and strong.definite and not strong.name
    if (one.body or other.body) and one.kind.lower() != other.kind.lower():
        return False
    gathers = other.verbal and other.verb in GATHERING
    return not (families & LARGE) or one.definite or other.definite or gathers


def _is_with_somebody(later: Frame) -> bool:
    """«les échanges avec l'ambassadeur», at a summit, are not the summit."""
    return any(one.rule == "with" for one in later.participations)
