"""Statements: one where the same speaker says the same words, else each its own."""

import pytest

from sourcier.resolution import Profile

from .facts import Told
from .memory import MemoryIndex, are_one

WORDS = "Les textes sont presque prêts et il reste à les signer"


def said(
    content: str, speaker: str | None = "Rustem Umerov", document: str | None = None
) -> Profile:
    told = Told()
    if speaker is not None:
        told.participant(speaker)
    local = told.statement(content, speaker)
    return next(one for one in told.run(document) if one.label == local)


def same(one: Profile, other: Profile) -> bool:
    index = MemoryIndex()
    return index.add([one])[0].entity == index.add([other])[0].entity


def test_reprints_are_one_statement() -> None:
    assert same(said(WORDS), said(f"« {WORDS.upper()}. »", "Roustem Oumerov"))
    assert same(said(WORDS, None), said(WORDS, None))


def test_other_words_or_another_speaker_are_another_statement() -> None:
    assert not same(said(WORDS), said("Les textes sont prêts et il ne reste plus rien à signer"))
    assert not same(said(WORDS), said(WORDS, "Marco Rubio"))
    assert not same(said(WORDS), said(WORDS, None))


def test_a_few_words_are_said_on_many_occasions() -> None:
    assert not same(said("C'est une étape"), said("C'est une étape"))


def test_a_new_run_finds_the_passage_again() -> None:
    assert same(said(WORDS, document="a"), said(WORDS + " demain", "Marco Rubio", "a"))


def test_the_same_words_twice_in_one_text_are_two_statements() -> None:
    index = MemoryIndex()

    def twice() -> tuple[Profile, ...]:
        told = Told()
        told.statement(WORDS)
        told.statement(WORDS)
        return told.run("a")

    first = [one.entity for one in index.add(twice())]
    assert len(set(first)) == 2
    assert [one.entity for one in index.add(twice())] == first


# Quotes that nearly agree: a word changed, left out, added; a piece of a longer one.
NEARLY = [
    (
        "Nous avons ouvert la route du nord aux convois et elle restera ouverte tout l'hiver",
        "Nous avons ouvert la route du nord aux convois, et elle restera ouverte cet hiver",
    ),
    (
        "Le pont sera reconstruit avec l'aide de nos voisins et sous l'œil de la commission",
        "le pont sera reconstruit avec l'aide de nos voisins et sous l'œil de la commission mixte",
    ),
    (
        "Les deux délégations ont travaillé sur chaque article du texte jusqu'à l'aube",
        "Les deux délégations ont travaillé sur chaque article du texte",
    ),
    (
        "Il faut que les vannes du barrage soient gardées par une équipe de trois pays",
        "« Il faut que les vannes du barrage soient gardées par une équipe de trois pays amis »",
    ),
    (
        "La mission commencera lundi et ses rapports seront remis aux deux parlements",
        "La mission commencera lundi, et ses rapports seront remis aux deux Parlements, dit-on",
    ),
    (
        "Aucun bateau de pêche ne sera saisi tant que les équipages respecteront la ligne",
        "aucun bateau de pêche ne sera saisi tant que les équipages respecteront la ligne convenue",
    ),
    (
        "Nos douaniers et les vôtres travailleront désormais dans le même bâtiment à la gare",
        "Nos douaniers et les vôtres travailleront désormais dans un même bâtiment à la gare",
    ),
    (
        "La facture des inondations dépasse déjà celle de la sécheresse et la saison commence",
        "la facture des inondations dépasse déjà celle de la sécheresse",
    ),
    (
        "Chaque village aura son puits avant la fin de la saison sèche et une pompe pour l'école",
        "Chaque village aura son puits avant la fin de la saison sèche, et une pompe solaire",
    ),
    (
        "Je remercie les pêcheurs des deux rives qui ont montré la voie avant leurs gouvernements",
        "Je remercie les pêcheurs des deux rives, qui ont montré la voie avant leurs dirigeants",
    ),
    (
        "Le train de nuit reliera de nouveau les trois capitales à partir du mois de septembre",
        "À partir d'ici le train de nuit reliera de nouveau les trois capitales à partir du mois",
    ),
    (
        "La commission des eaux se réunira chaque trimestre et publiera ses mesures",
        "la Commission des eaux se réunira chaque trimestre et publiera ses mesures pour tous",
    ),
    (
        "Les archives de la guerre seront ouvertes aux familles dans les deux langues du pays",
        "« Les archives de la guerre seront ouvertes aux familles dans les deux langues »",
    ),
    (
        "Une école brûlée est une génération perdue et nous en avons compté bien trop cette année",
        "Une école brûlée est une génération perdue, et nous en avons compté trop cette année",
    ),
    (
        "Le vaccin sera fabriqué sur place et vendu au prix du plus pauvre de nos districts",
        "le vaccin sera fabriqué sur place et vendu au prix du plus pauvre de nos districts du sud",
    ),
]

