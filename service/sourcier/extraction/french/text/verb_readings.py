"""Which words of a sentence are verbs of the lexicons, where the tagger may be wrong.

Word order decides: what an inverted pronoun follows, or a determiner with nothing before it that
would make a noun of it, is a verb whatever its tag; what has a capital in the midst is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.text.analysis import Word
from sourcier.extraction.french.text.auxiliaries import has_auxiliary
from sourcier.extraction.french.vocabulary.conjugation import Tense, VerbForm
from sourcier.extraction.french.vocabulary.lexicon import compound_verbs, verb_forms, words
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAYS

_CLITICS = words("pipeline_clitics")
_SAID = (Tense.PRESENT, Tense.IMPERFECT, Tense.SIMPLE, Tense.FUTURE)
_SUBJECTS = frozenset(("", "il", "elle", "ils", "elles", "on"))
_NOMINAL = ("DET", "ADP", "NUM")
_MARKS = ("«", "“", '"')
_OPENING = frozenset((",", "»", '"', "”", "?", "!", "…", "–", "—"))


def with_verbs(found: Sequence[Word]) -> tuple[Word, ...]:
    """The words, each with its readings as a verb; a verb mistaken for a noun is mended."""
    result: list[Word] = []
    for word in found:
        result.append(_read(word, result, found[word.index + 1 : word.index + 3]))
    return tuple(_with_second_verb(result, word) for word in result)


def _read(word: Word, before: list[Word], after: Sequence[Word]) -> Word:
    if _is_name(word, before):
        return replace(word, tag="PROPN", finite=False)
    readings = verb_forms().get(word.lower, ())
    if not readings:
        return word
    forms = _forms(word, readings, before) or _opening(word, readings, before, after)
    said = tuple(form for form in readings if form.tense in _SAID)
    if said and not forms and _stands_as_verb(word, before, after):
        return replace(word, tag="VERB", finite=True, forms=said)
    return replace(word, forms=forms)


def _is_name(word: Word, before: list[Word]) -> bool:
    """«entre Starmer et X»: what has a capital in the midst of a sentence is no verb."""
    capital = word.text[:1].isupper() and not word.text.isupper()
    return capital and word.tag in ("VERB", "AUX") and bool(before) and before[-1].text.islower()


def _forms(word: Word, readings: tuple[VerbForm, ...], before: list[Word]) -> tuple[VerbForm, ...]:
    """The readings as far as the tag and the words before allow them."""
    if has_auxiliary(before):
        past = tuple(form for form in readings if form.tense is Tense.PAST)
        return past or (() if word.tag == "NOUN" else readings)
    if word.tag in ("VERB", "AUX") or (before and _is_clitic(before[-1], word)):
        return readings
    if before and before[-1].tag == "PROPN" and word.tag != "PROPN":
        return tuple(form for form in readings if form.tense is not Tense.PAST)
    return tuple(form for form in readings if form.tense is Tense.GERUND)


def _opening(
    word: Word, readings: tuple[VerbForm, ...], before: list[Word], after: Sequence[Word]
) -> tuple[VerbForm, ...]:
    """«Réunis à X, …»: a participle that opens the sentence, though its capital looks a name's."""
    opens = all(one.tag in ("PUNCT", "SPACE") for one in before) and word.tag == "PROPN"
    hung = word.dependency.startswith("advcl") or word.lower.endswith("s")
    if not (opens and hung and after and after[0].tag == "ADP"):
        return ()
    return tuple(form for form in readings if form.tense is Tense.PAST)


def _is_clitic(before: Word, word: Word) -> bool:
    """«s'y rend»: a pronoun of the verb; «en» before what is tagged a noun is a preposition."""
    return before.lower in _CLITICS and not (before.lower == "en" and word.tag == "NOUN")


def _stands_as_verb(word: Word, before: list[Word], after: Sequence[Word]) -> bool:
    if not after or not word.text.islower():
        return False
    if after[0].text.startswith("-") and after[0].lower.strip("-t") in _SUBJECTS:
        return True
    last = next((one for one in reversed(before) if one.tag != "SPACE"), None)
    if last is None or last.tag in _NOMINAL:
        return False
    follows = after[0].tag == "DET" or after[0].lower in ("que", "qu'")
    dated = after[0].lower in WEEKDAYS
    second = ((form.infinitive, after[0].lower) for form in verb_forms()[word.lower])
    compound = any(pair in compound_verbs() for pair in second)
    named = after[0].tag == "PROPN" or after[0].text in _MARKS
    opens = last.text in _OPENING and (follows or dated or compound or named)
    return (
        opens
        or (follows and last.tag in ("NOUN", "PROPN", "ADJ"))
        or (dated and last.tag == "PROPN")
    )


def _with_second_verb(found: list[Word], word: Word) -> Word:
    """«fait savoir» and «laissé entendre» are verbs of two words."""
    following = found[word.index + 1].lower if word.index + 1 < len(found) else ""
    added = tuple(
        VerbForm(f"{form.infinitive} {following}", form.tense)
        for form in word.forms
        if (form.infinitive, following) in compound_verbs()
    )
    return replace(word, forms=added) if added else word
