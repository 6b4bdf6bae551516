"""Names and nouns that say where something was said: a platform, a medium, an occasion, a paper.

Each is found by the words right before it; what stands in what was said is not looked at.
"""

import re
from collections.abc import Iterator

from sourcier.extraction.french.people.entity import Value
from sourcier.extraction.french.text.analysis import Document
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier.extraction.french.vocabulary.lexicon_files import lexicons
from sourcier_events.names import fold

_NAMED_PLATFORMS = lexicons().organisations.platforms.names
_PLATFORMS = "|".join(re.escape(name) for name in _NAMED_PLATFORMS)
_PLATFORM = re.compile(
    rf"\b(?:sur|via|par|dans)\s+(?:[\w'’]+\s+){{0,8}}[\"«“]?\s*(?P<name>{_PLATFORMS})\b",
    re.IGNORECASE,
)
_CHANNEL_OF_TELEGRAM = re.compile(
    r"\b(?P<name>t[eé]l[eé]gram)(?:me)?[- ](?:canal|cha[iî]ne)\b", re.IGNORECASE
)
"""What machine translation makes of a channel of Telegram."""
_NOUNS_OF_MEDIA = (
    r"agences?(?: de presse)?|chaînes?|quotidien|journal|médias?|radio|télévision|site|"
    r"réseau(?: social)?|magazine|hebdomadaire|revue|podcast|émission|correspondante? de|"
    r"envoyée? de|"
    r"micros? d[eu]|plateau d[eu]|ondes d[eu]|colonnes d[eu]|antenne d[eu]|pages d[eu]"
)
_ADJECTIVES = (
    r"(?: (?:d'informations?(?: en continu)?|d'État|d'Etat|de télévision|de radio|de presse|"
    r"en ligne|"
    r"[a-zà-ÿ-]+(?:aine?|aise?|ale?|ane?|ande?|arabe|èche|ée?|éen|elle?|enne|ère|ien|ier|ique|ole|"
    r"oise?|onne|que|russe)))*"
)
_MEDIUM_LEAD = re.compile(
    r"(?:\b(?:à|au|aux|par|dans|sur|auprès d[eu]|avec|pour|de|du|selon|d'après)\s+"
    r"(?:[\w'’]+\s+){0,3}?"
    rf"(?:l'|la |le |une |un |les )?(?:(?:{_NOUNS_OF_MEDIA}){_ADJECTIVES} )?(?:\w+ )?|"
    r"\b(?:rapport|cit|relat|relai|relay|écri|annonc|indiqu|signal)\w* (?:l')?"
    rf"(?:(?:{_NOUNS_OF_MEDIA}){_ADJECTIVES} )?)[\"«“]?\s*$",
    re.IGNORECASE,
)
_REPORTING_MEDIUM = re.compile(
    r"\s*,?\s*(?:qui )?(?:a |ont )?(?:cit|rapport|relay|affirm|indiqu|révél)\w+"
)
_WITH_ARTICLE = "|".join(
    re.escape(name[3:]) for name in lexicons().organisations.media.names if name.startswith("Le ")
)
_CONTRACTED = re.compile(
    rf"\b(?:accordée?|confié|déclaré|dit|répondu|indiqué|entretien|interview|quotidien|journal|"
    rf"colonnes|pages|interrogée? par|tribune)\s+(?:\w+ ){{0,3}}?(?:au|du|dans le)\s+[\"«“]?"
    rf"(?P<name>{_WITH_ARTICLE})\b"
)
_NAME = (
    r"(?P<name>(?:[Ll]es? |[Ll]a |[Ll]'|al-|el-)?[A-ZÉÀ][\w'’-]*"
    r"(?: (?:(?:du|de|des|et) |d'|de la |de l')?[A-ZÉ0-9][\w'’-]*)*)"
)
_UNKNOWN_MEDIUM = re.compile(rf"\b(?:{_NOUNS_OF_MEDIA}){_ADJECTIVES}\s+[\"«“]?\s*{_NAME}")
_ADDRESSED = re.compile(
    rf"\b(?:au micro d[eu] |sur les ondes d[eu] |sur le plateau d[eu] |dans les colonnes d[eu] |"
    rf"sur l'antenne d[eu] |à |au |aux |sur |dans |par |auprès d[eu] |pour )[\"«“]?{_NAME}"
)
_WORD = re.compile(r"[^\W_]+")
_RADIO = re.compile(r"\bradio\s+$", re.IGNORECASE)
"""Part of what a radio is called: «la radio Isanganiro»."""
_KIND = re.compile(
    r"\b(?:dans|lors d['e]|au cours d['eu]|durant|pendant|par|en|à l'occasion d['eu]|via|sur|"
    r"à l'issue d['eu]|devant|à|au|aux|du|de la|s'adressant à|selon|d'après)\s*"
    r"(?<!lendemain d[eu]\s)(?<!lendemain de la\s)(?:voie d[e'] ?|biais d['eu] ?)?"
    r"(?:(?:un|une|l'|la|le|les|son|sa|ses|leur|ce|cette|cet|brève?|courte?|long|longue|récente?|"
    r"traditionnel|traditionnelle|dernière?)\s?)*"
    rf"(?P<name>{'|'.join(sorted(words('channels_kinds'), key=len, reverse=True))})\b",
    re.IGNORECASE,
)
_WEAK = words("channels_kinds_weak")
_PLATFORM_OF = {"tweet": "Twitter", "tweets": "Twitter"}

