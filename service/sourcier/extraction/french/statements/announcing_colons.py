"""The colon behind a report opens what was said: nothing before it belongs to what comes after.

«X s'est félicité de l'accord : le port rouvrira, a-t-il dit» says that the port will reopen.
"""

from sourcier.extraction.french.statements.contents import in_quotation
from sourcier.extraction.french.statements.reports import Mood, reports
from sourcier.extraction.french.text.analysis import Sentence


def behind_report(sentence: Sentence, position: int) -> int:
    """Where what was said begins before `position`: at such a colon, or with the sentence."""
    told = [
        one.word.end
        for one in reports(sentence)
        if one.mood is Mood.FINITE and not in_quotation(sentence, one.word.start)
    ]
    colons = (
        word.end
        for word in sentence.between(sentence.start, position)
        if word.text == ":" and not in_quotation(sentence, word.start)
        and any(end <= word.start for end in told)
    )  # fmt: skip
    return max(colons, default=sentence.start)
