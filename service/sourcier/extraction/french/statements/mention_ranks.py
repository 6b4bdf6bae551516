"""How likely a pronoun means a phrase, by its place in the sentence: the lower, the likelier.

A subject comes before an object, an object before a complement.
"""

from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

COMPLEMENT = 2
"""The rank of a complement of a verb; that of a noun, «un message de X», comes after it."""
_OF_VERB = ("à", "avec")
_FIRST = -0.2
"""That of what a sentence begins with: «quant à X, …» is about X."""
_PREPOSITIONS = words("antecedents_prepositions")


def rank_of(plain: str, sentence: Sentence, one: Phrase) -> float:
    """0 for a subject or an agent, 1 for an object, `COMPLEMENT` or more for one."""
    if one.preposition == "par":
        return 0.2
    if plain[sentence.start : one.outer].strip().lower() == "quant":
        return _FIRST
    if one.nested or one.preposition or _is_complement(sentence, one):
        return COMPLEMENT if one.preposition in _OF_VERB else COMPLEMENT + 0.5
    if _begins(plain, sentence, one):
        return _FIRST
    inside = sentence.between(one.outer, one.end)
    if any(word.dependency.startswith("nsubj") for word in inside):
        return 0.3 if _is_embedded(sentence, one, inside) else 0
    return 0 if _opens(sentence, one) else 1


def _is_complement(sentence: Sentence, one: Phrase) -> bool:
    index = sentence.at(one.outer) - 1
    return index >= 0 and sentence.words[index].lower in _PREPOSITIONS


def _is_embedded(sentence: Sentence, one: Phrase, inside: Sequence[Word]) -> bool:
    heads = [sentence.words[w.head] for w in inside if w.dependency.startswith("nsubj")]
    if any(head.dependency in ("acl:relcl", "ccomp", "advcl", "acl") for head in heads):
        return True
    return any(word.lower in ("que", "qu'") and word.end <= one.start for word in sentence.words)


def _begins(plain: str, sentence: Sentence, one: Phrase) -> bool:
    """Whether it is the first thing in the sentence."""
    return not plain[sentence.start : one.outer].strip(' «"–—-M.')


def _opens(sentence: Sentence, one: Phrase) -> bool:
    """Whether no verb stands before: what a parse may miss is still a subject."""
    return not any(word.tag in ("VERB", "AUX") for word in sentence.words if word.end <= one.start)
