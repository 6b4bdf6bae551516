"""Who takes part is read from constructions — a subject, «avec», «entre» — never from nearness.

A list of phrases is followed as long as nothing but commas, «et» and articles stands between.
"""

import re
from collections.abc import Iterable

from sourcier.extraction.french import participation_patterns as patterns
from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.clauses import Clauses
from sourcier.extraction.french.details import level_in
from sourcier.extraction.french.entities import Entities, Value
from sourcier.extraction.french.frames import Frame, Participation
from sourcier.extraction.french.lexicon import read
from sourcier.extraction.french.noun_participants import NounParticipants
from sourcier.extraction.french.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.support import Support
from sourcier.extraction.french.triggers import is_opening_participle, meeting_verb

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

    def remember(self, last: Frame | None) -> None:
        """The meeting told of just before, for «les deux présidents»."""
        self._lists.last = last

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """All participations of the frames of one sentence."""
        for support in supports:
            self._of_support(sentence, support)
        if frames:
            self._welcomed_by(sentence, frames[0])
        for frame in frames:
            if frame.verbal:
                self._of_verb(sentence, frame)
            else:
                for phrases, rule, host in self._nouns.find(sentence, frame, frames):
                    self._add(frame, phrases, rule, absent=False, host=host)
        self._by_preposition(sentence, frames)

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

    def add_chain(self, sentence: Sentence, start: int, frame: Frame) -> None:
        """The list that begins at an offset takes part."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if not self._document.plain[start : one.start].strip():
                chain = self._lists.follow(one, sentence.end)
                self._add(frame, chain, "listed-among-delegations", False)

    def add_absent(self, sentence: Sentence, frame: Frame) -> None:
        """«elle s'est tenue sans X»."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            if patterns.ABSENT.search(self._document.plain[sentence.start : one.start]):
                self._add(frame, self._lists.follow(one, sentence.end), "absent", True)

    # a verb that is a meeting ---------------------------------------------------------------

    def _of_verb(self, sentence: Sentence, frame: Frame) -> None:
        word = sentence.words[sentence.at(frame.start)]
        verb = meeting_verb(sentence, word)
        if verb is None:
            return
        absent = self._clauses.is_negated(sentence, word)
        subject = self._clauses.opening(sentence, word) or self._clauses.subject(sentence, word)
        self._add(frame, subject, "subject-of-meeting-verb", absent)
        self._level(frame, subject)
        opening = bool(subject) and word.index <= 1
        if verb.who == "object" and (opening or self._clauses.is_passive(sentence, word)):
            self._add(frame, self._clauses.agent(sentence, word), "agent-of-meeting-verb", absent)
        if verb.who == "object":
            frame.definite = self._clauses.points_back(sentence, frame.end)
        if verb.who in ("object", "with", "to"):
            chain = self._lists.after(sentence, frame.end)
            wanted = {"object": ("",), "with": ("avec",), "to": ("à",)}[verb.who]
            if chain and isinstance(chain[0], Phrase) and chain[0].preposition not in wanted:
                chain = []
            self._add(frame, chain, f"{verb.who}-of-meeting-verb", absent)
            self._level(frame, chain)
        if verb.infinitive in ("rencontrer", "recevoir") and not absent:
            _set_mode(frame, "in_person")

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
            subjects = self._clauses.subject(sentence, word)
            host = bool(patterns.HOST.match(word.lower))
            mode = self._clauses.mode(sentence, word)
            if any(form.infinitive in _HOLDING for form in word.forms):
                self._level(frame, subjects)
            if not (host and all(_is_place(one) for one in subjects)):
                self._add(frame, subjects, "subject-takes-part", absent, host, mode)
        elif support.uses == "subject_takes_part":
            chain = self._lists.after(sentence, word.end)
            self._add(frame, chain, "inverted-subject-takes-part", absent)
        elif support.uses == "declines":
            self._add(frame, self._clauses.subject(sentence, word), "declined", True)

    # prepositions ---------------------------------------------------------------------------

    def _by_preposition(self, sentence: Sentence, frames: list[Frame]) -> None:
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            before = self._document.plain[sentence.start : one.start]
            frame = self._frame_before(sentence, frames, one)
            if frame is None:
                continue
            for pattern, rule in (
                (patterns.BETWEEN, "between"),
                (patterns.WITH, "with"),
                (patterns.PARTICIPATION, "said-to-take-part"),
            ):
                match = pattern.search(before)
                if match and (rule != "with" or self._takes_with(sentence, frame, match)):
                    chain = self._lists.follow(one, sentence.end, rule == "between")
                    host = bool(patterns.HOST.search(match.group()))
                    self._add(frame, chain, rule, False, host)
            if patterns.ABSENT.search(before):
                self._add(frame, self._lists.follow(one, sentence.end), "absent", True)

    def _takes_with(self, sentence: Sentence, frame: Frame, match: re.Match[str]) -> bool:
        """Whether «avec X» is said of the meeting, and not of its subject or purpose."""
        if frame.verbal and frame.family == "visit":
            return False
        position = sentence.start + match.start()
        ends = [end for _, end in frame.anchors if end <= position]
        gap = re.sub(r"^\s*d(?:e |')\w+", "", self._document.plain[max(ends, default=0) : position])
        return not patterns.TOPIC.search(gap)

    def _frame_before(self, sentence: Sentence, frames: list[Frame], one: Phrase) -> Frame | None:
        """The meeting whose word or verb stands nearest before a phrase, in the same clause."""
        anchors = sorted(
            (anchor[1], index)
            for index, frame in enumerate(frames)
            for anchor in frame.anchors
            if anchor[1] <= one.outer
        )
        if not anchors:
            return None
        gap = self._document.plain[anchors[-1][0] : one.outer]
        words = sentence.between(anchors[-1][0], one.outer)
        barred = any(word.finite and word.lower not in ("a", "ont") for word in words)
        if barred or re.search(r"[;:]|\b(?:que|qui|dont)\b|\bqu'", gap):
            return None
        return frames[anchors[-1][1]]

    # lists ----------------------------------------------------------------------------------

    def _add(
        self,
        frame: Frame,
        phrases: Iterable[Item],
        rule: str,
        absent: bool,
        host: bool = False,
        mode: str = "unknown",
    ) -> None:
        for actor in self._lists.actors(phrases):
            if actor.entity.label in _SERIES:
                found = Value(actor.entity.label, actor.start, actor.end, "series")
                frame.series = frame.series or found
            else:
                frame.add(Participation(actor, mode, rule, absent, host))


def _set_mode(frame: Frame, mode: str) -> None:
    for one in frame.participations:
        if one.mode == "unknown":
            one.mode = mode


def _is_place(one: Item) -> bool:
    return isinstance(one, Phrase) and one.kind in (PhraseKind.CITY, PhraseKind.COUNTRY)
