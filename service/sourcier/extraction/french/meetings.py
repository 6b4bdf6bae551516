"""All meetings of a document: frames sentence by sentence, slots and people, then one merge.

A frame that says nothing beyond its own noun is kept only as a second mention of another.
"""

import re
from itertools import pairwise

from sourcier.extraction.french.analysis import Document, Sentence
from sourcier.extraction.french.dates import dates
from sourcier.extraction.french.entities import Entities, Value
from sourcier.extraction.french.frames import Frame, Participation
from sourcier.extraction.french.lexicon import read, words
from sourcier.extraction.french.merging import absorb, best, is_same
from sourcier.extraction.french.participations import Participants
from sourcier.extraction.french.slots import SlotFiller
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.status import set_status
from sourcier.extraction.french.support import link
from sourcier.extraction.french.triggers import triggers

_NUMBERS = {
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "un": 1, "une": 1, "quarante": 40,
    "vingt": 20, "trente": 30, "trentaine": 30, "vingtaine": 20, "quarantaine": 40,
    "dizaine": 10, "quinzaine": 15, "douzaine": 12, "cinquantaine": 50, "cinquante": 50,
}  # fmt: skip
_DELEGATIONS = re.compile(
    rf"(?<![\w-])(?P<number>(?:vingt|trente|quarante|cinquante)-(?:et-)?\w+|\d{{1,3}}|"
    rf"{'|'.join(_NUMBERS)})\s+(?:d'|de )?(?:autres )?"
    r"(?:pays|nations|délégations|états)\b",
    re.IGNORECASE,
)
_BE = r"\b(?:sera|seront|était|étaient|est|sont)\s+(?:pas |aussi |également )?"
_THEREBY = re.compile(
    r"\b(?:particip|assist)(?:er|é|e|ent|era|eront|ait|aient)\b|\bjoindr\w*\b|"
    r"\by\s+(?:représent|particip|assist|prendr|prenn|(?:ont|a) (?:particip|assist|pris)|sera|"
    r"seront|était|étaient)|\bdéclin\w+ l'invitation|\bboycott\w+|"
    rf"{_BE}représentée?s? par\b|{_BE}(?:présent|absent)e?s?\b|"
    r"\b(?:conduite|dirigée|menée|emmenée)s? par\b|"
    r"\bconfirm\w+ (?:leur|sa) (?:participation|présence|venue)|\bfigur(?:ai|e)\w*\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    rf"{_BE}(?:présente?s?|absente?s?|représentée?s?)\b(?: par\b)?", re.IGNORECASE
)
_VAGUE = words("vague_meetings")
_DECLINED = re.compile(r"déclin|boycott|exclu|absent|pas représent|pas présent", re.IGNORECASE)
_SERIES = re.compile(
    r"coalition des (?:bonnes )?volont\w+|triangle de weimar|"
    r"format (?:de )?(?:normandie|weimar|ramstein)",
    re.IGNORECASE,
)
_LEVELS = [
    (name, re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE))
    for name, words in read("meetings")["levels"].items()
]


