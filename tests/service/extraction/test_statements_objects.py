"""Speech without a clause: what a verb of saying governs as infinitive, noun or adjective."""

import pytest

AUBRY, LIND, SARR, GARNIER = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier"

INFINITIVE = [
    ("Le président Luis Ortega a promis de publier les comptes.",
     [("Luis Ortega", "publier les comptes")]),
    ("L'ambassadeur Paul Durand a dit espérer une issue rapide.",
     [("Paul Durand", "espérer une issue rapide")]),
    ("La ministre Anna Lindqvist affirme avoir reçu des garanties écrites.",
     [(LIND, "avoir reçu des garanties écrites")]),
    ("La ministre Anna Lindqvist dit vouloir éviter une guerre des quotas.",
     [(LIND, "vouloir éviter une guerre des quotas")]),
    ("Le maire Paul Garnier assure ne rien regretter.", [(GARNIER, "ne rien regretter")]),
    ("Le gouverneur Ousmane Sarr s'est engagé à réparer la route avant l'hivernage.",
     [(SARR, "réparer la route avant l'hivernage")]),
    ("Le gouverneur Ousmane Sarr a exhorté les éleveurs à rester calmes.",
     [(SARR, "rester calmes")]),
    ("La cheffe de la diplomatie suédoise, Anna Lindqvist, a appelé les deux camps à cesser le "
     "feu.",
     [(LIND, "cesser le feu")]),
    ("Le Premier ministre Jan Novak a menacé de fermer la frontière.",
     [("Jan Novak", "fermer la frontière")]),
    ("Le Premier ministre Jan Novak a proposé à ses voisins de partager l'eau du fleuve.",
     [("Jan Novak", "partager l'eau du fleuve")]),
    ("Le Premier ministre Jan Novak a accusé ses voisins de détourner l'eau du fleuve.",
     [("Jan Novak", "détourner l'eau du fleuve")]),
    ("La Norvège a demandé à la Suède de retirer ses navires.",
     [("Norvège", "retirer ses navires")]),
    ("La Norvège espère conclure avant la fin de l'année.",
     [("Norvège", "conclure avant la fin de l'année")]),
    ("Le chef rebelle Moussa Diallo a juré de venger ses hommes.",
     [("Moussa Diallo", "venger ses hommes")]),
    ("Le ministre Marc Aubry a invité les pêcheurs à déposer un dossier.",
     [(AUBRY, "déposer un dossier")]),
    ("Le ministre Marc Aubry a reconnu avoir commis une erreur et promis de la réparer.",
     [(AUBRY, "avoir commis une erreur"), (AUBRY, "la réparer")]),
    ("La ministre Anna Lindqvist s'est dite satisfaite de cet accord.",
     [("Anna Lindqvist", "satisfaite de cet accord")]),
    ("Le ministre Marc Aubry s'est dit prêt à rencontrer les pêcheurs.",
     [(AUBRY, "prêt à rencontrer les pêcheurs")]),
    ("Le ministre Marc Aubry a averti qu'il ne céderait pas, promettant de saisir les juges.",
     [(AUBRY, "il ne céderait pas"), (AUBRY, "saisir les juges")]),
]  # fmt: skip

