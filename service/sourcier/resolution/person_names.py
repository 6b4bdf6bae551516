"""A name of a person is read once: what is given name, what surname, without what is neither.

Words are transliteration keys. Where no capitals and no table say which words are the surname, it
is the last one, with the particles before it.
"""

import re
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from sourcier.resolution.sounds import sound
from sourcier.resolution.tables import canonical, courtesies, people, spelled
from sourcier.resolution.tables import words as listed
from sourcier_events.names import fold, transliteration_key

_WORD = re.compile(r"[^\W_]+")
_GLUED = re.compile(r"(?<![^\W\d_])([A-KM-ZÀ-Þ]|d)['’ʼ‘`](?=[^\W\d_])")
_ASIDE = re.compile(r"\([^)]*\)|,.*$|\s+(?:dit|dite|alias|surnommée?)\s.*$")
_NUMERAL = re.compile(r"(?:[IVX]{1,5}|I?er|1er)")
_SERVANT = re.compile(r"(?:abdel|abdul|abdal|abdoul|abdol)")


class PersonName(Struct, frozen=True, dict=True):
    """Given names and surname by words; either may be empty, never both.

    `ordinal` tells people of one name in one family apart: «vi», «jr».
    """

    given: tuple[str, ...]
    surname: tuple[str, ...]
    ordinal: str = ""
    heard: tuple[str, ...] = ()
    """The sound of each word, in the order of `words`."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words, the surname last."""
        return self.given + self.surname

    @property
    def alone(self) -> bool:
        """Whether nothing but a surname, or a single name, is known."""
        return not self.given and not self.ordinal

    @cached_property
    def family(self) -> str:
        """The word by which people of one surname meet."""
        return self.surname[-1]

    @cached_property
    def sounds(self) -> tuple[str, ...]:
        """The sounds of the surname's words."""
        return self.heard[len(self.given) :]


class _Word(Struct, frozen=True):
    raw: str
    hyphen: bool
    """Whether a hyphen ties it to the word after it."""

    @property
    def key(self) -> str:
        return transliteration_key(self.raw)

    @property
    def capitals(self) -> bool:
        return len(self.raw) > 1 and self.raw.isupper()


@lru_cache(maxsize=65536)
def read_name(text: str) -> PersonName | None:
    """The name in a text, or None where there is none."""
    words, ordinal = _without_ordinal(_named(text))
    words = _joined(_without_articles(words))
    if not words:
        return None
    given, surname = _split(words)
    return PersonName(
        tuple(_unbound(word.key) for word in given),
        tuple(_unbound(word.key) for word in surname),
        ordinal,
        tuple(sound(_unbound(fold(word.raw))) for word in (*given, *surname)),
    )


@lru_cache(maxsize=65536)
def without_titles(text: str) -> str:
    """The words of the name in a text, as they are spelled there."""
    return " ".join(word.raw for word in _named(text))


def _named(text: str) -> list[_Word]:
    """The words of the name itself, without titles before it and remarks after it."""
    plain = _GLUED.sub(r"\1", _ASIDE.sub("", text) or text)
    words = [
        _Word(one.group(), plain[one.end() : one.end() + 1] in ("-", "‑"))
        for one in _WORD.finditer(plain)
    ]
    return _without_titles(words)


def _without_titles(words: list[_Word]) -> list[_Word]:
    lower = all(word.raw.islower() for word in words)
    while len(words) > 1:
        length = _courtesy(words) or _title(words[0], key=lower)
        if not length or length >= len(words):
            break
        words = _from_capital(words[length:])
    return words


def _from_capital(words: list[_Word]) -> list[_Word]:
    """After a title, what still belongs to it: «conseiller fédéral», «président élu»."""
    for at, word in enumerate(words):
        if not word.raw.islower() or _is_particle(word) or fold(word.raw) in listed("titles"):
            return words[at:]
    return words


def _courtesy(words: list[_Word]) -> int:
    folded = tuple(fold(word.raw) for word in words[:4])
    length = next((len(one) for one in courtesies() if folded[: len(one)] == one), 0)
    return length if length != 1 or words[0].capitals else 0


def _title(word: _Word, *, key: bool) -> int:
    """A title that is a name, too («Cheikh», «Prince») is a title in small letters."""
    folded = fold(word.raw)
    if folded in listed("titles_in_small_letters"):
        return int(word.raw.islower() and not key)
    return int(folded in listed("titles") and not (len(folded) == 1 and key and folded != "m"))


