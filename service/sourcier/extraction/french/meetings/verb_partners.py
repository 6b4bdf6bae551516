"""Whether a verb that can be a meeting tells of somebody who is met, received or called.

«a reçu une lettre», «a rencontré une forte résistance», «se voit confier» meet nobody.
"""

import re

from sourcier.extraction.french.dates.date_words import MONTHS
from sourcier.extraction.french.meetings.meeting_verbs import (
    is_passive,
    is_people,
    words_after,
    words_before,
)
from sourcier.extraction.french.people.name_parts import ADDRESSES
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb, words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAYS

_NOT_MET = frozenset(lexicons().meetings.not_met.words)
_NEEDS_PERSON = frozenset(lexicons().meetings.needs_person.verbs)
_PERSONAL = ("role", "demonym", "country", "institution", "group")
_INTENDING = words("status_future_aux")
_GUESTS = frozenset(
    ("hôte", "hôtes", "hôtesse", "invité", "invitée", "invités", "visiteur", "visiteuse",
     "visiteurs", "interlocuteur", "interlocutrice", "interlocuteurs", "homologue", "homologues")
)  # fmt: skip
_DAYS = frozenset(
    (
        *WEEKDAYS,
        "jour",
        "matin",
        "soir",
        "après-midi",
        "semaine",
        "mois",
        "hier",
        "demain",
        "tour",
        "veille",
        "lendemain",
        "surlendemain",
    )
)
_PLURAL = frozenset(("ont", "avaient", "auront", "auraient", "sont", "étaient", "seront", "eurent"))
_PLURAL_MODALS = frozenset(
    ("devraient", "doivent", "devaient", "pourraient", "vont", "allaient", "devront", "pourront",
     "souhaitent", "veulent", "comptent", "espèrent", "prévoient", "entendent")
)  # fmt: skip
"""«X et Y devraient se voir»."""
_NEEDS_PARTNER = frozenset(
    ("parler", "discuter", "échanger", "négocier", "converser", "dialoguer", "s'asseoir",
     "s'attabler", "s'isoler", "dîner", "déjeuner", "souper", "se voir", "faire le point",
     "deviser", "bavarder", "parlementer", "s'enfermer", "prendre un verre", "prendre un café",
     "prendre le café", "prendre le thé", "boire un café", "boire un verre", "se consulter",
     "faire un tour d'horizon", "petit-déjeuner", "se claquemurer")
)  # fmt: skip
_NEEDS_WITH = frozenset(("évoquer", "aborder", "examiner", "explorer", "passer en revue"))
"""«a évoqué avec X la pêche»: only the partner makes a meeting of what is said."""
_WITH_SOMEBODY = re.compile(
    r"(?:\s+(?!que\b|qui\b|et\b)[\w'-]+,?){0,3}?\s+avec\s+"
    r"(?:[A-ZÀ-Þ]|l[ea]s? |l'|son |sa |ses |plusieurs |des )"
)
_NAMING = ("NOUN", "PROPN")
_EXCHANGED_IN_TALKS = frozenset(
    ("vue", "point", "avis", "opinion", "idée", "impression", "propos", "mot", "salutation",
     "amabilité", "réflexion", "analyse", "poignée")
)  # fmt: skip
"""What those who talk exchange, in the singular; shots, prisoners and letters need no talk."""
_WITH_FIRST = re.compile(r"(?:[^,;.:]{0,40}, )?[Aa]vec (?:l[ea]s? |l'|son |sa |ses |)")
_URGES = re.compile(r"\b(?:à|au|aux|pour que|afin que)\s+(?!propos|téléphone|sujet|\d|[A-ZÉ])")
_ADVERBIAL = re.compile(r"\b(?:au téléphone|par téléphone|au sujet|à propos)\b")


