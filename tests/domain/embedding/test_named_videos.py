"""In a vector index, a made-up video is found by its name, by other words for it, and by the kind of thing."""

from functools import cache
from hashlib import sha256

import pytest

from mockserver.domain.embedding import Vector, similarity
from mockserver.domain.generation.generator import generate_content
from tests.support.vectors import embed_scene_span, embed_text

DURATION = 120
NAMES = {
    "Lasagne like in Bologna.mp4": ("layers of pasta with meat sauce", "Italian food"),
    "beagle_puppy_first_walk.mov": ("a young dog goes outside", "a pet animal"),
    "trumpet lesson 4 scales.mp4": ("learning to play a brass instrument", "music"),
    "ev charging station install.mp4": ("electrician sets up a plug for electric cars", "vehicles"),
    "biathlon relay Antholz 2024.mp4": ("cross-country skiers shooting at targets", "winter sport"),
    "bathroom_tile_grouting.mp4": ("sealing the gaps of ceramic tiles", "home repair"),
    "wedding of Nora and Ben.mp4": ("bride and groom say their vows", "a family celebration"),
    "volcano eruption iceland drone.mp4": ("lava flowing from a crater", "nature"),
}


@cache
def _vectors() -> dict[str, Vector]:
    contents = {name: generate_content(sha256(name.encode()).digest(), DURATION, title=name) for name in NAMES}
    return {name: embed_scene_span(content, 0, DURATION) for name, content in contents.items()}


def _nearest(text: str, count: int = 1) -> list[str]:
    asked = embed_text(text)
    return sorted(NAMES, key=lambda name: similarity(asked, _vectors()[name]), reverse=True)[:count]


@pytest.mark.parametrize("name", NAMES)
def test_a_video_is_the_nearest_to_its_name(name: str) -> None:
    assert _nearest(name.rpartition(".")[0].replace("_", " ")) == [name]


@pytest.mark.parametrize(("name", "texts"), NAMES.items())
def test_a_video_is_the_nearest_to_other_words_and_near_to_the_kind_of_thing(name: str, texts: tuple[str, str]) -> None:
    words, kind = texts

    assert _nearest(words) == [name]
    assert name in _nearest(kind, 2)  # a drone is a vehicle, too
