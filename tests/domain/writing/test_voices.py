"""Who speaks in a video."""

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.people.invented import FIRST_NAMES
from mockserver.domain.records.scenes import Moment, Scene
from mockserver.domain.writing.aspects.voices import voices_in

NAMES = (
    "my cat vs cucumber.mp4",
    "grandma opens her presents.mp4",
    "city council meeting budget.mp4",
    "refund call.mp4",
    "podcast about tea.mp4",
    "cup final highlights.mp4",
    "how to prune roses.mp4",
    "our wedding speeches.mp4",
    "news report flood.mp4",
    "stand-up comedy night.mp4",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_speaker_of_a_made_up_video_is_somebody_with_a_name(name: str) -> None:
    for number in range(60):
        scenes = generate_content(bytes([number]), 300.0, title=name).scenes
        voices = voices_in(scenes, name)
        assert voices is not None
        assert voices.speaker in ("", *FIRST_NAMES)


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Makayla here, and Amy has joined.", "Makayla"),
        ("Hello, hello, Trevor here with news.", "Trevor"),
        ("Good afternoon, Ana speaking. Who is this?", "Ana"),
        ("Oh, here we go. Are you ready?", ""),
        ("Careful here, the floor is wet.", ""),
        ("Yes, here it is.", ""),
        ("Come here, Alison.", ""),
        ("Stop there and look at Anna here on the left.", ""),
        ("Generally speaking, it works.", ""),
    ],
)
def test_somebody_who_gives_a_name_is_the_speaker(said: str, speaker: str) -> None:
    voices = voices_in([Scene(0.0, 9.0, "", (), (Moment(0.0, 9.0, said),), (), ())], "A title")

    assert voices is not None
    assert voices.speaker == speaker