def meets_somebody(document: Document, sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """Whether the object, where there is one, is somebody; «se voir confier» has none."""
    if verb.infinitive == "se voir":
        following = words_after(sentence, word, 1)
        shown = any(one.has_tense(Tense.INFINITIVE, Tense.PAST) for one in following)
        plural = set(words_before(sentence, word, 4)) & _PLURAL_MODALS
        several = word.lower in ("vus", "vues", "voient", "verront") or (
            word.has_tense(Tense.INFINITIVE) and bool(plural)
        )
        return not shown and (several or _has_partner(document, sentence, word))
    if verb.infinitive in _NEEDS_WITH:
        if is_with_first(document, sentence, word):
            return True
        rest = re.split(r"[.;:«\"]", document.plain[word.end : sentence.end])[0][:80]
        return bool(_WITH_SOMEBODY.match(rest))
    if verb.infinitive == "échanger" and _exchanges_things(sentence, word):
        return False
    if verb.infinitive in _NEEDS_PARTNER:
        return _has_partner(document, sentence, word)
    if verb.who != "object" or (verb.infinitive != "convier" and is_passive(sentence, word)):
        return True
    if verb.infinitive in ("voir", "convier") and not _is_told(sentence, word):
        return False
    found = _object(sentence, word)
    if verb.infinitive == "voir" and not (found and _is_somebody(document, found)):
        return False
    if found and (found.lower in _NOT_MET or _is_thing(document, found, verb)):
        return False
    return verb.infinitive != "appeler" or _is_call(document, sentence, word, found)


def is_with_people(sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«s'entretiendra séparément avec chacun des ministres»: people, though nobody knows who."""
    following = sentence.words[word.index + 1 : word.index + 9]
    behind = next((one.index for one in following if one.lower == "avec"), None)
    if verb.who != "with" or behind is None:
        return False
    met = next((one for one in sentence.words[behind + 1 :] if one.tag in _NAMING), None)
    return met is not None and is_people(met)


def is_with_first(document: Document, sentence: Sentence, word: Word) -> bool:
    """«Avec la ministre kenyane, il a passé en revue …»: the partner opens the sentence."""
    match = _WITH_FIRST.match(document.plain, sentence.start)
    if not match:
        return False
    before = sentence.words[: word.index]
    partner = next(
        (one for one in before if one.start >= match.end() - 2 and one.tag in _NAMING), None
    )
    if partner is None or not (
        is_people(partner) or partner.text in ADDRESSES or partner.entity == "PER"
    ):
        return False
    return not any((one.finite and one.tag == "VERB") or one.text == ";" for one in before)


def _has_partner(document: Document, sentence: Sentence, word: Word) -> bool:
    """Whether «avec X», «à la même table» or several who speak make it a meeting."""
    rest = re.split(r"[.;:«\"]", document.plain[word.end : sentence.end])[0][:110]
    if re.search(r"\bavec\b|\ben face d|à la même table|\bau téléphone|\bpar téléphone", rest):
        return True
    if word.has_tense(Tense.GERUND, Tense.INFINITIVE):
        return False
    return bool(set(words_before(sentence, word, 5)) & _PLURAL) or word.lower.endswith(
        ("ent", "ont")
    )


def _exchanges_things(sentence: Sentence, word: Word) -> bool:
    """«échangent des tirs», «ont échangé des listes»: nobody need talk for that."""
    found = next(
        (one for one in words_after(sentence, word, 6) if one.tag in (*_NAMING, "ADP", "PUNCT")),
        None,
    )
    if found is None or found.tag != "NOUN" or found.lower in _DAYS or is_time(sentence, found):
        return False
    singular = found.lower.rstrip("s")
    return singular not in _EXCHANGED_IN_TALKS and found.lower not in _EXCHANGED_IN_TALKS


def _is_told(sentence: Sentence, word: Word) -> bool:
    """«a vu X», «verra X»; not «aspire à voir X agir», nor «X est convié»."""
    intended = bool(set(words_before(sentence, word, 3)) & _INTENDING)
    if (word.has_tense(Tense.INFINITIVE) and not intended) or is_passive(sentence, word):
        return False
    return not any(one.has_tense(Tense.INFINITIVE) for one in words_after(sentence, word, 5))


def _is_thing(document: Document, found: Word, verb: MeetingVerb) -> bool:
    """Whether what is received or called is neither a person nor an office nor a delegation."""
    if verb.infinitive not in _NEEDS_PERSON or found.tag in ("PROPN", "PRON"):
        return False
    if found.text in ADDRESSES:
        return False
    return not document.terms_in(found.start, found.end + 1, *_PERSONAL) and not (
        found.entity == "PER" or found.lower in _GUESTS or _inside_term(document, found)
    )


def _is_somebody(document: Document, found: Word) -> bool:
    return found.tag == "PROPN" or is_people(found) or _inside_term(document, found)


def _inside_term(document: Document, found: Word) -> bool:
    near = document.terms_in(max(0, found.start - 30), found.end + 30, *_PERSONAL)
    return any(term.start <= found.start < term.end for term in near)


def _is_call(document: Document, sentence: Sentence, word: Word, found: Word | None) -> bool:
    """«a appelé X»: nobody who is urged to do something, nothing that is named so."""
    if set(words_before(sentence, word, 4)) & {"est", "sont", "été", "s'", "se", "était", "dit"}:
        return False
    rest = re.split(r"[.;:,«\"]", document.plain[word.end : sentence.end])[0]
    return found is not None and (bool(_ADVERBIAL.search(rest)) or not _URGES.search(rest))


def has_people_for_object(sentence: Sentence, word: Word) -> bool:
    """«a rencontré les ambassadeurs africains»: people, though nobody knows who they are."""
    found = _object(sentence, word)
    return found is not None and is_people(found) and found.index > word.index


def _is_of_date(word: Word) -> bool:
    """«a reçu le 3 mai X»: a day, which the parse takes for the object."""
    return word.lower in _DAYS or word.lower in MONTHS or word.text.isdigit()


def _has_preposition(sentence: Sentence, word: Word) -> bool:
    """«reçu au palais»: what a preposition brings in is no object, whatever the parse says."""
    return any(one.head == word.index and one.tag == "ADP" for one in sentence.words)


def _object(sentence: Sentence, word: Word) -> Word | None:
    """The direct object by the parse, which takes a day for one; else the first name after."""
    following = sentence.words[word.index + 1 :]
    objects = [
        one
        for one in following
        if one.head == word.index
        and not _has_preposition(sentence, one)
        and one.dependency == "obj"
        and not _is_of_date(one)
    ]
    if objects:
        return objects[0]
    near = (one for one in following[:8] if one.tag in ("PROPN", "NOUN"))
    return next((one for one in near if one.tag == "PROPN" or is_people(one)), None)
