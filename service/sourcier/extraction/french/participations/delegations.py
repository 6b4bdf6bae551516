"""Whom a delegation brings: who leads it, whom it comprises, on whose behalf it comes.

A sentence without a meeting of its own speaks of the last one.
"""

import re
from collections.abc import Iterator, Sequence

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import THAT
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_BODY = (
    r"\b(?:délégations?|équipes?|parties?|représentations?|camps?|côtés?|celles?|groupe|"
    r"entourage|suite officielle|médiation|"
    r"negociateurs|négociateurs)\b"
)
_ADVERB = r"(?:(?:également|aussi|notamment|en outre|par ailleurs|entre autres|en effet)\s+)?"
_COMPRISES = re.compile(
    rf"(?:{_BODY}[^.;:«»]{{0,90}}?\s|\b(?:[Ee]lles?|[Cc]elle-ci)\s)(?:compren(?:d|ait|dra|nent|aient)|"
    r"incl(?:u[ta]|uait|ura|uent|uaient)|compt(?:e|ait|era|ent|aient)|intègr(?:e|ait|era)|"
    r"(?:est|était|sera|a été) (?:notamment |également )?(?:composée|formée|constituée) "
    rf"(?:des|de|du|d')|se compos(?:e|ait) (?:des|de|du|d'))\s*{_ADVERB}"
    r"(?:(?:dans ses rangs|en son sein),?\s*)?"
)
_COMPRISING = re.compile(
    rf"{_BODY}(?:\s[^.;:«»,]{{0,60}}?)?,?\s(?:comprenant|incluant|comptant|"
    rf"(?:composée|formée) (?:des|de|du|d')|où figur(?:ent|aient))\s*{_ADVERB}"
)
_NEGOTIATION = re.compile(r"pourparler|négociation|discussion|round|cycle|manche", re.IGNORECASE)
_SENT_BODY = re.compile(r"délégation|équipe|représentation|partie|négociateur")
_THAT_BY = re.compile(r"\bcelle (?:de la |de l'|du |des |de |d')[^.;:«»,]{2,60}? par ")
"""«la délégation de A est conduite par X, celle de B par Y»."""
_LED = re.compile(
    rf"(?:{_BODY}[^.;:«»]{{0,90}}?\s|\b[Ee]lles?\s|\by\s)(?:est|était|sera|serait|a été|avait été|"
    r"devrait être|doit être|voyait|sont|étaient|seront|ont été)\s+"
    r"(?:également\s+|aussi\s+|notamment\s+|elle\s+|pas\s+)?"
    r"(?:conduit|dirigé|mené|emmené|représenté|piloté|présidé|guidé|chapeauté|assuré)e?s? "
    r"(?:notamment )?par\s+"
)
_LED_BESIDE = re.compile(
    r"\b(?:délégation|équipe|représentation)(?:\s[^.;:«»,]{0,60}?)?,\s"
    r"(?:conduite|dirigée|menée|emmenée|pilotée|présidée|guidée) (?:notamment )?par\s+"
)
"""«La délégation turque, conduite par X, est partie»: of the meeting told of."""
_HEADED = re.compile(
    r"(?:(?:principal|principale|chef|seul) (?:négociateur|représentant|émissaire)(?: [\w-]+)? "
    r"(?:est|sera|était)\s+)|"
    r"(?:à la tête|chef(?:fe)?) de (?:la|cette|leur|sa) délégation(?: [\w-]+)?,? "
    r"(?:se (?:trouv(?:e|ait|era)|tien(?:t|dra))|figur(?:e|ait|era)|est|sera|était)\s+",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:(?:co)?(?:condui(?:t|sent|ra|ront|sai(?:t|ent)|sant)|"
    r"dirig(?:e|ent|era|eront|eai(?:t|ent)|eant)|prési(?:de|dent|dera|deront|dai(?:t|ent)))|"
    r"m(?:èn(?:e|ent|era|eront)|enai(?:t|ent)|enant)|emm(?:èn(?:e|ent|era|eront)|enai(?:t|ent))|"
    r"pilot(?:e|ent|era|eront|ai(?:t|ent)|ant)|chapeaut(?:e|ent|era|eront|ai(?:t|ent))|"
    r"(?:est|était|sera|sont|étaient|seront|pren(?:d|nent|dra|dront|ait)|a pris|ont pris) "
    r"(?:à )?la tête de)\s+(?:la |une |cette |leurs? |l')"
    r"(?:(?:forte|importante|large|respectives)\s+)?(?=délégation|équipe|(?<=la )partie )|"
    r"\b(?:condui|dirig|m[eè]n|pilot)\w+ celle (?=d)|(?<=\w) celle (?=d)"
)
_SENT = re.compile(r"(?:délégation|négociateur|médiateur)s?$")
_OFFICE_OF_CHAIR = r"(?:co-?présidente?s?\b|présidente? de (?:la )?séance\b)"
_CO_CHAIR = re.compile(_OFFICE_OF_CHAIR)
_CO_CHAIR_BEFORE = re.compile(rf"\b{_OFFICE_OF_CHAIR}[^,.;:«»]{{0,30}}, $")
_NEAR = 2
"""Sentences after a meeting in which a delegation that acts is one of that meeting."""


class Delegations:
    """Reads what a document says of those who were sent."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """Those whom one sentence names as heads or members of a delegation to a meeting."""
        plain = self._document.plain
        for pattern, rule in (
            (_LED, "heads-delegation"),
            (_LED_BESIDE, "heads-delegation"),
            (_COMPRISES, "member-of-delegation"),
            (_HEADED, "heads-delegation"),
            (_COMPRISING, "member-of-delegation"),
            (_THAT_BY, "heads-delegation"),
        ):
            for match in pattern.finditer(plain, sentence.start, sentence.end):
                sent = self._whose(sentence, match.end())
                there = self._lists.agent(sentence, match.end())
                if rule == "heads-delegation":
                    self._learn(sent, there)
                yield Found(sent, "delegation-of-country")
                yield Found(there, rule)
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            if speaks_for_delegation(plain, one) or _negotiates(plain, one, frame):
                yield Found([one], "heads-delegation")
            elif _co_chairs(plain, one, frame):
                yield Found([one], "chair-of-meeting", host=True)
        for match in _LEADS.finditer(plain, sentence.start, sentence.end):
            leaders = self._leaders(sentence, match.start())
            if leaders:
                sent = self._lists.direct(sentence, match.end())[:1]
                yield Found(leaders, "heads-delegation")
                yield Found(sent, "delegation-of-country")
        if frame.family in ("talks", "meeting") and sentence.index - frame.last <= _NEAR:
            yield from self._acting(sentence)

    def head_reports(self, sentence: Sentence, meetings: Sequence[Frame]) -> bool:
        """«le chef de la délégation turque, X, a dit que la rencontre …»: all that is told of."""
        there = self._speakers.phrases_in(sentence.start, sentence.end)
        plain = self._document.plain
        heads = [one for one in there if speaks_for_delegation(plain, one)]
        if not heads or not meetings:
            return False
        return all(THAT.search(plain, heads[0].end, one.start) for one in meetings)

    def _learn(self, sent: Sequence[Item], there: Sequence[Item]) -> None:
        """«La délégation turque est menée par X»: so X comes from there."""
        countries = [ref for one in sent if isinstance(one, Phrase) for ref in one.references]
        heads = [actor.entity for actor in self._lists.actors(there)]
        if len(countries) == 1 and len(heads) == 1 and countries[0].kind is PhraseKind.COUNTRY:
            one = countries[0]
            if heads[0].type == "person" and heads[0].country is None:
                heads[0].country = Value(one.key, one.start, one.end, "country-of-delegation")

    def before(self, sentence: Sentence) -> Iterator[Found]:
        """Delegations that act in a headline, before the text names what they came to."""
        for one in self._document.sentences[max(0, sentence.index - _NEAR) : sentence.index]:
            yield from self._acting(one)

    def _acting(self, sentence: Sentence) -> Iterator[Found]:
        """«Les délégations turque et grecque ont publié …»: both are where they negotiate."""
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            sent = one.kind is PhraseKind.OFFICE and one.definite and not one.preposition
            several = len(one.references) > 1 if one.plural else one.head == "délégation"
            if sent and several and one.references and _SENT.match(one.head):
                following = sentence.words[sentence.at(one.end) :][:2]
                if any(word.finite for word in following):
                    yield Found([one], "delegation-acts")

    def _whose(self, sentence: Sentence, end: int) -> list[Item]:
        """«la délégation turque», «celle de l'Iran»: the country comes."""
        before = self._speakers.phrases_in(sentence.start, end)
        for one in reversed(before):
            text = self._document.plain[one.outer : one.end].lower()
            gap = self._document.plain[max(sentence.start, one.outer - 12) : one.start].lower()
            if one.references and (_SENT_BODY.search(text) or re.search(r"\bcelle ", gap)):
                return [one]
        return []

    def _leaders(self, sentence: Sentence, start: int) -> list[Item]:
        top = self._speakers.phrases_in(sentence.start, start)
        last = next((i for i, one in reversed(list(enumerate(top))) if one.person), None)
        if last is None:
            return []
        gap = self._document.plain[top[last].end : start]
        first = self._lists.first_of(top, last)
        near = re.fullmatch(r"[\s,]*(?:qui |lequel |laquelle |en )?(?:\w+[\s,]+){0,3}", gap)
        return list(top[first : last + 1]) if near and not top[first].preposition else []


def speaks_for_delegation(plain: str, one: Phrase) -> bool:
    """«le chef de la délégation turque, X»: whoever leads it is there."""
    if not (one.person and one.role):
        return False
    role = plain[one.role[0] : one.role[1]].lower()
    return bool(re.search(r"\b(?:chef|cheffe|membre|négociateur|négociatrice)\b.*délégation", role))


def _negotiates(plain: str, one: Phrase, frame: Frame) -> bool:
    """«le négociateur en chef turc, X» is at the talks that are told of."""
    role = plain[one.role[0] : one.role[1]].lower() if one.person and one.role else ""
    negotiation = frame.family == "talks" and _NEGOTIATION.search(frame.kind)
    return bool(negotiation) and bool(re.match(r"négociat(?:eur|rice)\b", role))


def _co_chairs(plain: str, one: Phrase, frame: Frame) -> bool:
    """«la coprésidente pour l'ONU, X», «le président de séance, X»: of the meeting told of."""
    if not one.person or frame.family in ("visit", "call"):
        return False
    role = plain[one.role[0] : one.role[1]].lower() if one.role else ""
    before = plain[max(0, one.outer - 60) : one.outer]
    return bool(_CO_CHAIR.match(role) or _CO_CHAIR_BEFORE.search(before))
