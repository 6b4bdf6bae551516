"""What a verb can say of a meeting beside it: that it happens, is planned or off, who comes.

«prendre part» and «avoir lieu» need their noun; a participle after its noun has no auxiliary.
"""

import re
from functools import cache

from sourcier.extraction.french.meetings.meeting_verbs import has_reflexive, words_before
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare, is_reflexive
from sourcier.extraction.french.vocabulary.lexicon import support_verbs, verb_forms

_HELD_BY_PEOPLE = frozenset(
    ("tenir", "organiser", "mener", "ouvrir", "convoquer", "conclure", "achever", "clore",
     "effectuer", "animer", "boucler")
)  # fmt: skip
TO_MEETING = re.compile(
    r"(?: (?!que?\b|qui\b)[\w'-]+){0,4}? (?:au|à la|à l'|à cette|à ce|aux|pour l[ea]|pour l'|"
    r"lors d[ue]|lors de l[a']) ?(?:[\w-]+ ){0,2}"
)
"""Between a verb of going and the meeting it goes to: «se rendra jeudi au prochain sommet»."""
_NOT_TOLD = frozenset(("plus", "très", "si", "tant", "moins", "trop", "comme", "que"))
_PREPOSITIONS = ("durant", "suivant", "attendant")


def uses_of(sentence: Sentence, word: Word) -> list[str]:
    """What a word can say of a meeting; «prendre part» and «avoir lieu» need their noun."""
    none = word.dependency.startswith("aux") or word.lower in _PREPOSITIONS
    if none or _is_adjective(sentence, word):
        return []
    if not word.forms:
        return _participle(word)
    names = {form.infinitive for form in word.forms}
    reflexive = has_reflexive(sentence, word)
    following = sentence.words[word.index + 1].lower if word.index + 1 < len(sentence.words) else ""
    if (
        word.has_tense(Tense.PAST)
        and names & _HELD_BY_PEOPLE
        and (_is_passive(sentence, word) or _is_bare(sentence, word))
    ):
        return ["happens"]
    said = {
        uses
        for name in names
        for uses, with_se, noun in _by_head().get(name, ())
        if with_se == reflexive and noun in ("", following)
    }
    return [uses for uses in support_verbs() if uses in said]


def _is_adjective(sentence: Sentence, word: Word) -> bool:
    """«le sommet le plus attendu», «comme prévu»: how it is, not what becomes of it."""
    before = sentence.words[max(0, word.index - 1) : word.index]
    return bool(before) and before[0].lower in _NOT_TOLD


@cache
def _by_head() -> dict[str, list[tuple[str, bool, str]]]:
    """What verbs say of a meeting by their first word, whether with «se», and their noun."""
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for uses, verbs in support_verbs().items():
        for verb in verbs:
            head, _, noun = bare(verb).partition(" ")
            found.setdefault(head, []).append((uses, is_reflexive(verb), noun))
    return found


def _is_bare(sentence: Sentence, word: Word) -> bool:
    """«la réunion tenue lundi»: a participle of its noun, without an auxiliary."""
    before = sentence.words[max(0, word.index - 1) : word.index]
    return bool(before) and before[0].tag in ("NOUN", "ADJ") and not before[0].forms


def _is_passive(sentence: Sentence, word: Word) -> bool:
    return bool(
        set(words_before(sentence, word, 3))
        & {"est", "sont", "était", "étaient", "sera", "seront", "été", "fut"}
    )


def _participle(word: Word) -> list[str]:
    """Participles after a noun have no auxiliary: «un sommet prévu à Oslo»."""
    uses = _participles().get(word.lower)
    return [uses] if uses else []


@cache
def _participles() -> dict[str, str]:
    found: dict[str, str] = {}
    for uses in ("planned", "cancelled", "happens", "subject_takes_part"):
        verbs = {bare(verb) for verb in support_verbs()[uses]}
        for form, readings in verb_forms().items():
            if any(one.tense is Tense.PAST and one.infinitive in verbs for one in readings):
                found.setdefault(form, "happens" if uses == "subject_takes_part" else uses)
    return found
