"""Quotations: where the words of attribution stand, and where a quotation goes on without any."""

import pytest

AUBRY, LIND, SARR, GARNIER = "Marc Aubry", "Anna Lindqvist", "Ousmane Sarr", "Paul Garnier"

INCISE = [
    ("« Nous tiendrons parole », a déclaré la ministre Anna Lindqvist.",
     [(LIND, "Nous tiendrons parole")]),
    ("\"La digue tiendra cet hiver\", assure l'ingénieure Clara Meunier, directrice du port.",
     [("Clara Meunier", "La digue tiendra cet hiver")]),
    ("“Nos équipes sont prêtes à partir”, a affirmé le général Hugo Brandt.",
     [("Hugo Brandt", "Nos équipes sont prêtes à partir")]),
    ("« Le calendrier reste à définir », selon le porte-parole du gouvernement danois.",
     [("porte-parole du gouvernement danois", "Le calendrier reste à définir")]),
    ("« Qui paiera la facture ? » s'est interrogé le maire Paul Garnier.",
     [(GARNIER, "Qui paiera la facture")]),
    ("« Quelle honte pour notre ville ! », s'est exclamé le maire Paul Garnier.",
     [(GARNIER, "Quelle honte pour notre ville")]),
    ("« La mer monte », rappelait encore hier la ministre Anna Lindqvist à Oslo.",
     [(LIND, "La mer monte")]),
    ("« La ville, a rappelé le maire Paul Garnier, ne paiera pas seule. »",
     [(GARNIER, "La ville, a rappelé le maire Paul Garnier, ne paiera pas seule")]),
    ("« La ville », a rappelé le maire Paul Garnier, « ne paiera pas seule ce nouveau pont ».",
     [(GARNIER, "La ville », a rappelé le maire Paul Garnier, « ne paiera pas seule ce nouveau "
       "pont")]),
    ("« Nous attendons des actes, a lancé le gouverneur Ousmane Sarr. Les paroles ne nourrissent "
     "personne. »",
     [(SARR, "Nous attendons des actes, a lancé le gouverneur Ousmane Sarr. Les paroles ne "
       "nourrissent personne")]),
    ("« Il n'y a pas d'autre voie que le dialogue », a insisté, devant une foule compacte, le "
     "gouverneur Ousmane Sarr.", [(SARR, "Il n'y a pas d'autre voie que le dialogue")]),
    ("« Les récoltes sont perdues », déplore-t-on au ministère sénégalais.",
     [("ministère sénégalais", "Les récoltes sont perdues")]),
    ("« Nous avons perdu un ami », a réagi Anna Lindqvist dans un communiqué.",
     [(LIND, "Nous avons perdu un ami")]),
    ("« Nous avons perdu un ami », peut-on lire dans le communiqué du ministère suédois.",
     [("ministère suédois", "Nous avons perdu un ami")]),
    ("« Le port rouvrira », fait savoir Niels Ravn, négociateur en chef.",
     [("Niels Ravn", "Le port rouvrira")]),
    ("« Le temps passe », s'emporte Einav Z., mère d'un captif.", [("Einav", "Le temps passe")]),
    ("« Trop, c'est trop », renchérit sa voisine.", [("voisine", "Trop, c'est trop")]),
    ("« Le port rouvrira », se contente de dire un conseiller du maire.",
     [("conseiller du maire", "Le port rouvrira")]),
    ("« Personne n'a de solution », reconnaît, un brin fataliste, un diplomate.",
     [("diplomate", "Personne n'a de solution")]),
    ("« Personne n'a de solution », a dit un haut responsable à la presse.",
     [("haut responsable", "Personne n'a de solution")]),
    ("« Rien n'est perdu », veut croire la ministre Anna Lindqvist.",
     [(LIND, "Rien n'est perdu")]),
    ("« Le temps presse », a fait valoir le chef de la diplomatie danoise, Niels Ravn.",
     [("Niels Ravn", "Le temps presse")]),
    ("« Je ne signerai pas ce texte en l'état », prévenait dès dimanche Anna Lindqvist.",
     [(LIND, "Je ne signerai pas ce texte en l'état")]),
    ("Le barrage cédera, « personne ne peut l'ignorer », a averti l'ingénieur Karim Benali.",
     [("Karim Benali", "Le barrage cédera, « personne ne peut l'ignorer")]),

    ("« La visite a été utile », s'est contenté de dire M. Aubry.",
     [("Aubry", "La visite a été utile")]),
    ("Anna Lindqvist était là. « La visite a été utile », s'est-elle bornée à dire.",
     [("Anna Lindqvist", "La visite a été utile")]),
    ("« La visite a été utile », n'a pas manqué de rappeler Anna Lindqvist.",
     [("Anna Lindqvist", "La visite a été utile")]),
    ("« J'ai reçu le maire dans la maison des hôtes du ministère », une annexe où dorment les "
     "visiteurs, a indiqué Anna Lindqvist.",
     [("Anna Lindqvist", "J'ai reçu le maire dans la maison des hôtes du ministère")]),
]  # fmt: skip

