"""Who takes part, in which office, for whom, and who stays away."""

import pytest

TAKE_PART = [
    ("Des représentants d'Allemagne, de France et du Brésil prendront part au sommet à Oslo.",
     {"Allemagne", "France", "Brésil"}),
    ("Les présidents de la Colombie et du Chili se rencontreront lundi à Quito.",
     {"Colombie", "Chili"}),
    ("Les ministres turc et grec se sont réunis mardi à Athènes.", {"Turquie", "Grèce"}),
    ("Le ministre turc Cem Aydin, le ministre grec Nikos Petrou et la ministre suédoise Anna "
     "Lindqvist se sont retrouvés à Oslo.", {"Cem Aydin", "Nikos Petrou", "Anna Lindqvist"}),
    ("Anna Lindqvist s'est entretenue mardi à Doha avec son homologue qatari, Ali Nasser.",
     {"Anna Lindqvist", "Ali Nasser"}),
    ("Le président Luis Ortega a reçu mercredi à Lima le ministre japonais Kenji Mori.",
     {"Luis Ortega", "Kenji Mori"}),
    ("Une réunion entre l'Inde et le Pakistan s'est tenue lundi à Doha.", {"Inde", "Pakistan"}),
    ("Des discussions entre Paris, Berlin et Varsovie ont eu lieu lundi.",
     {"France", "Allemagne", "Pologne"}),
    ("Le sommet réunira lundi à Rome Anna Lindqvist et Paul Durand.",
     {"Anna Lindqvist", "Paul Durand"}),
    ("Les envoyés Jean Morel et Karim Benali ont participé à une réunion à Genève.",
     {"Jean Morel", "Karim Benali"}),
    ("Une délégation russe et une délégation ukrainienne se sont rencontrées à Istanbul.",
     {"Russie", "Ukraine"}),
    ("Anna Lindqvist a échangé par téléphone avec Paul Durand, ainsi qu'avec Jean Morel.",
     {"Anna Lindqvist", "Paul Durand", "Jean Morel"}),
    ("Les présidents de la Serbie et du Kosovo, Marko Ilic et Vjosa Berisha, se retrouveront mardi "
     "à Bruxelles.", {"Marko Ilic", "Vjosa Berisha"}),
    ("Les ministres de Suède (Ulf Berg), de Finlande (Petri Salo) et d'Estonie (Kristen Tamm) se "
     "sont réunis à Riga.", {"Ulf Berg", "Petri Salo", "Kristen Tamm"}),
    ("Le ministre turc Cem Aydin et ses homologues grec Nikos Petrou et suédois Ulf Berg ont "
     "participé à une réunion à Oslo.", {"Cem Aydin", "Nikos Petrou", "Ulf Berg"}),
    ("Les dirigeants de la CEDEAO, réunis dimanche à Abuja, ont parlé.", {"CEDEAO"}),
    ("Karim Benali a été reçu jeudi à Lima par le président Luis Ortega.",
     {"Karim Benali", "Luis Ortega"}),
    ("Après sa rencontre avec Paul Durand à Rome, Anna Lindqvist est rentrée.",
     {"Paul Durand", "Anna Lindqvist"}),
    ("Le Premier ministre indien Ravi Menon participera au sommet annuel Inde-Japon à Tokyo.",
     {"Ravi Menon", "Inde", "Japon"}),
    ("Les chefs d'État et de gouvernement de la France et de l'Italie se réunissent lundi à Nice.",
     {"France", "Italie"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), TAKE_PART)
def test_participants(read, text, names):
    assert read(text).participants() == names


def test_subject_of_a_topic_does_not_take_part(read):
    facts = read(
        "Les ministres turc et grec se sont réunis à Oslo pour parler d'un accord avec la Chine."
    )
    assert facts.participants() == {"Turquie", "Grèce"}


def test_later_sentence_adds_participants(read):
    facts = read(
        "Un sommet se tiendra lundi à Oslo. Les présidents du Kenya et du Rwanda y participeront."
    )
    assert facts.participants() == {"Kenya", "Rwanda"}


def test_whoever_stays_away_is_absent(read):
    facts = read(
        "Les ministres turc et grec se sont réunis à Oslo. Le ministre suédois a décliné "
        "l'invitation."
    )
    assert facts.participants() == {"Turquie", "Grèce"}
    assert facts.participants(stance="absent") == {"Suède"}


def test_only_those_who_join_from_afar_are_remote(read):
    facts = read(
        "Les ministres turc et grec se sont réunis à Oslo. Le ministre suédois y a participé à "
        "distance."
    )
    modes = {one.value: one.qualifiers["mode"] for one in facts.readings("m1", "participant")}
    assert modes["Suède"] == "remote"
    assert modes["Turquie"] != "remote"


def test_role_and_country_of_a_person(read):
    facts = read("Le ministre turc de la Défense, Cem Aydin, a rencontré Paul Durand à Oslo.")
    found = next(one for one in facts.readings("m1", "participant") if one.value == "Cem Aydin")
    assert found.qualifiers["role"] == "ministre turc de la Défense"
    assert found.qualifiers["represents"] == "TR"
    assert facts.value(found.reference, "country") == "TR"


def test_surname_alone_is_the_full_name(read):
    facts = read(
        "Le ministre Marc Aubry est arrivé. M. Aubry a déclaré que tout irait bien. Aubry a "
        "ajouté que le calme revenait."
    )
    assert {speaker for speaker, _ in facts.statements} == {"Marc Aubry"}
    assert len(facts.locals("participant")) == 1


def test_office_after_the_name(read):
    facts = read("Marc Aubry, secrétaire général du parti, a assuré que le congrès aurait lieu.")
    assert facts.value("p1", "role") == "secrétaire général du parti"


def test_spellings_are_further_names(read):
    facts = read(
        "Rustem Umerov a rencontré Paul Durand à Oslo. Roustem Oumerov a déclaré que tout allait "
        "bien."
    )
    umerov = next(one for one in facts.extraction.mentions if one.label == "Rustem Umerov")
    names = {one.value for one in facts.readings(umerov.local, "name")}
    assert names == {"Rustem Umerov", "Roustem Oumerov"}


def test_every_participant_has_name_and_type(read):
    facts = read(TAKE_PART[0][0])
    for local in facts.locals("participant"):
        assert facts.value(local, "name")
        assert facts.value(local, "type")


def test_holders_of_a_shared_office_have_their_own_country(read):
    facts = read(TAKE_PART[13][0])
    found = {one.value: one.qualifiers for one in facts.readings("m1", "participant")}
    assert {name: one["represents"] for name, one in found.items()} == {
        "Ulf Berg": "SE", "Petri Salo": "FI", "Kristen Tamm": "EE"
    }  # fmt: skip
    assert {one["role"] for one in found.values()} == {"ministre"}


def test_the_office_of_several_countries_ended_in_dont_le(read):
    facts = read(
        "Le président kényan William Tembo a reçu mardi à Nairobi les conseillers économiques de "
        "plusieurs pays africains, dont le Ghana, le Togo et la Zambie."
    )
    found = {one.value: one.qualifiers for one in facts.readings("m1", "participant")}
    roles = {found[name]["role"] for name in ("Ghana", "Togo", "Zambie")}
    assert roles == {"conseillers économiques de plusieurs pays africains"}


def test_delegation_heads_named_later_take_part(read):
    facts = read(
        "Des délégations turque et grecque ont entamé lundi des discussions à Oslo. La délégation "
        "turque est conduite par le ministre Cem Aydin."
    )
    assert facts.participants() == {"Turquie", "Grèce", "Cem Aydin"}


def test_who_proposes_a_meeting_does_not_take_part(read):
    facts = read("Le ministre Marc Aubry a proposé d'organiser un sommet à Oslo en juin.")
    assert facts.participants() == set()
