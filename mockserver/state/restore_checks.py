"""What must hold between the parts of a record, and between records, that are read from a snapshot.

Each check returns if all is well, and raises PlainInvalid, whose message begins with the place.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from itertools import pairwise

from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.job_profile import FAILED, READY
from mockserver.domain.records.lifecycle import Course
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.state.plain import PlainInvalid

_ENDS = (READY, FAILED)


def must(holds: bool, otherwise: str) -> None:
    """Return if it holds."""
    if not holds:
        raise PlainInvalid(otherwise)


def check_course(course: Course, natural: Collection[StrEnum], place: str) -> None:
    """A course has come as far along its path as its timeline says, through states that tasks go through."""
    must(bool(course.path), f"{place}.course.path: it is empty")
    must(all(status not in _ENDS for status in course.path[:-1]), f"{place}.course.path: it ends before its end")
    must(0 <= course.begun < len(course.timeline), f"{place}.course.timeline: it is too short")
    come = tuple(step.status for step in course.timeline[course.begun :])
    must(come == course.path[: len(come)], f"{place}.course.timeline: it is not along the path")
    strange = {*course.path, *(step.status for step in course.timeline)} - {*natural, type(course.path[0])(FAILED)}
    must(not strange, f"{place}.course: no task of this account is ever {', '.join(sorted(strange))}")


def check_content(content: Content, place: str) -> None:
    """There are scenes, one after the other, and nothing in them ends before it begins."""
    must(bool(content.scenes), f"{place}.content.scenes: there is none")
    in_order = all(before.start <= after.start for before, after in pairwise(content.scenes))
    must(in_order, f"{place}.content.scenes: they are not in order")
    spans: Iterable[Scene | Moment] = (
        *content.scenes,
        *(m for modality in Modality for m in content.moments(modality)),
    )
    must(all(span.start <= span.end for span in spans), f"{place}.content.scenes: one ends before it begins")


def check_embedding(task: EmbeddingTask) -> None:
    """What is embedded is a part of the video."""
    must(0 <= task.start < task.end <= task.duration, "embedding_task: its part is none of the video")
    must(bool(task.scopes), "embedding_task.scopes: there is none")
