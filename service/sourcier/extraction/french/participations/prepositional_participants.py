"""Who comes by a preposition: «avec X», «entre X et Y», «en présence de X», «présidée par X».

The preposition must hang on the meeting: what another noun between them governs takes no part.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.meeting_verbs import is_people
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_VERBS_OF_HOLDING = frozenset(
    ("a", "ont", "est", "sont", "était", "étaient", "sera", "seront", "fut", "serait", "verra",
     "voit", "verrait", "connaîtra", "connaît", "enregistre", "enregistrera", "es")
)  # fmt: skip
"""Verbs that may stand between a meeting and who comes; «es» is that of «Dar es Salaam»."""
_BETWEEN_OTHERS = words("participations_between_others")
_CHAIRED = re.compile(r"(?:co-?)?(?:présid|convoqu)")
_CHAIRED_BODIES = frozenset(
    ("conseil", "comité", "commission", "groupe", "gouvernement", "délégation", "équipe", "mission",
     "parti", "organisation", "union", "assemblée", "chambre", "cellule", "coalition", "alliance",
     "fondation", "association", "pays")
)  # fmt: skip
"""What is chaired besides meetings: «une réunion avec le comité présidé par X».

Behind a comma it is the meeting: «une réunion de la coalition, présidée par X»."""
_OWN_MEN = re.compile(r"avec (?:son|sa|ses) ", re.IGNORECASE)
"""«est arrivé à Oslo avec son ministre X»: one who travels along."""
_DECIDED_BY = re.compile(
    r"\b(?:décision|résolution|recommandation|conclusion|communiqué|suite|prolongement)s? "
    r"(?:à |final |finale )?(?:de |du |des )?(?:la |l'|le )?(?:[\w-]+ ){0,3}$"
)
_PURPOSE = ("pour", "afin", ",", "et")
_TIMES = words("participations_times")


class PrepositionalParticipants:
    """Reads the prepositions of one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence, frames: list[Frame]) -> Iterator[tuple[Frame, Found]]:
        """All whom a preposition of the sentence brings to one of its meetings."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            before = self._document.plain[sentence.start : one.start]
            frame = self._frame_before(sentence, frames, one)
            if frame is None:
                yield from self._fronted(sentence, frames, one)
                continue
            for pattern, rule in (
                (patterns.BETWEEN, "between"),
                (patterns.WITH, "with"),
                (patterns.PARTICIPATION, "said-to-take-part"),
            ):
                match = pattern.search(before)
                without = match is not None and before.endswith("sans ", 0, match.start())
                if match and not without and self._is_of_meeting(sentence, frame, match, rule):
                    chain = self._lists.follow(one, sentence.end, rule == "between")
                    host = rule != "between" and bool(patterns.HOST.search(match.group()))
                    present = rule == "with" and "présence" in match.group().lower()
                    yield frame, Found(chain, "in-presence-of" if present else rule, host)

    def _fronted(
        self, sentence: Sentence, frames: list[Frame], one: Phrase
    ) -> Iterator[tuple[Frame, Found]]:
        """«En présence de X, une réunion s'est tenue»: said before the meeting is named."""
        before = self._document.plain[sentence.start : one.start]
        following = [frame for frame in frames if self._may_follow(frame, one.end)]
        if not following or not patterns.FRONTED.match(before):
            return
        chain = self._lists.up_to_comma(self._lists.follow(one, sentence.end))
        gap = self._document.plain[chain[-1].end : following[0].start]
        gap = re.sub(r"\b(?:M|MM|Mme|S\.E)\.", "", gap)
        told = any(one.finite for one in sentence.between(chain[-1].end, following[0].start))
        set_off = gap.lstrip().startswith(",") or ("," in gap and not told)
        if set_off and not re.search(r"[.;:»]|\bqu[e']", gap):
            host = bool(patterns.HOST.search(before))
            yield following[0], Found(chain, "fronted-participation", host)

    def _may_follow(self, frame: Frame, end: int) -> bool:
        """«À l'invitation de X, conformément à la décision de la session, un sommet …»."""
        before = self._document.plain[max(end, frame.start - 60) : frame.start]
        return frame.start > end and not _DECIDED_BY.search(before)

    def _is_of_meeting(
        self, sentence: Sentence, frame: Frame, match: re.Match[str], rule: str
    ) -> bool:
        """Whether the preposition hangs on the meeting, and on no other noun between."""
        if rule == "with":
            return self._takes_with(sentence, frame, match)
        start = sentence.start + match.start()
        ends = [end for _, end in frame.anchors if end <= start]
        nouns = [
            word
            for word in sentence.between(max(ends, default=sentence.start), start)
            if word.tag == "NOUN"
        ]
        if not nouns:
            return True
        last = nouns[-1]
        if rule == "between":
            listed = last.lower in _BETWEEN_OTHERS and not _is_kind(sentence, frame, last)
            return not (listed or _governs_between(sentence, last, start))
        if not re.match(r"\w+ée?s? par\b", match.group()):
            return True
        set_off = self._document.plain.endswith(", ", 0, start)
        of_body = not set_off and any(noun.lower in _CHAIRED_BODIES for noun in nouns)
        if _CHAIRED.match(match.group()) and not of_body:
            return True
        return last.index + 3 <= sentence.at(start) or _is_when(last)

    def _takes_with(self, sentence: Sentence, frame: Frame, match: re.Match[str]) -> bool:
        """Whether «avec X» is said of the meeting, and not of its subject or purpose."""
        position = sentence.start + match.start()
        if frame.verbal and frame.family == "visit":
            return bool(_OWN_MEN.search(match.group())) or _goes_with(sentence, frame, position)
        ends = [end for _, end in frame.anchors if end <= position]
        if not frame.verbal and position < frame.start:
            return bool(ends) and not match.group().lower().startswith("avec")
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
        barred = any(word.finite and word.lower not in _VERBS_OF_HOLDING for word in words)
        if barred or re.search(r"[;:]|\b(?:que|qui|dont)\b|\bqu'", gap):
            return None
        return frames[anchors[-1][1]]


def _goes_with(sentence: Sentence, frame: Frame, position: int) -> bool:
    """«est arrivé mardi à Oslo avec le ministre X»: company, where nothing else is done."""
    between = sentence.between(frame.end, position)
    return not any(one.tag in ("VERB", "AUX") or one.lower in _PURPOSE for one in between)


def _governs_between(sentence: Sentence, noun: Word, start: int) -> bool:
    """«ont parlé des liens entre X et Y»: a noun that is spoken of, with «entre» right behind."""
    before = sentence.words[max(0, noun.index - 2) : noun.index]
    said = [one.lower for one in before]
    topic = said[-1:] in (["des"], ["du"]) or (said[:1] == ["de"] and before[-1].tag == "DET")
    behind = sentence.between(noun.end, start + 1)
    return topic and not behind and not _is_when(noun) and not is_people(noun)


def _is_kind(sentence: Sentence, frame: Frame, noun: Word) -> bool:
    """«des pourparlers de paix entre X et Y»: what kind of talks, not what they spoke of."""
    before = sentence.words[max(0, noun.index - 1) : noun.index]
    return bool(before) and before[0].lower in ("de", "d'") and before[0].start == frame.end + 1


def _is_when(word: Word) -> bool:
    return word.lower in _TIMES
