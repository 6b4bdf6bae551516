"""What is only said to have been said is hedged; what a speaker denies is denied."""

import pytest

HEDGED = [
    ("Le ministre Marc Aubry aurait affirmé que le traité était mort.", "le traité était mort"),
    ("Le ministre Marc Aubry aurait promis de revenir en juin.", "revenir en juin"),
    ("« Le traité est mort », aurait lancé le ministre Marc Aubry.", "Le traité est mort"),
    ("Le traité est mort, aurait confié le ministre Marc Aubry à ses proches.",
     "Le traité est mort"),
    ("Selon une source diplomatique, le convoi aurait quitté Gao.", "le convoi aurait quitté Gao"),
    ("Le convoi aurait quitté Gao, selon une source diplomatique.", "Le convoi aurait quitté Gao"),
    ("D'après Reuters, la Norvège pourrait se retirer du traité.",
     "la Norvège pourrait se retirer du traité"),
    ("Selon des rumeurs, le ministre Marc Aubry aurait dit que le traité était mort.",
     "le traité était mort"),
    ("Deux responsables auraient déclaré que le traité était mort.", "le traité était mort"),
    ("La ministre Anna Lindqvist aurait exigé un retrait immédiat.", "un retrait immédiat"),
    ("Le gouverneur Ousmane Sarr aurait fait savoir que la route est coupée.",
     "la route est coupée"),
    ("Le maire Paul Garnier aurait laissé entendre que le pont fermerait.", "le pont fermerait"),
    ("Le maire Paul Garnier aurait notamment indiqué que le pont fermerait.", "le pont fermerait"),
    ("Oslo aurait proposé une nouvelle médiation.", "une nouvelle médiation"),
    ("Il aurait été annoncé par le ministère suédois que la frontière rouvrira.",
     "la frontière rouvrira"),
]  # fmt: skip
ASSERTED = [
    ("Le ministre Marc Aubry a affirmé que le convoi aurait quitté Gao.",
     "le convoi aurait quitté Gao"),
    ("Le ministre Marc Aubry a indiqué que les travaux commenceraient en mai.",
     "les travaux commenceraient en mai"),
    ("Selon la ministre Anna Lindqvist, la frontière restera ouverte.",
     "la frontière restera ouverte"),
    ("Selon une source diplomatique, la rencontre a duré deux heures.",
     "la rencontre a duré deux heures"),
    ("« Le plan pourrait échouer », a dit le ministre Marc Aubry.", "Le plan pourrait échouer"),
]  # fmt: skip
DENIED = [
    ("Le Kremlin a démenti ces informations.", "ces informations"),
    ("Le ministre Marc Aubry a démenti que le traité soit mort.", "le traité soit mort"),
    ("Le ministre Marc Aubry a nié avoir rencontré les rebelles.", "avoir rencontré les rebelles"),
    ("Le ministre Marc Aubry dément avoir rencontré les rebelles.", "avoir rencontré les rebelles"),
    ("Le ministre Marc Aubry nie toute implication dans l'affaire.",
     "toute implication dans l'affaire"),
    ("La ministre Anna Lindqvist a réfuté ces accusations.", "ces accusations"),
    ("La ministre Anna Lindqvist a rejeté ces accusations.", "ces accusations"),
    ("La ministre Anna Lindqvist conteste avoir menti.", "avoir menti"),
    ("La ministre Anna Lindqvist a récusé toute ingérence.", "toute ingérence"),
    ("La ministre Anna Lindqvist a nié que le pont fût dangereux.", "le pont fût dangereux"),
    ("Le gouverneur Ousmane Sarr a contesté que la route soit coupée.", "la route soit coupée"),
    ("Le gouverneur Ousmane Sarr a formellement démenti que la route soit coupée.",
     "la route soit coupée"),
    ("Niant que la route soit coupée, le gouverneur Ousmane Sarr a quitté la salle.",
     "la route soit coupée"),
    ("L'armée malienne a catégoriquement démenti toute bavure.", "toute bavure"),
    ("Le maire Paul Garnier se défend d'avoir menti.", "avoir menti"),
]  # fmt: skip


def stances(facts, content):
    for local in facts.locals("statement"):
        if facts.value(local, "content") == content:
            return {str(one.stance) for one in facts.readings(local, "content")}
    return set()


def polarities(facts, content):
    for local in facts.locals("statement"):
        if facts.value(local, "content") == content:
            return {one.qualifiers.get("polarity") for one in facts.readings(local, "content")}
    return set()


@pytest.mark.parametrize(("text", "content"), HEDGED)
def test_hearsay_is_hedged(read, text, content):
    assert stances(read(text), content) == {"hedged"}


@pytest.mark.parametrize(("text", "content"), ASSERTED)
def test_what_a_speaker_says_in_the_conditional_was_said(read, text, content):
    assert stances(read(text), content) == {"asserted"}


@pytest.mark.parametrize(("text", "content"), DENIED)
def test_what_a_speaker_denies_is_denied(read, text, content):
    assert polarities(read(text), content) == {"denied"}


def test_that_somebody_denied_it_is_asserted(read):
    facts = read("Le ministre Marc Aubry a démenti que le traité soit mort.")
    for name in ("content", "speaker"):
        assert [str(one.stance) for one in facts.readings("s1", name)] == ["asserted"]


@pytest.mark.parametrize(("text", "content"), ASSERTED)
def test_what_is_said_is_not_denied(read, text, content):
    assert polarities(read(text), content) == {None}
