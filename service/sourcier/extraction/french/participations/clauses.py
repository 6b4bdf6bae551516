"""Who stands where in a clause: subject, agent, and how and whether those of a verb come.

The subject of a verb is a whole list where commas and «et» join its items.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.meetings.meeting_verbs import BE, words_before
from sourcier.extraction.french.participations import participation_patterns as patterns
from sourcier.extraction.french.participations.apposed_lists import ApposedLists
from sourcier.extraction.french.participations.list_items import Item
from sourcier.extraction.french.participations.modes import mode_in
from sourcier.extraction.french.participations.phrase_lists import PhraseLists
from sourcier.extraction.french.participations.quoted_subjects import (
    QuotedSubjects,
    is_first_person,
)
from sourcier.extraction.french.participations.sent_bodies import SentBodies
from sourcier.extraction.french.people.entities import Actor
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.subjects_before import group_start
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense
from sourcier.extraction.french.vocabulary.lexicon import words

_HELPING = words("pipeline_auxiliaries") | {"se", "s'", "y"}
_BEING = BE | {"étant"}
_GROUP = 4
"""Words from the comma to a verb, its auxiliaries and pronouns."""
_INFINITIVE_LEAD = re.compile(
    r"\b(?:après|avant d(?:e |')|afin d(?:e |')|pour|sans|au lieu d(?:e |'))\s*"
    r"(?:(?:l'|les |la |le |lui |leur |y |n'|ne |pas )*)(?:s'|se |m'|me )?(?:être |avoir )?"
    r"(?:\w+ment |notamment |également |aussi )?$"
)
_WHENCE = re.compile(r"\b(?:depuis|via|hors|près|vers|de|d')\s*$")
_BY = re.compile(r"\s+(?:\w+ment )?par\b")
_AT_HEAD = re.compile(r"\bà la tête d(?:'une|e la|e cette) (?:[\w-]+ ){0,3}$")
_SUBORDINATE = re.compile(
    r"\b(?:où|lorsqu'|quand|alors qu'|tandis qu'|après qu'|avant qu')\s*$", re.IGNORECASE
)
_TOPIC = re.compile(r"\W*(?:Quant (?:à |aux? )|Pour ce qui est d(?:e|u) |S'agissant d(?:e|u) )")
_ONLY = re.compile(r"(?:\s+\w+)?\s+qu(?:e |')")


class Clauses:
    """Reads the clauses of one document."""

    def __init__(self, document: Document, speakers: Speakers, lists: PhraseLists) -> None:
        self._document = document
        self._speakers = speakers
        self._lists = lists
        self._apposed = ApposedLists(document, speakers, lists)
        self._quoted = QuotedSubjects(document, speakers)
        self._bodies = SentBodies(document, speakers, lists)

    def verb_in(self, sentence: Sentence, match: re.Match[str]) -> Word | None:
        """The first verb of a passage: the word that has the subject."""
        inside = sentence.between(match.start(), match.end())
        return next((word for word in inside if word.tag in ("VERB", "AUX") or word.finite), None)

    def subject(self, sentence: Sentence, word: Word) -> list[Item]:
        """The phrases that are the subject of a verb, with those listed before the last."""
        if is_first_person(sentence, word):
            return self._quoted.find(word)
        floor = self._floor(sentence, word)
        found = self._speakers.before(sentence, word, floor)
        if found and self._is_relative_to_other(sentence, word, found):
            return []
        told = self._apposed.of(sentence, word) or self._bodies.members(sentence, word)
        if told:
            return told
        counted = self._apposed.counted(sentence, word)
        if counted and (found is None or found.entity is None or counted.end > found.start):
            return [counted]
        if found is None:
            return self._of_main(sentence, word)
        if found.pronoun:
            return self._of_pronoun(sentence, word, found)
        return self._list_with(sentence, word, found.start)

    def _is_relative_to_other(self, sentence: Sentence, word: Word, found: Speaker) -> bool:
        """«X a reçu les bailleurs, qui viennent …»: the relative is that of a noun nobody knows."""
        start = group_start(sentence, word)
        before = sentence.words[sentence.at(start) - 1] if sentence.at(start) else word
        if before.lower != "qui" or found.start > before.start:
            return False
        return any(one.finite for one in sentence.between(found.end, before.start))

    def _of_main(self, sentence: Sentence, word: Word) -> list[Item]:
        """«…, a-t-il dit, après s'être entretenu avec Y»: an infinitive has the subject before."""
        lead = self._document.plain[sentence.start : word.start]
        if word.finite or not _INFINITIVE_LEAD.search(lead):
            return []
        before = sentence.words[: word.index]
        main = next((one for one in reversed(before) if one.finite), None)
        return self.subject(sentence, main) if main else []

    def _of_pronoun(self, sentence: Sentence, word: Word, found: Speaker) -> list[Item]:
        """«il», «ils» before a verb: who is meant."""
        ahead = self._topic(sentence, found.start) or self._subject_ahead(
            sentence, found.start, word
        )
        if ahead:
            return [ahead]
        pronoun = self._document.plain[found.start : found.end].lower()
        if pronoun.strip("-t").endswith("s"):
            return self._lists.plural_before(sentence, found.start, found.end)
        sent = self._bodies.those_sent(found.entity, found.start) if found.entity else []
        alone: list[Item] = [Actor(found.entity, found.start, found.end)] if found.entity else []
        return sent or alone

    def _topic(self, sentence: Sentence, start: int) -> Phrase | None:
        """«Quant à X, il …»: whom the sentence names as its topic."""
        topic = _TOPIC.match(self._document.plain, sentence.start, start)
        named = self._speakers.phrases_in(topic.end(), start)[:1] if topic else []
        gap = self._document.plain[named[0].end : start].strip() if named else ""
        return named[0] if named and gap == "," and not named[0].plural else None

    def _list_with(self, sentence: Sentence, word: Word, start: int) -> list[Item]:
        """The whole list before a verb in which a phrase stands."""
        top = self._speakers.phrases_in(sentence.start, word.start)
        index = next((i for i, one in enumerate(top) if one.start == start), None)
        if index is None:
            return []
        index = self._leading(sentence, top, index)
        first, last = self._lists.first_of(top, index), index
        while last + 1 < len(top) and patterns.LIST_GAP.match(
            self._document.plain[top[last].end : top[last + 1].start]
        ):
            last += 1
        listed = top[first : last + 1]
        return [*self._bodies.named_before(listed[0]), *listed]

    def _leading(self, sentence: Sentence, top: Sequence[Phrase], index: int) -> int:
        """«X, à la tête d'une délégation qui doit …»: whoever leads it does what it does."""
        one = top[index]
        before = self._document.plain[sentence.start : one.start]
        if one.references or one.person or not _AT_HEAD.search(before):
            return index
        heads = (i for i in range(index) if top[i].person and not top[i].preposition)
        return max(heads, default=index)

    def _subject_ahead(self, sentence: Sentence, start: int, word: Word) -> Phrase | None:
        """«Depuis Oslo, où il assistait à une réunion, X …»: the pronoun points ahead."""
        if any(one.person for one in self._speakers.phrases_in(sentence.start, start)):
            return None
        lead = self._document.plain[sentence.start : start]
        if not _SUBORDINATE.search(lead):
            return None
        ahead = self._lists.after_comma(word.end, sentence.end)
        person = next((one for one in ahead if one.person), None)
        return person if person and self._has_verb(sentence, person) else None

    def _floor(self, sentence: Sentence, word: Word) -> int:
        floor = sentence.start
        for other in sentence.words[: word.index]:
            if other.lower in ("que", "qu'", ";", "où") and other.tag != "PRON":
                floor = floor if self._is_closed(sentence, other, word) else other.end
        return floor

    def _is_closed(self, sentence: Sentence, first: Word, word: Word) -> bool:
        """«X, que Y accuse de Z, a rencontré …»: the clause between the commas is over."""
        set_off = first.index and sentence.words[first.index - 1].text == ","
        between = sentence.words[first.index : word.index]
        ends = [one.index for one in between if one.text == ","]
        told = ends and any(one.finite for one in between if one.index < ends[-1])
        return bool(set_off and told) and word.index - ends[-1] <= _GROUP

    def opening(self, sentence: Sentence, word: Word) -> list[Item]:
        """«Réunis à X, les ministres …», «Reçu par Y, X …»: the main clause has the subject."""
        if word.index > 1 or not word.has_tense(Tense.PAST) or word.finite:
            return []
        return self._subject_behind(sentence, word)

    def begins(self, sentence: Sentence, one: Phrase) -> bool:
        """Whether a verb follows the list that a phrase begins, and no «depuis» comes before."""
        return self._has_verb(sentence, one) and not _WHENCE.search(
            self._document.plain[max(sentence.start, one.outer - 12) : one.outer]
        )

    def behind_gerund(self, sentence: Sentence, word: Word) -> list[Item]:
        """«Recevant Y, X a plaidé …»: the main clause has the subject."""
        if not word.has_tense(Tense.GERUND):
            return []
        return self._lists.up_to_comma(self._subject_behind(sentence, word))

    def _subject_behind(self, sentence: Sentence, word: Word) -> list[Item]:
        """The list behind a comma that a verb follows."""
        for one in self._lists.after_comma(word.end, sentence.end):
            if self._has_verb(sentence, one):
                return self._lists.follow(one, sentence.end)
        return []

    def _has_verb(self, sentence: Sentence, one: Phrase) -> bool:
        """Whether a verb follows the list that a phrase begins."""
        last = self._lists.follow(one, sentence.end)[-1]
        index = sentence.at(last.end)
        return any(word.finite for word in sentence.words[index : index + 5])

    def after_verb(self, sentence: Sentence, word: Word, start: int) -> list[Item]:
        """«Se sont réunis mardi à X les ministres …»: a clause that opens with its verb.

        «Outre X, y participent aussi Y»: what a comma parts from it is no part of the clause.
        """
        before = sentence.words[: word.index]
        comma = max((one.index for one in before if one.text == ","), default=-1)
        lead = before[comma + 1 :]
        opens = all(
            one.tag in ("AUX", "ADV", "SPACE", "PUNCT") or one.lower in _HELPING for one in lead
        )
        return self._lists.after(sentence, start) if opens and len(lead) < 5 else []

    def agent(self, sentence: Sentence, word: Word) -> list[Item]:
        """«a été reçu … par X»."""
        for one in self._speakers.phrases_in(word.end, sentence.end):
            if one.preposition == "par":
                return self._lists.follow(one, sentence.end)
        return []

    def refusing(self, sentence: Sentence, word: Word) -> list[Item]:
        """«le sommet, boycotté par X», «X a boycotté le sommet»: whoever stays away."""
        by = _BY.match(self._document.plain, word.end) and not word.finite
        return self.agent(sentence, word) if by else self.subject(sentence, word)

    def is_passive(self, sentence: Sentence, word: Word) -> bool:
        return not _BEING.isdisjoint(words_before(sentence, word, 4))

    def points_back(self, sentence: Sentence, start: int) -> bool:
        """«a rencontré la délégation»: those met are those already named."""
        return any(
            one.kind is PhraseKind.OFFICE and one.definite and not one.references
            and one.office_kind == "collective" and one.start - start < 20
            for one in self._speakers.phrases_in(start, sentence.end)[:1]
        )  # fmt: skip

    def mode(self, sentence: Sentence, word: Word) -> str:
        """How those who join do so: only what is said after their own verb."""
        return mode_in(self._document.plain[word.end : min(sentence.end, word.end + 90)])

    def is_negated(self, sentence: Sentence, word: Word) -> bool:
        before = self._document.plain[max(sentence.start, word.start - 40) : word.start]
        after = self._document.plain[word.end : word.end + 24]
        return bool(patterns.NEGATED.search(before)) and not _ONLY.match(after)
