"""Who is met: a bilateral meeting with somebody else is another meeting, on the same day too.

Of the one who meets little is often said, and of those around them much; the partner is the one
without whom it would not be this meeting.
"""

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.people.entities import Entity

_MET = frozenset(
    ("with", "had-with", "with-of-meeting-verb", "object-of-meeting-verb", "to-of-meeting-verb",
     "of-of-meeting-verb", "agent-of-meeting-verb", "granted-audience", "grants-audience",
     "between", "names-joined-by-hyphen")
)  # fmt: skip
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
    if earlier.family not in _BILATERAL or later.family not in _BILATERAL:
        return False
    if earlier.plural or earlier.collective or not 2 <= len(earlier.keys) <= _FEW:
        return False
    return any(
        partner.type != "organisation" and not is_there(partner, earlier)
        for partner in partners(later)
    )


def is_one_of_several(earlier: Frame, later: Frame) -> bool:
    """«une entrevue avec X» after «des entretiens avec X, Y et Z»: the one does not tell again."""
    umbrella = earlier.collective or _is_of_many(earlier)
    if not umbrella or later.collective or _is_of_many(later) or not partners(later):
        return False
    met, there = partners(earlier), [one.actor.entity for one in later.present]
    shared = [one for one in met if any(may_be_one(one, other) for other in there)]
    return len(met) >= _SEVERAL and len(shared) == 1


def _is_of_many(frame: Frame) -> bool:
    """«des entretiens», «les rendez-vous»: as many meetings as partners, perhaps."""
    noun = frame.kind.lower().split(" ")[0]
    return frame.plural or noun in _EACH


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
