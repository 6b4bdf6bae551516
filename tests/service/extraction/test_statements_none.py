"""What looks like speech and is none: no speaker, no content, or nothing but a name in marks."""

import pytest

NONE = [
    "Le ministre Marc Aubry n'a pas précisé que le port rouvrirait.",
    "La ville vit au rythme du « grand chantier » depuis un an.",
    "Les mesures annoncées, que la ville attendait, sont là.",
    "La « coalition des volontaires » se réunira lundi à Oslo.",
    "Selon le calendrier, le port rouvrira en mai.",
    "Selon les termes de l'accord, le port rouvrira en mai.",
    "Selon la loi, le maire doit publier les comptes.",
    "Les prix varient selon la saison et selon les régions.",
    "Pour le moment, la ville attend les secours.",
    "Pour Oslo, le train part à midi.",
    "Le train pour Oslo part à midi, comme prévu.",
    "La maire a dit oui.",
    "Le film « Les gens de la mer » sort mercredi à Oslo.",
    "Le livre s'intitule « La nuit des longs bateaux » et paraît lundi.",
    "Le ministre Marc Aubry et son homologue se sont entretenus mardi à Riga.",
    "Les deux parties sont convenues de poursuivre les échanges en mars.",
    "Le Conseil a adopté une déclaration lundi soir.",
    "L'annonce a surpris les marchés, qui attendaient davantage.",
    "Les discussions ont porté sur la pêche et les quotas.",
    "Les élections demandées par l'opposition auront lieu en mars.",
    "Le ministre Marc Aubry a refusé de répondre aux questions.",
    "Le ministre Marc Aubry n'a pas dit s'il viendrait.",
    "La pluie menace de noyer les récoltes.",
    "Le pont, dit « pont des Anglais », date de 1931.",
    "Le prix du blé a répondu à la hausse de l'énergie.",
    "Le président a été appelé à témoigner mardi.",
    "Le navire a lancé un appel de détresse dimanche.",
    "Le sommet, annoncé lundi par la Suède, aura lieu à Riga.",
    "Les chiffres confirment une hausse de l'emploi.",
    "La Bolivie, qui revendique un accès à la mer, borde le Pérou.",
    "Rappelons que le pont date de 1931.",
    "La semaine s'annonce confuse pour le port.",
    "Le texte comprend les chapitres « Les gens de mer » et « Les quais du port ».",
    "Le ministre Marc Aubry a demandé aux pêcheurs ce qu'ils attendaient.",
    "Le maire Paul Garnier a été reçu par la ministre Anna Lindqvist, qu'il a saluée.",
    "La rencontre a permis de passer en revue les relations entre les deux pays.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_statement(read, text):
    assert read(text).statements == []
