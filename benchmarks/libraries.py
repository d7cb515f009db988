"""Large accounts to measure: videos with random words whose frequencies follow Zipf's law, as in speech."""

from datetime import timedelta
from itertools import accumulate
from random import Random

from mockserver.domain.account.account import Account, world_at
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.indexes import IndexCreation, create_index
from mockserver.domain.rules.tasks import create_task

SCENES_PER_VIDEO = 10
_SECONDS_PER_SCENE = 10
_WORDS_SEEN, _WORDS_SAID = 8, 12
_VOCABULARY = 20_000
_LANGUAGE = 1
_FREQUENT, _SELDOM = 20, 500
_SECONDS_BETWEEN_VIDEOS = 2
_MODELS = (ModelChoice("marengo2.6", (Modality.VISUAL, Modality.SPEECH)),)
_SYLLABLES = [first + vowel + last for first in "bdfgklmnprstvz" for vowel in "aeiou" for last in ("", "n", "r", "s")]


class Words:
    """Random words of an invented language, always the same; the nth is n times as rare as the first."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = _new_words(Random(_LANGUAGE))
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(_VOCABULARY)))

    def text(self, count: int) -> str:
        """Return `count` words."""
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))

    def frequent(self) -> str:
        """Return one of the most frequent words: one in about seven to thirty moments has it."""
        return self._words[self._random.randrange(_FREQUENT)]

    def seldom(self) -> str:
        """Return a rare word: at most one in about two hundred moments has it."""
        return self._words[self._random.randrange(_SELDOM, _VOCABULARY)]


def _new_words(random: Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < _VOCABULARY:
        words["".join(random.choices(_SYLLABLES, k=random.randrange(2, 4)))] = None
    return list(words)


def fill(account: Account, videos: int, words: Words) -> Index:
    """Add an index with so many ready videos to `account`, like uploads but without files."""
    now = account.clock.now() - timedelta(days=1, seconds=_SECONDS_BETWEEN_VIDEOS * videos)
    index = create_index(world_at(account, now), IndexCreation("library", _MODELS))
    for number in range(videos):
        now += timedelta(seconds=_SECONDS_BETWEEN_VIDEOS)
        create_task(world_at(account, now), index, upload(number, words))
    return index


def upload(number: int, words: Words) -> Upload:
    """Return a video like that of an upload."""
    duration = SCENES_PER_VIDEO * _SECONDS_PER_SCENE
    media = Media(duration, 1280, 720, 30, 1_000_000 + number, has_audio=True)
    scenes = tuple(_scene(at * _SECONDS_PER_SCENE, words) for at in range(SCENES_PER_VIDEO))
    return Upload(f"video-{number}.mp4", media, Content(words.text(4), (), (), scenes))


def _scene(start: int, words: Words) -> Scene:
    end = start + _SECONDS_PER_SCENE
    middle = start + _SECONDS_PER_SCENE / 2
    said = words.text(_WORDS_SAID // 2), words.text(_WORDS_SAID // 2)
    return Scene(
        start,
        end,
        words.text(2),
        seen=(Moment(start, end, words.text(_WORDS_SEEN)),),
        said=(Moment(start, middle, said[0]), Moment(middle, end, said[1])),
    )
