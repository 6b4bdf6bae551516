"""Where the words said end, where another report goes on, and deeds that look like reports."""

import pytest

AUBRY, LIND, SARR, GARNIER = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier"

ENDS = [
    ("Le ministre Marc Aubry a salué la réouverture du pont et l'a aussitôt franchi à pied.",
     [(AUBRY, "la réouverture du pont")]),
    ("La ministre Anna Lindqvist a salué l'effort des marins et leur a remis une médaille.",
     [(LIND, "l'effort des marins")]),
    ("Le ministre Marc Aubry a annoncé la fermeture du marché et rencontré les pêcheurs.",
     [(AUBRY, "la fermeture du marché")]),
    ("Le maire Paul Garnier a annoncé l'ouverture d'un dispensaire, avant de gagner Riga.",
     [(GARNIER, "l'ouverture d'un dispensaire")]),
    ("Le maire Paul Garnier a vanté la hausse des ventes, lesquelles ont doublé en un an.",
     [(GARNIER, "la hausse des ventes")]),
    ("La ministre Anna Lindqvist a promis un appui sans réserve lors de sa première visite à Riga.",
     [(LIND, "un appui sans réserve")]),
    ("La ministre Anna Lindqvist a plaidé pour une trêve, et ce malgré les tirs de la veille.",
     [(LIND, "une trêve")]),
    ("Le maire Paul Garnier a proposé la création d'un musée, une idée que la région soutient.",
     [(GARNIER, "la création d'un musée")]),
    ("Le ministre Marc Aubry affirme que la digue est solide ; les riverains ont quitté les lieux.",
     [(AUBRY, "la digue est solide")]),
    ("Le ministre Marc Aubry a assuré que la digue était « solide », les riverains ont souri.",
     [(AUBRY, "la digue était « solide")]),
    ("Le ministre Marc Aubry a dit que, face aux « pilleurs », la garde resterait en place.",
     [(AUBRY, "face aux « pilleurs », la garde resterait en place")]),
    ("Le maire Paul Garnier dit avoir reçu des menaces, des propos vite démentis par la garde.",
     [(GARNIER, "avoir reçu des menaces")]),
    ("Le maire Paul Garnier a dit que le chantier avançait selon le calendrier prévu.",
     [(GARNIER, "le chantier avançait selon le calendrier prévu")]),

    ("Le ministre Marc Aubry a appelé à \"laisser travailler les experts\", après la publication "
     "d'un rapport sur le barrage.",
     [(AUBRY, "laisser travailler les experts")]),
    ("Le ministre Marc Aubry a indiqué qu'il attendrait les analyses, après une conversation "
     "téléphonique avec Paul Garnier.",
     [(AUBRY, "il attendrait les analyses")]),
    ("Le ministre Marc Aubry a annoncé que le port rouvrirait après la fin des travaux.",
     [(AUBRY, "le port rouvrirait après la fin des travaux")]),
    ("Oslo a affirmé avoir repoussé les navires, au lendemain d'un discours du président Paul "
     "Garnier estimant que la mer était libre.",
     [("Oslo", "avoir repoussé les navires"), (GARNIER, "la mer était libre")]),
    ("Selon Anna Lindqvist, les élus ont été prévenus « en amont », il y a plus d'un mois, qu'un "
     "reporter suivrait la visite.",
     [(LIND, "les élus ont été prévenus « en amont », il y a plus d'un mois, qu'un reporter "
             "suivrait la visite")]),
    ("Que la ministre Anna Lindqvist salue l'accord, cela étonne les pêcheurs",
     [(LIND, "l'accord")]),
    ("Selon Anna Lindqvist, la rade est calme et le maire a dit que le quai rouvrirait lundi soir.",
     [(LIND, "la rade est calme"), ("maire", "le quai rouvrirait lundi soir")]),
    ("Le maire Paul Garnier a promis « un quai tout neuf » lors de son discours du soir.",
     [(GARNIER, "un quai tout neuf")]),
    ("Le maire Paul Garnier a promis de « bâtir un quai » lors d'un sommet des ports du Nord.",
     [(GARNIER, "bâtir un quai » lors d'un sommet des ports du Nord")]),
]  # fmt: skip

