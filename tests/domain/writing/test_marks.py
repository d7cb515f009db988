"""Lists have the marks, the separators and the columns that a prompt names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.marks import between_in, mark_in, mark_of

BREAD = generate_content(b"bread", 240, title="How to bake bread.mp4")


@pytest.mark.parametrize(
    ("words", "marks"),
    [
        ("as bullets with •", ["• ", "• ", "• "]),
        ("as bullets using *", ["* ", "* ", "* "]),
        ("starting with an asterisk", ["* ", "* ", "* "]),
        ("numbered like 1)", ["1) ", "2) ", "3) "]),
        ("labelled a) b) c)", ["a) ", "b) ", "c) "]),
        ("numbered like (1)", ["(1) ", "(2) ", "(3) "]),
        ("as bullets", ["- ", "- ", "- "]),
    ],
)
def test_items_begin_with_the_mark_that_a_prompt_names(words: str, marks: list[str]) -> None:
    lines = answer(BREAD, 240, f"Give 3 key points {words}, no heading").splitlines()

    assert [line[: len(mark)] for line, mark in zip(lines, marks, strict=True)] == marks


@given(number=st.integers(1, 40), mark=st.sampled_from(["1)", "(1)", "a)", "(a)"]))
def test_marks_differ(number: int, mark: str) -> None:
    assert mark_of(mark, 1) == f"{mark} "
    assert mark_of(mark, number) not in {mark_of(mark, other) for other in range(1, number)}


@pytest.mark.parametrize("things", ["5 tags", "Give me 5 keywords,", "5 hashtags"])
@pytest.mark.parametrize(
    ("words", "between"),
    [
        ("separated by semicolons", "; "),
        ("separated by ;", "; "),
        ("separated by |", " | "),
        ("separated by pipes", " | "),
        ("separated with slashes", " / "),
        ("one per line", "\n"),
    ],
)
def test_tags_have_the_separator_that_a_prompt_names(things: str, words: str, between: str) -> None:
    found = answer(BREAD, 240, f"{things} {words}").split(between)

    assert len(found) == 5
    assert all(one and not one.endswith((",", ".")) for one in found)


@pytest.mark.parametrize("text", ["what happens before and after", "1) title 2) summary", "is it hot or cold", "2 * 3"])
def test_other_prompts_name_no_marks(text: str) -> None:
    assert (mark_in(text), between_in(text)) == ("", "")


@pytest.mark.parametrize(
    "row", ["columns | Feature | Seen? | Timestamp |", "these columns: | Feature | Seen? | Timestamp |"]
)
def test_the_columns_of_a_row_are_those_of_the_table(row: str) -> None:
    assert "| Feature | Seen? | Timestamp |" in answer(BREAD, 240, f"Make a markdown table with {row}")


@pytest.mark.parametrize("words", ["with pipe separator", "separated by |", "pipe-delimited"])
def test_csv_has_pipes_between_its_values(words: str) -> None:
    lines = answer(BREAD, 240, f"Give me the chapters as CSV {words}").splitlines()

    assert {line.count("|") for line in lines} == {2}


@pytest.mark.parametrize(
    ("words", "between"),
    [("Answer as comma-separated values on one line.", ", "), ("Answer on one line, separated by semicolons.", "; ")],
)
def test_people_stand_in_one_line(words: str, between: str) -> None:
    found = answer(BREAD, 240, f"Who is in the video? {words}")

    assert all(one.split()[0] in ("a", "an", "the", "two", "three", "some") for one in found.split(between))
