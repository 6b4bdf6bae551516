"""Speech attributed beside its clause: «selon», incises without marks, cataphora, passives."""

import pytest

AUBRY, LIND, SARR, GARNIER = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier"

ACCORDING = [
    ("Selon le ministère suédois, la frontière restera ouverte.",
     [("ministère suédois", "la frontière restera ouverte")]),
    ("La récolte sera mauvaise cette année, selon la ministre Lena Kovac.",
     [("Lena Kovac", "La récolte sera mauvaise cette année")]),
    ("D'après Reuters, trois navires ont quitté le port dans la nuit.",
     [("Reuters", "trois navires ont quitté le port dans la nuit")]),
    ("D'après le gouverneur Ousmane Sarr, les pluies ont sauvé le mil.",
     [(SARR, "les pluies ont sauvé le mil")]),
    ("Pour la ministre Anna Lindqvist, ce texte est un recul.",
     [(LIND, "ce texte est un recul")]),
    ("Aux yeux de la ministre Anna Lindqvist, ce texte est un recul.",
     [(LIND, "ce texte est un recul")]),
    ("De l'avis du gouverneur Ousmane Sarr, la crise est passée.", [(SARR, "la crise est passée")]),
    ("À en croire le maire Paul Garnier, le pont tiendra cent ans.",
     [(GARNIER, "le pont tiendra cent ans")]),
    ("Selon une source diplomatique, la rencontre a duré deux heures.",
     [("source diplomatique", "la rencontre a duré deux heures")]),
    ("La rencontre a duré deux heures, selon une source diplomatique citée par Reuters.",
     [("source diplomatique", "La rencontre a duré deux heures")]),
    ("Selon des sources concordantes, le convoi a quitté Bamako dimanche.",
     [("sources concordantes", "le convoi a quitté Bamako dimanche")]),
    ("Selon un communiqué de la présidence nigérienne, la frontière rouvrira lundi.",
     [("présidence nigérienne", "la frontière rouvrira lundi")]),
    ("Selon l'agence officielle iranienne, deux soldats ont péri.",
     [("agence officielle iranienne", "deux soldats ont péri")]),
    ("Selon les mots du maire Paul Garnier, la ville est à genoux.",
     [(GARNIER, "la ville est à genoux")]),
    ("Le maire Paul Garnier a défendu le projet. Selon lui, le pont tiendra cent ans.",
     [(GARNIER, "le projet"), (GARNIER, "le pont tiendra cent ans")]),
    ("La ministre Anna Lindqvist a défendu le projet. Pour elle, le pont est sûr.",
     [(LIND, "le projet"), (LIND, "le pont est sûr")]),
    ("Au moins douze maisons ont brûlé, d'après les pompiers.",
     [("pompiers", "Au moins douze maisons ont brûlé")]),
    ("Côté français, selon le ministre Marc Aubry, tout est prêt pour l'hiver.",
     [(AUBRY, "tout est prêt pour l'hiver")]),
    ("Selon Oslo, les négociations avancent bien.", [("Oslo", "les négociations avancent bien")]),
    ("Il s'agit, d'après le ministre Marc Aubry, d'un « premier pas ».",
     [(AUBRY, "Il s'agit, d'après le ministre Marc Aubry, d'un « premier pas")]),
    ("Le pont doit, selon Anna Lindqvist, rouvrir en mai.",
     [(LIND, "Le pont doit, selon Anna Lindqvist, rouvrir en mai")]),
    ("Le pont rouvrira, selon Anna Lindqvist, en mai.", [(LIND, "Le pont rouvrira")]),
]  # fmt: skip

