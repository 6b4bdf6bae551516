"""Series, level and number of delegations: each belongs to the meeting whose people it speaks of.

A level comes from those who meet — the complement of the noun, the subject of the verb —, never
from another meeting of the sentence.
"""

import re
from functools import cached_property

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import patterns_of
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.numbers import NUMBER, number_of

_DELEGATIONS = re.compile(
    rf"(?<![\w-])(?P<number>{NUMBER})\s+(?:d'|de )?(?:autres )?"
    r"(?:pays|nations|délégations|états|gouvernements|capitales|chefs d'état|chefs de gouvernement|"
    r"dirigeants|chefs de la diplomatie|ministres|parties)\b|"
    r"\bles (?P<members>vingt-(?:sept|huit|cinq))\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"(?:\s+[\w'-]+){0,3}?\s+(?P<word>trilatéra\w+|tripartites?|quadrilatéra\w+|quadripartites?|"
    r"pentapartites?|à (?:trois|quatre|cinq|six)\b)",
    re.IGNORECASE,
)
_SIDES_OF = {"tri": 3, "qua": 4, "pen": 5, "à trois": 3, "à quatre": 4, "à cinq": 5, "à six": 6}
_COALITION = re.compile(
    rf"coalition\b[^.;]{{0,25}}?\bd(?:e |'une )(?:plus de |près de |quelque )?(?P<number>{NUMBER}) "
    r"(?:de )?(?:pays|nations|états)\b",
    re.IGNORECASE,
)
_NOT_ALL = frozenset(
    ("listed-among-delegations", "among-those-who-came", "comes-as-observer", "said-to-take-part")
)
_FEWEST = 3
_APART = 40
"""Characters between two countries that are no longer of one list."""
_WILLING = re.compile(r"coalition des (?:bonnes )?volont\w+", re.IGNORECASE)
_SERIES = re.compile(
    rf"{_WILLING.pattern}|triangle de weimar|"
    r"format (?:de )?(?:normandie|weimar|ramstein)|\bCOP ?\d{1,2}\b",
    re.IGNORECASE,
)
_SHORT_SERIES = re.compile(
    r"\b(?:dirigeants|leaders|chefs|ministres|conseillers|pays|membres|sommet|réunion)\s"
    r"(?:[\w'-]+\s){0,5}?de la (?P<short>coalition)\b(?! d)"
)
_TOPIC = re.compile(r"\b(?:sur|pour|concernant|autour|au sujet)\s")
_COMPLEMENT = re.compile(
    r"^\s*(?:[\w'-]+\s+){0,4}?(?:des?|du|d'|entre|avec|au niveau des?)\s*"
    r"(?:les |la |l'|plusieurs |certains )?(?:hauts |principaux |anciens |grands )?$",
    re.IGNORECASE,
)
_LEVELS = patterns_of(lexicons().meetings.levels, apart_from=r"[\w-]")
_REACH = 90


def level_in(plain: str, start: int, end: int) -> Value | None:
    """The first level that a passage names; the longer name where two begin together."""
    found = [
        (match.start(), -match.end(), name)
        for name, pattern in _LEVELS
        if (match := pattern.search(plain, start, end))
    ]
    if not found:
        return None
    first, end_of_it, name = min(found)
    return Value(name, first, -end_of_it, "level")


class Details:
    """Finds them for the frames of one document."""

    def __init__(self, document: Document, slots: SlotFiller) -> None:
        self._document = document
        self._slots = slots

    def fill(self, sentence: Sentence, frames: list[Frame]) -> None:
        """The details of all frames of a sentence."""
        if not frames:
            return
        self._series(sentence, frames)
        for frame in frames:
            if not frame.verbal:
                frame.level = self._level(sentence, frame, frames) or frame.level
        found = self.delegations(sentence.start, sentence.end)
        owner = found and (self._slots.owner(sentence, frames, found.start, found.end))
        if found and not owner and found.start < min(self._limit(sentence, frames), sentence.end):
            owner = frames[0]
        if owner and not owner.delegations:
            owner.delegations = found

    def delegations(self, start: int, end: int) -> Value | None:
        """How many countries or delegations come; two are no number worth counting."""
        for match in _DELEGATIONS.finditer(self._document.plain, start, end):
            number = number_of(match["number"] or match["members"])
            if number >= _FEWEST:
                return Value(str(number), match.start(), match.end(), "number-of-delegations")
        return None

    def finish(self, frame: Frame) -> None:
        """Where no number is said: the sides in its name, its coalition, the countries listed."""
        if not frame.delegations:
            alone = frame.family in ("call", "visit") or (frame.online and frame.verbal)
            several = None if alone else _listed(frame)
            frame.delegations = self._sides(frame) or self._members(frame) or several

    def _sides(self, frame: Frame) -> Value | None:
        """«une réunion trilatérale» has three."""
        for start, end in frame.spans:
            words = f" {self._document.plain[start:end]} "
            match = _SIDES.search(words)
            if match:
                word = match["word"].lower()
                number = _SIDES_OF.get(word) or _SIDES_OF.get(word[:3])
                if number:
                    at = start - 1 + match.start("word")
                    return Value(str(number), at, at + len(word), "sides-of-meeting")
        return None

    def _members(self, frame: Frame) -> Value | None:
        """«la coalition d'une trentaine de pays», where the meeting is the coalition's."""
        if not (frame.series and "coalition" in frame.series.text.lower()):
            return None
        return self._coalition

    @cached_property
    def _coalition(self) -> Value | None:
        match = _COALITION.search(self._document.plain)
        number = number_of(match["number"]) if match else 0
        if not match or number < _FEWEST:
            return None
        return Value(str(number), match.start("number"), match.end(), "members-of-coalition")

    @cached_property
    def _willing(self) -> str:
        """The coalition that the document calls by its full name, for «la coalition» alone."""
        full = _WILLING.search(self._document.plain)
        return full.group() if full else ""

    def _limit(self, sentence: Sentence, frames: list[Frame]) -> int:
        return min([one.start for one in frames if one.start > frames[0].end] or [sentence.end])

    def _series(self, sentence: Sentence, frames: list[Frame]) -> None:
        for value in self._series_in(sentence):
            owner = self._slots.owner(sentence, frames, value.start, value.end)
            if owner is None or owner.series:
                continue
            gap = self._document.plain[owner.end : value.start]
            if gap.endswith("(") or not _TOPIC.search(gap):
                owner.series = value

    def _series_in(self, sentence: Sentence) -> list[Value]:
        plain = self._document.plain
        found = [
            Value(match.group(), match.start(), match.end(), "series")
            for match in _SERIES.finditer(plain, sentence.start, sentence.end)
        ]
        if self._willing:
            found += [
                Value(self._willing, match.start("short"), match.end("short"), "series-in-short")
                for match in _SHORT_SERIES.finditer(plain, sentence.start, sentence.end)
            ]
        return found

    def _level(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> Value | None:
        following = [one.start for one in frames if one.start > frame.end]
        limit = min([*following, sentence.end, frame.end + _REACH])
        beyond = level_in(self._document.plain, frame.end, limit)
        if beyond and _COMPLEMENT.match(self._document.plain[frame.end : beyond.start]):
            return beyond
        return level_in(self._document.plain, frame.start, frame.end)


def _listed(frame: Frame) -> Value | None:
    """Three or more countries in one list, each by its own delegation."""
    lists: dict[str, list[tuple[int, int]]] = {}
    for one in frame.present:
        if one.actor.entity.type == "country" and one.rule not in _NOT_ALL:
            lists.setdefault(one.rule, []).append((one.actor.start, one.actor.end))
    for spans in lists.values():
        run: list[tuple[int, int]] = []
        for span in [*sorted(spans), (10**9, 10**9)]:
            if run and span[0] - run[-1][1] >= _APART:
                if len(run) >= _FEWEST:
                    return Value(str(len(run)), run[0][0], run[-1][1], "countries-listed")
                run = []
            run.append(span)
    return None
