"""Where something was said: a platform or medium named beside it, or the kind of occasion or paper.

A name inside what was said is no channel; a medium that reports what somebody said is one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Document, Sentence
from sourcier.extraction.french.vocabulary.gazetteer import Term
from sourcier.extraction.french.vocabulary.lexicon import read

_DATA = read("organisations")
_PLATFORMS = "|".join(re.escape(name) for name in _DATA["platforms"]["names"])
_PLATFORM = re.compile(
    rf"\b(?:sur|via|par|dans)\s+(?:[\w'’]+\s+){{0,8}}[\"«“]?\s*(?P<name>{_PLATFORMS})\b",
    re.IGNORECASE,
)
_MEDIUM_LEAD = re.compile(
    r"\b(?:à|au|aux|par|dans|sur|auprès d[eu]|avec|pour|de|du|selon|d'après|micro d[eu]|"
    r"plateau d[eu]|ondes d[eu]|colonnes d[eu]|antenne d[eu])\s+(?:[\w'’]+\s+){0,3}?"
    r"(?:l'|la |le |une |un |les )?(?:agence |chaîne |quotidien |journal |média |radio |"
    r"télévision |réseau |site |magazine |hebdomadaire |correspondant de |envoyé de )?"
    r"(?:\w+ )?[\"«“]?\s*$",
    re.IGNORECASE,
)
_WITH_ARTICLE = "|".join(
    re.escape(name[3:]) for name in _DATA["media"]["names"] if name.startswith("Le ")
)
_CONTRACTED = re.compile(
    rf"\b(?:accordée?|confié|déclaré|dit|répondu|indiqué|entretien|interview|quotidien|journal|"
    rf"colonnes|interrogée? par|tribune)\s+(?:\w+ ){{0,3}}?(?:au|du|dans le)\s+[\"«“]?"
    rf"(?P<name>{_WITH_ARTICLE})\b"
)
_REPORTING_MEDIUM = re.compile(
    r"\s*,?\s*(?:qui )?(?:a |ont )?(?:cit|rapport|relay|affirm|indiqu|révél)\w+"
)
_UNKNOWN_MEDIUM = re.compile(
    r"\b(?:chaîne|radio|réseau|quotidien|journal|hebdomadaire|magazine|site|agence|télévision|média)"
    r"(?: (?:américaine?|britannique|française?|russe|publique|locale|nationale?|privée?|"
    r"d'information|social|officielle?|ukrainienne?|de télévision|de presse|"
    r"en ligne))*\s+[\"«“]?\s*"
    r"(?P<name>(?:[Ll]es? |[Ll]a |[Ll]'|al-|el-)?[A-ZÉÀ][\w'’-]*(?: [A-ZÉ][\w'’-]*)*)"
)
_KINDS = re.compile(
    r"\b(?:dans|lors d['e]|au cours d['eu]|durant|pendant|par|en|à l'occasion d['eu]|via|"
    r"à l'issue d['eu]|devant|à|au|du|de la|s'adressant à)\s*"
    r"(?:un |une |l'|la |le |son |sa |leur |ce |cette |cet |brève? |courte? )*"
    r"(?P<name>(?:conférence|point|briefing|mêlée)s? de presse|courriel|communiqué|lettre|"
    r"discours|allocution|(?:message )?vidéo|tribune|interview|entretien|"
    r"télévision|radio|briefing|message|tweet|post|publication|déclaration écrite|note)\b(?! avec)",
    re.IGNORECASE,
)
_MEETING_LIKE = frozenset(
    ("entretien", "message", "note", "interview", "briefing", "post", "publication")
)


class Channels:
    """Reads the channels of the statements of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def add(self, statements: Sequence[Statement]) -> list[Statement]:
        """The statements, each with its channel; a nameless speaker keeps the one before."""
        known: dict[str, Value] = {}
        result = []
        for one in statements:
            channel = one.channel or self._channel(one, statements)
            entity = one.speaker.entity if one.speaker else None
            if channel is None and entity and entity.type == "office":
                channel = known.get(entity.key)
            if channel and entity:
                known[entity.key] = channel
            result.append(replace(one, channel=channel))
        return result

    def _channel(self, one: Statement, statements: Sequence[Statement]) -> Value | None:
        sentence = self._document.sentences[one.sentence]
        said = [(other.start, other.end) for other in statements if other.sentence == one.sentence]
        for find in (self._platform, self._medium, self._contracted, self._unknown, self._kind):
            value = find(one, sentence, said)
            if value:
                return value
        return None

    def _platform(
        self, one: Statement, sentence: Sentence, said: list[tuple[int, int]]
    ) -> Value | None:
        for match in _PLATFORM.finditer(self._document.plain, sentence.start, sentence.end):
            name = self._document.text[match.start("name") : match.end("name")]
            exact = name in _DATA["platforms"]["names"] or len(name) > 4
            if exact and not _is_said(match.start("name"), said):
                return Value(name, match.start("name"), match.end("name"), "channel")
        return None

    def _medium(
        self, one: Statement, sentence: Sentence, said: list[tuple[int, int]]
    ) -> Value | None:
        for term in self._document.terms_in(sentence.start, sentence.end, "media"):
            if _is_said(term.start, said) or self._speaks(one, term):
                continue
            lead = self._document.plain[max(sentence.start, term.start - 48) : term.start]
            reports = _REPORTING_MEDIUM.match(self._document.plain, term.end)
            if _MEDIUM_LEAD.search(lead) or reports:
                return Value(term.name, term.start, term.end, "channel")
        return None

    def _speaks(self, one: Statement, term: Term) -> bool:
        speaker = one.speaker
        return speaker is not None and speaker.start <= term.start < speaker.end

    def _contracted(
        self, one: Statement, sentence: Sentence, said: list[tuple[int, int]]
    ) -> Value | None:
        """«au Figaro», «du Monde»: the article of the name stands in the preposition."""
        for match in _CONTRACTED.finditer(self._document.plain, sentence.start, sentence.end):
            start, end = match.span("name")
            if not _is_said(start, said):
                return Value(f"Le {match['name']}", start, end, "channel")
        return None

    def _unknown(
        self, one: Statement, sentence: Sentence, said: list[tuple[int, int]]
    ) -> Value | None:
        for match in _UNKNOWN_MEDIUM.finditer(self._document.plain, sentence.start, sentence.end):
            start, end = match.span("name")
            speaker = one.speaker
            inside = speaker is not None and speaker.start <= start < speaker.end
            if not inside and not _is_said(start, said):
                return Value(self._document.text[start:end], start, end, "channel")
        return None

    def _kind(
        self, one: Statement, sentence: Sentence, said: list[tuple[int, int]]
    ) -> Value | None:
        speaker = one.speaker
        if speaker is not None and not speaker.pronoun:
            named = self._document.plain.find("communiqué", speaker.start, speaker.end)
            if named >= 0:
                return Value("communiqué", named, named + len("communiqué"), "channel")
        for match in _KINDS.finditer(self._document.plain, sentence.start, sentence.end):
            start, end = match.span("name")
            name = self._document.plain[start:end].lower()
            if name not in _MEETING_LIKE and not _is_said(start, said):
                return Value(name, start, end, "channel")
        return None


def _is_said(position: int, said: list[tuple[int, int]]) -> bool:
    return any(first <= position < last for first, last in said)
