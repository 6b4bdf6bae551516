"""Indirect speech: a verb of saying and what it governs, each verb in the clause it belongs to.

A verb inside what another one reports is part of that content, unless it goes on with the report:
a gerund after a comma, «et a ajouté que», «avant d'ajouter que».
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import (
    Content,
    Kind,
    content_end,
    in_quotation,
    trim,
)
from sourcier.extraction.french.statements.continuations import continues
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.incises import Incise, incise
from sourcier.extraction.french.statements.quoted_verbs import opens_quotation
from sourcier.extraction.french.statements.report_subjects import ReportSubjects
from sourcier.extraction.french.statements.reports import Mood, Report, reports
from sourcier.extraction.french.statements.second_verbs import second_verb
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.stances import stance_of
from sourcier.extraction.french.statements.statement import Statement, kind_of
from sourcier.extraction.french.statements.telling import tells
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_RULES = {
    Kind.CLAUSE: ("complement", 950),
    Kind.INFINITIVE: ("infinitive", 700),
    Kind.NOUN: ("noun-object", 650),
    Kind.PREDICATE: ("predicate", 650),
}
_GERUNDS = {"complement": "gerund-complement", "infinitive": "gerund-noun",
            "noun-object": "gerund-noun", "predicate": "gerund-noun"}  # fmt: skip
_ALSO_OF_THINGS = words("report_rules_also_of_things")
_HIDING = frozenset(("cacher", "dissimuler"))
_DISCUSSED = words("report_rules_discussed")
_ATTITUDES = words("report_rules_attitudes")
_BODIES = words("incises_bodies")
_FIRST_WORDS = 12
"""Code points from the beginning of a content within which its subject is its first word."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A report with its content, which may end at `end`, as far as one knows before the next one.

    `begins` is where it breaks off the one before.
    """

    report: Report
    content: Content
    speaker: Speaker
    begins: int
    end: int


class ReportRules:
    """The rules of indirect speech over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._subjects = ReportSubjects(document, speakers)
        self._verbs = reporting_verbs()
        self._incises: dict[tuple[int, int], Incise | None] = {}

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """All candidates of one sentence."""
        opened = self._opened(sentence)
        for number, one in enumerate(opened, 1):
            following = self._next(sentence, one, opened[number:])
            yield self._statement(sentence, one, following)

    def _next(self, sentence: Sentence, one: Opened, later: list[Opened]) -> int:
        """Where the next report begins, but for those that this one only hands on."""
        if self._hands_on(one):
            behind = one.content.start + _FIRST_WORDS
            later = [
                other
                for other in later
                if other.speaker == one.speaker or other.speaker.start > behind
            ]
        return min((other.begins for other in later), default=sentence.end)

    def _opened(self, sentence: Sentence) -> list[Opened]:
        found: list[Opened] = []
        for report in reports(sentence):
            quoted = in_quotation(sentence, report.word.start)
            if (quoted and not opens_quotation(sentence, report)) or self._is_negated(report):
                continue
            last = found[-1] if found else None
            outer = last if last and self._is_inside(sentence, report, last) else None
            cut = continues(sentence, report, outer.report) if outer else None
            if outer and cut is None and not self._hands_on(outer):
                continue
            main = last.speaker if last and (cut is not None or not outer) else None
            one = self._open(sentence, report, main, outer, cut)
            if one and (cut is not None or outer is None or self._is_all(outer, one)):
                found.append(one)
        return found

    def _is_inside(self, sentence: Sentence, report: Report, last: Opened) -> bool:
        """Whether a verb stands in what another one reports."""
        return last.content.start <= report.word.start < last.end

    def _hands_on(self, one: Opened) -> bool:
        """«Reuters rapporte que X a dit que …»: a medium hands on what X said."""
        heads = self._speakers.phrases_in(one.speaker.start, one.speaker.end)
        return any(head.kind is PhraseKind.MEDIA for head in heads)

    def _is_all(self, outer: Opened, one: Opened) -> bool:
        """Whether the one quoted by the medium is its subject from the first word on."""
        return 0 <= one.speaker.start - outer.content.start <= _FIRST_WORDS

    def _is_negated(self, report: Report) -> bool:
        if report.names & _HIDING:
            return not report.negated
        return report.negated and not report.names & self._verbs.negated

    def _open(
        self,
        sentence: Sentence,
        report: Report,
        main: Speaker | None,
        outer: Opened | None,
        cut: int | None,
    ) -> Opened | None:
        """The report, if it is one: after `main` spoke, or inside what `outer` reports."""
        if report.passive or self._incise(sentence, report):
            return None
        content = governed(self._document, sentence, report, self._phrases(sentence))
        if content is None or not tells(sentence, report, content):
            return None
        floor = outer.content.start if outer else sentence.start
        speaker = self._subjects.of(sentence, report, content, main, floor)
        speaker = self._subjects.mouthpiece(sentence, report) or speaker
        if speaker is None or not self._may_say(report, content, speaker):
            return None
        end = self._end(sentence, report, content, speaker)
        return Opened(report, content, speaker, report.word.start if cut is None else cut, end)

    def _phrases(self, sentence: Sentence) -> list[Phrase]:
        return self._speakers.phrases_in(sentence.start, sentence.end)

    def _may_say(self, report: Report, content: Content, speaker: Speaker) -> bool:
        """Whoever no lexicon knows may say that something is so, but nothing less plain."""
        discussed = report.names & _DISCUSSED and content.kind is not Kind.CLAUSE
        if discussed and not speaker.pronoun and not self._is_person(speaker):
            return False
        if speaker.pronoun or self._is_known(speaker) or self._is_institution(speaker):
            return True
        doubtful = _ATTITUDES if content.kind is Kind.CLAUSE else _ALSO_OF_THINGS
        return not report.names & doubtful

    def _is_institution(self, speaker: Speaker) -> bool:
        """«la Commission», «le Conseil»: a common noun with a capital, or one of a body."""
        plain = self._document.plain
        noun = plain[speaker.start : speaker.end].split(" ")[0]
        before = plain[max(0, speaker.start - 4) : speaker.start].lower()
        named = before.endswith((" la ", " le ", "l'", "\nla ", "\nle "))
        first = speaker.start <= 3
        return noun.lower() in _BODIES or (noun[:1].isupper() and (named or first))

    def _is_person(self, speaker: Speaker) -> bool:
        return speaker.entity is not None and speaker.entity.type == "person"

    def _is_known(self, speaker: Speaker) -> bool:
        entity = speaker.entity
        if entity is None or entity.type != "office":
            return entity is not None
        return any(
            one.start == speaker.start and one.kind is PhraseKind.OFFICE
            for one in self._speakers.phrases_in(speaker.start, speaker.end)
        )

    def _statement(self, sentence: Sentence, one: Opened, following: int) -> Statement:
        rule, confidence = _RULES[one.content.kind]
        if one.report.mood is Mood.GERUND:
            rule = _GERUNDS[rule]
        end = min(following, one.end)
        start, end = trim(self._document.plain, one.content.start, end)
        return Statement(
            start,
            max(start, end),
            kind_of(sentence, start, end),
            rule,
            sentence.index,
            one.speaker,
            one.report.verb,
            confidence,
            stance_of(sentence, one.report, one.content),
        )

    def _end(self, sentence: Sentence, report: Report, content: Content, speaker: Speaker) -> int:
        """How far a content may reach: that of a gerund at the beginning, to the main clause."""
        short = content.kind is not Kind.CLAUSE and not self._is_belief(sentence, content)
        end = content_end(self._document, sentence, content.start, short)
        end = min(end, self._next_incise(sentence, content.start))
        end = min(end, second_verb(sentence, report, content))
        if report.mood is not Mood.GERUND:
            return end
        if report.first <= 2:
            return min(end, self._main_clause(sentence, content, speaker))
        return min(end, self._closing_comma(sentence, content))

    def _is_belief(self, sentence: Sentence, content: Content) -> bool:
        """«se dit certain que …»: a clause, whatever it hangs on."""
        said = sentence.words_from(content.start, 3)[1:]
        of_speaker = content.kind is Kind.PREDICATE
        return of_speaker and any(word.lower in ("que", "qu'") for word in said)

    def _next_incise(self, sentence: Sentence, start: int) -> int:
        """«X s'est réjoui de …, a indiqué Y»: what Y adds is not said by X."""
        for report in reports(sentence):
            if report.word.start > start and not in_quotation(sentence, report.word.start):
                found = self._incise(sentence, report)
                if found and found.start > start:
                    return found.start
        return sentence.end

    def _incise(self, sentence: Sentence, report: Report) -> Incise | None:
        """The incise that a report is, if it is one; each one before it in the sentence asks."""
        key = (sentence.index, report.word.start)
        if key not in self._incises:
            self._incises[key] = incise(self._document, sentence, report, self._speakers)
        return self._incises[key]

    def _main_clause(self, sentence: Sentence, content: Content, speaker: Speaker) -> int:
        """«Affirmant que …, le ministre a …»: the comma before the one who affirms."""
        comma = self._document.plain.rfind(",", content.start, speaker.start)
        return comma if comma >= 0 else sentence.end

    def _closing_comma(self, sentence: Sentence, content: Content) -> int:
        """«les déclarations de X, affirmant que …, ont …»: the main verb is beyond the content."""
        for word in sentence.words[sentence.at(content.start) :]:
            if word.dependency == "ROOT" and word.tag in ("VERB", "AUX"):
                comma = self._comma_before(sentence, word)
                return comma if comma > content.start else sentence.end
        return sentence.end

    def _comma_before(self, sentence: Sentence, word: Word) -> int:
        for other in reversed(sentence.words[max(0, word.index - 4) : word.index]):
            if other.text == ",":
                return other.start
        return -1
