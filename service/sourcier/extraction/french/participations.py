"""Who takes part is read from constructions — a subject, «avec», «entre» — never from nearness.

A list of phrases is followed as long as nothing but commas, «et» and articles stands between.
"""

import re
from collections.abc import Iterable

from sourcier.extraction.french import participation_patterns as patterns
from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.entities import Actor, Entities
from sourcier.extraction.french.frames import Frame, Participation
from sourcier.extraction.french.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.support import Support
from sourcier.extraction.french.triggers import meeting_verb


class Participants:
    """Finds who takes part in the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self._lists = PhraseLists(document, entities, speakers)

    def remember(self, last: Frame | None) -> None:
        """The meeting told of just before, for «les deux présidents»."""
        self._lists.last = last

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """All participations of the frames of one sentence."""
        for support in supports:
            self._of_support(sentence, support)
        for frame in frames:
            if frame.verbal:
                self._of_verb(sentence, frame)
            else:
                self._of_noun(sentence, frame, frames)
        self._by_preposition(sentence, frames)

    def add_subject(self, sentence: Sentence, word: Word, frame: Frame) -> None:
        """The subject of a verb takes part in a meeting named elsewhere."""
        absent = self._is_negated(sentence, word)
        mode = self._mode(sentence, word)
        self._add(frame, self.subject(sentence, word), "takes-part-there", absent, mode=mode)

    def add_list(self, sentence: Sentence, start: int, frame: Frame) -> None:
        """«étaient présents X et Y», «…, ainsi que Z»: whom a list adds after the verb."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if patterns.LIST_GAP.match(gap) or re.fullmatch(rf"\s*{patterns.DETERMINER}", gap):
                self._add(frame, self._lists.follow(one, sentence.end), "takes-part-there", False)

    # a verb that is a meeting ---------------------------------------------------------------

    def _of_verb(self, sentence: Sentence, frame: Frame) -> None:
        word = sentence.words[sentence.at(frame.start)]
        verb = meeting_verb(sentence, word)
        if verb is None:
            return
        absent = self._is_negated(sentence, word)
        self._add(frame, self.subject(sentence, word), "subject-of-meeting-verb", absent)
        if verb.who == "object" and self._is_passive(sentence, word):
            self._add(frame, self._agent(sentence, word), "agent-of-meeting-verb", absent)
        if verb.who == "object":
            frame.definite = self._points_back(sentence, frame.end)
        if verb.who in ("object", "with", "to"):
            chain = self._lists.after(sentence, frame.end)
            wanted = {"object": ("",), "with": ("avec",), "to": ("à",)}[verb.who]
            if chain and isinstance(chain[0], Phrase) and chain[0].preposition not in wanted:
                chain = []
            self._add(frame, chain, f"{verb.who}-of-meeting-verb", absent)
        if verb.infinitive in ("rencontrer", "recevoir") and not absent:
            _set_mode(frame, "in_person")

    def _is_passive(self, sentence: Sentence, word: Word) -> bool:
        before = [one.lower for one in sentence.words[max(0, word.index - 4) : word.index]]
        return any(one in ("été", "est", "sera", "sont", "seront", "était") for one in before)

    def _agent(self, sentence: Sentence, word: Word) -> list[Item]:
        """«a été reçu … par X»."""
        for one in self._speakers.phrases_in(word.end, sentence.end):
            if one.preposition == "par":
                return self._lists.follow(one, sentence.end)
        return []

    def _points_back(self, sentence: Sentence, start: int) -> bool:
        """«a rencontré la délégation»: those met are those already named."""
        return any(
            one.kind is PhraseKind.OFFICE and one.definite and not one.references
            and one.office_kind == "collective" and one.start - start < 20
            for one in self._speakers.phrases_in(start, sentence.end)[:1]
        )  # fmt: skip

    def subject(self, sentence: Sentence, word: Word) -> list[Item]:
        """The phrases that are the subject of a verb, with those listed before the last."""
        floor = self._floor(sentence, word)
        found = self._speakers.before(sentence, word, floor)
        if found is None:
            return []
        if found.pronoun:
            return [Actor(found.entity, found.start, found.end)] if found.entity else []
        top = self._speakers.phrases_in(sentence.start, word.start)
        index = next((i for i, one in enumerate(top) if one.start == found.start), None)
        if index is None:
            return []
        first = index
        while first > 0 and self._lists.is_listed(top[first - 1], top[first]):
            first -= 1
        last = index
        while last + 1 < len(top) and patterns.LIST_GAP.match(
            self._document.plain[top[last].end : top[last + 1].start]
        ):
            last += 1
        return list(top[first : last + 1])

    def _floor(self, sentence: Sentence, word: Word) -> int:
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";", "où") and other.tag != "PRON":
                floor = other.end
        return floor

    # a verb that says something of a meeting ------------------------------------------------

    def _of_support(self, sentence: Sentence, support: Support) -> None:
        frame, word = support.frame, support.word
        if support.proposed:
            return
        absent = self._is_negated(sentence, word)
        if support.uses == "gathers":
            chain = self._lists.after(sentence, word.end)
            self._add(frame, chain, "object-of-gathering-verb", False)
        elif support.uses == "subject_takes_part" and support.after:
            subjects = self.subject(sentence, word)
            host = bool(patterns.HOST.match(word.lower))
            mode = self._mode(sentence, word)
            if not (host and all(self._is_place(one) for one in subjects)):
                self._add(frame, subjects, "subject-takes-part", absent, host, mode)
        elif support.uses == "subject_takes_part":
            chain = self._lists.after(sentence, word.end)
            self._add(frame, chain, "inverted-subject-takes-part", absent)
        elif support.uses == "declines":
            self._add(frame, self.subject(sentence, word), "declined", True)

    def _is_place(self, one: Item) -> bool:
        return isinstance(one, Phrase) and one.kind in (PhraseKind.CITY, PhraseKind.COUNTRY)

    def _mode(self, sentence: Sentence, word: Word) -> str:
        """How those who join do so: only what is said after their own verb."""
        after = self._document.plain[word.end : min(sentence.end, word.end + 90)]
        if re.search(
            r"\b(?:en ligne|à distance|par visio|en visio|virtuellement|par vidéo|"
            r"par téléphone|en distanciel)",
            after,
        ):
            return "remote"
        return "in_person" if "en personne" in after or "en présentiel" in after else "unknown"

    def _is_negated(self, sentence: Sentence, word: Word) -> bool:
        before = self._document.plain[max(sentence.start, word.start - 25) : word.start]
        return bool(patterns.NEGATED.search(before))

    # a noun ---------------------------------------------------------------------------------

    def _of_noun(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> None:
        limit = min((one.start for one in frames if one.start > frame.end), default=sentence.end)
        self._possessor(sentence, frame)
        for one in self._speakers.phrases_in(frame.end, limit):
            gap = self._document.plain[frame.end : one.start]
            if patterns.OF.match(gap) and one.kind is not PhraseKind.CITY:
                self._genitive(frame, one)
            break
        match = re.match(
            r"\s+(?P<pair>[A-ZÉ][\wÉé]+)[-–—/](?=[A-ZÉ])", self._document.plain[frame.end :]
        )
        if match:
            self._add(
                frame,
                self._speakers.phrases_in(frame.end, frame.end + 60)[:2],
                "pair-of-names",
                False,
            )

    def _genitive(self, frame: Frame, one: Phrase) -> None:
        """«la réunion des ministres de X», «la visite du président Y», «le sommet de l'OTAN»."""
        if one.kind is PhraseKind.COUNTRY and frame.family not in ("talks", "call"):
            return
        chain = self._lists.follow(one, frame.end + 400)
        self._add(frame, chain, "genitive-of-meeting-noun", False)

    def _possessor(self, sentence: Sentence, frame: Frame) -> None:
        before = self._document.plain[max(sentence.start, frame.start - 24) : frame.start]
        if not patterns.POSSESSIVE.search(before):
            return
        ahead = self._subject_ahead(sentence, frame)
        if ahead:
            self._add(frame, [ahead], "possessive-of-meeting-noun", False)
            return
        index = min(sentence.at(frame.start), len(sentence.words) - 1)
        found = self._speakers.pronoun("il", sentence.words[index])
        if found.entity:
            actor = Actor(found.entity, frame.start, frame.end)
            self._add(frame, [actor], "possessive-of-meeting-noun", False)

    def _subject_ahead(self, sentence: Sentence, frame: Frame) -> Phrase | None:
        """«Après sa rencontre avec Y, X …»: the possessive points at the subject that follows."""
        if frame.start - sentence.start > 30:
            return None
        for one in self._speakers.phrases_in(frame.end, sentence.end):
            before = self._document.plain[frame.end : one.outer].rstrip()
            if one.person and not one.preposition and before.endswith(","):
                return one
        return None

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
            frame.add(Participation(actor, mode, rule, absent, host))


def _set_mode(frame: Frame, mode: str) -> None:
    for one in frame.participations:
        if one.mode == "unknown":
            one.mode = mode