OWN_SUBJECT = [
    ("Il a été question, selon la ministre Anna Lindqvist, du prix du gaz.",
     [(LIND, "Il a été question, selon la ministre Anna Lindqvist, du prix du gaz")]),
    ("L'entretien a porté, souligne le communiqué, sur le prix du gaz.",
     [("communiqué", "L'entretien a porté, souligne le communiqué, sur le prix du gaz")]),
    ("Ce document, affirme la ministre Anna Lindqvist, traduit une vision commune.",
     [(LIND, "Ce document, affirme la ministre Anna Lindqvist, traduit une vision commune")]),
    ("Le ministère suédois à Riga, la capitale lettone, a confirmé le retrait de la plainte.",
     [("ministère suédois", "le retrait de la plainte")]),
    ("Le chef des pêcheurs, Paulo Mendes, a salué l'ouverture du dialogue.",
     [("Paulo Mendes", "l'ouverture du dialogue")]),
    ("Le secrétaire général, Niels Ravn, a pour sa part salué la médiation du Qatar.",
     [("Niels Ravn", "la médiation du Qatar")]),
    ("Le roi avait appelé son cousin lundi, a demandé la libération des marins et l'a obtenue.",
     [("roi", "la libération des marins")]),
    ("Le convoi, ont confirmé les gendarmes, est arrivé mardi.",
     [("gendarmes", "Le convoi, ont confirmé les gendarmes, est arrivé mardi")]),
]  # fmt: skip

HANDED_ON = [
    ("La ministre Anna Lindqvist a loué une « maturité retrouvée », selon un compte rendu de son "
     "ministère.", [(LIND, "une « maturité retrouvée")]),
    ("Le port rouvrira lundi, indique Radio Mira, citant une source kényane.",
     [("source kényane", "Le port rouvrira lundi")]),
    ("Le Telegraph, citant ses sources, rapporte que le port rouvrira lundi.",
     [("Telegraph", "le port rouvrira lundi")]),
    ("La ministre Anna Lindqvist a exprimé sa gratitude au Danemark, conclut le communiqué.",
     [(LIND, "sa gratitude au Danemark")]),
    ("Le maire Paul Garnier a estimé que le pont tiendrait, rapporte l'agence STT.",
     [(GARNIER, "le pont tiendrait")]),
    ("Le maire Paul Garnier est venu. Il a en outre souligné que le pont tiendrait, selon le "
     "communiqué.", [(GARNIER, "le pont tiendrait")]),
    ("Les deux ministres ont parlé du blé, précise le communiqué.",
     [("communiqué", "Les deux ministres ont parlé du blé")]),
    ("Le maire Paul Garnier a indiqué, selon Reuters, que le pont tiendrait.",
     [(GARNIER, "le pont tiendrait")]),
    ("Reuters a annoncé que le port rouvrirait lundi, citant la ministre Anna Lindqvist.",
     [(LIND, "le port rouvrirait lundi")]),
    ("Reuters a annoncé que le port rouvrirait lundi, se référant à la ministre Anna Lindqvist.",
     [(LIND, "le port rouvrirait lundi")]),
]  # fmt: skip

