"""Verbs that say something of a meeting beside them: that it happens, who comes, that it is off."""

import re
from dataclasses import dataclass

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.conjugation import bare, is_reflexive
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.lexicon import support_verbs
from sourcier.extraction.french.triggers import has_reflexive

_MOTION = re.compile(
    r"^(?:arriv(?:é|e|ée|és|ées|ent|era|eront)|rendus?|rendues?|rend|rendra|rendront|venus?|venue|"
    r"vient|viendra|déplacés?|déplacée|attendus?|attendue|réunis)$"
)


_JOINS = re.compile(r"particip(?!ant)|assist")


@dataclass(frozen=True, slots=True)
class Support:
    """A verb and the meeting it speaks of. `uses` is a key of the lexicon's support verbs."""

    word: Word
    uses: str
    frame: Frame
    after: bool
    passive: bool = False


def link(document: Document, sentence: Sentence, frames: list[Frame]) -> list[Support]:
    """The support verbs of a sentence; each becomes an anchor of its meeting."""
    nouns = [frame for frame in frames if not frame.verbal]
    found = []
    for word in sentence.words:
        for uses in _uses(sentence, word):
            support = _support(document, sentence, word, uses, nouns)
            if support:
                support.frame.anchors.append((word.start, word.end))
                found.append(support)
                break
    _link_motion(document, sentence, frames)
    return found


def _uses(sentence: Sentence, word: Word) -> list[str]:
    """What a word can say of a meeting; «prendre part» and «avoir lieu» need their noun."""
    if not word.forms:
        return _participle(word)
    names = {form.infinitive for form in word.forms}
    reflexive = has_reflexive(sentence, word)
    following = sentence.words[word.index + 1].lower if word.index + 1 < len(sentence.words) else ""
    found = []
    for uses, verbs in support_verbs().items():
        for verb in verbs:
            head, _, noun = bare(verb).partition(" ")
            if head in names and is_reflexive(verb) == reflexive and noun in ("", following):
                found.append(uses)
    return found


def _participle(word: Word) -> list[str]:
    """Participles after a noun have no auxiliary: «un sommet prévu à Oslo»."""
    for uses in ("planned", "cancelled", "happens", "subject_takes_part"):
        for verb in support_verbs()[uses]:
            stem = {"prévoir": "prévu", "tenir": "tenu", "convoquer": "convoqué"}.get(
                verb, bare(verb)[:-2] + "é" if verb.endswith("er") else "\0"
            )
            if re.fullmatch(re.escape(stem) + "e?s?", word.lower):
                return [uses if uses != "subject_takes_part" else "happens"]
    return []


def _support(
    document: Document, sentence: Sentence, word: Word, uses: str, nouns: list[Frame]
) -> Support | None:
    following = [one for one in nouns if one.start > word.end]
    earlier = [one for one in nouns if one.end <= word.start]
    if uses in ("subject_takes_part", "gathers"):
        if uses == "subject_takes_part" and following:
            gap = document.plain[word.end : following[0].start]
            if _is_object_gap(gap):
                return Support(word, uses, following[0], after=True)
        joins = bool(_JOINS.match(word.lower)) and not following
        if earlier and (joins or _is_subject_gap(sentence, earlier[-1], word)):
            relative = re.search(
                r"(?:auxquel\w*|à laquelle|auquel|où|dont)\b",
                document.plain[earlier[-1].end : word.start],
            )
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


def _is_object_gap(gap: str) -> bool:
    """Whether nothing but adverbials and a determiner stand between a verb and its meeting."""
    return len(gap) <= 90 and not re.search(r"[.;:«»]|\b(?:que|qu'|qui|dont|avant|après)\b", gap)


def _is_subject_gap(sentence: Sentence, frame: Frame, word: Word) -> bool:
    """Whether the verb is that of the meeting: no other finite verb between."""
    between = sentence.between(frame.end, word.start)
    finite = [one for one in between if one.finite and one.index < word.index - 4]
    return (
        not finite
        and word.start - frame.end <= 160
        and not any(one.text in (";", ":") for one in between)
    )


def _link_motion(document: Document, sentence: Sentence, frames: list[Frame]) -> None:
    """«arrivé à X pour participer à …»: the journey belongs to the meeting it is made for."""
    for word in sentence.words:
        if not _MOTION.match(word.lower):
            continue
        for frame in list(frames):
            gap = document.plain[word.end : frame.start]
            purpose = re.search(r"\b(?:pour|afin de|afin d'|en vue de)\s", gap)
            if frame.start > word.end and purpose and len(gap) < 110:
                frame.anchors.append((word.start, word.end))
                _drop_visit(frames, word)
                break


def _drop_visit(frames: list[Frame], word: Word) -> None:
    """A journey made for a meeting is no visit of its own."""
    frames[:] = [one for one in frames if one.start != word.start]
