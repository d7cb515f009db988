"""The values of properties follow from their names, from the video and from the prompt."""

import json
from itertools import pairwise

import pytest

from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.documents.naming import Meaning, read_name
from tests.support.contents import CHESS
from tests.support.schemas import (
    COOKING,
    FLAG,
    NUMBER,
    SILENT,
    TEXT,
    WHOLE,
    document,
    listing,
    record,
    source_of,
)


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
