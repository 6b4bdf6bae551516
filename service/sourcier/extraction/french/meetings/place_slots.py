"""Where meetings take place: each place of a sentence goes to one, by scope or construction.

The theatre of a war, the seat of an ambassador and the place of speaking are none.
"""

import re

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.journeys import departure, destination
from sourcier.extraction.french.meetings.meeting_verbs import is_hosting, meeting_verb
from sourcier.extraction.french.meetings.participles import is_done_there
from sourcier.extraction.french.meetings.places import Place, Places
from sourcier.extraction.french.meetings.scopes import BETWEEN, Scopes
from sourcier.extraction.french.meetings.support import Support
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_PROSPECTIVE = words("status_prospective")
_TOPICS = words("slots_topics")
_TOPICS_OF_CITIES = words("slots_topics_of_cities")
_NAMED_AFTER = re.compile(r"(?:\s+\w+)?(?: sur l(?:a |es |e |')[\w-]+)?\s+d(?:e |'|u )")
_SOURCE = re.compile(r"\b(?:selon|d'après)\s(?:[\w'-]+\s){1,6}$")
"""«selon une source à X» says where the source is."""
_TOWARD = re.compile(r"\bvers (?:la |le |l')?$")
_FOR_DOING = re.compile(
    r"\b(?:pour|afin d[e']|visant à|destinée?s? à|en vue d[e']|dans le but d[e'])\s?"
    r"(?:(?:[lnms]'|ne pas |y |en |se |s'|mieux )?)(?P<verb>\w{2,}(?:er|ir|re))\b"
)
_OF_DOING = re.compile(
    r"\b(?:moyens?|façons?|manières?|possibilité|idée) d[e'] ?\w{2,}(?:er|ir|re)\b"
)
_TO_SPEAK = re.compile(
    r"discut|parl|examin|évoqu|négoci|échang|débatt|fai|prépar|s'entreten|particip"
)
_AFTER_THAT = re.compile(
    r"\b(?:au lendemain d|à la veille d|(?:heures?|jours?|semaines?|mois|ans) (?:après|avant)|"
    r"à la suite d|dans la foulée d|quelques \w+ (?:après|avant))\b"
    r"(?![^.;:]{0,30}\b(?:arrivée|venue))[^,;]*$"
)
"""«au lendemain d'un attentat à X» says where that was."""
_DEALS_WITH = re.compile(r"port(?:e|é|ée|er|era|ait|aient|ent|eront|ant)\b[^.;:«»]{0,80}?\bsur\b")
"""«a porté sur l'aide à X»: what they spoke of."""
_IN_VIEW = re.compile(r"\ben (?:vue|prévision) d(?:e |'|u |es )[^,;:]*$")
"""«une conférence en vue du déploiement de la force au Mali»."""
_STAYS = re.compile(
    r"\b(?:bloqu|reten|hospitalis|exil|réfugi|coinc|déten|emprisonn|assign|établi|basé)\w*,? "
    r"(?:à |au |aux |en )?$"
)
"""«X, bloqué à Porto Rico,»: where somebody is instead."""
_ABOUT = re.compile(r"\b(?:sur|concernant)\b")
_BESIDE_NOUN = ("de", "d'", "à", "au", "du")
_POSTED = ("ambassad", "consul")