APART = [
    (
        "Nous avons ouvert la route du nord aux convois et elle restera ouverte tout l'hiver",
        "Nous n'avons pas ouvert la route du nord aux convois et elle restera fermée tout l'hiver",
    ),
    (
        "Nous acceptons que la route du nord soit ouverte aux convois des deux pays voisins",
        "Nous n'acceptons pas que la route du nord soit ouverte aux convois des deux pays voisins",
    ),
    (
        "La mission comptera 40 observateurs et restera dans la vallée pendant toute la saison",
        "La mission comptera 60 observateurs et restera dans la vallée pendant toute la saison",
    ),
    (
        "Le pont sera reconstruit avec l'aide de nos voisins et sous l'œil de la commission",
        "Le port sera agrandi avec l'argent de la banque et sous la conduite du ministère",
    ),
    ("Le pont sera reconstruit", "Le pont sera reconstruit demain"),
    (
        "Les deux délégations ont travaillé sur chaque article du texte jusqu'à l'aube",
        "Les deux délégations ont travaillé toute la nuit sans toucher au texte de l'accord",
    ),
    (
        "Les vannes seront ouvertes le 3 du mois prochain si la crue ne dépasse pas la cote",
        "Les vannes seront ouvertes le 13 du mois prochain si la crue ne dépasse pas la cote",
    ),
    (
        "Nos douaniers et les vôtres travailleront désormais dans le même bâtiment à la gare",
        "Nos douaniers et les vôtres ne travailleront jamais dans le même bâtiment à la gare",
    ),
    (
        "Je remercie les pêcheurs des deux rives qui ont montré la voie avant leurs gouvernements",
        "Je remercie les maires des deux rives d'avoir ouvert leurs portes après les inondations",
    ),
    (
        "Chaque village aura son puits avant la fin de la saison sèche et une pompe pour l'école",
        "Aucun village n'aura son puits avant la fin de la saison sèche ni une pompe pour l'école",
    ),
    (
        "Le train de nuit reliera de nouveau les trois capitales à partir du mois de septembre",
        "Le train de nuit reliera de nouveau les 4 capitales à partir du mois de septembre",
    ),
    ("Nous sommes prêts", "Nous sommes prêts à tout"),
    ("La paix est possible", "La paix est possible"),
    (
        "La facture des inondations dépasse déjà celle de la sécheresse et la saison commence",
        "La facture des incendies pèse moins que celle de la grêle, et la saison se termine",
    ),
    (
        "Les archives de la guerre seront ouvertes aux familles dans les deux langues du pays",
        "Les archives de la guerre resteront fermées au public pendant une génération encore",
    ),
]


@pytest.mark.parametrize(("one", "other"), NEARLY)
def test_one_quote_nearly_verbatim(one: str, other: str) -> None:
    assert are_one(said(one), said(other))
    assert not are_one(said(one), said(other, "Marco Rubio"))
    assert not are_one(said(one, None), said(other, None))


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_quotes_however_alike(one: str, other: str) -> None:
    assert not are_one(said(one), said(other))


def test_nearly_the_same_words_long_after_are_said_again() -> None:
    def appeared(content: str, published: str) -> Profile:
        told = Told()
        told.participant("Rustem Umerov")
        local = told.statement(content, "Rustem Umerov")
        return next(one for one in told.run(published=published) if one.label == local)

    one, other = NEARLY[0]
    assert are_one(appeared(one, "2031-05-04"), appeared(other, "2031-05-06"))
    assert not are_one(appeared(one, "2031-05-04"), appeared(other, "2031-09-06"))


def test_spellings_of_a_speaker_are_one_speaker() -> None:
    one, other = NEARLY[0]
    assert are_one(said(one, "Andriï Sybiha"), said(other, "Sybiga"))
    assert are_one(said(one, "Vladimir Poutine"), said(other, "M. Putin"))
    assert not are_one(said(one, "Ali Bongo"), said(other, "Omar Bongo"))
