"""Who speaks a quotation by what stands before it, or by a signature after it."""

import re
from dataclasses import dataclass

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.attribution_sources import PRONOUN, SUBJECTS
from sourcier.extraction.french.statements.contents import Content, Kind, is_reporting
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.report_subjects import ReportSubjects
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.text.quotations import Quotation

_DASH = re.compile(r"[\s.,]*\n?\s*(?:[—–-]\s*|\(\s*)(?!a\b|ont\b)")
_NOUN_LEAD = re.compile(
    r"[\s\"»]*(?:(?:la|l'|le|sa|son)\s*)?(?:réponse|réaction|verdict|commentaire|explication|constat|"
    r"avertissement|mot d'ordre|version|message|conclusion|réplique|analyse)s?\s+"
    r"(?:\w+ )?(?=de |du |des |d')",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"[\s,.]*(?:toujours )?(?:selon|d'après|pour)\s+")
_PREPOSITIONS = ("", "pour", "de")
_OF_VERB = ("AUX", "PRON", "ADV")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a quotation and says whose it is."""

    speaker: Speaker
    report: Report | None
    colon: bool


class QuotationLeads:
    """Reads what stands around the quotations of one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._subjects = ReportSubjects(document, speakers)

    def signed(self, mark: Quotation) -> Speaker | None:
        """«…» — X, fonction, or «…» (X); the name may stand on the next line."""
        match = _DASH.match(self._document.plain, mark.end, mark.end + 20)
        if not match:
            return None
        line_end = self._document.plain.find("\n", match.end())
        line_end = len(self._document.plain) if line_end < 0 else line_end
        for one in self._speakers.phrases_in(match.end(), line_end)[:1]:
            if one.person and one.start <= match.end() + 12:
                return self._speakers.of(one)
        return None

    def any_verb(self, sentence: Sentence, mark: Quotation) -> Speaker | None:
        """«…», tempête X: any verb in that place says who speaks, if somebody known follows."""
        following = [word for word in sentence.words if word.start >= mark.end]
        following = [word for word in following if word.tag != "SPACE"]
        if len(following) < 3 or following[0].text != "," or mark.end - mark.start < 14:
            return None
        verb = next((word for word in following[1:4] if word.tag == "VERB"), None)
        if verb is None or any(
            one.tag not in _OF_VERB for one in following[1:4] if one.start < verb.start
        ):
            return None
        near = sentence.words[verb.index + 1 : verb.index + 4]
        for one in self._speakers.phrases_in(verb.end, sentence.end)[:1]:
            close = any(word.start <= one.start < word.end + 1 for word in near)
            if close and one.kind in (PhraseKind.PERSON, PhraseKind.OFFICE) and not one.preposition:
                return self._speakers.of(one)
        return None

    def according_to(self, sentence: Sentence, mark: Quotation) -> Speaker | None:
        """«…», selon X."""
        match = _ACCORDING.match(self._document.plain, mark.end, sentence.end)
        if not match:
            return None
        start = match.end()
        pronoun = PRONOUN.match(self._document.plain, start)
        if pronoun:
            word = sentence.words[sentence.at(start)]
            return self._speakers.pronoun(SUBJECTS[pronoun[1].lower()], word)
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if one.outer <= start + 4 or one.start <= start + 12:
                return self._speakers.of(one)
        return None

    def before(self, sentence: Sentence, mark: Quotation) -> Lead | None:
        """X a déclaré : «…», X affirme «…», X est ferme : «…», Message de X : «…»."""
        floor = max(
            (other.end for other in sentence.quotations if self._is_long(other, mark)),
            default=sentence.start,
        )
        colon = self._document.plain[floor : mark.start].rstrip().endswith((":", "—", "–"))
        for report in reversed(list(reports(sentence))):
            if not floor <= report.word.start < mark.start or not is_reporting(report.word):
                continue
            if report.mood is Mood.INFINITIVE and not colon:
                return None
            if report.mood is Mood.PARTICIPLE and not colon:
                continue
            found = self._of_report(sentence, report, mark)
            if not colon and (self._is_told(sentence, report, mark) or self._is_nobody(found)):
                return None
            if found and self._reaches(sentence, report, mark, colon):
                return Lead(found, report, colon)
            break
        return self._of_colon(mark, floor) if colon else None

    def _is_long(self, other: Quotation, mark: Quotation) -> bool:
        """A quotation before this one, and no mere name in marks."""
        words = self._document.plain[other.inner_start : other.inner_end].split()
        return other.end <= mark.start and len(words) > 2

    def _of_report(self, sentence: Sentence, report: Report, mark: Quotation) -> Speaker | None:
        content = Content(mark.start, Kind.CLAUSE)
        cited = self._cited(report, mark)
        if cited:
            return cited
        found = self._subjects.of(sentence, report, content, None, sentence.start)
        if found is None and report.mood is Mood.FINITE:
            last = sentence.words[report.last]
            found = self._speakers.after(sentence, last, mark.start)
        return found

    def _is_told(self, sentence: Sentence, report: Report, mark: Quotation) -> bool:
        """«appelle « toutes les parties » à la retenue»: who is told, not what."""
        phrases = self._speakers.phrases_in(sentence.start, sentence.end)
        content = governed(self._document, sentence, report, phrases)
        return content is not None and content.start > mark.end

    def _is_nobody(self, speaker: Speaker | None) -> bool:
        """«le pont, dit « pont des Anglais »»: what no lexicon knows only has a name."""
        if speaker is None:
            return False
        known = self._speakers.phrases_in(speaker.start, speaker.end)
        return not known and not speaker.pronoun

    def _cited(self, report: Report, mark: Quotation) -> Speaker | None:
        """«L'AFP cite X : …»: the one cited speaks."""
        if "citer" not in report.names:
            return None
        for one in self._speakers.phrases_in(report.word.end, mark.start)[:1]:
            return None if one.preposition else self._speakers.of(one)
        return None

    def _reaches(self, sentence: Sentence, report: Report, mark: Quotation, colon: bool) -> bool:
        """No other verb stands between the report and a quotation that no colon announces."""
        between = sentence.between(sentence.words[report.last].end, mark.start)
        return colon or not any(word.finite for word in between)

    def _of_colon(self, mark: Quotation, floor: int) -> Lead | None:
        phrases = [
            one
            for one in self._speakers.phrases_in(floor, mark.start)
            if one.preposition in _PREPOSITIONS or one.person
        ]
        chosen = self._choose(phrases) or self._of_noun(phrases, floor)
        return Lead(self._speakers.of(chosen), None, colon=True) if chosen else None

    def _of_noun(self, phrases: list[Phrase], floor: int) -> Phrase | None:
        """«Réponse de Kigali : «…»»: whoever the noun of saying belongs to."""
        match = _NOUN_LEAD.match(self._document.plain, floor)
        near = [one for one in phrases if match and one.outer <= match.end() + 4]
        return near[0] if near else None

    def _choose(self, phrases: list[Phrase]) -> Phrase | None:
        """The first that is no complement; where all are, the only person."""
        free = [one for one in phrases if one.person and not one.preposition]
        people = [one for one in phrases if one.person]
        if free:
            return free[0]
        if len(people) == 1:
            return people[0]
        offices = [one for one in phrases if not one.preposition and one.head]
        return offices[0] if offices and not people else None
