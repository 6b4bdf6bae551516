"""A meeting enters a text by a noun or by a verb; each such place makes one frame, no more."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.auxiliaries import has_auxiliary
from sourcier.extraction.french.conjugation import Tense, bare, is_reflexive
from sourcier.extraction.french.frames import Frame
from sourcier.extraction.french.gazetteer import Term
from sourcier.extraction.french.lexicon import MeetingVerb, meeting_verbs, words

_PLURALS = words("triggers_plurals")
_ADJUNCT = re.compile(
    r"\b(?:après|avant|lors|à l'issue|depuis|en marge|à la suite|au cours|pendant|durant|veille)\s+"
    r"(?:à |d'|de |du |des )?(?:le |la |les |l'|un |une |cette |ce |ces |leur |son |"
    r"sa )?(?:\w+ )?$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:le|la|les|l'|ce|cet|cette|ces|du|au|aux|son|sa|ses|leur|leurs|dernier|dernière)\s*"
    r"(?:(?:dernier|dernière|premier|première|prochain|prochaine|récent|récente|grand|\w+ème|"
    r"deux|trois)s?\s+)?$",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\bdepuis (?:le |la |l'|les )$|"
    r"\b(?:derni(?:er|ère)|précédente?|premi(?:er|ère)|prochaine?|nouve(?:l|lle|au)|autre|second|"
    r"seconde|deuxième|troisième)s?\s+$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:séries?|suite|cadre|format|processus|reprise|échec|issue|possibilité|idée|projet|"
    r"principe|absence|lieu|proches?|logistique|tout|toute|aucun|aucune|sans|chaque|pas|plus|en)\s+"
    r"(?:d'|de |des |du |de l'|de la )?(?:un |une |la |le |les )?$",
    re.IGNORECASE,
)
_HOPEFUL = re.compile(r"\b(?:échec|reprise|idée|possibilité|principe)\b", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"^(?:\s+(?:militaires?|élargie?s?|fermée?s?|(?:bi|tri)latéra(?:l|le|les|ux)|"
    r"ministériel(?:le)?s?|diplomatiques?|extraordinaires?|d'urgence|informel(?:le)?s?|"
    r"européen(?:ne)?s?|internationa(?:l|le|les|ux)|virtuel(?:le)?s?|supplémentaires|"
    r"téléphoniques?|en ligne|à huis clos|au niveau des \w+|de haut niveau|privée?s?|"
    r"officiel(?:le)?s?|annuel(?:le)?s?|régiona(?:l|le|les|ux)|préparatoires?|techniques?|"
    r"stratégiques?|politiques?|(?:in)?directe?s?|de travail|d'État|surprise|à distance))+"
)


def triggers(document: Document, sentence: Sentence) -> list[Frame]:
    """The frames that begin in one sentence, in order."""
    nouns = list(_nouns(document, sentence))
    starts = {one.start for one in nouns}
    verbs = [
        frame
        for word in sentence.words
        if (frame := _verb(document, sentence, word))
        and not _at_noun(frame, nouns)
        and not _hosts(document, sentence, word, starts)
        and not (nouns and is_opening_participle(word))
    ]
    return sorted(nouns + verbs, key=lambda frame: frame.start)


def _hosts(document: Document, sentence: Sentence, word: Word, nouns: set[int]) -> bool:
    """«accueillir une rencontre» says where a meeting is; only «accueillir X» is one."""
    if not any(form.infinitive == "accueillir" for form in word.forms):
        return False
    following = [start for start in nouns if start > word.end]
    gap = document.plain[word.end : min(following, default=word.end)]
    return bool(following) and len(gap) < 60 and not re.search(r"[,.;:]|\bpour\b", gap)


def is_opening_participle(word: Word) -> bool:
    """«Accueillies par X, les délégations … la réunion»: how those who meet were welcomed."""
    welcomed = any(form.infinitive in ("accueillir", "recevoir") for form in word.forms)
    return welcomed and word.index <= 1 and word.has_tense(Tense.PAST)


def _at_noun(frame: Frame, nouns: list[Frame]) -> bool:
    return any(noun.start < frame.end and frame.start < noun.end for noun in nouns)


def _nouns(document: Document, sentence: Sentence) -> Iterator[Frame]:
    for term in document.terms_in(sentence.start, sentence.end, "meeting"):
        words = sentence.between(term.start, term.end)
        if not words or words[0].forms or words[0].tag in ("VERB", "AUX"):
            continue
        before = document.plain[max(sentence.start, term.start - 40) : term.start]
        if re.search(
            r"\bséries? d(?:e |')(?:\w+ )?$|\b(?:par|en) (?:\w+ )?$|"
            r"\bf(?:er|ai|on|î)\w* (?:aussi |également |bien )?le $|"
            r"\($|\ben marge (?:d'|de |du |des )(?:la |l'|une? |cette |ce )?(?:\w+ )?$",
            before,
        ):
            continue
        yield _noun(document, term, sentence, before)


def _noun(document: Document, term: Term, sentence: Sentence, before: str) -> Frame:
    qualifier = _QUALIFIER.match(document.plain[term.end : sentence.end])
    end = term.end + (qualifier.end() if qualifier else 0)
    return Frame(
        sentence=sentence.index,
        start=term.start,
        end=end,
        kind=document.plain[term.start : end],
        family=term.code,
        rule="meeting-noun",
        definite=bool(_DEFINITE.search(before)) and not _ANOTHER.search(before),
        plural=term.name in _PLURALS,
        salient=not _ADJUNCT.search(before),
        weak="weak" in term.details or bool(_GENERIC.search(before)),
        spans=[(term.start, end)],
        anchors=[(term.start, end)],
    )


def _verb(document: Document, sentence: Sentence, word: Word) -> Frame | None:
    found = meeting_verb(sentence, word)
    if found is None or _is_purpose(sentence, word, found):
        return None
    return Frame(
        sentence=sentence.index,
        start=word.start,
        end=word.end,
        kind=found.kind,
        family=found.family,
        rule=f"meeting-verb:{bare(found.infinitive)}",
        verbal=True,
        spans=[(word.start, word.end)],
        anchors=[(word.start, word.end)],
    )


def _is_purpose(sentence: Sentence, word: Word, verb: MeetingVerb) -> bool:
    """«pour discuter de …» says what a meeting is for; «pour discuter avec X» is one."""
    if not word.has_tense(Tense.INFINITIVE) or verb.who != "with" or "se " in verb.infinitive:
        return False
    following = sentence.words[word.index + 1 : word.index + 3]
    return not any(one.lower == "avec" for one in following)


def meeting_verb(sentence: Sentence, word: Word) -> MeetingVerb | None:
    """The verb of the lexicon that a word is a form of, reflexive or not as it stands there."""
    reflexive = has_reflexive(sentence, word) or _is_gathered(sentence, word)
    for name, verb in meeting_verbs().items():
        if is_reflexive(name) != reflexive:
            continue
        if any(form.infinitive == bare(name) for form in word.forms):
            return verb
    return None


def _is_gathered(sentence: Sentence, word: Word) -> bool:
    """«les ministres, réunis lundi à Oslo»: the participle alone says that they met."""
    return word.lower in ("réunis", "réunies") and not has_auxiliary(sentence.words[: word.index])


def has_reflexive(sentence: Sentence, word: Word) -> bool:
    """Whether «se» or «s'» stands before the verb or its auxiliary."""
    before = sentence.words[max(0, word.index - 4) : word.index]
    for other in reversed(before):
        if other.lower in ("se", "s'"):
            return True
        if other.tag not in ("AUX", "ADV", "PRON", "VERB") and other.lower not in ("y", "en"):
            return False
    return False
