"""What meetings told in several sentences share: the place of a visit, of a day, of an umbrella.

Whoever is on a visit meets people there; whoever meets twice on one day does so at one place.
"""

from dataclasses import replace

from sourcier.extraction.french.meetings.contradictions import same_day
from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.partners import is_one_of_several, partners

_SEVERAL = 2
_SETTING_OUT = ("envoler", "partir")
_NEAR = 8
"""Sentences between a visit and what is told of it."""


def share_places(meetings: list[Frame]) -> None:
    """Who is on a visit meets people there; who meets twice on one day does so at one place."""
    for one in meetings:
        _of_umbrella(one, meetings)
        if one.city or one.country or one.family in ("call", "visit") or one.online:
            continue
        candidates = [other for other in meetings if _may_lend(other, one)]
        other = _setting(one, [_then(other, one, meetings) for other in candidates])
        if other:
            rule = "place-of-visit" if other.family == "visit" else "place-of-that-day"
            one.city = other.city and replace(other.city, rule=rule)
            one.country = other.country and replace(other.country, rule=rule)


def place_visits(meetings: list[Frame]) -> None:
    """«arrivé mardi pour une visite de deux jours»: where the visitor meets people, not at home."""
    for one in meetings:
        if one.family == "visit" and not (one.city or one.country or one.verbal or one.ordinal):
            _place_visit(one, meetings)


def _place_visit(visit: Frame, meetings: list[Frame]) -> None:
    visitors = [
        found.actor.entity for found in visit.present if found.actor.entity.type == "person"
    ]
    homes = {one.country.text for one in visitors if one.country}
    if not homes:
        return
    keys = {one.key for one in visitors}
    for other in meetings:
        near = other.family != "visit" and abs(other.sentence - visit.sentence) <= _NEAR
        abroad = other.country is not None and other.country.text not in homes
        together = keys & other.keys and not other.ordinal
        if near and abroad and together:
            visit.city = other.city and replace(other.city, rule="place-of-talks")
            visit.country = other.country and replace(other.country, rule="place-of-talks")
            return


def _then(visit: Frame, one: Frame, meetings: list[Frame]) -> Frame:
    """Where a traveller was last: the visit, or what is told since of another country."""
    if visit.family != "visit" or visit.country is None or one.planned:
        return visit
    since = [
        other
        for other in meetings
        if _is_since(visit, other)
        and other.sentence < one.sentence
        and other.family not in ("visit", "call")
        and other.keys & visit.keys & one.keys
        and other.country
        and other.country.text != visit.country.text
        and not (other.ordinal or other.planned)
    ]
    return replace(since[-1], city=None) if since else visit


def _is_since(visit: Frame, other: Frame) -> bool:
    """Whether a meeting is told after a visit; one that a verb tells may share its sentence."""
    by_verb = other.rule.startswith("meeting-verb")
    return other.sentence > visit.last or (by_verb and other.sentence == visit.last)


def _may_lend(other: Frame, one: Frame) -> bool:
    """Whether another meeting has a place, and somebody of this one was there then."""
    later = other.sentence > one.last and (other.planned or other.verbal)
    placed = (other.city or other.country) and not later and other is not one
    return bool(placed) and (_is_during(one, other) or _is_of_series(one, other))


def _setting(one: Frame, candidates: list[Frame]) -> Frame | None:
    """The first; on a journey through several countries, that in which the partner is at home."""
    visited = [other.country.text for other in candidates if other.country]
    if len(set(visited)) < _SEVERAL or not _homes(one) or candidates[0].family != "visit":
        return next(iter(candidates), None)
    return next((other for other in candidates if _is_home_of_partner(one, other)), None)


def _of_umbrella(one: Frame, meetings: list[Frame]) -> None:
    """«une entrevue avec X», one of «des entretiens, mardi à Oslo, avec X et Y»."""
    for other in meetings:
        earlier = other is not one and other.sentence <= one.sentence
        if earlier and is_one_of_several(other, one):
            one.date = one.date or other.date
            lend_place(other, one)


def lend_place(giver: Frame, taker: Frame) -> None:
    if not taker.has_place and taker.family != "call":
        taker.city, taker.country, taker.venue = giver.city, giver.country, giver.venue


def _is_of_series(one: Frame, other: Frame) -> bool:
    """«La rencontre avec X», after «des entretiens à Oslo avec plusieurs»: one of them."""
    near = 0 < one.sentence - other.sentence <= _NEAR
    return other.collective and near and one.definite and one.partnered


def _is_during(one: Frame, other: Frame) -> bool:
    """Whether somebody of the one is there at the time of the other, as far as the text says."""
    told_together = other.family == "visit" and one.sentence == other.sentence
    there = [found.actor.entity for found in other.present if found.mode != "remote"]
    people = {entity.key for entity in there if entity.type == "person" or told_together}
    if not people & one.keys or one.hedged or other.hedged:
        return False
    planned = [frame.planned for frame in (one, other)]
    begun = other.verb in _SETTING_OUT or _has_begun(one, other)
    apart = planned[0] != planned[1] and not (planned[0] and begun)
    if apart or ((one.ordinal or other.ordinal) and not same_day(one, other)):
        return False
    if one.date and other.date and other.family != "visit":
        return same_day(one, other)
    return other.family == "visit" and abs(one.sentence - other.last) <= _NEAR


def _has_begun(one: Frame, other: Frame) -> bool:
    """«Arrivé lundi à Oslo, il aura un entretien»: what is planned without a day, on a visit."""
    near = one.sentence - other.last <= 1 or _is_home_of_partner(one, other)
    return other.family == "visit" and one.date is None and near


def _is_home_of_partner(one: Frame, other: Frame) -> bool:
    """Whether it is the country of whoever is met to which the visit goes."""
    return other.country is not None and other.country.text in _homes(one)


def _homes(one: Frame) -> set[str]:
    return {met.country.text for met in partners(one) if met.country}
