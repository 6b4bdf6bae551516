"""Meetings that one person gives another: «a offert un dîner à X», «l'audience accordée par Y à X».

Whoever gives is the host; the one it is given to follows «à», «en l'honneur de» or «pour», or is a
pronoun before the verb. «a reçu un appel de X» and «un appel reçu de X» are given by X.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.object_pronouns import ObjectPronouns
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

_GIVES = (
    r"(?:accord|donn|octroy|réserv|ménag)(?:e|ent|é|ée|és|ées|ait|aient|era|eront|a|èrent)|"
    r"(?:offr(?:e|ent|ait|aient|ira|iront|it)|offert(?:e|s|es)?)"
)
_ACTIVE = re.compile(
    rf"\b(?P<verb>{_GIVES})(?:\s[\w' -]{{0,40}}?)?\s*(?:une? |l'|son |sa |la |le )?$"
)
_PASSIVE = re.compile(rf"\s+(?:[\w-]+\s){{0,2}}?(?:{_GIVES})\b")
_HONOUR = re.compile(r"\b(?:en l'honneur d(?:e|u|es)|en hommage à|autour d(?:e|u))\s*$")
_TALK = ("talks", "meeting", "call")
_RECEIVED = re.compile(
    r"\b(?P<verb>reçu|reçoit|recevait|recevra|eu|pris)\s[\w' -]{0,30}?(?:une? |l'|le |d'|la )$"
)
_RECEIVED_AFTER = re.compile(
    r"(?:\s+téléphonique)?\s+(?:(?:qu'(?P<pronoun>il|elle) a )?reçue?|émanant|en provenance)\s"
    r"(?P<when>[\w' -]{0,30}?)\s?(?:d[eu] |d')"
)


class OfferedMeetings:
    """Reads them in one document."""

    def __init__(
        self,
        document: Document,
        speakers: Speakers,
        lists: PhraseLists,
        clauses: Clauses,
        pronouns: ObjectPronouns,
    ) -> None:
        self._document, self._speakers = document, speakers
        self._lists, self._clauses, self._pronouns = lists, clauses, pronouns

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Giver and guest, or caller and called, around the noun of one meeting."""
        if frame.family == "call":
            yield from self._call(sentence, frame)
        if frame.family not in _TALK:
            return
        plain = self._document.plain
        active = _ACTIVE.search(plain, sentence.start, frame.start)
        if active:
            verb = sentence.word_at(active.start("verb"))
            yield from self._given(sentence, frame, verb)
        elif _PASSIVE.match(plain, frame.end, sentence.end):
            yield from self._taken(sentence, frame)
        elif frame.noun == "audience":
            yield from self._of_giver(sentence, frame)

    def _given(self, sentence: Sentence, frame: Frame, verb: Word) -> Iterator[Found]:
        """«X a donné mardi audience à Y», «lui a offert un dîner»."""
        hosts = self._clauses.subject(sentence, verb)
        guests = self._guests(sentence, frame.end) or self._pronouns.of_verb(
            sentence, verb, "to", hosts
        )
        if guests and hosts:
            yield Found(hosts, "grants-audience", host=True)
            yield Found(guests, "granted-audience")

    def _taken(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«le dîner offert lundi par X à Y»."""
        top = self._speakers.phrases_in(frame.end, sentence.end)
        by = next((one for one in top if one.preposition == "par"), None)
        if by and not self._barred(frame.end, by.outer):
            yield Found(self._lists.follow(by, sentence.end), "grants-audience", host=True)
            yield Found(self._guests(sentence, by.end), "granted-audience")

    def _of_giver(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«audience du roi X à Y»: by the genitive alone it is not said who is received."""
        givers = self._from(sentence, frame.end)
        guests = self._guests(sentence, givers[0].end) if givers else []
        if guests:
            yield Found(givers[:1], "grants-audience", host=True)
            yield Found(guests, "granted-audience")

    def _guests(self, sentence: Sentence, start: int) -> list[Item]:
        for one in self._speakers.phrases_in(start, sentence.end):
            if self._barred(start, one.outer):
                return []
            before = self._document.plain[start : one.start]
            honoured = _HONOUR.search(self._document.plain[start : one.outer + 3])
            honoured = honoured or re.search(
                r"\ben l'honneur d(?:e |u |es |')[\w' .]{0,12}$", before
            )
            named = one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION)
            somewhere = self._document.terms_in(one.start, one.end, "venue", "city")
            if named and not somewhere and (one.preposition == "à" or honoured):
                return self._lists.follow(one, sentence.end)
        return []

    def _call(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        plain = self._document.plain
        received = _RECEIVED.search(plain, sentence.start, frame.start)
        after = _RECEIVED_AFTER.match(plain, frame.end, sentence.end)
        if received:
            verb = sentence.word_at(received.start("verb"))
            yield Found(self._clauses.subject(sentence, verb), "receives-call")
            yield Found(self._from(sentence, frame.end), "makes-call")
        elif after:
            yield Found(self._lists.direct(sentence, after.end()), "makes-call")

    def _from(self, sentence: Sentence, start: int) -> list[Item]:
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            near = one.preposition == "de" and not self._barred(start, one.outer)
            return self._lists.follow(one, sentence.end) if near else []
        return []

    def _barred(self, start: int, end: int) -> bool:
        gap = re.sub(r"\b(?:M|MM|Mme|Dr)\.", "", self._document.plain[start:end])
        return bool(re.search(r"[.;:«»]|\b(?:qui|que|dont|où)\b|\bqu'", gap))
