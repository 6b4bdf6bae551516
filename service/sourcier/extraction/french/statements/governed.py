"""What a verb of saying governs: walked from the verb, adverbials skipped, to the first content.

The walk is over phrases, not over a width of text: a preposition opens an adverbial that ends at
the next preposition, determiner or mark; a noun without a preposition is an object.
"""

import re
from collections.abc import Sequence

from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.adverbials import Steps
from sourcier.extraction.french.statements.contents import Content, Kind
from sourcier.extraction.french.statements.judgements import called, is_judged
from sourcier.extraction.french.statements.reports import Report
from sourcier.extraction.french.text.analysis import Document, Sentence, Word
from sourcier.extraction.french.text.word_kinds import (
    contracted,
    is_adjective,
    is_time,
    opens_noun,
    starts_infinitive,
)
from sourcier.extraction.french.vocabulary.lexicon import reporting_verbs, words

_LONGEST = 60
_CONJUNCTIONS = words("governed_conjunctions")
_QUOTED = re.compile(r"(?:une? |la |le |l'|son |sa |leur )?(?:\w+ )?[«\"“]")
"""Who speaks of a thing says nothing yet, but in words that are quoted."""
_OF = ("de", "d'", "du", "des")
_BLAMING = frozenset(("accuser", "soupçonner"))
_NEVER_BARE = frozenset(("vouloir", "laisser", "faire"))
_TOLD = words("governed_told")
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs", "notre", "nos"))
_FACT = re.compile(
    r"(?:(?:sur |du |au |de |par )?(?:le fait|fait|l'idée|l'hypothèse|l'espoir|l'assurance|"
    r"le souhait|le vœu|le voeu|la conviction)|(?:à|de) ce) qu(?:e |')",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\s*(?:(?:garder|conserver|préserver) (?:l'|son |leur )anonymat|rester anonymes?|"
    r"ne pas être (?:identifi|nomm|cit)é)",
    re.IGNORECASE,
)
"""What somebody asks for who speaks without a name: a condition, nothing that was said."""
_PURPOSE = re.compile(r"pour qu(?:e |')", re.IGNORECASE)


def governed(
    document: Document, sentence: Sentence, report: Report, phrases: Sequence[Phrase] = ()
) -> Content | None:
    """The content of a verb of saying, or None where it governs none.

    `phrases` are those of the sentence: the walk steps over each as a whole.
    """
    return _Walk(document, sentence, report, phrases).content()


class _Walk(Steps):
    def __init__(
        self, document: Document, sentence: Sentence, report: Report, phrases: Sequence[Phrase]
    ) -> None:
        super().__init__(document, sentence, phrases)
        self._report = report
        self._verbs = reporting_verbs()
        self._names = report.names
        self._prepositions = self._after_verb()

    def _after_verb(self) -> list[re.Pattern[str]]:
        """The prepositions that the verb has before a noun, without what stands before them."""
        heads = self._names | {name.split(" ")[0] for name in self._names if " " in name}
        second = self.sentence.words[self._report.word.index + 1 : self._report.last + 1]
        consumed = "".join(f"{one.lower} " for one in second if not one.text.startswith("-"))
        rests = (rest for head, rest in self._verbs.noun_phrases if head in heads)
        left = (rest.removeprefix(consumed) for rest in rests)
        return [contracted(rest) for rest in left if rest]

    def content(self) -> Content | None:
        words = self.sentence.words
        index = self._report.last + 1
        limit = min(len(words), index + _LONGEST)
        while index < limit:
            word = words[index]
            found = called(self.sentence, self._report, word) or self._seen(word)
            found = found or self._at(word) or self._quoted(word)
            if found is not None:
                return found
            step = self.step(word)
            if step is None:
                return self._only_object()
            index = step
        return self._only_object()

    def _only_object(self) -> Content | None:
        """A noun that could have been who is told, with nothing told after it."""
        if self.object is None or not self._takes_noun():
            return None
        return None if self._before_quotation(self.object) else Content(self.object, Kind.NOUN)

    # contents -------------------------------------------------------------------------------

    def _at(self, word: Word) -> Content | None:
        for read in (self._clause, self._prepositional, self._infinitive, self._noun):
            found = read(word)
            if found is not None:
                return found
        return None

    def _quoted(self, word: Word) -> Content | None:
        """«appelle "à la prudence"»: what is governed begins with the quotation."""
        if not self.opens_quotation(word):
            return None
        for following in self.sentence.words[word.index + 1 : word.index + 3]:
            if following.tag != "SPACE":
                inside = self._prepositional(following) or self._infinitive(following)
                if inside is None and self._names & self._verbs.of_speaker:
                    return Content(following.start, Kind.PREDICATE)
                return Content(following.start, inside.kind) if inside else None
        return None

    def _clause(self, word: Word) -> Content | None:
        if not self._names & (self._verbs.complement | self._verbs.giving | self._verbs.noun):
            return None
        fact = _FACT.match(self.plain, word.start) or (
            _PURPOSE.match(self.plain, word.start) if "insister" in self._names else None
        )
        if fact and not self.in_phrase:
            return Content(fact.end(), Kind.CLAUSE)
        if not self._names & self._verbs.complement:
            return None
        if word.lower in ("que", "qu'"):
            before = self.sentence.words[word.index - 1].lower
            asked = before == "ce" and self.sentence.words[word.index - 2].lower not in ("à", "de")
            if (
                asked
                or before in _CONJUNCTIONS
                or (self.object is not None and not self._addresses())
            ):
                return None
            return Content(word.end, Kind.CLAUSE)
        return None

    def _prepositional(self, word: Word) -> Content | None:
        """«appelé à une trêve», «insisté sur la nécessité»."""
        for preposition in self._prepositions:
            match = preposition.match(self.plain, word.start)
            if match and (self.object is None or self._addresses()):
                following = self.sentence.at(match.end())
                if following == len(self.sentence.words):
                    continue
                if "parler" in self._names and not _QUOTED.match(self.plain, match.end()):
                    continue
                of_noun = word.lower in _OF and not self._names & _BLAMING
                told = of_noun and self._is_of_object(following)
                if starts_infinitive(self.sentence, following) or told:
                    return None
                fact = _FACT.match(self.plain, match.end())
                return Content(fact.end() if fact else match.end(), Kind.NOUN)
        return None

    def _is_of_object(self, index: int) -> bool:
        """«informé les ministres de la Défense»: who is told, not what."""
        named = self.object in self.starts
        if not named or self.sentence.words[index].lower in _POSSESSIVES:
            return False
        noun = next(
            (one for one in self.sentence.words[index:] if one.tag in ("NOUN", "PROPN")), None
        )
        return noun is not None and noun.lower not in _TOLD and noun.dependency == "nmod"

    def _infinitive(self, word: Word) -> Content | None:
        groups = self._verbs.infinitive
        unnamed = _UNNAMED.match(self.plain, word.end)
        if unnamed or (self.object is not None and not self._addresses()):
            return None
        following = word.index + 1
        preposition = {"de": "de", "d'": "de", "à": "à"}.get(word.lower)
        if (
            preposition
            and self._names & groups[preposition]
            and starts_infinitive(self.sentence, following)
        ):
            return Content(word.end, Kind.INFINITIVE)
        bare_verb = self._names & (groups["bare"] | self._verbs.complement) - _NEVER_BARE
        if self.in_phrase or word.lower in ("de", "d'", "à"):
            bare_verb = frozenset()
        if bare_verb and self.object is None and starts_infinitive(self.sentence, word.index):
            return Content(word.start, Kind.INFINITIVE)
        return None

    def _seen(self, word: Word) -> Content | None:
        """«y voit « un échec »», «voit dans ce texte « un recul »»: in words of one's own."""
        if "voir" not in self._names or not self.opens_quotation(word):
            return None
        words = self.sentence.words
        group = words[self._report.first : self._report.word.index]
        of_it = any(one.lower == "y" for one in group)
        following = words[self._report.last + 1].lower
        return Content(word.start, Kind.NOUN) if of_it or following in ("dans", "en") else None

    def _noun(self, word: Word) -> Content | None:
        if self.in_phrase or self.object is not None or is_time(self.sentence, word):
            return None
        # «dite satisfaite»: what a tagger takes for a noun is still what the speaker is said to be.
        described = is_adjective(word) or (word.tag == "NOUN" and word.dependency == "xcomp")
        if self._names & self._verbs.of_speaker and described:
            return Content(word.start, Kind.PREDICATE)
        if self._names & self._verbs.of_object and is_judged(self.sentence, self._report, word):
            return Content(word.start, Kind.PREDICATE)
        if not opens_noun(word) and not self.opens_quotation(word):
            return None
        if self._addresses() or self._is_free_relative(word):
            return None
        given = self._names & self._verbs.giving and self._is_given(word)
        if (given or self._takes_noun()) and not self._before_quotation(word.start):
            return Content(word.start, Kind.NOUN)
        return None

    def _before_quotation(self, start: int) -> bool:
        """«exprimé sa frustration : «…»»: the quotation is what was said."""
        return any(
            mark.start > start and self.plain[start : mark.start].rstrip().endswith(":")
            for mark in self.sentence.quotations
        )

    def _is_free_relative(self, word: Word) -> bool:
        """«demandé ce qu'ils veulent»: what is asked is not said."""
        following = self.sentence.words[word.index + 1 : word.index + 2]
        relative = bool(following) and following[0].lower in ("que", "qu'", "qui", "dont")
        return word.lower == "ce" and relative

    def _takes_noun(self) -> bool:
        return bool(self._names & self._verbs.noun) and not self._report.has_object

    def _addresses(self) -> bool:
        return bool(self._names & self._verbs.addressee)

    def _is_given(self, word: Word) -> bool:
        following = self.sentence.words[word.index : word.index + 6]
        return any(one.lower in self._verbs.given for one in following)
