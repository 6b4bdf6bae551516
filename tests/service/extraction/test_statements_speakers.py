"""Whom the words of attribution mean: names, offices, pronouns, sources."""

import pytest

AUBRY, LIND, SARR, GARNIER, AYDIN = (
    "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier", "Cem Aydin",
)  # fmt: skip

PRONOUN = [
    ("Cem Aydin a rencontré Paul Durand à Oslo. « Tout va bien », a-t-il dit.", [AYDIN]),
    ("Cem Aydin a reçu mardi son homologue Paul Durand. Il a déclaré que tout allait bien.",
     [AYDIN]),
    ("Cem Aydin s'est entretenu avec Paul Durand. « Tout va bien », a-t-il assuré.", [AYDIN]),
    ("La ministre Anna Lindqvist a reçu l'ambassadeur Jean Morel. « Notre entente est totale », "
     "a-t-elle souligné.", [LIND]),
    ("L'ambassadeur Jean Morel a été reçu par la ministre Anna Lindqvist. « L'entente est "
     "totale », a-t-elle souligné.", [LIND]),
    ("Le président Luis Ortega est rentré mardi. Il a affirmé que la crise était finie.",
     ["Luis Ortega"]),
    ("Le ministre Marc Aubry a annoncé un report. Selon lui, la mer est mauvaise. Il a ajouté que "
     "le port rouvrirait.", [AUBRY] * 3),
    ("« La crise est finie », a déclaré Luis Ortega à propos de Jean Morel. Il a ajouté que rien "
     "ne pressait.", ["Luis Ortega"] * 2),
    ("Le maire Paul Garnier a annoncé que Karim Benali dirigerait les travaux. Il a précisé que le "
     "budget était voté.", [GARNIER] * 2),
    ("À Oslo, Cem Aydin a écouté Paul Durand, puis Jean Morel. Il estime que tout va bien.",
     [AYDIN]),
    ("Selon Anna Lindqvist, le traité est mort. Elle a ajouté que la Suède partirait.", [LIND] * 2),
    ("Jean Morel et Paul Durand se sont vus à Riga. Ils ont souligné que rien n'était signé.",
     [None]),
    ("Le président Luis Ortega et la ministre Anna Lindqvist se sont vus. Elle a dit que rien "
     "n'était signé.", [LIND]),
    ("Arrivé à Oslo lundi, Cem Aydin a visité le port. Il a indiqué que la mer montait.", [AYDIN]),
    ("Le cabinet d'Anna Lindqvist a réagi. Elle a assuré que le port rouvrirait.", [LIND]),
]  # fmt: skip

NAME = [
    ("Lindqvist a déclaré que le port rouvrirait. Anna Lindqvist est ministre de la Pêche.",
     [LIND]),
    ("Le ministre Marc Aubry est à Riga. Le ministre a dit que la mer montait.", [AUBRY]),
    ("Le ministre suédois Ulf Berg est à Riga. Le ministre suédois a dit que la mer montait.",
     ["Ulf Berg"]),
    ("M. Aubry a dit que la mer montait. Le ministre Marc Aubry parlait à Riga.", [AUBRY]),
    ("Le Danois Niels Ravn a dit que la mer montait.", ["Niels Ravn"]),
    ("Le secrétaire général de la ligue, Karim Benali, a dit que la mer montait. Le patron de la "
     "ligue, lui, s'est tu.", ["Karim Benali"]),
    ("Le ministre des Affaires étrangères de la Suède, M. Ulf Berg, a dit que la mer montait.",
     ["Ulf Berg"]),
    ("Son homologue norvégien, Lars Dahl, a répondu que la mer baissait.", ["Lars Dahl"]),
    ("Le porte-parole de la présidence, Karim Benali, a dit que la mer montait.", ["Karim Benali"]),
    ("Selon son porte-parole Karim Benali, la mer monte dans le port.", ["Karim Benali"]),
    ("Anna Lindqvist, la cheffe de la diplomatie suédoise, a dit que la mer montait.", [LIND]),
    ("Le chef de la diplomatie danoise Niels Ravn, dont le pays préside l'organisation cette "
     "année, a dit que la mer montait.", ["Niels Ravn"]),
    ("Paul Garnier, 62 ans, maire depuis 2014, assure que la mer monte.", [GARNIER]),
    ("Le maire du Havre Paul Garnier (centre) assure que la mer monte.", [GARNIER]),
]  # fmt: skip

NAMELESS = [
    ("Un responsable occidental a déclaré que le plan avançait. Le responsable a ajouté que rien "
     "n'était signé.", ["responsable occidental"] * 2),
    ("Une source diplomatique a indiqué que le plan avançait. La source a ajouté que rien n'était "
     "signé.", ["source diplomatique"] * 2),
    ("Un responsable danois a indiqué que le plan avançait. Le même responsable a ajouté que rien "
     "n'était signé.", ["responsable danois"] * 2),
    ("Un haut responsable du ministère suédois a indiqué que le plan avançait. Il a ajouté que "
     "rien n'était signé.", ["haut responsable du ministère suédois"] * 2),
    ("Les autorités locales ont indiqué que le plan avançait.", ["autorités locales"]),
    ("Des diplomates européens estiment que le plan est mort.", ["diplomates européens"]),
    ("Plusieurs analystes soulignent que le plan est mort.", ["Plusieurs analystes"]),
    ("Le ministère suédois des Affaires étrangères a indiqué que le plan avançait.",
     ["ministère suédois des Affaires étrangères"]),
    ("L'armée malienne a annoncé que la route était libre.", ["armée malienne"]),
    ("Moscou a affirmé que la route était libre.", ["Moscou"]),
    ("La Turquie a affirmé que la route était libre.", ["Turquie"]),
    ("L'Élysée a fait savoir que la route était libre.", ["Élysée"]),
    ("Le porte-parole du Kremlin a affirmé que la route était libre.", ["porte-parole du Kremlin"]),
    ("La Maison Blanche a annoncé que la route était libre.", ["Maison Blanche"]),
    ("L'ONU a prévenu que la route était coupée.", ["Nations unies"]),
    ("Un habitant de Gao a raconté que la route était coupée.", ["habitant de Gao"]),
]  # fmt: skip