INCISE = [
    ("Les secours arriveront demain matin, a assuré le gouverneur Tom Becker aux habitants.",
     [("Tom Becker", "Les secours arriveront demain matin")]),
    ("Le port rouvrira lundi, annonce Marc Aubry.", [(AUBRY, "Le port rouvrira lundi")]),
    ("Le port rouvrira lundi, a-t-on appris auprès du ministère suédois.",
     [("ministère suédois", "Le port rouvrira lundi")]),
    ("Le port rouvrira lundi, apprend-on de source diplomatique.",
     [("source diplomatique", "Le port rouvrira lundi")]),
    ("Le port rouvrira lundi, indique un communiqué du ministère suédois.",
     [("ministère suédois", "Le port rouvrira lundi")]),
    ("Le port rouvrira lundi, rapporte l'agence Ansa.",
     [("agence Ansa", "Le port rouvrira lundi")]),
    ("Le port rouvrira lundi, comme l'a souligné la ministre Anna Lindqvist.",
     [(LIND, "Le port rouvrira lundi")]),
    ("Comme l'a souligné la ministre Anna Lindqvist, le port rouvrira lundi.",
     [(LIND, "le port rouvrira lundi")]),
    ("Comme le rappelle le maire Paul Garnier, le pont date de 1931.",
     [(GARNIER, "le pont date de 1931")]),
    ("Ainsi que l'a indiqué le maire Paul Garnier, le pont date de 1931.",
     [(GARNIER, "le pont date de 1931")]),
    ("La Suède, a déclaré la ministre Anna Lindqvist, ne quittera pas le traité.",
     [(LIND, "La Suède, a déclaré la ministre Anna Lindqvist, ne quittera pas le traité")]),
    ("Trois ponts seront fermés cet été, ont annoncé mardi les autorités sénégalaises.",
     [("autorités sénégalaises", "Trois ponts seront fermés cet été")]),
    ("Les deux pays reprendront le dialogue en mars, a fait savoir Anna Lindqvist à l'issue de la "
     "rencontre.", [(LIND, "Les deux pays reprendront le dialogue en mars")]),
    ("Ousmane Sarr est rentré de Dakar. La route sera bitumée avant les pluies, a-t-il promis.",
     [(SARR, "La route sera bitumée avant les pluies")]),
    ("La Norvège doit attendre, a dit le ministre Marc Aubry à la presse, ajoutant que rien ne "
     "pressait.", [(AUBRY, "La Norvège doit attendre"), (AUBRY, "rien ne pressait")]),
    ("OSLO (AFP) - Le pont tiendra encore dix ans, a affirmé le maire Paul Garnier.",
     [(GARNIER, "Le pont tiendra encore dix ans")]),

    ("Le port, comme l'a dit Marc Aubry, restera fermé.",
     [(AUBRY, "Le port, comme l'a dit Marc Aubry, restera fermé")]),
    ("Dans l'ensemble, comme l'a déclaré Anna Lindqvist, la partie balte est prête à discuter.",
     [(LIND, "Dans l'ensemble, comme l'a déclaré Anna Lindqvist, la partie balte est prête à "
             "discuter")]),
    ("La Norvège, comme l'a rappelé Anna Lindqvist, appelle à une trêve immédiate.",
     [(LIND, "La Norvège, comme l'a rappelé Anna Lindqvist, appelle à une trêve immédiate")]),
]  # fmt: skip

