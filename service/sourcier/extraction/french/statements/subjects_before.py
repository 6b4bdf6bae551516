"""The phrase that is the subject before a verb, by word order: next to it, but for adverbials.

A comma between them must close an aside; what stands inside the aside is nobody's subject.
"""

import re
from collections.abc import Callable
from itertools import islice

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.subjects_after import OF_NOUN
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.auxiliaries import inserted
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.vocabulary.lexicon import words

_VERB_GROUP = words("speakers_verb_group")
_PREPOSITIONS = words("antecedents_prepositions")
_ADVERBIAL = re.compile(
    r"^[\s,]*(?:(?:pour sa part|de son côté|quant à (?:lui|elle)|à son tour|également|aussi|"
    r"lui-même|elle-même|en revanche|toutefois|cependant|par ailleurs|jeudi|vendredi|samedi|"
    r"dimanche|lundi|mardi|mercredi|hier|ce matin|ne|n'|s'|se|y|l'|le|en|qui)[\s,]*|"
    r"\([^)]{1,60}\)[\s,]*|[«\"»][\s,]*)*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^\s*(?:(?:à|au|aux|en|dans|de|du|des|d'|pour|chargée? d\w+)\b[^,;:–—]{1,80})?"
    r"(?:\([^)]*\)\s*)?"
    r"(?:,[^;:]{2,220},|[–—][^;:]{2,220}[–—])\s*$"
)
"""What stands between a subject and its verb: a complement, then something between commas."""
_MANY = 8
"""Phrases back to the subject of a verb behind an aside."""
_NAMED = (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION)

PhrasesIn = Callable[[int, int], list[Phrase]]


def group_start(sentence: Sentence, verb: Word) -> int:
    """The offset of the first word of a verb with its auxiliaries and pronouns."""
    behind = inserted(sentence.words, verb.index)
    index = _group_index(sentence, verb.index if behind is None else behind)
    while index < verb.index and sentence.words[index].tag == "SPACE":
        index += 1
    return sentence.words[index].start


def _group_index(sentence: Sentence, index: int) -> int:
    while index > 0 and _in_verb_group(sentence.words[index - 1]):
        index -= 1
    return index


def _in_verb_group(word: Word) -> bool:
    small = word.lower in _VERB_GROUP or word.tag in ("SPACE", "ADV")
    return small or word.text.startswith("-t")


def clitic_before(sentence: Sentence, start: int) -> Word | None:
    """The pronoun that is the subject right before a group of verbs."""
    index = sentence.at(start) - 1
    word = sentence.words[index] if index >= 0 else None
    found = word is not None and word.lower in ("il", "elle", "ils", "elles", "on")
    return word if found else None


def head_of_chain(sentence: Sentence, start: int, floor: int) -> Word | None:
    """«L'entourage du ministre fait …»: the first noun of the chain before the verb."""
    chain: list[Word] = []
    for word in reversed(sentence.between(floor, start)):
        if word.tag not in (*OF_NOUN, "X") or word.finite:
            break
        chain.insert(0, word)
    while chain and chain[0].tag == "SPACE":
        chain = chain[1:]
    if not chain or chain[0].tag == "ADP" or chain[0].lower in _PREPOSITIONS:
        return None
    return next((one for one in chain if one.tag in ("NOUN", "PROPN")), None)


def verbs_above(sentence: Sentence, verb: Word) -> list[Word]:
    """A verb, and those that it is joined to or hangs on, whose subject may be its own."""
    heads = [verb]
    while len(heads) < 4 and heads[-1].dependency in (
        "conj",
        "xcomp",
        "aux:tense",
        "aux:caus",
        "advcl",
    ):
        heads.append(sentence.words[heads[-1].head])
    return heads


class SubjectsBefore:
    """Finds them in one document."""

    def __init__(self, document: Document, phrases_in: PhrasesIn) -> None:
        self._document = document
        self._phrases_in = phrases_in

    def nearest(self, sentence: Sentence, start: int, floor: int) -> Phrase | None:
        """The last one before an offset that could be a subject at all."""
        for one in reversed(self._phrases_in(floor, start)):
            if self._may_be_subject(sentence, one) and one.kind in _NAMED:
                return one
        return None

    def adjacent(
        self, sentence: Sentence, start: int, floor: int, inside: bool = True
    ) -> Phrase | None:
        """The phrase before the verb group at `start`; over an aside only if `inside`."""
        earlier = reversed(self._phrases_in(floor, start))
        fitting = (one for one in earlier if self._may_be_subject(sentence, one))
        before = list(islice(fitting, _MANY if inside else 1))
        if not before:
            return None
        last = before[0]
        gap = self._gap(last, start)
        if _ADVERBIAL.match(gap) and self._is_closed(sentence, last, gap):
            return last
        for one in reversed(before) if inside else ():
            aside = _ASIDE.match(self._gap(one, start)) and not has_main_verb(
                sentence.between(one.end, start)
            )
            if aside and self._opens_clause(sentence, one, floor):
                return one
        return None

    def _may_be_subject(self, sentence: Sentence, one: Phrase) -> bool:
        if one.preposition:
            return one.preposition == "dont"
        quoted = any(mark.contains(one.start) for mark in sentence.quotations)
        if quoted or not sentence.covers(one.start, one.end):
            return False
        index = sentence.at(one.outer) - 1
        while index >= 0 and sentence.words[index].tag in ("SPACE", "DET", "NUM"):
            index -= 1
        if index < 0:
            return True
        before = sentence.words[index]
        if before.text == "(":
            return False
        inside = one.is_place and before.tag == "PROPN"
        return before.lower not in _PREPOSITIONS and not (inside and not one.determiner)

    def _is_closed(self, sentence: Sentence, one: Phrase, gap: str) -> bool:
        """A comma before the verb closes an aside: one that a comma opened, with nobody else."""
        if gap.count(",") != 1 or "qui" in gap:
            return True
        inside = self._document.plain[one.start : one.end]
        if "," in inside or "(" in inside:
            return self._opens_clause(sentence, one, sentence.start)
        before = self._document.plain[sentence.start : one.outer].rstrip()
        return before.endswith(",")

    def _opens_clause(self, sentence: Sentence, one: Phrase, floor: int) -> bool:
        """Whether a phrase stands first in its clause, but for adverbials."""
        words = sentence.between(max(floor, sentence.start), one.outer)
        for word in reversed(words):
            if word.text in (",", ";", ":", "»", '"', "”") or word.lower in (
                "que",
                "qu'",
                "et",
                "mais",
            ):
                return True
            if word.finite or (word.tag == "PRON" and word.lower in ("qui", "dont", "où")):
                return False
        return True

    def _gap(self, one: Phrase, start: int) -> str:
        return self._document.plain[one.end : start]
