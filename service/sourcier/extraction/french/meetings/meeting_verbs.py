"""Which verb of meeting a word is a form of, and who its subject is.

A verb with «se» is another verb than the one without.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from sourcier.extraction.french.meetings.meeting_idioms import idiom
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.auxiliaries import has_auxiliary
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare, is_reflexive
from sourcier.extraction.french.vocabulary.lexicon import MeetingVerb, meeting_verbs
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons

_OF_FIRST = {"me": "je", "m'": "je", "nous": "nous"}
"""The pronoun of whoever speaks, and the subject right before it."""
_OF_VERB = ("AUX", "ADV", "PRON", "VERB", "SPACE")
"""A space stands for the parenthesis of «s'est, pour sa part, entretenu»."""
_IN_VERB_GROUP = frozenset(
    ("y", "en", "par", "ailleurs", "outre", "effet", "également", "quant", "à", "au", "lui", "elle",
     "eux", "elles", "pour", "sa", "leur", "part")
)  # fmt: skip
"""«se sont quant à eux réunis», «s'est pour sa part entretenu»."""
_BODIES = frozenset(
    ("groupe", "conseil", "coalition", "comité", "commission", "cabinet", "gouvernement",
     "assemblée", "parlement", "quatuor", "trio", "alliance", "g7", "g20")
)  # fmt: skip
BE = frozenset(("est", "sont", "était", "étaient", "sera", "seront", "été", "être", "fut",
                "furent", "serait", "seraient", "soit", "soient"))  # fmt: skip
_HOSTING = frozenset(lexicons().meetings.place_as_host.verbs)
_PEOPLE = frozenset(
    form.strip().lower()
    for entry in (*lexicons().roles.named.heads, *lexicons().roles.collective.heads)
    for form in entry.replace("|", ",").split(",")
)


def meeting_verb(sentence: Sentence, word: Word) -> MeetingVerb | None:
    """The verb of the lexicon that a word is a form of, reflexive or not as it stands there."""
    if not word.forms:
        return None
    found = meeting_idiom(sentence, word)
    return found[0] if found else None


def meeting_idiom(sentence: Sentence, word: Word) -> tuple[MeetingVerb, tuple[Word, ...]] | None:
    """The same, with the words after it that belong to the verb; the longest idiom comes first."""
    if not word.forms:
        return None
    reflexive = has_reflexive(sentence, word) or is_gathered(sentence, word)
    infinitives = {form.infinitive for form in word.forms}
    found: list[tuple[MeetingVerb, tuple[Word, ...]]] = []
    for _, verb in sorted(_ranked(infinitives), key=lambda one: one[0]):
        _, _, rest = bare(verb.infinitive).partition(" ")
        if is_reflexive(verb.infinitive) != reflexive:
            continue
        if rest and word.dependency.startswith("aux"):
            continue
        own = idiom(sentence, word, rest, verb) if rest else ()
        if own or not rest:
            found.append((verb, own))
    return max(found, key=lambda one: len(one[1]), default=None)


def _ranked(infinitives: set[str]) -> Iterator[tuple[int, MeetingVerb]]:
    """The verbs of the lexicon that begin with one of these, with their places in it."""
    for infinitive in infinitives:
        yield from _by_head().get(infinitive, ())


@cache
def _by_head() -> dict[str, list[tuple[int, MeetingVerb]]]:
    found: dict[str, list[tuple[int, MeetingVerb]]] = {}
    for place, (name, verb) in enumerate(meeting_verbs().items()):
        found.setdefault(bare(name).partition(" ")[0], []).append((place, verb))
    return found


def is_gathered(sentence: Sentence, word: Word) -> bool:
    """«les ministres, réunis lundi à Oslo»: the participle alone says that they met."""
    if word.lower not in ("réunis", "réunies") and not _is_body_gathered(sentence, word):
        return False
    joined = [one.text for one in words_after(sentence, word, 3)]
    in_body = joined[:1] == ["dans"] and joined[-1][:1].isupper()
    return not in_body and not has_auxiliary(sentence.words[: word.index])


