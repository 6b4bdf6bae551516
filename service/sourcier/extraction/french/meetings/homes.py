"""Whoever receives somebody does so at home: by default in the country he acts for.

A visit to that country, told near by, or a dateline from it says in which city. Ambassadors and
envoys receive elsewhere, and so does whoever receives in the margins of a meeting of others.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.partners import RECEIVING
from sourcier.extraction.french.people.entities import Actor, Value
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term

_HOSTS = {"subject-of-meeting-verb", "agent-of-meeting-verb", "grants-audience"}
_AWAY = re.compile(r"ambassad|consul|représentant|émissaire|envoyé|chargé d'affaires|nonce", re.I)
_BESIDE = re.compile(r"\b(?:en marge|à la marge|en parallèle|en visite|en déplacement)\b", re.I)
_AT_SEAT = re.compile(
    r"\b(?:au siège|dans les locaux|au cabinet) (?:du |de la |de son )"
    r"(?:ministère|département|présidence|primature|gouvernement|parlement)\b(?! d)|"
    r"\bdans son (?:cabinet|bureau)\b|\bà la primature\b|"
    r"\bau palais (?:présidentiel|de la République|du gouvernement)\b",
    re.IGNORECASE,
)
_NEAR = 8
"""Sentences between a visit and what is told of it."""


def set_homes(document: Document, sentence: Sentence, frames: Sequence[Frame]) -> None:
    """The country in which the host of each frame is at home, where it has one host."""
    if not frames or _BESIDE.search(document.plain, sentence.start, sentence.end):
        return
    if _AT_SEAT.search(document.plain, sentence.start, sentence.end):
        _set_at_seat(document, frames)
    for frame in frames:
        _set_home(document, frame)


def _set_home(document: Document, frame: Frame) -> None:
    rule = _host_rule(frame)
    hosts = [
        one.actor
        for one in frame.participations
        if one.rule == rule and not one.absent and _is_at_home(document, one.actor)
    ]
    countries = {actor.entity.country.text for actor in hosts if actor.entity.country}
    if hosts and len(countries) == 1:
        frame.home = hosts[0].entity.country


def _set_at_seat(document: Document, frames: Sequence[Frame]) -> None:
    """«au siège du ministère» is in the town from which it is reported."""
    town = _dateline(document)
    for frame in frames:
        elsewhere = frame.city or frame.country or frame.family in ("call", "visit")
        if town and not elsewhere:
            frame.city = _as_city(document, town)
            frame.country = Value(town.code, town.start, town.end, "city-of-dateline")


def _host_rule(frame: Frame) -> str:
    """By which rule the host came: the agent of a passive, the subject of an active verb."""
    rules = {one.rule for one in frame.participations} & _HOSTS
    if "grants-audience" in rules:
        return "grants-audience"
    if frame.verb not in RECEIVING:
        return ""
    if "agent-of-meeting-verb" in rules:
        return "agent-of-meeting-verb"
    return "subject-of-meeting-verb" if _is_active(frame) else ""


def _is_active(frame: Frame) -> bool:
    return any(one.rule == "object-of-meeting-verb" for one in frame.participations)


def _is_at_home(document: Document, actor: Actor) -> bool:
    role = document.plain[slice(*actor.role)] if actor.role else ""
    if actor.entity.type not in ("person", "country") or actor.entity.organisation:
        return False
    return not _AWAY.match(role) and not any(_AWAY.match(one.text) for one in actor.entity.roles)


def settle_at_home(document: Document, meetings: Sequence[Frame]) -> None:
    """Gives each meeting without a place that of its host, and the city that the text tells."""
    town = _dateline(document)
    for one in meetings:
        away = one.city or one.country or one.online
        if one.home is None or away or one.family == "call":
            continue
        visit = next((other for other in meetings if _is_visit_there(one, other)), None)
        if visit and visit.city:
            one.city = replace(visit.city, rule="city-of-visit")
        if town and town.code == one.home.text and not one.city:
            one.city = _as_city(document, town)
        one.country = replace(one.home, rule="home-of-host")
    for one in meetings:
        _fill_from_venue(one, meetings)


def _fill_from_venue(one: Frame, meetings: Sequence[Frame]) -> None:
    """What is at the same palace is in the same town."""
    if one.venue is None or one.city:
        return
    for other in meetings:
        same = other.venue and other.venue.text.lower() == one.venue.text.lower()
        if same and other is not one and (other.city or other.country):
            one.city = other.city and replace(other.city, rule="city-of-venue")
            one.country = other.country and replace(other.country, rule="city-of-venue")
            return


def _is_visit_there(one: Frame, other: Frame) -> bool:
    """Whether another meeting is the visit of a guest to the country of the host."""
    there = other.family == "visit" and other.country and other.sentence <= one.last
    if not there or other.country is None or one.home is None:
        return False
    near = abs(one.sentence - other.last) <= _NEAR or abs(one.sentence - other.sentence) <= _NEAR
    guests = one.keys & other.keys or not _is_active(one)
    return other.country.text == one.home.text and near and bool(guests)


def _dateline(document: Document) -> Term | None:
    """«LIMA (AFP) –»: the town with which a line opens that stands in no sentence."""
    for term in document.terms_in(0, len(document.plain), "city"):
        opens = term.start == 0 or document.plain[term.start - 1] == "\n"
        if opens and document.sentence_at(term.start) is None:
            return term
    return None


def _as_city(document: Document, town: Term) -> Value:
    surface = document.plain[town.start : town.end]
    name = surface.title() if surface.isupper() else surface
    return Value(name, town.start, town.end, "city-of-dateline")
