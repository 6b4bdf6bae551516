"""What a meeting is about, in the words of the text, after «sur», «consacrée à», «a porté sur».

A topic ends where its clause ends, and before the day, the place and the people of the meeting.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.meetings.frames import Frame
from sourcier.extraction.french.meetings.slots import SlotFiller
from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.word_kinds import starts_infinitive
from sourcier.extraction.french.vocabulary.weekdays import WEEKDAY

_TO = r"(?:à la |à l'|à |au |aux )"
_ON = r"(?:sur |autour d(?:e |u |es |')|d(?:e |u |es |')|concernant )"
_CUES = re.compile(
    rf"\b(?:(?:consacr|dédi|voué)\w*\s+{_TO}|"
    r"(?:port(?:ant|é|er?a?|eront|ait|aient|ent)|ax\w+|centr\w+|focalis\w+|concentr\w+|roul\w+|"
    r"tourn\w+)\s+(?:\w+ment |notamment |aussi |également |surtout |d'abord )?(?:sur|"
    r"autour d[e'u])\s*|"
    r"au sujet d(?:e |u |es |')|à propos d(?:e |u |es |')|concernant |relati(?:f|fs|ve|ves)\s+"
    + _TO
    + r"|sur (?:la question|le thème|le dossier|le sujet|les questions|les dossiers) d(?:e |u |"
    r"es |')|"
    r"(?:trait|débatt|discut|parl)\w*\s+(?:\w+ment |notamment |aussi |également )?"
    + _ON
    + r"|(?:évoqu|abord|examin|passer|passé|étudi|débatt|négoci|trait)\w*\s+(?:\w+ment |"
    r"notamment |aussi |"
    r"également )?(?:en revue )?(?=l[ae']|les |l'|leurs? |de |des |plusieurs |un |une )|"
    r"(?:faire|fait|feront) le point sur |(?:se pencher|pench\w+) sur |"
    r"s'accorder sur |(?:échang|entreten|entretien)\w*\s+(?:\w+ment |notamment |aussi |également )?"
    r"(?:sur |d(?:e |u |es |')))",
    re.IGNORECASE,
)
_AFTER_NOUN = re.compile(
    r"(?:\s+(?:[\w'-]+\s+){0,4}?)?(?:sur|concernant|autour d[e'u]s?|pour|contre)\s+"
    r"(?!place|invitation|fond|X\b|Twitter|Telegram|la base|le plan|le terrain|demande|"
    r"initiative|proposition|deux jours|trois jours|l[ae] première fois)",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^(?P<before>.{3,120}?)\s+(?:figur\w+|sera|seront|est|sont|était|étaient|ser(?:ait|aient))\s+"
    r"(?:\w+ment |aussi |également )?(?:à l'ordre du jour|au menu|au programme|au cœur d(?:e |u |"
    r"es ))",
    re.IGNORECASE,
)
_AGENDA_FIRST = re.compile(
    r"\b(?:à l'ordre du jour|au menu|au programme|au cœur)(?:\s+d(?:e |u |es |')[^:,;.]{0,50}?)?\s*"
    r"(?::|,|figur\w+|il y a|on trouve)\s*",
    re.IGNORECASE,
)
_AGENDA_VERB = re.compile(
    r"\b(?:l'ordre du jour (?:comprend|prévoit|porte sur)|il (?:a été|sera|est) question d(?:e |"
    r"u |es |'))\s*",
    re.IGNORECASE,
)
_END = re.compile(
    r"[.;:!?()«»\"“”]|\s[-–—]\s|,?\s+\b(?:qui|que|qu'|dont|où|lors|avant|après|alors|tandis|mais|"
    r"selon|afin|comme l|avec|en présence|en marge|à l'invitation|au siège|sous l|organisée?|"
    r"prévue?|tenue?|qu')\b|,\s+(?:a |ont |en |à |au |aux |selon|où|qui|dont|il |elle |dans |"
    r"précis|"
    r"indiqu|affirm|soulign|déclar|rapport)",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"^(?:de la |de l'|du |des |de |d'|la |le |les |l'|un |une |leurs? |son |sa |ses |ce |cette |"
    r"ces |"
    r"notamment |plusieurs |divers(?:es)? |différent(?:e)?s |principalement |à la |à l'|au |aux )+",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?:,|,?\s+et|,?\s+ainsi qu(?:e|'))\s*(?=(?:notamment\s+)?(?:sur |au |aux |à l[a']|la |le |"
    r"les |"
    r"l'|leurs? |son |sa |ses |un |une ))",
    re.IGNORECASE,
)
_SPLIT_OF = re.compile(r"(?:,|,?\s+ainsi que|,\s+et)\s*(?=de la |du |des |de l')", re.IGNORECASE)
_REPEATED = re.compile(r"^(?:notamment )?(?:sur|aux|au|à|des|de|du)\b ?", re.IGNORECASE)
_NOT_A_TOPIC = re.compile(
    rf"^(?:\d+|un[e]? (?:heure|jour)|deux|trois|plus d|{WEEKDAY}|"
    r"rencontre|réunion|entretien|lui|eux|elle|place|tout|cela|ce|X)\b|^\w{1,2}$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:[ ,]|\b(?:ainsi|notamment|et|ou|ni|puis)$)+$")
_THEY = re.compile(
    r"^(?:Lors de [^,]{3,60},\s*|Au cours de [^,]{3,60},\s*|À cette occasion,\s*)?"
    r"(?:ils|elles|les (?:deux|trois|quatre) |les (?:ministres|dirigeants|participants|délégations|"
    r"parties|présidents|responsables|chefs|interlocuteurs|négociateurs|émissaires))\b",
    re.IGNORECASE,
)
_SPEAKING = ("discuter", "échanger", "entretenir", "parler", "dialoguer", "débattre")
_AFTER_NAME = re.compile(
    r"[^.;:«\"]{0,90}?\bavec [^.;:«\"]{0,60}?[A-ZÀ-Þ][\w'-]+ (?:des |du |sur |de la |de l')"
)
_DETERMINED = ("le", "la", "les", "du", "des", "au", "aux", "un", "ce", "son", "leur")
_PURPOSE = re.compile(r"\b(?:pour|afin d[e']|en vue d[e'])\s?$")
_LONGEST = 140
_FAR = 60
"""Characters behind «la réunion de lundi à X pour …» that are too many for its topic."""


def _is_noun(sentence: Sentence, start: int) -> bool:
    """«du traité d'amitié», «le Parlement de X» are named, not talked about."""
    index = sentence.at(start)
    before = sentence.words[index - 1] if index else None
    word = sentence.word_at(start)
    determined = before is not None and before.lower in _DETERMINED
    return word.tag in ("NOUN", "PROPN") and (determined or word.text[:1].isupper())