class MeetingFinder:
    """Finds the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._slots = SlotFiller(document, dates(document.plain, document.published))
        self._last: Frame | None = None
        self._participants = Participants(document, entities, speakers)

    def find(self) -> list[Frame]:
        """All meetings, in order of their first mention."""
        meetings: list[Frame] = []
        self._last = None
        for sentence in self._document.sentences:
            self._participants.remember(self._last)
            frames = self._frames(sentence)
            for frame in frames:
                self._place(frame, meetings)
            self._thereby(sentence, strict=bool(frames))
        for frame in meetings:
            self._finish(frame)
        return [frame for frame in meetings if not _is_empty(frame)]

    def _frames(self, sentence: Sentence) -> list[Frame]:
        frames = triggers(self._document, sentence)
        supports = link(self._document, sentence, frames)
        for support in supports:
            support.frame.evident = True
        self._slots.fill(sentence, frames, supports)
        self._where(frames)
        self._participants.fill(sentence, frames, supports)
        for frame in frames:
            set_status(self._document, sentence, frame, supports)
            self._details(sentence, frame, frames)
        return frames

    def _where(self, frames: list[Frame]) -> None:
        """«…à X, où il rencontrera Y»: the second meeting is where the first is."""
        for before, frame in pairwise(frames):
            gap = self._document.plain[before.end : frame.start]
            if re.search(r"\b(?:où|avant d[e'])\s", gap) and not (frame.city or frame.country):
                frame.city, frame.country = before.city, before.country

    def _place(self, frame: Frame, meetings: list[Frame]) -> None:
        """Merge a frame into the meeting it tells of, or begin another."""
        if frame.weak and frame.kind.lower() in _VAGUE and not _stands_alone(frame):
            return
        earlier = best([one for one in reversed(meetings) if is_same(one, frame)], frame)
        if earlier:
            absorb(earlier, frame)
            self._last = earlier
        elif _stands_alone(frame):
            meetings.append(frame)
            self._last = frame

    def _thereby(self, sentence: Sentence, strict: bool) -> None:
        """«X y participera»: a sentence without a meeting of its own speaks of the last one."""
        pattern = _PRESENT if strict else _THEREBY
        match = pattern.search(self._document.plain, sentence.start, sentence.end)
        last = self._last
        if not match or not last:
            return
        absent = bool(_DECLINED.search(match.group()))
        index = sentence.at(match.end())
        verbs = [word for word in sentence.words[: index + 2] if word.forms or word.finite]
        if verbs:
            part = Frame(
                sentence.index, match.start(), match.end(), last.kind, last.family, "thereby"
            )
            self._participants.add_subject(sentence, verbs[-1], part)
            for participation in part.participations:
                participation.absent = participation.absent or absent
                last.add(participation)
            self._participants.add_list(sentence, match.end(), last)
        self._delegations(sentence, last, sentence.start, sentence.end)

    def _details(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> None:
        """Series, level and number of delegations, from the words around the noun."""
        following = [one.start for one in frames if one.start > frame.end]
        limit = min([*following, sentence.end])
        match = _SERIES.search(self._document.plain, frame.end, limit)
        if match and match.start() - frame.end < 90:
            frame.series = Value(match.group(), match.start(), match.end(), "series")
        for name, pattern in _LEVELS:
            found = pattern.search(self._document.plain, frame.end, min(limit, frame.end + 60))
            if found and frame.level is None and not frame.verbal:
                frame.level = Value(name, found.start(), found.end(), "level")
        if frame is frames[0]:
            self._delegations(sentence, frame, sentence.start, limit)

    def _delegations(self, sentence: Sentence, frame: Frame, start: int, end: int) -> None:
        match = _DELEGATIONS.search(self._document.plain, start, end)
        if match and not frame.delegations:
            word = match["number"].lower()
            number = (
                int(word)
                if word.isdigit()
                else sum(_NUMBERS.get(part, 0) for part in word.replace("-et", "").split("-"))
            )
            if number > 2:
                frame.delegations = Value(
                    str(number), match.start(), match.end(), "number-of-delegations"
                )

    def _finish(self, frame: Frame) -> None:
        """Format and modes follow from each other once all is merged."""
        modes = {one.mode for one in frame.participations if not one.absent}
        if frame.family == "talks" and frame.format and self._is_telephone(frame.format):
            frame.family = "call"
        if frame.family == "call" and not frame.format:
            frame.format = Value("online", frame.start, frame.end, "call")
        if "remote" in modes and (frame.city or "in_person" in modes or len(modes) > 1):
            remote = next(one for one in frame.participations if one.mode == "remote")
            if frame.family != "call":
                frame.format = Value("hybrid", remote.actor.start, remote.actor.end, "some-remote")
        elif frame.format and frame.format.text == "online":
            _set_modes(frame.participations, "remote")
        elif "in_person" in modes and not frame.format:
            frame.format = Value("in_person", frame.start, frame.end, "met-in-person")
            _set_modes(frame.participations, "in_person")

    def _is_telephone(self, value: Value) -> bool:
        return "téléphon" in self._document.plain[value.start : value.end].lower()


def _set_modes(participations: list[Participation], mode: str) -> None:
    for one in participations:
        if one.mode == "unknown":
            one.mode = mode


def _stands_alone(frame: Frame) -> bool:
    """Whether a frame says enough to be a meeting of its own."""
    placed = bool(frame.date or frame.city or frame.country or frame.venue)
    people = len(frame.keys)
    if frame.verbal:
        return (
            people >= 2
            or (people >= 1 and placed)
            or (frame.rule.endswith((":réunir", ":retrouver", ":rencontrer")) and placed)
        )
    if frame.weak:
        return (placed and (frame.evident or people >= 1)) or people >= 2
    if frame.definite:
        return placed or people >= 1 or frame.evident
    return placed or people >= 1 or frame.evident or bool(frame.format)


def _is_empty(frame: Frame) -> bool:
    visit = frame.family == "visit" and not (frame.city or frame.country)
    return visit and not frame.date
