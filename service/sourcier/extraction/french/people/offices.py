"""An office is a noun of the roles lexicon with its modifiers, up to a verb, a comma or a name."""

import re
from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind, Reference
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier_events.names import fold

_STOP = words("offices_stop")
_AFTER_A = words("offices_after_a")
_AFTER_EN = words("offices_after_en")
_BEFORE = words("offices_before")
_DETERMINERS = words("offices_determiners")
_POSTED = words("offices_posted")
_CONTRACTED = {"du": ("de", "le"), "des": ("", "des"), "au": ("à", "le"), "aux": ("à", "les")}
_PREPOSITIONS = words("offices_prepositions")
_LIST_GAP = re.compile(
    r"^\s*(?:\([^()\n]{2,50}\))?\s*(?:,|\bet\b|,\s*et\b|,?\s*ainsi que|ou)?\s*"
    r"(?:,?\s*(?:dont|notamment|y compris|comme|à savoir|parmi lesquel(?:le)?s|"
    r"tels que)\s*)?(?:ceux\s+)?"
    r"(?:de la |de l'|de |du |des |d'|la |le |les |l')?$",
    re.IGNORECASE,
)
_ADJECTIVE_GAP = re.compile(r"^\s*(?:,|,?\s*\bet\b|,?\s*\bpuis\b|,?\s*ainsi que)\s*$")
_COUNTRY_HEADS = words("offices_country_heads")


def office(
    document: Document, sentence: Sentence, term: Term, names: Sequence[tuple[int, int]]
) -> Phrase:
    """The phrase around one noun of the roles lexicon. `names` are the spans of person names."""
    first = sentence.at(term.start)
    after = sentence.at(term.end)
    last = _end(document, sentence, after, names, term.name.lower() in _POSTED)
    end = sentence.words[last - 1].end if last > after else term.end
    outer, start, determiner, preposition = _left(sentence, first)
    end, references = _references(document, sentence, term, start, end)
    return Phrase(
        kind=PhraseKind.OFFICE,
        outer=outer,
        start=min(start, term.start),
        end=end,
        determiner=determiner,
        preposition=preposition,
        role=(min(start, term.start), end),
        head=term.name,
        office_kind=term.details[0],
        plural="plural" in term.details,
        references=references,
    )


def _end(
    document: Document,
    sentence: Sentence,
    index: int,
    names: Sequence[tuple[int, int]],
    posted: bool,
) -> int:
    """The index of the first word after the modifiers."""
    starts = dict(names)
    words = sentence.words
    while index < len(words):
        if words[index].start in starts:
            if words[index - 1].lower not in ("de", "d'"):
                break
            index = sentence.at(starts[words[index].start])
        elif _is_modifier(document, sentence, index, set(starts)):
            index += 1
        elif posted and _is_post(document, sentence, index):
            index = _after_post(document, sentence, index)
        else:
            break
    while words[index - 1].lower in _DETERMINERS | {"et", "en", "à"}:
        index -= 1
    return index


def _is_post(document: Document, sentence: Sentence, index: int) -> bool:
    """«ambassadeur d'Algérie à Oslo, M. X»: where somebody is posted, before the name."""
    if sentence.words[index].lower not in ("à", "au", "aux", "en", "auprès"):
        return False
    end = sentence.words[_after_post(document, sentence, index) - 1].end
    name = re.match(
        r",?\s+(?:et\s+)?(?:S\.E\.?\s*)?(?:M\.|Mme|[A-ZÀ-Þ])", document.plain[end : end + 12]
    )
    return end > sentence.words[index].end and bool(name)


def _after_post(document: Document, sentence: Sentence, index: int) -> int:
    start = sentence.words[index].start
    posts = document.terms_in(start, start + 60, "city", "country", "organisation")
    near = [
        term
        for term in posts
        if re.fullmatch(
            r"(?:à|au|aux|en|auprès de|auprès des|auprès du) (?:la |l')?",
            document.plain[start : term.start],
        )
    ]
    return sentence.at(near[0].end) if near else index + 1


def _is_modifier(document: Document, sentence: Sentence, index: int, starts: set[int]) -> bool:
    word = sentence.words[index]
    following = sentence.words[index + 1 : index + 4]
    terms = document.terms_in(word.start, word.start + 40)
    here = terms[0].category if terms and terms[0].start == word.start else ""
    if here in ("demonym", "country", "organisation", "institution", "group", "role"):
        return True
    if here == "meeting" and _is_chair(sentence, index):
        return True
    if here == "meeting" or word.lower in _STOP or word.tag in ("PUNCT", "SCONJ", "NUM"):
        return word.tag == "NUM" and _is_number_of_countries(following)
    if word.tag == "DET" and not _follows_preposition(sentence, index):
        return False
    if word.lower in ("à", "au", "aux"):
        if any(fold(one.text) in _AFTER_A for one in following[:2]):
            return True
        field = [one for one in following[:2] if one.lower not in ("la", "l'")]
        capital = bool(field) and field[0].text[:1].isupper() and not here
        if not capital:
            return False
        named = document.terms_in(field[0].start, field[0].start + 60)[:1]
        collective = bool(named) and named[0].details[:1] == ("collective",)
        return collective or not named or named[0].start > field[0].end
    if word.lower == "en":
        return bool(following) and fold(following[0].text) in _AFTER_EN
    if word.lower == "et":
        return _continues(document, following, starts)
    if word.tag in ("VERB", "AUX") or (word.tag == "PRON" and not here):
        return word.lower.endswith(("ée", "ées", "és", "é")) and not word.forms
    return not (word.forms and word.tag != "NOUN")


