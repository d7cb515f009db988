"""Answers about several made-up videos: what a question is about, and the form of its answer."""

import json
import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing.answers import Answer, Subject
from tests.support.answers import answer_about, cited

MADE_UP = tuple(
    Subject(f"ksi_{at}", generate_content(name.encode(), 180.0, title=name), 180.0)
    for at, name in enumerate(
        [
            "Rescued kitten's first bath",
            "Q3 earnings call Acme robotics",
            "U12 soccer final highlights",
            "How to unclog a sink",
            "Grandma's apple pie recipe",
        ]
    )
)
KITTEN, CALL, SOCCER, SINK, PIE = (one.id for one in MADE_UP)


def answered(text: str, *earlier: str) -> Answer:
    return answer_about(MADE_UP, text, earlier)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("How do I unclog a sink? Give me the steps.", {SINK}),
        ("Who speaks in the earnings call?", {CALL}),
        ("What does the young cat do?", {KITTEN}),
        ("Write a poem about the dessert", {PIE}),
        ("Summarize the football match in two sentences", {SOCCER}),
        ("Compare the earnings call with the soccer final", {CALL, SOCCER}),
        ("What is the difference between the sink video and the pie video?", {SINK, PIE}),
        ("Which videos show a sport or a pet?", {SOCCER, KITTEN}),
        ("Is there a video about plumbing?", {SINK}),
        ("How many videos are about baking?", {PIE}),
        ("List all videos", {KITTEN, CALL, SOCCER, SINK, PIE}),
        ("What are the action items from the call?", {CALL}),
        ("Make a table of highlights of the kitten, with start and end times", {KITTEN}),
        ("What is the mood of these videos?", {KITTEN, CALL, SOCCER, SINK, PIE}),
        ("What is the total duration of all videos?", {KITTEN, CALL, SOCCER, SINK, PIE}),
        ("Write a summary of 20 words of each video", {KITTEN, CALL, SOCCER, SINK, PIE}),
    ],
)
def test_an_answer_cites_what_the_question_is_about(text: str, sources: set[str]) -> None:
    assert set(cited(answered(text).text)) == sources


def test_a_question_about_one_video_is_answered_like_a_prompt_about_it() -> None:
    heading, _, *steps = answered("How do I unclog a sink? Give me the steps.").text.text.splitlines()

    assert heading == 'Steps in "How to unclog a sink":'
    assert len(steps) > 2
    assert all(re.fullmatch(rf"{number}\. .+ \(\d:\d\d\) \[\d\]\.", step) for number, step in enumerate(steps, 1))


def test_a_line_that_tells_a_time_cites_the_scene_there() -> None:
    answer = answered("List the chapters of the apple pie video").text
    times = [int(minutes) * 60 + int(seconds) for minutes, seconds in re.findall(r"^(\d+):(\d\d)", answer.text, re.M)]

    places = [(one.source.start or 0, one.source.end or 0) for one in answer.citations]

    assert len(places) == len(times) > 1
    assert all(int(start) <= time < end for time, (start, end) in zip(times, places, strict=True))


def test_each_of_several_questions_has_its_own_answer() -> None:
    first, second = answered("Which video shows a pet, and what happens to it?").text.text.splitlines()

    assert first.startswith('1. "Rescued kitten\'s first bath" is about pets')
    assert second.startswith("2. ")


@pytest.mark.parametrize("text", ["And how long is it?", "Translate that to Spanish", "Who is in the video?", "thanks"])
def test_words_that_name_nothing_are_no_subject(text: str) -> None:
    earlier = ("What happens in the soccer final?", "Hi!", "Who is in it?")

    assert set(cited(answered(text, *earlier).text)) == {SOCCER}


def test_the_longest_and_the_shortest_are_named() -> None:
    content = generate_content(b"a film", 30, title="Old temples")
    films = [Subject(f"ksi_{length}", content, length) for length in (9, 30, 20)]

    longest, shortest = (answer_about(films, f"Which video is the {end}?").text for end in ("longest", "shortest"))

    assert longest.text == 'The longest is this: "Old temples" lasts 0:30 (30 seconds) [1].'
    assert (cited(longest), cited(shortest)) == (["ksi_30"], ["ksi_9"])


def test_a_shorter_answer_is_no_question_for_lengths() -> None:
    assert "lasts" not in answered("Give me a shorter answer about the kitten and the sink").text.text


def test_a_question_for_the_number_of_items_counts_all() -> None:
    answer = answered("How many items are there?", "What happens in the soccer final?").text

    assert answer.text == "There are 5 items in the knowledge store."


def test_a_question_for_a_number_counts_every_match() -> None:
    dogs = [
        Subject(f"ksi_{at:02}", generate_content(b"%d" % at, 20.0, title="Puppy training"), 20.0) for at in range(45)
    ]

    answer = answer_about([*dogs, *MADE_UP], "How many videos show a dog?").text.text

    assert answer.startswith("45 of 50 items show or mention dog ")


def test_a_table_has_its_citations_within_the_rows() -> None:
    table = answered("Make a table of the scenes of the kitten video").text.text

    rows = [line for line in table.splitlines() if re.search(r"\d:\d\d", line)]
    assert rows
    assert all(re.fullmatch(r"\|.+ \[\d+\] \|", row) for row in rows)


def test_a_table_of_all_videos_has_a_row_for_each() -> None:
    head, line, *rows = answered("Create a table of all videos with their topics").text.text.splitlines()

    assert (head, line) == ("| Video | About | Length |", "| --- | --- | --- |")
    assert rows == [f"| {row[2:-6].rstrip()} [{number}] |" for number, row in enumerate(rows, 1)]
    assert [row.split(" | ")[0][2:] for row in rows] == [one.content.title for one in MADE_UP]


def test_json_for_each_video_is_a_list_without_citations() -> None:
    answer = answered("Return JSON with title and summary for each video").text
    found = json.loads(answer.text)

    assert [one["title"] for one in found] == [one.content.title for one in MADE_UP]
    assert answer.citations == ()
    assert json.loads(answered("Return JSON with the title of the apple pie video").text.text)["title"]


@pytest.mark.parametrize("text", ["What is the capital of France?", "Tell me about zebras", "Is there an elephant?"])
def test_a_question_about_something_else_is_declined(text: str) -> None:
    answer = answered(text)

    assert "one of the 5 items" in answer.text.text
    assert not answer.found
