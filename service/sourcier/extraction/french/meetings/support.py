"""Verbs that say something of a meeting beside them: that it happens, who comes, that it is off."""

import re
from dataclasses import dataclass, replace

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.same_subjects import has_same_subject
from sourcier.extraction.french.meetings.support_verbs import TO_MEETING, uses_of
from sourcier.extraction.french.statements.contents import is_reporting
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

_MOTION = re.compile(
    r"^(?:arriv(?:é|e|ée|és|ées|ent|era|eront)|rendus?|rendues?|rend|rendra|rendront|venus?|venue|"
    r"vient|viendra|déplacés?|déplacée|attendus?|attendue|réunis|"
    r"(?:quitt|envol|séjourn|embarqu|débarqu|décoll)(?:e|é|ée|és|ées|ent|ait|aient|era|eront))$"
)
_BEING = re.compile(r"(?:est|sont|était|étaient|sera|seront|trouv(?:e|ait|aient|ent|era))$")
_AT = re.compile(r"\s+(?:[\w-]+\s+){0,2}?(?:à|en|au|aux)\s+[A-ZÀ-Þ]")
"""«est à Oslo pour …»: whoever is at a place for a meeting takes part in it."""
_PURPOSE = re.compile(
    r"\b(?:pour\s+(?!(?:la |le |l'|les )?[A-ZÉ])|afin d[e']|en vue d[e']|"
    r"dans le cadre de (?:sa|leur) (?:participation|présence))|\boù (?:se |s')"
)
_BARS_OBJECT = re.compile(r"[.;:«»]|\b(?:que|qu'|qui|dont|avant|après)\b")
_MAKES_OTHER = re.compile(
    r"\s(?:[\w-]+\s){0,2}?(?:le (?:point|bilan|récit|lien|tour)|état|partie|suite|allusion|"
    r"référence|obstacle|pression|mention|écho|barrage|part|face|appel|confiance|"
    r"l'éloge|la promotion)\b"
)
"""«a fait le point sur les pourparlers», «fait pression»: what is made is no meeting."""
_LONGEST, _LONGEST_OF_CHAIR = 90, 300
"""Characters between a verb and its meeting: whoever chairs, chairs it, however far it stands."""
_CHAIRS = re.compile(r"(?:co-?)?présid|inaugur")
_BEGUN_BY = re.compile(r"\s[^.;:,«»]{0,40}\bpar (?:une? |des |la |le |l')(?:\w+ )?$")
"""«a débuté sa journée par une entrevue»: the day begins, not the meeting."""
_ON_WAY = re.compile(r",\s+(?:actuellement )?en (?:\w+ )?$")
_DETERMINER = re.compile(
    r"\s(?:la |le |l'|les |une? |des |cette |cet |ce |sa |son |leur )(?:\w+ )?"
)
_RELATIVE = re.compile(r"(?:auxquel\w*|à laquelle|auquel|où|dont)\b")
_ARRANGING = frozenset(("organiser", "convoquer"))
_ASKING = frozenset(("appeler", "inviter", "exhorter", "presser", "encourager"))
_PLACE_BEFORE = re.compile(r"\s[A-ZÀ-Þ][\w'-]+,?\s*$")
"""«avant de gagner Oslo, où elle présidera …»: the relative is that of the town."""
_THAT_THEY = re.compile(r"(?:[^.;:«»]{0,90}?,\s|\s+(?:[\w-]+\s+){0,2}?)qu(?:e\s|')")
_SAID_OF_IT = ("happens", "planned", "cancelled")
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
        for uses in uses_of(sentence, word):
            support = _support(document, sentence, word, uses, nouns)
            if support:
                support.frame.anchors.append((word.start, word.end))
                found.append(replace(support, proposed=_is_proposed(sentence, word)))
                break
    return found + _link_motion(document, sentence, frames)


def _is_proposed(sentence: Sentence, word: Word) -> bool:
    """«a proposé d'organiser un sommet»: who proposes does not yet take part."""
    before = sentence.words[max(0, word.index - 2) : word.index]
    if not word.has_tense(Tense.INFINITIVE):
        return False
    meant = bool(before) and before[-1].lower in ("d'", "de") and word.is_form_of(_ARRANGING)
    asked = (
        bool(before)
        and before[-1].lower == "à"
        and any(
            one.is_form_of(_ASKING) for one in sentence.words[max(0, word.index - 10) : word.index]
        )
    )
    return meant or asked or any(is_reporting(one) for one in before)


