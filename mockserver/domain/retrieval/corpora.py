"""The searchable text of each index, filled when it is first asked for."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from mockserver.domain.scenes import Content
from mockserver.domain.stores import VideoStore

if TYPE_CHECKING:  # an account has corpora long before it is searched, and the words of a corpus take time to load
    from mockserver.domain.retrieval.growing import GrowingCorpus

T = TypeVar("T")

_MOST_ANSWERS = 256


@dataclass(slots=True)
class _Kept:
    corpus: "GrowingCorpus"
    revision: int = 0
    known: dict[str, Content] = field(default_factory=dict)
    answers: dict[Hashable, object] = field(default_factory=dict)


@dataclass(slots=True)
class Corpora:
    """One corpus for each index of an account, brought up to date by what was added and removed since."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def of(self, index_id: str, videos: VideoStore, new_corpus: Callable[[], "GrowingCorpus"]) -> "GrowingCorpus":
        """Return the corpus of all videos that the index has now, ready or not."""
        kept = self._kept.get(index_id)
        if kept is None:
            kept = self._kept[index_id] = _Kept(new_corpus())
        revision = videos.revision(index_id)
        if kept.revision != revision:
            _update(kept, videos, _changed(kept, videos, index_id))
            kept.revision = revision
        return kept.corpus

    def remembered(self, index_id: str, question: Hashable, answer: Callable[[], T]) -> T:
        """Return what `answer` gives, or gave when `question` was last asked of the corpus as it is now."""
        answers = self._kept[index_id].answers
        if question not in answers:
            if len(answers) >= _MOST_ANSWERS:
                del answers[next(iter(answers))]
            answers[question] = answer()
        return answers[question]  # type: ignore[return-value]  # a question has one kind of answer

    def drop(self, index_id: str) -> None:
        """Forget the corpus of an index that is no more."""
        self._kept.pop(index_id, None)


def _changed(kept: _Kept, videos: VideoStore, index_id: str) -> Iterable[str]:
    changed = videos.changed_since(index_id, kept.revision)
    if changed is None:
        return [*kept.known, *(video.id for video in videos.of_index(index_id))]
    return changed


def _update(kept: _Kept, videos: VideoStore, changed: Iterable[str]) -> None:
    kept.answers.clear()
    for video_id in dict.fromkeys(changed):
        video = videos.find(video_id)
        if video is None:
            kept.corpus.remove(video_id)
            kept.known.pop(video_id, None)
        elif kept.known.get(video_id) is not video.content:
            kept.corpus.add(video_id, video.content)
            kept.known[video_id] = video.content
