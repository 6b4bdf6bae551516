"""Verbs that say something of a meeting beside them: that it happens, who comes, that it is off."""

import re
from dataclasses import dataclass, replace
from functools import cache

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.triggers import has_reflexive
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense, bare, is_reflexive
from sourcier.extraction.french.vocabulary.lexicon import support_verbs, verb_forms

_MOTION = re.compile(
    r"^(?:arriv(?:é|e|ée|és|ées|ent|era|eront)|rendus?|rendues?|rend|rendra|rendront|venus?|venue|"
    r"vient|viendra|déplacés?|déplacée|attendus?|attendue|réunis)$"
)


_CHAIRS = re.compile(r"(?:co-?)?présid|inaugur")
_HELD_BY_PEOPLE = frozenset(
    ("tenir", "organiser", "mener", "ouvrir", "convoquer", "conclure", "achever", "clore",
     "effectuer", "animer", "boucler")
)  # fmt: skip
_JOINS = re.compile(r"particip(?!ant)|assist")


@dataclass(frozen=True, slots=True)
class Support:
    """A verb and the meeting it speaks of. `uses` is a key of the lexicon's support verbs."""

    word: Word
    uses: str
    frame: Frame
    after: bool
    proposed: bool = False


def link(document: Document, sentence: Sentence, frames: list[Frame]) -> list[Support]:
    """The support verbs of a sentence; each becomes an anchor of its meeting."""
    nouns = [frame for frame in frames if not frame.verbal]
    found = []
    for word in sentence.words:
        if any(frame.verbal and frame.start == word.start for frame in frames):
            continue
        for uses in _uses(sentence, word):
            support = _support(document, sentence, word, uses, nouns)
            if support:
                support.frame.anchors.append((word.start, word.end))
                found.append(replace(support, proposed=_is_proposed(sentence, word)))
                break
    return found + _link_motion(document, sentence, frames)


def _uses(sentence: Sentence, word: Word) -> list[str]:
    """What a word can say of a meeting; «prendre part» and «avoir lieu» need their noun."""
    if word.dependency.startswith("aux"):
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
    found = []
    for uses, verbs in support_verbs().items():
        for verb in verbs:
            head, _, noun = bare(verb).partition(" ")
            if head in names and is_reflexive(verb) == reflexive and noun in ("", following):
                found.append(uses)
    return found


def _is_bare(sentence: Sentence, word: Word) -> bool:
    """«la réunion tenue lundi»: a participle of its noun, without an auxiliary."""
    before = sentence.words[max(0, word.index - 1) : word.index]
    return bool(before) and before[0].tag in ("NOUN", "ADJ") and not before[0].forms


def _is_passive(sentence: Sentence, word: Word) -> bool:
    before = [one.lower for one in sentence.words[max(0, word.index - 3) : word.index]]
    return bool(set(before) & {"est", "sont", "était", "étaient", "sera", "seront", "été", "fut"})


def _is_proposed(sentence: Sentence, word: Word) -> bool:
    """«a proposé d'organiser un sommet»: who proposes does not yet take part."""
    before = sentence.words[max(0, word.index - 2) : word.index]
    return word.has_tense(Tense.INFINITIVE) and any(is_reporting(one) for one in before)


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


def _support(
    document: Document, sentence: Sentence, word: Word, uses: str, nouns: list[Frame]
) -> Support | None:
    following = [one for one in nouns if one.start > word.end]
    following = [one for one in following if one.salient] or following
    earlier = [one for one in nouns if one.end <= word.start]
    if uses in ("subject_takes_part", "gathers"):
        if uses == "subject_takes_part" and following:
            gap = document.plain[word.end : following[0].start]
            if _is_object_gap(gap) or (_CHAIRS.match(word.lower) and _is_long_object_gap(gap)):
                return Support(word, uses, following[0], after=True)
        joins = bool(_JOINS.match(word.lower)) and not following
        if earlier and (joins or _is_subject_gap(sentence, earlier[-1], word)):
            between = document.plain[earlier[-1].end : word.start]
            if uses == "subject_takes_part" and _held_by(between):
                return Support(word, uses, earlier[-1], after=True)
            relative = re.search(r"(?:auxquel\w*|à laquelle|auquel|où|dont)\b", between)
            alone = uses == "subject_takes_part" and _JOINS.match(word.lower)
            if alone and not relative and not following:
                return Support(word, uses, earlier[-1], after=True)
            if uses == "gathers" or relative:
                return Support(word, uses, earlier[-1], after=False)
        return None
    if earlier and _is_subject_gap(sentence, earlier[-1], word):
        return Support(word, uses, earlier[-1], after=False)
    if following and _is_object_gap(document.plain[word.end : following[0].start]):
        return Support(word, uses, following[0], after=True)
    return None


def _held_by(between: str) -> bool:
    """«les pourparlers que X ont tenus»: the meeting is the object, X its subject."""
    return bool(re.match(r"\s+(?:[\w-]+\s+){0,2}?qu(?:e\s|')", between))


def _is_object_gap(gap: str) -> bool:
    """Whether nothing but adverbials and a determiner stand between a verb and its meeting."""
    return len(gap) <= 90 and not re.search(r"[.;:«»]|\b(?:que|qu'|qui|dont|avant|après)\b", gap)


def _is_long_object_gap(gap: str) -> bool:
    """«a coprésidé, mardi à X, avec la ministre de …, la session»: whoever chairs, chairs it."""
    return len(gap) <= 300 and not re.search(r"[.;:«»]|\b(?:que|qu'|qui|dont|avant|après)\b", gap)


def _is_subject_gap(sentence: Sentence, frame: Frame, word: Word) -> bool:
    """Whether the verb is that of the meeting: no other finite verb between."""
    between = sentence.between(frame.end, word.start)
    finite = [
        one
        for one in between
        if one.finite
        and one.index < word.index - (7 if one.tag == "AUX" else 4)
        and not _is_of(frame, sentence, one)
    ]
    return (
        not finite
        and word.start - frame.end <= 160
        and not any(one.text in (";", ":") for one in between)
    )


def _is_of(frame: Frame, sentence: Sentence, word: Word) -> bool:
    """Whether a finite word helps a verb that already speaks of the meeting."""
    return any(
        0 <= sentence.at(start) - word.index <= 7 for start, _ in frame.anchors if start > frame.end
    )


def _link_motion(document: Document, sentence: Sentence, frames: list[Frame]) -> list[Support]:
    """«arrivé à X pour participer à …»: the journey belongs to the meeting it is made for."""
    found = []
    for word in sentence.words:
        if not _MOTION.match(word.lower):
            continue
        for frame in list(frames):
            gap = document.plain[word.end : frame.start]
            purpose = re.search(r"\b(?:pour|afin de|afin d'|en vue de)\s", gap)
            if frame.start > word.end and purpose and len(gap) < 110:
                frame.anchors.append((word.start, word.end))
                _drop_visit(frames, word)
                if not frame.verbal:
                    found.append(Support(word, "subject_takes_part", frame, after=True))
                break
    return found


def _drop_visit(frames: list[Frame], word: Word) -> None:
    """A journey made for a meeting is no visit of its own."""
    frames[:] = [one for one in frames if one.start != word.start]
