"""Whom «la mission» and «elle» mean where the text says who makes up the body: its members.

The body is known by its noun; where countries or organisations are named, they must agree.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.entities import Entity
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.statements.subjects_before import group_start
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

_MASCULINE = r"groupe|comité|panel|quartet|trio|collectif"
_NOUN = rf"(?P<noun>délégation|mission|équipe|troïka|médiation|{_MASCULINE})\b"
_SUBJECT = re.compile(
    rf"(?:^|[;:,]\s|\bet\s|\bque?\s)\W*(?:la|le|cette|ce|ladite|ledit)\s{_NOUN}"
    r"(?P<of>[^,;:«»()]{0,70}?)\s*$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"\W*(?:[^.;:«»,]{{0,70}},\s)?(?:la|le|une|un|cette|ce)\s{_NOUN}", re.IGNORECASE
)
_BESIDE = re.compile(r"\W*(?:Aux côtés|Outre|En plus|Autour)\s(?:de (?=l)|du |des |d'|de )?")
_PRONOUN = re.compile(r"(?:^|[;,]\s|\bet\s)\W*(?P<pronoun>elle|il)\s*$", re.IGNORECASE)
_PRONOUN_OPENING = re.compile(r"\W*(?:elle|il)\s", re.IGNORECASE)
_OF = r"(?:de (?=la |l'|[A-ZÀ-Þ]|son |sa |ses )|du |des |d'|de )"
_MEMBERS = re.compile(
    rf"\b(?:(?:compos|form|constitu)ée?\s(?:notamment |également |aussi )?{_OF}|"
    r"(?:compren(?:d|ait|dra|ant)|incl(?:ut|uait|uant)|réuni(?:t|ssait|ssant)|"
    r"regroup(?:e|ait|ant)|compt(?:e|ait|ant))\s(?:notamment |également |aussi )?"
    r"(?:dans ses rangs,? |en son sein,? )?|"
    r"(?:conduit|dirigé|mené|emmené|piloté|présidé|guidé)e?\s(?:notamment )?par\s)"
)
_FAR = 8
"""Sentences in which it was told who makes up a body."""
_NEAR = 900
"""Characters before «la délégation» in which it was named."""
_MISSION_OF = re.compile(
    r"\b[Mm]ission (?:[a-zà-ÿ'-]+ ){0,3}?(?:de la |de l'|du |des |de |d')(?=[A-ZÀ-Þ])"
)
_SENDER_NEAR, _LONGEST_NAME = 2400, 80
"""Characters before «la délégation» in which «la mission de X» was named; those of X."""
_CHAIN = 3
"""Sentences that may begin with a pronoun, one after the other, for the same body."""


class SentBodies:
    """Remembers who makes up the bodies of one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def members(self, sentence: Sentence, word: Word) -> list[Item]:
        """Those of the body that is the subject of a verb, as far as they are named before it."""
        lead = self._document.plain[sentence.start : group_start(sentence, _modal(sentence, word))]
        subject = _SUBJECT.search(lead)
        if subject:
            start = sentence.start + subject.start("of")
            codes = self._codes(start, sentence.start + subject.end("of"))
            return self._told(sentence, subject["noun"].lower(), codes, word.start)
        pronoun = _PRONOUN.search(lead)
        noun = self._noun_before(sentence) if pronoun else ""
        masculine = bool(re.fullmatch(_MASCULINE, noun))
        if not pronoun or not noun or masculine is not (pronoun["pronoun"].lower() == "il"):
            return []
        return self._told(sentence, noun, set(), word.start)

    def named_before(self, one: Phrase) -> list[Item]:
        """«La délégation s'est ensuite entretenue avec X»: the one that was named before."""
        if one.head != "délégation" or one.plural or one.references or not one.definite:
            return []
        before = self._speakers.phrases_in(max(0, one.start - _NEAR), one.start)
        named = [phrase for phrase in before if phrase.head == one.head and phrase.references]
        if not named:
            return self._sender_before(one)
        if len({phrase.references[0].key for phrase in named}) != 1:
            return []
        sentence = self._document.sentence_at(named[0].start)
        return self._lists.follow(named[0], sentence.end) if sentence else []

    def _sender_before(self, one: Phrase) -> list[Item]:
        """«Une mission de l'Union est arrivée … La délégation rencontrera X»: who sent it."""
        found = []
        start = max(0, one.start - _SENDER_NEAR)
        for match in _MISSION_OF.finditer(self._document.plain, start, one.start):
            sender = self._speakers.phrases_in(match.end(), match.end() + _LONGEST_NAME)[:1]
            found += [it for it in sender if it.start == match.end() and it.references]
        alone = len({it.references[0].key for it in found}) == 1
        return list(found[-1:]) if alone and not found[-1].person else []

    def those_sent(self, entity: Entity, position: int) -> list[Item]:
        """«Une délégation du parti, conduite par X, est arrivée. Elle a rencontré Y»: both came."""
        if entity.type != "office" or entity.country:
            return []
        for start, _ in sorted(entity.spans, reverse=True):
            sentence = self._document.sentence_at(start) if start < position else None
            phrases = self._speakers.phrases_in(start, sentence.end) if sentence else []
            if phrases and phrases[0].start == start and phrases[0].references:
                end = min(sentence.end if sentence else position, position)
                return self._lists.follow(phrases[0], end)
        return []

    def _noun_before(self, sentence: Sentence) -> str:
        """The noun of the body that is the subject of the sentence before."""
        earlier = sentence
        for _ in range(_CHAIN):
            before = self._document.outer_before(earlier)
            if before is None:
                return ""
            noun = self._noun(before)
            if noun or not _PRONOUN_OPENING.match(self._document.plain, before.start):
                return noun
            earlier = before
        return ""

    def _noun(self, sentence: Sentence) -> str:
        opening = _OPENING.match(self._document.plain, sentence.start, sentence.end)
        return opening["noun"].lower() if opening else ""

    def _told(self, sentence: Sentence, noun: str, codes: set[str], position: int) -> list[Item]:
        """The members told in the sentences before, each once."""
        found: list[Item] = []
        for other in self._earlier(sentence):
            for chain, named in self._made_of(other, noun, position):
                if codes and named and not codes & named:
                    return found
                codes = codes or named
                found += chain
        return found

    def _earlier(self, sentence: Sentence) -> Iterator[Sentence]:
        other: Sentence | None = sentence
        while other is not None and sentence.index - other.index <= _FAR:
            yield other
            other = self._document.outer_before(other)

    def _made_of(
        self, sentence: Sentence, noun: str, limit: int
    ) -> Iterator[tuple[list[Item], set[str]]]:
        """The lists of members in one sentence, with the countries named with the body."""
        plain = self._document.plain
        first = re.search(rf"\b{noun}\b", plain[sentence.start : sentence.end], re.IGNORECASE)
        if first is None and self._noun_before(sentence) != noun:
            return
        start = sentence.start + (first.end() if first else 0)
        for match in _MEMBERS.finditer(plain, start, min(limit, sentence.end)):
            if re.search(r"[.;:«»]", plain[start : match.start()]):
                return
            chain = self._lists.direct(sentence, match.end())
            people = [one for one in chain if isinstance(one, Phrase) and one.end <= limit]
            if people:
                beside = self._beside(sentence)
                sent_by = self._sent_by(start, match.start())
                yield [*beside, *sent_by, *people], self._codes(start, match.start())

    def _sent_by(self, start: int, end: int) -> list[Item]:
        """«une mission de l'Union»: the country or organisation behind the noun."""
        near = [
            one for one in self._speakers.phrases_in(max(0, start - 40), end) if one.end > start
        ]
        own = [one for one in near if one.start < start or one.preposition == "de"]
        return [one for one in own[:1] if one.references and not one.person]

    def _beside(self, sentence: Sentence) -> list[Item]:
        """«Aux côtés de X, la mission comprend Y»: X is of it too."""
        match = _BESIDE.match(self._document.plain, sentence.start, sentence.end)
        return self._lists.direct(sentence, match.end())[:1] if match else []

    def _codes(self, start: int, end: int) -> set[str]:
        terms = self._document.terms_in(start, end, "country", "demonym", "organisation")
        return {term.code or term.name for term in terms}


def _modal(sentence: Sentence, word: Word) -> Word:
    """«doit rencontrer»: the finite verb right before an infinitive, else the verb itself."""
    before = sentence.words[word.index - 1] if word.index else word
    return before if before.finite and word.has_tense(Tense.INFINITIVE) else word
