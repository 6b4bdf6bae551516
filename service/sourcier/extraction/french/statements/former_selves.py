"""Whom «l'ancien banquier» or «l'ex-comédienne» means: the person spoken of, who once was that.

Only behind a definite article; the noun need not be in any lexicon.
"""

from sourcier.extraction.french.people.entities import Entity
from sourcier.extraction.french.statements.pronoun_antecedents import Antecedents
from sourcier.extraction.french.text.analysis import Sentence, Word

_FORMER = ("ancien", "ancienne")
_DEFINITE = ("le", "la", "l'", "ce", "cet", "cette")
_FEMININE = ("la", "cette")


def former_self(antecedents: Antecedents, sentence: Sentence, word: Word) -> Entity | None:
    """The person whom the noun `word` means by what they once were."""
    before = sentence.words[max(0, word.index - 1)]
    first = before if before.lower in _FORMER else word
    if first is word and not word.lower.startswith("ex-"):
        return None
    article = sentence.words[max(0, first.index - 1)].lower
    if article not in _DEFINITE:
        return None
    feminine = article in _FEMININE or first.lower == "ancienne"
    found = antecedents.find("elle" if feminine else "il", word.start)
    return found if found and found.type == "person" else None
