"""Forms of text: tables and CSV with given columns, a line per scene, emoji, reasons, questions, minutes."""

import csv
import json
import re
from unittest.mock import ANY

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents.prompted import members_of_prompt, texts_of_array
from mockserver.domain.writing.forms.emoji import emoji_of
from mockserver.domain.writing.prompts.lists.columns import columns_in
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording

CONTENT = generate_content(b"forms", 240.0, title="sourdough bread workshop.mp4")
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff\u2b50]")


def ask(prompt: str) -> str:
    return answer(CONTENT, 240.0, prompt)


@pytest.mark.parametrize(
    ("prompt", "columns"),
    [
        ("create a table with the columns time, scene, people and mood.", ("time", "scene", "people", "mood")),
        ("a markdown table with columns: timestamp | what happens | who", ("timestamp", "what happens", "who")),
        ("csv with columns start,end,description for each chapter", ("start", "end", "description")),
        ("a table of times, people and quotes", ("times", "people", "quotes")),
        ("create a table: scene | setting | action", ("scene", "setting", "action")),
        ("a two-column table of pros and cons", ("pros", "cons")),
        ('headers "no", "scene"', ("no", "scene")),
        ("list every person as a table", ("person", "first seen", "description")),
        ("a table with 5 rows", ()),
        ("two columns", ()),
    ],
)
def test_the_columns_of_a_prompt_are_read(prompt: str, columns: tuple[str, ...]) -> None:
    assert columns_in(prompt) == columns


def test_a_table_has_the_columns_of_the_prompt_and_a_cell_for_each() -> None:
    rows = [
        line for line in ask("Make a table with columns: time | people | quote | colour").splitlines() if "|" in line
    ]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    assert cells[0] == ["Time", "People", "Quote", "Colour"]
    assert len(cells) > 3
    for time, people, *others in cells[2:]:
        assert re.fullmatch(r"\d+:\d\d", time)
        assert people.startswith(("A ", "An ", "The "))
        assert len(others) == 2
        assert all(others)


def test_csv_can_be_read_and_has_the_columns_of_the_prompt() -> None:
    head, *rows = csv.reader(ask("Give me a CSV with columns start, end, description").splitlines())

    assert head == ["start", "end", "description"]
    assert rows
    assert all(len(row) == 3 for row in rows)


@pytest.mark.parametrize(
    "prompt", ["Write one line per scene with start and end times", "For each scene: [mm:ss] - what happens"]
)
def test_each_scene_gets_a_line_with_its_times(prompt: str) -> None:
    lines = [line for line in ask(prompt).splitlines() if line.startswith("[")]

    assert len(lines) == len(CONTENT.scenes)
    assert all(re.match(r"\[\d+:\d\d-\d+:\d\d\] [A-Z].*[^ ,]\.$", line) for line in lines)
    assert not [line for line in lines if line.endswith((" the.", " a.", " of."))]


@pytest.mark.parametrize(
    "prompt", ["Five bullet points, each with an emoji", "A numbered list of 5 facts with emojis at the start"]
)
def test_each_item_begins_with_another_emoji(prompt: str) -> None:
    items = [line for line in ask(prompt).splitlines() if line.startswith(("- ", "1", "2", "3", "4", "5"))]
    signs = [re.sub(r"^(?:- |\d\. )", "", item)[0] for item in items]

    assert len(items) == 5
    assert all(map(_EMOJI.match, signs))
    assert len(set(signs)) == 5


def test_each_sentence_begins_with_an_emoji() -> None:
    assert len(_EMOJI.findall(ask("Summarize in exactly three sentences, each with an emoji"))) == 3


def test_emoji_fit_the_video() -> None:
    source = Source(CONTENT, 240.0, read_prompt(""), Wording("", 0.2))

    assert emoji_of(source)[0] == "🍞"


@pytest.mark.parametrize("prompt", ["Describe the video using only emojis", "Summarize in emojis"])
def test_a_text_of_emoji_only_has_no_sentence(prompt: str) -> None:
    text = ask(prompt)

    assert _EMOJI.match(text)
    assert "." not in text


@pytest.mark.parametrize("prompt", ["Summarize without emojis", "Summarize, do not use emojis"])
def test_no_emoji_are_written_where_the_prompt_wants_none(prompt: str) -> None:
    assert not _EMOJI.search(ask(prompt))


