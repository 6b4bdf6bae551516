"""Who takes part is read from constructions — a subject, «avec», «entre» — never from nearness.

A list of phrases is followed as long as nothing but commas, «et» and articles stands between.
"""

import re
from collections.abc import Iterable

from sourcier.extraction.french.meetings.appositions_of_visits import AppositionsOfVisits
from sourcier.extraction.french.meetings.details import level_in
from sourcier.extraction.french.meetings.frames import Frame, Participation
from sourcier.extraction.french.meetings.object_pronouns import ObjectPronouns
from sourcier.extraction.french.meetings.offered_meetings import OfferedMeetings
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.meetings.triggers import is_opening_participle, meeting_verb
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.absences import Absences
from sourcier.extraction.french.participations.adjunct_participants import AdjunctParticipants
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.delegations import Delegations
from sourcier.extraction.french.participations.guest_participants import GuestParticipants
from sourcier.extraction.french.participations.modes import mode_after
from sourcier.extraction.french.participations.noun_participants import NounParticipants
from sourcier.extraction.french.participations.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.participations.prepositional_participants import (
    PrepositionalParticipants,
)
from sourcier.extraction.french.participations.presence import Presence
from sourcier.extraction.french.people.entities import Entities, Value
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.hearsay import is_hearsay
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import read

_HOLDING = frozenset(("tenir", "avoir", "mener", "entamer", "achever", "conclure"))
_SERIES = frozenset(read("meetings")["series"]["organisations"])
"""Organisations that exist by meeting: such a name is that of the series, nobody who comes."""


