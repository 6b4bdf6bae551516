"""Organisations: aliases and acronyms meet, institutions of two countries never do."""

import pytest

from sourcier.resolution import Profile

from .facts import Told, organisation, person
from .memory import MemoryIndex, are_one

SAME = [
    ("OTAN", "Organisation du traité de l'Atlantique nord"),
    ("OTAN", "NATO"),
    ("l'Otan", "l'Alliance atlantique"),
    ("ONU", "Nations unies"),
    ("UN", "Organisation des Nations Unies"),
    ("UA", "Union africaine"),
    ("UE", "EU"),
    ("Cédéao", "CEDEAO"),
    ("ECOWAS", "Communauté économique des États de l'Afrique de l'Ouest"),
    ("AIEA", "IAEA"),
    ("FMI", "Fonds monétaire international"),
    ("CPI", "Cour pénale internationale"),
    ("HCR", "UNHCR"),
    ("PAM", "Programme alimentaire mondial"),
    ("OMS", "Organisation mondiale de la Santé"),
    ("OSCE", "Organisation pour la sécurité et la coopération en Europe"),
    ("AES", "Alliance des États du Sahel"),
    ("Igad", "Autorité intergouvernementale pour le développement"),
    ("Hamas", "Mouvement de la résistance islamique"),
    ("Houthis", "Ansar Allah"),
    ("FSR", "Forces de soutien rapide"),
    ("GSIM", "JNIM"),
    ("Daech", "groupe État islamique"),
    ("M23", "AFC/M23"),
    ("AFP", "Agence France-Presse"),
    ("Xinhua", "Chine nouvelle"),
    ("Tass", "l'agence Tass"),
    ("Quai d'Orsay", "ministère français des Affaires étrangères"),
    ("le Pentagone", "ministère américain de la Défense"),
    ("Kremlin", "la présidence russe"),
    # Acronyms that no table has.
    ("Organisation des pays producteurs de cuivre", "OPPC"),
    ("Conseil national pour la paix durable", "CNPD"),
    ("Mouvement populaire de libération du Nord", "MPLN"),
    ("Agence ouest-africaine du coton", "AOAC"),
]

INSTITUTIONS = [
    ("ministère russe des Affaires étrangères", "ministère des Affaires étrangères de Russie"),
    (
        "ministère russe des Affaires étrangères",
        "ministère des Affaires étrangères de la Fédération de Russie",
    ),
    ("ministère ukrainien de la Défense", "ministère de la Défense de l'Ukraine"),
    ("présidence sud-africaine", "présidence de l'Afrique du Sud"),
    ("gouvernement togolais", "gouvernement du Togo"),
    ("Parlement moldave", "Parlement de Moldavie"),
    ("armée malienne", "armée du Mali"),
    ("ministère bélarusse de l'Énergie", "ministère de l'Énergie du Bélarus"),
    ("état-major turc", "état-major de la Turquie"),
    ("Banque centrale norvégienne", "Banque centrale de Norvège"),
    ("Conseil de sécurité russe", "Conseil de sécurité de la Russie"),
    ("ambassade du Japon", "ambassade japonaise"),
    ("gouvernement tchadien", "gouvernement de la République du Tchad"),
    ("autorités nigériennes", "autorités du Niger"),
    ("opposition géorgienne", "opposition de Géorgie"),
]

APART = [
    ("ministère russe des Affaires étrangères", "ministère ukrainien des Affaires étrangères"),
    ("ministère russe des Affaires étrangères", "ministère russe de la Défense"),
    ("ministère russe des Affaires étrangères", "ministère des Affaires étrangères"),
    ("ministère des Affaires étrangères", "ministère des Affaires étrangères"),
    ("ministère de la Défense", "ministère de la Défense"),
    ("gouvernement togolais", "gouvernement du Bénin"),
    ("gouvernement congolais", "gouvernement congolais"),
    ("gouvernement nigérien", "gouvernement nigérian"),
    ("Parlement européen", "Parlement moldave"),
    ("Parlement", "Parlement"),
    ("armée malienne", "armée burkinabè"),
    ("présidence", "présidence française"),
    ("Quai d'Orsay", "Foreign Office"),
    ("Commission européenne", "Conseil européen"),
    ("Commission européenne", "Union européenne"),
    ("Conseil de l'Europe", "Conseil européen"),
    ("Union africaine", "Commission de l'Union africaine"),
    ("Conseil de sécurité de l'ONU", "Nations unies"),
    ("Hamas", "Hezbollah"),
    ("Jihad islamique", "État islamique"),
    ("FDLR", "FARDC"),
    ("AFP", "AP"),
    ("RSF", "FSR"),
    ("Cédéao", "CEEAC"),
    ("OPEP", "OPAEP"),
    ("Front de libération du Nord", "Front de libération du Sud"),
    ("Communauté des peuples du Nord", "Conseil des provinces du Nord"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_organisation(one: str, other: str) -> None:
    assert are_one(organisation(one), organisation(other))


@pytest.mark.parametrize(("one", "other"), INSTITUTIONS)
def test_an_institution_is_what_it_does_and_whose_it_is(one: str, other: str) -> None:
    assert are_one(organisation(one), organisation(other))


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_organisations(one: str, other: str) -> None:
    assert not are_one(organisation(one), organisation(other))


def test_a_country_told_beside_the_name_is_the_owner() -> None:
    mine = organisation("ministère de l'Intérieur", country="GE")
    assert are_one(mine, organisation("ministère géorgien de l'Intérieur"))
    assert not are_one(mine, organisation("ministère arménien de l'Intérieur"))
    assert not are_one(mine, organisation("ministère de l'Intérieur", country="AM"))


def test_an_acronym_that_a_text_introduces_is_the_long_name() -> None:
    def text() -> tuple[Profile, ...]:
        told = Told()
        told.participant("Communauté des peuples libres du Nord", "organisation")
        told.participant("CPLN", "organisation")
        return told.run()

    index = MemoryIndex()
    first = {one.entity for one in index.add(text())}
    assert len(first) == 1
    assert {one.entity for one in index.add(text())} == first
    assert index.add([organisation("CPLN")])[0].entity in first


def test_a_short_acronym_needs_the_text_or_the_country() -> None:
    assert not are_one(organisation("CPN"), organisation("Communauté des peuples nordiques"))
    assert are_one(
        organisation("CPN", country="NO"),
        organisation("Communauté des peuples nordiques", country="NO"),
    )


def test_a_code_of_a_country_is_no_organisation() -> None:
    assert not are_one(organisation("UA"), person("Ukraine", type_="country", country="UA"))
    assert not are_one(organisation("UA"), person("UA", type_="country", country="UA"))
    assert not are_one(organisation("Union africaine"), organisation("Union européenne"))
