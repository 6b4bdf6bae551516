"""Words of one sentence that tell the meeting of other words there: «a reçu X lors d'un déjeuner».

Any two others of one sentence are two meetings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.extraction.french.meetings.contradictions import contradict, is_elsewhere
from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.meetings.one_meeting import GATHERING
from sourcier.extraction.french.meetings.partners import RECEIVING
from sourcier.extraction.french.meetings.passing_mentions import are_those_who_came
from sourcier.extraction.french.text.analysis import Document

_OCCASION = re.compile(
    r"\b(?:dans le cadre|lors|au cours|à l'occasion|autour) d['e](?:un |une |)(?:\w+ )?"
    r"(?:[«\"“]\s?)?$|"
    r"\b(?:pour|en|à) (?:un |une |l[ae] )?(?:\w+ )?$"
)
_AND = re.compile(r"\s(?:et|puis)(?: pour)? (?:une? )?(?:\w+ )?$")
"""«pour un entretien et un déjeuner de travail»."""
_GIVEN = re.compile(r"\bpour (?:un |une )(?:\w+ )?$")
_NEW_CLAUSE = re.compile(r"[;,–—]\s(?:et )?(?:la |le |l'|les |cette |cet |ce |leurs? )(?:\w+ )?$")
_FOR_IT = re.compile(r"\bpour (?:la |le |l'|un |une )(?:\w+ )?$")
_MEANWHILE = re.compile(r"\b(?:alors|tandis|pendant) qu(?:e\b|')")
"""«a reçu X, alors que Y est à Oslo pour une réunion»: another clause, another meeting."""
_THEIRS = re.compile(r"\b(?:leurs?|cet|cette) $")
"""«a rencontré X, qualifiant leur conversation de franche»."""
_HELD_SESSION = re.compile(
    r"(?:\s(?!qui\b|que\b|dont\b)[\w'’.()-]+){0,12}? (?:a|ont|avait) tenu [^.;:,]{0,60}?"
    r"(?:une? |sa |son )(?:\d+ ?)?(?:\w+ )?"
)
_MET = (("talks", True), ("meeting", True))
_LEAD = 40
"""Characters before a noun that are looked at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting that a sentence tells of; by what family, and whether by a verb.

    Words of one sentence that differ in that are two meetings: «a rencontré X au sommet».
    """

    meeting: Frame
    mention: tuple[str, bool]

    def differs(self, mention: tuple[str, bool]) -> bool:
        """«est arrivé à X, entamant sa visite» is one journey."""
        journeys = self.mention[0] == mention[0] == "visit"
        return self.mention != mention and not journeys


class Retellings:
    """Finds them in one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._occasion_in = -1

    def of(self, frame: Frame, told: Sequence[Told]) -> Frame | None:
        """The meeting, of those the sentence has `told` so far, that a frame tells again."""
        if not told:
            return None
        before = self._document.plain[max(0, frame.start - _LEAD) : frame.start]
        return (
            self._occasion(frame, told, before)
            or _taken_up(frame, told[-1], before)
            or self._gathered_at(frame, told[-1], before)
            or self._held_by_body(frame, told[-1].meeting)
        )

    def _occasion(self, frame: Frame, told: Sequence[Told], before: str) -> Frame | None:
        """«a reçu X lors d'un déjeuner»: the noun says what the meeting of the verb was."""
        if frame.verbal or frame.family == "visit" or frame.definite:
            return None
        met = [one.meeting for one in told if one.mention in _MET][-1:]
        large = frame.family in LARGE and not _GIVEN.search(before)
        if not met or (large and not _gathers(met[0])) or is_elsewhere(met[0], frame):
            return None
        coordinated = frame.family == "talks" and bool(_AND.search(before))
        coordinated = coordinated and frame.sentence == self._occasion_in
        apart = _MEANWHILE.search(self._document.plain, met[0].end, frame.start)
        if apart or not (_OCCASION.search(before) or coordinated):
            return None
        self._occasion_in = frame.sentence
        return met[0]

    def _gathered_at(self, frame: Frame, told: Told, before: str) -> Frame | None:
        """«les participants au forum, réunis mardi à X», «retrouvera X pour la réunion»."""
        met, (_, by_verb) = told.meeting, told.mention
        if contradict(met, frame):
            return None
        if frame.verb in GATHERING and not by_verb:
            return met if are_those_who_came(self._document, frame) else None
        gathered = by_verb and met.verb in GATHERING and not frame.verbal
        return met if gathered and _FOR_IT.search(before) else None

    def _held_by_body(self, frame: Frame, body: Frame) -> Frame | None:
        """«la Conférence a tenu une session»: a body that is called like a meeting."""
        if frame.verbal or body.verbal or body.family != "conference":
            return None
        gap = self._document.plain[body.spans[-1][1] : frame.start]
        return body if _HELD_SESSION.fullmatch(gap) and not contradict(body, frame) else None


def _taken_up(frame: Frame, met: Told, before: str) -> Frame | None:
    """«a reçu X ; la conversation a duré une heure»: the noun begins a clause on the verb."""
    again = _NEW_CLAUSE.search(before) or (frame.salient and _THEIRS.search(before))
    if frame.verbal or not frame.definite or not again:
        return None
    apart = met.mention != (frame.family, True) or contradict(met.meeting, frame)
    return None if apart else met.meeting


def _gathers(met: Frame) -> bool:
    """«ont réuni leurs alliés», «reçoit ses pairs»: several who are not named, at a summit."""
    people = {one.actor.entity.key for one in met.present if one.actor.entity.type == "person"}
    return met.verb in GATHERING or (met.verb in RECEIVING and met.peopled and len(people) < 2)