class Participants:
    """Finds who takes part in the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self._lists = PhraseLists(document, entities, speakers)
        self._clauses = Clauses(document, speakers, self._lists)
        self._nouns = NounParticipants(document, speakers, self._lists)

        self._delegations = Delegations(document, speakers, self._lists)
        self._absences = Absences(document, speakers, self._lists, self._clauses)
        self._prepositions = PrepositionalParticipants(document, speakers, self._lists)
        self._listing = False
        self._presence = Presence(document, speakers, self._lists, self._clauses)
        self._adjuncts = AdjunctParticipants(document, speakers, self._lists)
        self._pronouns = ObjectPronouns(document, entities, speakers, self._lists)
        self._visits = AppositionsOfVisits(document, speakers, self._lists)
        self._offered = OfferedMeetings(
            document, speakers, self._lists, self._clauses, self._pronouns
        )
        self._guests = GuestParticipants(document, self._lists, self._clauses)

    def remember(self, last: Frame | None) -> None:
        """The meeting told of just before, for «les deux présidents»."""
        self._lists.antecedents.last = last

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """All participations of the frames of one sentence."""
        self._lists.antecedents.here = frames
        for support in supports:
            self._of_support(sentence, support)
        if frames:
            self._welcomed_by(sentence, frames[0])
        for frame in frames:
            if frame.verbal:
                self._of_verb(sentence, frame)
                continue
            for phrases, rule, host in self._nouns.find(sentence, frame, frames):
                self._add(frame, phrases, rule, absent=False, host=host)
            for phrases, rule in self._visits.find(sentence, frame):
                self._add(frame, phrases, rule, absent=False)
            for phrases, rule, host in self._offered.find(sentence, frame):
                self._add(frame, list(phrases), rule, absent=False, host=host)
            for phrases, rule, host in self._adjuncts.find(sentence, frame):
                self._add(frame, phrases, rule, absent=False, host=host)
        for frame, phrases, rule, host in self._prepositions.find(sentence, frames):
            self._add(frame, phrases, rule, absent=False, host=host)
        gathered = [frame for frame in frames if frame.family != "visit"]
        last = self._lists.antecedents.last
        about = gathered[:1] or ([last] if last and last.family != "visit" else []) or frames[:1]
        if frames and about:
            self.carry_on(sentence, about[0])

    def carry_on(self, sentence: Sentence, frame: Frame) -> None:
        """What a sentence says of those who come to a meeting, or stay away from it."""
        if self._enumerated(sentence, frame):
            return
        absent = [found for found in self._absences.find(sentence) if found[0]]
        for phrases, rule in absent:
            self._add(frame, phrases, rule, absent=True)
            _withdraw(frame)
        noun = (frame.start, frame.end) if frame.sentence == sentence.index else None
        for phrases, rule, mode, hedged in self._presence.find(sentence, noun):
            self._add(frame, phrases, rule, absent=False, mode=mode, hedged=hedged)
        if not absent:
            for phrases, rule in self._delegations.find(sentence):
                self._add(frame, phrases, rule, absent=False)

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
        item = re.fullmatch(rf"[\W\d]*(?:le |la |l'|les )?{patterns.ADDRESS}[\W\d]*", lead, re.I)
        if not item or any(word.finite for word in sentence.words):
            self._listing = False
            return False
        self._add(frame, first, "enumerated", False)
        return True

    def add_subject(self, sentence: Sentence, word: Word, frame: Frame) -> None:
        """The subject of a verb takes part in a meeting named elsewhere."""
        absent = self._clauses.is_negated(sentence, word)
        mode = self._clauses.mode(sentence, word)
        self._add(
            frame, self._clauses.subject(sentence, word), "takes-part-there", absent, mode=mode
        )

    def add_list(self, sentence: Sentence, start: int, frame: Frame) -> None:
        """«étaient présents X et Y», «…, ainsi que Z»: whom a list adds after the verb."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if patterns.LIST_GAP.match(gap) or re.fullmatch(rf"\s*{patterns.DETERMINER}", gap):
                self._add(frame, self._lists.follow(one, sentence.end), "takes-part-there", False)

    def names_somebody(self, sentence: Sentence, start: int, end: int) -> bool:
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
                self._add(frame, chain, "listed-among-delegations", False)

    # a verb that is a meeting ---------------------------------------------------------------

    def _of_verb(self, sentence: Sentence, frame: Frame) -> None:
        word = sentence.words[sentence.at(frame.start)]
        verb = meeting_verb(sentence, word)
        if verb is None:
            self._guests.fill(sentence, frame, self._add)
            return
        if self._clauses.is_negated(sentence, word):
            return
        absent = False
        subject = (
            self._clauses.opening(sentence, word)
            or self._clauses.subject(sentence, word)
            or (self._clauses.after_verb(sentence, word, frame.end) if verb.who == "with" else [])
            or self._guest(sentence, word)
        )
        self._add(frame, subject, "subject-of-meeting-verb", absent)
        self._level(frame, subject)
        opening = bool(self._clauses.opening(sentence, word))
        if verb.who == "object" and (opening or self._clauses.is_passive(sentence, word)):
            self._add(frame, self._clauses.agent(sentence, word), "agent-of-meeting-verb", absent)
        if verb.who == "object":
            frame.definite = self._clauses.points_back(sentence, frame.end)
        if verb.who in ("object", "with", "to", "of"):
            wanted = {"object": "", "with": "avec", "to": "à", "of": "de"}[verb.who]
            passive = verb.who == "object" and self._clauses.is_passive(sentence, word)
            chain = [] if passive or opening else self._lists.after(sentence, frame.end, wanted)
            if not chain and not passive:
                chain = self._pronouns.of_verb(
                    sentence, word, verb.who, subject
                ) or self._pronouns.guest(sentence, frame.end, frame.end + 40, subject)
            self._add(frame, chain, f"{verb.who}-of-meeting-verb", absent)
            self._level(frame, chain)

    def _guest(self, sentence: Sentence, word: Word) -> list[Item]:
        """«la visiteuse a été reçue par X»: the guest is somebody else than X."""
        agent = self._clauses.agent(sentence, word)
        start = max(sentence.start, word.start - 60)
        return self._pronouns.guest(sentence, start, word.start, agent)

    def _level(self, frame: Frame, phrases: Iterable[Item]) -> None:
        """A meeting has the level of the several who meet."""
        for one in phrases:
            several = isinstance(one, Phrase) and one.plural and one.role is not None
            if several and isinstance(one, Phrase) and one.role and not frame.level:
                frame.level = level_in(self._document.plain, *one.role)

    def _welcomed_by(self, sentence: Sentence, frame: Frame) -> None:
        """«Accueillies par X, les délégations …»: whoever welcomes them is there."""
        first = sentence.words[0] if sentence.words else None
        if first and is_opening_participle(first):
            chain = self._clauses.agent(sentence, first)
            self._add(frame, chain, "agent-of-opening-participle", False, True, "in_person")

    # a verb that says something of a meeting ------------------------------------------------

    def _of_support(self, sentence: Sentence, support: Support) -> None:
        frame, word = support.frame, support.word
        if support.proposed:
            return
        absent = self._clauses.is_negated(sentence, word)
        if support.uses == "gathers":
            chain = self._lists.after(sentence, word.end)
            self._add(frame, chain, "object-of-gathering-verb", False)
        elif support.uses == "subject_takes_part" and support.after:
            subjects = self._clauses.subject(sentence, word) or self._clauses.after_verb(
                sentence, word, frame.end
            )
            host = bool(patterns.HOST.match(word.lower))
            mode = self._clauses.mode(sentence, word)
            if any(form.infinitive in _HOLDING for form in word.forms):
                self._level(frame, subjects)
            hedged = is_hearsay(sentence, word)
            if not (host and all(_is_place(one) for one in subjects)):
                self._add(frame, subjects, "subject-takes-part", absent, host, mode, hedged)
        elif support.uses == "subject_takes_part":
            between = [
                one for one in self._clauses.subject(sentence, word) if one.start >= frame.end
            ]
            mode = self._clauses.mode(sentence, word)
            chain = between or self._lists.after(sentence, word.end)
            self._add(frame, chain, "inverted-subject-takes-part", absent, mode=mode)
        elif support.uses == "declines":
            self._add(frame, self._clauses.subject(sentence, word), "declined", True)

    # lists ----------------------------------------------------------------------------------

    def _add(
        self,
        frame: Frame,
        phrases: Iterable[Item],
        rule: str,
        absent: bool,
        host: bool = False,
        mode: str = "unknown",
        hedged: bool = False,
    ) -> None:
        for actor in self._lists.actors(phrases):
            if actor.entity.label in _SERIES:
                found = Value(actor.entity.label, actor.start, actor.end, "series")
                frame.series = frame.series or found
                continue
            if actor.entity.type == "office":
                country = actor.entity.country
                if country is None:
                    continue
                actor = self._entities.country_actor(country, actor)
            own = mode_after(self._document.plain, actor.end)
            own = own if own != "unknown" else mode
            frame.add(Participation(actor, own, rule, absent, host, hedged))


def _is_place(one: Item) -> bool:
    return isinstance(one, Phrase) and one.kind in (PhraseKind.CITY, PhraseKind.COUNTRY)


def _withdraw(frame: Frame) -> None:
    """«a fait faux bond au sommet»: the subject that a verb seemed to bring there stays away."""
    away = {(one.actor.entity.key, one.actor.start) for one in frame.participations if one.absent}
    frame.participations[:] = [
        one
        for one in frame.participations
        if one.absent or (one.actor.entity.key, one.actor.start) not in away
    ]
