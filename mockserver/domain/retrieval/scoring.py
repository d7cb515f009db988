"""Converts the share of a query that a moment meets to a score like the API's.

Source: scores recorded in 2023 and 2024. Speech and sight move within bands that depend on the matching words;
recognised text and logos have only two values if they match literally.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import pairwise
from math import floor

from mockserver.domain.meaning.subjects import NEAREST_OTHERWISE
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.needs import WORD_LENGTH

# Written text in the picture is compared literally; sight and speech by meaning.
WRITTEN = frozenset([Modality.TEXT, Modality.LOGO])

LITERAL_TEXT = 92.28
PARTIAL_TEXT = 64.6

# Written text does not match by the video's subject, only if a query asks for any text: the minimum nearness to that.
_NEAR_TEXT = 1

# The minimum share of a query for a partial match of written text.
_PARTIAL_SHARE = 0.5

# So near to a multiple of a hundredth, products are rounded to it whatever their error.
_SURELY_NEAREST = 0.4999

_BEYOND = 2.0  # a share that no moment reaches

# The subject of a video, or what every video has, can replace matching words for a part of a query. For each nearness,
# in hundredths, the part, with linear interpolation. Nonsense is seldom nearer than 45 to anything. Only a video of the
# kind that the query asks for can replace all words.
_STANDS_IN = (
    (0, 0.0),
    (1, 0.01),
    (30, 0.3),
    (50, 0.58),
    (70, 0.76),
    (NEAREST_OTHERWISE, 0.823),
    (92, 0.86),
    (100, 1.0),
)

# If only words and nearness together exceed this, the share is limited to it.
_MOST_TOGETHER = 0.599

# Among moments with equal shares, those whose video is about the query score higher. Among those that meet all of it,
# this decides more than how short they are.
_FOCUS_OF_VIDEO, _FOCUS_OF_VIDEO_IF_HIGH = 0.6, 0.97

# In a video about something else, words match by chance: the share and the focus of a moment are reduced. From this
# nearness on, in hundredths, a video is about the query.
_PART_BY_CHANCE, _FOCUS_BY_CHANCE = 0.4, 0.4
_ABOUT = 50

# Stop words can match, but never score above the low band.
STOP_WORDS_SHARE = 0.4


def _part_of(nearness: int) -> float:
    for (nearer, more), (near, part) in pairwise(reversed(_STANDS_IN)):
        if nearness > near:
            return part + (more - part) * (nearness - near) / (nearer - near)
    return 0.0


def _kept_of(least: float, nearness: int) -> float:
    return 1 - (1 - least) * (1 - min(1.0, nearness / _ABOUT)) if nearness > 0 else 1.0


# For each nearness, what the subject stands for, and what is kept of the share and of the focus of a moment.
_PARTS = tuple(map(_part_of, range(101)))
_SHARES_KEPT, _FOCUSES_KEPT = (
    tuple(map(partial(_kept_of, least), range(101))) for least in (_PART_BY_CHANCE, _FOCUS_BY_CHANCE)
)


@dataclass(frozen=True, slots=True)
class _Band:
    """Scores from `low` to `high` for a share of the query from `least` to `most`."""

    least: float
    most: float
    low: float
    high: float
    pull: float  # the part of the range that depends on the share; the rest depends on focus
    of_video: float = _FOCUS_OF_VIDEO  # the part of the missing focus that the video can replace

    def place(self, share: float) -> tuple[float, float, float, float]:
        """Return all of a score but the focus: where scores begin, their range, and the two parts of it."""
        way = min(1.0, (share - self.least) / (self.most - self.least))
        return self.low, self.high - self.low, self.pull * way, 1 - self.pull

    def score(self, share: float, focus: float) -> float:
        low, span, of_share, of_focus = self.place(share)
        return low + span * (of_share + of_focus * focus)


# The scores are recorded, the shares are ours: high tolerates a common word that is met only by its topic, medium one
# missing word of three, low two. No recording has a score below 46; that range is a choice.
_LOWER_BANDS = (
    _Band(0.6, 0.86, 74.1, 82.7, 0.7),
    _Band(0.3, 0.6, 46.6, 72.08, 0.7),
    _Band(0.0, 0.3, 2.0, 19.9, 0.7),
)
# If a query asks for any text, shorter texts score higher, but always below texts that contain a word of the query.
_ANY_TEXT = _Band(0.0, 1.0, 46.6, 64.0, 0.5)
# What is said and what is seen score the same below this part of a query.
_LEAST_HIGH = 0.86
_VISUAL = (_Band(_LEAST_HIGH, 1.0, 83.06, 84.81, 0.1, _FOCUS_OF_VIDEO_IF_HIGH), *_LOWER_BANDS)
_CONVERSATION = (_Band(_LEAST_HIGH, 1.0, 83.06, 86.4, 0.1, _FOCUS_OF_VIDEO_IF_HIGH), *_LOWER_BANDS)


def score_meaning(modality: Modality, share: float, focus: float, nearness: int = 0) -> float:
    """Return the score of a moment that meets `share` of a query, both from 0 to 1; 0 means no match.

    A larger share never scores lower; `focus` orders moments with equal shares. `nearness` is that of the moment's
    video to the query, in hundredths.
    """
    if modality in WRITTEN:
        if share >= _PARTIAL_SHARE:
            return PARTIAL_TEXT
        return round(_ANY_TEXT.score(_PARTS[min(nearness, 100)], focus), 2) if nearness >= _NEAR_TEXT else 0.0
    together = met_together(share, nearness)
    return _scores_by_focus(modality, together, nearness)(focus) if together > 0 else 0.0


def rounded(score: float) -> float:
    """Return a score or a share with two decimals, as `round` does, which takes twice the time."""
    hundredths = 100 * score
    nearest = floor(hundredths + 0.5)
    return nearest / 100 if abs(hundredths - nearest) < _SURELY_NEAREST else round(score, 2)


def _scores_by_focus(modality: Modality, together: float, nearness: int) -> Callable[[float], float]:
    """Return the scores of what is seen or said that meets a part of a query `together` with its video, by focus."""
    for band in _bands(modality):
        if together >= band.least:
            break
    low, span, of_share, of_focus = band.place(together)
    nearness = min(nearness, 100)
    by_chance, of_video = _FOCUSES_KEPT[nearness], band.of_video * _PARTS[nearness]

    def score(focus: float) -> float:
        focus *= by_chance
        focus += (1 - focus) * of_video
        return rounded(low + span * (of_share + of_focus * focus))

    return score


def met_together(share: float, nearness: int) -> float:
    """Return the part of a query that matching words and the subject of the video meet together."""
    nearness = min(nearness, 100)
    part = _PARTS[nearness]
    if share < 1:
        share *= _SHARES_KEPT[nearness]
    more, less = (share, part) if share > part else (part, share)
    return more + max(0.0, _MOST_TOGETHER - more) * less


def _bands(modality: Modality) -> tuple[_Band, ...]:
    return _CONVERSATION if modality is Modality.SPEECH else _VISUAL


def score_literal(modality: Modality, focus: float) -> float:
    """Return the score of a moment that contains the query literally."""
    return LITERAL_TEXT if modality in WRITTEN else score_meaning(modality, 1.0, focus)


def least_share(modality: Modality, least_score: float, nearness: int = 0) -> float:
    """Return the share of a query below which no moment of this nearness gets `least_score`, whatever its focus."""
    if modality in WRITTEN:
        return _PARTIAL_SHARE if nearness < _NEAR_TEXT else 0.0
    least = least_together(modality, least_score)
    part = _PARTS[min(nearness, 100)]
    return 0.0 if part >= least else least - part if least <= _MOST_TOGETHER else least


@lru_cache(maxsize=256)
def least_together(modality: Modality, least_score: float) -> float:
    """Return the part of a query that must be met for `least_score`, whatever the focus; 0 for written text."""
    if modality in WRITTEN:
        return 0.0
    return min([band.least for band in _bands(modality) if band.high >= least_score], default=_BEYOND)


@lru_cache(maxsize=256)
def least_nearness(modality: Modality, least_score: float) -> int:
    """Return the nearness below which no moment without a matching word gets `least_score`; at least 1."""
    return next((near for near in range(1, 100) if score_meaning(modality, 0.0, 1.0, near) >= least_score), 100)


class ScoresByLength(dict[int, float]):
    """The scores of moments that meet the same of a query in videos of one nearness, computed once for each length.

    `most` is that of the shortest text.
    """

    __slots__ = ("_full", "_score", "most", "nearness")

    def __init__(self, score: Callable[[float], float], full: int | None, nearness: int) -> None:
        super().__init__()
        self.nearness = nearness
        # The length of a text that says nothing else; written text is compared by its shortness alone.
        self._full, self._score = full, score
        self.most = score(1.0)

    @property
    def least(self) -> float:
        """Return a score that no moment falls below, however long it is."""
        return self._score(0.0)

    def __missing__(self, length: int) -> float:
        full = self._full
        focus = _brevity(length) if full is None else full / length if length > full else 1.0
        score = self[length] = self._score(focus)
        return score


@lru_cache(maxsize=256)
def scores_by_length(modality: Modality, share: float, met: int, nearness: int) -> ScoresByLength:
    """Return the scores of moments that meet `share` of a query by `met` of its needs, by their length."""
    together = 0.0 if modality in WRITTEN else met_together(share, nearness)
    if together > 0:
        return told_by_length(modality, together, met, nearness)
    return ScoresByLength(partial(score_meaning, modality, share, nearness=nearness), None, nearness)


def told_by_length(modality: Modality, together: float, met: int, nearness: int) -> ScoresByLength:
    """Return the scores of what is seen or said that meets a part of a query `together` with its video."""
    return _told_by_length(modality if together >= _LEAST_HIGH else Modality.VISUAL, together, met, nearness)


@lru_cache(maxsize=1_024)
def _told_by_length(modality: Modality, together: float, met: int, nearness: int) -> ScoresByLength:
    return ScoresByLength(_scores_by_focus(modality, together, nearness), WORD_LENGTH * max(met, 1), nearness)


@lru_cache(maxsize=256)
def scores_by_subject(modality: Modality, nearness: int) -> ScoresByLength:
    """Return the scores of moments that match by the subject of their video alone, by their length."""
    return scores_by_length(modality, 0.0, 0, nearness)


def _brevity(length: int) -> float:
    """Return the shortness of a text, below 1, so that texts of different lengths have different scores."""
    return WORD_LENGTH / (WORD_LENGTH + length)


def focus_of(met: int, length: int) -> float:
    """Return how much of a moment is about the query: 1 if it says nothing else, near 0 if it says much else.

    `length` is that of the moment's text. A moment without a matching word matches by its video's subject, which
    counts as one need.
    """
    met = WORD_LENGTH * max(met, 1)
    return met / max(met, length)
