"""Transcripts of a file: by words, sentences and utterances."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from mockserver.domain.records.scenes import Content, Modality, Moment

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# A longer pause ends an utterance.
_LONGEST_PAUSE_SECONDS = 1.0
_DIGITS = 3


def words(content: Content) -> list[Moment]:
    """Return the words, in order. Each lasts as long as its share of the letters."""
    return [word for said in content.moments(Modality.SPEECH) for word in _timed(said, said.text.split())]


def sentences(content: Content) -> list[Moment]:
    """Return the sentences, in order; the last one may lack its full stop."""
    spoken = content.moments(Modality.SPEECH)
    return [sentence for said in spoken for sentence in _timed(said, _SENTENCE_END.split(_tidy(said)))]


def utterances(content: Content) -> list[Moment]:
    """Return the utterances (speech of one voice without a pause), in order."""
    joined: list[Moment] = []
    for said in content.moments(Modality.SPEECH):
        if not _tidy(said):
            continue
        last = joined[-1] if joined else None
        if last and said.voice == last.voice and said.start - last.end <= _LONGEST_PAUSE_SECONDS:
            joined[-1] = Moment(last.start, max(last.end, said.end), f"{last.text} {_tidy(said)}", said.voice)
        else:
            joined.append(Moment(said.start, said.end, _tidy(said), said.voice))
    return joined


def _timed(said: Moment, parts: Sequence[str]) -> Iterator[Moment]:
    """Yield the parts of a moment, one after the other within its time."""
    parts = [part for part in parts if part]
    letters = list(accumulate(map(len, parts), initial=0))
    length = said.end - said.start
    for part, (before, after) in zip(parts, pairwise(letters), strict=True):
        start, end = (said.start + length * count / letters[-1] for count in (before, after))
        yield Moment(round(start, _DIGITS), round(end, _DIGITS), part)


def _tidy(said: Moment) -> str:
    return " ".join(said.text.split())
