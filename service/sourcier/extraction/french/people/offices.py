"""An office is a noun of the roles lexicon with its modifiers, up to a verb, a comma or a name."""

from collections.abc import Container, Sequence

from sourcier.extraction.french.people.name_parts import ADDRESSES
from sourcier.extraction.french.people.office_references import references
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.people.portfolios import after_portfolios
from sourcier.extraction.french.people.posts import after_post, after_theatre, is_post, posts_of
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier_events.names import fold

_STOP = words("offices_stop")
_AFTER_A = words("offices_after_a")
_AFTER_EN = words("offices_after_en")
_BEFORE = words("offices_before")
_DETERMINERS = words("offices_determiners")
_CHAIRS = words("offices_of_meetings")
_MEDIA = words("channels_media_words")
_INFORMED = words("offices_informed")
_DANGLING = _DETERMINERS | {"et", "en", "à"}
"""What no office ends with."""
_COUNTED = frozenset(("pays", "nations", "etats", "voisins", "capitales", "parties", "camps"))
_CONTRACTED = {"du": ("de", "le"), "des": ("", "des"), "au": ("à", "le"), "aux": ("à", "les")}
_LIKE_VERBS = frozenset(("résident", "résidente", "résidents", "permanent", "permanente"))
"""Adjectives of offices that a tagger takes for verbs."""
_PREPOSITIONS = words("offices_prepositions")
_POSSESSIVES = ("son", "sa", "ses", "leur", "leurs", "notre", "nos", "mon", "ma", "mes")
_BODIES_OF_ONE = (
    "parti", "pays", "mouvement", "syndicat", "entreprise", "organisation", "groupe", "ministère",
    "région", "ville", "commune", "fondation", "équipe", "île", "peuple", "nation", "majesté",
    "sainteté", "excellence", "père", "mari", "mère", "frère",
)  # fmt: skip
"""Of what somebody can be the head or a member: «le chef de son parti»."""
_FORMER = ("ex", "ex-", "ex-premier", "ex-première", "ex-vice", "ex-haut", "ex-haute")


def office(
    document: Document, sentence: Sentence, term: Term, names: Sequence[tuple[int, int]]
) -> Phrase:
    """The phrase around one noun of the roles lexicon. `names` are the spans of person names."""
    first = sentence.at(term.start)
    after = sentence.at(term.end)
    last = _end(document, sentence, after, names, posts_of(term))
    last = after_portfolios(document, sentence, last, term, names)
    end = sentence.words[last - 1].end if last > after else term.end
    outer, start, determiner, preposition = _left(sentence, first)
    end, named = references(document, sentence, term, end)
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
        references=named,
    )


def _end(
    document: Document,
    sentence: Sentence,
    index: int,
    names: Sequence[tuple[int, int]],
    posts: frozenset[str],
) -> int:
    """The index of the first word after the modifiers."""
    starts = dict(names)
    words = sentence.words
    while index < len(words):
        if words[index].start in starts:
            if words[index - 1].lower not in ("de", "d'"):
                break
            index = sentence.at(starts[words[index].start])
        elif _is_address(words, index, starts):
            if words[index - 1].lower not in ("de", "d'"):
                break
            index = sentence.at(starts[words[index + 1].start])
        elif posts and is_post(document, sentence, index, posts):
            index = after_post(document, sentence, index)
        elif (behind := after_theatre(document, sentence, index, starts)) > index:
            index = behind
        elif _is_modifier(document, sentence, index, starts):
            index = max(index + 1, _after_organisation(document, sentence, index))
        else:
            break
    while words[index - 1].lower in _DANGLING:
        index -= 1
    return index


def _after_organisation(document: Document, sentence: Sentence, index: int) -> int:
    """The index of the first word after the organisation that begins at one, whatever its tags."""
    start = sentence.words[index].start
    named = document.terms_in(start, start + 60, "organisation")[:1]
    return sentence.at(named[0].end) if named and named[0].start == start else index


def _is_address(words: Sequence[Word], index: int, starts: Container[int]) -> bool:
    """«M.» before a name: «le bureau de M. X»."""
    following = words[index + 1 : index + 2]
    return bool(following) and following[0].start in starts and words[index].text in ADDRESSES


