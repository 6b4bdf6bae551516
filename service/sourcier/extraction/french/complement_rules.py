"""Indirect speech: a verb of saying and what it governs — «que», an infinitive, a noun."""

import re
from collections.abc import Iterator

from sourcier.extraction.french.analysis import Document, Sentence, Word
from sourcier.extraction.french.auxiliaries import has_auxiliary
from sourcier.extraction.french.conjugation import Tense
from sourcier.extraction.french.contents import (
    complementiser,
    content_end,
    in_quotation,
    infinitive,
    is_reporting,
    trim,
)
from sourcier.extraction.french.lexicon import reporting_verbs, words
from sourcier.extraction.french.phrases import PhraseKind
from sourcier.extraction.french.speakers import Speaker, Speakers
from sourcier.extraction.french.statements import Statement, with_kind
from sourcier.extraction.french.triggers import has_reflexive

_LONGEST_ADVERBIAL = 45
_CONJUNCTIONS = words("complement_rules_conjunctions")
_SHORT = re.compile(
    r",?\s+(?:alors que?|tandis que?|mais|même si)\b|,\s+un(?:e)?\s+\w+\s+\w+ dans\b"
)
_SHARED_SUBJECT = re.compile(
    r"\b(?:et|puis|mais)\s+(?:(?:n'|s')?(?:a|ont|avait|avaient|est|s'est)\s+)?"
    r"(?:\w+ment\s+|aussi\s+)?$"
)
_CALL = re.compile(r"[^.;:«»]{0,60}?\bà (?=(?:la|l'|une?|plus|davantage|un)\b)")
_BARE = re.compile(r"(?:\s|,|\b(?:de son côté|pour sa part|également|aussi)\b)+")
_NEGATED = re.compile(r"\b(?:ne|n')\s*(?:\w+\s+){0,2}$", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s*(?:(?:également|aussi|à nouveau|de nouveau|notamment|une nouvelle fois|jeudi|vendredi|"
    r"samedi|dimanche|lundi|mardi|mercredi|hier|ce jour|une fois de plus|fermement|dans la foulée|"
    r"d'abord|encore|lors d'[^,]{3,40},|,)\s+)*"
    r"(?P<object>(?:un|une|des|la|le|les|l'|d'autres|de nouvelles|de nouveaux|de nouvelle|son|sa|"
    r"ses|leur|leurs|toute|tout|plusieurs|«|\"|la tenue|cette|ce|ces|deux|trois)\b|(?:«|\"))",
    re.IGNORECASE,
)


class ComplementRules:
    """The rules of indirect speech over one document."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._verbs = reporting_verbs()

    def find(self, sentence: Sentence) -> Iterator[Statement]:
        """All candidates of one sentence."""
        main: Speaker | None = None
        for word in sentence.words:
            if not word.forms or in_quotation(sentence, word.start):
                continue
            if self._is_negated(sentence, word) or self._is_adjective(sentence, word, main):
                continue
            for found in self._candidates(sentence, word, main):
                if found.speaker:
                    main = main or found.speaker
                    yield found
                    break

    def _is_adjective(self, sentence: Sentence, word: Word, main: Speaker | None) -> bool:
        """«les mesures annoncées»: a participle without an auxiliary, and not the second of two."""
        if any(form.tense is not Tense.PAST for form in word.forms):
            return False
        return not has_auxiliary(sentence.words[: word.index]) and not self._shares(
            sentence, word, main
        )

    def _shares(self, sentence: Sentence, word: Word, main: Speaker | None) -> bool:
        """«a dit … et demandé …»: the second participle has the auxiliary of the first."""
        before = self._document.plain[max(sentence.start, word.start - 40) : word.start]
        return main is not None and bool(_SHARED_SUBJECT.search(before))

    def _candidates(
        self, sentence: Sentence, word: Word, main: Speaker | None
    ) -> Iterator[Statement]:
        floor = self._floor(sentence, word)
        gerund = word.has_tense(Tense.GERUND)
        speaker: Speaker | None = None
        for start, rule, confidence in self._contents(sentence, word):
            if gerund:
                rule = "gerund-complement" if rule == "complement" else "gerund-noun"
            if speaker is None:
                speaker = self._speaker(sentence, word, floor, gerund, main)
            if rule in ("noun-object", "infinitive") and self._is_incise(sentence, word):
                continue
            if speaker is None or (rule == "noun-object" and not self._speaks(speaker)):
                continue
            yield self._statement(sentence, word, start, rule, confidence, speaker)

    def _is_incise(self, sentence: Sentence, word: Word) -> bool:
        """«…, a annoncé vendredi X»: what follows is who speaks, not what was said."""
        before = self._document.plain[sentence.start : word.start]
        if not re.search(r"[,»\"]\s*(?:a|ont|avait|avaient|aurait|fait)?\s*$", before):
            return False
        if self._speakers.adjacent(sentence, word):
            return False
        found = self._speakers.after(sentence, word, sentence.end)
        return bool(found and found.start - word.end < 25)

    def _speaks(self, speaker: Speaker) -> bool:
        entity = speaker.entity
        return bool(
            speaker.pronoun
            or (entity and entity.type != "office")
            or (
                entity
                and any(
                    one.start == speaker.start
                    for one in self._speakers.phrases_in(speaker.start, speaker.end)
                    if one.kind is PhraseKind.OFFICE
                )
            )
        )

    def _speaker(
        self, sentence: Sentence, word: Word, floor: int, gerund: bool, main: Speaker | None
    ) -> Speaker | None:
        if self._shares(sentence, word, main):
            return main
        if not gerund:
            return self._speakers.before(sentence, word, floor) or self._coordinated(
                sentence, word, main
            )
        return main or self._possessor(sentence, word) or self._main_subject(sentence, word)

    def _coordinated(self, sentence: Sentence, word: Word, main: Speaker | None) -> Speaker | None:
        """«X a dit que… et a ajouté que…»: the second verb has the first one's subject."""
        before = self._document.plain[max(sentence.start, word.start - 30) : word.start]
        return main if re.search(r"(?:\bet|\bpuis|\bmais|,)\s+(?:\S+\s+){0,4}$", before) else None

    def _possessor(self, sentence: Sentence, word: Word) -> Speaker | None:
        """«les déclarations de X, soulignant que…»: X speaks."""
        nouns = [one for one in sentence.words[: word.index] if one.lower in self._verbs.nouns]
        if not nouns:
            return None
        for one in self._speakers.phrases_in(nouns[-1].end, word.start):
            if one.preposition == "de":
                return self._speakers.of(one)
        return None

    def _main_subject(self, sentence: Sentence, word: Word) -> Speaker | None:
        before = [one for one in sentence.words[: word.index] if not one.has_tense(Tense.GERUND)]
        reporting = [one for one in before if is_reporting(one)]
        main = [one for one in before if one.dependency in ("ROOT", "conj")]
        for other in [*reporting, *main]:
            if other.tag in ("VERB", "AUX"):
                incise = is_reporting(other) and self._is_incise(sentence, other)
                found = None if incise else self._speakers.before(sentence, other, sentence.start)
                if found is None and is_reporting(other):
                    found = self._speakers.after(sentence, other, word.start)
                if found:
                    return found
        return None

    def _floor(self, sentence: Sentence, word: Word) -> int:
        """The subject stands after the last «que», quotation or semicolon before the verb."""
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";") and other.tag != "PRON":
                floor = other.end
        for mark in sentence.quotations:
            if mark.end <= word.start and mark.end - mark.start > 40:
                floor = max(floor, mark.end)
        return floor

    def _is_negated(self, sentence: Sentence, word: Word) -> bool:
        before = self._document.plain[max(sentence.start, word.start - 22) : word.start]
        return bool(_NEGATED.search(before)) and "exclu" not in word.lower

    def _contents(self, sentence: Sentence, word: Word) -> Iterator[tuple[int, str, int]]:
        """Where contents that this verb governs may begin, with the rule."""
        names = _names(sentence, word)
        if names & self._verbs.complement and not word.has_tense(Tense.INFINITIVE):
            start = self._after_que(sentence, word)
            if start is not None:
                yield start, "complement", 950
        if word.has_tense(Tense.INFINITIVE) and not word.has_tense(Tense.PRESENT):
            return
        start = self._infinitive(sentence, word, names)
        if start is not None:
            yield start, "infinitive", 700
        start = self._object(sentence, word, names)
        if start is not None:
            yield start, "noun-object", 650

    def _after_que(self, sentence: Sentence, word: Word) -> int | None:
        """The offset after the «que» of a verb, with only adverbials between."""
        commas = 0
        first = word.index + (2 if " " in infinitive(word) else 1)
        for other in sentence.words[first : first + _LONGEST_ADVERBIAL]:
            if in_quotation(sentence, other.start) and other.end - word.end > 60:
                return None
            if other.lower in (":", ";"):
                return None
            if complementiser(sentence, other.index):
                if sentence.words[other.index - 1].lower in _CONJUNCTIONS:
                    return None
                adjacent = other.index - word.index <= 2
                return other.end if other.tag != "PRON" or adjacent else None
            if other.tag in ("VERB", "AUX") and other.dependency in ("ROOT", "conj", "ccomp"):
                return None
            if is_reporting(other) and not other.has_tense(Tense.PAST, Tense.INFINITIVE):
                return None
            commas += other.text == ","
            if commas > 3:
                return None
        return None

    def _infinitive(self, sentence: Sentence, word: Word, names: set[str]) -> int | None:
        groups = self._verbs.infinitive
        for other in sentence.words[word.index + 1 : word.index + 12]:
            if other.lower in (",", ";", ":", "que", "qu'"):
                return None
            follows = sentence.words[other.index + 1 : other.index + 5]
            verb = next((one for one in follows if "VERB" in one.tag or "AUX" in one.tag), None)
            if (
                other.lower in ("de", "d'")
                and names & groups["de"]
                and _is_infinitive(verb, follows)
            ):
                return other.end
            if other.lower == "à" and names & groups["à"] and _is_infinitive(verb, follows):
                return other.end
        said = re.compile(r"\s+(?:\w+ment\s+)?(?=[a-zéèàç]{3,})").match(
            self._document.plain, word.end, sentence.end
        )
        if "se dire" in names and said:
            return said.end()
        match = _BARE.match(self._document.plain, word.end, sentence.end)
        if names & groups["bare"] and match:
            index = sentence.at(match.end())
            following = sentence.words[index : index + 2]
            if following and _is_infinitive(following[0], following):
                return following[0].start
        return None

    def _object(self, sentence: Sentence, word: Word, names: set[str]) -> int | None:
        plain = self._document.plain
        if names & self._verbs.noun:
            match = _OBJECT.match(plain, word.end, sentence.end)
            if match:
                return match.start("object")
        match = _CALL.match(plain, word.end, sentence.end)
        if names & {"appeler", "exhorter", "inviter"} and match:
            return match.end()
        for head, rest in self._verbs.noun_phrases:
            if head in names and rest:
                preposition = re.escape(rest).removesuffix("e")
                pattern = rf"\s+(?:\w+ment\s+)?{preposition}(?:e\s+|u\s+|es\s+|'|\s+|ux?\s+)"
                match = re.compile(pattern, re.IGNORECASE).match(plain, word.end, sentence.end)
                if match:
                    return match.end()
        return None

    def _shorter(self, sentence: Sentence, word: Word, start: int, end: int, rule: str) -> int:
        """A noun or an infinitive ends before «alors que», a gerund before the main verb."""
        if rule in ("noun-object", "gerund-noun", "infinitive"):
            match = _SHORT.search(self._document.plain, start + 4, end)
            end = match.start() if match else end
        if word.has_tense(Tense.GERUND):
            for other in sentence.between(start, end):
                comma = self._document.plain.rfind(",", start, other.start)
                if other.dependency == "ROOT" and other.start - comma <= 4 and comma > start:
                    return comma
        return end

    def _statement(
        self,
        sentence: Sentence,
        word: Word,
        start: int,
        rule: str,
        confidence: int,
        speaker: Speaker,
    ) -> Statement:
        end = content_end(self._document, sentence, start)
        end = self._shorter(sentence, word, start, end, rule)
        start, end = trim(self._document.plain, start, end)
        before = self._document.plain[max(sentence.start, word.start - 14) : word.start].lower()
        hedged = bool(re.search(r"\baurai(?:t|ent)\b", before))
        return Statement(
            start,
            max(start, end),
            with_kind(self._document, sentence, start, end),
            rule,
            sentence.index,
            speaker,
            (infinitive(word), word.start, word.end),
            confidence,
            hedged or word.has_tense(Tense.CONDITIONAL),
        )


def _names(sentence: Sentence, word: Word) -> set[str]:
    """The verbs a word may be a form of; with its pronoun too, where it is reflexive."""
    names = {form.infinitive for form in word.forms}
    if has_reflexive(sentence, word):
        names |= {("s'" if name[0] in "aeéiou" else "se ") + name for name in names}
    return names


def _is_infinitive(verb: Word | None, following: tuple[Word, ...]) -> bool:
    """Whether an infinitive comes next, with nothing but pronouns and adverbs before it."""
    if verb is None or not re.search(r"(?:er|ir|re|oir)$", verb.lower):
        return False
    between = following[: following.index(verb)]
    return all(one.tag in ("PRON", "ADV", "PART", "ADP") or one.lower in ("ne", "pas", "se", "s'")
               for one in between)  # fmt: skip
