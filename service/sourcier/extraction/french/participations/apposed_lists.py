"""Lists beside a subject that say whom it means: «la mission, composée de X et Y, …», «dont X».

A list between dashes, in brackets or behind a participle counts only where the verb follows it.
"""

import re

from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence, Word

_MADE_OF = re.compile(
    r",\s+(?:composée?s?|formée?s?|constituée?s?) (?:notamment )?(?:de |du |des |d')|"
    r",\s+comprenant (?:notamment )?"
)
_SET_OFF = re.compile(
    r"(?:\s[–—-]\s(?P<dashed>[^–—;:«»]+?)\s[–—-]|\((?P<bracketed>[^()]+)\))\s*"
    r"(?:(?:n'|y |ne |se |s'|en )*[\w']*\s*){0,4}$"
)
_AUXILIARY = r"\s*,\s+(?:[\w']+\s+|[\w]'){0,4}"


class ApposedLists:
    """Reads them in one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document, self._speakers, self._lists = document, speakers, lists

    def of(self, sentence: Sentence, word: Word) -> list[Item]:
        """The list that stands for the subject of a verb."""
        return self._composed(sentence, word) or self._set_off(sentence, word)

    def counted(self, sentence: Sentence, word: Word) -> Phrase | None:
        """«une dizaine de pays, dont X et Y, ont participé»: what is counted is the subject."""
        for one in reversed(self._speakers.phrases_in(sentence.start, word.start)):
            before = self._document.plain[max(sentence.start, one.outer - 24) : one.start]
            gap = self._document.plain[one.end : word.start]
            if patterns.QUANTITY.search(before) and one.references and len(gap) < 30:
                return one if not re.search(r"[.;:«»]", gap) else None
        return None

    def _composed(self, sentence: Sentence, word: Word) -> list[Item]:
        """«la mission, composée de X et de Y, a rencontré Z»: whom it is made of."""
        plain = self._document.plain
        for match in _MADE_OF.finditer(plain, sentence.start, word.start):
            for one in self._speakers.phrases_in(match.end(), word.start)[:1]:
                gap = plain[match.end() : one.start]
                chain = self._lists.follow(one, word.start, closed=True)
                rest = plain[chain[-1].end : word.start]
                if re.fullmatch(r"[\s\w'.]{0,12}", gap) and re.fullmatch(_AUXILIARY, rest):
                    return chain
        return []

    def _set_off(self, sentence: Sentence, word: Word) -> list[Item]:
        """«les voisins du Mali – A, B et C – y participent»: the list between the dashes."""
        plain = self._document.plain
        match = _SET_OFF.search(plain, sentence.start, word.start)
        if not match:
            return []
        start, end = match.span("dashed" if match["dashed"] else "bracketed")
        for one in self._speakers.phrases_in(start, end)[:1]:
            chain = self._lists.follow(one, end, closed=True)
            whole = re.fullmatch(r"(?:le |la |les |l')?", plain[start : one.start])
            if whole and len(chain) > 1 and not plain[chain[-1].end : end].strip():
                return chain
        return []
