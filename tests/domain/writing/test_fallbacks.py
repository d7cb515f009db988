"""What a prompt wants to read where the video has nothing, in answers, cells and values."""

import json

import pytest

from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.fallbacks import fallback_in

SPOT = Content(
    "Running spot",
    (),
    (),
    (
        Scene(0, 10, "Laces", seen=(Moment(0, 10, "A woman ties her laces"),)),
        Scene(
            10,
            20,
            "Bottle",
            seen=(Moment(10, 20, "A blue bottle stands on a table"),),
            branded=(Moment(12, 15, "Zephyr"),),
            read=(Moment(12, 15, "Zero sugar"),),
        ),
    ),
)


def ask(prompt: str) -> str:
    return answer(SPOT, 20, prompt)


@pytest.mark.parametrize(
    ("prompt", "fallback"),
    [
        ("List the brands. If there are none, return NONE.", "NONE"),
        ('Who is it? If it is not mentioned, say "not stated".', "not stated"),
        ("Leave a cell as - if unknown.", "-"),
        ("If not shown: n/a", "n/a"),
        ("Use N/A where not available", "N/A"),
        ("List all texts, or write 'no text'.", "no text"),
        ("If nobody speaks, answer `silent`", "silent"),
        ('If the dog runs, say "go"', ""),
        ("If no brand is visible, return an empty list", ""),
        ("Describe it in one sentence or two", ""),
    ],
)
def test_a_prompt_tells_what_stands_for_nothing(prompt: str, fallback: str) -> None:
    assert fallback_in(prompt) == fallback


@pytest.mark.parametrize(
    "asked",
    [
        "List all vehicles",
        "What decisions are made",
        "What does the dragon eat",
        "Transcribe it",
        "Which songs are played",
    ],
)
def test_it_is_the_whole_answer_about_what_is_absent(asked: str) -> None:
    assert ask(f'{asked}. If there is none, answer "nothing found".') == "nothing found"


@pytest.mark.parametrize("asked", ["List all brands", "What text is on screen", "What does the woman do"])
def test_it_is_not_the_answer_about_what_is_there(asked: str) -> None:
    assert ask(f'{asked}? If there is none, answer "nothing found".') != "nothing found"


def test_it_fills_empty_cells_and_values() -> None:
    table = ask("Make a table with the columns time, on-screen text and owner. Use N/A where empty.")
    fields = json.loads(ask('JSON: {"price": string, "title": string}. Use "unknown" if not mentioned.'))

    assert "| 0:00 | N/A | N/A |" in table
    assert fields == {"price": "unknown", "title": "Running spot"}


def test_a_cell_without_a_value_does_not_repeat_the_scene() -> None:
    table = ask("A table of all shots with the columns shot, start, team, referee and description. Use seconds.")

    assert table.splitlines()[2:] == [
        "| 1 | 0 | \u2013 | \u2013 | A woman ties her laces. |",
        "| 2 | 10 | \u2013 | \u2013 | A blue bottle stands on a table. |",
    ]


def test_values_are_separated_as_the_prompt_shows_it() -> None:
    assert ask("CSV: shot;start_s;end_s;brand. Semicolon separated, with a header row.").splitlines() == [
        "shot;start_s;end_s;brand",
        "1;0;10;\u2013",
        "2;10;20;Zephyr",
    ]
