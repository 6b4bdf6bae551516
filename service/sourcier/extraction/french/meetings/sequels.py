"""A sentence without a meeting of its own may say more of the last one: who comes, how, how many.

Only constructions count that speak of taking part or of staying away; whoever is merely named
near a meeting takes no part in it.
"""

import re

from sourcier.extraction.french.meetings.details import Details, level_in
from sourcier.extraction.french.meetings.frames import OF_MANY, Frame
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.meeting_meant import FAR
from sourcier.extraction.french.participations.participants import Participants
from sourcier.extraction.french.statements.hearsay import is_hearsay
from sourcier.extraction.french.text.analysis import Document, Sentence

_BE = r"\b(?:étant|sera|seront|était|étaient|est|sont)\s+(?:pas |aussi |également |tous |toutes )?"
_REMOTELY = r"(?:à distance|par visio|en visio|par vidéo|en ligne)"
_SENT = (
    r"(?:représentant|délégation|émissaire|observateur|envoyé|ministre|négociateur|conseiller|"
    r"ambassadeur|vice-ministre|diplomate|haut représentant)"
)
_GUESTS = (
    r"(?:les |ces |leurs )?(?:[\w-]+ )?(?:participants?|présents?|invités?|convives?|délégations?|"
    r"dirigeants?|responsables|chefs|ministres|personnalités|intervenants|orateurs|émissaires|"
    r"représentants|négociateurs|pays (?:présents|représentés|participants|invités))\b"
)
_FIGURE = r"\bfigur(?:e|ent|ait|aient|era|eront)\b"
"""«parmi les participants figuraient X et Y»; «parmi les pays garants» tells of nobody's coming."""
_THEREBY = re.compile(
    r"\b(?:particip|assist)(?:er|é|e|ent|era|eront|ait|aient|erait|eraient)\b|\bjoindr\w*\b|"
    r"\b(?:a|ont|avai(?:t|ent)|aura|auront) pris part\b|\bpren(?:d|nent|drai?(?:t|ent)?|dront|dra|"
    r"ait|aient) part\b|"
    r"\by\s+(?:représent|particip|assist|prendr|prenn|(?:ont|a) (?:particip|assist|pris)|sera|"
    r"seront|était|étaient)|\bdéclin\w+ l'invitation|\bboycott\w+|"
    rf"{_BE}représentée?s?\b(?: par\b)?|{_BE}(?:présent|absent)e?s?\b|{_BE}en ligne\b|"
    r"\b(?:délégation|équipe|représentation|mission|partie|négociateur)s?\b[^.;:«»]{0,70}?"
    r"\b(?:conduite|dirigée|menée|emmenée)s? par\b|"
    r"\bconfirm\w+ (?:leur|sa) (?:participation|présence|venue)|"
    rf"\b(?:y |parmi (?:eux|elles|{_GUESTS})[^.;:«»]{{0,30}}?){_FIGURE}|"
    rf"{_FIGURE}(?=[^.;:«»]{{0,60}}?\b(?:parmi|au nombre d(?:e|u|es)) {_GUESTS})|"
    rf"\b(?:enverr|envoy|envoi|dépêch)\w+ (?:[\w']+ ){{0,3}}?(?:d'|un |une |des |leurs? )?"
    rf"(?:\w+ ){{0,1}}?{_SENT}|"
    rf"\binterv(?:ien|ena)\w+ (?:aussi |également )?{_REMOTELY}|"
    r"\bf(?:er|ai|on|î)\w* (?:aussi |également |bien )?le (?:déplacement|voyage)\b|"
    rf"\bdélégations? {_BE}attendues?\b|\by {_BE}(?:également |aussi )?attendue?s?\b|"
    rf"{_BE}(?:également |aussi )?(?:annoncé|attendu)e?s?(?=[.;]|$)|"
    r"\b(?:ont|a|avait|avaient) représenté\b|\breprésenter(?:a|ont|ait|aient)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\s+(?:\w+ment )?(?:à|au|aux) (?:la |l'|une? |des |ces |cette |leurs? )?"
    r"(?:guerre|combats?|opérations?|bataille|élections?|scrutin|vote|projets?|attaques?|effort|"
    r"efforts|financement|construction|reconstruction|programmes?|mission|coalition|force|"
    r"formation|exercices?|manœuvres?|développement|économie|vie|gouvernement|capital|blocus|"
    r"surveillance|déploiement|maintien|sécurisation|protection|lutte|gestion|production|défense|"
    r"enquête|offensive|campagne|manifestation|marche|stabilisation|supervision)\b"
)
"""«a participé aux combats»: nothing that people meet at."""
_PRESENT = re.compile(
    rf"{_BE}(?:présente?s?|absente?s?|représentée?s?)\b(?: par\b)?", re.IGNORECASE
)
_WHETHER = re.compile(r"\bs(?:i|'(?=il)) ?[^.,;:«»]{0,80}$", re.IGNORECASE)
"""«interrogé pour savoir si X y participerait»: nobody says so."""
_COMING_ITSELF = re.compile(r"\b(?:venue|présence|participation|arrivée|visite)\b[^.;:,]{0,60}$")
"""«la venue de X est annoncée»: not X, his coming."""
_SENT_OTHERS = re.compile(r"(?:\w+ ){0,3}représentée?s? (?:\w+ )?par\b", re.IGNORECASE)
"""«X sera représenté par Y»: somebody else comes, for a person as for a country."""
_DECLINED = re.compile(r"déclin|boycott|exclu|absent|pas représent|pas présent", re.IGNORECASE)
_AMONG = re.compile(
    r"\b(?:délégations|pays|représentants|participants|dirigeants|nations|états|ministres|leaders|"
    r"chefs d'état|chefs de gouvernement|présidents|responsables|alliés|émissaires|envoyés)\b"
    r"[^.;«]{0,80}?,?\s(?:parmi lesquel(?:le)?s|dont|y compris)\s+"
    r"(?:celles?|ceux|celui)?\s*(?:notamment )?"
    rf"{patterns.DETERMINER}",
    re.IGNORECASE,
)

