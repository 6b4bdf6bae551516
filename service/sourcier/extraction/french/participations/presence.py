"""Who is said to come, to speak there, or to join from afar, by the verb that says so.

The subject of such a verb takes part; a sentence without a meeting speaks of the last one.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item, is_person
from sourcier.extraction.french.participations.modes import REMOTELY, THERE
from sourcier.extraction.french.participations.participation_patterns import DETERMINER
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.statements.hearsay import is_hearsay
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_ADVERB = r"(?:(?:également|aussi|notamment|brièvement|longuement|ensuite|lui-même|elle-même) )?"
_FROM_AFAR = re.compile(
    rf"\b(?:est|sont|était|étaient) interven(?:ue?s?) {_ADVERB}{REMOTELY}|"
    rf"\binterv(?:ient|iennent|enait|iendra|iendront|enant) {_ADVERB}{REMOTELY}|"
    rf"\bs'(?:est|était|étaient|exprim\w+)(?: exprimée?s?)? {_ADVERB}{REMOTELY}|"
    rf"\b(?:(?:a|ont|avait|avaient) (?:rejoint|suivi|pris la parole|salué|participé)|"
    rf"sui(?:t|vait|vra|vaient|vent))\s"
    rf"[^.;:«»]{{0,60}}?(?:{REMOTELY}|\bdepuis [A-ZÀ-Þ])|"
    rf"\b(?:s'y|y) (?:est|sont|était|joi\w+) {_ADVERB}(?:jointe?s? )?[^.;:«»]{{0,20}}?"
    rf"(?:{REMOTELY}|\bdepuis [A-ZÀ-Þ])|"
    rf"\b(?:assist|particip)\w+ {_ADVERB}{REMOTELY}|"
    r"\b(?:doi(?:t|vent)|dev(?:ait|aient|ra|ront|rait|raient)|pourr(?:ait|aient|a|ont)|va|vont|"
    r"allai(?:t|ent)) [\w' ]{0,12}(?:intervenir|participer|assister|s'exprimer|prendre part|"
    rf"prendre la parole|se joindre|y être)[^.;:«»]{{0,30}}?{REMOTELY}|"
    rf"\b(?:connect|reli|branch|raccord|join)\w+ (?:\w+ ){{0,3}}?{REMOTELY}",
    re.IGNORECASE,
)
_WHO = r"(?:, (?:eux|elles|lui|elle)(?: aussi)?, )?"
_IN_DELEGATION = (
    r"partie (?:d(?:u voyage|es (?:participants|invités|convives|présents))|"
    r"de (?:la|cette|leur|sa) (?:délégation|suite|mission)|de l'équipe)(?: [a-zà-ÿ]+)?"
)
_THERE = re.compile(
    rf"\b(?:fai(?:t|sait|saient)|font|fera|feront) {_ADVERB}{_IN_DELEGATION}|"
    r"\b(?:a|ont|avait|avaient) été (?:convié|invité|associé)e?s? (?:à la|au|aux|à cette|à l')\s?"
    r"(?:\w+ )?(?:session|réunion|rencontre|séance|table|discussions|pourparlers|négociations)\b|"
    rf"\b(?:est|sont|était|étaient|sera|seront|serait) {_ADVERB}(?:{THERE}|autour de la table|"
    r"de la partie|du voyage|bien là|au rendez-vous)|"
    rf"\b(?:a|ont|avait|avaient|aura|auront)\s?{_WHO}{_ADVERB}(?:fait le (?:déplacement|voyage)|"
    r"répondu présente?s?|(?:confirmé|annoncé) (?:leur|sa) (?:venue|présence|participation)|"
    r"(?:ouvert|clos|clôturé|lancé|présidé|dirigé|inauguré) (?:le sommet|la session|les travaux|"
    r"les débats|la séance|les discussions|la conférence|la rencontre|la réunion))|"
    r"\b(?:prési(?:de|dait|dent|daient|dera|deront)|dirige(?:ait|a|nt|ra)?|anim(?:e|ait|ent|era)|"
    r"condui(?:t|sait|ra|ront)|m(?:ène|enait|ènera|èneront)|assur(?:e|ait|era|eront)) "
    r"(?:lui-même |elle-même |eux-mêmes )?"
    r"(?:les travaux|les débats|la séance|les discussions|les échanges|la session|la médiation)\b|"
    r"\bpren(?:d|dra|dront|ait|nent) la parole (?:à|au|devant|lors)",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"\b(?:s'y|s'|se|leur|les) ?(?:est|sont|était|étaient|a|ont|avait|avaient|joi\w+|rejoi\w+) "
    rf"?{_ADVERB}(?:jointe?s?|invitée?s?|rejointe?s?|associée?s?)\b(?! pour\b)"
)
"""«s'y est joint», «les a rejoints»: one more who comes."""
_LEADS_DEBATES = re.compile(
    r"\b(?:a|ont|avait)(?:-t-(?:il|elle)|-(?:ils|elles))? [\w' ]{0,30}?en (?:ouvrant|clôturant|"
    r"présidant|inaugurant|lançant) (?:le sommet|les? \w+|la \w+)"
)
_SENDS = re.compile(
    r"\b(?:se |s'est |s'était |s'étaient )(?:fai(?:t|sait|saient|sant)|font|fera|"
    r"feront) représenter(?: par)? "
)
_AWAITED = re.compile(
    r"\boù (?:l'|les |le |la )(?:attend(?:ait|ent|aient|ra|ront)?|rejoin(?:dra|dront|t)|"
    r"(?:a|ont|avait|avaient) (?:rejointe?s?|attendue?s?))"
    r"(?: [\w' -]{3,30}?)??(?= l[ea]s? | l'| [A-ZÀ-Þ])"
)
"""«à Oslo, où l'attendait X»."""
_FACING = re.compile(
    rf"\b(?:fai[ts]|font|feront|fera|faisai(?:t|ent)|fait|siég\w+) face (?=à|au|aux){DETERMINER}",
    re.IGNORECASE,
)
_OBSERVING = re.compile(
    r",\s*représentée?s? (?:par|au niveau)\b|"
    r",\s*(?:eux aussi |également )?(?:invitée?s?|conviée?s?|présente?s?|associée?s?) "
    r"(?:en tant qu'|en qualité d'|comme |à titre d')observat\w+",
    re.IGNORECASE,
)
_HAS_STATUS = re.compile(
    r"\b(?:a|ont|avai(?:t|ent)|aura|auront|bénéfici(?:e|ent|ait|aient) d[eu])\b"
    r"(?: que| pour| qu'un)?(?: le| du| un| de)? ?statut d'observat|"
    r"\b(?:particip\w+|assist\w+|pren\w+ part|présente?s?|invitée?s?|conviée?s?|siég\w+|"
    r"étai(?:t|ent)|sont|est|seront|sera) "
    r"(?:(?:y|à|au|aux|la|les|travaux|réunion|sommet|session) )*"
    r"(?:en (?:simples? |tant qu'|qualité d')?|comme (?:simples? )?|à titre d')observat"
)
_STANDS_FOR = re.compile(
    r"\b(?:représent(?:e|ent|ait|era|aient|eront|erait|eraient)|(?:a|ont|avait) représenté) "
    r"(?=(?:le |la |les |l')?[A-ZÀ-Þ])"
)
_COMING_FIRST = re.compile(
    r"^\W*(?:(?:(?:du )?côté [\w-]+|en outre|par ailleurs|enfin|de plus|à ses côtés),\s*)?"
    r"(?:(?:y )?(?:ont|avaient|auront) (?:également |aussi |notamment )?(?:pris part|participé|"
    r"assisté|fait le déplacement|répondu présents?|"
    r"confirmé leur (?:venue|participation|présence))|"
    r"(?:y )?(?:prenaient|prennent|prendront) (?:également |aussi )?part|"
    r"(?:y )?(?:participaient|participent|participeront|assistaient|assistent|assisteront)|"
    r"(?:étaient|sont|seront) (?:également |aussi |notamment )?(?:présente?s?|représentée?s?|"
    r"attendue?s?|conviée?s?|invitée?s?|connectée?s?|reliée?s?|réunie?s?)|autour de la table|"
    rf"(?:fai(?:t|saient|sait)|font|feront|fera) (?:également |aussi |notamment )?{_IN_DELEGATION}|"
    r"(?:également |aussi |y étaient |étaient )?présente?s?"
    r"(?= ?[,:]| à | au | sur place| dans l| lors d))\b",
    re.IGNORECASE,
)


