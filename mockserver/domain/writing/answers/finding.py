"""Finds what a question is about: the videos and images, and their scenes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import Threshold, least_score
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope, find_in_steps, group_clips
from mockserver.domain.retrieval.scoring import LITERAL_TEXT
from mockserver.domain.retrieval.search import ClipQuery, GroupOrder, VideoGroup
from mockserver.domain.writing.answers.question import Question
from mockserver.domain.writing.answers.subjects import Found, Subject
from mockserver.ground.steps import Steps

_MOST_SUBJECTS, _MOST_SCENES = 20, 20

# What a question is about matches as confidently as the best: with its words in a text on screen, such as a title, with
# high confidence, or with medium. Below that it is about the nearest video or image alone, from the last score on,
# which nonsense seldom has.
_LEVELS = (LITERAL_TEXT, least_score(Threshold.HIGH), least_score(Threshold.MEDIUM))
_LIKELY = 60.0


class Finding(Struct, frozen=True):
    """The words for what a question is about, and the scenes that match them, the best first."""

    words: tuple[str, ...] = ()
    found: Sequence[Found] = ()


def find_scenes(question: Question, subjects: Collection[Subject], corpus: GrowingCorpus) -> Steps[Finding]:
    """Find what a question is about, or if it names nothing, the last earlier question of which anything is found.

    `corpus` has the contents of the subjects by their ids. It must not change between the steps.
    """
    by_id = {subject.id: subject for subject in subjects}
    for words in question.subjects:
        best: dict[tuple[str, float], Found] = {}
        for least in (_LEVELS[-1], _LIKELY):
            for topic in question.topics(words):
                groups = yield from _groups(topic, by_id, corpus, least)
                for found in chain.from_iterable(_scenes(group, by_id[group.video_id]) for group in groups):
                    place = found.subject.id, found.scene.start
                    if place not in best or found.score > best[place].score:
                        best[place] = found
            if best:
                return Finding(words, sorted(best.values(), key=lambda found: -found.score))
    return Finding(question.spec.subject)


def _groups(
    topic: str, by_id: Mapping[str, Subject], corpus: GrowingCorpus, least: float
) -> Steps[Sequence[VideoGroup]]:
    """Return the subjects that a topic names, with their clips, if any clip has a score."""
    query = ClipQuery(topic, tuple(Modality), threshold=Threshold.LOW)
    found = yield from find_in_steps(corpus, query, SearchScope(only=by_id.keys()), None)
    groups = group_clips(found, GroupOrder.SCORE)[:_MOST_SUBJECTS]
    best = groups[0].clips[0].score if groups else 0.0
    level = next((level for level in _LEVELS if best >= level), None)
    if level is not None:
        return [group for group in groups if group.clips[0].score >= level]
    return groups[:1] if best >= least else []


def _scenes(group: VideoGroup, subject: Subject) -> Iterator[Found]:
    """Yield the scenes of a subject that match with the same confidence as its best one."""
    best, *_ = clips = sorted(group.clips, key=lambda clip: -clip.score)[:_MOST_SCENES]
    for clip in [clip for clip in clips if clip.confidence is best.confidence]:
        scene = subject.scene_at(clip.start)
        if scene is not None:
            yield Found(subject, scene, clip.score)