INSERTED = [
    ("Le maire Paul Garnier a d'abord rappelé que le pont tenait.", [(GARNIER, "le pont tenait")]),
    ("Le maire Paul Garnier a devant la presse rappelé que le pont tenait.",
     [(GARNIER, "le pont tenait")]),
    ("Le maire Paul Garnier et la ministre Anna Lindqvist ont devant la presse locale assuré que "
     "le pont tenait.", [(f"{GARNIER} et {LIND}", "le pont tenait")]),
    ("Le maire Paul Garnier a une nouvelle fois assuré que le pont tenait.",
     [(GARNIER, "le pont tenait")]),
    ("Le maire Paul Garnier n'a d'ailleurs pas rappelé que le pont tenait.", []),
    ("Le maire Paul Garnier a à ses côtés un homme accusé de vol.", []),
]  # fmt: skip
"""Adverbials between «avoir» and the participle."""

ELISIONS = [
    ("Le ministre Marc Aubry a accusé ses voisins d'« attiser » la colère.",
     [(AUBRY, "attiser » la colère")]),
    ("Le ministre Marc Aubry a accusé ses voisins d'\"attiser\" la colère.",
     [(AUBRY, 'attiser" la colère')]),
    ("La ministre Anna Lindqvist a noté que la pêche reprend et a qualifié d'« absurde » le quota.",
     [(LIND, "la pêche reprend"), (LIND, "absurde » le quota")]),
    ("Le ministre Marc Aubry a jugé qu'« il fallait tenir bon tout l'hiver ».",
     [(AUBRY, "il fallait tenir bon tout l'hiver")]),
    ("Le ministre Marc Aubry a indiqué que la récolte est bonne, saluant ''un record absolu''.",
     [(AUBRY, "la récolte est bonne"), (AUBRY, "un record absolu")]),
    ("''Nous tiendrons tout l'hiver'', a dit le ministre Marc Aubry.",
     [(AUBRY, "Nous tiendrons tout l'hiver")]),
]  # fmt: skip

GOES_ON = [
    ("Le gouverneur Ousmane Sarr a rejeté la faute sur ses voisins, qu'il accuse de jouer la "
     "montre.",
     [(SARR, "la faute sur ses voisins"), (SARR, "jouer la montre")]),
    ("Le gouverneur Ousmane Sarr a promis douze ponts, non sans rappeler que l'État paierait.",
     [(SARR, "douze ponts"), (SARR, "l'État paierait")]),
    ("Le gouverneur Ousmane Sarr a beau répéter que la route est sûre.",
     [(SARR, "la route est sûre")]),
    ("L'émissaire Ousmane Sarr a évoqué avec lui la sécheresse, la pêche et la question du fleuve.",
     [(SARR, "la sécheresse, la pêche et la question du fleuve")]),
    ("L'émissaire Ousmane Sarr les a décrits comme « inutiles et coûteux ».",
     [(SARR, "inutiles et coûteux")]),
    ("Le maire Paul Garnier a proposé d'institutionnaliser la foire du printemps.",
     [(GARNIER, "institutionnaliser la foire du printemps")]),
    ("La Commission rappelle que les communes disposent de deux mois.",
     [("Commission", "les communes disposent de deux mois")]),
    ("Les échanges ont été cordiaux et brefs, dixit le maire Paul Garnier.",
     [(GARNIER, "Les échanges ont été cordiaux et brefs")]),
    ("14h20 - « Nous résisterons », assure le maire Paul Garnier.",
     [(GARNIER, "Nous résisterons")]),
    ("Rien n'a filtré, si ce n'est, confie le maire Paul Garnier, que la digue sera relevée.",
     [(GARNIER, "que la digue sera relevée")]),
    ("Le maire Paul Garnier a obtenu un port, « une question de survie » selon lui.",
     [(GARNIER, "une question de survie")]),
    ("Le maire Paul Garnier est revenu. Il a, à ce propos, annoncé que la foire rouvrira en mai.",
     [(GARNIER, "la foire rouvrira en mai")]),
    ("Le maire Paul Garnier a informé ses collègues de la situation du port et des travaux.",
     [(GARNIER, "la situation du port et des travaux")]),
    ("Le délégué de la Norvège, au nom du groupe, a plaidé en faveur d'une trêve.",
     [("délégué de la Norvège", "une trêve")]),
]  # fmt: skip

