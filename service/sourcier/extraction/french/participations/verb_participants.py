"""Who takes part as a verb says: one that is a meeting, or one that says something of a meeting.

Each construction gives the phrases and the rule's name; the level of those who meet goes to the
meeting at once.
"""

from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.meeting_verbs import meeting_verb
from sourcier.extraction.french.meetings.object_pronouns import ObjectPronouns
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.meetings.triggers import is_opening_participle
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.guest_participants import GuestParticipants
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.offers import is_offered
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.hearsay import is_hearsay
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb

_HOLDING = frozenset(("tenir", "avoir", "mener", "entamer", "achever", "conclure"))
_GOVERNING = {"object": "", "with": "avec", "to": "à", "of": "de"}
"""By where those met stand in the clause, the preposition before them."""


class VerbParticipants:
    """Reads the verbs of one document."""

    def __init__(self, lists: PhraseLists, clauses: Clauses, pronouns: ObjectPronouns) -> None:
        self._lists, self._clauses, self._pronouns = lists, clauses, pronouns
        self._guests = GuestParticipants(lists, clauses)

    def welcoming(self, sentence: Sentence) -> Iterator[Found]:
        """«Accueillies par X, les délégations …»: whoever welcomes them is there."""
        first = sentence.words[0] if sentence.words else None
        if first and is_opening_participle(first):
            agent = self._lists.up_to_comma(self._clauses.agent(sentence, first))
            yield Found(agent, "agent-of-opening-participle", host=True, mode="in_person")

    def of_meeting(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those of a verb that is a meeting."""
        word = sentence.word_at(frame.start)
        verb = meeting_verb(sentence, word)
        if self._clauses.is_negated(sentence, word):
            return
        if verb is None:
            yield from self._guests.find(sentence, frame, word)
            return
        opening = self._clauses.opening(sentence, word)
        passive = verb.who == "object" and self._clauses.is_passive(sentence, word)
        subject = opening or self._subject(sentence, frame, word, verb)
        yield Found(subject, "subject-of-meeting-verb")
        frame.level = frame.level or self._lists.level_of(subject)
        if verb.who == "object":
            if opening or passive:
                yield Found(self._clauses.agent(sentence, word), "agent-of-meeting-verb")
            frame.definite = frame.definite or self._clauses.points_back(sentence, frame.end)
        if verb.who in _GOVERNING and not passive:
            preposition = _GOVERNING[verb.who]
            governed = [] if opening else self._lists.after(sentence, frame.end, preposition)
            met = governed or self._meant(sentence, frame, word, verb, subject)
            yield Found(met, f"{verb.who}-of-meeting-verb")
            frame.level = frame.level or self._lists.level_of(met)

    def _subject(
        self, sentence: Sentence, frame: Frame, word: Word, verb: MeetingVerb
    ) -> list[Item]:
        if is_offered(sentence, word):
            return []
        return (
            self._clauses.subject(sentence, word)
            or (self._clauses.after_verb(sentence, word, frame.end) if verb.who == "with" else [])
            or self._guest(sentence, word)
            or self._clauses.behind_gerund(sentence, word)
        )

    def _guest(self, sentence: Sentence, word: Word) -> list[Item]:
        """«la visiteuse a été reçue par X»: the guest is somebody else than X."""
        agent = self._clauses.agent(sentence, word)
        start = max(sentence.start, word.start - 60)
        return self._pronouns.guest(sentence, start, word.start, agent)

    def _meant(
        self, sentence: Sentence, frame: Frame, word: Word, verb: MeetingVerb, subject: list[Item]
    ) -> list[Item]:
        """Those met, where a pronoun or «la visiteuse» means them."""
        meant = self._pronouns.of_verb(sentence, word, verb.who, subject)
        if meant:
            return meant
        guest = self._pronouns.guest(sentence, frame.end, frame.end + 40, subject)
        frame.definite = frame.definite or bool(guest)
        return guest

    def of_support(self, sentence: Sentence, support: Support) -> Iterator[Found]:
        """Those of a verb that says something of a meeting; who proposes one does not yet come."""
        if support.proposed:
            return
        if support.uses == "gathers":
            gathered = self._lists.after(sentence, support.word.end)
            yield Found(gathered, "object-of-gathering-verb")
        elif support.uses == "declines":
            declining = self._clauses.refusing(sentence, support.word)
            yield Found(declining, "declined", absent=True)
        elif support.uses == "subject_takes_part" and support.after:
            yield from self._taking_part(sentence, support)
        elif support.uses == "subject_takes_part":
            yield self._inverted(sentence, support)

    def _taking_part(self, sentence: Sentence, support: Support) -> Iterator[Found]:
        """«X a participé au sommet», «X préside la réunion»."""
        frame, word = support.frame, support.word
        if is_offered(sentence, word):
            return
        subjects = self._clauses.subject(sentence, word) or self._clauses.after_verb(
            sentence, word, frame.end
        )
        if word.is_form_of(_HOLDING):
            frame.level = frame.level or self._lists.level_of(subjects)
        host = bool(patterns.HOST.match(word.lower))
        if host and all(isinstance(one, Phrase) and one.is_place for one in subjects):
            return
        yield Found(
            subjects,
            "subject-takes-part",
            host=host,
            absent=self._clauses.is_negated(sentence, word),
            mode=self._clauses.mode(sentence, word),
            hedged=is_hearsay(sentence, word),
        )

    def _inverted(self, sentence: Sentence, support: Support) -> Found:
        """«le sommet auquel X participe», «auquel participent X et Y»."""
        word = support.word
        subject = self._clauses.subject(sentence, word)
        between = [one for one in subject if one.start >= support.frame.end]
        return Found(
            between or self._lists.after(sentence, word.end),
            "inverted-subject-takes-part",
            absent=self._clauses.is_negated(sentence, word),
            mode=self._clauses.mode(sentence, word),
        )