BEFORE = [
    ("Réponse de Kigali : « Des mots, toujours des mots. »",
     [("Kigali", "Des mots, toujours des mots")]),
    ("La ministre Anna Lindqvist a parlé de « progrès lents mais bien réels ».",
     [(LIND, "progrès lents mais bien réels")]),
    ("La ministre Anna Lindqvist a parlé d'une « étape décisive vers la paix ».",
     [(LIND, "une « étape décisive vers la paix")]),
    ("Le maire, Paul Garnier, a déclaré : « Le pont sera rouvert avant la fin de l'été. »",
     [(GARNIER, "Le pont sera rouvert avant la fin de l'été")]),
    ("Pour l'ambassadeur Jean Morel, interrogé lundi : « Ce texte ne règle rien du tout. »",
     [("Jean Morel", "Ce texte ne règle rien du tout")]),
    ("Anna Lindqvist : « Nous ne céderons jamais sur les quotas »",
     [(LIND, "Nous ne céderons jamais sur les quotas")]),
    ("Paul Garnier, maire de la ville : \"Le pont rouvrira avant l'été.\"",
     [(GARNIER, "Le pont rouvrira avant l'été")]),
    ("Et la ministre Anna Lindqvist de conclure : « L'avenir se joue maintenant. »",
     [(LIND, "L'avenir se joue maintenant")]),
    ("Et Paul Garnier d'ajouter : « Les travaux seront brefs. »",
     [(GARNIER, "Les travaux seront brefs")]),
    ("À la sortie de la réunion, la ministre Anna Lindqvist s'est montrée ferme : « Nous ne "
     "signerons rien avant juin. »", [(LIND, "Nous ne signerons rien avant juin")]),
    ("Devant la presse, a-t-il lancé : « Ce texte ne passera pas. »", [(None, "Ce texte ne passera "
     "pas")]),
    ("Message du gouverneur Ousmane Sarr sur Facebook : « Restez chez vous ce soir. »",
     [(SARR, "Restez chez vous ce soir")]),
    ("Le président Luis Ortega a écrit sur X : « La paix se construit chaque jour ».",
     [("Luis Ortega", "La paix se construit chaque jour")]),
    ("Le communiqué de la présidence nigérienne précise : « La frontière rouvrira lundi. »",
     [("présidence nigérienne", "La frontière rouvrira lundi")]),
    ("Interrogé sur la suite, Cem Aydin répond : « Demandez à mes avocats. »",
     [("Cem Aydin", "Demandez à mes avocats")]),
    ("Cem Aydin a eu ces mots : « La Turquie n'oubliera pas ses amis. »",
     [("Cem Aydin", "La Turquie n'oubliera pas ses amis")]),
    ("Le général Hugo Brandt ne mâche pas ses mots : « C'est une trahison pure et simple. »",
     [("Hugo Brandt", "C'est une trahison pure et simple")]),
    ("Voici ce qu'a dit le maire Paul Garnier : « Le pont rouvrira avant l'été. »",
     [(GARNIER, "Le pont rouvrira avant l'été")]),
    ("L'Union africaine « salue la signature du traité » et appelle à la retenue.",
     [("Union africaine", "la signature du traité"), ("Union africaine", "la retenue")]),
    ("Le ministre Marc Aubry a dit que Riga « demande des garanties ».",
     [("Marc Aubry", "Riga « demande des garanties")]),
    ("La ville, dite « la Perle du Nord », est calme.", []),
]  # fmt: skip

