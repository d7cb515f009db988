"""JSON answers to prompts that show or describe the object: types, lengths and numbers are those of the prompt."""

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents.prompted import is_array, members_of_prompt

CONTENT = generate_content(b"examples", 240.0, title="sourdough bread workshop.mp4")
FLAT = Content(
    "Flat on the third floor",
    (),
    (),
    (
        Scene(0, 20, "Kitchen", seen=(Moment(0, 20, "A bright kitchen"),), said=(Moment(0, 20, "It has two rooms."),)),
        Scene(
            20,
            40,
            "Rent",
            said=(Moment(20, 40, "The rent is 1,250 euros a month. You can move in after six weeks."),),
            branded=(Moment(25, 30, "Harbour Homes"),),
        ),
    ),
)

_TYPES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("string", {"type": "string"}),
    ("int", {"type": "integer"}),
    ("integer (1-5)", {"type": "integer", "minimum": 1, "maximum": 5}),
    ("integer starting at 1", {"type": "integer", "minimum": 1}),
    ("number", {"type": "number"}),
    ("0.0-1.0", {"type": "number", "minimum": 0, "maximum": 1}),
    ("true|false", {"type": "boolean"}),
    ("boolean", {"type": "boolean"}),
    ('"low" | "medium" | "high"', {"enum": ["low", "medium", "high"]}),
    ('"day/night"', {"enum": ["day", "night"]}),
    ('"HH:MM:SS"', {"type": "string", "pattern": r"^\d\d:\d\d:\d\d$"}),
    ('"MM:SS"', {"type": "string", "pattern": r"^\d\d:\d\d$"}),
    ('"0:45"', {"type": "string", "pattern": r"^\d+:\d\d$"}),
    ("string[]", {"type": "array", "items": {"type": "string"}}),
    ("[int]", {"type": "array", "items": {"type": "integer"}}),
    ('"string (max 40 characters)"', {"type": "string", "maxLength": 40}),
)
_NAMES = st.sampled_from(
    ["title", "mood", "rating", "start", "has_dog", "notes", "clip", "score", "price", "x", "end_time"]
)


