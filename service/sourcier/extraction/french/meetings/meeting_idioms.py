"""Verbs of meeting of several words: «prendre le thé», «avoir X au téléphone».

What follows the verb may stand behind adverbials, and behind the object where the verb has one; it
never stands in another clause.
"""

import re

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb

_NEAR, _ACROSS = 6, 14
_ENDS = frozenset((";", ":", ".", "«", "(", "que", "qu'", "qui", "dont", "où"))
_DETERMINERS = frozenset(("le", "la", "l'", "les", "un", "une", "du", "au", "à", "en", "de", "ses"))


def idiom(sentence: Sentence, word: Word, rest: str, verb: MeetingVerb) -> tuple[Word, ...]:
    """The words of `rest` where they follow the verb in its clause; none where they do not."""
    wanted = _words(rest)
    reach = _ACROSS if verb.who == "object" else _NEAR
    following = sentence.words[word.index + 1 : word.index + 1 + reach + len(wanted)]
    for index, one in enumerate(following):
        if one.lower in _ENDS or (one.finite and one.tag == "VERB"):
            return ()
        found = following[index : index + len(wanted)]
        if [other.lower for other in found] == wanted:
            return found if _hangs_on(following[:index], verb) else ()
    return ()


def _hangs_on(between: tuple[Word, ...], verb: MeetingVerb) -> bool:
    """Whether no object of another kind stands between the verb and the rest of its idiom."""
    return verb.who == "object" or not any(
        one.lower in _DETERMINERS and one.dependency == "det" for one in between
    )


def _words(rest: str) -> list[str]:
    return re.findall(r"\w+'|[\w-]+", rest)