def test_reasons_are_counted_on_both_sides() -> None:
    first, _, second = ask("Give three reasons why it is a good lesson, and one reason why it is not").partition(
        "against"
    )

    assert first.count("Because") == 3
    assert second.count("Because") == 1


def test_a_quiz_of_multiple_choice_offers_different_answers_with_the_right_one() -> None:
    text = ask("Create a quiz with 3 multiple choice questions")
    options = re.findall(r"^   ([A-D])\) (.+)$", text, re.MULTILINE)

    assert len(re.findall(r"^   Answer: [A-D]$", text, re.MULTILINE)) == 3
    assert [letter for letter, _ in options] == list("ABCD" * 3)
    assert all(len({text for _, text in options[at : at + 4]}) == 4 for at in (0, 4, 8))


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("Write a YouTube description with hashtags and timestamps", Form.DESCRIPTION),
        ("Write 4 FAQ entries", Form.FAQ),
        ("Meeting minutes with attendees and action items", Form.MINUTES),
        ("The top 3 highlights, each with a timestamp and a title", Form.HIGHLIGHTS),
        ("Extract all quotes with timestamps", Form.TRANSCRIPT),
        ("A table of contents with timestamps", Form.CONTENTS),
        ("A table with a row per scene and timestamps", Form.TABLE),
        ("JSON with a line for each scene", Form.JSON),
        ("Provide a table of each speaker, what they said and the time", Form.TABLE),
        ("Give me one good reason to skip this video", Form.REASONS),
        ("Create five flashcards", Form.FLASH_CARDS),
        ("Generate ten search queries for this video", Form.KEYWORDS),
    ],
)
def test_a_prompt_is_parsed_for_its_form(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("Write 4 FAQ entries", ["Q: ", "A: "]),
        ("Write meeting minutes", ["Attendees: ", "Agenda:", "Action items:"]),
        ("A YouTube description", ["0:00 ", "#"]),
        ("Who is the target audience?", ["for everybody who is interested in baking"]),
        ("What is the main takeaway?", ["is about baking"]),
    ],
)
def test_a_text_has_what_its_occasion_needs(prompt: str, words: list[str]) -> None:
    text = ask(prompt)

    assert [word for word in words if word not in text] == []


def test_the_words_of_a_form_can_be_things_that_a_video_shows() -> None:
    assert ask("Is there a meeting in this video?").startswith("No")


def test_a_json_array_of_words_is_no_object() -> None:
    words = json.loads(ask("Respond only with a JSON array of the five most important keywords"))

    assert isinstance(words, list)
    assert len(words) == 5


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("List all products shown as a JSON array", "products"),
        ("Output a JSON array of strings with every object that appears", "object"),
        ("Give me the names of all speakers as a JSON array", "speakers"),
        ("Return a JSON array of action items", "action_items"),
        ("As a JSON array: which animals are visible?", "animals"),
        ("What emotions are shown? Return as JSON array", "emotions"),
        ("Return a JSON array of the top 3 hashtags", "hashtags"),
    ],
)
def test_a_json_array_of_things_is_read(prompt: str, name: str) -> None:
    found = texts_of_array(prompt)

    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "prompt",
    [
        "Return a JSON array of objects with start and end",
        "Return JSON list with title and summary",
        "Give me a JSON array",
        "Make a JSON array of strings",
        "Return JSON with keywords",
    ],
)
def test_a_json_array_of_nothing_in_particular_is_not(prompt: str) -> None:
    assert texts_of_array(prompt) is None


@pytest.mark.parametrize("prompt", ["List all tools as a JSON array", "Return a JSON array of three places"])
def test_an_array_of_things_has_texts(prompt: str) -> None:
    texts = json.loads(ask(prompt))

    assert isinstance(texts, list)
    assert texts
    assert all(isinstance(text, str) for text in texts)


def test_tools_and_materials_are_things() -> None:
    texts = json.loads(ask("List all tools and ingredients as a JSON array"))

    assert {text.rpartition(" ")[2] for text in texts}.isdisjoint(["ear", "hands", "thought", "away", "twice", "aloud"])


def test_a_member_with_alternatives_after_commas_has_one_of_them() -> None:
    found = json.loads(ask("Return JSON with fields title, sentiment (positive, neutral or negative)"))

    assert found["sentiment"] in ("positive", "neutral", "negative")


