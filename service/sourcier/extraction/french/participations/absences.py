"""Who stays away: an absence is a fact of its own, never a participation.

Each construction gives those who are absent; the subject of a refusal, the object of «sans».
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.participation_patterns import DETERMINER
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

_NEGATED_BE = r"(?:n'|ne )(?:a|ont|avait|avaient|est|sont|était|étaient|sera|seront|serait|y)\s+"
_AWAY = re.compile(
    rf"\b{_NEGATED_BE}(?:\w+\s+)?(?:pas|plus|point|jamais)\s+(?:été |être )?(?:\w+ )?"
    r"(?:convié|invité|associé|représenté|présent|attendu)e?s?\b|"
    r"\b(?:n'|ne )(?:ont|a|avait|avaient|sera|seront) (?:été )?(?:convié|invité|associé)e?s?\b|"
    r"\b(?:n'|ne )(?:\w+\s+){0,2}(?:enverr\w+|envo\w+|dépêch\w+)\s+(?:pas|aucun|ni|personne)\b|"
    r"\bn'(?:a|ont|avait|avaient) (?:pas )?(?:même )?envoyé\b(?! qu)|"
    r"\b(?:annul|report)\w+\s+(?:sa|son|leur) (?:participation|venue|déplacement|présence|"
    r"voyage)\b|"
    r"\b(?:renon(?:c|ç)\w+)\s+(?:à (?:y participer|y assister|s'y rendre|sa|son|participer|"
    r"assister))|\b(?:brill\w+) par (?:son|leur) absence\b|\bmanqu\w+ à l'appel\b|"
    r"\bfai\w* faux bond\b|\bfait (?:, eux, )?faux bond\b|"
    r"\b(?:a|ont|avait) (?:poliment )?décliné\b|"
    r"\b(?:n'|ne )(?:y )?(?:a|ont|est|sont) (?:pas|jamais) (?:siégé|venue?s?|déplacée?s?)\b|"
    r"\b(?:n'|ne )(?:a|ont|avait|avaient) (?:pas )?fait le (?:déplacement|voyage)\b|"
    r"\bfai\w* l'impasse\b|\bfait l'impasse\b|\bfera l'impasse\b|"
    r"\b(?:boycott|boud|snob|sèch|séch)\w+\b|\bs'(?:est|étaient|était) (?:fait )?excus\w+\b|"
    r"\b(?:est|sera|était|sont|seront|étaient)\s+(?:\w+\s+)?absente?s?\b|"
    r"\bdéclin\w+ (?:l'|cette |son |leur )invitation|"
    r"\bpratiqu\w+ la (?:politique de la )?chaise vide\b|\bne (?:s'y rendr\w+|fera pas|feront pas)"
)
_MISSING = re.compile(
    r"\b[Gg]rande?s? absente?s? (?:de |du |des |d')(?:la |l'|ce |cette |ces )?[\w' -]{3,60}?,\s+"
)
_NAMED_ABSENT = re.compile(
    r"\b(?:sans|en l'absence d(?:e|u|es)|à l'exception (?:notable )?d(?:e|u|es)|hormis|"
    r"l'absence (?:remarquée |notable |de dernière minute |attendue )?(?:à \w+ )?d(?:e|u|es)|"
    r"excepté|sauf)\s*"
    rf"{DETERMINER}$|\b(?:l'absence|l'exception|en l'absence)(?: \w+)? d'$",
    re.IGNORECASE,
)


class Absences:
    """Reads the absences of one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document, self._speakers = document, speakers
        self._lists, self._clauses = lists, clauses

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """Those whom one sentence says to be absent."""
        for match in _AWAY.finditer(self._document.plain, sentence.start, sentence.end):
            word = self._clauses.verb_in(sentence, match)
            if word:
                yield Found(self._subject(sentence, word), "stays-away", absent=True)
        for match in _MISSING.finditer(self._document.plain, sentence.start, sentence.end):
            yield Found(self._lists.direct(sentence, match.end()), "named-absent", absent=True)
        for one in self._speakers.phrases_in(sentence.start, sentence.end):
            before = self._document.plain[sentence.start : one.start]
            if _NAMED_ABSENT.search(before) and one.kind is not PhraseKind.CITY:
                chain = self._lists.follow(one, sentence.end)
                yield Found(chain, "named-absent", absent=True)

    def _subject(self, sentence: Sentence, word: Word) -> list[Item]:
        neither = self._neither(sentence, word)
        return neither or self._clauses.refusing(sentence, word)

    def _neither(self, sentence: Sentence, word: Word) -> list[Item]:
        """«ni la Russie ni la Chine n'ont été invitées»."""
        plain = self._document.plain
        for one in self._speakers.phrases_in(sentence.start, word.start):
            if re.search(r"\bni (?:le |la |l'|les )?$", plain[sentence.start : one.start], re.I):
                return self._lists.follow(one, word.start)
        return []
