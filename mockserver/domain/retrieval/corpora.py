"""The searchable text of each index, filled when it is first asked for."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from mockserver.domain.video import Video

if TYPE_CHECKING:  # an account has corpora long before it is searched, and the words of a corpus take time to load
    from mockserver.domain.retrieval.relevance import Corpus

T = TypeVar("T")

_MOST_ANSWERS = 256


@dataclass(slots=True)
class _Kept:
    corpus: "Corpus"
    revision: int
    known: dict[str, Video]
    answers: dict[Hashable, object] = field(default_factory=dict)


@dataclass(slots=True)
class Corpora:
    """One corpus for each index of an account, brought up to date by what was added and removed since."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def of(
        self,
        index_id: str,
        revision: int,
        videos: Callable[[], Sequence[Video]],
        new_corpus: Callable[[], "Corpus"],
    ) -> "Corpus":
        """Return the corpus of `videos`, all that the index has at `revision`, ready or not."""
        kept = self._kept.get(index_id)
        if kept is None:
            kept = self._kept[index_id] = _Kept(new_corpus(), -1, {})
        if kept.revision != revision:
            _update(kept, {video.id: video for video in videos()})
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


def _update(kept: _Kept, present: dict[str, Video]) -> None:
    kept.answers.clear()
    for video_id in [known for known, video in kept.known.items() if not _is_as_it_was(video, present.get(known))]:
        kept.corpus.remove(video_id)
        del kept.known[video_id]
    for video_id, video in present.items():
        if video_id not in kept.known:
            kept.corpus.add(video_id, video.content)
            kept.known[video_id] = video


def _is_as_it_was(known: Video, present: Video | None) -> bool:
    return present is not None and present.content is known.content
