"""Documents for a JSON schema: they fit the schema, and their contents are from the video."""

import json
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.documents.naming import Meaning, read_name
from mockserver.domain.writing.documents.patterns import PatternInvalid, PatternUnsupported, read_pattern
from mockserver.domain.writing.documents.reading import DEEPEST, MOST_PARTS
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported
from tests.support.calls import calls_of

Json = dict[str, Any]

CHESS = Content(
    title="Mastering Chess",
    topics=("Chess",),
    hashtags=("chess tutorial", "checkmate"),
    scenes=(
        Scene(
            0,
            15,
            "Setting up the board",
            seen=(Moment(0, 15, "A man in a blue shirt sets up a chessboard"),),
            said=(Moment(1.5, 4, "Welcome. Let us begin!"), Moment(10, 15, "The board has sixty-four squares")),
        ),
        Scene(
            15,
            34.7,
            "Checkmate",
            seen=(Moment(15, 34.7, "A hand moves the queen next to the king"),),
            said=(Moment(16, 20, "The king cannot escape"),),
            branded=(Moment(20, 22, "Rookery"),),
        ),
    ),
)
SILENT = Content("Clouds", ("Weather",), (), (Scene(0, 8, "Clouds", seen=(Moment(0, 8, "White clouds pass"),)),))
COOKING = generate_content(b"a", 600.5, title="cooking-pasta.mp4")
CALL = generate_content(b"call", 240, title="support call refund.mp4")
MEETING = generate_content(b"meeting", 240, title="budget meeting.mp4")
SOURCES = (
    (CALL, 0.0, 240.0),
    (MEETING.between(30, 150.5), 30, 150.5),
    (CHESS, 0.0, 34.7),
    (CHESS.between(10.5, 29.25), 10.5, 29.25),
    (COOKING, 0.0, 600.5),
    (SILENT, 0.0, 8.0),
    (Content("", (), (), ()), 0.0, 0.5),
)

PROMPTS = (
    "Describe the video.",
    "PASS or FAIL for each rule: no alcohol; no weapons",
    "Classify: sport, food or other",
    "Is there a dog? If unknown, return N/A",
)


def source_of(content: Content, start: float, end: float, prompt: str = "Describe the video.") -> Source:
    return Source(content, end, read_prompt(prompt), Wording(prompt, 0.2), start)


def document(schema: Json, content: Content = CHESS, end: float = 34.7, prompt: str = "Describe the video.") -> Any:
    node = read_schema(schema, "schema", has_times=True)
    return json.loads(write_document(node, source_of(content, 0.0, end, prompt)))


