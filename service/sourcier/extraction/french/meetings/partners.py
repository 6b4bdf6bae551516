"""Who is met: a bilateral meeting with somebody else is another meeting, on the same day too.

Of the one who meets little is often said, and of those around them much; the partner is the one
without whom it would not be this meeting.
"""

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.people.entities import Entity

_MET = frozenset(
    ("with", "had-with", "with-of-meeting-verb", "object-of-meeting-verb", "to-of-meeting-verb",
     "of-of-meeting-verb", "agent-of-meeting-verb", "granted-audience", "grants-audience",
     "between", "names-joined-by-hyphen", "holds-meeting")
)  # fmt: skip
RECEIVING = ("recevoir", "accueillir")
_HOSTING = ("subject-of-meeting-verb", "agent-of-meeting-verb")
_EACH = frozenset(
    ("entretiens", "rencontres", "entrevues", "audiences", "échanges", "conversations",
     "réunions", "appels", "rendez-vous")
)  # fmt: skip
"""Plurals under which one meets one after the other; «pourparlers» are had by all together."""
_BILATERAL = ("talks", "call")
_FEW, _SEVERAL = 3, 2
"""Who meet in a bilateral meeting, an interpreter's country included; partners of an umbrella."""


def meets_somebody_else(earlier: Frame, later: Frame) -> bool:
    """Whether the later frame names a partner whom the earlier, a meeting of a few, has not."""
    if later.further and any(not is_there(one, earlier) for one in partners(later)):
        return True
    of_two = later.family in _BILATERAL or (later.family == "meeting" and _has_partner(later))
    if earlier.family not in _BILATERAL or not of_two:
        return False
    if earlier.plural or earlier.collective or len(earlier.keys) < 2:
        return False
    if any(not is_there(host, earlier) for host in _hosts(later)):
        return True
    if len(earlier.keys) > _FEW:
        return False
    return any(
        partner.type != "organisation" and not is_there(partner, earlier)
        for partner in partners(later)
    )


def _has_partner(frame: Frame) -> bool:
    """«la réunion que X a eue avec Y»."""
    return any(one.rule in ("with", "had-with", "holds-meeting") for one in frame.present)


def _hosts(frame: Frame) -> list[Entity]:
    """Whoever receives is met, as much as those who are received."""
    found = [one for one in frame.present if frame.verb in RECEIVING and one.rule in _HOSTING]
    return [one.actor.entity for one in found if one.actor.entity.type == "person"]


def is_one_of_several(earlier: Frame, later: Frame) -> bool:
    """«une entrevue avec X» after «des entretiens avec X, Y et Z»: the one does not tell again."""
    umbrella = earlier.collective or _is_of_many(earlier)
    if not umbrella or later.collective or _is_of_many(later) or not partners(later):
        return False
    met = partners(earlier)
    shared = [one for one in met if is_there(one, later)]
    return len(met) >= _SEVERAL and len(shared) == 1


def _is_of_many(frame: Frame) -> bool:
    """«des entretiens», «les rendez-vous»: as many meetings as partners, perhaps."""
    return frame.plural or frame.noun in _EACH


def partners(frame: Frame) -> list[Entity]:
    """Those who are met, or who meet each other; who comes along with a verb's subject does not."""
    beside = ("with",) if frame.verbal else ()
    return [
        one.actor.entity for one in frame.present if one.rule in _MET and one.rule not in beside
    ]


def is_there(somebody: Entity, frame: Frame) -> bool:
    """Whether somebody, or the country acted for, is known to take part."""
    return any(may_be_one(somebody, one.actor.entity) for one in frame.present)


def in_common(one: Frame, other: Frame) -> int:
    """How many of the one are there in the other; a country is there in whoever acts for it."""
    mine, theirs = ([found.actor.entity for found in frame.present] for frame in (one, other))
    return sum(any(may_be_one(first, second) for second in theirs) for first in mine)


def may_be_one(one: Entity, other: Entity) -> bool:
    """Whether two entities can be one side: the same, or a country and who acts for it."""
    if one.key == other.key:
        return True
    if one.type == other.type == "person":
        return False
    return bool(one.country and other.country and one.country.text == other.country.text)
