"""Steps from a verb over what it does not govern: adverbials, asides, quotations of a word or two.

A preposition opens a phrase that ends at the next determiner or mark; a noun outside such a phrase
is an object, and its offset is kept.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import ADVERBS, is_infinitive, is_time

_NOUN_TAGS = ("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM")
_STOPS = frozenset((":", ";", "?", "!", "…", "."))
_STRONG = frozenset(("lui", "elle", "eux", "elles", "celui-ci", "celle-ci", "ceux-ci", "celles-ci"))
"""Pronouns after which no noun follows in the same phrase: «a évoqué avec lui la trêve»."""
_IDIOM = re.compile(
    r"(?:une (?:nouvelle )?fois (?:de plus|encore)?|à nouveau|de nouveau|à plusieurs reprises|"
    r"par ailleurs|en outre|dans la foulée|avec (?:force|fermeté|insistance|vigueur|gravité)|"
    r"à son tour|à leur tour|pour (?:sa|leur) part|de (?:son|leur) côté|haut et fort|sans détour|"
    r"d'emblée|en particulier|en substance|à l'unanimité|à cet égard|à ce propos|ce (?:jour|matin|"
    r"soir|week-end)|cette (?:semaine|nuit|année)|la semaine (?:dernière|passée)|l'an dernier|"
    r"le même jour|la veille|le lendemain|d'ores et déjà|tour à tour|en vain|mot pour mot)\s+",
    re.IGNORECASE,
)


class Steps:
    """The steps of one walk; `in_phrase` after a preposition, `object` once a noun stood bare."""

    def __init__(self, document: Document, sentence: Sentence, phrases: Sequence[Phrase]) -> None:
        self.plain = document.plain
        self.sentence = sentence
        self.in_phrase = False
        self.object: int | None = None
        self._ends = {one.start: one.end for one in phrases}
        self.starts = {start for one in phrases for start in (one.start, one.outer)}
        self._asides = 0

    def step(self, word: Word) -> int | None:
        """The index after a word that belongs to no content; None where the walk ends."""
        if word.lower in _STRONG:
            self.in_phrase = False
        idiom = _IDIOM.match(self.plain, word.start)
        if idiom and not self.in_phrase:
            return self.sentence.at(idiom.end())
        if word.text in _STOPS or word.lower in ("qui", "dont", "où"):
            return None
        if word.text in (",", "–", "—", "-"):
            return self._over_aside(word)
        if word.text == "(":
            return self._over_bracket(word)
        if self.opens_quotation(word):
            return self._over_quotation(word)
        if word.tag == "ADP" or word.lower in ("lors", "auprès", "afin"):
            self.in_phrase = True
            return word.index + 1
        if word.lower in ADVERBS or word.tag in ("ADV", "SPACE") or is_time(self.sentence, word):
            return word.index + 1
        if word.tag in ("DET", *_NOUN_TAGS):
            return self._over_noun(word)
        if word.tag == "PRON" or word.lower in ("et", "ou", "même"):
            return word.index + 1
        if word.tag == "VERB" and not word.finite and not is_infinitive(word):
            return word.index + 1
        return None

    def opens_quotation(self, word: Word) -> bool:
        """Whether the word is the mark that a quotation begins with."""
        return any(mark.start == word.start for mark in self.sentence.quotations)

    def _over_noun(self, word: Word) -> int:
        """A noun after a preposition belongs to it; a bare one is the object."""
        if not self.in_phrase and self.object is None:
            self.object = word.start
        words = self.sentence.words
        index = max(word.index + 1, self.sentence.at(self._ends.get(word.start, word.end)))
        while index < len(words) and (
            words[index].tag in _NOUN_TAGS or words[index].lower in ("plus", "très", "moins")
        ):
            index += 1
        if index < len(words) and words[index].tag not in ("ADP", "CCONJ"):
            self.in_phrase = False
        return index

    def _over_aside(self, comma: Word) -> int | None:
        """Past the comma that closes an aside, where the verb's content follows it."""
        self._asides += 1
        if self._asides > 3:
            return None
        following = self.sentence.words[comma.index + 1 : comma.index + 40]
        relative = bool(following) and following[0].lower in ("que", "qu'", "qui", "dont")
        if relative and self.object is None and following[0].lower in ("que", "qu'"):
            return comma.index + 1
        for word in following:
            if word.text == comma.text:
                self.in_phrase = False
                return word.index + 1
            if relative:
                continue
            if word.lower in ("que", "qu'", ":", ";") and word.dependency != "obj":
                return None
        return None

    def _over_bracket(self, opener: Word) -> int | None:
        for word in self.sentence.words[opener.index + 1 :]:
            if word.text == ")":
                return word.index + 1
        return None

    def _over_quotation(self, word: Word) -> int | None:
        mark = next(one for one in self.sentence.quotations if one.start == word.start)
        if mark.end - mark.start > 60:
            return None
        return self.sentence.at(mark.end)
