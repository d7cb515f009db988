"""Search in a large corpus: clips are counted at once and created on demand."""

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import overload

from pyroaring import BitMap

from mockserver.domain.meaning.subjects import LEAST_NEARNESS
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM, least_score, reaches
from mockserver.domain.retrieval.large.blending import Blend, ByModality, entangled
from mockserver.domain.retrieval.large.corpus import LargeCorpus
from mockserver.domain.retrieval.large.grading import ComputedScores
from mockserver.domain.retrieval.large.ranking import Ranking, ScoreClass, Single
from mockserver.domain.retrieval.large.scored_columns import Question, hits_of, scored_columns_of
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import Hit, score_of_text
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.search import Clip, ClipQuery, clips_of, matched_by_all, ranked
from mockserver.ground.steps import Steps

# So few clips are read as a window, whose scores are known already.
_FEW_CLIPS = 50


class RankedClips(Sequence[Clip]):
    """The clips that match a query in a large corpus and `beside` it, in the order of `ranked`.

    Reading a window creates only the clips in it; iteration creates all. Only the latest rankings are cached; an older
    one is computed again when another page of it is read.
    """

    __slots__ = (
        "__weakref__",
        "_allowed",
        "_beside",
        "_count",
        "_head",
        "_near",
        "_query",
        "_ranking",
        "_scored_columns",
        "large",
        "shown",
    )

    def __init__(
        self, large: LargeCorpus, query: ClipQuery, beside: Sequence[Clip], allowed: BitMap | None = None
    ) -> None:
        self.large = large
        self.shown: dict[Hashable, object] = {}  # like `Clips.shown`
        self._query = query
        self._beside = beside
        self._allowed = allowed
        self._head: list[Clip] = []
        self._ranking: Ranking | None = None
        self._scored_columns: ByModality = {}
        self._near: Mapping[int, BitMap] = {}
        self._count = self._rank()[0]

    def __len__(self) -> int:
        return self._count

    @property
    def held_clips(self) -> int:
        return len(self._head) + len(self._beside)

    @overload
    def __getitem__(self, at: int) -> Clip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Clip]: ...
    def __getitem__(self, at: int | slice) -> Clip | list[Clip]:
        if isinstance(at, int):
            return self[range(self._count)[at] :][0]
        start, stop, step = at.indices(self._count)
        return self._window(start, max(start, stop))[::step]

    def __iter__(self) -> Iterator[Clip]:
        if self._count <= _FEW_CLIPS:
            return iter(self._window(0, self._count))
        query = self._query
        modalities = dict.fromkeys(query.modalities)
        found = hits_of(self.large, modalities, self._question(FIRM))
        return iter(ranked([*self._wanted(clips_of(found, query.adjust_confidence_level)), *self._beside]))

    def classes(self) -> Iterator[ScoreClass]:
        """Yield the clips of each score, in descending order, without creating them."""
        return (self._ranking or self._rank()[1]).classes()

    def beside(self, video_id: str) -> list[Clip]:
        """Return the clips of a video that is not in the large corpus."""
        return [clip for clip in self._beside if clip.video_id == video_id]

    def of_video(self, first_group: int) -> list[Clip]:
        """Return the clips of the video in the large corpus whose first group this is."""
        groups = self.large.groups_after(first_group)
        return ranked(clip for group in groups for clip in self._clips_in(group))

    def prepare(self, page_limit: int | None) -> Steps[None]:
        """Measure in steps the moments whose lengths decide about the first page; with None, about all pages."""
        levels = [
            (most, least, (modality, ordinal), groups)
            for modality, columns in self._scored_columns.items()
            for ordinal, column in enumerate(columns)
            if isinstance(column, ComputedScores)
            for most, least, groups in column.bounds()
            if most >= self._least_score
        ]
        found, lowest = 0, 0.0
        for most, least, position, groups in sorted(levels, key=itemgetter(0), reverse=True):
            if page_limit is not None and found >= page_limit and most < lowest:
                break
            lowest = min(lowest, least) if found else least
            found += len(groups)
            yield from self.large.measure(position, groups)

    def forget(self) -> None:
        """Drop what can be computed again."""
        self._ranking, self._scored_columns, self._near = None, {}, {}

    def _window(self, start: int, stop: int) -> list[Clip]:
        if stop > len(self._head):
            found = (self._ranking or self._rank()[1]).window(start, stop, self._clips_with)
            if start:
                return found
            self._head = found
        return self._head[start:stop]

    def _rank(self) -> tuple[int, Ranking]:
        query, large, least = self._query, self.large, self._least_score
        is_all_asked = query.operator == "and" and len(query.parts) > 1
        question = self._question(FIRM if is_all_asked else least)
        self._near = question.near
        scored_columns = {
            modality: scored_columns_of(large, modality, question) for modality in dict.fromkeys(query.modalities)
        }
        self._scored_columns = scored_columns
        hidden = entangled(scored_columns, large.irregular, max(question.least_score, FIRM))
        singles = [Single(group, clip, is_beside=False) for group in hidden for clip in self._clips_in(group)]
        singles += [Single(large.place_of(clip.video_id), clip, is_beside=True) for clip in self._beside]
        blend = Blend(scored_columns, hidden, query.parts if is_all_asked else ())
        self._ranking = Ranking(blend.descending(least), singles)
        large.keep(self)
        return blend.count(least) + len(singles), self._ranking

    @property
    def _least_score(self) -> float:
        return least_score(self._query.threshold, self._query.adjust_confidence_level)

    def _question(self, most: float) -> Question:
        """Return the query for the columns: everything wanted, and in any case what reaches `most`."""
        query = self._query
        least = min(self._least_score, most)
        asked = understand(query.text)
        return Question.of(self.large, asked, exact=query.exact, least_score=least, allowed=self._allowed)

    def _clips_with(self, group: int, score: float) -> list[Clip]:
        found = [clip for clip in self._clips_in(group) if clip.score == score]
        return sorted(found, key=lambda clip: (clip.start, clip.end))

    def _clips_in(self, group: int) -> list[Clip]:
        """Return the clips of a group that the request wants, created as in any corpus."""
        touched = self._touched_in(group)
        if not touched:
            return []
        return self._wanted(clips_of(self._hits_in(group, touched), self._query.adjust_confidence_level))

    def _wanted(self, clips: list[Clip]) -> list[Clip]:
        query = self._query
        if query.operator == "and":
            clips = matched_by_all(clips, query.parts)
        return [clip for clip in clips if reaches(clip.confidence, query.threshold)]

    def _hits_in(self, group: int, touched: Container[tuple[Modality, int]]) -> Iterator[Hit]:
        asked = understand(self._query.text)
        video_id = self.large.video_of(group)
        nearness = self._nearness_of(group)
        for modality, ordinal, moment in self.large.moments_of(group):
            if (modality, ordinal) in touched:
                is_exact = self._query.exact and modality is Modality.SPEECH
                score = score_of_text(
                    asked, modality, moment.text, 0 if modality in WRITTEN else nearness, exact=is_exact
                )
                if score > 0:
                    yield Hit(video_id, modality, moment.start, moment.end, moment.text, score)

    def _nearness_of(self, group: int) -> int:
        """Return the nearness of the group's video to the query."""
        levels = (nearness for nearness, groups in self._near.items() if group in groups)
        return next(levels, LEAST_NEARNESS if group in self.large.with_subject else 0)

    def _touched_in(self, group: int) -> set[tuple[Modality, int]]:
        """Return which moments of the group meet anything of the query; the others need not be read."""
        if not self._scored_columns:
            self._rank()
        return {
            (modality, ordinal)
            for modality, columns in self._scored_columns.items()
            for ordinal, one in enumerate(columns)
            if group in one.touched
        }
