"""Paragraphs without marks, signed by a line above or below, or by the name that opens them."""

import pytest

LIND, GARNIER = "Anna Lindqvist", "Paul Garnier"

SIGNED = [
    ("Le maire Paul Garnier :\n\nNous rouvrirons le pont lundi. La ville paiera seule.",
     [(GARNIER, "Nous rouvrirons le pont lundi. La ville paiera seule")]),
    ("La ministre Anna Lindqvist a déclaré :\n\nNous voulons un texte clair. Il viendra.",
     [(LIND, "Nous voulons un texte clair. Il viendra")]),
    ("Nous voulons la paix sur terre et sur mer.\n- a souligné la ministre Anna Lindqvist.",
     [(LIND, "Nous voulons la paix sur terre et sur mer")]),
    ("La ministre Anna Lindqvist a parlé à la radio.\nNous voulons la paix sur mer.\n"
     "— la ministre a dit.", [(LIND, "Nous voulons la paix sur mer")]),
    ("Anna Lindqvist : Nous avons signé hier. Le texte est clair et il sera publié.",
     [(LIND, "Nous avons signé hier. Le texte est clair et il sera publié")]),
    ("Le maire Paul Garnier :\n\nLa rade est calme. Le préfet a dit que le quai rouvrirait lundi. "
     "Tout ira mieux.\n\nLa soirée a été longue.",
     [(GARNIER, "La rade est calme. Le préfet a dit que le quai rouvrirait lundi. "
                "Tout ira mieux")]),
]  # fmt: skip

UNSIGNED = [
    "Étaient présents :\n\nLe maire, deux juges et le préfet de la ville.",
    "Au programme de la ministre Anna Lindqvist :\n\nUne visite du port et un dîner de gala.",
    "Le port a rouvert lundi matin.\n- la ministre est repartie.",
]


@pytest.mark.parametrize(("text", "statements"), SIGNED)
def test_a_signed_paragraph_is_one_statement(read, text, statements):
    assert read(text).statements == statements


@pytest.mark.parametrize("text", UNSIGNED)
def test_a_line_that_signs_nothing(read, text):
    assert read(text).statements == []