def _support(
    document: Document, sentence: Sentence, word: Word, uses: str, nouns: list[Frame]
) -> Support | None:
    following = [one for one in nouns if one.start > word.end]
    following = [one for one in following if one.salient] or following
    if uses == "goes_to":
        there = following and TO_MEETING.fullmatch(document.plain, word.end, following[0].start)
        return Support(word, "subject_takes_part", following[0], after=True) if there else None
    ahead = document.plain[word.end : following[0].start] if following else ""
    if _BEGUN_BY.match(ahead):
        return Support(word, "subject_takes_part", following[0], after=True)
    earlier = [one for one in nouns if one.end <= word.start]
    if uses == "subject_takes_part" and following and not _is_on_way(document, following[0]):
        if word.is_form_of(("faire",)) and _makes_other(sentence, word, ahead):
            return None
        if word.is_form_of(("avoir",)) and _helps_other(sentence, word, ahead):
            return None
        if _is_object_gap(ahead, _LONGEST_OF_CHAIR if _CHAIRS.match(word.lower) else _LONGEST):
            return Support(word, uses, following[0], after=True)
    if uses in ("subject_takes_part", "gathers"):
        joins = bool(_JOINS.match(word.lower)) and not following
        near = earlier and (joins or _is_subject_gap(sentence, earlier[-1], word))
        return _of_people(document, word, uses, earlier[-1], joins) if near else None
    if _DETERMINER.fullmatch(ahead) and word.has_tense(Tense.INFINITIVE):
        return Support(word, uses, following[0], after=True)
    if earlier and (
        _is_subject_gap(sentence, earlier[-1], word)
        or (uses in _SAID_OF_IT and has_same_subject(sentence, earlier[-1], word))
    ):
        return Support(word, uses, earlier[-1], after=False)
    if following and _is_object_gap(ahead, _LONGEST):
        return Support(word, uses, following[0], after=True)
    return None


def _is_on_way(document: Document, frame: Frame) -> bool:
    """«préside l'accueil de X, en visite officielle»: no verb has «en visite» for its object."""
    return bool(_ON_WAY.search(document.plain[max(0, frame.start - 30) : frame.start]))


def _of_people(
    document: Document, word: Word, uses: str, frame: Frame, joins: bool
) -> Support | None:
    """Who comes to a meeting named before: «le sommet que X a ouvert», «auquel X participe»."""
    between = document.plain[frame.end : word.start]
    relative = _RELATIVE.search(between)
    of_town = relative and relative.group() == "où"
    if relative and of_town and _PLACE_BEFORE.search(between[: relative.start()]):
        relative = None
    if uses == "subject_takes_part" and (_held_by(between) or (joins and not relative)):
        return Support(word, uses, frame, after=True)
    if uses == "gathers" or relative:
        return Support(word, uses, frame, after=False)
    return None


def _held_by(between: str) -> bool:
    """«les pourparlers que X ont tenus»: the meeting is the object, X its subject."""
    return bool(_THAT_THEY.match(between))


def _is_object_gap(gap: str, longest: int) -> bool:
    """Whether nothing but adverbials and a determiner stand between a verb and its meeting."""
    return len(gap) <= longest and not _BARS_OBJECT.search(gap)


def _makes_other(sentence: Sentence, word: Word, gap: str) -> bool:
    """«fait traîner les négociations», «a fait le point sur la réunion»: not «fait une visite»."""
    between = sentence.between(word.end, word.end + len(gap))
    done = any(one.tag == "VERB" and one.lower.endswith(("er", "ir", "re")) for one in between)
    return done or bool(_MAKES_OTHER.match(gap))


def _helps_other(sentence: Sentence, word: Word, gap: str) -> bool:
    """«a, de son côté, rejeté tout appel»: what was had is no meeting; the participle says more."""
    between = sentence.between(word.end, word.end + len(gap))
    done = [one for one in between if one.tag == "VERB" and one.has_tense(Tense.PAST)]
    return bool(done) and not any("subject_takes_part" in uses_of(sentence, one) for one in done)


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
        and not any(_opens_clause(one) for one in between[1:])
    )


def _opens_clause(word: Word) -> bool:
    """«…, a-t-il dit, que les deux pays avançaient»: the verb behind «que» is of something else."""
    return word.lower in ("que", "qu'") and word.tag == "SCONJ"


def _is_of(frame: Frame, sentence: Sentence, word: Word) -> bool:
    """Whether a finite word helps a verb that already speaks of the meeting."""
    return any(
        0 <= sentence.at(start) - word.index <= 7 for start, _ in frame.anchors if start > frame.end
    )


def _link_motion(document: Document, sentence: Sentence, frames: list[Frame]) -> list[Support]:
    """«arrivé à X pour participer à …»: the journey belongs to the meeting it is made for."""
    found = []
    journeys = {one.start for one in frames if one.verbal and one.family == "visit"}
    for word in sentence.words:
        moved = _MOTION.match(word.lower) or word.start in journeys
        if not moved and not (_BEING.match(word.lower) and _AT.match(document.plain, word.end)):
            continue
        for frame in list(frames):
            gap = document.plain[word.end : frame.start]
            purpose = _PURPOSE.search(gap)
            if frame.start > word.end and purpose and len(gap) < 110:
                frame.anchors.append((word.start, word.end))
                _drop_visit(frames, word)
                uses = "happens" if frame.verbal else "subject_takes_part"
                found.append(Support(word, uses, frame, after=True))
                break
    return found


def _drop_visit(frames: list[Frame], word: Word) -> None:
    """A journey made for a meeting is no visit of its own."""
    frames[:] = [one for one in frames if one.start != word.start]