def _without_ordinal(words: list[_Word]) -> tuple[list[_Word], str]:
    if len(words) < 2:
        return words, ""
    last = words[-1]
    if fold(last.raw) in listed("generations"):
        return words[:-1], fold(last.raw)
    numeral = _NUMERAL.fullmatch(last.raw) and fold(last.raw) not in listed("family_first")
    if numeral and not all(word.raw.isupper() for word in words):
        return words[:-1], "i" if last.raw.endswith("er") else last.raw.lower()
    return words, ""


def _without_articles(words: list[_Word]) -> list[_Word]:
    """Arabic articles say nothing; «Al» that begins a name in two words is a given name."""
    articles = listed("articles")
    return [
        word
        for at, word in enumerate(words)
        if not (
            fold(word.raw) in articles
            and at + 1 < len(words)
            and (word.hyphen or (at > 0 and fold(word.raw) in ("al", "el")))
        )
    ] or words


def _joined(words: list[_Word]) -> list[_Word]:
    """«Abdel Fattah» in one word, «J. D.» and «JD» as two initials."""
    found: list[_Word] = []
    for word in words:
        before = found[-1] if found else None
        if before and _SERVANT.fullmatch(fold(before.raw)):
            found[-1] = _Word(before.raw + word.raw.lower(), word.hyphen)
        elif (
            len(word.raw) == 2 and word.raw.isupper() and len(words) > 1 and _initials(word, words)
        ):
            found += [_Word(letter, False) for letter in word.raw]
        else:
            found.append(word)
    return found


def _initials(word: _Word, words: list[_Word]) -> bool:
    """Whether two capitals are initials: before others, and no surname of a name in capitals."""
    others = [other for other in words if other is not word]
    mixed = all(not other.capitals for other in others)
    return mixed and word is words[0] and fold(word.raw) not in listed("family_first")


def _split(words: list[_Word]) -> tuple[list[_Word], list[_Word]]:
    """Given names and surname; of a compound with hyphens, the surname is the whole."""
    at = _surname_in_capitals(words)
    if at:
        start, end = at
        return words[:start] + words[end:], words[start:end]
    if len(words) in (2, 3) and _surname_first(words):
        return words[1:], words[:1]
    start = len(words) - 1
    while start > 1 and (words[start - 1].hyphen or _is_particle(words[start - 1])):
        start -= 1
    if start == 1 and _is_particle(words[0]):
        start = 0
    return words[:start], words[start:]


def _is_particle(word: _Word) -> bool:
    return _unbound(word.key) in spelled("particles")


def _surname_in_capitals(words: list[_Word]) -> tuple[int, int] | None:
    """Where the surname stands, if it alone is in capitals: «TRAORÉ Awa», «Awa TRAORÉ»."""
    flags = [word.capitals for word in words]
    if all(flags) or not any(flags):
        return None
    start, end = flags.index(True), len(flags) - flags[::-1].index(True)
    whole = all(flags[start:end]) and (start == 0 or end == len(flags))
    return (start, end) if whole else None


def _surname_first(words: list[_Word]) -> bool:
    """Whether a name is written as in East Asia; «Kim Jong-un» is, «Kim Novak» is not."""
    first = fold(words[0].raw)
    western = len(words) == 2 and first in listed("first_names_too")
    return first in listed("family_first") and not western and not words[0].hyphen


def _unbound(key: str) -> str:
    """One spelling for «ben», «abou» and «abdel»."""
    for pattern, spelling in (
        (r"^(?:bin|ibn)$", "ben"),
        (r"^(?:abou|abo)$", "abu"),
        (r"^(?:vuld|vould)$", "uld"),
        (r"^abd[aeou]u?l(?=.)", "abd"),
        (r"^abde(?=r[ar])", "abd"),
    ):
        key = re.sub(pattern, spelling, key)
    return key


@cache
def _known_as() -> dict[str, str]:
    groups = (
        [_as_key(name) for name in map(read_name, group) if name] for group in people().people
    )
    return canonical(groups)


def _as_key(name: PersonName) -> str:
    return " ".join((*name.words, name.ordinal)).strip()


def alias(name: PersonName) -> str | None:
    """The key of the person whom the table of people knows under a name."""
    return _known_as().get(_as_key(name))


def is_frequent(name: PersonName) -> bool:
    """Whether very many people have that surname."""
    return name.family in spelled("frequent")
