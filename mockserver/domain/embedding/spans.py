"""Vectors of stretches of video: from what is seen, said, read and branded in them, in the same space as texts."""

from collections.abc import Collection, Iterator
from math import ceil

from mockserver.domain.embedding.features import features_of
from mockserver.domain.embedding.space import Bag, Vector, combine, project
from mockserver.domain.records.scenes import Content, Modality, Moment

# A stretch of video is first of all what is seen in it; a speaker may talk about other things than the picture. A
# caption or a logo takes little of a picture, yet a query for it should find it among all that is said.
_WEIGHTS = {Modality.VISUAL: 1.0, Modality.SPEECH: 0.8, Modality.TEXT: 0.8, Modality.LOGO: 0.8}

EVERYTHING = frozenset(_WEIGHTS)

# A stretch is a little of what its video is about. Where nothing happens it is nothing else.
_SUBJECT = 0.25

# Of a long speech a stretch is first what is said just then, then what the whole speech is about.
_WHOLE_SPEECH = 0.5


def embed_scene_span(
    content: Content, start: float, end: float, dimensions: int, modalities: Collection[Modality] = EVERYTHING
) -> Vector:
    """Return the vector of the video from `start` to `end`, in seconds; of its subject alone, where nothing happens.

    A moment counts by the share of the shorter of the two, moment or stretch, over which they meet. Only what
    `modalities` find counts.
    """
    return project(bag_of_span(content, start, end, modalities), dimensions)


def bag_of_span(content: Content, start: float, end: float, modalities: Collection[Modality] = EVERYTHING) -> Bag:
    """Return the features of the video from `start` to `end`, of which `embed_scene_span` makes the vector."""
    return combine([(bag_of_subject(content), _SUBJECT), *_sources(content, start, end, modalities)])


def bag_of_subject(content: Content) -> Bag:
    """Return the features of what the whole video is about."""
    return features_of(" ".join((content.title, *content.topics)))


def _sources(
    content: Content, start: float, end: float, modalities: Collection[Modality]
) -> Iterator[tuple[Bag, float]]:
    """Yield what each modality finds in the stretch, and how much that counts."""
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
    """Return the words of `moment` that fall between two times, as if all took equally long to say."""
    words = moment.text.split()
    pace = len(words) / (moment.end - moment.start)
    first = int((max(start, moment.start) - moment.start) * pace)
    last = ceil((min(end, moment.end) - moment.start) * pace)
    return " ".join(words[first:last])