_ACTED = re.compile(
    r"\b(?:ont|avaient) (?:\w+ment |également |aussi |tous )?"
    r"(?:signé|adopté|convenu|approuvé|publié|entériné|endossé|plaidé|discuté|débattu|lancé|"
    r"appelé)\b|\bse sont (?:engagé|accordé|dit)\w*"
)
"""What those who are at a large meeting do there."""


class Sequels:
    """Adds to the last meeting what the sentences after it say."""

    def __init__(self, document: Document, participants: Participants, details: Details) -> None:
        self._document = document
        self._participants = participants
        self._details = details

    def add(self, sentence: Sentence, last: Frame | None, own: bool) -> None:
        """What one sentence says of `last`; `own` tells that it has a meeting of its own."""
        if last is None or sentence.quoted or sentence.index - last.last > FAR:
            return
        pattern = _PRESENT if own else _THEREBY
        matches = list(pattern.finditer(self._document.plain, sentence.start, sentence.end))
        match = matches[0] if matches else None
        if match and _ELSEWHERE.match(self._document.plain, match.end(), sentence.end):
            return
        if match:
            for one in matches:
                self._who(sentence, one, last)
            self.among(sentence, last)
        elif (
            not own
            and last.family in OF_MANY
            and _ACTED.search(self._document.plain[sentence.start : sentence.end])
        ):
            self.among(sentence, last)
        if match and not own:
            last.delegations = last.delegations or self._details.delegations(
                sentence.start, sentence.end
            )
            self._level(sentence, match.end(), last)
        if not own:
            self._participants.carry_on(sentence, last)

    def among(self, sentence: Sentence, frame: Frame) -> None:
        """«quinze délégations …, parmi lesquelles celles de X et de Y»."""
        match = _AMONG.search(self._document.plain, sentence.start, sentence.end)
        if match:
            self._participants.add_chain(sentence, match.end(), frame)

    def _who(self, sentence: Sentence, match: re.Match[str], last: Frame) -> None:
        words = sentence.words[: sentence.at(match.end()) + 1]
        verbs = [word for word in words if word.start < match.end()]
        verbs = [word for word in verbs if word.forms or word.finite]
        lead = self._document.plain[sentence.start : match.start()]
        if not verbs or _WHETHER.search(lead) or _COMING_ITSELF.search(lead):
            return
        part = Frame(sentence.index, match.start(), match.end(), last.kind, last.family, "thereby")
        self._participants.add_subject(sentence, verbs[-1], part)
        absent = bool(_DECLINED.search(match.group()))
        others = _SENT_OTHERS.match(self._document.plain, match.start(), sentence.end)
        for one in part.participations:
            if others and one.actor.entity.type == "person":
                continue
            one.absent = one.absent or absent
            one.hedged = one.hedged or is_hearsay(sentence, verbs[-1])
            last.add(one)
        self._participants.add_list(sentence, match.end(), last)

    def _level(self, sentence: Sentence, start: int, last: Frame) -> None:
        """«y participeront au niveau des chefs d'État»."""
        found = level_in(self._document.plain, start, sentence.end)
        before = self._document.plain[max(start, found.start - 16) : found.start] if found else ""
        if re.search(r"au niveau (?:des?|du) $", before):
            last.level = last.level or found