def _is_modifier(
    document: Document, sentence: Sentence, index: int, starts: Container[int]
) -> bool:
    word = sentence.words[index]
    following = sentence.words[index + 1 : index + 4]
    terms = document.terms_in(word.start, word.start + 40)
    here = terms[0].category if terms and terms[0].start == word.start else ""
    if here in ("demonym", "country", "organisation", "institution", "group", "role"):
        return True
    if word.lower == "par":
        return bool(following) and following[0].lower == "intérim"
    if here == "meeting" and (_is_chair(sentence, index) or _is_informed(sentence, index)):
        return True
    if word.tag == "SPACE" and document.plain[word.start : word.end].strip():
        return False  # «, de son côté,»: an aside, hidden from the parser
    if here == "meeting" or word.lower in _STOP or word.tag in ("PUNCT", "SCONJ", "NUM"):
        return word.tag == "NUM" and _is_number_of_some(document, sentence, index)
    if word.tag == "DET" and not _follows_preposition(sentence, index):
        return False
    if word.lower in _POSSESSIVES and not _is_possessed(document, following):
        return False
    if word.lower in ("à", "au", "aux"):
        if any(fold(one.text) in _AFTER_A for one in following[:2]):
            return True
        field = [one for one in following[:2] if one.lower not in ("la", "l'")]
        capital = bool(field) and field[0].text[:1].isupper() and not here
        if not capital or fold(field[0].text) in _MEDIA:
            return False
        named = document.terms_in(field[0].start, field[0].start + 60)[:1]
        collective = bool(named) and named[0].details[:1] == ("collective",)
        return collective or not named or named[0].start > field[0].end
    if word.lower == "en":
        return bool(following) and fold(following[0].text) in _AFTER_EN
    if word.lower == "et":
        return _continues(document, following, starts)
    if word.tag in ("VERB", "AUX") or (word.tag == "PRON" and not here):
        participle = word.lower.endswith(("ée", "ées", "és", "é")) and not word.forms
        return participle or word.lower in _LIKE_VERBS
    return not (word.forms and word.tag != "NOUN")


def _is_possessed(document: Document, following: Sequence[Word]) -> bool:
    """«le chef de son parti», not «a assuré le chef de son soutien»."""
    if following and following[0].lower in _BODIES_OF_ONE:
        return True
    start = following[0].start if following else 0
    return any(one.start == start for one in document.terms_in(start, start + 40, "role"))


def _is_chair(sentence: Sentence, index: int) -> bool:
    """«le président de la conférence»: the meeting belongs to the office."""
    before = [one.lower for one in sentence.words[max(0, index - 3) : index]]
    of = [word for word in before if word not in _DETERMINERS]
    return bool(of) and of[-1] in _CHAIRS


def _is_informed(sentence: Sentence, index: int) -> bool:
    """«une source proche des négociations», «un responsable au fait des discussions»."""
    before = [one.lower for one in sentence.words[max(0, index - 3) : index]]
    return any(word in _INFORMED for word in before)


def _follows_preposition(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index].lower
    before = sentence.words[index - 1].lower
    if word in ("du", "des", "de", "d'") or before in ("de", "d'"):
        return True
    return word in ("le", "la", "les", "l'") and before in ("de", "à", "et", "auprès")


def _is_number_of_some(document: Document, sentence: Sentence, index: int) -> bool:
    """«les ministres des deux pays», «les conseillers des deux présidents»."""
    following = sentence.words[index + 1 : index + 3]
    if any(fold(word.text) in _COUNTED for word in following):
        return True
    of_all = sentence.words[index - 1].lower == "des" and bool(following)
    return of_all and bool(document.terms_in(following[0].start, following[0].end, "role"))


def _continues(document: Document, following: Sequence[Word], starts: Container[int]) -> bool:
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
    while first > 0 and _is_before(words[first - 1]):
        first -= 1
    start = words[first].start if first < len(words) else sentence.end
    determiner = preposition = ""
    while first > 0 and words[first - 1].lower in _DETERMINERS and not preposition:
        word = words[first - 1].lower
        contracted = _CONTRACTED.get(word)
        if contracted:
            preposition, determiner = contracted
        elif word in ("de", "d'"):
            of_some = words[first].lower == "autres" and _opens_phrase(words, first - 1)
            determiner, preposition = ("des", "") if of_some else (determiner, "de")
        elif not determiner:
            determiner = word
        first -= 1
    if first > 0 and not preposition and words[first - 1].lower in _PREPOSITIONS:
        preposition = words[first - 1].lower
    return words[first].start if first < len(words) else start, start, determiner, preposition


def _opens_phrase(words: Sequence[Word], index: int) -> bool:
    """«D'autres ministres …»: nothing stands before it that «de» could hang on."""
    return index == 0 or words[index - 1].tag in ("PUNCT", "CCONJ", "SPACE")


def _is_before(word: Word) -> bool:
    """«haut», «ancien», «trois», «ex-premier»: what stands between an article and an office."""
    return word.lower in _BEFORE or word.tag == "NUM" or word.lower in _FORMER
