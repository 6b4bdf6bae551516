"""Who takes part is read from constructions — a subject, «avec», «entre» — never from nearness.

A list of phrases is followed as long as nothing but commas, «et» and articles stands between.
"""

import re
from collections.abc import Iterable, Iterator

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.entities import Actor, Entities
from sourcier.extraction.french.frames import Frame, Participation
from sourcier.extraction.french.phrases import Phrase, PhraseKind
from sourcier.extraction.french.speakers import Speakers
from sourcier.extraction.french.support import Support
from sourcier.extraction.french.triggers import meeting_verb

_DETERMINER = (
    r"(?:avec |de |du |des |d'|à |au |aux |par )?"
    r"(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs )?"
)
_LIST_GAP = re.compile(
    rf"^\s*(?:\([^)]{{1,60}}\))?\s*(?:,|,?\s*\bet\b|,?\s*\bpuis\b|,?\s*ainsi qu(?:e |')|"
    rf",?\s*mais aussi|,?\s*et aussi|"
    rf",?\s*(?:conduite|dirigée|menée|emmenée|représentée)s? par|,?\s*notamment|,?\s*dont|"
    rf",?\s*y compris|,?\s*accompagnée?s? |,?\s*aux côtés |,?\s*comme)\s*"
    rf"(?:également |notamment |aussi |enfin )?{_DETERMINER}$",
    re.IGNORECASE,
)
_ADVERBS = (
    r"(?:[\s,]|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|demain|matin|soir|"
    r"après-midi|également|notamment|longuement|brièvement|séparément|aussi|ensuite|en tête-à-tête|"
    r"en personne|par téléphone|au téléphone|en visioconférence|par visioconférence|à huis clos|"
    r"ce|le|dans la soirée|dans la matinée|successivement|récemment|prochainement|\d{1,2}|1er|"
    r"janvier|février|"
    r"mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|20\d\d|tour à tour|"
    r"dernier|prochain|en marge d[^,]{3,50},?|à [A-ZÉ][\w'-]+(?: [A-ZÉ][\w'-]+)?|au (?:Kremlin|"
    r"palais[^,]{0,30})|"
    r"à l'Élysée|à la Maison Blanche|en [A-ZÉ][\w'-]+)\b)*"
)
_OBJECT_GAP = re.compile(
    rf"^{_ADVERBS}\s*(?:avec\s+)?(?:le |la |les |l'|un |une |des |son |sa |ses |leur |leurs |"
    rf"plusieurs )?$"
)
_LATE_WITH = re.compile(rf"^{_ADVERBS}[^.;:«]{{0,40}}\bavec {_DETERMINER}$")
_WITH = re.compile(
    rf"\b(?:avec|aux côtés d(?:e|u|es)|en compagnie d(?:e|u|es)|en présence d(?:e|u|es)|"
    rf"accompagnée?s? (?:de|du|des|par)|"
    rf"ainsi qu'avec)\s+{_DETERMINER}$|\b(?:aux côtés|en présence|en compagnie) d'$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bentre\s+{_DETERMINER}$", re.IGNORECASE)