def test_a_column_of_places_has_places() -> None:
    rows = ask("A table with columns: time | setting").splitlines()[4:]
    places = [row.split("|")[2].strip() for row in rows]

    assert [place for place in places if not re.match(r"(?:In|At|On|Beside|Behind|Under|Near) |\u2013$", place)] == []
    assert any(len(place) > 1 for place in places)


def test_subtitles_have_numbers_times_and_lines() -> None:
    blocks = [block.splitlines() for block in ask("Subtitles in SRT format").split("\n\n")]

    assert [block[0] for block in blocks] == [str(number) for number in range(1, len(blocks) + 1)]
    assert all(re.fullmatch(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}", block[1]) for block in blocks)
    assert all(len(block) == 3 for block in blocks)


def test_subtitles_of_a_silent_video_say_so() -> None:
    silent = generate_content(b"silent", 60.0, title="lobby camera 3")

    assert 'Nothing is said in "Lobby camera 3".' in answer(silent, 60.0, "Subtitles in SRT format")


def test_a_rating_in_stars_is_given_with_its_reasons() -> None:
    text = ask("Give me a rating out of five stars")

    assert re.search(r"gets [1-5] out of 5: ", text)
    assert "What could be improved: " in text


@pytest.mark.parametrize(
    ("prompt", "names"),
    [
        ("Return JSON with brand, product and target audience", ["brand", "product", "target_audience"]),
        ("Answer as JSON with title and tags", ["title", "tags"]),
        ("A JSON object containing the mood, all people and a short summary.", ["mood", "people", "summary"]),
        ("Give me JSON with a title, a hook, and key_points for this video", ["title", "hook", "key_points"]),
    ],
)
def test_json_has_the_members_that_are_named_without_a_word_for_them(prompt: str, names: list[str]) -> None:
    assert list(json.loads(ask(prompt))) == names


@pytest.mark.parametrize("prompt", ["Return JSON with three facts", "Describe it as JSON", "JSON with a summary"])
def test_a_single_name_is_no_list_of_members(prompt: str) -> None:
    assert members_of_prompt(prompt) == ()


def test_a_list_of_things_that_no_scene_has_is_empty() -> None:
    assert json.loads(ask("Return JSON with keys title and vehicles")) == {"title": ANY, "vehicles": []}


def test_a_thing_with_a_list_of_times_is_there_once_with_all_its_times() -> None:
    shown = (Scene(at, at + 9, "", branded=(Moment(at, at + 2, "Nike"),)) for at in (0, 10, 20))
    prompt = 'JSON: {"logos": [{"name": "", "timestamps": [0]}]}'

    logos = json.loads(answer(Content("Ad", (), (), tuple(shown)), 29.0, prompt))

    assert logos == {"logos": [{"name": "Nike", "timestamps": [0, 10, 20]}]}


def test_a_quantity_is_a_text() -> None:
    found = json.loads(ask('JSON: {"ingredients": [{"name": "", "quantity": ""}]}'))

    assert {one["quantity"] for one in found["ingredients"]} == {"Not mentioned"}


def test_a_table_of_tasks_has_a_row_for_each_next_step() -> None:
    said = (Moment(0, 9, "Marvin will send the slides by Friday."), Moment(9, 18, "Danielle, please book the room."))
    meeting = Content("Sync", (), (), (Scene(0, 18, "", said=said),))
    rows = answer(meeting, 18.0, "Return a CSV with columns owner, task, due date").splitlines()

    assert rows == [
        "owner,task,due date",
        "Marvin,Marvin will send the slides by Friday,by Friday",
        'Danielle,"Danielle, please book the room",Not mentioned',
    ]


def test_a_table_of_next_steps_and_more_has_an_owner_in_each_row() -> None:
    said = (Moment(0, 9, "Marvin will send the slides by Friday."), Moment(9, 18, "We agreed to move the launch."))
    meeting = Content("Sync", (), (), (Scene(0, 18, "", said=said),))

    rows = answer(meeting, 18.0, "Show the next steps and the decisions in a table").splitlines()

    assert "| Marvin will send the slides by Friday | Marvin | by Friday | 0:00 |" in rows
    assert {row.count("|") for row in rows[2:]} == {5}