CATAPHORA = [
    ("La ministre Anna Lindqvist a tiré la sonnette d'alarme : la ville est « au bord du vide ».",
     [(LIND, "la ville est « au bord du vide")]),
    ("Le tunnel fermera en août. C'est ce qu'a annoncé le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("Le tunnel fermera en août, c'est ce qu'a déclaré le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("Le tunnel fermera en août. C'est du moins ce qu'affirme la ministre Anna Lindqvist.",
     [(LIND, "Le tunnel fermera en août")]),
    ("Le tunnel fermera en août. Voilà ce que soutient le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("La ministre Anna Lindqvist l'a affirmé : le tunnel fermera en août.",
     [(LIND, "le tunnel fermera en août")]),
    ("Le maire Paul Garnier l'a répété mardi : la ville ne paiera pas.",
     [(GARNIER, "la ville ne paiera pas")]),
    ("« Le tunnel fermera en août. » Ainsi s'est exprimé le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("« Le tunnel fermera en août » : c'est en ces termes que s'est exprimé le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("C'est ce que la ministre Anna Lindqvist a déclaré à la presse : le tunnel fermera en août.",
     [(LIND, "le tunnel fermera en août")]),
    ("Le maire Paul Garnier est formel : le tunnel fermera en août.",
     [(GARNIER, "le tunnel fermera en août")]),
    ("Pour le maire Paul Garnier, c'est clair : le tunnel fermera en août.",
     [(GARNIER, "c'est clair : le tunnel fermera en août")]),
    ("Les deux équipes se verront lundi à Oslo. Anna Lindqvist l'a annoncé samedi.",
     [(LIND, "Les deux équipes se verront lundi à Oslo")]),
    ("La grotte est profonde. Le maire Paul Garnier l'a indiquée aux visiteurs.", []),
    ("La digue tiendra, a dit Marc Aubry. Le maire Paul Garnier l'a confirmé.",
     [(AUBRY, "La digue tiendra")]),
]  # fmt: skip

POINTED_BACK = [
    ("Le tunnel fermera en août. Cette déclaration a été faite par le maire Paul Garnier.",
     [(GARNIER, "Le tunnel fermera en août")]),
    ("Le pont rouvrira lundi. L'annonce a été faite mardi par la ministre Anna Lindqvist.",
     [(LIND, "Le pont rouvrira lundi")]),
    ("Du pain et de l'eau. C'est ce que la ville réclame, et son maire, Paul Garnier, les attend.",
     [("ville", "Du pain et de l'eau")]),
    ("La digue, comme annoncé par la ministre Anna Lindqvist, sera rehaussée.",
     [(LIND, "La digue, comme annoncé par la ministre Anna Lindqvist, sera rehaussée")]),
    ("Comme annoncé par la ministre Anna Lindqvist, la digue sera rehaussée.",
     [(LIND, "la digue sera rehaussée")]),
    ("L'enjeu est clair, selon une source diplomatique : « sans digue, la ville sera noyée ».",
     [("source diplomatique", "sans digue, la ville sera noyée")]),
]  # fmt: skip

PASSIVE = [
    ("Il est indiqué dans le communiqué du ministère suédois que la frontière rouvrira.",
     [("ministère suédois", "la frontière rouvrira")]),
    ("Il a été annoncé par le ministère suédois que la frontière rouvrira.",
     [("ministère suédois", "la frontière rouvrira")]),
    ("Dans un communiqué, il est précisé que la frontière rouvrira lundi.",
     [("communiqué", "la frontière rouvrira lundi")]),
    ("Le ministère suédois dit attendre un avis. La frontière rouvrira lundi, précise-t-on de "
     "même source.",
     [("ministère suédois", "attendre un avis"),
      ("ministère suédois", "La frontière rouvrira lundi")]),
    ("On indique de source diplomatique que la frontière rouvrira lundi.",
     [("source diplomatique", "la frontière rouvrira lundi")]),
    ("De source proche du dossier, on affirme que la frontière rouvrira lundi.",
     [("source proche du dossier", "la frontière rouvrira lundi")]),
]  # fmt: skip

FREE = [
    ("Le maire Paul Garnier refuse. À ses yeux, le pont est sûr.", [(GARNIER, "le pont est sûr")]),
    ("Le maire Paul Garnier refuse. À l'en croire, le pont est sûr.",
     [(GARNIER, "le pont est sûr")]),
    ("Le maire Paul Garnier refuse. Selon lui, le pont est sûr. Pour lui, la ville peut payer.",
     [(GARNIER, "le pont est sûr"), (GARNIER, "la ville peut payer")]),
    ("La ministre Anna Lindqvist est sceptique. Le traité, selon elle, ne tiendra pas l'hiver.",
     [(LIND, "Le traité, selon elle, ne tiendra pas l'hiver")]),
    ("La ministre Anna Lindqvist est sceptique. Le traité ne tiendra pas, d'après elle.",
     [(LIND, "Le traité ne tiendra pas")]),
    ("« Il faut du temps », a dit le maire Paul Garnier. Selon le maire, le pont rouvrira en mai.",
     [(GARNIER, "Il faut du temps"), (GARNIER, "le pont rouvrira en mai")]),
    ("La ministre Anna Lindqvist est sceptique. À l'en croire, le pont est sûr.",
     [(LIND, "le pont est sûr")]),
    ("La ministre Anna Lindqvist est sceptique. À ses yeux, le pont est sûr.",
     [(LIND, "le pont est sûr")]),
    ("La ministre Anna Lindqvist est sceptique. Selon ses propos, le pont est sûr.",
     [(LIND, "le pont est sûr")]),
    ("Les syndicats du port refusent. À leur avis, le pont est usé.",
     [("syndicats du port", "le pont est usé")]),
    ("Les syndicats du port refusent. Selon leurs dires, le pont est usé.",
     [("syndicats du port", "le pont est usé")]),
    ("Le maire Paul Garnier et la ministre Anna Lindqvist refusent. À les en croire, le pont est "
     "usé.", []),
]  # fmt: skip

TOLD = [

    ("Selon Oslo, Anna Lindqvist et Paul Garnier doivent signer la charte.",
     [("Oslo", "Anna Lindqvist et Paul Garnier doivent signer la charte")]),
    ("Selon le ministère, les envoyés Anna Lindqvist et Paul Garnier signeront la charte lundi.",
     [("ministère", "les envoyés Anna Lindqvist et Paul Garnier signeront la charte lundi")]),
    ("Selon Paul Garnier et Anna Lindqvist, la digue tiendra.",
     [("Paul Garnier et Anna Lindqvist", "la digue tiendra")]),
    ("D'après un responsable norvégien, Anna Lindqvist lui a répété que le pont resterait fermé.",
     [("responsable norvégien", "Anna Lindqvist lui a répété que le pont resterait fermé")]),
    ("Selon le ministre norvégien, Marc Aubry, le pont rouvrira.",
     [(AUBRY, "le pont rouvrira")]),
    ("Selon une source diplomatique, la délégation balte a fait savoir qu'elle ne viendrait pas.",
     [("source diplomatique", "la délégation balte a fait savoir qu'elle ne viendrait pas")]),
    ("La délégation balte a fait savoir qu'elle ne viendrait pas, selon une source diplomatique.",
     [("source diplomatique", "La délégation balte a fait savoir qu'elle ne viendrait pas")]),
    ("Selon Reuters, le ministre Marc Aubry a déclaré que la digue tiendrait.",
     [(AUBRY, "la digue tiendrait")]),
    ("Selon Reuters, Oslo aurait proposé des garanties à long terme.",
     [("Reuters", "Oslo aurait proposé des garanties à long terme")]),
    ("Ils ont visité le port et ont promis de revenir, rapporte le communiqué du ministère.",
     [("ministère", "Ils ont visité le port et ont promis de revenir")]),
    ("Pour la Commission européenne, le traité doit entrer en vigueur avant l'été.",
     [("Commission européenne", "le traité doit entrer en vigueur avant l'été")]),
    ("Marc Aubry verra Paul Garnier lundi, selon l'agenda publié par la présidence norvégienne.",
     [("présidence norvégienne", "Marc Aubry verra Paul Garnier lundi")]),
]  # fmt: skip

BEHIND_COLON = [

    ("Le ministre Marc Aubry a été plus précis : selon lui, un second essai aura lieu en mai.",
     [(AUBRY, "un second essai aura lieu en mai")]),
    ("Anna Lindqvist a regretté des retards et a salué la reprise : le quai rouvrira lundi, "
     "a-t-elle annoncé.",
     [(LIND, "des retards"), (LIND, "la reprise"), (LIND, "le quai rouvrira lundi")]),
    ("Le bilan est lourd : trois maisons ont brûlé, a dit Paul Garnier.",
     [(GARNIER, "Le bilan est lourd : trois maisons ont brûlé")]),
    ("Le ministre Marc Aubry ne cesse de le répéter : la mer monte chaque année.",
     [(AUBRY, "la mer monte chaque année")]),
    ("L'ambassadeur Paul Garnier a fait passer le message : la Norvège recevra les deux camps.",
     [(GARNIER, "la Norvège recevra les deux camps")]),
    ("La Norvège poursuit sa route : une délégation conduite par Marc Aubry part mercredi.", []),
    ("Il faut le dire : la mer monte chaque année.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), ACCORDING)
def test_according_to(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), OWN_SUBJECT)
def test_a_verb_behind_a_comma_has_its_subject_before_it(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), HANDED_ON)
def test_a_paper_hands_on_what_somebody_said(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), INCISE)
def test_verb_after_or_inside_a_clause_without_marks(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), CATAPHORA)
def test_cataphora(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), POINTED_BACK)
def test_what_stands_elsewhere_in_the_sentence_or_before_it(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), PASSIVE)
def test_impersonal_and_passive(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), FREE)
def test_a_pronoun_or_an_office_points_back(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "words"), [
    ("Le maire Paul Garnier refuse. À l'en croire, le pont est sûr.", "À l'en croire"),
    ("Le maire Paul Garnier refuse. Selon les paroles citées, le pont est sûr.", "les paroles"),
    ("Le maire Paul Garnier refuse. Selon ses mots, le pont est sûr.", "ses mots"),
])  # fmt: skip
def test_the_words_that_mean_the_speaker_are_the_evidence(read, text, words):
    facts = read(text)
    (statement,) = facts.locals("statement")
    (speaker,) = facts.readings(statement, "speaker")
    assert [one.exact for one in speaker.evidence] == [words]


@pytest.mark.parametrize(("text", "statements"), TOLD)
def test_who_tells_what_others_said_or_will_do(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), BEHIND_COLON)
def test_what_a_colon_opens(read, text, statements):
    assert read(text).statements == statements
