"""What stands around a run of capitalised words: an office, a street, a credit, a verb."""

import re

from sourcier.extraction.french.people.name_parts import Run
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.vocabulary.lexicon import words

_CALLED = re.compile(
    r"\b(?:" + "|".join(sorted(words("persons_called_after"))) + r")s?\s+"
    r"(?:(?:internationale?|nationale?|universitaire|militaire|régionale?|publique|mixte|olympique|"
    r"municipale?)s?\s+)?(?:(?:du |de la |de l')?(?:président|général|maréchal|docteur|roi|cheikh|"
    r"amiral|colonel|émir)\s+)?$",
    re.IGNORECASE,
)
_CREDIT_BEFORE = re.compile(
    r"(?:©|\b(?:crédits?|credits?|photos?|photographie|illustration|dessin|vidéo|via|image)\b"
    r"[^.\n]{0,12}[:;/-])\s*(?:de |par )?$|/\s?$",
    re.IGNORECASE,
)
_CREDIT_AFTER = re.compile(
    r"\s?/\s?(?:AFP|AP|Reuters|REUTERS|EPA|Getty|SIPA|Sipa|ANSA|DPA|dpa|Pool|POOL|Anadolu|Xinhua|"
    r"Ukrinform|NurPhoto|Shutterstock|Bloomberg|[A-Z]{3,})|,? (?:pour|via|\|) (?:AFP|Reuters|l'AFP)"
)
_BYLINE = re.compile(
    r"^\W*(?:par|by|de notre (?:envoyée?|correspondante?)[\w ]*)\W+$", re.IGNORECASE
)
_BYLINE_REST = re.compile(
    r"^\s*(?:$|,? à [A-ZÀ-Þ][\w' -]+$|,? (?:avec|et) (?:l')?(?:AFP|Reuters|agences|AP)|"
    r",? (?:envoyée?|correspondante?|journaliste|publié|le \d)|[|•·–—-])"
)
_ADDRESS = re.compile(
    r"(?<!et )\b(?:(?P<feminine>Mme|Madame|Mlle|Mademoiselle)|M\.?|Mr|Monsieur)\s+$"
)
_RANK = re.compile(
    r" (?:(?:de (?:brigade|division|corps d'armée|corps)|d'armée|des armées|de l'armée) )?",
    re.IGNORECASE,
)
"""What may stand between an office and a name: the rank of a general."""
_IN_TURN = re.compile(r"\bà (?:son|leur) tour,?\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:\b(?:le|la|les|du|des|un|une|cette|ce|aux?)\s|\bl')$", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:à|en|au|aux|dans|vers|depuis|près d[e']|de|d'|ville d[e']|région d[e'])\s*$"
)
_WITHOUT_NAME = words("persons_offices_without_name")


class NameContext:
    """The surroundings of one run in its sentence."""

    def __init__(self, document: Document, sentence: Sentence, run: Run) -> None:
        self._document, self._sentence, self._run = document, sentence, run
        self._before = document.plain[max(sentence.start, run.start - 60) : run.start]
        self._after = document.plain[run.end : sentence.end]

    @property
    def is_called_after(self) -> bool:
        """«la rue Victor Hugo»: something bears the name of a person."""
        if not _CALLED.search(self._before):
            return False
        return not (self.follows_office or _IN_TURN.search(self._before))

    @property
    def is_credit(self) -> bool:
        """Who wrote or photographed."""
        if _CREDIT_BEFORE.search(self._before) or _CREDIT_AFTER.match(self._after):
            return True
        opening = self._document.plain[self._sentence.start : self._run.start]
        return bool(_BYLINE.match(opening) and _BYLINE_REST.match(self._after))

    @property
    def address_feminine(self) -> bool | None:
        """The gender that «M.» or «Mme» right before says; of both, none."""
        match = _ADDRESS.search(self._before)
        return bool(match["feminine"]) if match else None

    @property
    def has_article(self) -> bool:
        """Whether an article stands right before, as people's names have none."""
        return bool(_ARTICLE.search(self._before))

    @property
    def is_place(self) -> bool:
        """Whether a preposition of place stands before what the parser takes for a place."""
        return bool(_PLACE.search(self._before)) and self.has_entity("LOC")

    @property
    def follows_office(self) -> bool:
        """«le chancelier Weiss»: an office that calls for a name stands right before."""
        return self._office_before("singular") or self._office_before("plural")

    @property
    def follows_people(self) -> bool:
        """«le Danois Berg»: somebody of a people, by surname alone."""
        start = self._run.start
        peoples = self._document.terms_in(max(0, start - 24), start, "demonym")
        if not peoples or peoples[-1].end + 1 != start or not peoples[-1].name[:1].isupper():
            return False
        article = _ARTICLE.search(self._document.plain[max(0, start - 40) : peoples[-1].start])
        names = all(word.tag == "PROPN" for word in self.words)
        return bool(article) and names and not self.has_entity("ORG")

    @property
    def follows_plural(self) -> bool:
        """«les présidents A et B», «MM. A et B»: those listed after the first share the title."""
        shared = re.search(r"\b(?:MM\.?|Mmes|Messieurs|Mesdames) $", self._before)
        return bool(shared) or self._office_before("plural")

    def _office_before(self, number: str) -> bool:
        start = self._run.start
        roles = self._document.terms_in(max(0, start - 40), start, "role")
        if not roles or not _RANK.fullmatch(self._document.plain, roles[-1].end, start):
            return False
        name = roles[-1].name.lower()
        return roles[-1].details[:2] == ("named", number) and name not in _WITHOUT_NAME

    @property
    def is_beside_office(self) -> bool:
        """Whether a comma and an office follow, or an office stands a few words before."""
        plain, start, end = self._document.plain, self._run.start, self._run.end
        if re.match(r",\s|\s\(", self._after):
            roles = self._document.terms_in(end, end + 40, "role")
            if roles and not re.search(r"[,.;:]", plain[end + 1 : roles[0].start]):
                return True
        roles = self._document.terms_in(max(0, start - 90), start, "role")
        return bool(roles) and not re.search(r"[.;:]", plain[roles[-1].end : start])

    @property
    def is_subject(self) -> bool:
        """Whether a verb follows at once: «Anna Lindqvist a rencontré …»."""
        index = self._sentence.at(self._run.end)
        following = self._sentence.words[index : index + 1]
        return bool(following) and following[0].tag in ("AUX", "VERB")

    def has_entity(self, *kinds: str) -> bool:
        """Whether the parser gives one of its words such a kind."""
        return any(word.entity in kinds for word in self.words)

    @property
    def words(self) -> tuple[Word, ...]:
        """The parser's words of the run."""
        first = self._sentence.at(self._run.start)
        last = self._sentence.at(self._run.end)
        return self._sentence.words[first:last]
