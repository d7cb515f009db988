"""What each video of an index is about, kept so that those nearest to a query are found among very many."""

from array import array
from collections import defaultdict
from collections.abc import Container
from math import sqrt

from mockserver.domain.embedding.space import Bag
from mockserver.domain.embedding.spans import bag_of_subject
from mockserver.domain.records.scenes import Content


class Subjects:
    """The features of the subjects of videos, as columns: only those that a query has are looked at."""

    __slots__ = ("_ids", "_numbers", "_postings")

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._postings: dict[str, tuple[array[int], array[float]]] = {}

    def __contains__(self, video_id: str) -> bool:
        return video_id in self._numbers

    def add(self, video_id: str, content: Content) -> None:
        """Note what a video is about that is not noted yet."""
        bag = bag_of_subject(content)
        length = length_of(bag)
        number = self._numbers[video_id] = len(self._ids)
        self._ids.append(video_id)
        for feature, weight in bag.items():
            numbers, weights = self._postings.setdefault(feature, (array("L"), array("d")))
            numbers.append(number)
            weights.append(weight / length)

    def remove(self, video_id: str) -> None:
        """Forget a video; its number is never given again."""
        self._numbers.pop(video_id, None)

    def nearest(self, query: Bag, allowed: Container[str], most: int) -> list[str]:
        """Return at most so many of the `allowed` videos that share something with the query, the nearest first."""
        near: defaultdict[int, float] = defaultdict(float)
        for feature, weight in query.items():
            numbers, weights = self._postings.get(feature, ((), ()))
            for number, share in zip(numbers, weights, strict=True):
                near[number] += weight * share
        ranked = sorted((-nearness, self._ids[number], number) for number, nearness in near.items())
        found = (video_id for _, video_id, number in ranked if self._numbers.get(video_id) == number)
        return [video_id for video_id in found if video_id in allowed][:most]


def length_of(bag: Bag) -> float:
    """Return the length of the vector that a bag stands for."""
    return sqrt(sum(weight * weight for weight in bag.values()))
