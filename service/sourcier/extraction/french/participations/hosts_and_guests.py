"""Who is called host or guest of a meeting beside the name: «X, hôte du sommet», «X, invitée du …».

The name stands right before or behind these words, with no more than a comma between.
"""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_HOST_BEFORE = re.compile(
    r"\b(?:hôte(?:sse)?s?|(?:co-?)?organisat(?:eur|rice)s?) "
    r"(?:de la |de l'|du |de cette |de ce |des |de ces |d'un |d'une )"
    r"(?:[\w'-]+ ){0,2}$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",\s(?:(?:lui|elle|eux|elles) )?(?:également |aussi |l')?(?:invitée?s?|présente?s?|conviée?s?|"
    r"attendue?s?|participante?s?|orateurs?|oratrices?)(?: d'honneur| spéciale?s?| de marque)?"
    r"(?: (?:\w+di|dimanche|hier|également|aussi))? (?:du |de la |de l'|de ce(?:tte|t)? |aux? |"
    r"à la |à l'|à ce(?:tte|t|s)? |lors d(?:u |es |e la |e l'|e ce(?:tte|t)? ))(?:[\w'-]+ )?$",
    re.IGNORECASE,
)


class HostsAndGuests:
    """Reads it in one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence, frame: Frame, before: str) -> Found | None:
        """Those whom the words `before` the noun of a meeting call its hosts or guests."""
        if _HOST_BEFORE.search(before):
            return Found(self._host(sentence, frame), "host-of-meeting", host=True)
        apposed = _APPOSED.search(before)
        if apposed is None:
            return None
        guests = self._apposed(sentence, frame.start - len(apposed.group()))
        return Found(guests, "apposed-guest")

    def _host(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X, hôte du sommet», «l'hôte du sommet, X»."""
        top = self._speakers.phrases_in(sentence.start, sentence.end)
        after = [one for one in top if one.start >= frame.end][:1]
        if after and after[0].person and self._gap(frame.end, after[0].outer).strip() == ",":
            return [after[0]]
        before = [one for one in top if one.end <= frame.start and not one.preposition][-1:]
        gap = self._gap(before[0].end, frame.start) if before else ";"
        near = re.match(
            r"^\s*,?\s*(?:l'|également |qui (?:est|était) (?:l')?)?(?:hôte|(?:co-?)?organis)", gap
        )
        if before and (near or (before[0].preposition == "par" and len(gap) < 24)):
            return [before[0]]
        by = [one for one in top if one.end <= frame.start and one.person][-1:]
        gap = self._gap(by[0].end, frame.start) if by else ";"
        return [by[0]] if by and re.match(r"^\s*,?\s*(?:l')?hôte", gap) else []

    def _apposed(self, sentence: Sentence, end: int) -> list[Item]:
        """«X, invitée d'honneur du sommet»: those who stand right before the comma."""
        top = self._speakers.phrases_in(sentence.start, end)
        near = bool(top) and not self._gap(top[-1].end, end).strip()
        return list(top[self._lists.first_of(top, len(top) - 1) :]) if near else []

    def _gap(self, start: int, end: int) -> str:
        return self._document.plain[start:end]