Span = tuple[int, int]


def names(document: Document, start: int, end: int) -> Iterator[Value]:
    """The channels that a passage names, the most telling kind first."""
    for find in (_platforms, _media, _contracted, _unknown, _addressed, _kinds):
        yield from find(document, start, end)


def medium_called(document: Document, start: int) -> Value | None:
    """The medium that a noun names at an offset: «quotidien X»."""
    match = _UNKNOWN_MEDIUM.match(document.plain, start)
    return _value(document, match.span("name")) if match else None


def _value(document: Document, span: Span, text: str = "") -> Value:
    return Value(text or document.text[span[0] : span[1]], span[0], span[1], "channel")


def _platforms(document: Document, start: int, end: int) -> Iterator[Value]:
    for match in _PLATFORM.finditer(document.plain, start, end):
        name = document.text[match.start("name") : match.end("name")]
        if name in _NAMED_PLATFORMS or len(name) > 4:
            yield _value(document, match.span("name"))
    for match in _CHANNEL_OF_TELEGRAM.finditer(document.plain, start, end):
        yield _value(document, match.span("name"), "Telegram")


def _media(document: Document, start: int, end: int) -> Iterator[Value]:
    for term in document.terms_in(start, end, "media"):
        lead = document.plain[max(start, term.start - 60) : term.start]
        if _MEDIUM_LEAD.search(lead) or _REPORTING_MEDIUM.match(document.plain, term.end):
            radio = _RADIO.search(lead)
            name = f"{radio.group().strip()} {term.name}" if radio else term.name
            yield _value(document, (term.start, term.end), name)


def _contracted(document: Document, start: int, end: int) -> Iterator[Value]:
    """«au Figaro», «du Monde»: the article of the name stands in the preposition."""
    for match in _CONTRACTED.finditer(document.plain, start, end):
        yield _value(document, match.span("name"), f"Le {match['name']}")


def _unknown(document: Document, start: int, end: int) -> Iterator[Value]:
    """«la chaîne X»: what a noun calls a medium is one."""
    for match in _UNKNOWN_MEDIUM.finditer(document.plain, start, end):
        radio = _RADIO.fullmatch(document.plain, match.start(), match.start("name"))
        yield _value(document, (match.start() if radio else match.start("name"), match.end("name")))


def _addressed(document: Document, start: int, end: int) -> Iterator[Value]:
    """«au Daily Sentinel»: a name one of whose words is such as media have."""
    for match in _ADDRESSED.finditer(document.plain, start, end):
        parts = {fold(word) for word in _WORD.findall(match["name"])}
        if len(parts) > 1 and parts & words("channels_media_words"):
            yield _value(document, match.span("name"))


def _kinds(document: Document, start: int, end: int) -> Iterator[Value]:
    for match in _KIND.finditer(document.plain, start, end):
        name = match["name"].lower()
        if name not in _WEAK:
            yield _value(document, match.span("name"), _PLATFORM_OF.get(name, name))
