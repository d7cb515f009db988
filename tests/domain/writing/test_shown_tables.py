"""Tables that a prompt shows with rows to be filled in."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.tables import table_in

CALL = generate_content(b"call", 240, title="support call about a refund.mp4")


@given(
    names=st.lists(
        st.sampled_from(["Helmet", "Gloves", "A refund", "Exit signs"]), min_size=1, max_size=4, unique=True
    ),
    verdicts=st.sampled_from([("Seen?", "Yes|No"), ("Result (Pass/Fail)", "Pass|Fail"), ("Present", "Yes|No")]),
    before=st.sampled_from(["Fill this in:\n\n", "Make a table: "]),
)
def test_each_row_has_its_name_a_verdict_and_what_shows_it(
    names: list[str], verdicts: tuple[str, str], before: str
) -> None:
    head = f"| Item | {verdicts[0]} | Evidence | Time |\n|---|---|---|---|"
    rows = "\n".join(f"| {name} | | | |" for name in names)

    lines = answer(CALL, 240, f"{before}{head}\n{rows}\n\nNothing else.").splitlines()

    assert "\n".join(lines[:2]) == head
    assert [line.split(" | ")[0] for line in lines[2:]] == [f"| {name}" for name in names]
    assert all(re.fullmatch(rf"\| [^|]+ \| ({verdicts[1]}) \| [^|]+ \| [^|]+ \|", line) for line in lines[2:])


def test_a_row_with_a_question_has_its_answer() -> None:
    text = answer(CALL, 240, "| Question | Answer |\n|---|---|\n| Who speaks? | |\n| What is the mood? | |")

    assert re.search(r"\| What is the mood\? \| The mood of the video [^|]+ \|$", text)


@pytest.mark.parametrize("prompt", ["| a | b |", "A table with | time | mood |\n|---|---|", "|---|\n|---|", "a || b"])
def test_a_head_without_rows_is_no_table_to_fill_in(prompt: str) -> None:
    assert table_in(prompt) is None
