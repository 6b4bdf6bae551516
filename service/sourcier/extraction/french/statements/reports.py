"""A report is a verb of saying as it stands: with auxiliaries, pronouns, adverbs, and its mood.

Nothing here looks at what was said, nor at who said it.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.auxiliaries import inserted
from sourcier.extraction.french.vocabulary.conjugation import Tense, is_reflexive
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words
from sourcier_events.event_types import Stance

_AUXILIARIES = words("pipeline_auxiliaries")
_BE = words("reports_be")
_CLITICS = words("reports_clitics")
_ADVERBS = words("pipeline_between") | words("reports_adverbs")
_WITHIN_NAMES = _ADVERBS - {"en"}
"""What may stand between the two words of a verb: «mettre» and «en garde» have nothing of it."""
_GOVERNORS = words("reports_governors")
_SUBJECTS = frozenset(("il", "elle", "ils", "elles", "on"))
_OF_ASIDE = 14


class Mood(StrEnum):
    """How the verb stands: with a subject of its own, or after another verb."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    INFINITIVE = "infinitive"


@dataclass(frozen=True, slots=True)
class Report:
    """One verb of saying. `first` and `last` are the indexes of its first and last word."""

    word: Word
    names: frozenset[str]
    first: int
    last: int
    mood: Mood
    hedged: bool = False
    negated: bool = False
    passive: bool = False
    has_object: bool = False
    pronoun: Word | None = None

    @property
    def infinitive(self) -> str:
        """The verb in its longest name, which is the most telling one."""
        return max(sorted(self.names), key=len)

    @property
    def verb(self) -> tuple[str, int, int]:
        """The verb, and the offsets of the word that says it."""
        return self.infinitive, self.word.start, self.word.end

    @property
    def stance(self) -> Stance:
        """Hedged where the report itself is hearsay."""
        return Stance.HEDGED if self.hedged else Stance.ASSERTED


@lru_cache(maxsize=16)
def reports(sentence: Sentence) -> tuple[Report, ...]:
    """The verbs of saying of one sentence, in order; every rule asks for them."""
    words = (
        word
        for word in sentence.words
        if word.forms and word.lower not in _AUXILIARIES and word.dependency != "case"
    )
    return tuple(found for word in words if (found := _report(sentence, word)))


def _report(sentence: Sentence, word: Word) -> Report | None:
    names, last = _names(sentence, word)
    if not names:
        return None
    first = _first(sentence, word)
    lower = _group(sentence, first, word)
    helped = [one for one in lower if one in _AUXILIARIES]
    reflexive = any(one in ("se", "s'") for one in lower)
    if reflexive:
        own = {("s'" if name[0] in "aeéêiouhy" else "se ") + name for name in names} & _known()
        names = frozenset(
            own | {name for name in names if f"se {name}" in own or f"s'{name}" in own}
        )
    names &= _known()
    if not names:
        return None
    pronoun = _inverted(sentence, first, last)
    hedged = any(one in ("aurait", "auraient", "serait", "seraient") for one in helped)
    return Report(
        word=word,
        names=names,
        first=first,
        last=max(last, pronoun.index if pronoun else last),
        mood=_mood(word, bool(helped), lower),
        hedged=hedged or (not helped and word.has_tense(Tense.CONDITIONAL)),
        negated=any(one in ("ne", "n'") for one in lower),
        has_object=any(one in ("l'", "le", "la", "les") for one in lower),
        passive=bool(helped) and helped[-1] in _BE and not reflexive,
        pronoun=pronoun,
    )


def _mood(word: Word, helped: bool, group: list[str]) -> Mood:
    if "ayant" in group or "étant" in group:
        return Mood.GERUND
    if "avoir" in group or "être" in group:
        return Mood.INFINITIVE
    if helped and word.has_tense(Tense.PAST):
        return Mood.FINITE
    for tense, mood in ((Tense.GERUND, Mood.GERUND), (Tense.INFINITIVE, Mood.INFINITIVE)):
        if word.has_tense(tense):
            return mood
    if all(form.tense is Tense.PAST for form in word.forms):
        return Mood.PARTICIPLE
    return Mood.FINITE


