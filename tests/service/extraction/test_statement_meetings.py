"""At which meeting something was said, where the sentence that reports it says so."""

import pytest

SUMMIT = "Un sommet sur la pêche s'est tenu lundi 5 mars à Lima. "
TALKS = "Aiko Mori a rencontré Tomas Havel lundi à Prague. "

AT = [
    (SUMMIT, "Lors du sommet, Aiko Mori a souligné que les stocks baissaient."),
    (SUMMIT, "Au cours de ce sommet, le ministre chilien a promis une aide."),
    (SUMMIT, "« Les stocks baissent », a déclaré Aiko Mori à l'issue du sommet."),
    (SUMMIT, "S'exprimant à l'ouverture du sommet, Aiko Mori a appelé à réduire les quotas."),
    (SUMMIT, "Prenant la parole au sommet, Aiko Mori a estimé que les quotas étaient trop élevés."),
    (SUMMIT, "Dans son discours au sommet, Aiko Mori a affirmé que les stocks baissaient."),
    (SUMMIT, "En clôture du sommet, le président péruvien a jugé que l'accord était historique."),
    (SUMMIT, "Devant le sommet, Aiko Mori a averti que le temps pressait."),
    (SUMMIT, "Aiko Mori a indiqué, pendant le sommet, que son pays signerait."),
    (TALKS, "À l'issue de la rencontre, Aiko Mori a indiqué que les visas seraient supprimés."),
    (TALKS, "Lors de cet entretien, les deux ministres ont salué « des progrès considérables »."),
    (TALKS, "« Nous avons avancé », a dit Tomas Havel au terme de la rencontre."),
    (TALKS, "Au cours de leur entretien, Aiko Mori a annoncé que le consulat rouvrirait."),
    ("", "Dans un entretien téléphonique avec Tomas Havel, Aiko Mori a dit que la trêve tenait."),
    ("", "En recevant Tomas Havel lundi à Osaka, Aiko Mori a assuré que la trêve tenait."),
    ("", "Lors d'une réunion mardi à Sofia, Aiko Mori a expliqué que la trêve tenait."),
]  # fmt: skip
NOT_AT = [
    (SUMMIT, "Aiko Mori a souligné que les stocks baissaient."),
    (SUMMIT, "Aiko Mori a déclaré que le sommet avait été utile."),
    (SUMMIT, "Aiko Mori a indiqué que, lors du sommet, rien n'avait été signé."),
    (SUMMIT, "« Lors du sommet, rien n'a été signé », a regretté Aiko Mori."),
    (SUMMIT, "Avant le sommet, Aiko Mori a averti que le temps pressait."),
    (SUMMIT, "À propos du sommet, Aiko Mori a reconnu que rien n'était acquis."),
    (SUMMIT, "Interrogée sur le sommet, Aiko Mori a répondu que rien n'était acquis."),
    ("", "Lors d'une conférence de presse, Aiko Mori a affirmé que la trêve tenait."),
]  # fmt: skip


def said_at(facts):
    """The kinds of the meetings at which the statements were made."""
    found = facts.locals("statement")
    return [facts.value(one, "meeting") for one in found]


@pytest.mark.parametrize(("before", "sentence"), AT)
def test_the_sentence_says_at_which_meeting(read, before, sentence):
    facts = read(before + sentence)
    (link,) = facts.readings(facts.locals("statement")[-1], "meeting")
    assert link.reference == "m1"
    assert link.evidence[0].exact in sentence


@pytest.mark.parametrize(("before", "sentence"), NOT_AT)
def test_a_meeting_named_beside_is_not_where_it_was_said(read, before, sentence):
    assert set(said_at(read(before + sentence))) == {None}


def test_what_goes_on_was_said_there_too(read):
    facts = read(
        SUMMIT + "« Les stocks baissent », a déclaré Aiko Mori à l'issue du sommet. « Il faut agir "
        "dès cette année », a-t-elle ajouté."
    )
    assert said_at(facts) == ["sommet", "sommet"]


def test_each_of_two_meetings_has_its_own(read):
    facts = read(
        "Un sommet s'est tenu lundi à Lima et une conférence s'est ouverte mardi à Quito. Lors de "
        "la conférence, Aiko Mori a expliqué que les quotas baisseraient."
    )
    assert said_at(facts) == ["conférence"]