def _nullable(one: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    return f"{one[0]} | null", {"anyOf": [one[1], {"type": "null"}]}


def _object(members: dict[str, tuple[str, dict[str, Any]]]) -> tuple[str, dict[str, Any]]:
    text = ", ".join(f'"{name}": {shown}' for name, (shown, _) in members.items())
    schemas = {name: schema for name, (_, schema) in members.items()}
    return f"{{{text}}}", {
        "type": "object",
        "properties": schemas,
        "required": [*schemas],
        "additionalProperties": False,
    }


def _list(one: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    return f"[{one[0]}]", {"type": "array", "items": one[1]}


_SCALARS = st.sampled_from(_TYPES)
_VALUES = _SCALARS | _SCALARS.filter(lambda one: "[" not in one[0]).map(_nullable)
_OBJECTS = st.dictionaries(_NAMES, _VALUES, min_size=1, max_size=5).map(_object)
_NESTED = st.dictionaries(_NAMES, _VALUES | _OBJECTS | _OBJECTS.map(_list), min_size=1, max_size=4).map(_object)


def ask(prompt: str, content: Content = CONTENT) -> Any:
    return json.loads(answer(content, content.scenes[-1].end, prompt))


@given(_NESTED)
def test_an_answer_has_the_members_and_types_of_the_example(shown: tuple[str, dict[str, Any]]) -> None:
    example, schema = shown

    jsonschema_rs.validate(schema, ask(f"Describe the video. Reply as JSON: {example}"))


@given(_OBJECTS)
def test_an_array_has_objects_like_its_example(shown: tuple[str, dict[str, Any]]) -> None:
    example, schema = shown

    jsonschema_rs.validate({"type": "array", "items": schema}, ask(f"Return JSON: [{example}]"))


def test_an_object_holds_the_list_that_the_prompt_names() -> None:
    prompt = 'A JSON object with `cuts`: a list of {"clip": integer starting at 1, "in": "MM:SS", "out": "MM:SS"}.'

    cuts = ask(prompt, FLAT)

    assert cuts == {"cuts": [{"clip": 1, "in": "00:00", "out": "00:20"}, {"clip": 2, "in": "00:20", "out": "00:40"}]}


def test_a_comment_beside_an_example_is_its_range() -> None:
    prompt = '{"quality": 7, // 1-10\n "title": "..."}'

    assert 1 <= ask(f"Reply as JSON: {prompt}")["quality"] <= 10


@pytest.mark.parametrize(
    "prompt",
    [
        "Gib mir eine JSON-Liste aller Szenen mit den Feldern titel, anfang und ende.",
        "JSON array con los campos titulo, inicio y fin",
        "Donne une JSON list avec les champs titre, début et fin",
    ],
)
def test_members_are_named_in_several_languages(prompt: str) -> None:
    found = ask(prompt, FLAT)

    assert is_array(prompt)
    assert [[*one.values()][1:] for one in found[:2]] == [[0, 20], [20, 40]]


def test_lengths_and_numbers_stand_anywhere_in_the_prompt() -> None:
    prompt = "Title (max 20 characters), summary (at most 12 words) and 3 tags as JSON with keys title, summary, tags."

    found = ask(prompt)

    assert len(found["title"]) <= 20
    assert len(found["summary"].split()) <= 12
    assert len(found["tags"]) == 3


def test_named_arrays_are_members() -> None:
    assert ask("List what speaks for and against it as two JSON arrays named pros and cons.").keys() == {"pros", "cons"}


def test_the_type_before_several_names_is_that_of_each() -> None:
    found = ask("Answer as JSON with integer values for speakers, cuts, texts.")

    assert [*found] == ["speakers", "cuts", "texts"]
    assert all(isinstance(value, int) for value in found.values())


def test_an_array_of_events_has_only_those() -> None:
    match = Content("Match", (), (), (Scene(0, 9, "Kick-off"), Scene(9, 20, "Goal", seen=(Moment(9, 20, "A goal"),))))

    assert ask('Return all goals as JSON: [{"start": number}]', match) == [{"start": 9}]


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ('"monthly_rent": number', 1250),
        ('"currency": string', "EUR"),
        ('"rooms": int|null', 2),
        ('"floor": int', 3),
        ('"move_in_weeks": int', 6),
        ('"brand_seen_at_seconds": number', 25),
        ('"brand_seen_at": "MM:SS"', "00:25"),
    ],
)
def test_a_number_is_the_one_that_the_video_states(member: str, value: object) -> None:
    assert [*ask(f"Reply as JSON: {{{member}}}", FLAT).values()] == [value]


@pytest.mark.parametrize(
    "member",
    [
        '"discount": number|null',
        '"drawback_at": "MM:SS"|null',
        '"agent_name": string|null',
        '"licence_plate": string|null',
    ],
)
def test_what_the_video_does_not_tell_is_null_where_it_may_be(member: str) -> None:
    assert [*ask(f"Reply as JSON: {{{member}}}", FLAT).values()] == [None]


def test_what_is_absent_has_no_details() -> None:
    found = ask('Is there a cat? JSON: {"has_cat": true|false, "timestamp": "MM:SS"|null, "quote": string|null}', FLAT)

    assert found == {"has_cat": False, "timestamp": None, "quote": None}


def test_a_prompt_of_many_empty_lines_is_read_at_once() -> None:
    assert members_of_prompt("JSON {" + "\n" * 9_000 + '"title": string}')


def test_a_list_of_things_that_no_scene_has_is_empty_instead_of_about_something_else() -> None:
    assert ask('JSON: {"unicorns": string[], "organizations": string[]}', FLAT) == {
        "unicorns": [],
        "organizations": ["Harbour Homes"],
    }


def test_an_event_is_what_the_scene_shows() -> None:
    found = ask('JSON array of objects with the fields "time" and "event" (max 60 characters)', FLAT)

    assert found[0] == {"time": 0, "event": "A bright kitchen."}


def test_cuts_are_counted_between_scenes() -> None:
    assert ask("Answer as JSON with integer values for cuts, scenes.", FLAT)["cuts"] == 1


def test_an_array_of_strings_has_as_many_as_the_prompt_counts() -> None:
    assert len(ask("Give 8 tags, lower case, as a JSON array of strings.")) == 8