def record(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def listing(items: Json, **more: Any) -> Json:
    return {"type": "array", "items": items, **more}


TEXT, NUMBER, WHOLE, FLAG = ({"type": name} for name in ("string", "number", "integer", "boolean"))

# The building blocks of schemas in the subset.
_NAMES = """
    title summary topics keywords chapters highlights scenes startTime end_sec duration_ms chapter_number score has_dog
    is_funny transcript on_screen_text logos language mood answer count_of_people verdict status checks category label
    species cookTime ingredients tools questions correct x \u00fcber a-b 1
"""
NAMES = st.sampled_from(_NAMES.split()) | st.text(st.characters(codec="utf-8"), max_size=8)
ANNOTATIONS: st.SearchStrategy[Json] = st.sampled_from(
    [{}, {"title": "T"}, {"description": "D", "examples": [1]}, {"default": None, "x-order": 1, "$comment": "c"}]
)
PATTERNS = st.sampled_from(
    [
        "^[A-Z]",
        r"^\d{3}-\d+$",
        "chess|dog",
        "^(yes|no)$",
        r"^[^\s@]+@example\.(com|org)$",
        "^#[0-9a-f]{6}$",
        "",
        r"\p{L}{4}",
    ]
)
FORMATS = st.sampled_from(["uuid", "date", "time", "date-time"])
SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.text(st.characters(codec="utf-8"))


TIME_NAMES = ("start_time", "end_time")


@st.composite
def wholes(draw: st.DrawFn) -> Json:
    least, most = sorted((draw(st.integers(-1000, 1000)), draw(st.integers(-1000, 1000))))
    bounds: Json = {
        "minimum": least,
        "exclusiveMaximum": most + 1,
        "maximum": most + 0.5,
        "exclusiveMinimum": least - 1,
    }
    return {"type": "integer"} | {name: value for name, value in bounds.items() if draw(st.booleans())}


TEXTS = (
    st.just(TEXT)
    | PATTERNS.map(lambda pattern: {"type": "string", "pattern": pattern})
    | FORMATS.map(lambda name: {"type": "string", "format": name})
)
CHOICES = st.lists(SCALARS, min_size=1, max_size=5).map(lambda values: {"enum": values}) | SCALARS.map(
    lambda value: {"const": value}
)
LEAVES = st.one_of(
    TEXTS, wholes(), st.sampled_from([NUMBER, FLAG, {"type": "null"}, {}, {"$ref": "#/$defs/Named"}]), CHOICES
)


def records(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    """Objects with properties of `inner`. Their strategy is built once: that takes longer than to draw from it."""
    return _objects(st.dictionaries(NAMES.filter(lambda name: name not in TIME_NAMES), inner, max_size=4))


@st.composite
def _objects(draw: st.DrawFn, drawn: st.SearchStrategy[Json]) -> Json:
    properties = draw(drawn)
    required = [name for name in properties if draw(st.booleans())]
    return {"type": "object", "properties": properties} | ({"required": required} if required else {})


def nested(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    lists = st.tuples(inner, st.sampled_from([{}, {"minItems": 0}, {"minItems": 1}])).map(
        lambda pair: listing(pair[0], **pair[1])
    )
    unions = st.lists(inner, min_size=1, max_size=3).map(lambda branches: {"anyOf": branches})
    return st.tuples(records(inner) | lists | unions, ANNOTATIONS).map(lambda pair: pair[0] | pair[1])


DEFINITIONS = {"Named": record(title=TEXT, start=NUMBER), "Unused": TEXT}
TIMES = st.sampled_from(
    [NUMBER, WHOLE, TEXT, *({"type": "timestamp", "format": form} for form in ("seconds", "hh:mm:ss"))]
)


OBJECTS = records(st.recursive(LEAVES, nested, max_leaves=12))
TIMED = st.sets(st.sampled_from(TIME_NAMES))


@st.composite
def schemas(draw: st.DrawFn) -> Json:
    """Draw a schema of the subset: an object, with times where they are allowed."""
    schema = draw(OBJECTS)
    properties = schema["properties"] | {name: draw(TIMES) for name in draw(TIMED)}
    if draw(st.booleans()):
        properties["parts"] = listing(record(start_time=draw(TIMES), end_time=draw(TIMES), at=draw(TIMES)))
    return schema | {
        "properties": properties,
        "$defs": DEFINITIONS,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
    }


def as_standard(schema: Any) -> Any:
    """Return `schema` as JSON Schema, which has no timestamps."""
    if isinstance(schema, list):
        return [as_standard(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == "timestamp":
        return NUMBER if schema["format"] == "seconds" else {"type": "string", "pattern": r"^\d\d:\d\d:\d\d$"}
    return {name: value if name in ("enum", "const") else as_standard(value) for name, value in schema.items()}


@given(schema=schemas(), source=st.sampled_from(SOURCES), prompt=st.sampled_from(PROMPTS))
def test_a_document_fits_its_schema_and_is_always_the_same(
    schema: Json, source: tuple[Content, float, float], prompt: str
) -> None:
    node = read_schema(schema, "schema", has_times=True)

    text, again = (write_document(node, source_of(*source, prompt)) for _ in range(2))

    validator = Draft202012Validator(as_standard(schema), validate_formats=True)
    assert [str(error) for error in validator.iter_errors(json.loads(text))] == []
    assert text == again


def places_in(schema: Any) -> list[Json]:
    """Return every schema in `schema` except references and values."""
    if isinstance(schema, list):
        return [found for one in schema for found in places_in(one)]
    if not isinstance(schema, dict):
        return []
    below = [*schema.get("properties", {}).values(), schema.get("items"), schema.get("anyOf")]
    return [schema, *(found for one in below for found in places_in(one))]


UNSUPPORTED = {
    "minLength": 1,
    "maxLength": 9,
    "additionalProperties": False,
    "uniqueItems": True,
    "maxItems": 3,
    "minItems": 2,
    "oneOf": [TEXT],
    "allOf": [TEXT],
    "not": TEXT,
    "if": TEXT,
    "prefixItems": [TEXT],
    "contains": TEXT,
    "patternProperties": {"^a": TEXT},
    "propertyNames": TEXT,
    "multipleOf": 2,
    "minProperties": 1,
    "dependentRequired": {},
    "unevaluatedProperties": False,
}


@given(schema=schemas(), keyword=st.sampled_from(sorted(UNSUPPORTED)), data=st.data())
def test_a_keyword_outside_of_the_subset_is_refused(schema: Json, keyword: str, data: st.DataObject) -> None:
    schema = deepcopy(schema)
    # Beside values, a keyword of lists would make the values what is unsupported.
    place = data.draw(st.sampled_from([one for one in places_in(schema) if one.keys().isdisjoint(("const", "enum"))]))
    place[keyword] = UNSUPPORTED[keyword]

    with pytest.raises(SchemaUnsupported) as refused:
        read_schema(schema, "response_format.json_schema", has_times=True)

    assert keyword in str(refused.value)
    assert refused.value.place.startswith("response_format.json_schema")


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "null"]},
        {"type": "number", "minimum": 1},
        {"type": "string", "format": "email"},
        {"type": "string", "pattern": "(?=a)b"},
        {"type": "string", "pattern": "a^b"},
        {"type": "array", "items": TEXT, "enum": [[]]},
        {"enum": [["a"]]},
        {"const": {}},
        {"$ref": "https://example.com/schema.json"},
        {"$ref": "#/properties/x"},
        {"$ref": "#/$defs/Node"},
        {"$ref": "#/$defs/Text", "type": "string"},
        {"anyOf": [TEXT], "type": "string"},
    ],
)
def test_valid_json_schema_outside_of_the_subset_is_refused(schema: Json) -> None:
    node = record(children=listing({"$ref": "#/$defs/Node"}))

    with pytest.raises(SchemaUnsupported):
        read_schema({**record(x=schema), "$defs": {"Node": node, "Text": TEXT}}, "schema", has_times=True)


@pytest.mark.parametrize(
    "schema",
    [
        True,
        "string",
        {"type": "text"},
        {"type": None},
        {"type": "integer", "minimum": 3, "maximum": 2},
        {"type": "integer", "exclusiveMinimum": 2, "exclusiveMaximum": 3},
        {"type": "integer", "minimum": "1"},
        {"type": "integer", "minimum": 1e300},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": 3},
        {"type": "string", "enum": [1, None]},
        {"enum": []},
        {"enum": [1], "const": True},
        {"type": "array", "minItems": "1"},
        {"type": "array", "items": []},
        {"type": "object", "properties": []},
        {"type": "object", "properties": {"a": TEXT}, "required": ["b"]},
        {"type": "object", "required": "a"},
        {"anyOf": []},
        {"$ref": "#/$defs/Missing"},
    ],
)
def test_an_invalid_or_unsatisfiable_schema_is_refused(schema: Any) -> None:
    with pytest.raises(ParameterInvalid) as refused:
        read_schema({"type": "object", "properties": {"x": schema}}, "schema", has_times=True)

    assert refused.value.parameter.startswith("schema.properties.x")


STAMP = {"type": "timestamp", "format": "seconds"}


@pytest.mark.parametrize(
    "schema",
    [
        STAMP,
        listing(STAMP),
        record(a={"type": "timestamp"}),
        record(a={"type": "timestamp", "format": "minutes"}),
        record(a=listing(STAMP)),
        record(a=record(b=STAMP)),
        record(a=listing(record(b=listing(record(c=STAMP))))),
        record(a={"anyOf": [STAMP, {"type": "null"}]}),
        {**record(a={"$ref": "#/$defs/Stamp"}), "$defs": {"Stamp": STAMP}},
    ],
)
def test_a_timestamp_elsewhere_or_without_format_is_invalid(schema: Json) -> None:
    with pytest.raises(ParameterInvalid):
        read_schema(schema, "schema", has_times=True)


def test_a_timestamp_is_invalid_for_a_model_without_times() -> None:
    with pytest.raises(ParameterInvalid):
        read_schema(record(at=STAMP), "schema", has_times=False)


@pytest.mark.parametrize("name", ["start_time", "end_time"])
@pytest.mark.parametrize(
    "kind",
    [FLAG, {"type": "null"}, listing(TEXT), record(), {"type": "string", "format": "time"}, {"anyOf": [NUMBER]}],
)
@pytest.mark.parametrize("is_nested", [False, True])
def test_a_reserved_name_takes_times_only(name: str, kind: Json, is_nested: bool) -> None:
    inner = record(**{name: kind})
    schema = record(a=record(b=listing(inner))) if is_nested else inner

    with pytest.raises(ParameterInvalid):
        read_schema(schema, "schema", has_times=True)

    read_schema(schema, "schema", has_times=False)


def test_deep_and_large_schemas_are_refused_fast() -> None:
    deep: Json = TEXT
    for _ in range(DEEPEST + 1):
        deep = listing(deep)
    large = record(**{f"p{number}": TEXT for number in range(MOST_PARTS + 1)})
    # Each refers twice to the next: a billion parts.
    doubling = {
        f"D{level}": record(a={"$ref": f"#/$defs/D{level + 1}"}, b={"$ref": f"#/$defs/D{level + 1}"})
        for level in range(30)
    }

    for schema in (deep, large, {"$ref": "#/$defs/D0", "$defs": doubling | {"D30": TEXT}}):
        with pytest.raises(ParameterInvalid):
            read_schema(schema, "schema", has_times=True)


def test_the_largest_schema_has_a_document_of_bounded_length() -> None:
    inner = record(**{f"text_{number}": TEXT for number in range(40)})
    schema = record(**{f"parts_{number}": listing(listing(inner)) for number in range(11)})

    text = write_document(read_schema(schema, "schema", has_times=True), source_of(COOKING, 0.0, 600.5))

    assert len(text) < 150_000


def test_a_long_document_has_shorter_lists() -> None:
    item = record(title=TEXT, summary=TEXT, mood=TEXT, weather=TEXT)
    text = write_document(
        read_schema(record(scenes=listing(item), events=listing(item)), "schema", has_times=True),
        source_of(COOKING, 0.0, 600.5),
    )

    assert 1000 < len(text) < 4000


def test_properties_keep_their_order_after_a_required_one() -> None:
    properties = {"mood": TEXT, "topics": listing(TEXT), "title": TEXT, "summary": TEXT}

    written = document({"type": "object", "properties": properties, "required": ["title", "summary"]})

    assert list(written) == ["title", "mood", "topics", "summary"]


def test_property_names_determine_values() -> None:
    written = document(
        record(
            videoTitle=TEXT,
            topics=listing(TEXT),
            keywords=listing(TEXT),
            duration=NUMBER,
            duration_ms=WHOLE,
            logos=listing(TEXT),
            quotes=listing(TEXT),
            has_speech=FLAG,
            has_king=FLAG,
            contains_dog=FLAG,
            is_chess_shown=FLAG,
            number_of_logos=WHOLE,
            quote_count=WHOLE,
        )
    )

    assert written == {
        "videoTitle": "Mastering Chess",
        "topics": ["Chess"],
        "keywords": ["chess tutorial", "checkmate"],
        "duration": 34.7,
        "duration_ms": 34700,
        "logos": ["Rookery"],
        "quotes": ["Welcome. Let us begin!", "The board has sixty-four squares", "The king cannot escape"],
        "has_speech": True,
        "has_king": True,
        "contains_dog": False,
        "is_chess_shown": True,
        "number_of_logos": 1,
        "quote_count": 3,
    }


def test_a_summary_is_about_the_video() -> None:
    assert "chessboard" in document(record(summary=TEXT))["summary"]


def test_chapters_are_in_order_within_the_video() -> None:
    chapter = record(start_time=NUMBER, end_time=NUMBER, headline=TEXT, chapter_number=WHOLE)

    chapters = document(record(chapters=listing(chapter)), COOKING, 600.5)["chapters"]

    assert len(chapters) > 2
    assert [chapter["chapter_number"] for chapter in chapters] == list(range(1, len(chapters) + 1))
    assert all(0 <= chapter["start_time"] < chapter["end_time"] <= 600.5 for chapter in chapters)
    assert all(before["end_time"] == after["start_time"] for before, after in pairwise(chapters))
    assert len({chapter["headline"] for chapter in chapters}) == len(chapters)


@pytest.mark.parametrize("name", ["chapters", "scenes", "highlights", "quotes", "key_moments", "people"])
def test_times_for_a_part_of_the_video_are_within_it(name: str) -> None:
    part = record(start_time=WHOLE, end_time=NUMBER, start=NUMBER)
    schema = read_schema(record(**{name: listing(part)}), "schema", has_times=True)

    written = json.loads(write_document(schema, source_of(COOKING.between(100.5, 200.25), 100.5, 200.25)))[name]

    assert written
    assert all(100.5 <= part["start"] <= part["end_time"] <= 200.25 for part in written)
    assert all(abs(part["start_time"] - part["start"]) <= 0.5 for part in written)
    assert [part["start"] for part in written] == sorted(part["start"] for part in written)


def test_times_are_written_as_their_types_say() -> None:
    forms = {"start_time": TEXT, "end_time": WHOLE, "a_sec": NUMBER}
    stamps = {
        name: {"type": "timestamp", "format": form} for name, form in (("b_at", "hh:mm:ss"), ("c_at", "hh:mm:ss.fff"))
    }
    schema = read_schema(record(**forms, **stamps), "schema", has_times=True)

    written = json.loads(write_document(schema, source_of(CHESS.between(10.5, 29.25), 10.5, 29.25)))

    assert written == {
        "start_time": "00:00:10.500",
        "end_time": 29,
        "a_sec": 10.5,
        "b_at": "00:00:10",
        "c_at": "00:00:10.500",
    }


def test_a_choice_follows_the_content() -> None:
    kinds = {"enum": ["cooking", "chess", "other"]}

    assert document(record(category=kinds))["category"] == "chess"
    assert document(record(category=kinds), COOKING, 600.5)["category"] == "cooking"
    assert document(record(category=kinds), SILENT, 8.0)["category"] == "other"


def test_a_list_of_choices_has_those_that_occur_in_the_video() -> None:
    things = {"enum": ["dog", "king", "queen", "car"]}

    assert document(record(objects=listing(things)))["objects"] == ["king", "queen"]
    assert document(record(objects=listing(things)), SILENT, 8.0)["objects"] == []
    assert len(document(record(objects=listing(things, minItems=1)), SILENT, 8.0)["objects"]) == 1


def test_a_nullable_value_is_null_only_without_content() -> None:
    schema = record(transcript={"anyOf": [TEXT, {"type": "null"}]}, title={"anyOf": [{"type": "null"}, TEXT]})

    assert document(schema, SILENT, 8.0) == {"transcript": None, "title": "Clouds"}
    assert document(schema)["transcript"].startswith("Welcome.")


def test_an_integer_keeps_its_bounds() -> None:
    written = document(
        record(rating={"type": "integer", "minimum": 1, "maximum": 5}, year={"type": "integer", "minimum": 1990})
    )

    assert 1 <= written["rating"] <= 5
    assert written["year"] >= 1990


@pytest.mark.parametrize(("prompt", "is_so"), [("Is there a king?", True), ("Is there a dog?", False)])
def test_the_answer_property_answers_the_prompt(prompt: str, is_so: bool) -> None:
    written = document(record(answer=FLAG, response=TEXT), prompt=prompt)

    assert written["answer"] is is_so
    assert written["response"].startswith("Yes" if is_so else "No")


def test_the_prompt_sets_the_number_of_chapters_in_a_document() -> None:
    written = document(
        record(chapters=listing(record(title=TEXT))), COOKING, 600.5, "Divide the video into 3 chapters."
    )

    assert len(written["chapters"]) == 3


def test_a_pattern_is_matched_by_content_of_the_video_if_possible() -> None:
    pattern = {"type": "string", "pattern": "^[a-z]+$"}

    assert document(record(topic=pattern))["topic"] == "chess"


def test_the_last_meaningful_word_of_a_property_name_decides() -> None:
    assert read_name("chapterTitle").meaning is Meaning.TITLE
    assert read_name("title_of_chapter").meaning is Meaning.CHAPTER
    assert read_name("HTMLSummary").words == ("html", "summary")
    assert read_name("\u00fcberSicht").meaning is Meaning.OTHER


@pytest.mark.parametrize(
    "source",
    [
        "x{1000}" * 140,
        "[a-z]{1000}" * 90,
        "\\p{L}{1000}" * 80,
        "a{0,1000}" * 100 + "b",
        "((a{1000}){1000}){1000}",
        "(((){1000}){1000}){1000}",
        "a{9999}",
    ],
)
def test_a_pattern_with_absurd_repeats_is_refused_without_following_them(source: str) -> None:
    def refuse() -> None:
        with pytest.raises((PatternInvalid, PatternUnsupported)):
            read_pattern(source)

    refuse()  # the first one of a process builds what all share
    assert calls_of(refuse) < 500 + 10 * len(source)


@pytest.mark.parametrize("source", ["\\w{500}", "[A-Z][a-z]{2,400}", "x{1000}", "(a{30}){30}"])
def test_a_pattern_with_many_repeats_has_an_example(source: str) -> None:
    pattern = read_pattern(source)

    assert pattern.fits(pattern.example)


@given(st.text(st.sampled_from("ab01-^$.[](){}|*+?\\dwsnpLux,:<>=! \u00e9"), max_size=30))
def test_a_pattern_has_an_example_or_is_refused(source: str) -> None:
    try:
        pattern = read_pattern(source)
    except (PatternInvalid, PatternUnsupported):
        return

    assert pattern.fits(pattern.example)


CALL = Content(
    "Team call",
    ("business meeting",),
    (),
    (
        Scene(
            0,
            10,
            "Start",
            (Moment(0, 10, "A manager in a red jacket opens a laptop"),),
            (Moment(0, 9, "Hello, I am Ada. Thanks, Grace. We agreed to use the new printer."),),
        ),
        Scene(
            10,
            20,
            "End",
            (Moment(10, 20, "A manager in a red jacket waves"),),
            (
                Moment(
                    10, 19, "Thanks, Grace. Unfortunately the ink is too expensive. Grace will send the list by Friday."
                ),
            ),
        ),
    ),
)


def written_about_the_call(**properties: Any) -> Any:
    return document(record(**properties), CALL, 20.0)


def test_properties_about_speech_have_the_sentences_that_say_it() -> None:
    task = record(task=TEXT, owner=TEXT, due_date=TEXT)

    assert written_about_the_call(
        decisions=listing(TEXT), action_items=listing(task), concerns=listing(TEXT), warnings=listing(TEXT)
    ) == {
        "decisions": ["We agreed to use the new printer"],
        "action_items": [{"task": "Grace will send the list by Friday", "owner": "Grace", "due_date": "by Friday"}],
        "concerns": ["Unfortunately the ink is too expensive"],
        "warnings": [],
    }


def test_a_property_is_about_what_its_description_says_if_its_name_says_nothing() -> None:
    noted = {"type": "array", "items": TEXT, "description": "All decisions that were made"}

    assert written_about_the_call(x1=noted)["x1"] == ["We agreed to use the new printer"]


def test_a_property_that_no_scene_tells_is_not_mentioned() -> None:
    written = written_about_the_call(price=TEXT, gender=TEXT, email=TEXT, dominant_color=TEXT)

    assert written == {
        "price": "Not mentioned",
        "gender": "Not mentioned",
        "email": "Not mentioned",
        "dominant_color": "red",
    }


def test_booleans_and_choices_about_content_follow_from_the_whole_video() -> None:
    sentiment, severity = {"enum": ["positive", "neutral", "negative"]}, {"enum": ["none", "low", "high"]}

    assert written_about_the_call(
        is_safe=FLAG, violence=FLAG, profanity=FLAG, sentiment=sentiment, severity=severity, people_count=WHOLE
    ) == {
        "is_safe": True,
        "violence": False,
        "profanity": False,
        "sentiment": "negative",
        "severity": "none",
        "people_count": 1,
    }


def test_the_questions_of_a_quiz_have_their_answer_among_the_options() -> None:
    question = record(question=TEXT, options=listing(TEXT), correct_answer=TEXT)

    questions = document(record(questions=listing(question)), COOKING, 600.5)["questions"]

    assert len({one["question"] for one in questions}) == len(questions) > 1
    assert all(one["correct_answer"] in one["options"] for one in questions)
    assert all(len(one["options"]) == len({*one["options"]}) > 1 for one in questions)
