"""The subject behind its verb: the first phrase without a preposition, adverbials skipped."""

from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_ADVERBS = words("pipeline_between") | words("reports_adverbs") | words("governed_adverbs")
_TIMES = words("governed_times")
_STOPS = frozenset((":", ";", "«", '"', "“", "que", "qu'", "qui", "?", "!"))
_SECOND_VERBS = frozenset(("savoir", "valoir", "entendre", "remarquer", "observer", "lire"))
_LONGEST = 34
_OF_NOUN = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "SPACE", "NUM")


def subject_after(
    sentence: Sentence, verb: Word, ceiling: int, phrases: Sequence[Phrase]
) -> Phrase | Word | None:
    """A phrase, or the noun of a subject that no lexicon knows; None where neither comes."""
    by_start = {one.start: one for one in phrases}
    index = verb.index + 1
    prepositional = False
    while index < min(len(sentence.words), verb.index + _LONGEST):
        word = sentence.words[index]
        if word.start >= ceiling:
            return None
        phrase = by_start.get(word.start)
        if phrase and (prepositional or phrase.preposition):
            index, prepositional = _past(sentence, phrase), False
            continue
        if phrase:
            return phrase
        if word.lower in _STOPS or (word.finite and word.text != verb.text):
            return None
        if word.tag == "ADP":
            prepositional = True
        elif _is_time(sentence, word) or word.text in (",", "(", ")"):
            prepositional = False
        elif word.tag == "DET" and not prepositional:
            following = sentence.words[index + 1 : index + 3]
            noun = next((one for one in following if one.tag in ("NOUN", "PROPN")), None)
            if noun and noun.start not in by_start and not _is_time(sentence, noun):
                inner = any(one.start in by_start for one in following)
                if not inner:
                    return _apposition(sentence, noun, phrases) or noun
        elif word.tag in ("NOUN", "PROPN", "ADJ", "NUM") and not prepositional:
            pass
        elif word.tag in ("NOUN", "PROPN"):
            prepositional = _goes_on(sentence, index)
        index += 1
    return None


def _apposition(sentence: Sentence, noun: Word, phrases: Sequence[Phrase]) -> Phrase | None:
    """«l'hôte de la soirée, X»: the name behind a noun that no lexicon knows."""
    for one in phrases:
        if one.start > noun.end and one.person and not one.preposition:
            between = sentence.between(noun.end, one.outer)
            commas = [word for word in between if word.text == ","]
            simple = all(word.tag in _OF_NOUN or word.text == "," for word in between)
            return one if simple and len(commas) == 1 and between[-1].text == "," else None
    return None


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether the word after a noun still belongs to its phrase."""
    following = sentence.words[index + 1 : index + 2]
    return bool(following) and following[0].tag in ("ADJ", "PROPN", "NOUN", "NUM")


def _past(sentence: Sentence, phrase: Phrase) -> int:
    return sentence.at(phrase.end)


def _is_time(sentence: Sentence, word: Word) -> bool:
    return word.lower in _TIMES or word.lower in _ADVERBS or word.tag in ("ADV", "SPACE")
