"""Who takes part because a clause happens at the meeting: «lors de l'entretien, X a plaidé …».

Only a clause that hangs on the meeting counts, never one that speaks about it from elsewhere.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import CLAUSE, THAT
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_NOUN_LEAD = (
    r"(?:la |le |les |l'|un |une |cette |ce |cet |ces |son |sa |leur |leurs )?"
    r"(?:(?!que\b|qui\b|dont\b)[\w'-]+ ){0,3}$"
)
_DURING = re.compile(
    r"(?:\b(?:lors|au cours|en ouverture|en clôture|à l'ouverture|à la clôture|au premier jour|"
    r"à la tribune|en marge|au début|à la fin)\s+d(?:e |u |es |')|\b(?:devant|pendant|durant|"
    r"s'exprimant (?:à|au|aux|devant)|intervenant (?:à|au|aux|devant|lors d(?:e|u|es)))\s+)"
    rf"{_NOUN_LEAD}",
    re.IGNORECASE,
)
_WHEN_MET = re.compile(r"\s*(?:lors|au cours|à l'issue|au terme)\b", re.IGNORECASE)
_AT_SUMMIT = re.compile(r"^\W*(?:au|à la|à l'|aux)\s*$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\b(?:à l'issue|au terme|au sortir|à la suite)\s+d(?:e |u |es |'){_NOUN_LEAD}", re.IGNORECASE
)
_AROUND = re.compile(
    r"\b(?:après|avant|(?:à l'occasion|lors|au lendemain|à la veille|à l'issue|au sortir|au terme|"
    r"dans la foulée|en amont|en prélude) d(?:'|e ))\s*(?:une? |son |sa |leurs? |ses )(?:\w+ )?$|"
    r"\b(?:lors|à l'occasion|au cours) d'$"
)
_HOST_BEFORE = re.compile(
    r"\b(?:hôte(?:sse)?s?|(?:co-?)?organisat(?:eur|rice)s?) "
    r"(?:de la |de l'|du |de cette |de ce |des |de ces |d'un |d'une )"
    r"(?:[\w'-]+ ){0,2}$",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r",[^,;:«»]{1,40}$")
"""«…, après un appel»: a comma hangs it on the main clause."""
_APPOSED = re.compile(
    r",\s(?:(?:lui|elle|eux|elles) )?(?:également |aussi |l')?(?:invitée?s?|présente?s?|conviée?s?|"
    r"attendue?s?|participante?s?|orateurs?|oratrices?)(?: d'honneur| spéciale?s?| de marque)?"
    r"(?: (?:\w+di|dimanche|hier|également|aussi))? (?:du |de la |de l'|de ce(?:tte|t)? |aux? |"
    r"à la |à l'|à ce(?:tte|t|s)? |lors d(?:u |es |e la |e l'|e ce(?:tte|t)? ))(?:[\w'-]+ )?$",
    re.IGNORECASE,
)
_OF_OTHERS = words("adjunct_outside_offices")
_MARGIN = re.compile(r"\ben marge d(?:e |u |es |')", re.IGNORECASE)


def _last_finite(sentence: Sentence, position: int) -> Word | None:
    """The finite verb nearest before a position."""
    before = sentence.words[: sentence.at(position)]
    return next((one for one in reversed(before) if one.finite), None)


def _is_government(one: Phrase) -> bool:
    """«Oslo a relancé le projet après une rencontre avec Y»: the capital is its government."""
    return one.kind is PhraseKind.CITY


class AdjunctParticipants:
    """Reads the clauses that happen at the meetings of one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document, self._speakers = document, speakers
        self._lists, self._clauses = lists, clauses

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those who act at one meeting, or are its hosts."""
        before = self._document.plain[max(sentence.start, frame.start - 70) : frame.start]
        if _HOST_BEFORE.search(before):
            yield Found(self._host(sentence, frame), "host-of-meeting", host=True)
            return
        apposed = _APPOSED.search(before)
        if apposed:
            yield Found(
                self._apposed(sentence, frame.start - len(apposed.group())), "apposed-guest"
            )
            return
        during = _DURING.search(before)
        after = None if during else _AFTER.search(before)
        if _AROUND.search(before) and re.match(
            r"[^.;:,]{0,40}?\bavec\b", self._document.plain[frame.end : sentence.end]
        ):
            yield Found(self._nearest_subject(sentence, frame), "acts-around-meeting")
            return
        if frame.family in ("summit", "conference") and _AT_SUMMIT.match(
            self._document.plain[sentence.start : frame.start]
        ):
            yield Found(self._subject_after(sentence, frame), "acts-at-meeting")
            return
        match = during or after
        if match is None or _MARGIN.match(match.group()):
            return
        start = frame.start - len(match.group())
        yield Found(self._actor(sentence, frame, start), "acts-at-meeting")

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

    def _actor(self, sentence: Sentence, frame: Frame, start: int) -> list[Item]:
        people = self._speakers.phrases_in(sentence.start, start)
        if not people and not any(one.finite for one in sentence.between(sentence.start, start)):
            return self._subject_after(sentence, frame)
        return self._speaker_before(sentence, start)

    def _subject_after(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«Lors de la réunion …, X a plaidé»: the subject of the main clause."""
        for one in self._lists.after_comma(frame.end, sentence.end):
            if CLAUSE.search(self._gap(frame.end, one.outer)):
                return []
            chain = self._lists.follow(one, sentence.end)
            index = sentence.at(chain[-1].end)
            if any(word.finite for word in sentence.words[index : index + 4]):
                return chain if self._is_somebody(one) else []
        return []

    def _speaker_before(self, sentence: Sentence, start: int) -> list[Item]:
        """«a déclaré X à l'ouverture du sommet», «X a plaidé lors de la réunion»."""
        verbs = [word for word in sentence.words if word.start < start and is_reporting(word)]
        told = self._told_by(sentence, start)
        if told:
            return told
        if not verbs:
            return self._acting_before(sentence, start)
        verb = verbs[-1]
        between = self._gap(verb.end, start)
        if CLAUSE.search(between):
            return []
        after = self._speakers.after(sentence, verb, start)
        inside = self._speakers.phrases_in(verb.end, start)
        if after and inside and not inside[0].preposition:
            return [inside[0]] if self._is_somebody(inside[0]) else []
        subject = self._speakers.adjacent(sentence, verb)
        found = [
            one
            for one in self._speakers.phrases_in(sentence.start, verb.start)
            if subject and one.start == subject.start
        ]
        return [one for one in found if self._is_somebody(one)]

    def _acting_before(self, sentence: Sentence, start: int) -> list[Item]:
        """«X a signé un accord lors de la réunion»: whoever does anything there by himself."""
        if not _WHEN_MET.match(self._document.plain, start):
            return []
        for verb in reversed(sentence.words[: sentence.at(start)]):
            if CLAUSE.match(verb.lower):
                return []
            if verb.finite:
                done = self._clauses.is_passive(sentence, sentence.words[verb.index + 1])
                subject = [] if done else self._clauses.subject(sentence, verb)
                return [
                    one for one in subject if isinstance(one, Phrase) and self._is_somebody(one)
                ]
        return []

    def _told_by(self, sentence: Sentence, start: int) -> list[Item]:
        """«X, informé par Y lors d'un appel»: both speak with each other."""
        before = self._speakers.phrases_in(sentence.start, start)
        if not before or not before[-1].person or before[-1].preposition != "par":
            return []
        if self._gap(before[-1].end, start).strip():
            return []
        subject = [one for one in before[:-1] if not one.preposition and self._is_somebody(one)]
        return [*subject[-1:], before[-1]]

    def _nearest_subject(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X s'est exprimé après une rencontre avec Y»: the subject of the clause."""
        top = self._speakers.phrases_in(sentence.start, frame.start)
        for index, one in reversed(list(enumerate(top))):
            gap = self._gap(one.end, frame.start)
            if re.search(r"[;:«»]", gap) or THAT.search(gap):
                return self._teller(sentence, frame)
            governs = _is_government(one) and self._clauses.begins(sentence, one)
            if not one.preposition and (self._is_somebody(one) or governs):
                return list(top[self._lists.first_of(top, index) : index + 1])
        return self._pronoun_before(sentence, frame)

    def _pronoun_before(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«Il a été reçu par X, au lendemain d'un entretien avec Y»: whom the pronoun means."""
        verb = _last_finite(sentence, frame.start)
        if verb is None or CLAUSE.search(self._gap(verb.start, frame.start)):
            return []
        return [one for one in self._clauses.subject(sentence, verb) if not isinstance(one, Phrase)]

    def _teller(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X a dit que la paix était proche, après un appel avec Y»: X, if nobody else is named."""
        tells = THAT.search(self._document.plain, sentence.start, frame.start)
        if tells is None or not _SET_OFF.search(self._gap(tells.end(), frame.start)):
            return []
        verbs = [one for one in sentence.words if one.end <= tells.start()]
        verb = next((one for one in reversed(verbs) if is_reporting(one)), None)
        if verb is None:
            return []
        others = self._speakers.phrases_in(tells.end(), frame.start)
        subject = self._clauses.subject(sentence, verb)
        named = any(not one.preposition and self._is_somebody(one) for one in others)
        return [] if named else [one for one in subject if self._may_come(one)]

    def _may_come(self, one: Item) -> bool:
        return self._is_somebody(one) if isinstance(one, Phrase) else one.entity.type == "person"

    def _is_somebody(self, one: Phrase) -> bool:
        """Whether it can be one who takes part: no spokesperson, no analyst, no medium."""
        if one.kind not in (PhraseKind.PERSON, PhraseKind.OFFICE):
            return False
        if one.kind is PhraseKind.OFFICE and one.office_kind == "source":
            return False
        return one.head.lower() not in _OF_OTHERS