def _is_chair(sentence: Sentence, index: int) -> bool:
    """«le président de la conférence»: the meeting belongs to the office."""
    before = [one.lower for one in sentence.words[max(0, index - 3) : index]]
    of = [word for word in before if word not in _DETERMINERS]
    return bool(of) and of[-1] in ("président", "présidente", "coprésident", "coprésidente")


def _follows_preposition(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index].lower
    before = sentence.words[index - 1].lower
    if word in ("du", "des", "de", "d'") or before in ("de", "d'"):
        return True
    return word in ("le", "la", "les", "l'") and before in ("de", "à", "et", "auprès")


def _is_number_of_countries(following: Sequence[Word]) -> bool:
    return any(fold(word.text) in ("pays", "nations", "etats") for word in following[:2])


def _continues(document: Document, following: Sequence[Word], starts: set[int]) -> bool:
    """Whether what follows «et» still belongs to the office."""
    rest = [word for word in following if word.lower not in _DETERMINERS]
    if not rest or rest[0].start in starts:
        return False
    first = document.terms_in(rest[0].start, rest[0].start + 40)
    category = first[0].category if first and first[0].start == rest[0].start else ""
    if category in ("country", "demonym", "organisation"):
        return True
    by_de = following[0].lower in ("de", "d'", "du", "des")
    adjective = rest[0].tag == "ADJ" and rest[0] is following[0]
    return category not in ("role", "meeting") and (adjective or by_de)


def _left(sentence: Sentence, index: int) -> tuple[int, int, str, str]:
    """Offsets before and after determiner and preposition, and these two."""
    words = sentence.words
    first = index
    while first > 0 and (words[first - 1].lower in _BEFORE or words[first - 1].tag == "NUM"):
        first -= 1
    start = words[first].start if first < len(words) else sentence.end
    determiner = preposition = ""
    while first > 0 and words[first - 1].lower in _DETERMINERS and not preposition:
        word = words[first - 1].lower
        contracted = _CONTRACTED.get(word)
        if contracted:
            preposition, determiner = contracted
        elif word in ("de", "d'"):
            preposition = "de"
        elif not determiner:
            determiner = word
        first -= 1
    if first > 0 and not preposition and words[first - 1].lower in _PREPOSITIONS:
        preposition = words[first - 1].lower
    return words[first].start if first < len(words) else start, start, determiner, preposition


def _references(
    document: Document, sentence: Sentence, head: Term, start: int, end: int
) -> tuple[int, tuple[Reference, ...]]:
    """Countries and organisations of an office, with the list that may follow it."""
    inside = document.terms_in(head.end, end, "country", "demonym", "organisation", "institution")
    # An institution beside its country speaks for the same delegation.
    named = {term.code for term in inside if term.category in ("country", "demonym")}
    inside = [term for term in inside if term.category != "institution" or term.code not in named]
    found = [reference(term) for term in inside]
    beyond = _is_list(head, inside, document.plain[head.start : end])
    for term in document.terms_in(end, sentence.end, "country", "organisation"):
        if not beyond or not _LIST_GAP.match(document.plain[end : term.start]):
            break
        found.append(reference(term))
        end = term.end
    if found and "plural" in head.details and not beyond:
        end = _more_demonyms(document, sentence, found, end)
    return end, tuple({one.key: one for one in found}.values())


def _more_demonyms(document: Document, sentence: Sentence, found: list[Reference], end: int) -> int:
    """«les délégations russe, turque et iranienne»: adjectives as far as the list goes."""
    for term in document.terms_in(end, sentence.end, "demonym", "group"):
        lead, follows = document.plain[end : term.start], document.plain[term.end :][:40]
        ends = not re.match(r"\s*,?\s+[A-ZÀ-Þ]", follows) or follows.startswith(", ")
        if not _ADJECTIVE_GAP.match(lead) or document.plain[term.start].isupper() or not ends:
            break
        if term.category == "demonym":
            found.append(reference(term))
        end = term.end
    return end


def _is_list(head: Term, inside: Sequence[Term], surface: str) -> bool:
    if any(term.category in ("country", "organisation") for term in inside):
        return "plural" in head.details
    return bool(re.search(r"\b(?:pays|nations|états|membres)\b", surface, re.IGNORECASE))


def reference(term: Term) -> Reference:
    """What a term of the gazetteer stands for."""
    if term.category in ("country", "demonym"):
        return Reference(PhraseKind.COUNTRY, term.code, term.name, term.start, term.end)
    return Reference(PhraseKind.ORGANISATION, fold(term.name), term.name, term.start, term.end)