POINTING = [
    ("La ministre Anna Lindqvist a reçu l'ambassadeur Jean Morel. Celui-ci a promis de revenir.",
     ["Jean Morel"]),
    ("La ministre Anna Lindqvist a reçu l'ambassadeur Jean Morel. Ce dernier a promis de revenir.",
     ["Jean Morel"]),
    ("L'ambassadeur Jean Morel a reçu la ministre Anna Lindqvist. Cette dernière a dit que la mer "
     "montait.", [LIND]),
    ("Le ministre Marc Aubry et la ministre Anna Lindqvist se sont vus. « La mer monte », a dit le "
     "premier.", [AUBRY]),
    ("Le ministre Marc Aubry et la ministre Anna Lindqvist se sont vus. La seconde a dit que la "
     "mer montait.", [LIND]),
    ("La mer monte encore, a précisé l'une d'elles.", ["une d'elles"]),
    ("Marc Aubry était à Oslo. La mer monte, confie l'un de ses proches.", ["un de ses proches"]),
    ("« La mer monte », a répondu le Norvégien Lars Dahl.", ["Lars Dahl"]),
    ("Le Norvégien Lars Dahl est à Riga. « La mer monte encore », a répondu le Norvégien.",
     ["Lars Dahl"]),
    ("Un diplomate danois a dit que la mer montait. « C'est grave », a ajouté ce responsable.",
     ["diplomate danois"] * 2),
    ("L'entourage de la ministre Anna Lindqvist assure que la mer monte.",
     ["entourage de la ministre Anna Lindqvist"]),
    ("Marc Aubry, à qui Paul Durand devait écrire, est à Riga. Il a dit que la mer montait.",
     [AUBRY]),
    ("La Suède, par la voix de la ministre Anna Lindqvist, a dit que la mer montait.", [LIND]),
    ("Oslo a jugé le texte insuffisant par la bouche de Lars Dahl.", ["Lars Dahl"]),
    ("« Le ministre a tort de se taire », a répliqué le maire Paul Garnier.", [GARNIER]),
    ("La direction du port a affirmé que la mer montait.", ["direction du port"]),
    ("Les trois syndicats du port sont en grève. La mer monte trop vite, estiment-ils.",
     ["syndicats du port"]),
]  # fmt: skip


NAMED_BESIDE = [
    ("Le ministre norvégien Jonas Dahl est venu. À son tour Dahl a dit que la ville paierait.",
     ["Jonas Dahl"]),
    ("Après Lena Kovac, à leur tour Jan Novak et les élus sont partis. Jan Novak a dit non. "
     "À son tour Kovac a affirmé que le port fermerait.", ["Lena Kovac"]),
    ("La Suède refuse tout plafond, a répliqué son négociateur en chef Paul Garnier.", [GARNIER]),
    ("Le rédacteur en chef Paul Garnier a dit que le port fermerait.", [GARNIER]),
    ("Le commandant en chef de la garde, Ousmane Sarr, a dit que le port fermerait.", [SARR]),
    ("Anna Lindqvist rencontrera jeudi son homologue danois. Celui-ci a averti que rien ne "
     "pressait.", ["homologue danois"]),
    ("Cem Aydin a reçu Paul Durand. Celui-ci a averti que rien ne pressait.", ["Paul Durand"]),
    ("Le ministre Marc Aubry est à Riga. Recevant le ministre danois, Jan Holm, le ministre a dit "
     "que rien ne pressait.", [AUBRY]),
    ("Le ministre Marc Aubry est à Riga. Le ministre danois Jan Holm a dit que rien ne pressait. "
     "Le ministre a ajouté que le port rouvrirait.", ["Jan Holm"] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), POINTING)
def test_words_that_point_at_somebody(read, text, speakers):
    assert [speaker for speaker, _ in read(text).statements] == speakers


@pytest.mark.parametrize(("text", "speakers"), PRONOUN)
def test_pronoun(read, text, speakers):
    assert [speaker for speaker, _ in read(text).statements] == speakers


@pytest.mark.parametrize(("text", "speakers"), NAME + NAMED_BESIDE)
def test_name_and_office(read, text, speakers):
    assert [speaker for speaker, _ in read(text).statements] == speakers


@pytest.mark.parametrize(("text", "speakers"), NAMELESS)
def test_speaker_without_a_name(read, text, speakers):
    assert [speaker for speaker, _ in read(text).statements] == speakers


def test_a_long_row_of_pronouns_that_mean_nobody_comes_to_an_end(read):
    assert read("Il a dit que non. " * 40).statements == []