class Topics:
    """Finds the topics of the meetings of one document."""

    def __init__(self, document: Document, slots: SlotFiller) -> None:
        self._document = document
        self._slots = slots

    def fill(self, sentence: Sentence, frames: list[Frame]) -> None:
        """The topics that a sentence says of its own meetings."""
        if not frames or sentence.quoted:
            return
        for at, start, rule in self._cues(sentence, frames):
            frame = self._slots.owner(sentence, frames, at - 1, at)
            if frame:
                self._add(sentence, frame, start, rule)

    def of_last(self, sentence: Sentence, frames: list[Frame], last: Frame | None) -> None:
        """«Au menu: …», «les deux ministres ont évoqué …», after the meeting was told."""
        if last is None or sentence.quoted or sentence.index - last.last > 3:
            return
        plain = self._document.plain
        text = plain[sentence.start : sentence.end]
        match = _AGENDA.match(text)
        if match and not frames:
            self._spans(last, sentence.start, sentence.start + match.end("before"), "on-agenda")
        for pattern in (_AGENDA_FIRST, _AGENDA_VERB):
            found = pattern.search(text)
            if found and not match:
                self._add(sentence, last, sentence.start + found.end(), "on-agenda")
        if not frames and _THEY.match(text):
            for cue in _CUES.finditer(plain, sentence.start, sentence.end):
                self._add(sentence, last, cue.end(), "they-discussed")

    def _cues(self, sentence: Sentence, frames: list[Frame]) -> Iterator[tuple[int, int, str]]:
        """Where each stands whose meeting it is, where the topic begins, and by which rule."""
        plain = self._document.plain
        taken = -1
        for frame in frames:
            if frame.verbal:
                continue
            limit = min([one.start for one in frames if one.start > frame.end] or [sentence.end])
            match = _AFTER_NOUN.match(plain, frame.end, limit)
            if (
                match
                and match.end() - frame.end <= _FAR
                and not (
                    match.group().rstrip().endswith("pour")
                    and starts_infinitive(sentence, sentence.at(match.end()))
                )
            ):
                taken = match.end()
                yield taken, taken, "after-meeting-noun"
        for frame in frames:
            if frame.verb in _SPEAKING:
                yield from ((at, at, rule) for at, rule in self._after_partner(sentence, frame))
        for cue in _CUES.finditer(plain, sentence.start, sentence.end):
            if abs(cue.end() - taken) > 12 and not _is_noun(sentence, cue.start()):
                purpose = _PURPOSE.search(plain, max(0, cue.start() - 14), cue.start())
                yield purpose.start() if purpose else cue.end(), cue.end(), "about"

    def _after_partner(self, sentence: Sentence, frame: Frame) -> Iterator[tuple[int, str]]:
        """«a discuté avec X des quotas»: the topic comes after the name."""
        plain = self._document.plain
        match = _AFTER_NAME.match(plain, frame.end, sentence.end)
        if match and not self._document.terms_in(
            match.end(), match.end() + 25, "country", "role", "organisation", "city"
        ):
            yield match.end(), "after-partner"

    def _add(self, sentence: Sentence, frame: Frame, start: int, rule: str) -> None:
        end = self._end(sentence, frame, start)
        self._spans(frame, start, end, rule)

    def _end(self, sentence: Sentence, frame: Frame, start: int) -> int:
        plain = self._document.plain
        limit = min(sentence.end, start + _LONGEST)
        match = _END.search(plain, start + 1, limit)
        end = match.start() if match else limit
        verb = self._verb(sentence, start, end)
        if verb < end:
            # «sur la dette, le ministre a dit»: the verb has a subject of its own.
            end = max(plain.rfind(",", start, verb), start) if "," in plain[start:verb] else verb
        slots = [frame.city, frame.venue, frame.country, frame.date, frame.until, frame.format]
        begins = [one.start for one in slots if one and start < one.start < end]
        for begin in begins:
            lead = re.search(
                r"\s*(?:,\s*)?(?:\b(?:à|au|aux|en|dans|le|la|les|ce|du|de|par)\s+|l')*$",
                plain[start:begin],
            )
            if lead:
                end = min(end, start + lead.start())
        return end

    def _verb(self, sentence: Sentence, start: int, end: int) -> int:
        """Where the next finite verb begins, with its pronoun or auxiliary; else `end`."""
        for word in sentence.words:
            if (
                start < word.start < end
                and word.dependency != "case"
                and (
                    word.finite or word.lower in ("se", "s'") or (word.tag == "AUX" and word.forms)
                )
            ):
                return word.start
        return end

    def _spans(self, frame: Frame, start: int, end: int, rule: str) -> None:
        """Each item of a list is a topic."""
        position = start
        plain = self._document.plain
        parts = [*_SPLIT.finditer(plain, start, end), *_SPLIT_OF.finditer(plain, start, end)]
        for part in [*sorted(parts, key=lambda one: one.start()), None]:
            stop = part.start() if part else end
            self._one(frame, position, stop, rule)
            position = part.end() if part else end

    def _one(self, frame: Frame, start: int, end: int, rule: str) -> None:
        plain = self._document.plain
        words = plain[start:end]
        start += len(words) - len(words.lstrip(' ,«"“'))
        for pattern in (_REPEATED, _DETERMINER):
            lead = pattern.match(plain[start:end])
            start += lead.end() if lead else 0
        text = _TRAILING.sub("", plain[start:end])
        end = start + len(text)
        if len(text) < 3 or _NOT_A_TOPIC.match(text) or "\n" in text:
            return
        if all(text.lower() != one.text.lower() for one in frame.topics):
            frame.topics.append(Value(text, start, end, rule))
