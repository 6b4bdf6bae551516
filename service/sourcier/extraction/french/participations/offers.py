"""What is only offered: «l'offre d'accueillir des pourparlers», «sa disponibilité à recevoir X».

Whoever repeats or welcomes an offer to host does not take part by that.
"""

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

_OFFERS = frozenset(
    ("offre", "offres", "proposition", "propositions", "disponibilité", "disposition",
     "candidature", "promesse")
)  # fmt: skip
_HOSTING = frozenset(
    ("accueillir", "recevoir", "réunir", "rassembler", "héberger", "abriter", "organiser",
     "convoquer", "faciliter", "inviter", "tenir")
)  # fmt: skip
_FARTHEST = 8
"""Words from the offer to the infinitive: «l'offre de son pays de réunir …»."""


def is_offered(sentence: Sentence, word: Word) -> bool:
    """Whether a verb of hosting hangs on a noun of offer before it."""
    if not word.has_tense(Tense.INFINITIVE) or not word.is_form_of(_HOSTING):
        return False
    for one in reversed(sentence.words[max(0, word.index - _FARTHEST) : word.index]):
        if one.lower in _OFFERS:
            return True
        if one.finite or one.tag == "PUNCT":
            return False
    return False
