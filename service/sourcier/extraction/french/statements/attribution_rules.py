"""Speech attributed by a preposition: «selon X», «pour X», «aux yeux de X», «selon lui»."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import content_end, in_quotation, trim
from sourcier.extraction.french.statements.governed import governed
from sourcier.extraction.french.statements.reports import reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.stances import stance_of_source
from sourcier.extraction.french.statements.statement import Statement, with_kind
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_MARKER = re.compile(
    r"\b(?P<sure>selon|d'après|aux? yeux (?:de |du |des |d')|de l'avis (?:de |du |des |d')|"
    r"[àa] en croire|à entendre|à l'en croire|si l'on en croit|aux? dires? (?:de |du |des |d')|"
    r"de l'aveu (?:même )?(?:de |du |des |d')|du point de vue (?:de |du |des |d')|"
    r"de source|de sources|toujours selon)\s*|"
    r"\b(?P<weak>pour|conformément à|d'accord avec)\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(lui|elle|eux|elles)\b(?!-)", re.IGNORECASE)
_OF_SPEECH = re.compile(
    r"(?:(?:les|la|le|l'|ses|son|sa|leurs?|des|un|une)\s*)(?:mots?|propos|termes|paroles|dires|"
    r"déclarations?|récit|témoignages?|informations?|communiqué|rapport|"
    r"compte[ -]rendu|relevé|message|lettre|note|texte|analyse|estimations?|"
    r"chiffres|données)\s+(?:\w+\s+)?(?:de |du |des |d')",
    re.IGNORECASE,
)
_HIS_WORDS = re.compile(r"(?:ses|les) (?:mots|propos|termes|dires|paroles)\b(?! d)", re.IGNORECASE)
_NO_SPEAKERS = words("attributions_no_speakers")
_SUBJECTS = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}


class AttributionRules:
    """The rules of attribution over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """All candidates of one sentence."""
        yield from self._according(sentence)
        yield from self._noun(sentence)

    def _according(self, sentence: Sentence) -> Iterator[Statement]:
        for match in _MARKER.finditer(self._document.plain, sentence.start, sentence.end):
            if in_quotation(sentence, match.start()):
                continue
            initial = self._is_initial(sentence, match.start())
            found = self.source(sentence, match, initial)
            if found is None:
                continue
            speaker, end = found
            quoted = any(mark.end - mark.start > 30 for mark in sentence.quotations)
            if quoted and match["weak"] and not initial:
                continue
            if _PRONOUN.match(self._document.plain, match.end()) and self._is_said(
                sentence, match.start()
            ):
                return
            if self._is_relative(sentence, match.start()):
                start = self._after_comma(sentence, end)
                yield from self._make(sentence, start, sentence.end, speaker)
            else:
                yield from self._around(sentence, match.start(), end, speaker, initial)
            return

    def _is_said(self, sentence: Sentence, position: int) -> bool:
        """«X souligne le rôle de Y qui est, selon lui, …»: X already says all of it."""
        phrases = self._speakers.phrases_in(sentence.start, sentence.end)
        contents = (governed(self._document, sentence, one, phrases) for one in reports(sentence))
        return any(one is not None and one.start < position for one in contents)

    def _is_relative(self, sentence: Sentence, position: int) -> bool:
        """«… qui, selon lui, veut …»: only what the relative clause says is his."""
        before = self._document.plain[sentence.start : position].rstrip(" ,").lower()
        return before.endswith((" qui", " que", " dont"))

    def _is_initial(self, sentence: Sentence, position: int) -> bool:
        before = self._document.plain[sentence.start : position].strip(' ,-–—"«“')
        first = next((one for one in sentence.words if one.tag not in ("PUNCT", "SPACE")), None)
        if before and first is not None and first.tag in ("DET", "PROPN"):
            return False
        return before.count(" ") <= 2 and not any(
            word.finite for word in sentence.between(sentence.start, position)
        )

    def _around(
        self, sentence: Sentence, marker: int, end: int, speaker: Speaker, initial: bool
    ) -> Iterator[Statement]:
        if initial:
            yield from self._make(sentence, self._after_comma(sentence, end), sentence.end, speaker)
            return
        begin = self._clause_start(sentence, marker)
        comma = self._document.plain.find(",", end, min(sentence.end, end + 60))
        medial = (
            comma >= 0
            and not any(word.finite for word in sentence.between(begin, marker))
            and any(word.finite for word in sentence.between(comma, sentence.end))
        )
        yield from self._make(sentence, begin, sentence.end if medial else marker, speaker, medial)

    def _clause_start(self, sentence: Sentence, marker: int) -> int:
        """After a semicolon: what stands before it is somebody else's, or nobody's."""
        semicolon = self._document.plain.rfind(";", sentence.start, marker)
        return semicolon + 1 if semicolon >= 0 else sentence.start

    def source(
        self, sentence: Sentence, match: re.Match[str], initial: bool
    ) -> tuple[Speaker, int] | None:
        """Who is named after a marker, and where the name ends; «pour X» only at the beginning."""
        start, weak = match.end(), (match["weak"] or "").lower()
        plain = self._document.plain
        if match.group().lower().startswith(("de source", "de sources")):
            return self._nameless(sentence, match)
        pronoun = _PRONOUN.match(plain, start)
        if pronoun and (initial or not weak):
            return self._pronoun(sentence, pronoun)
        if _HIS_WORDS.match(plain, start):
            speaker = self._speakers.pronoun("il", sentence.words[sentence.at(start)])
            return (speaker, start + 9) if speaker.entity else None
        of_speech = None if weak else _OF_SPEECH.match(plain, start)
        start = of_speech.end() if of_speech else start
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if one.start > start + (22 if not weak else 6) or self._interrupted(start, one):
                break
            if self._is_source(one, weak, initial):
                return self._speakers.of(one), one.end
            return None
        return None if weak else self._unknown(sentence, start)

    def _pronoun(self, sentence: Sentence, match: re.Match[str]) -> tuple[Speaker, int]:
        word = sentence.words[min(sentence.at(match.start()), len(sentence.words) - 1)]
        return self._speakers.pronoun(_SUBJECTS[match.group(1).lower()], word), match.end()

    def _nameless(self, sentence: Sentence, match: re.Match[str]) -> tuple[Speaker, int] | None:
        for one in self._speakers.phrases_in(match.start(), sentence.end)[:1]:
            if one.start <= match.end():
                return self._speakers.of(one), one.end
        return None

    def _interrupted(self, start: int, one: Phrase) -> bool:
        """Whether words stand between the marker and the phrase that are no determiner."""
        between = self._document.plain[start : one.start].split()
        return len(between) > 3 or any(word.strip(",.") in _NO_SPEAKERS for word in between)

    def _is_source(self, one: Phrase, weak: str, initial: bool) -> bool:
        if weak and (not initial or one.kind not in (PhraseKind.PERSON, PhraseKind.OFFICE)):
            return False
        if weak == "pour" and one.kind is PhraseKind.OFFICE and (one.plural or not one.definite):
            return False
        if one.kind is PhraseKind.COUNTRY and one.plural:
            return False
        return not (one.office_kind == "source" and one.head in ("texte",))

    def _unknown(self, sentence: Sentence, start: int) -> tuple[Speaker, int] | None:
        """«selon les pompiers»: a noun that no lexicon has, unless it is one of those that rule."""
        index = sentence.at(start)
        for word in sentence.words[index : index + 4]:
            if word.tag in ("NOUN", "PROPN"):
                if word.lower in _NO_SPEAKERS or word.lower.startswith("que"):
                    return None
                speaker = self._speakers.unknown(sentence, word)
                return (speaker, speaker.end) if speaker else None
            if word.tag not in ("DET", "ADJ", "NUM", "SPACE"):
                return None
        return None

    def _after_comma(self, sentence: Sentence, end: int) -> int:
        """After the comma that closes the attribution; asides about the source belong to it."""
        plain = self._document.plain
        for mark in sentence.quotations:
            between = plain[end : mark.start]
            if mark.start > end and between.rstrip().endswith(","):
                clear = not any(word.finite for word in sentence.between(end, mark.start))
                if clear and mark.end - mark.start > 30:
                    return mark.start
        comma = plain.find(",", end, min(sentence.end, end + 140))
        if comma < 0:
            return end
        aside = plain[comma + 1 : comma + 12].lstrip()
        if aside.startswith(("qui ", "cité", "dont ", "citant")):
            closing = plain.find(",", comma + 1, min(sentence.end, comma + 140))
            return closing + 1 if closing >= 0 else comma + 1
        return comma + 1

    def _make(
        self, sentence: Sentence, start: int, limit: int, speaker: Speaker, medial: bool = False
    ) -> Iterator[Statement]:
        end = limit if medial else min(limit, content_end(self._document, sentence, start, False))
        start, end = trim(self._document.plain, start, end)
        if len(self._document.plain[start:end].split()) < 3:
            return
        nameless = bool(speaker.entity and speaker.entity.type != "person") and self._is_nameless(
            speaker
        )
        yield Statement(
            start,
            end,
            with_kind(self._document, sentence, start, end),
            "according-to",
            sentence.index,
            speaker,
            None,
            900,
            stance_of_source(self._document, start, end, nameless),
        )

    def _is_nameless(self, speaker: Speaker) -> bool:
        """A medium or a source without a name, in whose words a conditional is hearsay."""
        return any(
            one.kind is PhraseKind.MEDIA or one.office_kind == "source"
            for one in self._speakers.phrases_in(speaker.start, speaker.end)
        )

    def _noun(self, sentence: Sentence) -> Iterator[Statement]:
        """«le message de X selon lequel …», «X, pour qui …»."""
        for word in sentence.words:
            if not _is_relative(sentence, word) or self._is_said(sentence, word.start):
                continue
            of_person = word.lower == "qui"
            before = sentence.words[word.index - 1].start
            pointed = of_person and self._speakers.pointed(sentence.start, before)
            if pointed:
                yield self._relative(sentence, word, pointed)
                return
            for one in reversed(self._speakers.phrases_in(sentence.start, word.start)):
                if one.person if of_person else one.preposition == "de":
                    yield self._relative(sentence, word, self._speakers.of(one))
                    return

    def _relative(self, sentence: Sentence, word: Word, speaker: Speaker) -> Statement:
        end = content_end(self._document, sentence, word.end, False)
        start, end = trim(self._document.plain, word.end, end)
        kind = with_kind(self._document, sentence, start, end)
        return Statement(
            start, end, kind, "noun-of-saying", sentence.index, speaker, confidence=800
        )


def _is_relative(sentence: Sentence, word: Word) -> bool:
    before = sentence.words[word.index - 1].lower if word.index else ""
    if word.lower == "qui":
        return before in ("selon", "pour", "d'après")
    return before == "selon" and word.lower in ("lequel", "laquelle", "lesquels", "lesquelles")
