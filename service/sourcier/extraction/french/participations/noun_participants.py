"""Who takes part as the words around the noun of a meeting say: a genitive, a possessive, a chair.

Whoever chairs is the host.
"""

import re
from collections.abc import Iterator
from functools import cache

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.relatives import antecedent
from sourcier.extraction.french.participations.subjects_ahead import SubjectsAhead
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.terms import country_name
from sourcier_events.names import fold

_PAIR = re.compile(
    r"(?P<before>\s+(?:(?:tri|quadri|bi)\w+ |\w+(?:el|elle|al|ale|if|ive|que) |(?:du|d'un) )?)"
    r"[A-ZÉÀ][\w'.]+(?: [A-ZÉ][\w']+)?\s?[-–—/]\s?(?=[A-ZÉ])"
)
_AT_PLACE = re.compile(r"\s+(?:[\w-]+ ){0,3}(?:à|au|aux|en|dans)(?: la| l'| le| les)?\s*")
_OF_AFTER_PLACE = re.compile(
    r"\s+(?:(?:\w+di|dimanche|hier|demain|aujourd'hui|en [\w]+|cette semaine) )?"
    rf"(?:de |du |des |d')(?:la |le |les |l')?{patterns.ADDRESS}$"
)
_COMPOUND = re.compile(r"(?:\s+\w+){0,2}?\s+(?P<first>(?:\w+o-)+)(?P<second>\w+)")
_THEIR = re.compile(r"\b(?:leurs?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_TO = re.compile(r"\s(?:aux?|à la|à l'|à ces|à cette|à)\s*(?:[\w-]+ ){0,2}")
_SENT = frozenset(("délégation", "équipe", "négociateur", "représentant", "envoyé", "émissaire"))
_OBJECT = re.compile(r"\s*(?:,[^,;.]{0,40},|,)?\s*(?:une?|des|plusieurs|de)\s(?:[\w-]+ ){0,2}")
_HELD = re.compile(
    r",? (?:a|ont|avait|avaient|aura|auront|aurait)(?: eue?s?| tenue?s?| menée?s?| conduite?s?)?\b"
)

_NEAR, _OPENING = 30, 90
"""Characters before «son entretien» in the adverbials that open a sentence."""


@cache
def _prefixes() -> dict[str, str]:
    groups = lexicons().demonyms.prefixes.items()
    return {fold(prefix): code for code, prefixes in groups for prefix in prefixes.split()}


def _country(code: str, start: int, end: int) -> Phrase:
    named = Reference(PhraseKind.COUNTRY, code, country_name(code), start, end)
    return Phrase(PhraseKind.COUNTRY, start, start, end, references=(named,))


class NounParticipants:
    """Reads the nouns of the meetings of one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document = document
        self._speakers = speakers
        self._lists = lists
        self._clauses = clauses
        self._ahead = SubjectsAhead(document, speakers, lists)

    def find(self, sentence: Sentence, frame: Frame, frames: list[Frame]) -> Iterator[Found]:
        """All constructions around one noun."""
        limit = min((one.start for one in frames if one.start > frame.end), default=sentence.end)
        yield from self._possessor(sentence, frame)
        yield from self._chair(sentence, frame)
        yield from self._owner(frame, limit)
        pair = _PAIR.match(self._document.plain, frame.end)
        if pair:
            yield Found(self._joined(pair), "names-joined-by-hyphen")
        compound = _COMPOUND.match(self._document.plain, frame.end)
        if compound:
            yield Found(self._compound(compound), "compound-demonym")
        yield from self._delegation(sentence, frame)
        yield from self._held_by(sentence, frame)
        yield from self._had_with(sentence, frame)

    def _had_with(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«X aura avec Y un entretien», «Y, avec qui X a rendez-vous»: before the noun."""
        for who, rule in (("with", "had-with"), ("whose", "possessive-of-meeting-noun")):
            met = antecedent(self._document, self._speakers, sentence, frame.start, who)
            if met:
                yield Found([met], rule)
        for one in self._speakers.phrases_in(sentence.start, frame.start)[-1:]:
            gap = self._document.plain[one.end : frame.start]
            if one.preposition == "avec" and _OBJECT.fullmatch(gap):
                yield Found([one], "had-with")

    def _held_by(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«l'entrevue que X a eue avec Y»."""
        plain = self._document.plain
        for one in self._speakers.phrases_in(frame.end, sentence.end)[:1]:
            if not re.fullmatch(r" qu(?:e |')(?:le |la |les |l')?", plain[frame.end : one.start]):
                return
            chain = self._lists.follow(one, sentence.end)
            end = chain[-1].end
            held = _HELD.match(plain, end, sentence.end)
            if held:
                yield Found(chain, "holds-meeting")
                yield Found(self._lists.after(sentence, held.end(), "avec"), "holds-meeting")

    def _delegation(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«la délégation turque aux pourparlers»: it comes to the meeting that follows."""
        for one in self._speakers.phrases_in(sentence.start, frame.start)[-1:]:
            gap = self._document.plain[one.end : frame.start]
            sent = one.kind is PhraseKind.OFFICE and one.head.rstrip("s") in _SENT
            if sent and _TO.fullmatch(gap):
                yield Found([one], "delegation-to-meeting")

    def _joined(self, pair: re.Match[str]) -> list[Item]:
        """«le sommet Inde-Japon», «le tête-à-tête Macron-Merz»: all names that hyphens join."""
        found: list[Item] = []
        end = pair.end("before")
        for one in self._speakers.phrases_in(end, end + 80):
            gap = self._document.plain[end : one.start].strip()
            if found and gap not in ("-", "–", "—", "/"):
                break
            found.append(one)
            end = one.end
        return found if len(found) > 1 else []

    def _compound(self, match: re.Match[str]) -> list[Item]:
        """«des pourparlers américano-russes»: the countries in one adjective."""
        found: list[Item] = []
        for part in re.finditer(r"\w+o(?=-)", match["first"]):
            code = _prefixes().get(fold(part.group()))
            if code is None:
                return []
            start = match.start("first") + part.start()
            found.append(_country(code, start, start + len(part.group())))
        start, end = match.span("second")
        last = self._document.terms_in(start, end, "demonym")
        return [*found, _country(last[0].code, start, end)] if last else []

    def _chair(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«le président de la conférence, X»."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            role = one.role
            if one.person and role and role[0] < frame.start and frame.end <= role[1]:
                yield Found([one], "chair-of-meeting", host=True)

    def _owner(self, frame: Frame, limit: int) -> Iterator[Found]:
        """«la visite de X», «la visite à Y de X»: the place may stand between."""
        start, of = frame.end, patterns.OF
        for one in self._speakers.phrases_in(frame.end, limit)[:2]:
            gap = self._document.plain[start : one.start]
            if start == frame.end and _AT_PLACE.fullmatch(gap) and one.is_place:
                start, of = one.end, _OF_AFTER_PLACE
                continue
            if of.match(gap) and one.kind is not PhraseKind.CITY:
                yield from self._genitive(frame, one)
            return

    def _genitive(self, frame: Frame, one: Phrase) -> Iterator[Found]:
        """«la réunion des ministres de X», «la visite du président Y», «le sommet de l'OTAN»."""
        if one.kind is PhraseKind.COUNTRY and frame.family not in ("talks", "call"):
            return
        if one.kind is PhraseKind.ORGANISATION and frame.family == "conference":
            return
        yield Found(self._lists.follow(one, frame.end + 400), "genitive-of-meeting-noun")

    def _possessor(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        before = self._document.plain[max(sentence.start, frame.start - 24) : frame.start]
        if _THEIR.search(before):
            several = self._several_of_clause(sentence, frame) or self._lists.plural_before(
                sentence, frame.start
            )
            yield Found(several or self._both(sentence, frame), "possessive-of-several")
            return
        if not patterns.POSSESSIVE.search(before):
            return
        rule = "possessive-of-meeting-noun"
        ahead = self._subject_ahead(sentence, frame)
        if ahead:
            yield Found(ahead, rule)
            return
        found = self._speakers.pronoun("il", sentence.word_at(frame.start))
        entity = found.entity and self._lists.antecedents.spoken_for(found.entity)
        if entity:
            yield Found([Actor(entity, frame.start, frame.end)], rule)

    def _several_of_clause(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«Tunis et Tripoli ont repris leurs pourparlers»: the subject, where it is several."""
        for word in reversed(sentence.words[: sentence.at(frame.start)]):
            if patterns.CLAUSE.match(word.lower):
                return []
            if word.finite:
                subject = self._clauses.subject(sentence, word)
                keys = {actor.entity.key for actor in self._lists.actors(subject)}
                return subject if len(keys) > 1 else []
        return []

    def _both(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«X a dit à Y, durant leur entretien»: who speaks, and the one spoken to."""
        people = [
            one for one in self._speakers.phrases_in(sentence.start, frame.start) if one.person
        ]
        speaker = next((one for one in people if not one.preposition), None)
        spoken_to = next((one for one in people if one.preposition == "à"), None)
        return [speaker, spoken_to] if speaker and spoken_to else []

    def _subject_ahead(self, sentence: Sentence, frame: Frame) -> list[Item]:
        """«Après sa rencontre avec Y, X …»: the possessive points at the subject that follows."""
        opening = frame.start - sentence.start
        if opening > _OPENING or self._speakers.phrases_in(sentence.start, frame.start):
            return []
        if opening > _NEAR and not self._is_set_off(sentence, frame):
            return []
        ahead = self._lists.after_comma(frame.end, sentence.end)
        named: list[Item] = [one for one in ahead if one.person]
        return self._ahead.find(sentence, frame)[:1] or named[:1]

    def _is_set_off(self, sentence: Sentence, frame: Frame) -> bool:
        """«Sur son compte, après son entretien avec Y, X …»: no verb stands before."""
        lead = sentence.between(sentence.start, frame.start)
        return any(one.text == "," for one in lead) and not any(one.finite for one in lead)