def _is_body_gathered(sentence: Sentence, word: Word) -> bool:
    """«le groupe de contact réuni à Oslo»: one body, of many."""
    if word.lower not in ("réuni", "réunie"):
        return False
    return any(one in _BODIES for one in words_before(sentence, word, 5))


def has_reflexive(sentence: Sentence, word: Word) -> bool:
    """Whether «se» or «s'», «je me» or «nous nous» stands before the verb or its auxiliary."""
    for other in reversed(_before_commas(sentence, word)):
        if other.lower in ("se", "s'") or _is_own(sentence, other):
            return True
        if other.tag not in _OF_VERB and other.lower not in _IN_VERB_GROUP:
            return False
    return False


def _is_own(sentence: Sentence, word: Word) -> bool:
    """«je me», «nous nous»: whoever speaks does it to himself; «il m'a reçu» is another."""
    if word.lower not in _OF_FIRST or word.index == 0:
        return False
    return sentence.words[word.index - 1].lower == _OF_FIRST[word.lower]


def _before_commas(sentence: Sentence, word: Word) -> Sequence[Word]:
    """The six words before a verb; what two commas set apart, as a day and a town, is passed."""
    before = sentence.words[max(0, word.index - 8) : word.index]
    if before and before[-1].text == ",":
        opening = next((one.index for one in before[:-1] if one.text == ","), word.index)
        before = sentence.words[max(0, opening - 6) : opening]
    return before[-6:]


def is_passive(sentence: Sentence, word: Word) -> bool:
    """«a été reçu», «sera reçu»: whoever is received is the subject."""
    return word.has_tense(Tense.PAST) and bool(set(words_before(sentence, word, 3)) & BE)


def has_personal_subject(sentence: Sentence, word: Word) -> bool:
    """Whether the subject of a verb is a name, a pronoun or people, where the parse finds one.

    Where it finds none, whether people are named at the head of the clause.
    """
    subjects = [
        one
        for one in sentence.words
        if one.head == word.index and one.dependency.startswith("nsubj")
    ]
    if subjects:
        return any(
            one.tag in ("PROPN", "PRON") or one.entity == "PER" or is_people(one) or _is_name(one)
            for one in subjects
        )
    head = sentence.words[word.head]
    if word.dependency == "conj" and head.index < word.index and head.forms:
        return has_personal_subject(sentence, head)
    told = word.finite or word.has_tense(Tense.PRESENT, Tense.FUTURE, Tense.SIMPLE)
    return told and any(is_people(one) for one in clause_before(sentence, word))


def clause_before(sentence: Sentence, word: Word) -> list[Word]:
    """The words of the clause before a verb, as far as no other verb or mark stands between."""
    found: list[Word] = []
    for one in reversed(sentence.words[: word.index]):
        if one.tag in ("PUNCT", "CCONJ", "SCONJ") or (one.tag == "VERB" and one.finite):
            break
        found.append(one)
    return found


def _is_name(word: Word) -> bool:
    """A capital inside a sentence is a name, whatever its tag."""
    return word.index > 0 and word.text[:1].isupper()


def is_hosting(word: Word) -> bool:
    """Whether the subject of the verb may be where a meeting is: «Riga accueillera un sommet»."""
    return word.is_form_of(_HOSTING)


def is_people(word: Word) -> bool:
    return word.lower in _PEOPLE or word.lower.rstrip("s") in _PEOPLE


def words_before(sentence: Sentence, word: Word, count: int) -> list[str]:
    return [one.lower for one in sentence.words[max(0, word.index - count) : word.index]]


def words_after(sentence: Sentence, word: Word, count: int) -> tuple[Word, ...]:
    return sentence.words[word.index + 1 : word.index + 1 + count]
