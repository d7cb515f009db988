"""Finds what a question is about: the videos and images, and their scenes."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import Threshold, least_score
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope, find_in_steps, group_clips
from mockserver.domain.retrieval.scoring import LITERAL_TEXT
from mockserver.domain.retrieval.search import ClipQuery, GroupOrder, VideoGroup
from mockserver.domain.writing.answers.question import Question
from mockserver.domain.writing.answers.subjects import MOST_MATCHING, Found, Subject
from mockserver.ground.steps import Steps

# Scenes of each of the best subjects, and of each other one, which are only counted.
_DESCRIBED, _MOST_SCENES, _COUNTED_BY = 20, 20, 1
# Subjects whose clips are made in a few milliseconds.
_AT_A_TIME = 20

# A question is about all that matches as confidently as the best: with high confidence, or with medium. What a text on
# screen names, such as a title, is meant alone. Below that it is about the nearest alone, from a score on that nonsense
# seldom has.
_NAMED, _LEVELS = LITERAL_TEXT, (least_score(Threshold.HIGH), least_score(Threshold.MEDIUM))
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
        levels = _LEVELS if question.is_about_store else (_NAMED, *_LEVELS)
        for least in (levels[-1], _LIKELY):
            for topic in question.topics(words):
                for found in (yield from _found(topic, by_id, corpus, levels, least)):
                    place = found.subject.id, found.scene.start
                    if place not in best or found.score > best[place].score:
                        best[place] = found
            if best:
                return Finding(words, sorted(best.values(), key=lambda found: -found.score))
    return Finding(question.spec.subject)


def _found(
    topic: str, by_id: Mapping[str, Subject], corpus: GrowingCorpus, levels: Sequence[float], least: float
) -> Steps[list[Found]]:
    """Return the scenes of the subjects that match a topic at the level of the best, or the best from a score on."""
    query = ClipQuery(topic, tuple(Modality), threshold=Threshold.LOW)
    clips = yield from find_in_steps(corpus, query, SearchScope(only=by_id.keys()), None)
    groups = group_clips(clips, GroupOrder.SCORE)
    best = groups[0].clips[0].score if groups else 0.0
    level = next((level for level in levels if best >= level), None)
    if level is None:
        return [*_scenes(groups[0], by_id, _MOST_SCENES)] if best >= least else []
    found: list[Found] = []
    for begin in range(0, min(len(groups), MOST_MATCHING), _AT_A_TIME):
        most = _MOST_SCENES if begin < _DESCRIBED else _COUNTED_BY
        for group in groups[begin : begin + _AT_A_TIME]:
            if group.clips[0].score < level:
                return found
            found += _scenes(group, by_id, most)
        yield
    return found


def _scenes(group: VideoGroup, by_id: Mapping[str, Subject], most: int) -> Iterator[Found]:
    """Yield the scenes of a subject that match with the same confidence as its best one."""
    subject = by_id[group.video_id]
    best, *_ = clips = sorted(group.clips, key=lambda clip: -clip.score)[:most]
    for clip in [clip for clip in clips if clip.confidence is best.confidence]:
        scene = subject.scene_at(clip.start)
        if scene is not None:
            yield Found(subject, scene, clip.score)
