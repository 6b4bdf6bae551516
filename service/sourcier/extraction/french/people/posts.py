"""Where somebody is posted: «ambassadeur du Bénin au Maroc» stands for Bénin, and not for Maroc.

A post or a field, «pour le climat», belongs to the words of the office, but the country posted to
sends nobody; nor does the one for which an envoy is sent: «l'émissaire norvégien pour le Soudan».
"""

import re
from collections.abc import Mapping

from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.word_kinds import is_time
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words

_POSTED = words("offices_posted")
_SENT_FOR = words("offices_sent_for")
_POST = frozenset(("à", "au", "aux", "en", "près", "auprès"))
_THE = ("le", "la", "les", "l'")
_THEATRE = re.compile(
    r"(?P<field>(?:en|aux?)\s[A-ZÀ-Þ][\w'-]+"
    r"(?: (?:(?:du |de )?[A-ZÀ-Þ][\w'-]+|centrale?|orientale?|occidentale?|australe?))?|"
    r"pour (?:le |la |l'|les )[\w'-]+(?: [\w'-]+){0,5}),\s+"
    r"(?:(?:le |la |l')[a-zà-ÿ'-]+(?: [a-zà-ÿ'-]+){0,3}? )?(?:M\. |Mme )?(?=[A-ZÀ-Þ])"
)
_CLOSING = ("", ",", ".", ";", ")")
_ACTS_IN = re.compile(r"\s(?:(?:en|aux?)\s(?=[A-ZÀ-Þ])|pour l[ea']s?\b)")
_SENDING = ("country", "demonym", "organisation", "institution")
_TO_POST = re.compile(
    r"(?:à|au|aux|en|près|pour|auprès de|auprès des|auprès du) (?:la |le |l'|les )?"
    r"(?:(?:République|Royaume|État|Principauté|Union)(?: [a-zé]+)? "
    r"(?:de la |de l'|du |de |d'))?"
)


def posts_of(head: Term) -> frozenset[str]:
    """What leads to the post of whoever holds this office: an envoy has one only behind «pour»."""
    if head.name.lower() in _POSTED:
        return _POST | {"pour"}
    return frozenset(("pour",)) if head.name.lower() in _SENT_FOR else frozenset()


def is_post(
    document: Document, sentence: Sentence, index: int, prepositions: frozenset[str]
) -> bool:
    """«ambassadeur d'Algérie à Oslo, M. X», «consule du Sénégal au Bénin»: where one is posted.

    A city is a post only before the name: «a reçu l'ambassadeur à Oslo» says where they met.
    """
    if sentence.words[index].lower not in prepositions:
        return False
    after = after_post(document, sentence, index)
    end = sentence.words[after - 1].end
    if after > index + 1 and not document.terms_in(sentence.words[index].start, end, "city"):
        return True
    name = re.match(
        r",?\s+(?:et\s+)?(?:S\.E\.?\s*)?(?:M\.|Mme|[A-ZÀ-Þ])", document.plain[end : end + 12]
    )
    return end > sentence.words[index].end and bool(name)


def after_post(document: Document, sentence: Sentence, index: int) -> int:
    """The index of the first word after the post that begins at a preposition."""
    start = sentence.words[index].start
    posts = document.terms_in(start, start + 60, "city", "country", "organisation")
    near = [term for term in posts if _TO_POST.fullmatch(document.plain[start : term.start])]
    return sentence.at(near[0].end) if near else _after_field(document, sentence, index)


def _after_field(document: Document, sentence: Sentence, index: int) -> int:
    """«l'émissaire norvégien pour le climat», but not «… pour la journée», «… pour le sommet».

    The index of the first word after the field; the next one where there is none.
    """
    article, noun = (*sentence.words[index + 1 : index + 3], None, None)[:2]
    if sentence.words[index].lower != "pour" or article is None or noun is None:
        return index + 1
    named = document.terms_in(noun.start, noun.end, "meeting", "role", "person")
    field = article.lower in _THE and noun.tag in ("NOUN", "PROPN") and not named
    if not field or is_time(sentence, noun):
        return index + 1
    after = noun.index + 1
    while after < len(sentence.words) and sentence.words[after].tag == "ADJ":
        after += 1
    return after


def after_theatre(
    document: Document, sentence: Sentence, index: int, names: Mapping[int, int]
) -> int:
    """«le commandant des forces en Baltique, le général X»: where or for what an office acts.

    `names` are the spans of names of people by their beginning; one must follow, and a comma close
    it. The index of the first word after the theatre; `index` where there is none.
    """
    start = sentence.words[index].start
    match = _THEATRE.match(document.plain, start, sentence.end)
    end = names.get(match.end()) if match else None
    if match is None or end is None or document.plain[end : end + 1] not in _CLOSING:
        return index
    named = document.terms_in(start, match.end("field"), "meeting")
    words = sentence.between(start, match.end("field"))
    barred = named or any(word.finite or is_time(sentence, word) for word in words)
    return index if barred else sentence.at(match.end("field"))


def before_post(document: Document, head: Term, end: int) -> int:
    """«ambassadeur du Bénin au Maroc» stands for Bénin alone: the end of what is said before."""
    prepositions = posts_of(head)
    if not prepositions:
        theatre = _ACTS_IN.search(document.plain, head.end, end)
        sent = theatre and document.terms_in(head.end, theatre.start(), *_SENDING)
        return theatre.start() if theatre and sent else end
    post = re.search(rf"\s(?:{'|'.join(sorted(prepositions))})\s", document.plain[head.end : end])
    return head.end + post.start() if post else end
