"""Who is named behind «selon» and its like; nobody, where the author or a calendar is.

A source is a phrase of the document's table, a noun that no lexicon has, or whom a pronoun means.
"""

import re
from dataclasses import replace

from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

PRONOUN = re.compile(r"(lui|elle|eux|elles)\b(?!-)", re.IGNORECASE)
_OF_SPEECH = re.compile(
    r"(?:(?:les|la|le|l'|ses|son|sa|leurs?|des|un|une)\s*)(?:mots?|propos|termes|paroles|dires|"
    r"déclarations?|récit|témoignages?|informations?|communiqué|rapport|"
    r"compte[ -]rendu|relevé|message|lettre|note|texte|analyse|estimations?|"
    r"chiffres|données)\s+(?:\w+\s+)?(?:de |du |des |d')",
    re.IGNORECASE,
)
_PAPER = re.compile(r"\w+['\s]\s*(?=(?:communiqué|compte[ -]rendu|texte|note|document|message)\b)")
"""What hands on speech: the words of a paper are those of whoever the paper quotes."""
_NOBODY = re.compile(
    r"(?:les |des |toutes )?(?:nos |notre |mes |mon )|(?:le|la|les)quel|"
    r"(?:les |des )?(?:éléments|informations) (?:recueillie?s|en (?:notre|sa) possession)",
    re.IGNORECASE,
)
"""«selon nos informations» is the author's own word; «selon lequel» hangs on a noun."""
_HIS_WORDS = re.compile(
    r"(?:ses|les|leurs) (?:mots|propos|termes|dires|paroles)\b(?! d)", re.IGNORECASE
)
_OF_SEVERAL = re.compile(r"leurs? |[àa] les ", re.IGNORECASE)
_NO_SPEAKERS = words("attributions_no_speakers")
_OF_OPINION = (PhraseKind.PERSON, PhraseKind.OFFICE, PhraseKind.ORGANISATION)
"""Whose opinion «pour X» may give; «pour la France» is as often who gains by it."""
SUBJECTS = {"lui": "il", "elle": "elle", "eux": "ils", "elles": "elles"}
"""The subject that means whom a pronoun behind a preposition means."""


class AttributionSources:
    """Finds the sources of one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers

    def of(
        self, sentence: Sentence, match: re.Match[str], initial: bool
    ) -> tuple[Speaker, int] | None:
        """Who is named after a marker, and where the name ends; «pour X» only at the beginning."""
        start, weak = match.end(), (match["weak"] or "").lower()
        plain = self._document.plain
        if _NOBODY.match(plain, start):
            return None
        if match.group().lower().startswith("de source"):
            return self._nameless(sentence, match)
        if match["last"]:
            return self._meant(sentence, match)
        pronoun = PRONOUN.match(plain, start)
        if pronoun and (initial or not weak):
            return self._pronoun(sentence, pronoun)
        his_words = _HIS_WORDS.match(plain, start)
        if his_words:
            return self._meant(sentence, his_words)
        return self._named(sentence, start, weak, initial)

    def _named(
        self, sentence: Sentence, marker_end: int, weak: str, initial: bool
    ) -> tuple[Speaker, int] | None:
        """«selon X», «selon le communiqué de X», «selon les pompiers»."""
        plain = self._document.plain
        of_speech = None if weak else _OF_SPEECH.match(plain, marker_end)
        start = of_speech.end() if of_speech else marker_end
        for one in self._speakers.phrases_in(start, sentence.end)[:1]:
            if one.start > start + (22 if not weak else 6) or self._interrupted(start, one):
                break
            if self._is_source(one, weak, initial):
                speaker = self._speakers.listed(one, sentence.end)
                paper = _PAPER.match(plain, marker_end) if of_speech else None
                named = replace(speaker, start=paper.end()) if paper else speaker
                return named, max(speaker.end, one.end)
            return None
        return None if weak else self._unknown(sentence, start)

    def _pronoun(self, sentence: Sentence, match: re.Match[str]) -> tuple[Speaker, int]:
        word = sentence.word_at(match.start())
        speaker = self._speakers.source(SUBJECTS[match.group(1).lower()], word, sentence)
        return speaker, match.end()

    def _meant(self, sentence: Sentence, match: re.Match[str]) -> tuple[Speaker, int] | None:
        """«à l'en croire», «selon leurs dires»: whom the pronoun means that is in the words."""
        word = sentence.word_at(match.start())
        several = _OF_SEVERAL.search(match.group())
        end = match.start() + len(match.group().rstrip())
        for pronoun in ("ils", "elles") if several else ("il", "elle"):
            found = self._speakers.pronoun(pronoun, word)
            if found.entity:
                return replace(found, start=match.start(), end=end), end
        return None

    def _nameless(self, sentence: Sentence, match: re.Match[str]) -> tuple[Speaker, int] | None:
        for one in self._speakers.phrases_in(match.start(), sentence.end)[:1]:
            if one.start <= match.end():
                return self._speakers.of(one), one.end
        return None

    def _interrupted(self, start: int, one: Phrase) -> bool:
        """Whether words stand between the marker and the phrase that are no determiner."""
        between = self._document.plain[start : one.start]
        named = any(word.strip(",.") in _NO_SPEAKERS for word in between.split())
        return named or "," in between or len(between.split()) > 3

    def _is_source(self, one: Phrase, weak: str, initial: bool) -> bool:
        if weak and (not initial or one.kind not in _OF_OPINION):
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
