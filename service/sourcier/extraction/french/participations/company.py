"""Who comes along with somebody already there: accompanied by, at his side, on a country's side.

A sentence that has no meeting of its own says it of the last one.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.participations.clauses import Clauses
from sourcier.extraction.french.participations.found import Found
from sourcier.extraction.french.participations.list_items import Item, is_person
from sourcier.extraction.french.participations.participation_patterns import INVITED_BY
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.speakers import Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence

_ADVERB = r"(?:(?:également|aussi|notamment|lui-même|elle-même|entre autres|ainsi)[\s,]+){0,2}"
_OF = r"(?:de (?=la |l'|[A-ZÀ-Þ]|son |sa |ses |plusieurs |deux |trois )|du |des |d'|de |par )"
_ACCOMPANIED = re.compile(
    rf"\bs'(?:est|était) fait accompagner {_ADVERB}{_OF}|"
    rf"\b(?:est|était|étaient|sera|sont|seront|serait|fut|été|étant)\s+{_ADVERB}"
    r"(?:accompagn|entour|flanqu|escort|second|assist)ée?s?\s+"
    rf"(?:(?:lors|durant|pendant|dans)\b[^,;.:]{{0,60}}?\s(?=par ))?{_ADVERB}{_OF}",
    re.IGNORECASE,
)
_ALONG = re.compile(
    rf",\s(?:lui-même |elle-même )?(?:accompagn|entour|flanqu|escort|second|assist)ée?s? "
    rf"{_ADVERB}{_OF}"
)
_AT_SIDE = re.compile(
    rf"\b(?:a|ont|avait|avaient|aura|auront|ayant) à (?:ses|leurs) côtés[\s,]*{_ADVERB}|"
    r"\bà (?:ses|leurs) côtés\s*(?:,|:|(?:figur|se trouv|se ten|ét|ser|sont|est|avait pris)\w*"
    rf"(?: place| présente?s?| assise?s?)?)\s*{_ADVERB}",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?P<verb>sera|seront|était|étaient|est|sont) (?:également |aussi )?à (?:ses|leurs) côtés"
)
_OPENING = re.compile(
    rf"^\W*(?:Accompagn|Flanqu|Entour|Escort|Second)ée?s? {_ADVERB}{_OF}|"
    rf"^\W*(?:En présence|En compagnie|Aux côtés) {_OF}"
)
_INVITING = re.compile(rf"^\W*(?i:{INVITED_BY}) {_OF}")
_HELD_BEFORE = re.compile(
    r"\b(?:(?:a|ont) (?:duré|eu lieu|débuté|commencé)|"
    r"(?:s'est|se sont) (?:tenu|déroulé|ouvert|achevé|poursuivi|prolongé|conclu)\w*)\b"
    rf"[^.;:«»]{{0,60}}?\ben présence (?:notamment )?{_OF}"
)
_JUST_TOLD = 2
"""Sentences after a meeting in which whoever opens one is still there."""
_WHOM = re.compile(r"\bqu'(?:accompagn|escort|entour|flanqu)(?:e|ait|aient|ent|era|eront)\s+")
_CONDUCTS_WITH = re.compile(
    r"\b(?:condui|m[eè]n|assur|pilot|dirig|prési|coprési|anim)\w+ (?:la médiation|les débats|"
    r"les travaux|les discussions|les échanges|la séance|la session) (?:conjointement )?"
    r"(?:avec |(?:aux côtés|en compagnie) (?:de (?=la |l'|[A-ZÀ-Þ])|du |des |d'))"
)
"""«X, qui a conduit la médiation avec Y»."""
_GOES_ALONG = re.compile(
    r"\bl(?:'|es )(?P<verb>(?:(?:a|ont|avait|avaient) )?"
    r"(?:accompagn|escort)(?:e|ent|ait|aient|era|eront|ée?s?)\b)"
)
_SIDE = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:et )?)(?:du )?(?:côté|pour la partie|pour le camp) (?:des )?"
    r"[a-zà-ÿ-]+\s*[,:]\s*",
    re.IGNORECASE,
)
_NO_VERB = re.compile(r"\s*(?:[;.»]|$|, (?:et )?(?:du )?côté |,? (?:étaient|était|ont|sont) )")
_FACING = re.compile(
    r"^\W*(?:Face à (?:lui|elle|eux|elles)|En face|Autour de la table|"
    r"De l'autre côté(?: de la table)?|Dans l'autre camp)\s*[,:]\s*(?:notamment )?"
)
_NOTED = re.compile(
    r"\b(?:[Ll]a|en|[Ll]eur) présence (?:remarquée |notamment |également |annoncée )?"
    r"(?:de (?=la |l'|[A-ZÀ-Þ]|plusieurs )|du |des |d'|de )"
)
_WAS_NOTED = re.compile(
    r"[^.;:«»]{0,40}?\b(?:remarqu|not|signal|relev|annonc|confirm|constat|prév|attend|souhait)\w+"
)
_BESIDES = re.compile(
    r"^\W*(?:Outre|En plus d(?:e|u|es)|Aux côtés d(?:e|u|es)|À côté d(?:e|u|es))\s"
)
_COMING = re.compile(
    r"\b(?:particip|assist)\w+|\b(?:pris|prennent|prendront|prenaient) part\b|\bprésente?s?\b|"
    r"\b(?:se sont|s'est|étaient) (?:réuni|rassembl|retrouv|rencontr)\w+|\bcompren\w+|"
    r"\bse (?:réun|retrouv|rencontr|rassembl)\w+|\bfigur\w+"
)
_AS_WELL = re.compile(r", (?:ainsi qu(?:e |')|de même qu(?:e |')|tout comme |sans oublier )")
_AMONG_THEM = re.compile(
    r"\b(?:ont|avaient|auront|prennent|prenaient|prendront|étaient|seront|participent|"
    r"participaient|participeront|assistent|assistaient|assisteront|"
    r"se sont|se (?:réun|retrouv|rencontr|rassembl)\w+(?:ent|ont))\b[^.;:«»]{0,120}?"
    r"(?:,? (?:notamment |parmi lesquel(?:le)?s |dont |en particulier |entre autres |"
    r"tel(?:le)?s qu(?:e |')|à commencer par |comme ))"
)
"""«plusieurs présidents ont pris part à la session, dont ceux de X et de Y»: a plural verb."""
_AS_HOST = re.compile(
    r",? (?:en (?:tant|qualité) (?:qu'|d'))(?:hôte(?:sse)?|organisat(?:eur|rice))\b|"
    r", (?:l')?hôte(?:sse)? (?:de l'événement|des lieux|des débats|du jour)?(?=,)"
)
_MEANT = re.compile(
    r"^\W*(?:Il s'agi(?:t|ssait) (?:notamment |ainsi )?"
    r"(?:de (?=la |l'|[A-ZÀ-Þ])|du |des |d')|(?:Ce sont|Parmi eux,?|Parmi lesquels,?)\s+)\s*"
)


class Company:
    """Reads it in one document."""

    def __init__(
        self, document: Document, speakers: Speakers, lists: PhraseLists, clauses: Clauses
    ) -> None:
        self._document, self._speakers = document, speakers
        self._lists, self._clauses = lists, clauses

    def find(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """All whom one sentence brings along to a meeting."""
        for pattern in (_ACCOMPANIED, _AT_SIDE, _WHOM, _CONDUCTS_WITH):
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                along = self._lists.direct(sentence, match.end())
                yield Found(along, "accompanied-by")
                if pattern is _ACCOMPANIED and along and frame.sentence != sentence.index:
                    word = sentence.word_at(match.start())
                    led = self._clauses.subject(sentence, word)
                    yield Found([one for one in led if is_person(one)], "goes-along")
        for pattern in (_GOES_ALONG, _BESIDE):
            for match in pattern.finditer(self._document.plain, sentence.start, sentence.end):
                word = sentence.word_at(match.start("verb"))
                yield Found(self._clauses.subject(sentence, word), "goes-along")
        text = self._document.plain[sentence.start : sentence.end]
        for match in (*_SIDE.finditer(text), *_FACING.finditer(text)):
            there = self._verbless(sentence, sentence.start + match.end())
            yield Found(there, "on-the-side-of")
        for match in _NOTED.finditer(self._document.plain, sentence.start, sentence.end):
            chain = self._lists.direct(sentence, match.end())
            if chain and _WAS_NOTED.match(self._document.plain, chain[-1].end, sentence.end):
                yield Found(chain, "presence-noted")
        for match in _AS_HOST.finditer(self._document.plain, sentence.start, sentence.end):
            before = self._speakers.phrases_in(sentence.start, match.start())[-1:]
            near = [one for one in before if one.person and one.end == match.start()]
            yield Found(near, "host-of-meeting", host=True)
        yield from self._along(sentence, frame)
        yield from self._held_before(sentence, frame)
        yield from self._opening(sentence, frame)
        yield from self._besides(sentence)
        yield from self._as_well(sentence)
        yield from self._among_them(sentence)
        yield from self._those_meant(sentence, frame)

    def _along(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«X conduira la médiation, accompagné de Y»: Y too, where X is one of those who come."""
        if frame.sentence == sentence.index:
            return
        for match in _ALONG.finditer(self._document.plain, sentence.start, sentence.end):
            led = self._speakers.phrases_in(sentence.start, match.start())
            if any(actor.entity.key in frame.keys for actor in self._lists.actors(led)):
                yield Found(self._lists.direct(sentence, match.end()), "accompanied-by")

    def _held_before(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«deux sessions … La première a duré une heure, en présence de X»: of those just told."""
        if not 0 < sentence.index - frame.last <= _JUST_TOLD:
            return
        held = _HELD_BEFORE.search(self._document.plain, sentence.start, sentence.end)
        if held:
            yield Found(self._lists.direct(sentence, held.end()), "in-presence-of")

    def before(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«X était accompagné de Y. Il a été reçu par Z»: Y still is where X is."""
        earlier = self._document.outer_before(sentence)
        if earlier is None:
            return
        for match in _ACCOMPANIED.finditer(self._document.plain, earlier.start, earlier.end):
            word = earlier.word_at(match.start())
            led = self._lists.actors(self._clauses.subject(earlier, word))
            if any(actor.entity.key in frame.keys for actor in led):
                yield Found(self._lists.direct(earlier, match.end()), "accompanied-by")

    def _opening(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«Accompagné de X, l'émissaire a quitté le palais»: at the meeting just told."""
        if not 0 < sentence.index - frame.last <= _JUST_TOLD:
            return
        for pattern, rule in ((_OPENING, "accompanied-by"), (_INVITING, "host-of-meeting")):
            match = pattern.match(self._document.plain[sentence.start : sentence.end])
            if match:
                there = self._lists.direct(sentence, sentence.start + match.end())
                kept = self._lists.up_to_comma(there)
                yield Found(kept, rule, host=pattern is _INVITING)

    def _verbless(self, sentence: Sentence, start: int) -> list[Item]:
        """«Côté turc, le ministre X et le général Y ; …»: a list that no verb follows."""
        chain = self._lists.direct(sentence, start)
        if not chain:
            return []
        rest = self._document.plain[chain[-1].end : sentence.end]
        return chain if _NO_VERB.match(rest) else []

    def _as_well(self, sentence: Sentence) -> Iterator[Found]:
        """«X et Y participent à la réunion, ainsi que Z»: a subject added behind the clause."""
        for match in _AS_WELL.finditer(self._document.plain, sentence.start, sentence.end):
            clause = self._document.plain[sentence.start : match.start()]
            coming = list(_COMING.finditer(re.split(r"[;:«»]", clause)[-1]))
            if coming:
                yield Found(self._lists.direct(sentence, match.end()), "as-well")

    def _among_them(self, sentence: Sentence) -> Iterator[Found]:
        """«Plusieurs chefs d'État ont participé à la session, notamment ceux de X et de Y»."""
        for match in _AMONG_THEM.finditer(self._document.plain, sentence.start, sentence.end):
            if _COMING.search(match.group()):
                yield Found(self._lists.direct(sentence, match.end()), "among-those-who-came")

    def _besides(self, sentence: Sentence) -> Iterator[Found]:
        """«Outre X, les présidents … ont pris part …»: X too, who may have an unknown office."""
        text = self._document.plain[sentence.start : sentence.end]
        match = _BESIDES.match(text)
        if not match or not _COMING.search(text):
            return
        start = sentence.start + match.end()
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            gap = self._document.plain[start : one.start]
            if one.person and len(gap) < 40 and not re.search(r"[,;:]", gap):
                yield Found([one], "besides-others")

    def _those_meant(self, sentence: Sentence, frame: Frame) -> Iterator[Found]:
        """«a reçu plusieurs ambassadeurs. Il s'agit de X et de Y»: those of the sentence before."""
        match = _MEANT.match(self._document.plain[sentence.start : sentence.end])
        if not match or sentence.index - frame.last > 1:
            return
        chain = self._lists.direct(sentence, sentence.start + match.end())
        people = [one for one in chain if isinstance(one, Phrase) and one.person]
        yield Found(people, "those-meant")
