"""A verb of saying and its clause: what stands between them, what joins a second clause on."""

import pytest

AUBRY, LIND, SARR = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr"

PLAIN = [
    ("Le ministre Marc Aubry a indiqué que les travaux commenceraient en mai.",
     [(AUBRY, "les travaux commenceraient en mai")]),
    ("La ministre Anna Lindqvist affirme que rien n'est encore joué.",
     [(LIND, "rien n'est encore joué")]),
    ("Le ministre Marc Aubry a fait savoir que la date restait à fixer.",
     [(AUBRY, "la date restait à fixer")]),
    ("Le ministre Marc Aubry a laissé entendre qu'un report était possible.",
     [(AUBRY, "un report était possible")]),
    ("Un responsable européen a confié à l'AFP que le texte serait amendé.",
     [("responsable européen", "le texte serait amendé")]),
    ("Le gouverneur Ousmane Sarr soutenait que la digue était solide.",
     [(SARR, "la digue était solide")]),
    ("La diplomatie norvégienne a fait valoir que le traité l'autorisait.",
     [("diplomatie norvégienne", "le traité l'autorisait")]),
    ("Les autorités sénégalaises ont reconnu que le pont avait mal vieilli.",
     [("autorités sénégalaises", "le pont avait mal vieilli")]),
    ("Le président Luis Ortega déplore que les secours arrivent si tard.",
     [("Luis Ortega", "les secours arrivent si tard")]),
    ("Le maire Paul Garnier se félicite que le pont soit enfin ouvert.",
     [("Paul Garnier", "le pont soit enfin ouvert")]),
    ("Le maire Paul Garnier s'est réjoui que le pont soit enfin ouvert.",
     [("Paul Garnier", "le pont soit enfin ouvert")]),
    ("Le Premier ministre Jan Novak prévient que la facture sera lourde.",
     [("Jan Novak", "la facture sera lourde")]),
    ("Le Premier ministre Jan Novak a martelé que la loi s'appliquerait à tous.",
     [("Jan Novak", "la loi s'appliquerait à tous")]),
    ("Le chancelier Erik Holm a exigé que les prisonniers soient libérés.",
     [("Erik Holm", "les prisonniers soient libérés")]),
    ("Le chancelier Erik Holm a demandé que les prisonniers soient libérés.",
     [("Erik Holm", "les prisonniers soient libérés")]),
    ("Le chancelier Erik Holm a rétorqué que personne ne l'avait consulté.",
     [("Erik Holm", "personne ne l'avait consulté")]),
    ("La cheffe de la mission, Clara Meunier, a relaté que les routes étaient coupées.",
     [("Clara Meunier", "les routes étaient coupées")]),
    ("Le procureur Hugo Brandt a argué que les preuves manquaient.",
     [("Hugo Brandt", "les preuves manquaient")]),
]  # fmt: skip