_OPENING = re.compile(
    r"\b[Ll]ors de (?:la|sa) (?:cérémonie|séance|session) "
    r"(?:d'ouverture|inaugurale|de clôture)(?=,)|"
    r"(?:\b[àÀ] l'ouverture|\ben (?:ouverture|clôture)|\b[àÀ] la (?:clôture|reprise))"
    r"(?: (?:des travaux|de la séance|des débats|de la session|de séance)|,|(?= l[ea] ))"
    r"(?:[^.;:«»,]{0,80}(?=,)|[^.;:«»,]{0,60}?(?=\sl[ea]\s))",
)


_SPOKEN_OF = re.compile(r"\bqu(?:e |')")
"""Before a meeting that is only spoken of: «X a dit que le sommet …»."""


_SEVERAL = re.compile(
    r"[^.;:«»,]{0,60}?\b(?:plusieurs|des|de nombreu(?:x|ses)|diverses?|divers|différente?s) "
    r"[^.;:«»,]{3,50}?,? (?:tel(?:le)?s qu(?:e |')|comme |dont |notamment |parmi lesquel(?:le)?s )"
)
"""«… plusieurs personnalités, dont X et Y»: those who are named of them."""
_PRESENT = re.compile(
    rf", (?:(?:lui|elle|eux|elles) )?(?:également |aussi )?présente?s? (?:également |aussi )?"
    rf"(?:(?:\w+di|dimanche|hier) )?(?:matin |soir )?(?:{THERE}|à ses côtés|"
    r"(?:dans|parmi) l[ea]s? (?:salle|assistance|tribune|public|invités|participants|convives)|"
    r"(?:à|lors de) (?:la |l')(?:ouverture|clôture|cérémonie|table)|(?:aux|lors des) travaux)|"
    r", (?:assise?s? |installée?s? )?(?:à|autour de) la table des (?:négociations|discussions|"
    r"pourparlers)\b"
)
"""«X, présent mardi à l'ouverture des travaux, …», «X, à la table des négociations»."""


