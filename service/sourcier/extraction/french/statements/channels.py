"""Where something was said: the text says it beside the statement, or of what it goes on from.

A name inside what was said is no channel; a medium that reports what somebody said is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sourcier.extraction.french.people.entity import Value
from sourcier.extraction.french.statements.channel_names import names
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.lexicon import words

Span = tuple[int, int]
_SEE_ALSO = re.compile(
    r"\W*(?:(?:à|a) )?(?:lire|voir|écouter)(?: aussi| également)?\b[^:\n]{0,60}:", re.I
)
_ASKED = re.compile(r"\b(?:interrogée?|invitée?|interviewée?|jointe?|reçue?|s'exprimant)\b", re.I)
_SAME_MEDIUM = re.compile(
    r"\b(?:au|à la|à l'|à cette|à ce|dans le|dans ce|par le|par la|du) ?"
    r"(?:même )?(?P<noun>journal|quotidien|chaîne|radio|magazine|hebdomadaire|agence|média)\b"
    r"(?=[\s,.»\"]*(?:que|qu'|$|[,.»\"]))"
)
_WRITTEN = frozenset(("journal", "quotidien", "magazine", "hebdomadaire"))
"""Media that print; those who broadcast are mostly named by letters."""
_ADDING = words("channels_adding")
_OF_ANY_KIND = frozenset(("document", "texte"))
"""Nouns that say no more of a paper than that there is one."""
_PAPER = re.compile(
    rf"(?P<name>{'|'.join(sorted(words('papers') - _OF_ANY_KIND, key=len, reverse=True))})\b",
    re.IGNORECASE,
)


@dataclass
class _Before:
    """What is known of the channels so far."""

    of: dict[str, Value] = field(default_factory=dict)
    last: Statement | None = None
    paper: str = ""


class Channels:
    """Reads the channels of the statements of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: dict[Span, tuple[Value, ...]] = {}

    def add(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements, each with its channel or that of the one from which it goes on."""
        said: dict[int, list[Span]] = {}
        for one in statements:
            said.setdefault(one.sentence, []).extend(self._words(one))
        before = _Before()
        result = []
        for one in statements:
            channel = one.channel or self._named(one, said) or self._inherited(one, before)
            if channel and channel.text in _OF_ANY_KIND and before.paper:
                channel = replace(channel, text=before.paper)
            elif channel and channel.text in words("papers"):
                before.paper = channel.text
            one = replace(one, channel=channel)
            if channel and one.speaker and one.speaker.entity:
                before.of[one.speaker.entity.key] = channel
            before.last = one
            result.append(one)
        return result

    def _words(self, one: Statement) -> Iterator[Span]:
        """The words of a statement, without the incise that stands among them."""
        if one.rule != "clause-before-verb" or one.verb is None or one.speaker is None:
            yield one.start, one.end
            return
        first = min(one.verb[1], one.speaker.start)
        last = self._document.plain.find(",", max(one.verb[2], one.speaker.end))
        inside = one.start < first < last < one.end
        yield one.start, first if inside else one.end
        if inside:
            yield last, one.end

    def _named(self, one: Statement, said: dict[int, list[Span]]) -> Value | None:
        """What the sentence names outside of what is said in it."""
        sentence = self._document.sentences[one.sentence]
        start = self._start(sentence)
        paper = self._paper(one)
        found = (
            value
            for value in self._names_in(start, sentence.end)
            if not _speaks(one, value) and not _is_said(value.start, said[one.sentence])
        )
        named = paper or next(found, None) or self._same_medium(one, sentence, said)
        return named or self._tweeted(one) or self._beside_speaker(one, sentence)

    def _names_in(self, start: int, end: int) -> tuple[Value, ...]:
        """The channels that a passage names; several statements of one sentence ask for them."""
        found = self._names.get((start, end))
        if found is None:
            found = self._names[start, end] = tuple(names(self._document, start, end))
        return found

    def _tweeted(self, one: Statement) -> Value | None:
        """«a tweeté X»: the verb names the platform."""
        if one.verb is None or one.verb[0] not in ("tweeter", "twitter"):
            return None
        return Value("Twitter", one.verb[1], one.verb[2], "channel")

    def _beside_speaker(self, one: Statement, sentence: Sentence) -> Value | None:
        """«C'est ce qu'a dit X sur Y»: what the next sentence attributes."""
        other = self._document.outer_at(one.speaker.start) if one.speaker else None
        if other is None or other is sentence or one.rule != "cataphora":
            return None
        return next(iter(self._names_in(other.start, other.end)), None)

    def _start(self, sentence: Sentence) -> int:
        """Where the sentence begins, after «À lire aussi sur X :»."""
        match = _SEE_ALSO.match(self._document.plain, sentence.start, sentence.end)
        return match.end() if match else sentence.start

    def _paper(self, one: Statement) -> Value | None:
        """«un communiqué du ministère» in the place of who speaks."""
        if one.speaker is None or one.speaker.pronoun:
            return None
        match = _PAPER.match(self._document.plain, one.speaker.start, one.speaker.end)
        return Value(match["name"].lower(), *match.span("name"), "channel") if match else None

    def _same_medium(
        self, one: Statement, sentence: Sentence, said: dict[int, list[Span]]
    ) -> Value | None:
        """«au journal»: the medium named last."""
        for match in _SAME_MEDIUM.finditer(self._document.plain, sentence.start, sentence.end):
            if _is_said(match.start(), said[one.sentence]):
                continue
            media = self._document.terms_in(0, match.start(), "media")
            if match["noun"] in _WRITTEN:
                media = [term for term in media if not term.name.isupper()]
            if media:
                return Value(media[-1].name, *match.span("noun"), "channel")
        return None

    def _inherited(self, one: Statement, before: _Before) -> Value | None:
        """That of a nameless speaker, or of the statement from which this one goes on."""
        speaker, last = one.speaker, before.last
        if speaker is None or speaker.entity is None:
            return None
        if speaker.entity.type == "office":
            return before.of.get(speaker.entity.key)
        if last and last.channel and self._goes_on(one, last):
            return last.channel
        return self._asked(one) if speaker.pronoun else None

    def _goes_on(self, one: Statement, last: Statement) -> bool:
        """Whether the same speaker plainly says more: in the next sentence, by pronoun or verb."""
        mine, other = one.speaker, last.speaker
        if mine is None or other is None or mine.entity is not other.entity:
            return False
        sentence = self._document.sentences[one.sentence]
        before = self._document.outer_before(sentence)
        near = one.sentence == last.sentence or (before and before.index == last.sentence)
        adds = one.verb is not None and one.verb[0] in _ADDING
        return bool(near) and (mine.pronoun or adds or one.rule == "quotation-continued")

    def _asked(self, one: Statement) -> Value | None:
        """«Interrogée par X, elle a souri. « Non », a-t-elle dit»: the medium that asked."""
        before = self._document.before(self._document.sentences[one.sentence])
        start = self._start(before) if before else 0
        if before is None or not _ASKED.search(self._document.plain, start, before.end):
            return None
        found = (
            value
            for value in self._names_in(start, before.end)
            if value.text not in words("channels_kinds")
        )
        return next(found, None)


def _speaks(one: Statement, name: Value) -> bool:
    """Whether a name is that of who speaks."""
    if one.speaker is None:
        return False
    called = one.speaker.entity is not None and one.speaker.entity.label == name.text
    return called or one.speaker.start <= name.start < one.speaker.end


def _is_said(position: int, said: Sequence[Span]) -> bool:
    return any(first <= position < last for first, last in said)
