"""Who reports what somebody else said is where it was said: the inner speaker counts.

Only media hand on speech; where a person tells what another one said, the person speaks.
"""

from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.people.phrases import Phrase
from sourcier.extraction.french.statements.contents import in_quotation
from sourcier.extraction.french.statements.reports import Mood, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Sentence

_REPORTED = ("complement", "quotation-with-clause", "quotation-after-colon", "clause-before-verb",
             "infinitive", "noun-object")  # fmt: skip


def unnested(sentence: Sentence, speakers: Speakers, found: Sequence[Statement]) -> list[Statement]:
    """The statements of one sentence, without those in which a medium only hands on speech."""
    found = [_cited(sentence, speakers, one) for one in found]
    media = [one for one in found if _medium(speakers, one.speaker)]
    result = []
    for one in found:
        outer = next((other for other in media if _hands_on(other, one)), None)
        if outer is not None:
            result.append(replace(one, channel=_channel(speakers, outer)))
        elif one not in media or not any(_hands_on(one, other) for other in found):
            result.append(one)
    return result


def _cited(sentence: Sentence, speakers: Speakers, one: Statement) -> Statement:
    """«citant X», «qui cite X»: X speaks, and the medium is the channel."""
    if _medium(speakers, one.speaker) is None:
        return one
    for report in reports(sentence):
        citing = report.mood is Mood.GERUND or sentence.words[report.first - 1].lower == "qui"
        if "citer" not in report.names or not citing or in_quotation(sentence, report.word.start):
            continue
        for phrase in speakers.phrases_in(report.word.end, sentence.end)[:1]:
            if not phrase.preposition and phrase.outer <= report.word.end + 2:
                end = min(one.end, report.word.start) if one.start < report.word.start else one.end
                channel = _channel(speakers, one)
                return replace(one, speaker=speakers.of(phrase), end=end, channel=channel)
    return one


def _medium(speakers: Speakers, speaker: Speaker | None) -> Phrase | None:
    if speaker is None or speaker.pronoun:
        return None
    return speakers.medium(speaker.start, speaker.end)


def _hands_on(outer: Statement, inner: Statement) -> bool:
    """Whether the speaker and verb of one stand in what another says."""
    if outer is inner or inner.rule not in _REPORTED or inner.verb is None:
        return False
    if inner.speaker is None or inner.speaker.pronoun:
        return False
    begins = outer.start <= inner.speaker.start < outer.end
    return begins and outer.start <= inner.verb[1] < outer.end


def _channel(speakers: Speakers, outer: Statement) -> Value | None:
    phrase = _medium(speakers, outer.speaker)
    if phrase is None:
        return None
    name = phrase.references[0].name if phrase.references else ""
    return Value(name, phrase.start, phrase.end, "channel") if name else None