BETWEEN = [
    ("Le ministre Marc Aubry a indiqué vendredi, à l'issue d'une séance houleuse, que le port "
     "rouvrirait.", [(AUBRY, "le port rouvrirait")]),
    ("Le ministre Marc Aubry a déclaré mardi soir devant les députés réunis à Lyon que la réforme "
     "serait votée avant l'été.", [(AUBRY, "la réforme serait votée avant l'été")]),
    ("La ministre Anna Lindqvist a, pour sa part, tenu à rappeler que le budget était limité.",
     [(LIND, "le budget était limité")]),
    ("La ministre Anna Lindqvist a tenu à souligner que le budget était limité.",
     [(LIND, "le budget était limité")]),
    ("Le ministre Marc Aubry a en outre précisé, sans donner de chiffres, que les pertes étaient "
     "minimes.", [(AUBRY, "les pertes étaient minimes")]),
    ("Interrogée par la presse locale, la ministre Anna Lindqvist a répondu que rien ne pressait.",
     [(LIND, "rien ne pressait")]),
    ("Lors d'un point de presse à Dakar, le gouverneur Ousmane Sarr a annoncé que la route serait "
     "bitumée.", [(SARR, "la route serait bitumée")]),
    ("Le gouverneur Ousmane Sarr, qui s'exprimait devant les chefs de village de la région, a "
     "assuré que les semences arriveraient à temps.",
     [(SARR, "les semences arriveraient à temps")]),
    ("Le gouverneur Ousmane Sarr, arrivé la veille de Bamako, a confirmé jeudi à des journalistes "
     "que le marché rouvrirait.", [(SARR, "le marché rouvrirait")]),
    ("Dans un entretien au quotidien local, Anna Lindqvist estime que la paix est à portée de "
     "main.",
     [(LIND, "la paix est à portée de main")]),
    ("Le ministre Marc Aubry a dit à son homologue norvégien que la pêche devait cesser.",
     [(AUBRY, "la pêche devait cesser")]),
    ("Le ministre Marc Aubry vient d'annoncer que la pêche devait cesser.",
     [(AUBRY, "la pêche devait cesser")]),
    ("Le ministre Marc Aubry devait annoncer une baisse des taxes, mais il a dit que rien n'était "
     "prêt.", [(AUBRY, "rien n'était prêt")]),
    ("À la veille du vote, a rappelé Marc Aubry, ministre de la Pêche, la majorité reste unie.",
     [(AUBRY, "À la veille du vote, a rappelé Marc Aubry, ministre de la Pêche, la majorité reste "
       "unie")]),
    ("Ainsi, le ministre Marc Aubry a-t-il affirmé que le port rouvrirait.",
     [(AUBRY, "le port rouvrirait")]),
    ("Sans doute la ministre Anna Lindqvist a-t-elle rappelé que le budget était limité.",
     [(LIND, "le budget était limité")]),
]  # fmt: skip

ENDING = [
    ("Ces contacts font suite à l'annonce faite lundi par la Norvège, affirmant accepter la trêve.",
     [("Norvège", "accepter la trêve")]),
    ("La ministre Anna Lindqvist a dit que la digue tiendrait, démentant ainsi une rumeur.",
     [(LIND, "la digue tiendrait")]),
    ("La ministre Anna Lindqvist a dit que rien n'était signé, alors que le sommet s'ouvre lundi.",
     [(LIND, "rien n'était signé")]),
    ("La ministre Anna Lindqvist a dit que la digue tiendrait, tandis que la ville se vide.",
     [(LIND, "la digue tiendrait")]),
    ("La ministre Anna Lindqvist a assuré que la digue tiendrait, sans préciser jusqu'à quand.",
     [(LIND, "la digue tiendrait")]),
    ("La ministre Anna Lindqvist a appelé à ne pas taxer le blé, dossier sur lequel Oslo cède.",
     [(LIND, "ne pas taxer le blé")]),
    ("Le maire Paul Garnier a porté à la connaissance de son hôte que le pont était fermé.",
     [("Paul Garnier", "le pont était fermé")]),
    ("La ministre Anna Lindqvist n'a pas exclu que le port ferme.", [(LIND, "le port ferme")]),
    ("Le préfet a parlé. La ministre Anna Lindqvist a dit que c'était un vol. Le maire est parti.",
     [(LIND, "c'était un vol")]),
]  # fmt: skip

