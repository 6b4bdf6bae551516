"""French texts are read; others are not, and it is said why."""

import subprocess
import sys

import pytest

from sourcier.extraction.french.text.languages import refusal
from sourcier.extraction.port import Extraction, SourceText

FRENCH = "La maire de Quimper a dit que le pont et le quai rouvriraient dans une semaine. "
OTHERS = {
    "English (en)": "The mayor of Quimper announced on Thursday that the bridge will open again.",
    "German (de)": "Die Bürgermeisterin kündigte am Donnerstag an, dass die Brücke wieder öffnet.",
    "Spanish (es)": "La alcaldesa anunció el jueves que el puente se abrirá dentro de una semana.",
    "Italian (it)": "La sindaca ha annunciato giovedì che il ponte riaprirà tra una settimana.",
    "Catalan (ca)": "L'alcaldessa va anunciar dijous que el pont es tornarà a obrir d'aquí a poc.",
    "Portuguese (pt)": "A prefeita anunciou na quinta-feira que a ponte reabrirá em uma semana.",
    "Romanian (ro)": "Primarul a anunțat joi că podul se va redeschide peste o săptămână.",
    "Russian (ru)": "Мэр города объявила в четверг, что мост откроется через неделю без оплаты.",
    "Ukrainian (uk)": "Міська голова оголосила в четвер, що міст відкриється за тиждень без плати.",
    "Turkish (tr)": "Belediye başkanı perşembe günü köprünün bir hafta içinde açılacağını duyurdu.",
    "Arabic (ar)": "أعلنت رئيسة البلدية يوم الخميس أن الجسر سيفتح من جديد خلال أسبوع واحد",
}


def why(text: str, language: str | None = None) -> str | None:
    return refusal(SourceText(text=text, language=language))


@pytest.mark.parametrize(("language", "text"), OTHERS.items(), ids=OTHERS)
def test_another_language_is_named(language, text):
    assert why(text) == f"most of the text seems to be in {language}"


@pytest.mark.parametrize(
    "text",
    [
        FRENCH,
        FRENCH.upper(),
        FRENCH.replace("é", "e").replace("è", "e"),
        FRENCH.replace(" ", "\u00a0"),
        "« Nous irons », a lâché Odile Ferrand, ministre des Transports.",
        "Réunion jeudi à Oslo entre Juri Maasik et Odile Ferrand",
        FRENCH + "\n\n« " + OTHERS["English (en)"] + " »",
        "",
        "\n \n",
        "42 000 : 17 = 2 470,6",
        "Oslo, Riga, Tallinn",
        "Yes.",
    ],
)
def test_french_is_read_and_so_is_what_tells_no_language(text):
    assert why(text) is None


def test_most_words_decide():
    english = OTHERS["English (en)"] + "\n"
    assert why(FRENCH * 60 + english * 40) is None
    assert why(FRENCH * 25 + english * 75) == "most of the text seems to be in English (en)"


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR", "fra"])
def test_what_is_said_to_be_french_is_read(language):
    assert why(OTHERS["English (en)"], language) is None


@pytest.mark.parametrize("language", [None, "", "und", "mul", "zxx"])
def test_where_no_language_is_said_the_words_tell(language):
    assert why(FRENCH, language) is None
    assert why(OTHERS["German (de)"], language) == "most of the text seems to be in German (de)"


def test_what_is_said_to_be_in_another_language_is_not_read():
    assert why(FRENCH, "en-GB") == "the text is said to be in English (en)"
    assert why(FRENCH, "tlh-x") == "the text is said to be in Klingon (tlh)"
    assert why(FRENCH, "x-y") == "the text is said to be in x"


def test_the_extraction_says_why(extractor):
    found = next(extractor.extract([SourceText(text=OTHERS["Italian (it)"])]))
    assert found == Extraction(refused="most of the text seems to be in Italian (it)")


def test_plain_french_needs_no_identifier():
    program = (
        "import sys\n"
        "from sourcier.extraction.french.text.languages import refusal\n"
        "from sourcier.extraction.port import SourceText\n"
        f"assert refusal(SourceText(text={FRENCH!r})) is None\n"
        "sys.exit('py3langid' in sys.modules or 'spacy' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