CONTINUED = [
    ("Les deux pays ont parlé du blé, précise le communiqué. La rencontre a aussi été "
     "l'occasion de « faire le point sur les chantiers ouverts ».",
     [("communiqué", "Les deux pays ont parlé du blé"),
      ("communiqué", "faire le point sur les chantiers ouverts")]),
    ("« Il faut du temps », a déclaré le maire Paul Garnier. « Nous aurons besoin de tout le "
     "monde pour réussir ce chantier. »",
     [(GARNIER, "Il faut du temps"),
      (GARNIER, "Nous aurons besoin de tout le monde pour réussir ce chantier")]),
    ("« Il faut du temps. Et de l'argent aussi », a déclaré le maire Paul Garnier.",
     [(GARNIER, "Il faut du temps. Et de l'argent aussi")]),
    ("La ministre Anna Lindqvist a présenté son plan mardi. « Nous allons doubler le nombre de "
     "bateaux avant l'hiver prochain. »",
     [(LIND, "Nous allons doubler le nombre de bateaux avant l'hiver prochain")]),
    ("« Il faut du temps », a déclaré le maire Paul Garnier.\n\n« Nous aurons besoin de tout le "
     "monde pour réussir ce chantier, qui est le plus grand du siècle. »",
     [(GARNIER, "Il faut du temps"),
      (GARNIER, "Nous aurons besoin de tout le monde pour réussir ce chantier, qui est le plus "
       "grand du siècle")]),
    ("Le maire Paul Garnier a déclaré : « Il faut du temps pour bâtir un tel pont.\n\n« Nous "
     "aurons besoin de tout le monde pour réussir ce chantier. »",
     [(GARNIER, "Il faut du temps pour bâtir un tel pont"),
      (GARNIER, "Nous aurons besoin de tout le monde pour réussir ce chantier")]),
    ("Le projet est lancé. « Nous ferons vite et bien », a-t-il promis.",
     [(None, "Nous ferons vite et bien")]),
    ("Paul Garnier est confiant. « Nous ferons vite et bien », promet-il. Et d'insister : « Le "
     "budget ne bougera pas. »",
     [(GARNIER, "Nous ferons vite et bien"), (GARNIER, "Le budget ne bougera pas")]),
    ("« Ce projet \"insensé\" ne verra pas le jour », a déclaré le maire Paul Garnier.",
     [(GARNIER, "Ce projet \"insensé\" ne verra pas le jour")]),
    ("« Ce projet “insensé” ne verra pas le jour », a déclaré le maire Paul Garnier.",
     [(GARNIER, "Ce projet “insensé” ne verra pas le jour")]),
    ("« Ce projet ne verra pas le jour, a déclaré le maire Paul Garnier.",
     [(GARNIER, "Ce projet ne verra pas le jour")]),
    ("\"Ce projet ne verra pas le jour », a déclaré le maire Paul Garnier.",
     [(GARNIER, "Ce projet ne verra pas le jour")]),
    ("« La route est longue mais nous avançons »\n— Karim Benali, secrétaire du comité",
     [("Karim Benali", "La route est longue mais nous avançons")]),
    ("« La route est longue mais nous avançons » (Karim Benali, secrétaire du comité).",
     [("Karim Benali", "La route est longue mais nous avançons")]),
    ("— La route est longue mais nous avançons, a déclaré Karim Benali.",
     [("Karim Benali", "La route est longue mais nous avançons")]),
    ("Le maire Paul Garnier juge le projet « totalement irréaliste et dangereux pour la ville ».",
     [(GARNIER, "le projet « totalement irréaliste et dangereux pour la ville")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statements"), INCISE)
def test_attribution_after_or_inside(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), BEFORE)
def test_attribution_before(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize(("text", "statements"), CONTINUED)
def test_quotation_goes_on_or_is_broken(read, text, statements):
    assert read(text).statements == statements


def test_questions_and_answers_of_an_interview(read):
    facts = read(
        "Entretien avec Anna Lindqvist, ministre suédoise de la Pêche\n\n"
        "Quand rouvrirez-vous les ports ?\n\n"
        "Anna Lindqvist : Nous les rouvrirons dès que la tempête sera passée.\n"
    )
    assert (LIND, "Nous les rouvrirons dès que la tempête sera passée") in facts.statements
