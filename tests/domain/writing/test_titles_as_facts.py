"""Answers with what a title states: the sport, its league, the number of a lecture, an incident."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer


def video(title: str) -> Content:
    return generate_content(title.encode(), 120, title=f"{title}.mp4")


@pytest.mark.parametrize(
    ("title", "sport", "league"),
    [
        ("nba finals game 5 nuggets vs heat", "basketball", "NBA"),
        ("bundesliga highlights bayern vs dortmund", "football", "Bundesliga"),
        ("Premier League Arsenal vs Chelsea football", "football", "Premier League"),
        ("tennis lesson serve", "tennis", None),
    ],
)
def test_a_match_has_the_sport_and_the_league_of_its_title(title: str, sport: str, league: str | None) -> None:
    content = video(title)

    found = json.loads(answer(content, 120, "JSON with keys sport and league"))

    assert (found["sport"], found["league"]) == (sport, league or "Not mentioned")
    assert f"the sport is {sport}" in answer(content, 120, "Which sport and which league is this?")


@given(noun=st.sampled_from(["lecture", "episode", "game", "round"]), number=st.integers(1, 400))
def test_a_number_in_the_title_is_the_number_that_is_asked_for(noun: str, number: int) -> None:
    content = video(f"history of art {noun} {number} the renaissance")

    assert f"the {noun} number is {number}." in answer(content, 120, f"What is the {noun} number?")
    assert json.loads(answer(content, 120, f"JSON with keys {noun}_number, title"))[f"{noun}_number"] == number


@pytest.mark.parametrize("title", ["warehouse forklift near miss", "parking lot collision camera 3", "store robbery"])
def test_a_video_that_is_named_after_an_incident_shows_one(title: str) -> None:
    assert answer(video(title), 120, "Is there an incident in the video?").startswith("Yes")


@pytest.mark.parametrize("title", ["football under floodlights", "crash course in chemistry"])
def test_other_names_are_no_incidents(title: str) -> None:
    assert answer(video(title), 120, "Is there an incident in the video?").startswith("No")


def test_what_is_not_there_has_the_word_of_the_prompt() -> None:
    prompt = "Which sport and which league is this? If it isn't sports, say 'not sports'."

    assert answer(video("easy carbonara recipe"), 120, prompt) == "not sports"
