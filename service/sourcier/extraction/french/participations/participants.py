"""Who takes part is read from constructions — a subject, «avec», «entre» — never from nearness.

A list of phrases is followed as long as nothing but commas, «et» and articles stands between.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from sourcier.extraction.french.meetings.appositions_of_visits import AppositionsOfVisits
from sourcier.extraction.french.meetings.frames import Frame, Participation
from sourcier.extraction.french.meetings.object_pronouns import ObjectPronouns
from sourcier.extraction.french.meetings.offered_meetings import OfferedMeetings
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.absences import Absences
from sourcier.extraction.french.participations.adjunct_participants import AdjunctParticipants
from sourcier.extraction.french.participations.announcing_hosts import AnnouncingHosts
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.company import Company
from sourcier.extraction.french.participations.delegation_meetings import delegation_came_to
from sourcier.extraction.french.participations.delegations import Delegations
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.modes import mode_after
from sourcier.extraction.french.participations.noun_participants import NounParticipants
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.prepositional_participants import (
    PrepositionalParticipants,
)
from sourcier.extraction.french.participations.presence import Presence
from sourcier.extraction.french.participations.relative_participants import RelativeParticipants
from sourcier.extraction.french.participations.said_of_meeting import SaidOfMeeting
from sourcier.extraction.french.participations.series_of_talks import SeriesOfTalks
from sourcier.extraction.french.participations.shown import Shown
from sourcier.extraction.french.participations.verb_participants import VerbParticipants
from sourcier.extraction.french.people.entities import Actor, Entities, Value
from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.contents import in_quotation
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

_AT = re.compile(
    r"(?: (?!et\b|pour\b|avec\b|en\b|sur\b)[\w'-]+){0,4}? "
    r"(?:au|à la|à l'|aux|lors d(?:e |u |es )(?:la |l')?|"
    r"(?:pendant|durant) l[ea] )\s?(?:[\w-]+ )?"
)
"""Between those who meet and the meeting at which they do."""
_WELCOMING = ("accueillir", "recevoir")
_WHERE = re.compile(r"\boù\b[^.;:«»]*?\b(?:l'|les )(?:(?:a|ont|avait|avaient) )?$")
_SERIES = frozenset(lexicons().meetings.series.organisations)
"""Organisations that exist by meeting: such a name is that of the series, nobody who comes."""


class Participants:
    """Finds who takes part in the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self._lists = PhraseLists(document, entities, speakers)
        self._clauses = Clauses(document, speakers, self._lists)
        pronouns = ObjectPronouns(document, entities, speakers, self._lists)
        self._verbs = VerbParticipants(self._lists, self._clauses, pronouns)
        self._nouns = NounParticipants(document, speakers, self._lists, self._clauses)
        self._visits = AppositionsOfVisits(document, speakers, self._lists)
        self._offered = OfferedMeetings(document, speakers, self._lists, self._clauses, pronouns)
        self._adjuncts = AdjunctParticipants(document, speakers, self._lists, self._clauses)
        self._said = SaidOfMeeting(document, speakers, self._lists, self._clauses)
        self._prepositions = PrepositionalParticipants(document, speakers, self._lists)
        self._presence = Presence(document, speakers, self._lists, self._clauses)
        self._relatives = RelativeParticipants(document, self._lists)
        self._absences = Absences(document, speakers, self._lists, self._clauses)
        self._delegations = Delegations(document, speakers, self._lists)
        self._company = Company(document, speakers, self._lists, self._clauses)
        self._announcing = AnnouncingHosts(document, speakers)
        self._shown = Shown(document, self._lists)
        self._series = SeriesOfTalks(document)
        self._listing = False

    def remember(self, last: Frame | None) -> None:
        """The meeting told of just before, for «les deux présidents»."""
        self._lists.antecedents.remember(last)

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """All participations of the frames of one sentence."""
        self._lists.antecedents.here = frames
        for support in supports:
            self._add_all(support.frame, self._verbs.of_support(sentence, support))
        if frames:
            self._add_all(frames[0], self._verbs.welcoming(sentence))
        for frame in frames:
            if frame.verbal:
                self._add_all(frame, self._verbs.of_meeting(sentence, frame))
                continue
            self._add_all(frame, self._nouns.find(sentence, frame, frames))
            self._add_all(frame, self._visits.find(sentence, frame))
            self._add_all(frame, self._offered.find(sentence, frame))
            self._add_all(frame, self._adjuncts.find(sentence, frame))
            self._add_all(frame, self._said.find(sentence, frame))
        for reader in (self._prepositions, self._relatives):
            for frame, found in reader.find(sentence, frames):
                self._add(frame, found)
        self._met_there(frames)
        self._welcomed_there(sentence, frames)
        for frame in frames:
            self._add_all(frame, self._announcing.find(sentence, frame))
        for frame in frames[:1]:
            self._add_all(frame, self._company.before(sentence, frame))
        gathered = [
            frame
            for frame in frames
            if frame.family != "visit" and not in_quotation(sentence, frame.start)
        ]
        self._series.fill(sentence, frames)
        if self._lists.antecedents.last is None and gathered:
            self._add_all(gathered[0], self._delegations.before(sentence))
        last = self._lists.antecedents.last
        about = gathered[:1] or ([last] if last and last.family != "visit" else []) or frames[:1]
        if frames and about:
            self.carry_on(sentence, about[0])

    def _met_there(self, frames: list[Frame]) -> None:
        """«se retrouveront au sommet»: those who meet at a meeting are at that meeting."""
        for met, there in pairwise(frames):
            gap = self._document.plain[met.end : there.start]
            if met.verbal and not there.verbal and there.family != "visit" and _AT.fullmatch(gap):
                for one in met.participations:
                    there.add(replace(one, rule="meets-at-meeting"))

    def _welcomed_there(self, sentence: Sentence, frames: list[Frame]) -> None:
        """«se sont retrouvés au palais, où X les a accueillis»: X is the host of that meeting."""
        for met, welcome in pairwise(list(frames)):
            gap = self._document.plain[met.end : welcome.start]
            if met.family == "visit" or welcome.verb not in _WELCOMING:
                continue
            if _WHERE.search(gap):
                host = self._clauses.subject(sentence, sentence.word_at(welcome.start))
                self._add(met, Found(host, "subject-takes-part", host=True, mode="in_person"))
                frames.remove(welcome)

    def carry_on(self, sentence: Sentence, frame: Frame) -> None:
        """What a sentence says of those who come to a meeting, or stay away from it."""
        if self._enumerated(sentence, frame):
            return
        absent = [found for found in self._absences.find(sentence) if found.phrases]
        for found in absent:
            self._add(frame, found)
            _withdraw(frame)
        noun = (frame.start, frame.end) if frame.sentence == sentence.index else None
        here = self._lists.antecedents.here
        for found in self._presence.find(sentence, noun):
            self._add(self._relatives.meant(sentence, here, found) or frame, found)
        self._add_all(frame, self._company.find(sentence, frame))
        self._add_all(frame, self._shown.find(sentence, frame))
        told = self._lists.antecedents.last or frame
        for found, spoken_of in self._presence.opening(sentence, noun):
            if not spoken_of or told is not frame:
                self._add(told if spoken_of else frame, found)
        self._add_all(told, self._shown.heard(sentence, told))
        if not absent:
            came_to = delegation_came_to(sentence, self._lists.antecedents, self._delegations)
            there = came_to or frame
            self._add_all(there, self._delegations.find(sentence, there))

    def _enumerated(self, sentence: Sentence, frame: Frame) -> bool:
        """«Ont pris part aux travaux :» and, each on a line, those who did."""
        text = self._document.plain[sentence.start : sentence.end]
        if text.rstrip().endswith(":") and patterns.ANNOUNCES_LIST.search(text):
            self._listing = True
            return False
        if not self._listing:
            return False
        first = self._speakers.phrases_in(sentence.start, sentence.end)[:1]
        lead = self._document.plain[sentence.start : first[0].start] if first else "."
        item = re.fullmatch(
            rf"[\W\d]*(?:de |du |des |d')?(?:le |la |l'|les )?{patterns.ADDRESS}[\W\d]*", lead, re.I
        )
        if not item or any(word.finite for word in sentence.words):
            self._listing = False
            return False
        self._add(frame, Found(first, "enumerated"))
        return True

    def add_subject(self, sentence: Sentence, word: Word, frame: Frame) -> None:
        """The subject of a verb takes part in a meeting named elsewhere."""
        absent = self._clauses.is_negated(sentence, word)
        mode = self._clauses.mode(sentence, word)
        subject = self._clauses.subject(sentence, word)
        self._add(frame, Found(subject, "takes-part-there", absent=absent, mode=mode))

    def add_list(self, sentence: Sentence, start: int, frame: Frame) -> None:
        """«étaient présents X et Y», «…, ainsi que Z»: whom a list adds after the verb."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if patterns.LIST_GAP.match(gap) or patterns.DIRECT_GAP.fullmatch(gap):
                self._add(frame, Found(self._lists.follow(one, sentence.end), "takes-part-there"))

    def names_somebody(self, start: int, end: int) -> bool:
        """Whether people, offices, countries or organisations are named within these offsets."""
        return any(
            one.kind is not PhraseKind.CITY and one.preposition not in ("à", "en")
            for one in self._speakers.phrases_in(start, end)
        )

    def add_chain(self, sentence: Sentence, start: int, frame: Frame) -> None:
        """The list that begins at an offset takes part."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if not self._document.plain[start : one.start].strip():
                chain = self._lists.follow(one, sentence.end)
                self._add(frame, Found(chain, "listed-among-delegations"))

    def _add_all(self, frame: Frame, found: Iterable[Found]) -> None:
        """All that a rule finds, one after the other: what it finds next may rest on it."""
        for one in found:
            self._add(frame, one)

    def _add(self, frame: Frame, found: Found) -> None:
        for actor in self._lists.actors(found.phrases):
            if actor.entity.label in _SERIES:
                series = Value(actor.entity.label, actor.start, actor.end, "series")
                frame.series = frame.series or series
                continue
            if actor.entity.type == "office":
                meant = self._lists.antecedents.of_office(actor) or self._country_of(actor)
                if meant is None:
                    continue
                actor = meant
            own = mode_after(self._document.plain, actor.end)
            mode = own if own != "unknown" else found.mode
            frame.add(
                Participation(actor, mode, found.rule, found.absent, found.host, found.hedged)
            )

    def _country_of(self, actor: Actor) -> Actor | None:
        """The country that an office without a name comes for."""
        country = actor.entity.country
        return self._entities.country_actor(country, actor) if country else None


def _withdraw(frame: Frame) -> None:
    """«a fait faux bond au sommet»: the subject that a verb seemed to bring there stays away."""
    away = {(one.actor.entity.key, one.actor.start) for one in frame.participations if one.absent}
    frame.participations[:] = [
        one
        for one in frame.participations
        if one.absent or (one.actor.entity.key, one.actor.start) not in away
    ]
