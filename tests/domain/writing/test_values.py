"""Values of JSON documents: they agree with each other, with the talk, and with lengths and ranges."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.domain.writing.wording import Wording

Json = dict[str, Any]

CALL = generate_content(b"call", 300, title="support call about a refund.mp4")
LECTURE = generate_content(b"lecture", 300, title="Lecture 4 - photosynthesis.mp4")
MATCH = generate_content(b"match", 300, title="Arsenal vs Chelsea.mp4")
BREAD = generate_content(b"bread", 300, title="How to bake bread.mp4")
CONTENTS = [CALL, LECTURE, MATCH, BREAD]
TEXT = {"type": "string"}


def record(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def listed(**properties: Json) -> Json:
    return {"type": "array", "items": record(**properties)}


def document(schema: Json, content: Content) -> Any:
    source = Source(content, 300, read_prompt("Describe the video."), Wording("", 0))
    return json.loads(write_document(read_schema(schema, "schema", has_times=True), source))


@pytest.mark.parametrize("content", CONTENTS)
def test_the_number_of_the_right_answer_points_to_it(content: Content) -> None:
    options = {"type": "array", "items": TEXT}
    index = {"type": "integer", "minimum": 0, "maximum": 3}
    schema = record(questions=listed(question=TEXT, options=options, correct_index=index, correct_answer=TEXT))

    for one in document(schema, content)["questions"]:
        assert one["options"][one["correct_index"]] == one["correct_answer"]


@pytest.mark.parametrize("quote", ["quote", "key_quote", "said"])
def test_each_speaker_of_a_document_says_their_own_quote_in_their_own_role(quote: str) -> None:
    roles = {"type": "string", "enum": ["customer", "agent"]}
    sentiments = {"type": "string", "enum": ["positive", "neutral", "negative", "mixed"]}
    found = document(record(speakers=listed(name=TEXT, role=roles, sentiment=sentiments, **{quote: TEXT})), CALL)
    talk = talk_of(CALL)

    assert talk is not None
    assert {one["name"]: one["role"] for one in found["speakers"]} == talk.roles
    for one in found["speakers"]:
        lines = " ".join(line.text for line in talk.of(one["name"])).lower()
        assert one[quote].rstrip(".?").lower() in lines


@pytest.mark.parametrize("content", CONTENTS)
@given(
    most=st.integers(20, 300), words=st.sampled_from(["max {} characters", "under {} characters", "Up to {} chars."])
)
def test_a_text_has_the_length_that_its_description_allows(content: Content, most: int, words: str) -> None:
    described = {"type": "string", "description": words.format(most)}

    found = document(record(meta_description=described, summary=described, comments=described), content)

    assert all(0 < len(text) <= most for text in found.values())


def test_an_alternative_text_is_short_enough_for_one() -> None:
    assert all(len(document(record(alt_text=TEXT), content)["alt_text"]) <= 125 for content in CONTENTS)


def test_the_sides_of_a_match_are_those_of_its_name_and_other_players_are_not_mentioned() -> None:
    found = document(record(home_team=TEXT, away_team=TEXT, goalkeeper=TEXT), MATCH)

    assert found == {"home_team": "Arsenal", "away_team": "Chelsea", "goalkeeper": "Not mentioned"}


@pytest.mark.parametrize("content", CONTENTS)
@given(most=st.sampled_from([5, 10, 100]), name=st.sampled_from(["empathy", "clarity", "overall_quality"]))
def test_a_rating_on_a_scale_is_in_its_upper_half(content: Content, most: int, name: str) -> None:
    found = document(record(**{name: {"type": "integer", "minimum": 1, "maximum": most}}), content)

    assert most / 2 <= found[name] <= most


@pytest.mark.parametrize("content", CONTENTS)
@given(least=st.integers(0, 5), length=st.integers(2, 95), name=st.sampled_from(["score", "quality", "energy"]))
def test_a_number_of_an_example_object_is_in_its_range(content: Content, least: int, length: int, name: str) -> None:
    prompt = f'Respond only with JSON: {{"{name}": {least}-{least + length}, "reason": "..."}}'

    found = json.loads(answer(content, 300, prompt))

    assert least <= found[name] <= least + length
    assert isinstance(found["reason"], str)


@pytest.mark.parametrize("content", CONTENTS)
def test_a_share_of_an_example_object_is_a_number(content: Content) -> None:
    found = json.loads(answer(content, 300, 'JSON: {"threat": true|false, "confidence": 0-1}'))

    assert isinstance(found["threat"], bool)
    assert 0 <= found["confidence"] <= 1


@pytest.mark.parametrize("content", CONTENTS)
def test_described_members_of_a_prompt_have_the_described_types(content: Content) -> None:
    found = json.loads(
        answer(
            content,
            300,
            "JSON with keys: summary (string), tags (array of strings, exactly 4), mood (one of happy, sad, "
            "calm), score (integer 0-100), has_speech (boolean), "
            "scenes (array of {start: number, end: number, label: string}).",
        )
    )

    assert list(found) == ["summary", "tags", "mood", "score", "has_speech", "scenes"]
    assert len(found["tags"]) == 4
    assert found["mood"] in ("happy", "sad", "calm")
    assert isinstance(found["score"], int)
    assert found["has_speech"] is True
    assert all(list(one) == ["start", "end", "label"] for one in found["scenes"])
    assert all(one["start"] < one["end"] for one in found["scenes"])


@pytest.mark.parametrize("content", CONTENTS)
def test_a_list_of_terms_has_short_terms_with_definitions_in_sentences(content: Content) -> None:
    found = document({"type": "array", "items": record(term=TEXT, definition=TEXT), "minItems": 1}, content)

    assert all(len(one["term"].split()) <= 4 for one in found)
    assert all(re.search(r"[.?!]$", one["definition"]) for one in found)
