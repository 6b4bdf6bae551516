"""How long the worst texts take to be read, by size: twice the text should take twice the time.

Each kind of text is read at three sizes, the second twice the first and the third twice that. The
last two columns are how the time grew; where one is far above 2, something is not linear. With
`--size 1000000` the third size is four million characters; without it, a run takes some minutes.
"""

import argparse
import random
import time
from collections.abc import Callable
from itertools import pairwise

from sourcier.extraction.french import FrenchExtractor
from sourcier.extraction.port import SourceText

Kind = Callable[[int], str]

SPEAKERS = ("le ministre lituanien", "Odile Ferrand", "la porte-parole de Mme Berger", "Tbilissi")
SAID = ("a déclaré que", "a assuré", "estime que", "a fait savoir que", "a proposé de")
MATTERS = ("la trêve tient", "les discussions avancent", "le port rouvrira jeudi 5 mars")
MEETINGS = (
    "Une réunion des ministres des Affaires étrangères aura lieu mardi à Tallinn.",
    "Odile Ferrand a rencontré Juri Maasik à Riga, en présence de l'ambassadeur du Portugal.",
)


def prose(length: int) -> str:
    """Reports and meetings in sentences and paragraphs, always the same."""
    chance, found, size = random.Random(length), [], 0
    while size < length:
        said = f"{chance.choice(SPEAKERS)} {chance.choice(SAID)} {chance.choice(MATTERS)}."
        sentence = chance.choice((said[:1].upper() + said[1:], chance.choice(MEETINGS)))
        found.append(sentence + ("\n\n" if chance.random() < 0.2 else " "))
        size += len(found[-1])
    return "".join(found)[:length]


def repeated(piece: str) -> Kind:
    """One piece again and again."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def halves(first: str, second: str) -> Kind:
    """Many of one, then as many of another."""
    return lambda length: (
        first * (length // 2 // len(first)) + second * (length // 2 // len(second))
    )


KINDS: dict[str, Kind] = {
    "prose": prose,
    "prose on one line": lambda length: prose(length).replace("\n", " "),
    "prose without punctuation": lambda length: "".join(
        letter for letter in prose(length).replace("\n", " ") if letter.isalnum() or letter == " "
    ),
    "prose in capitals": lambda length: prose(length).upper(),
    "prose in one quotation": lambda length: "« " + prose(length).replace("\n", " ") + " »",
    "one word again and again": repeated("réunion "),
    "one name again and again": repeated("Odile Ferrand "),
    "one verb again and again": repeated("a déclaré que "),
    "one office again and again": repeated("le président du Portugal, "),
    "one date again and again": repeated("le 5 mars 2031 "),
    "one clause again and again": repeated("Odile Ferrand a rencontré Juri Maasik à Riga, "),
    "one long word": repeated("x"),
    "one long number": repeated("1"),
    "one-word lines": repeated("mot\n"),
    "names on lines": repeated("Odile Ferrand\n"),
    "opening marks": repeated("«"),
    "opening marks, then closing": halves("« ", " »"),
    "opening marks, then closing of another kind": halves("«", "”"),
    "straight marks": repeated('"'),
    "straight marks with spaces": repeated('" '),
    "tiny quotations": repeated("« a » "),
    "quotations with speakers": repeated("« Tout va bien », a dit Odile Ferrand. "),
    "brackets": halves("(", ")"),
    "emoji": repeated("😀"),
    "emoji of several code points": repeated("👩‍👩‍👧 "),
    "right to left": repeated("קריאה \u202eabc\u202c "),
    "accents upon accents": repeated("e\u0301\u0302\u0303"),
    "control characters": repeated("\x00\x01\x1b\x7f"),
    "spaces": repeated(" "),
    "spaces and dots": repeated("          ."),
    "dots": repeated("."),
    "dots and marks": repeated(".»"),
    "commas": repeated(", "),
    "hyphens": repeated("Anne-"),
    "apostrophes": repeated("l'"),
    "single letters": repeated("A. "),
    "an address without an end": repeated("a:a@a.b/"),
    "addresses": repeated("a:a@a.b/" * 20 + " "),
    "brackets around words": repeated("((((((((((a)))))))))) "),
    "weekdays": repeated("lundi 1 mai 2031 "),
    "a weekday and spaces": lambda length: "lundi 1 mai 2031" + " " * (length - 17) + "x",
    "agencies": repeated("PARIS (AFP) - "),
    "dashes": repeated("— "),
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=50_000, help="characters of the smallest text")
    options.add_argument("--kind", action="append", help="only kinds with these words")
    given = options.parse_args()
    extractor = FrenchExtractor()
    _seconds(extractor, "Bonjour.")
    print(f"{'characters':>44} {given.size:>9} {2 * given.size:>9} {4 * given.size:>9}  growth")
    for name, kind in KINDS.items():
        if not given.kind or any(words in name for words in given.kind):
            times = [_seconds(extractor, kind(given.size * factor)) for factor in (1, 2, 4)]
            growth = "".join(f"{after / before:7.1f}" for before, after in pairwise(times))
            print(f"{name:>44} " + " ".join(f"{one:8.2f}s" for one in times) + growth, flush=True)


def _seconds(extractor: FrenchExtractor, text: str) -> float:
    started = time.process_time()
    for _ in extractor.extract([SourceText(text=text, language="fr")]):
        pass
    return time.process_time() - started


if __name__ == "__main__":
    main()
