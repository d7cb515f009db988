"""Vectors of spans of video: from what is seen, said, read and branded in them, in the same space as texts."""

from collections.abc import Collection, Iterator
from math import ceil

from mockserver.domain.embedding.features import features_meant, features_of, only_meaning
from mockserver.domain.embedding.space import Bag, Vector, combine, project
from mockserver.domain.records.scenes import Content, Modality, Moment
from mockserver.ground.caches import short_cache

# Sight counts most, because a speaker may talk about other things than the picture shows. Captions and logos take
# little of a picture, but a query for them must find them among all that is said.
_WEIGHTS = {Modality.VISUAL: 1.0, Modality.SPEECH: 0.8, Modality.TEXT: 0.8, Modality.LOGO: 0.8}

EVERYTHING = frozenset(_WEIGHTS)

# The video's subject counts a little; in a span without content it is everything.
_SUBJECT = 0.25

# Its meaning counts further, because most words of a span are scenery: a query in other words than those of the name
# finds the video by its subject, as in search. The more of a video a span covers, the more it counts: a clip is found
# by what happens in it, a whole video by what it is about.
_MEANING_IN_CLIP, _MEANING_IN_WHOLE = 0.3, 2.5

# In a long speech the words of the span count most, then the whole speech.
_WHOLE_SPEECH = 0.5


def embed_scene_span(
    content: Content, start: float, end: float, dimensions: int, modalities: Collection[Modality] = EVERYTHING
) -> Vector:
    """Return the vector of the video from `start` to `end`, in seconds; of its subject alone if the span has no
    content.

    A moment counts by its overlap as a share of the shorter of moment and span. Only `modalities` count.
    """
    return project(bag_of_span(content, start, end, modalities), dimensions)


def bag_of_span(content: Content, start: float, end: float, modalities: Collection[Modality] = EVERYTHING) -> Bag:
    """Return the features of the video from `start` to `end`, which `embed_scene_span` projects."""
    subject, meaning = _subject(" ".join((content.title, *content.topics)))
    parts = [(subject, _SUBJECT), *_sources(content, start, end, modalities)]
    if meaning:
        weight = _MEANING_IN_CLIP + (_MEANING_IN_WHOLE - _MEANING_IN_CLIP) * _share(content.duration, start, end)
        parts.append((meaning, weight))
    return combine(parts)


@short_cache(maxsize=256)
def _subject(text: str) -> tuple[Bag, Bag]:
    """Return the features of the whole video's subject, and those of its meaning alone, which may be none."""
    subject = features_meant(text)
    return subject, only_meaning(subject)


def _share(duration: float, start: float, end: float) -> float:
    """Return the part of a video that a span covers, from 0 to 1; 0 if it has no scenes."""
    return max(0.0, min(end, duration) - max(start, 0.0)) / duration if duration > 0 else 0.0


def _sources(
    content: Content, start: float, end: float, modalities: Collection[Modality]
) -> Iterator[tuple[Bag, float]]:
    """Yield the content of each modality in the span, and its weight."""
    for modality, weight in _WEIGHTS.items():
        met = list(_moments_met(content, modality, start, end)) if modality in modalities else []
        if met:
            texts = (
                (text, share * part) for moment, share in met for text, part in _texts(moment, modality, start, end)
            )
            found = combine((features_of(text), length) for text, length in texts)
            yield found, weight * max(share for _, share in met)


def _moments_met(content: Content, modality: Modality, start: float, end: float) -> Iterator[tuple[Moment, float]]:
    for moment in content.moments(modality):
        overlap = min(end, moment.end) - max(start, moment.start)
        if overlap > 0:
            yield moment, overlap / min(end - start, moment.end - moment.start)


def _texts(moment: Moment, modality: Modality, start: float, end: float) -> Iterator[tuple[str, float]]:
    if modality is Modality.SPEECH:
        yield _said_between(moment, start, end), 1.0
        yield moment.text, _WHOLE_SPEECH
    else:
        yield moment.text, 1.0


def _said_between(moment: Moment, start: float, end: float) -> str:
    """Return the words of `moment` between two times, as if all took equally long to say."""
    words = moment.text.split()
    pace = len(words) / (moment.end - moment.start)
    first = int((max(start, moment.start) - moment.start) * pace)
    last = ceil((min(end, moment.end) - moment.start) * pace)
    return " ".join(words[first:last])
