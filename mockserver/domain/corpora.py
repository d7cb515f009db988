"""The searchable text of each index, filled when it is first asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mockserver.domain.relevance import Corpus
from mockserver.domain.video import Video


@dataclass(slots=True)
class _Kept:
    corpus: Corpus
    revision: int
    known: dict[str, Video]


@dataclass(slots=True)
class Corpora:
    """One corpus for each index of an account, brought up to date by what was added and removed since."""

    _kept: dict[str, _Kept] = field(default_factory=dict)

    def of(self, index_id: str, revision: int, videos: Iterable[Video]) -> Corpus:
        """Return the corpus of `videos`, all that the index has at `revision`, ready or not."""
        kept = self._kept.get(index_id)
        if kept is None:
            kept = self._kept[index_id] = _Kept(Corpus(), -1, {})
        if kept.revision != revision:
            _update(kept, {video.id: video for video in videos})
            kept.revision = revision
        return kept.corpus

    def drop(self, index_id: str) -> None:
        """Forget the corpus of an index that is no more."""
        self._kept.pop(index_id, None)


def _update(kept: _Kept, present: dict[str, Video]) -> None:
    for video_id in [known for known in kept.known if known not in present]:
        kept.corpus.remove(video_id)
        del kept.known[video_id]
    for video_id, video in present.items():
        if video_id not in kept.known:
            kept.corpus.add(video_id, video.content)
            kept.known[video_id] = video
