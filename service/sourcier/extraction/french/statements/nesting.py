"""Who reports what somebody else said is where it was said: the inner speaker counts.

Only media hand on speech; where anybody else tells what another one said, they speak.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from sourcier.extraction.french.people.entities import Value
from sourcier.extraction.french.people.phrases import Phrase, PhraseKind
from sourcier.extraction.french.statements.contents import in_quotation, trim
from sourcier.extraction.french.statements.reports import Mood, reports
from sourcier.extraction.french.statements.speakers import Speaker, Speakers
from sourcier.extraction.french.statements.statement import Statement
from sourcier.extraction.french.text.analysis import Sentence
from sourcier.extraction.french.text.main_clauses import has_main_verb
from sourcier.extraction.french.vocabulary.lexicon import words
from sourcier_events.event_types import Stance

_REFERRING = re.compile(
    r"\b(?:(?:en )?se référant à|en référence à|(?:en )?faisant référence à|avec référence à|"
    r"s'appuyant sur|sur la foi d[e'u]s?)\s+",
    re.IGNORECASE,
)
_PAPERS = words("nesting_papers")
_SOURCES = ("source", "sources")
_RUMOURS = words("nesting_rumours")
_DISCUSSED = words("report_rules_discussed")
_REPORTED = ("complement", "quotation-with-clause", "quotation-after-colon", "clause-before-verb",
             "infinitive", "noun-object")  # fmt: skip


def unnested(sentence: Sentence, speakers: Speakers, found: Sequence[Statement]) -> list[Statement]:
    """The statements of one sentence, without those in which a medium only hands on speech."""
    found = [_cited(sentence, speakers, one) for one in found]
    found = [one for one in found if not _is_retold(sentence, speakers, one, found)]
    media = [one for one in found if _only_hands_on(speakers, one.speaker)]
    result = []
    for one in found:
        outer = next((other for other in media if _hands_on(sentence, other, one)), None)
        if outer is not None:
            result.append(replace(one, channel=_channel(speakers, outer)))
        elif one not in media or not any(_hands_on(sentence, one, other) for other in found):
            result.append(one)
    return result


def _is_retold(
    sentence: Sentence, speakers: Speakers, one: Statement, found: Sequence[Statement]
) -> bool:
    """«Selon X, Y a dit que …»: X tells it, unless X is a medium that only hands it on."""
    return any(
        outer.rule == "according-to"
        and _contains(sentence, outer, one)
        and (not _only_hands_on(speakers, outer.speaker) or _is_rumour(one))
        for outer in found
    )


def _only_hands_on(speakers: Speakers, speaker: Speaker | None) -> bool:
    """Whether a speaker is a medium, a paper or a rumour; a source without a name tells."""
    if speaker is None or speaker.pronoun:
        return False
    noun = re.match(r"\w+", speakers.plain[speaker.start : speaker.end])
    if noun and noun.group().lower() in _RUMOURS:
        return True
    medium = _medium(speakers, speaker)
    nameless = speaker.entity is not None and "source" in speaker.entity.label.lower()
    return medium is not None and not (medium.head in _SOURCES and nameless)


def _is_rumour(one: Statement) -> bool:
    """«Selon la presse, Y aurait proposé une trêve»: that Y did is what the medium says."""
    return one.stance is Stance.HEDGED and one.rule in ("infinitive", "noun-object")


def _cited(sentence: Sentence, speakers: Speakers, one: Statement) -> Statement:
    """«citant X», «qui cite X»: X speaks, and the medium is the channel."""
    medium = _medium(speakers, one.speaker)
    if medium is None and not _is_unknown(speakers, one.speaker):
        return one
    referred = _referring(sentence, speakers, one) if medium else None
    if referred:
        return referred
    for report in reports(sentence):
        relative = report.first and sentence.words[report.first - 1].lower == "qui"
        citing = report.mood is Mood.GERUND or relative
        if "citer" not in report.names or not citing or in_quotation(sentence, report.word.start):
            continue
        for phrase in speakers.phrases_in(report.word.end, sentence.end)[:1]:
            named = phrase.determiner not in ("ses", "leurs")
            if named and not phrase.preposition and phrase.outer <= report.word.end + 2:
                return _of_cited(speakers, one, phrase, report.word.start)
    return one


def _referring(sentence: Sentence, speakers: Speakers, one: Statement) -> Statement | None:
    """«se référant à X», «en référence à X», beside the medium."""
    for match in _REFERRING.finditer(speakers.plain, sentence.start, sentence.end):
        if in_quotation(sentence, match.start()):
            continue
        for phrase in speakers.phrases_in(match.end(), sentence.end)[:1]:
            if phrase.start <= match.end() + 12:
                return _of_cited(speakers, one, phrase, match.start())
    return None


def _of_cited(speakers: Speakers, one: Statement, cited: Phrase, position: int) -> Statement:
    """What the one cited says, up to where the medium says whom it cites."""
    end = one.end
    if one.start < position < end:
        _, end = trim(speakers.plain, one.start, position)
    channel = _channel(speakers, one)
    return replace(one, speaker=speakers.of(cited), end=end, channel=channel)


def _medium(speakers: Speakers, speaker: Speaker | None) -> Phrase | None:
    """The medium or paper that a speaker is, if it is one."""
    if speaker is None or speaker.pronoun:
        return None
    found = speakers.medium(speaker.start, speaker.end)
    if found is not None:
        return found
    phrases = speakers.phrases_in(speaker.start, speaker.end)
    found = next((one for one in phrases if one.head in _PAPERS), None)
    noun = re.match(r"[^\W\d_]+", speakers.plain[speaker.start : speaker.end])
    if found or noun is None or noun.group().lower() not in _PAPERS:
        return found
    return Phrase(PhraseKind.MEDIA, speaker.start, speaker.start, speaker.end)


def _is_unknown(speakers: Speakers, speaker: Speaker | None) -> bool:
    """«Radio X, citant …»: a name that no lexicon has may be that of a medium."""
    if speaker is None or speaker.pronoun:
        return False
    return not speakers.phrases_in(speaker.start, speaker.end)


def _hands_on(sentence: Sentence, outer: Statement, inner: Statement) -> bool:
    """Whether what a medium says is only what another one says, from the first verb on."""
    if inner.verb is None or inner.speaker is None or inner.verb[0] in _DISCUSSED:
        return False
    group = sentence.between(inner.speaker.end, inner.verb[1])
    joint = next((one.start for one in group if one.lower in ("et", "puis")), None)
    second = joint is not None and has_main_verb(sentence.between(inner.speaker.end, joint))
    return not second and _contains(sentence, outer, inner)


def _contains(sentence: Sentence, outer: Statement, inner: Statement) -> bool:
    """Whether the speaker and verb of one open what another one says."""
    if outer is inner or inner.rule not in _REPORTED or inner.verb is None:
        return False
    if inner.speaker is None or inner.speaker.entity is None:
        return False
    begins = outer.start <= inner.speaker.start < outer.end
    if not begins or not outer.start <= inner.verb[1] < outer.end:
        return False
    return not has_main_verb(sentence.between(outer.start, inner.speaker.start))


def _channel(speakers: Speakers, outer: Statement) -> Value | None:
    phrase = _medium(speakers, outer.speaker)
    if phrase is None:
        return None
    if phrase.head in words("papers"):
        return Value(phrase.head, phrase.start, phrase.start + len(phrase.head), "channel")
    name = phrase.references[0].name if phrase.references else ""
    return Value(name, phrase.start, phrase.end, "channel") if name else None
