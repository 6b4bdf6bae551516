"""Bench-made French: enough words that texts differ, none of them out of a real document."""

from random import Random


def _split(text: str) -> list[str]:
    return text.split("|")


GIVEN = _split(
    "Amélie|Bastien|Célestine|Damien|Éloïse|Florent|Gaëlle|Hadrien|Inès|Jérémie|Karine|Léonard|Maëlys|Noé|Océane|Prosper|Quitterie|Rémi|Solène|Théodore|Ursule|Valère|Wassila|Yaël|Zoé"
)
FAMILY = _split(
    "Aubrac|Beaumanoir|Cazenave|Delcourt|Estienne|Fauvel|Garrigues|Hautefeuille|Isambert|Jouvenel|Kerguelen|Lamoureux|Montalivet|Navarret|Orsenne|Peyrefort|Quinault|Rochebrune|Saint-Aubin|Tréville|Urbain|Valmondois|Wermelin|Ybert|Zoeller|Brévannes|Clairvaux|Dorgemont|Évenos"
)
ROLES = _split(
    "ministre des Affaires étrangères|président de la République|Premier ministre|conseillère "
    "diplomatique|envoyé spécial|cheffe de la délégation|secrétaire d’État au "
    "Commerce|directeur général de l’agence|ambassadrice|chef "
    "d’état-major|médiatrice|commissaire à l’énergie"
)
CITIES = (
    ("Genève", "CH"),
    ("Paris", "FR"),
    ("Bruxelles", "BE"),
    ("Dakar", "SN"),
    ("Lomé", "TG"),
    ("Montréal", "CA"),
    ("Tunis", "TN"),
    ("Vienne", "AT"),
    ("Bucarest", "RO"),
    ("Le Caire", "EG"),
    ("Luxembourg", "LU"),
    ("Abidjan", "CI"),
    ("Rabat", "MA"),
    ("Strasbourg", "FR"),
    ("Oslo", "NO"),
    ("Hanoï", "VN"),
)
COUNTRIES = _split(
    "FR|BE|CH|SN|TG|CA|TN|AT|RO|EG|LU|CI|MA|NO|VN|DE|IT|ES|PT|GR|PL|CZ|HU|UA|TR|IN|BR|ZA"
)
KINDS = (
    ("sommet", "summit"),
    ("conférence", "conference"),
    ("réunion", "meeting"),
    ("pourparlers", "talks"),
    ("visite officielle", "visit"),
    ("entretien téléphonique", "call"),
)
VENUES = _split(
    "le palais des congrès|la résidence des hôtes|le centre Anatole|l’hôtel des Tilleuls|la "
    "villa Mirande|le siège de l’organisation"
)
TOPICS = _split(
    "la pêche|les corridors céréaliers|le rail transfrontalier|la dette|les réfugiés|l’eau du "
    "fleuve|la reconstruction|le cessez-le-feu|les tarifs douaniers|le climat"
)
PUBLISHERS = _split(
    "Le Courrier du Rhône|La Dépêche des Lacs|L’Écho du Levant|Gazette de la Lagune|Radio Trois"
    " Rives|Le Quotidien des Monts|Le Phare du Nord|Tribune de l’Atlas"
)
AGENCIES = ("Agence Boréale", "Agence des Deux Mers", None, None)
MONTHS = _split(
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
_SAID = (
    "Nous devons avancer sur {topic} avant la fin de l’année",
    "Il n’y aura pas d’accord sur {topic} sans garanties vérifiables",
    "Les discussions sur {topic} ont été franches et utiles",
    "Je rends hommage à ceux qui œuvrent pour {topic}",
    "Chacun sait ce que {topic} représente pour nos concitoyens",
)
_MORE = (
    ", et nos équipes s’y emploient depuis plusieurs semaines déjà",
    ", comme nous l’avons rappelé lors de la précédente séance",
    " ; rien ne sera décidé sans les parties concernées",
    "",
)
_FILLER = (
    "La séance doit s’ouvrir en fin de matinée, selon l’entourage des participants.",
    "Aucun communiqué n’était encore disponible dans la soirée.",
    "Les délégations sont arrivées la veille, sous une pluie battante.",
    "Plusieurs points techniques restaient à préciser, d’après des sources proches du dossier.",
)


def content(random: Random) -> str:
    """What somebody says."""
    said = random.choice(_SAID).format(topic=random.choice(TOPICS))
    return said + random.choice(_MORE)


def filler(random: Random) -> str:
    """A sentence that claims nothing."""
    return random.choice(_FILLER)
