"""A verb that is not repeated tells of a second meeting: «recevra X lundi à A et Y mardi à B».

The second part needs a day or a place of its own that differs from those of the first; else it is a
list. The gapped frame has the verb's word for evidence, the subject of the first, and its tense.
"""

import re
from dataclasses import replace

from sourcier.extraction.french.meetings.frames import Frame, Participation
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.participations.participants import Participants
from sourcier.extraction.french.text.analysis import Document, Sentence

_CONNECTOR = re.compile(r"(?:,\s*)?\b(?:et puis|et|puis|ensuite)\b,?\s+|;\s*(?:et |puis )?")
_APART = re.compile(
    r"(?:,\s*)?(?:séparément|individuellement|dans un second temps|plus tard|en aparté|"
    r"à part|en fin de journée|dans la foulée|dans la soirée|le soir|dans l'après-midi)\b,?\s*"
)
"""«X puis, séparément, Y» are met one after the other."""
_WITH_ANOTHER = re.compile(r"(?:également |aussi |ensuite |enfin )?avec\b")
"""«s'est entretenu avec X, puis avec Y» are two talks."""
_SUBJECT = "subject-of-meeting-verb"


class Gapping:
    """Finds the second meetings of verbs, and gives them what they share with the first."""

    def __init__(self, document: Document, slots: SlotFiller, participants: Participants) -> None:
        self._document = document
        self._slots = slots
        self._participants = participants

    def add(self, sentence: Sentence, frames: list[Frame]) -> list[tuple[Frame, Frame]]:
        """Inserts the gapped frames of a sentence; each with the frame whose verb it shares."""
        pairs = []
        for frame in [one for one in frames if one.verbal]:
            limit = self._limit(sentence, frame, frames)
            found = self._second(sentence, frame, limit)
            if found:
                frames.append(found)
                pairs.append((frame, found))
        frames.sort(key=lambda one: one.start)
        return pairs

    def complete(self, sentence: Sentence, pairs: list[tuple[Frame, Frame]]) -> None:
        """The subject and the tense of the first, once these are known."""
        for first, second in pairs:
            for one in first.participations:
                if one.rule == _SUBJECT:
                    second.add(replace(one))
            there = Frame(
                second.sentence, second.start, second.end, second.kind, second.family, "gapped"
            )
            self._participants.add_list(sentence, second.start, there)
            for one in there.participations:
                second.add(Participation(one.actor, one.mode, "object-of-gapped-verb"))
            second.status = first.status
            met = self._met_again(second)
            first.participations[:] = [
                one
                for one in first.participations
                if one.rule == _SUBJECT
                or one.actor.start < second.start
                or one.actor.entity.key not in met
            ]

    def _met_again(self, second: Frame) -> set[str]:
        """«a échangé avec X, puis avec Y»: Y was not at the first."""
        if not self._document.plain.endswith("avec ", 0, second.start):
            return {
                one.actor.entity.key
                for one in second.participations
                if second.start <= one.actor.start < second.end
            }
        return {one.actor.entity.key for one in second.participations if one.rule != _SUBJECT}

    def _limit(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> int:
        """Where the clause of the verb ends: another meeting, another finite verb, a subclause."""
        starts = [one.start for one in frames if one.start > frame.end]
        starts += [
            word.start
            for word in sentence.words
            if word.start > frame.end
            and (word.finite or word.lower in ("qui", "que", "qu'", "dont", "où", ":"))
        ]
        return min([*starts, sentence.end])

    def _second(self, sentence: Sentence, frame: Frame, limit: int) -> Frame | None:
        for match in _CONNECTOR.finditer(self._document.plain, frame.end, limit):
            start = match.end()
            days = self._slots.days_between(sentence, start, limit)
            places = self._slots.places_between(sentence, start, limit)
            earlier_days = self._slots.days_between(sentence, sentence.start, match.start())
            earlier_places = self._slots.places_between(sentence, frame.end, match.start())
            listed = bool(days and earlier_days) and (
                days[0].start - start < 3 and match.start() - earlier_days[-1].end < 2
            )
            named = self._participants.names_somebody(start, limit)
            other_day = bool(days and earlier_days) and (bool(places) or named)
            other_place = bool(places and earlier_places) and (
                bool(days) or named or "puis" in match.group()
            )
            again = _WITH_ANOTHER.match(self._document.plain, start)
            if again and "et" not in match.group().split() and named:
                return self._frame(sentence, frame, again.end() + 1)
            apart = _APART.match(self._document.plain, start)
            if apart and self._participants.names_somebody(apart.end(), limit):
                return self._frame(sentence, frame, apart.end())
            if (other_day or other_place) and not listed:
                return self._frame(sentence, frame, start)
        return None

    def _frame(self, sentence: Sentence, frame: Frame, start: int) -> Frame:
        word = sentence.word_at(start)
        return replace(
            frame,
            start=start,
            end=word.end,
            rule=f"{frame.rule}+gapped",
            verb="",
            peopled=True,
            spans=[*frame.spans, (start, word.end)],
            anchors=[(start, start)],
            participations=[],
            topics=[],
        )
