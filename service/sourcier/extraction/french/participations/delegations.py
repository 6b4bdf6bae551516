"""Whom a delegation brings: who leads it, whom it comprises, on whose behalf it comes.

A sentence without a meeting of its own speaks of the last one.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.participations.phrase_lists import Item, PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

Found = tuple[list[Item], str]
_BODY = (
    r"\b(?:délégations?|équipes?|parties?|représentations?|camps?|côtés?|celles?|groupe|"
    r"negociateurs|négociateurs)\b"
)
_ADVERB = r"(?:(?:également|aussi|notamment|en outre|par ailleurs|entre autres|en effet)\s+)?"
_COMPRISES = re.compile(
    rf"(?:{_BODY}[^.;:«»]{{0,90}}?\s|\b[Ee]lles?\s)(?:compren(?:d|ait|dra|nent|aient)|"
    r"incl(?:u[ta]|uait|ura|uent|uaient)|compt(?:e|ait|era|ent|aient)|intègr(?:e|ait|era)|"
    r"(?:est|était|sera|a été) (?:notamment |également )?(?:composée|formée|constituée) "
    rf"(?:de|du|des|d')|se compos(?:e|ait) (?:de|du|des|d'))\s*{_ADVERB}"
    r"(?:(?:dans ses rangs|en son sein),?\s*)?"
)
_LED = re.compile(
    rf"(?:{_BODY}[^.;:«»]{{0,90}}?\s|\b[Ee]lles?\s|\by\s)(?:est|était|sera|serait|a été|avait été|"
    r"devrait être|doit être|voyait|sont|étaient|seront|ont été)\s+"
    r"(?:également\s+|aussi\s+|notamment\s+|elle\s+|pas\s+)?"
    r"(?:conduit|dirigé|mené|emmené|représenté|piloté|présidé|guidé|chapeauté)e?s? "
    r"(?:notamment )?par\s+"
)
_HEADED = re.compile(
    r"(?:(?:principal|principale|chef|seul) (?:négociateur|représentant|émissaire)(?: [\w-]+)? "
    r"(?:est|sera|était)\s+)|"
    r"(?:à la tête|chef(?:fe)?) de (?:la|cette|leur|sa) délégation(?: [\w-]+)?,? "
    r"(?:se (?:trouv(?:e|ait|era)|tien(?:t|dra))|figur(?:e|ait|era)|est|sera|était)\s+",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\b(?:condui(?:t|sait|ra|sant)|dirig(?:e|eait|era|eant)|mèn(?:e|era)|menait|menant|emmen|"
    r"emmèn(?:e|era)|prési(?:de|dait|dera))\s+(?:la|une|cette|leur)\s+"
    r"(?:(?:forte|importante|large)\s+)?délégation"
)


class Delegations:
    """Reads what a document says of those who were sent."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Those whom one sentence names as heads or members of a delegation."""
        plain = self._document.plain
        for pattern, rule in (
            (_LED, "heads-delegation"),
            (_COMPRISES, "member-of-delegation"),
            (_HEADED, "heads-delegation"),
        ):
            for match in pattern.finditer(plain, sentence.start, sentence.end):
                yield self._whose(sentence, match.end()), "delegation-of-country"
                yield self._lists.agent(sentence, match.end()), rule
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            if speaks_for_delegation(plain, one):
                yield [one], "heads-delegation"
        for match in _LEADS.finditer(plain, sentence.start, sentence.end):
            yield self._leader(sentence, match.start()), "heads-delegation"

    def _whose(self, sentence: Sentence, end: int) -> list[Item]:
        """«la délégation turque», «celle de l'Iran»: the country comes."""
        before = self._speakers.phrases_in(sentence.start, end)
        body = re.compile(r"délégation|équipe|représentation|partie|négociateur")
        for one in reversed(before):
            text = self._document.plain[one.outer : one.end].lower()
            gap = self._document.plain[max(sentence.start, one.outer - 12) : one.start].lower()
            if one.references and (body.search(text) or re.search(r"\bcelle ", gap)):
                return [one]
        return []

    def _leader(self, sentence: Sentence, start: int) -> list[Item]:
        before = [
            one
            for one in self._speakers.phrases_in(sentence.start, start)
            if one.person and not one.preposition
        ]
        gap = self._document.plain[before[-1].end : start] if before else "."
        near = re.fullmatch(r"[\s,]*(?:qui |lequel |laquelle |en )?(?:\w+[\s,]+){0,3}", gap)
        return [before[-1]] if before and near else []


def speaks_for_delegation(plain: str, one: Phrase) -> bool:
    """«le chef de la délégation turque, X»: whoever leads it is there."""
    if not (one.person and one.role):
        return False
    role = plain[one.role[0] : one.role[1]].lower()
    return bool(re.search(r"\b(?:chef|cheffe|membre|négociateur|négociatrice)\b.*délégation", role))
