"""What is told again is merged into the meeting it tells of, the one that fits best.

A slot is filled once; a noun says more of what a meeting is than the verb for it did.
"""

from sourcier.extraction.french.dates.date_expressions import DateExpression
from sourcier.extraction.french.meetings.contradictions import same_day, tells_call_again
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.partners import in_common
from sourcier.extraction.french.meetings.which_meeting import (
    same_place,
    tenses_differ,
)

_WHOLE = 2
"""Hyphens in a whole date."""


def absorb(earlier: Frame, later: Frame) -> None:
    """The later frame's words and slots become the earlier one's."""
    earlier.spans += later.spans
    earlier.called |= later.called
    earlier.last = later.sentence
    for slot in ("city", "country", "venue", "format", "status", "series", "level", "delegations",
                 "home"):  # fmt: skip
        if getattr(earlier, slot) is None:
            setattr(earlier, slot, getattr(later, slot))
    if earlier.city and earlier.city.rule == "capital-of-country" and later.city:
        earlier.city = later.city
    if earlier.date is None or (later.date and _tells_more(later.date, earlier.date)):
        earlier.date = later.date or earlier.date
    earlier.until = earlier.until or later.until
    earlier.name = earlier.name or later.name
    if later.status and (later.status.rule == "tense-of-end" or _is_present(earlier)):
        earlier.status = later.status
    if tells_call_again(earlier, later):
        if later.family == "call":
            earlier.kind, earlier.verbal, earlier.family = later.kind, later.verbal, "call"
    elif earlier.verbal and not later.verbal:
        earlier.kind, earlier.verbal, earlier.family = later.kind, False, _wider(earlier, later)
    earlier.title = earlier.title and later.title
    earlier.aside = earlier.aside and later.aside
    told = {one.text.lower() for one in earlier.topics}
    earlier.topics += [one for one in later.topics if one.text.lower() not in told]
    for participation in later.participations:
        earlier.add(participation)


def _tells_more(later: DateExpression, earlier: DateExpression) -> bool:
    """«jeudi» tells more than «la semaine prochaine», a date more than a day of the week."""
    if later.value and not earlier.value:
        return True
    if not earlier.value:
        return bool(later.weekday) and not earlier.weekday
    rough = "~" in earlier.value and not earlier.weekday
    return rough and later.value.count("-") == _WHOLE and "~" not in later.value


def _is_present(earlier: Frame) -> bool:
    """«X reçoit Y», a headline: the present of what the text then tells as past, or to come."""
    return earlier.title and earlier.status is not None and earlier.status.text == "ongoing"


def _wider(earlier: Frame, later: Frame) -> str:
    """A verb says little of what a meeting is; the noun for it says more, unless it is vague."""
    gathered = earlier.verb == "réunir" and later.weak
    kept = later.family == "meeting" or gathered
    return earlier.family if kept else later.family


def best(candidates: list[Frame], later: Frame) -> Frame | None:
    """Of the meetings that fit, the one whose words are nearest in meaning, then in the text."""
    if not candidates:
        return None
    if not later.definite:
        return max(candidates, key=lambda one: (one.last, in_common(one, later), one.salient))
    latest = max(one.last for one in candidates)
    return max(candidates, key=lambda one: (_affinity(one, later, latest), one.last))


def _affinity(one: Frame, later: Frame, latest: int) -> int:
    """How well a definite noun fits a meeting; what was only «après une réunion» comes second."""
    points = 3 if one.family == later.family and later.family in LARGE else 0
    points += 2 if later.plural and one.plural else 0
    points += 1 if one.family == later.family else 0
    points += 2 if later.family == "summit" and one.level and one.level.text == "leaders" else 0
    points += 1 if one.salient else 0
    points += 3 if later.called & one.called else 0
    points += 1 if _noun_is_plural(later) and _noun_is_plural(one) else 0
    points += 2 if in_common(one, later) else 0
    points += 3 if later.has_place and same_place(one, later) else 0
    points += 3 if same_day(one, later) else 0
    points -= 3 if tenses_differ(one, later) else 0
    points -= 3 if one.planned and one.ordinal == "next" and not later.planned else 0
    points -= 2 if _is_of_few(one) and later.family == "meeting" and not later.verbal else 0
    points -= 2 if one.keys and later.keys and not in_common(one, later) else 0
    return points + (2 if one.last >= latest - 1 else 0)


def _is_of_few(one: Frame) -> bool:
    """«s'est entretenu avec X»: «la réunion» is rather one of more."""
    return one.verbal and one.family == "talks" and one.partnered and len(one.keys) > 1


def _noun_is_plural(one: Frame) -> bool:
    """«pourparlers» and «discussions» rather stand for each other than for «une rencontre»."""
    return not one.verbal and one.noun.endswith("s")
