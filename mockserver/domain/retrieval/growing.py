"""A corpus that is cheap while it is small and fast when it is large. Both answer the same."""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import Corpus, Hit
from mockserver.domain.retrieval.search import Clip, ClipQuery, GroupOrder, VideoGroup, group_by_video, search_clips
from mockserver.domain.scenes import Content, Option

if TYPE_CHECKING:  # most accounts have a few videos, and bitmaps take time to load
    from mockserver.domain.retrieval.large import LargeCorpus
    from mockserver.domain.retrieval.ranked import RankedClips

Found: TypeAlias = "list[Clip] | RankedClips"

# So many moments are looked through one by one in less than a millisecond.
_MOST_IN_SMALL = 300


@dataclass(frozen=True, slots=True)
class Scope(Container[str]):
    """The videos to search: all, or `only` some, and of them not those `without`."""

    only: Collection[str] | None = None
    without: Collection[str] = ()

    def __contains__(self, video_id: object) -> bool:
        return (self.only is None or video_id in self.only) and video_id not in self.without


EVERYTHING = Scope()


class GrowingCorpus:
    """The moments of all videos of one index.

    Once there are many all are in `large`, but for videos that do not fit in there: those stay in `small`.
    """

    __slots__ = ("_in_small", "_most_in_small", "large", "small")

    def __init__(self, most_in_small: int = _MOST_IN_SMALL) -> None:
        self._most_in_small = most_in_small
        self._in_small: dict[str, Content] = {}
        self.small = Corpus()
        self.large: LargeCorpus | None = None

    def add(self, video_id: str, content: Content) -> None:
        """Make the moments of a video findable, in place of what was known of it before."""
        self.remove(video_id)
        if self.large is None and len(self.small) >= self._most_in_small:
            self._begin_large()
        if not self._add_to_large(video_id, content):
            self.small.add(video_id, content)
            self._in_small[video_id] = content

    def remove(self, video_id: str) -> None:
        """Forget the moments of a video; a video that is not there is forgotten already."""
        if not (self.large and self.large.remove(video_id)):
            self.small.remove(video_id)
            self._in_small.pop(video_id, None)

    def _begin_large(self) -> None:
        from mockserver.domain.retrieval.large import LargeCorpus

        self.large = LargeCorpus()
        for video_id, content in sorted(self._in_small.items()):
            if self._add_to_large(video_id, content):
                self.small.remove(video_id)
                del self._in_small[video_id]

    def _add_to_large(self, video_id: str, content: Content) -> bool:
        if self.large is None:
            return False
        from mockserver.domain.retrieval.layout import groups_of

        groups = groups_of(content)
        if groups is None or not self.large.takes(video_id):
            return False
        self.large.add(video_id, content, groups)
        return True


def find_clips(corpus: GrowingCorpus, query: ClipQuery, scope: Scope = EVERYTHING) -> Found:
    """Return the clips that answer `query` in the videos of `scope`, the best first, ties by video id and start."""
    in_small = search_clips(corpus.small, query, video_ids=scope)
    if corpus.large is None:
        return in_small
    from mockserver.domain.retrieval.ranked import RankedClips

    return RankedClips(corpus.large, query, in_small, corpus.large.groups_within(scope.only, scope.without))


def group_clips(clips: Found, order: GroupOrder) -> Sequence[VideoGroup]:
    """Return what `find_clips` found as one group for each video, ranked as `order` says."""
    if isinstance(clips, list):
        return group_by_video(clips, order)
    from mockserver.domain.retrieval.ranked_groups import RankedGroups

    return RankedGroups(clips, order)


def find_hits(
    corpus: GrowingCorpus, text: str, option: Option, *, exact: bool, least_score: float, scope: Scope = EVERYTHING
) -> list[Hit]:
    """Return the moments of `option` that meet the query `text` with at least this score, in the videos of `scope`."""
    matching = corpus.small.match(text, option, exact=exact)
    found = [hit for hit in matching if hit.score >= least_score and hit.video_id in scope]
    if corpus.large is not None:
        from mockserver.domain.retrieval.grades import Question, hits_of

        allowed = corpus.large.groups_within(scope.only, scope.without)
        asked = understand(text)
        question = Question.of(corpus.large, asked, exact=exact, least_score=least_score, allowed=allowed)
        found += hits_of(corpus.large, [option], question)
    return found
