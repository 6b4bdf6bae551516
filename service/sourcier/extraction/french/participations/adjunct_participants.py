"""Who takes part because a clause happens at the meeting: «lors de l'entretien, X a plaidé …».

Only a clause that hangs on the meeting counts, never one that speaks about it from elsewhere.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import LARGE, Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.hosts_and_guests import HostsAndGuests
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import CLAUSE, THAT
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.subjects_ahead import SubjectsAhead, is_somebody
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

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
_WITH_OTHER = re.compile(r"[^.;:,]{0,40}?(?:, [\w' -]{3,24},)?\s?\bavec\b")
_BESIDE_VISIT = re.compile(
    r"\b(?:après|avant|en marge d'|au lendemain d'|à la veille d'|au retour d'|de retour d')\s?"
    r"(?:une? |son |sa )(?:\w+ )?$",
    re.IGNORECASE,
)
_TO_TOWN = re.compile(r"(?: [\w'-]+){0,2}? (?:à|au|aux|en|dans) (?:l'|la |le )?[A-ZÀ-Þ]")
"""«après une visite d'État à Oslo»: of whoever is told of, where no other visitor is named."""
_AFTER_THAT = re.compile(r"\bqu(?:e |')$")
"""«X a dit que lors d'un appel avec Y, Z a plaidé …»: the clause is that of Z."""
_AT_SUMMIT = re.compile(r"^\W*(?:au|à la|à l'|aux)\s*$", re.IGNORECASE)
_LASTED = (
    r"après (?:(?:près|plus|moins|environ|quelque|presque)\s(?:d(?:e |'))?)?"
    r"(?:(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|\w+aine d(?:e |')|\d+|"
    r"plusieurs|de longues|quelques)\s?)?(?:longues )?(?:bonne )?"
    r"(?:heures?|minutes|demi-heure|demi-journée|quart d'heure)(?: et demie)?"
)
"""«après près de trois heures de pourparlers»: they are over, and the clause tells of them."""
_AFTER = re.compile(
    rf"\b(?:à l'issue|au terme|au sortir|à la sortie|à la suite|{_LASTED})\s+"
    rf"d(?:e |u |es |'){_NOUN_LEAD}",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"\b(?:après|avant|(?:à l'occasion|lors|au lendemain|à la veille|à l'issue|au sortir|au terme|"
    r"dans la foulée|en amont|en prélude) d(?:'|e ))\s*(?:une? |son |sa |leurs? |ses )(?:\w+ )?$|"
    r"\b(?:lors|à l'occasion|au cours) d'$",
    re.IGNORECASE,
)
_SET_OFF = re.compile(r",[^,;:«»]{1,40}$")
"""«…, après un appel»: a comma hangs it on the main clause."""
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
        self._called = HostsAndGuests(document, speakers, lists)
        self._ahead = SubjectsAhead(document, speakers, lists)

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those who act at one meeting, or are its hosts."""
        before = self._document.plain[max(sentence.start, frame.start - 70) : frame.start]
        called = self._called.find(sentence, frame, before)
        if called:
            yield called
            return
        during = _DURING.search(before)
        after = None if during else _AFTER.search(before)
        visit = frame.family == "visit" and not frame.verbal
        around = (_BESIDE_VISIT if visit else _AROUND).search(before)
        other = _TO_TOWN if visit else _WITH_OTHER
        if around and other.match(self._document.plain, frame.end, sentence.end):
            start = frame.start - len(around.group())
            yield Found(self._around(sentence, frame, start), "acts-around-meeting")
            return
        if frame.family in LARGE and _AT_SUMMIT.match(
            self._document.plain[sentence.start : frame.start]
        ):
            yield Found(self._ahead.find(sentence, frame), "acts-at-meeting")
            return
        match = during or after
        if match is None or _MARGIN.match(match.group()):
            return
        start = frame.start - len(match.group())
        yield Found(self._actor(sentence, frame, start), "acts-at-meeting")

    def _gap(self, start: int, end: int) -> str:
        return self._document.plain[start:end]

    def _actor(self, sentence: Sentence, frame: Frame, start: int) -> list[Item]:
        if self._opens_clause(sentence, start):
            return self._ahead.find(sentence, frame)
        return self._speaker_before(sentence, start) or self._sides(sentence, frame, start)

    def _sides(self, sentence: Sentence, frame: Frame, start: int) -> list[Item]:
        """«A et B ont avancé après des heures de pourparlers», «il a ri après l'entretien»."""
        verb = _last_finite(sentence, start) if frame.family == "talks" else None
        if verb is None or CLAUSE.search(self._gap(verb.end, start)):
            return []
        subject = self._clauses.subject(sentence, verb)
        if all(isinstance(one, Phrase) and one.kind is PhraseKind.COUNTRY for one in subject):
            return subject if len(subject) > 1 else []
        return [one for one in subject if not isinstance(one, Phrase) and self._may_come(one)]

    def _around(self, sentence: Sentence, frame: Frame, start: int) -> list[Item]:
        ahead = self._opens_clause(sentence, start)
        found = self._ahead.find(sentence, frame) if ahead else []
        return found or self._nearest_subject(sentence, frame)

    def _opens_clause(self, sentence: Sentence, start: int) -> bool:
        """Whether nobody is named, and nothing done, in the clause before an offset."""
        if _AFTER_THAT.search(self._document.plain, sentence.start, start):
            return True
        done = any(one.finite for one in sentence.between(sentence.start, start))
        return not done and not self._speakers.phrases_in(sentence.start, start)

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
            return [inside[0]] if is_somebody(inside[0]) else []
        subject = self._speakers.adjacent(sentence, verb)
        if subject is None:
            return self._acting_before(sentence, start)
        top = self._speakers.phrases_in(sentence.start, verb.start)
        return [one for one in top if one.start == subject.start and is_somebody(one)]

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
                return [one for one in subject if isinstance(one, Phrase) and is_somebody(one)]
        return []

    def _told_by(self, sentence: Sentence, start: int) -> list[Item]:
        """«X, informé par Y lors d'un appel»: both speak with each other."""
        before = self._speakers.phrases_in(sentence.start, start)
        if not before or not before[-1].person or before[-1].preposition != "par":
            return []
        if self._gap(before[-1].end, start).strip():
            return []
        subject = [one for one in before[:-1] if not one.preposition and is_somebody(one)]
        return [*subject[-1:], before[-1]]

    def _nearest_subject(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X s'est exprimé après une rencontre avec Y»: the subject of the clause."""
        top = self._speakers.phrases_in(sentence.start, frame.start)
        for index, one in reversed(list(enumerate(top))):
            gap = self._gap(one.end, frame.start)
            if re.search(r"[;:«»]", gap) or THAT.search(gap):
                return self._teller(sentence, frame)
            governs = _is_government(one) and self._clauses.begins(sentence, one)
            if not one.preposition and (is_somebody(one) or governs):
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
        named = any(not one.preposition and is_somebody(one) for one in others)
        return [] if named else [one for one in subject if self._may_come(one)]

    def _may_come(self, one: Item) -> bool:
        return is_somebody(one) if isinstance(one, Phrase) else one.entity.type == "person"