class Presence:
    """Reads who comes, in one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document, self._speakers = document, speakers
        self._lists, self._clauses = lists, clauses

    def find(self, sentence: Sentence, noun: tuple[int, int] | None) -> Iterator[Found]:
        """All who are said to come in one sentence; `noun` is the meeting it names, if any."""
        yield from self._subjects(sentence)
        yield from self._coming_first(sentence, noun)
        plain = self._document.plain
        for match in _OBSERVING.finditer(plain, sentence.start, sentence.end):
            yield Found(self._list_before(sentence, match.start()), "comes-as-observer")
        for match in _PRESENT.finditer(plain, sentence.start, sentence.end):
            there = self._list_before(sentence, match.start())
            yield Found(there, "said-to-be-there", mode="in_person")
        for match in _SENDS.finditer(plain, sentence.start, sentence.end):
            yield Found(self._lists.after(sentence, match.end(), "par"), "sent-instead")
        for match in _AWAITED.finditer(plain, sentence.start, sentence.end):
            awaiting = self._lists.direct(sentence, match.end())
            yield Found(awaiting, "awaits-there", mode="in_person")
        for match in _FACING.finditer(plain, sentence.start, sentence.end):
            yield Found(self._lists.direct(sentence, match.end()), "faced-at-meeting")
        for match in _STANDS_FOR.finditer(plain, sentence.start, sentence.end):
            yield Found(self._lists.direct(sentence, match.end())[:1], "represented-there")

    def _subjects(self, sentence: Sentence) -> Iterator[Found]:
        for pattern, rule, mode in (
            (_FROM_AFAR, "joins-from-afar", "remote"),
            (_THERE, "said-to-be-there", "in_person"),
            (_JOINS, "joins-others", "unknown"),
            (_FACING, "faces-others", "unknown"),
            (_STANDS_FOR, "stands-for-others", "unknown"),
            (_SENDS, "is-represented", "unknown"),
            (_HAS_STATUS, "comes-as-observer", "unknown"),
            (_LEADS_DEBATES, "said-to-be-there", "in_person"),
        ):
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                word = self._clauses.verb_in(sentence, match)
                if word and not self._clauses.is_negated(sentence, word):
                    found = self._clauses.subject(sentence, word) or self._clauses.behind_gerund(
                        sentence, word
                    )
                    if rule == "is-represented":
                        found = [one for one in found if not is_person(one)]
                    yield Found(found, rule, mode=mode, hedged=is_hearsay(sentence, word))

    def opening(
        self, sentence: Sentence, noun: tuple[int, int] | None
    ) -> Iterator[tuple[Found, bool]]:
        """«À l'ouverture des travaux, X a dit …», «a lancé, en ouverture, X».

        With each, whether the sentence only speaks of the meeting it names: it is at another.
        """
        plain = self._document.plain
        for match in _OPENING.finditer(plain, sentence.start, sentence.end):
            spoken_of = bool(noun and _SPOKEN_OF.search(plain, match.end(), noun[0]))
            for one in self._speakers.phrases_in(match.end(), sentence.end)[:1]:
                near = re.fullmatch(r"\s*,?\s*(?:le |la |l')?", plain[match.end() : one.start])
                if near and not one.preposition and one.person:
                    found = Found([one], "speaks-at-opening", mode="in_person")
                    yield found, spoken_of

    def _list_before(self, sentence: Sentence, end: int) -> list[Item]:
        """The list that ends where an apposition begins."""
        top = self._speakers.phrases_in(sentence.start, end)
        if not top or self._document.plain[top[-1].end : end].strip():
            return []
        return list(top[self._lists.first_of(top, len(top) - 1) :])

    def _coming_first(self, sentence: Sentence, noun: tuple[int, int] | None) -> Iterator[Found]:
        """«Étaient présents à la réunion de X le ministre Y et Z»: the verb comes first."""
        text = self._document.plain[sentence.start : sentence.end]
        match = _COMING_FIRST.match(text)
        if not match:
            return
        start = max(sentence.start + match.end(), noun[1] if noun else 0)
        several = _SEVERAL.match(self._document.plain, start, sentence.end)
        start = several.end() if several else start
        found = self._lists.after(sentence, start) or self._after_colon(sentence, start)
        yield Found(found, "those-who-came")

    def _after_colon(self, sentence: Sentence, start: int) -> list[Item]:
        colon = self._document.plain.find(":", start, sentence.end)
        return self._lists.direct(sentence, colon + 1) if colon >= 0 else []