NOUN = [
    ("La ministre Anna Lindqvist y voit « un échec retentissant pour l'Europe ».",
     [(LIND, "un échec retentissant pour l'Europe")]),
    ("La ministre Anna Lindqvist voit dans ce texte « un recul sans précédent ».",
     [(LIND, "un recul sans précédent")]),
    ("La ministre Anna Lindqvist a vanté une relation apaisée, malgré des désaccords sur la mer.",
     [(LIND, "une relation apaisée")]),
    ("La ministre Anna Lindqvist a salué la médiation du Qatar lors d'un sommet réuni à Oslo.",
     [(LIND, "la médiation du Qatar lors d'un sommet réuni à Oslo")]),
    ("La ministre Anna Lindqvist a salué la médiation du Qatar lors d'un point de presse.",
     [(LIND, "la médiation du Qatar")]),
    ("La ministre Anna Lindqvist a salué la médiation du Qatar, lors d'un sommet réuni à Oslo.",
     [(LIND, "la médiation du Qatar")]),
    ("La ministre Anna Lindqvist a mentionné la nécessité d'un calendrier.",
     [(LIND, "la nécessité d'un calendrier")]),
    ("La ministre Anna Lindqvist a, par la même occasion, annoncé un appui de 40 millions.",
     [(LIND, "un appui de 40 millions")]),
    ("L'Union africaine a fait part de son inquiétude et appelé les belligérants à la retenue.",
     [("Union africaine", "son inquiétude"), ("Union africaine", "la retenue")]),
    ("La ministre Anna Lindqvist a condamné les tirs contre les marins et exhorté les parties à "
     "la désescalade.", [(LIND, "les tirs contre les marins"), (LIND, "la désescalade")]),
    ("La ministre Anna Lindqvist a accusé le Danemark de crimes de guerre.",
     [(LIND, "crimes de guerre")]),
    ("La ministre Anna Lindqvist a appelé de ses vœux une trêve durable.",
     [(LIND, "une trêve durable")]),
    ("La présidente Maria Sandoval a rejeté toute responsabilité dans cet incident.",
     [("Maria Sandoval", "toute responsabilité dans cet incident")]),
    ("Le chancelier Erik Holm a appelé à une trêve immédiate.",
     [("Erik Holm", "une trêve immédiate")]),
    ("Le Premier ministre Jan Novak a annoncé vendredi la tenue d'élections anticipées.",
     [("Jan Novak", "la tenue d'élections anticipées")]),
    ("Berlin a proposé une nouvelle médiation.", [("Berlin", "une nouvelle médiation")]),
    ("Le Kremlin a condamné ces frappes.", [("Kremlin", "ces frappes")]),
    ("Le président Luis Ortega a dénoncé une agression contre son peuple.",
     [("Luis Ortega", "une agression contre son peuple")]),
    ("La ministre Anna Lindqvist a fait part de sa vive préoccupation.",
     [(LIND, "sa vive préoccupation")]),
    ("La ministre Anna Lindqvist a exprimé le soutien de son pays au peuple malien.",
     [(LIND, "le soutien de son pays au peuple malien")]),
    ("Le gouverneur Ousmane Sarr a mis l'accent sur la sécurité des puits.",
     [(SARR, "la sécurité des puits")]),
    ("Le ministre Marc Aubry a souligné l'importance de protéger les fonds marins.",
     [(AUBRY, "l'importance de protéger les fonds marins")]),
    ("Le ministre Marc Aubry a réitéré l'attachement de la France au droit de la mer.",
     [(AUBRY, "l'attachement de la France au droit de la mer")]),
    ("Le ministre Marc Aubry a plaidé pour une baisse des quotas.",
     [(AUBRY, "une baisse des quotas")]),
    ("Le ministre Marc Aubry a plaidé en faveur d'une baisse des quotas.",
     [(AUBRY, "une baisse des quotas")]),
    ("Le chef de l'armée, Hugo Brandt, a mis en garde contre une escalade.",
     [("Hugo Brandt", "une escalade")]),
    ("Le chef de l'armée, Hugo Brandt, s'est opposé à tout retrait.",
     [("Hugo Brandt", "tout retrait")]),
    ("L'Union africaine a réclamé le retour des civils au pouvoir.",
     [("Union africaine", "le retour des civils au pouvoir")]),
    ("L'Union africaine a exigé un retrait immédiat, soulignant la gravité de la situation.",
     [("Union africaine", "un retrait immédiat"),
      ("Union africaine", "la gravité de la situation")]),
    ("Le maire Paul Garnier s'est félicité de la baisse du chômage.",
     [(GARNIER, "la baisse du chômage")]),
    ("Le maire Paul Garnier a présenté ses condoléances aux familles.",
     [(GARNIER, "ses condoléances aux familles")]),
    ("Le maire Paul Garnier a dit son inquiétude pour la forêt.",
     [(GARNIER, "son inquiétude pour la forêt")]),

    ("La ministre Anna Lindqvist est intervenue par vidéo pour réclamer un siège au comité.",
     [("Anna Lindqvist", "un siège au comité")]),
    ("Le ministre Marc Aubry est rentré d'Oslo pour réclamer sa valise.", []),
    ("Le ministre Marc Aubry a remercié les pêcheurs pour leur patience.",
     [("Marc Aubry", "les pêcheurs pour leur patience")]),
    ("Le ministre Marc Aubry a remercié les pêcheurs d'avoir attendu.",
     [("Marc Aubry", "avoir attendu")]),
]  # fmt: skip

ADJECTIVE = [
    ("La ministre Anna Lindqvist s'est dite certaine que la Norvège, « amie fidèle », suivrait.",
     [(LIND, "certaine que la Norvège, « amie fidèle », suivrait")]),
    ("La Suède a fait état d'une avancée, que la ministre Anna Lindqvist a qualifiée de « plus "
     "beau jour de ma carrière ».",
     [("Suède", "une avancée"), (LIND, "plus beau jour de ma carrière")]),
    ("La ministre Anna Lindqvist a qualifié de « pure invention » les bruits de couloir.",
     [(LIND, "pure invention » les bruits de couloir")]),
    ("L'AIEA, dont le directeur est attendu, juge \"indispensable\" de reprendre les visites.",
     [("AIEA", "indispensable\" de reprendre les visites")]),
    ("La ministre Anna Lindqvist a déploré les lenteurs de Bruxelles, ce qu'elle avait promis.",
     [(LIND, "les lenteurs de Bruxelles")]),
    ("La ministre Anna Lindqvist a appelé \"toutes les parties\" à la retenue.",
     [(LIND, "la retenue")]),
    ("Khartoum a rejeté l'initiative, la qualifiant de « simple manœuvre ».",
     [("Khartoum", "l'initiative"), ("Khartoum", "simple manœuvre")]),
    ("Le texte, que la ministre Anna Lindqvist a qualifié de « plus grand recul du siècle », "
     "passe lundi.", [(LIND, "plus grand recul du siècle")]),
    ("La ministre Anna Lindqvist a qualifié ce texte d'\"acte de guerre\".",
     [(LIND, "ce texte d'\"acte de guerre")]),
    ("Le maire Paul Garnier se dit convaincu que le pont tiendra.",
     [(GARNIER, "convaincu que le pont tiendra")]),
    ("La ministre Anna Lindqvist s'est déclarée favorable à une pause.",
     [(LIND, "favorable à une pause")]),
    ("La ministre Anna Lindqvist s'est montrée confiante.", []),
    ("La ministre Anna Lindqvist a qualifié le texte de recul historique.",
     [(LIND, "le texte de recul historique")]),
    ("La ministre Anna Lindqvist a jugé le texte insuffisant.",
     [(LIND, "le texte insuffisant")]),
    ("La ministre Anna Lindqvist juge « inacceptable » le texte norvégien.",
     [(LIND, "inacceptable » le texte norvégien")]),
    ("La ministre Anna Lindqvist considère la Norvège comme une alliée.",
     [(LIND, "la Norvège comme une alliée")]),
    ("Le maire Paul Garnier estime nécessaire de fermer le pont.",
     [(GARNIER, "nécessaire de fermer le pont")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), INFINITIVE)
def test_infinitive(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), NOUN)
def test_noun(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), ADJECTIVE)
def test_adjective(read, text, statements):
    assert read(text).statements == statements
