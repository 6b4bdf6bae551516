"""A verb of meeting tells of none where it is denied, wished for, asked for or a habit.

«n'ont rencontré que X» is no denial, and whoever had the pleasure of meeting X has met X.
"""

import re

from sourcier.extraction.french.meetings.meeting_verbs import words_after, words_before
from sourcier.extraction.french.text.analysis import Sentence, Word
from sourcier.extraction.french.vocabulary.conjugation import Tense

_NEVER_WAS = re.compile(
    r"\baur(?:ait|aient) (?:\w+ )?(?:souhaité|voulu|aimé|préféré|dû|pu) (?:\w+ |s' )?$|"
    r"\baur(?:ait|aient) (?:\w+ )?(?:souhaité|voulu|aimé|préféré|dû|pu)(?: se| s'| y)?$"
)
"""«aurait souhaité se rendre à X»: a journey that nobody made."""
_INVITED = re.compile(
    r"\b(?:invit|appel|exhort|press|conjur|pouss|encourag|incit|engag|convi|somm)"
    r"(?:e|é|ée|és|er|ent|ait|era|ant)\b"
    r"(?: (?!que?\b)[^,;:]+)? à(?: se| s'| lui| y)?$"
)
"""«a invité X à se rendre à Y»: whether X will is not told."""
_WISH = re.compile(
    r"\b(?:(?:souhait|désir|vœu|envie|besoin|peur|refus)s? (?:de|d')|plaisir (?:» )?à)"
    r"(?: se| s'| y| le| la| les| l')?$"
)
"""«son souhait de revoir X», «toujours du plaisir à parler avec Y»: nobody meets by that."""
_FIRST_TIME = re.compile(r"\bc' (?:est|était|sera) la première fois (?:\w+ ){0,5}qu(?:e|')[^,;:]*$")
"""«c'est la première fois que X se rend à Y» remarks on the journey that is told."""
_OFTEN = frozenset(
    ("régulièrement", "souvent", "fréquemment", "quotidiennement", "habituellement", "rarement",
     "parfois", "constamment")
)  # fmt: skip


def is_denied(sentence: Sentence, word: Word) -> bool:
    """«n'ont pas rencontré X» is no meeting; «n'ont rencontré que X» is one."""
    before = sentence.words[max(0, word.index - 7) : word.index]
    said = " ".join(words_before(sentence, word, 24))
    if _is_habit(sentence, word) or _FIRST_TIME.search(said):
        return True
    infinitive = word.has_tense(Tense.INFINITIVE)
    if _NEVER_WAS.search(said) or (infinitive and (_INVITED.search(said) or _WISH.search(said))):
        return True
    negation = next((one for one in reversed(before) if one.lower in ("ne", "n'")), None)
    if negation is None:
        return False
    between = sentence.words[negation.index + 1 : word.index + 3]
    return not any(one.lower in ("que", "qu'") for one in between) and not any(
        one.text in (",", ";", ":") for one in sentence.words[negation.index : word.index]
    )


def _is_habit(sentence: Sentence, word: Word) -> bool:
    """«se parlent régulièrement»: no one meeting of them."""
    if not word.has_tense(Tense.PRESENT, Tense.IMPERFECT):
        return False
    return any(one.lower in _OFTEN for one in words_after(sentence, word, 3))