JOINED = [
    ("La ministre Anna Lindqvist a déclaré que l'accord était proche et que la signature aurait "
     "lieu en avril.",
     [(LIND, "l'accord était proche et que la signature aurait lieu en avril")]),
    ("La ministre Anna Lindqvist a déclaré que l'accord était proche et a ajouté que la signature "
     "aurait lieu en avril.",
     [(LIND, "l'accord était proche"), (LIND, "la signature aurait lieu en avril")]),
    ("La ministre Anna Lindqvist a déclaré que l'accord était proche, avant d'ajouter que la "
     "signature aurait lieu en avril.",
     [(LIND, "l'accord était proche"), (LIND, "la signature aurait lieu en avril")]),
    ("Le maire Paul Garnier a dit que le pont tiendrait, et d'ajouter que les travaux seraient "
     "brefs.", [("Paul Garnier", "le pont tiendrait"),
                ("Paul Garnier", "les travaux seraient brefs")]),
    ("Le ministre Marc Aubry a indiqué que le port rouvrirait lundi, précisant que les grues "
     "étaient réparées.",
     [(AUBRY, "le port rouvrirait lundi"), (AUBRY, "les grues étaient réparées")]),
    ("Le ministre Marc Aubry a indiqué que le port rouvrirait lundi, tout en précisant que les "
     "grues étaient réparées et en rappelant que l'hiver approchait.",
     [(AUBRY, "le port rouvrirait lundi"), (AUBRY, "les grues étaient réparées"),
      (AUBRY, "l'hiver approchait")]),
    ("Le ministre Marc Aubry a indiqué que le port rouvrirait lundi ; il a précisé que les grues "
     "étaient réparées.",
     [(AUBRY, "le port rouvrirait lundi"), (AUBRY, "les grues étaient réparées")]),
    ("Le gouverneur Ousmane Sarr a affirmé que la récolte serait bonne, mais il a prévenu que les "
     "prix monteraient.",
     [(SARR, "la récolte serait bonne"), (SARR, "les prix monteraient")]),
    ("Le gouverneur Ousmane Sarr a souligné l'urgence de la situation et indiqué que des camions "
     "partiraient demain.",
     [(SARR, "l'urgence de la situation"), (SARR, "des camions partiraient demain")]),
    ("Le gouverneur Ousmane Sarr s'est dit confiant et a assuré que la récolte serait bonne.",
     [(SARR, "confiant"), (SARR, "la récolte serait bonne")]),
    ("Le président Luis Ortega a salué le courage des pompiers et promis que l'État paierait.",
     [("Luis Ortega", "le courage des pompiers"), ("Luis Ortega", "l'État paierait")]),
    ("Le ministre Marc Aubry a estimé que la crise, que personne n'avait vue venir, durerait "
     "encore.", [(AUBRY, "la crise, que personne n'avait vue venir, durerait encore")]),
    ("Le ministre Marc Aubry a estimé que les promesses que le maire avait faites ne seraient pas "
     "tenues, que l'argent manquait et que la ville souffrirait.",
     [(AUBRY, "les promesses que le maire avait faites ne seraient pas tenues, que l'argent "
       "manquait et que la ville souffrirait")]),
    ("Le ministre Marc Aubry a affirmé que la ville avait annoncé des travaux en janvier.",
     [(AUBRY, "la ville avait annoncé des travaux en janvier")]),
    ("La présidente Maria Sandoval a expliqué que les experts demandaient davantage de temps pour "
     "conclure.",
     [("Maria Sandoval", "les experts demandaient davantage de temps pour conclure")]),
]  # fmt: skip

CHAIN = [
    ("Au sortir de la salle, Anna Lindqvist s'est montrée optimiste, soulignant que les écarts se "
     "réduisaient.", [(LIND, "les écarts se réduisaient")]),
    ("La ministre Anna Lindqvist est restée prudente, rappelant que rien n'était signé.",
     [(LIND, "rien n'était signé")]),
    ("Le général Hugo Brandt a ouvert la séance en affirmant que la frontière était sûre.",
     [("Hugo Brandt", "la frontière était sûre")]),
    ("Le général Hugo Brandt a pris la parole, déclarant : « La frontière est sûre ce soir. »",
     [("Hugo Brandt", "La frontière est sûre ce soir")]),
    ("Les déclarations de Marc Aubry, affirmant que le port rouvrirait, ont surpris.",
     [(AUBRY, "le port rouvrirait")]),
    ("Affirmant que le temps pressait, le ministre Marc Aubry a convoqué ses conseillers.",
     [(AUBRY, "le temps pressait")]),
    ("Tout en reconnaissant que le temps pressait, le ministre Marc Aubry a convoqué le conseil.",
     [(AUBRY, "le temps pressait")]),
    ("Le Premier ministre Jan Novak a pris la parole pour dire que la loi passerait.",
     [("Jan Novak", "la loi passerait")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), PLAIN)
def test_verb_and_clause(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), BETWEEN)
def test_what_stands_between_the_verb_and_its_clause(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), ENDING)
def test_where_what_was_said_ends(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), JOINED)
def test_second_clause_and_second_verb(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), CHAIN)
def test_gerund_and_purpose(read, text, statements):
    assert read(text).statements == statements