_OF = re.compile(r"^\s*(?:[\w-]+\s+){0,3}?(?:de |du |des |d')(?:la |le |les |l')?$", re.IGNORECASE)
_PARTICIPATION = re.compile(
    r"\b(?:la participation|la présence|en présence|représentée?s? par|coprésidée?s? par|"
    r"présidée?s? par|"
    r"dirigée?s? par|organisée?s? par|menée?s? par|conduite?s? par|figurai?e?n?t?(?: même|"
    r" également| aussi)?|"
    r"convoquée?s? par|reçue?s? par|accueillie?s? par|à l'invitation|à l'initiative)"
    rf"\s*{_DETERMINER}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"\b(?:pour|sur|autour|afin|concernant|visant|portant|consacrée?s?|accord|paix|guerre|d'un|"
    r"d'une|relations|coopération)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(?:sans|en l'absence d(?:e|u|es)|à l'exception d(?:e|u|es)|hormis|l'absence d(?:e|u|es))\s*"
    rf"{_DETERMINER}$|\bl'absence d'$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:ne |n')(?:\w+\s+){0,3}$", re.IGNORECASE)
_HOST = re.compile(
    r"\b(?:présid|dirig|organis|convoqu|accueill|invitation|initiative|coprésid)", re.I
)
_POSSESSIVE = re.compile(r"\b(?:son|sa|ses)\s+(?:\w+\s+)?$", re.IGNORECASE)


class Participants:
    """Finds who takes part in the meetings of one document."""

    def __init__(self, document: Document, entities: Entities, speakers: Speakers) -> None:
        self._document = document
        self._entities = entities
        self._speakers = speakers
        self.last: Frame | None = None

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
        """«…, ainsi que X»: whom a list adds after a verb of taking part."""
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if _LIST_GAP.match(self._document.plain[start : one.start]):
                self._add(frame, self._follow(one, sentence.end), "takes-part-there", False)

    # a verb that is a meeting ---------------------------------------------------------------

    def _of_verb(self, sentence: Sentence, frame: Frame) -> None:
        word = sentence.words[sentence.at(frame.start)]
        verb = meeting_verb(sentence, word)
        if verb is None:
            return
        absent = self._is_negated(sentence, word)
        self._add(frame, self.subject(sentence, word), "subject-of-meeting-verb", absent)
        if verb.who == "object":
            frame.definite = self._points_back(sentence, frame.end)
        if verb.who in ("object", "with", "to"):
            chain = self._chain_after(sentence, frame.end)
            wanted = {"object": ("",), "with": ("avec",), "to": ("à",)}[verb.who]
            if chain and isinstance(chain[0], Phrase) and chain[0].preposition not in wanted:
                chain = []
            self._add(frame, chain, f"{verb.who}-of-meeting-verb", absent)
        if verb.infinitive in ("rencontrer", "recevoir") and not absent:
            _set_mode(frame, "in_person")

    def _points_back(self, sentence: Sentence, start: int) -> bool:
        """«a rencontré la délégation»: those met are those already named."""
        return any(
            one.kind is PhraseKind.OFFICE and one.definite and not one.references
            and one.office_kind == "collective" and one.start - start < 20
            for one in self._speakers.phrases_in(start, sentence.end)[:1]
        )  # fmt: skip

    def subject(self, sentence: Sentence, word: Word) -> list[Phrase | Actor]:
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
        while first > 0 and self._is_listed(top[first - 1], top[first]):
            first -= 1
        last = index
        while last + 1 < len(top) and _LIST_GAP.match(
            self._document.plain[top[last].end : top[last + 1].start]
        ):
            last += 1
        return list(top[first : last + 1])

    def _is_listed(self, before: Phrase, after: Phrase) -> bool:
        """Whether two phrases are items of one list; what stands after «selon» begins none."""
        gap = self._document.plain[before.end : after.start]
        return before.preposition in ("", "de") and bool(_LIST_GAP.match(gap))

    def _floor(self, sentence: Sentence, word: Word) -> int:
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";", "où") and other.tag != "PRON":
                floor = other.end
        return floor

    # a verb that says something of a meeting ------------------------------------------------

    def _of_support(self, sentence: Sentence, support: Support) -> None:
        frame, word = support.frame, support.word
        absent = self._is_negated(sentence, word)
        if support.uses == "gathers":
            chain = self._chain_after(sentence, word.end)
            self._add(frame, chain, "object-of-gathering-verb", False)
        elif support.uses == "subject_takes_part" and support.after:
            subjects = self.subject(sentence, word)
            host = bool(_HOST.match(word.lower))
            mode = self._mode(sentence, word)
            if not (host and all(self._is_place(one) for one in subjects)):
                self._add(frame, subjects, "subject-takes-part", absent, host, mode)
        elif support.uses == "subject_takes_part":
            chain = self._chain_after(sentence, word.end)
            self._add(frame, chain, "inverted-subject-takes-part", absent)
        elif support.uses == "declines":
            self._add(frame, self.subject(sentence, word), "declined", True)

    def _is_place(self, one: "Phrase | Actor") -> bool:
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
        return bool(_NEGATED.search(before))

    # a noun ---------------------------------------------------------------------------------

    def _of_noun(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> None:
        limit = min((one.start for one in frames if one.start > frame.end), default=sentence.end)
        self._possessor(sentence, frame)
        for one in self._speakers.phrases_in(frame.end, limit):
            gap = self._document.plain[frame.end : one.start]
            if _OF.match(gap) and one.kind is not PhraseKind.CITY:
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
        chain = self._follow(one, frame.end + 400)
        self._add(frame, chain, "genitive-of-meeting-noun", False)

    def _possessor(self, sentence: Sentence, frame: Frame) -> None:
        before = self._document.plain[max(sentence.start, frame.start - 24) : frame.start]
        if not _POSSESSIVE.search(before):
            return
        index = min(sentence.at(frame.start), len(sentence.words) - 1)
        found = self._speakers.pronoun("il", sentence.words[index])
        if found.entity:
            actor = Actor(found.entity, frame.start, frame.end)
            self._add(frame, [actor], "possessive-of-meeting-noun", False)

    # prepositions ---------------------------------------------------------------------------

    def _by_preposition(self, sentence: Sentence, frames: list[Frame]) -> None:
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            before = self._document.plain[sentence.start : one.start]
            frame = self._frame_before(sentence, frames, one)
            if frame is None:
                continue
            for pattern, rule in (
                (_BETWEEN, "between"),
                (_WITH, "with"),
                (_PARTICIPATION, "said-to-take-part"),
            ):
                match = pattern.search(before)
                if match and (rule != "with" or self._takes_with(sentence, frame, match)):
                    chain = self._follow(one, sentence.end, rule == "between")
                    host = bool(_HOST.search(match.group()))
                    self._add(frame, chain, rule, False, host)
            if _ABSENT.search(before):
                self._add(frame, self._follow(one, sentence.end), "absent", True)

    def _takes_with(self, sentence: Sentence, frame: Frame, match: re.Match[str]) -> bool:
        """Whether «avec X» is said of the meeting, and not of its subject or purpose."""
        if frame.verbal and frame.family == "visit":
            return False
        position = sentence.start + match.start()
        ends = [end for _, end in frame.anchors if end <= position]
        gap = re.sub(r"^\s*d(?:e |')\w+", "", self._document.plain[max(ends, default=0) : position])
        return not _TOPIC.search(gap)

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

    def _chain_after(self, sentence: Sentence, start: int) -> list[Phrase | Actor]:
        """The list of phrases that begins after a verb, with nothing but adverbials before it."""
        for one in self._speakers.phrases_in(start, sentence.end):
            if one.kind is PhraseKind.CITY and one.preposition:
                continue
            if one.kind is PhraseKind.COUNTRY and one.preposition == "en":
                continue
            gap = self._document.plain[start : one.start]
            late = _LATE_WITH.match(gap) and not _TOPIC.search(gap)
            if _OBJECT_GAP.match(gap) or late:
                return self._follow(one, sentence.end)
            return []
        return []

    def _follow(self, first: Phrase, limit: int, closed: bool = False) -> list[Phrase | Actor]:
        chain: list[Phrase | Actor] = [first]
        end = first.end
        for one in self._speakers.phrases_in(first.end, limit):
            gap = self._document.plain[end : one.start]
            if not _LIST_GAP.match(gap) or (not closed and self._begins_clause(one)):
                break
            chain.append(one)
            end = one.end
        return chain

    def _begins_clause(self, one: Phrase) -> bool:
        """Whether a verb follows at once: then the phrase is a subject, not an item of the list."""
        sentence = self._document.sentence_at(one.start)
        if sentence is None:
            return False
        index = sentence.at(one.end)
        following = sentence.words[index : index + 1]
        before = self._document.plain[max(0, one.outer - 4) : one.outer].strip()
        return bool(following) and following[0].finite and before.endswith((",", "et"))

    def _add(
        self,
        frame: Frame,
        phrases: Iterable["Phrase | Actor"],
        rule: str,
        absent: bool,
        host: bool = False,
        mode: str = "unknown",
    ) -> None:
        for actor in self._actors(frame, phrases):
            frame.add(Participation(actor, mode, rule, absent, host))

    def _actors(self, frame: Frame, phrases: Iterable["Phrase | Actor"]) -> Iterator[Actor]:
        for one in phrases:
            if isinstance(one, Actor):
                yield one
            elif one.kind is PhraseKind.CITY:
                yield from self._capital(one)
            elif self._is_pair(one) and self.last:
                yield from (found.actor for found in self.last.participations if not found.absent)
            elif one.kind is not PhraseKind.MEDIA:
                yield from self._entities.actors(one)

    def _is_pair(self, one: Phrase) -> bool:
        """«les deux présidents» are those of the meeting told of just before."""
        words = self._document.plain[one.outer : one.end].lower()
        return one.plural and not one.references and words.startswith("les deux")

    def _capital(self, one: Phrase) -> Iterator[Actor]:
        """«Berlin et Paris ont discuté»: a capital as a subject is its country."""
        if one.preposition in ("", "entre", "avec"):
            yield self._entities.country_of(one)


def _set_mode(frame: Frame, mode: str) -> None:
    for one in frame.participations:
        if one.mode == "unknown":
            one.mode = mode
