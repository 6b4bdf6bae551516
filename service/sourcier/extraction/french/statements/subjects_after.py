"""The subject behind its verb: the first phrase without a preposition, adverbials skipped."""

import re
from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.word_kinds import ADVERBS
from sourcier.extraction.french.vocabulary.lexicon import words

_PRONOUN = re.compile(r"^-?(?:t-)?(il|elle|ils|elles|on)$", re.IGNORECASE)
_TIMES = words("governed_times")
_STOPS = frozenset((":", ";", "«", '"', "“", "que", "qu'", "qui", "?", "!"))
_ASIDE = 16
_LONGEST = 34
_MARKS = (",", "(", ")")
OF_NOUN = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "SPACE", "NUM")


def inverted_subject(plain: str, sentence: Sentence, verb: Word) -> tuple[str, Word] | None:
    """The pronoun of «a-t-il dit» or «déclare-t-elle», and the word it stands in."""
    for word in sentence.words[max(0, verb.index - 3) : verb.index + 3]:
        match = _PRONOUN.match(word.text)
        hyphen = plain[word.start - 1 : word.start] == "-"
        if match and (hyphen or word.lower.startswith(("-", "t-"))):
            return match.group(1).lower(), word
    return None


def subject_after(
    sentence: Sentence, verb: Word, ceiling: int, phrases: Sequence[Phrase]
) -> Phrase | Word | None:
    """A phrase, or the noun of a subject that no lexicon knows; None where neither comes."""
    by_start = {one.start: one for one in phrases}
    for one in phrases:
        if one.person and not one.determiner and not one.preposition:
            by_start.setdefault(one.outer, one)
    index = _past_aside(sentence, verb)
    prepositional = False
    while index < min(len(sentence.words), verb.index + _LONGEST):
        word = sentence.words[index]
        if word.start >= ceiling:
            return None
        phrase = by_start.get(word.start)
        behind = prepositional and not (phrase and _stands_free(sentence, phrase, index))
        if phrase and (behind or phrase.preposition):
            index, prepositional = sentence.at(phrase.end), False
            continue
        if phrase:
            return _holder(sentence, phrase, phrases)
        if word.lower in _STOPS or (word.finite and word.text != verb.text):
            return None
        if word.tag == "ADP":
            prepositional = True
        elif word.text in _MARKS or (word.tag != "DET" and _is_time(word)):
            prepositional = False
        elif word.tag == "DET" and not prepositional:
            following = sentence.words[index + 1 : index + 3]
            noun = next((one for one in following if one.tag in ("NOUN", "PROPN")), None)
            if noun and noun.start not in by_start and not _is_time(noun):
                inner = any(one.start in by_start for one in following)
                if not inner:
                    return _apposition(sentence, noun, phrases) or noun
        elif word.tag == "PROPN" and index == verb.index + 1 and word.text[:1].isupper():
            return word
        elif word.tag in ("NOUN", "PROPN", "ADJ", "NUM") and not prepositional:
            pass
        elif word.tag in ("NOUN", "PROPN"):
            prepositional = _goes_on(sentence, index)
        index += 1
    return None


def _stands_free(sentence: Sentence, phrase: Phrase, index: int) -> bool:
    """«a dit devant le Parlement X»: a bare name behind the noun of an adverbial is the subject."""
    bare = phrase.person and not phrase.determiner and not phrase.preposition
    return bool(bare) and sentence.words[index - 1].tag in ("NOUN", "ADJ")


def _past_aside(sentence: Sentence, verb: Word) -> int:
    """The index after «, un brin fataliste,» right behind a verb, else that after the verb."""
    following = sentence.words[verb.index + 1 : verb.index + _ASIDE]
    if following and following[0].text == ",":
        closing = (word.index + 1 for word in following[1:] if word.text == ",")
        return next(closing, verb.index + 1)
    return verb.index + 1


def _holder(sentence: Sentence, one: Phrase, phrases: Sequence[Phrase]) -> Phrase:
    """«le préfet à la relance, X»: the name behind an office and its complement."""
    office = one.kind is PhraseKind.OFFICE
    return (_named_behind(sentence, one.end, phrases, _MARKS) if office else None) or one


def _apposition(sentence: Sentence, noun: Word, phrases: Sequence[Phrase]) -> Phrase | None:
    """«l'hôte de la soirée, X»: the name behind a noun that no lexicon knows."""
    return _named_behind(sentence, noun.end, phrases, _MARKS[:1])


def _named_behind(
    sentence: Sentence, end: int, phrases: Sequence[Phrase], marks: Sequence[str]
) -> Phrase | None:
    """The first person after `end`, with only complements and a comma, the last word, between."""
    for one in phrases:
        if one.start > end and one.person and not one.preposition:
            between = sentence.between(end, one.outer)
            commas = [word for word in between if word.text == ","]
            simple = all(word.tag in OF_NOUN or word.text in marks for word in between)
            return one if simple and len(commas) == 1 and between[-1].text == "," else None
    return None


def _goes_on(sentence: Sentence, index: int) -> bool:
    """Whether the word after a noun still belongs to its phrase."""
    following = sentence.words[index + 1 : index + 2]
    return bool(following) and following[0].tag in ("ADJ", "PROPN", "NOUN", "NUM")


def _is_time(word: Word) -> bool:
    return word.lower in _TIMES or word.lower in ADVERBS or word.tag in ("ADV", "SPACE")
