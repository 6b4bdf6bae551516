"""How far a noun that no lexicon has reaches: with its adjectives and names, and one complement."""

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.text.analysis import Sentence, Word

_PLURAL_ARTICLES = frozenset(("les", "des", "ces", "leurs", "ses"))
_OF = frozenset(("de", "du", "des", "d'"))


def label_end(sentence: Sentence, word: Word, phrases: list[Phrase]) -> int:
    """The offset where the label of a noun ends; `phrases` are those after it."""
    end = _last_of_noun(sentence, word)
    following = sentence.words[end.index + 1 : end.index + 4]
    if following and following[0].lower in _OF:
        after = [one for one in phrases if one.end > following[0].start]
        end = _end_of_complement(sentence, following, after) or end
    return end.end


def _end_of_complement(
    sentence: Sentence, words: tuple[Word, ...], phrases: list[Phrase]
) -> Word | None:
    """The last word of «de la ville», «de M. X»."""
    for one in phrases[:1]:
        if one.outer <= words[0].end + 1:
            return sentence.words[sentence.at(one.end) - 1]
    inner = [one for one in words[1:] if one.tag in ("NOUN", "PROPN")]
    return _last_of_noun(sentence, inner[0]) if inner else None


def _last_of_noun(sentence: Sentence, word: Word) -> Word:
    end = word
    for following in sentence.words[word.index + 1 :]:
        if following.tag not in ("ADJ", "PROPN") or following.forms:
            break
        end = following
    return end


def plural_subject(sentence: Sentence, ceiling: int) -> Word | None:
    """The first noun in the plural that is a subject and stands before an offset."""
    for word in sentence.words:
        subject = word.tag == "NOUN" and word.dependency.startswith("nsubj")
        before = sentence.words[max(0, word.index - 3) : word.index]
        plural = any(one.lower in _PLURAL_ARTICLES for one in before)
        if subject and plural and word.end <= ceiling:
            return word
    return None
