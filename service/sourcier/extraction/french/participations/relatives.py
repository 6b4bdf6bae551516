"""Whom a relative pronoun means: «X, que Y a reçu», «X, avec qui il parle», «X, dont c'est …».

The antecedent stands right before the pronoun, with no more than a comma between.
"""

import re

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_PRONOUNS = {
    "object": re.compile(r"\bqu(?:e\b|')"),
    "with": re.compile(r"\bavec (?:qui|lequel|laquelle|lesquels|lesquelles)\b"),
    "to": re.compile(r"\b(?:à qui|auquel|à laquelle|auxquels|auxquelles)\b"),
    "whose": re.compile(r"\bdont c'(?:est|était|sera|serait)\b"),
}
_PEOPLE = (PhraseKind.PERSON, PhraseKind.OFFICE)
_MARKS = ' "«“'
"""What opens a quotation: «X, « que le ministre recevra », dit-on»."""
_AUXILIARIES = 3
"""Words of the verb that may stand before it: «qu'il n'a pas encore reçu»."""


def antecedent(
    document: Document, speakers: Speakers, sentence: Sentence, position: int, who: str
) -> Phrase | None:
    """Whom the relative pronoun of a clause means, by what it is there: `object`, `with`, `to`,
    `whose`; `position` is where the verb, or the noun of the meeting, stands."""
    pattern = _PRONOUNS.get(who)
    found = list(pattern.finditer(document.plain, sentence.start, position)) if pattern else []
    if not found:
        return None
    start, end = found[-1].span()
    last = sentence.at(position) - _AUXILIARIES
    if any(one.finite and one.index < last for one in sentence.between(end, position)):
        return None
    for one in speakers.phrases_in(sentence.start, start)[-1:]:
        gap = document.plain[one.end : start].strip(_MARKS)
        told_to = not gap and one.preposition == "à"
        if gap in ("", ",") and not told_to and one.kind in _PEOPLE:
            return one
    return None
