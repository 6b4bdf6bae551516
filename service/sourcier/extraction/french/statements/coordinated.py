"""Several subjects of one verb: «X et Y ont annoncé»; of a verb in the singular only one is.

They are one speaker, named by all of them, as «les deux ministres» would be.
"""

import re
from collections.abc import Callable, Sequence

from sourcier.extraction.french.people.entities import Entities, Entity
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speaker import Speaker
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.text.auxiliaries import inserted
from sourcier.extraction.french.vocabulary.lexicon import words

_JOINT = re.compile(r"\s*(?:,|,?\s*et(?: de)?|,?\s*ainsi que)\s*", re.IGNORECASE)
_LAST_JOINT = re.compile(r"\s*(?:,?\s*et|,?\s*ainsi que)\s*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:le |la |les |l')", re.IGNORECASE)
_CLOSED = re.compile(r"[\s»\"]*(?:[,.;:)–—]|$)")
_PLURAL = words("coordinated_plural_auxiliaries")
_MANY = 5


def is_plural(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb, or its auxiliary, has a subject in the plural."""
    if verb.finite and verb.forms and verb.lower.endswith("nt"):
        return True
    behind = inserted(sentence.words, verb.index)
    end = verb.index if behind is None else behind
    return any(word.lower in _PLURAL for word in sentence.words[max(0, end - 4) : end])


def joined_before(plain: str, phrases: Sequence[Phrase], last: Phrase) -> list[Phrase]:
    """The phrases that end a list with `last`, in order; `last` alone where there is no list."""
    found = [last]
    for one in reversed([other for other in phrases if other.end <= last.outer]):
        joint = _LAST_JOINT if len(found) == 1 else _JOINT
        if not joint.fullmatch(plain, one.end, found[0].outer) or not _is_one(one):
            break
        found.insert(0, one)
    return found if len(found) <= _MANY and not found[0].preposition else [last]


def joined_after(plain: str, phrases: Sequence[Phrase], first: Phrase) -> list[Phrase]:
    """The phrases that begin a list with `first`, in order."""
    found = [first]
    for one in [other for other in phrases if other.outer >= first.end]:
        if not _JOINT.fullmatch(plain, found[-1].end, one.outer) or not _is_one(one):
            break
        found.append(one)
    gap = plain[found[-2].end : found[-1].outer] if len(found) > 1 else ""
    whole = bool(_LAST_JOINT.fullmatch(gap)) and len(found) <= _MANY
    return found if whole else [first]


def closed_list(plain: str, phrases: Sequence[Phrase], first: Phrase, ceiling: int) -> list[Phrase]:
    """The same, of a list that a mark closes before `ceiling`: «selon X, Y et Z, …».

    In «selon X, Y et Z viendront» it does not: Y and Z are the subject of what follows.
    """
    found = joined_after(plain, phrases, first)
    enumerated = plain.count(",", first.end, found[-1].end) > 0
    return [first] if enumerated and not _CLOSED.match(plain, found[-1].end, ceiling) else found


def _is_one(phrase: Phrase) -> bool:
    """Whether it names one that can stand in a list of speakers."""
    return phrase.kind is not PhraseKind.MEDIA and not phrase.preposition


def together(
    entities: Entities,
    plain: str,
    phrases: Sequence[Phrase],
    speaker_of: Callable[[Phrase], Speaker],
) -> Speaker:
    """One speaker of all these phrases; the last of them, where they name only one."""
    several = [speaker_of(one) for one in phrases]
    named = [(one, found.entity) for one, found in zip(phrases, several, strict=True)]
    labels = [_label(plain, one, entity) for one, entity in named if entity]
    if len(labels) < 2:
        return several[-1]
    start, end = several[0].start, several[-1].end
    label = ", ".join(labels[:-1]) + f" et {labels[-1]}"
    return Speaker(entities.named(label, start, end), start, end)


def _label(plain: str, phrase: Phrase, entity: Entity) -> str:
    """The name of an entity; of one without a name its words, with «son» but without «le»."""
    if entity.type != "office":
        return entity.label
    return _ARTICLE.sub("", plain[phrase.outer : phrase.end])