class PlaceSlots:
    """Fills the places of the frames of one document."""

    def __init__(self, document: Document, scopes: Scopes, places: Places) -> None:
        self._document = document
        self._scopes = scopes
        self._places = places

    def fill(self, sentence: Sentence, frames: list[Frame], supports: list[Support]) -> None:
        """The places of one sentence."""
        self._hosting(sentence, supports)
        self._before_where(sentence, frames)
        self._reached(sentence, frames)
        first = min(anchor[0] for frame in frames for anchor in frame.anchors)
        # What stands after a meeting's word comes before what stands ahead of it.
        places = sorted(self._places.of(sentence), key=lambda one: (one.start < first, one.start))
        for place in places:
            frame = self._scopes.owner(sentence, frames, place.start, place.end)
            if frame and not self._is_elsewhere(sentence, frames, frame, place):
                fill_place(frame, place)
        self._named_after_place(frames)

    def _hosting(self, sentence: Sentence, supports: list[Support]) -> None:
        """«Riga accueillera un sommet»: the subject is the place."""
        for support in supports:
            verb = support.word
            if not support.after or not is_hosting(verb):
                continue
            for term in self._document.terms_in(sentence.start, verb.start, "city", "country"):
                between = sentence.between(term.end, verb.start)
                if all(word.tag in ("AUX", "ADV", "PRON", "VERB", "ADP") for word in between):
                    fill_place(support.frame, self._places.named_by(term))

    def _reached(self, sentence: Sentence, frames: list[Frame]) -> None:
        """«a gagné Tirana», «est venu mardi à Oslo»: the place that the verb goes to."""
        for frame in frames:
            word = sentence.word_at(frame.start)
            verb = meeting_verb(sentence, word) if frame.verbal else None
            term = destination(self._document, sentence, word, verb) if verb else None
            if frame.verbal and term is None:
                term = departure(self._document, sentence, word)
            if term:
                fill_place(frame, self._places.named_by(term))

    def _before_where(self, sentence: Sentence, frames: list[Frame]) -> None:
        """«à X, où elle a rencontré Y»: the antecedent of «où» is the place."""
        for term in self._document.terms_in(sentence.start, sentence.end, "city", "country"):
            if not re.match(r"\s*,?\s+où\s", self._document.plain[term.end : term.end + 8]):
                continue
            following = [one for one in frames if one.start > term.end]
            if following and self._tells_another(sentence, following[0], term.end):
                continue
            if following and following[0].start - term.end < 120:
                fill_place(following[0], self._places.named_by(term))

    def _tells_another(self, sentence: Sentence, frame: Frame, start: int) -> bool:
        """«à X, où Y a qualifié la réunion de …»: the verb of the clause is not of the meeting."""
        anchored = [begin for begin, _ in frame.anchors]
        return any(
            (word.has_tense(Tense.PAST) or word.finite)
            and word.tag == "VERB"
            and word.lower not in _PROSPECTIVE
            and word.start not in anchored
            for word in sentence.between(start, frame.start)
        )

    def _named_after_place(self, frames: list[Frame]) -> None:
        """«le sommet de Paris»: only where nothing else says the place."""
        for frame in frames:
            if frame.verbal:
                continue
            for term in self._document.terms_in(frame.end, frame.end + 60, "city"):
                gap = self._document.plain[frame.end : term.start]
                if gap.strip() in _BESIDE_NOUN:
                    frame.evident = True
                unplaced = not frame.city and frame.family != "visit"
                if unplaced and _NAMED_AFTER.fullmatch(gap) and _fits(frame, term.code):
                    fill_place(frame, self._places.named_by(term))

    def _is_elsewhere(
        self, sentence: Sentence, frames: list[Frame], frame: Frame, place: Place
    ) -> bool:
        """«la guerre en Ukraine» says where the war is; «a déclaré à X» where somebody spoke."""
        if self._scopes.is_of_speaking(sentence, frames, place.start):
            return True
        if is_done_there(sentence, frame, place.start):
            return True
        between = self._document.plain[frame.end : place.start]
        if _SOURCE.search(between):
            return True
        if frame.family != "visit" and _TOWARD.search(
            self._document.plain[max(0, place.start - 9) : place.start]
        ):
            return True
        if _STAYS.search(self._document.plain, max(0, place.start - 24), place.start):
            return True
        index = sentence.at(place.start)
        if all(place.start < start for start, _ in frame.anchors) and self._hangs_on_noun(
            sentence, place
        ):
            return True
        before = [
            word
            for word in sentence.words[max(0, index - 4) : index]
            if word.start >= frame.end or word.end <= frame.start
        ]
        last = max((start for start, _ in frame.anchors if start < place.start), default=frame.end)
        if _DEALS_WITH.match(self._document.plain, last, place.start):
            return True
        if (
            _AFTER_THAT.search(between)
            or _IN_VIEW.search(between)
            or self._is_of_purpose(frame, place)
        ):
            return True
        if place.city or place.venue:
            posted = any(word.lower.startswith(_POSTED) for word in before)
            return posted or any(word.lower in _TOPICS_OF_CITIES for word in before[-2:])
        return any(word.lower in _TOPICS for word in before) or bool(_ABOUT.search(between))

    def _is_of_purpose(self, frame: Frame, place: Place) -> bool:
        """«pour empêcher une escalade au Mali»: where that is, unless it is to speak in a town."""
        left = [end for _, end in frame.anchors if end <= place.start]
        gap = self._document.plain[max(left) : place.start] if left else ""
        if not place.city and _OF_DOING.search(gap):
            return True
        purpose = _FOR_DOING.search(gap)
        return bool(purpose) and not (place.city and purpose and _TO_SPEAK.match(purpose["verb"]))

    def _hangs_on_noun(self, sentence: Sentence, place: Place) -> bool:
        """«un cessez-le-feu au Soudan, à l'issue d'un sommet»: the place of what stands before."""
        before = [word for word in sentence.words if word.end <= place.start]
        while before and before[-1].tag in ("ADP", "DET", "PUNCT") and before[-1].text != ",":
            before.pop()
        return (
            bool(before)
            and before[-1].tag in ("NOUN", "ADJ")
            and not self._scopes.in_date(before[-1])
            and before[-1].lower not in BETWEEN
        )


def fill_place(frame: Frame, place: Place) -> None:
    """City, venue and country where they are not known yet and nothing contradicts."""
    if not _fits(frame, place.country):
        return
    known = frame.city and frame.city.rule != "capital-of-country"
    if place.city and not known and (not frame.city or place.country):
        frame.city = Value(place.city, place.start, place.end, place.rule)
    if place.venue and not frame.venue:
        frame.venue = Value(place.venue, place.start, place.end, place.rule)
    if place.country and not frame.country:
        frame.country = Value(place.country, place.start, place.end, f"country-of-{place.rule}")


def _fits(frame: Frame, country: str) -> bool:
    return not (frame.country and country and frame.country.text != country)