@cache
def _known() -> frozenset[str]:
    verbs = reporting_verbs()
    found = set(verbs.incise | verbs.noun | verbs.giving | verbs.of_speaker | verbs.of_object)
    found |= {verb for group in verbs.infinitive.values() for verb in group}
    return frozenset(found | {head for head, _ in verbs.noun_phrases})


@cache
def _long_names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of several words, by the first: «faire savoir», «mettre en garde»."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for verb in _known():
        head, *rest = verb.split(" ")
        if rest and not is_reflexive(verb):
            found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(rests)) for head, rests in found.items()}


def _names(sentence: Sentence, word: Word) -> tuple[frozenset[str], int]:
    """The verbs a word may be a form of, and the index of the last word of the longest."""
    names = {form.infinitive for form in word.forms}
    last = word.index
    index = word.index + 1
    while index < len(sentence.words) and sentence.words[index].lower in _WITHIN_NAMES:
        index += 1
    for name in sorted({name.split(" ")[0] for name in names}):
        for rest in _long_names().get(name, ()):
            end = _end_of(sentence, rest, word.index + 1, index)
            if end is not None:
                names.add(" ".join((name, *rest)))
                last = max(last, end)
    return frozenset(names), last


def _end_of(sentence: Sentence, rest: tuple[str, ...], first: int, last: int) -> int | None:
    """The index of the last of these words, if they begin at one of these places."""
    for index in range(first, last + 1):
        following = tuple(one.lower for one in sentence.words[index : index + len(rest)])
        if following == rest:
            return index + len(rest) - 1
    return None


def _first(sentence: Sentence, word: Word) -> int:
    """The index of the first word of the group: auxiliaries, pronouns and what is among them."""
    index, first = word.index, word.index
    infinitive = word.has_tense(Tense.INFINITIVE)
    while index > 0:
        before = sentence.words[index - 1]
        if infinitive and first == word.index and before.lower in ("de", "d'", "à", "pour"):
            return first
        if before.lower in _AUXILIARIES or before.lower in _CLITICS:
            index = first = index - 1
        elif (
            before.text.startswith("-")
            or before.lower in _ADVERBS
            or before.tag in ("ADV", "SPACE")
        ):
            index -= 1
        elif before.text == "," and first == word.index:
            opener = _before_aside(sentence, before.index)
            if opener is None:
                return first
            index = opener
        else:
            opener = inserted(sentence.words, first) if first == word.index else None
            if opener is None or opener >= index:
                return first
            index = opener
    return first


def _group(sentence: Sentence, first: int, word: Word) -> list[str]:
    """The small words before a verb, without those of an aside."""
    found: list[str] = []
    inside = False
    end = inserted(sentence.words, word.index) or word.index
    for one in sentence.words[first:end]:
        if one.text == ",":
            inside = not inside
        elif not inside:
            found.append(one.lower)
    return found


def _before_aside(sentence: Sentence, comma: int) -> int | None:
    """«a, au nom de tous, adressé …»: the index of the comma after the auxiliary."""
    for index in range(comma - 1, max(0, comma - _OF_ASIDE), -1):
        if sentence.words[index].text == ",":
            helped = sentence.words[index - 1].lower in _AUXILIARIES
            return index if helped else None
    return None


def _inverted(sentence: Sentence, first: int, last: int) -> Word | None:
    """The pronoun of «a-t-il dit», «déclare-t-elle»."""
    for word in sentence.words[first : last + 3]:
        if word.text.startswith("-") and word.lower.strip("-t") in _SUBJECTS:
            return word
        if word.index > last and not word.text.startswith("-"):
            return None
    return None


def lead(sentence: Sentence, report: Report) -> str:
    """What puts an infinitive there: «avant de», «et de», «non sans», a governor, else a word."""
    before = [one.lower for one in sentence.words[max(0, report.first - 14) : report.first]]
    before = [one for one in before if one.strip()]
    if not before:
        return ""
    if before[-1] in ("de", "d'"):
        if before[-2:-1] in (["avant"], ["et"]):
            return f"{before[-2]} de"
        if len(before) == 1 or not any(one.finite for one in sentence.words[: report.first]):
            return "et de"
    if before[-2:] == ["non", "sans"]:
        return "non sans"
    return "governed" if any(one in _GOVERNORS for one in before[-6:]) else before[-1]