DEEDS = [
    "Le tribunal a condamné le ministre Marc Aubry à deux ans de prison.",
    "Le ministre Marc Aubry a rappelé son ambassadeur à Riga.",
    "Le Conseil a renouvelé le mandat de la mission jusqu'en mai.",
    "Le président Luis Ortega a salué la foule depuis le balcon.",
    "Le ministre Marc Aubry y défendra son projet de digue lundi.",
    "Le ministre Marc Aubry a défendu les intérêts des pêcheurs.",
    "La garde a annoncé la couleur dès lundi.",
    "Journée chargée pour Marc Aubry, le ministre de la Pêche, qui a visité trois ports, lundi.",
    "Des mots dont personne, à Riga comme à Oslo, ne veut prononcer le premier.",
    "Le ministre Marc Aubry a enchaîné les visites, lundi, avec le maire et les pêcheurs.",
]

SECOND_VERBS = [

    ("Le ministre Marc Aubry a assuré que le pont restait «solide» et a continué sa visite.",
     [(AUBRY, "le pont restait «solide")]),
    ("Le ministre Marc Aubry a indiqué que le port rouvrirait lundi et s'est rendu sur les quais.",
     [(AUBRY, "le port rouvrirait lundi")]),
    ("Le ministre Marc Aubry a indiqué que le port rouvrirait mais n'a pas donné de date.",
     [(AUBRY, "le port rouvrirait")]),
    ("Le ministre Marc Aubry a affirmé que les soldats ont tenu la digue et a quitté la salle.",
     [(AUBRY, "les soldats ont tenu la digue")]),
    ("Le ministre Marc Aubry a affirmé que l'armée a tenu la digue et a sauvé trois navires.",
     [(AUBRY, "l'armée a tenu la digue et a sauvé trois navires")]),
    ("Le ministre Marc Aubry a indiqué que le navire était parti lundi et avait atteint Oslo.",
     [(AUBRY, "le navire était parti lundi et avait atteint Oslo")]),
    ("Le ministre Marc Aubry a rappelé que la ville était détruite et que le port a fermé.",
     [(AUBRY, "la ville était détruite et que le port a fermé")]),
    ("Le ministre Marc Aubry a assuré que le pont tenait et a exclu de quitter son poste.",
     [(AUBRY, "le pont tenait"), (AUBRY, "quitter son poste")]),
    ("La ministre Anna Lindqvist estime que la digue tiendra et s'inquiète du retard des travaux.",
     [(LIND, "la digue tiendra"), (LIND, "retard des travaux")]),
    ("La ministre Anna Lindqvist dit que les marins protestent et s'inquiètent du retard.",
     [(LIND, "les marins protestent et s'inquiètent du retard")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), ENDS)
def test_where_the_words_said_end(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), ELISIONS)
def test_a_mark_behind_an_elided_word_or_of_two_apostrophes(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), INSERTED)
def test_an_adverbial_between_the_auxiliary_and_the_verb_of_saying(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), GOES_ON)
def test_reports_that_go_on_with_a_report(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize("text", DEEDS)
def test_what_is_done_is_not_said(read, text):
    assert read(text).statements == []


@pytest.mark.parametrize(("text", "statements"), SECOND_VERBS)
def test_a_second_verb_of_who_reports_ends_what_was_said(read, text, statements):
    assert read(text).statements == statements
