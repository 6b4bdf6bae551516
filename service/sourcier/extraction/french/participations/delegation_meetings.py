"""To which meeting a delegation came, where its own sentence only speaks of others.

Nobody leads a delegation to meetings that are counted or reported, where a larger one was told.
"""

from collections.abc import Sequence

from sourcier.extraction.french.meetings.frames import OF_MANY, Frame
from sourcier.extraction.french.participations.delegations import Delegations
from sourcier.extraction.french.participations.met_before import MetBefore
from sourcier.extraction.french.text.analysis import Sentence

_SEVERAL = 2
"""People of whom a meeting that is no summit has more where delegations come."""


def delegation_came_to(
    sentence: Sentence, antecedents: MetBefore, delegations: Delegations
) -> Frame | None:
    """The meeting told of just before, where the sentence names none that it can have come to."""
    last, here = antecedents.last, antecedents.here
    if last is None:
        return None
    large = last.family in OF_MANY or len(last.keys) > _SEVERAL
    reported = last.family != "visit" and delegations.head_reports(sentence, here)
    return last if (_counted(here) and large) or reported else None


def _counted(here: Sequence[Frame]) -> bool:
    """«X, qui dirigeait la délégation, a fait état de vingt rencontres»."""
    talks = all(one.family == "talks" and not one.verbal for one in here)
    return talks and any(one.plural for one in here)
