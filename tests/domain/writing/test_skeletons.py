"""Answers in the text that a prompt shows with gaps to fill."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.skeletons import skeleton_in

CALL = generate_content(b"call", 240, title="support call about a refund.mp4")
GAPS = ("<{}>", "[{}]", "{{{}}}", "{{{{{}}}}}", "{{{{ {} }}}}")
NAMES = ("title", "summary", "mood", "location", "people", "topics", "verdict", "next steps")
LEADS = ("", "- ", "**", "1. ")


@given(
    names=st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True),
    gap=st.sampled_from(GAPS),
    lead=st.sampled_from(LEADS),
    heading=st.sampled_from(["", "## Report\n", "Report\n------\n"]),
)
def test_the_text_is_the_shown_one_with_something_in_each_gap(
    names: list[str], gap: str, lead: str, heading: str
) -> None:
    shown = [f"{lead}{name.capitalize()}:{'**' if lead == '**' else ''} " for name in names]
    gaps = "\n".join(f"{one}{gap.format(name)}" for one, name in zip(shown, names, strict=True))

    text = answer(CALL, 240, f"Please fill this in for the team.\n\n{heading}{gaps}\n\nKeep the headings as they are.")

    assert re.fullmatch(re.escape(heading) + "\n".join(rf"{re.escape(one)}[^<>\[\]{{}}\n]+" for one in shown), text)


@given(number=st.integers(2, 4))
def test_numbered_gaps_are_several_of_one_kind(number: int) -> None:
    gaps = "\n".join(f"- <takeaway {at}>" for at in range(1, number + 1))

    lines = answer(CALL, 240, f"Use the template.\nTitle: <title>\nKey takeaways:\n{gaps}").splitlines()

    assert lines[1] == "Key takeaways:"
    assert len({*lines[2:]}) == number


def test_a_hint_beside_a_label_holds_for_its_gap() -> None:
    shown = "Severity (low/medium/high): {{severity}}\nDuration: <mm:ss>\nMood (calm|tense): ..."

    text = answer(CALL, 240, f"Complete the form:\n{shown}")

    assert re.fullmatch(
        r"Severity \(low/medium/high\): (low|medium|high)\nDuration: 04:00\nMood \(calm\|tense\): (calm|tense)", text
    )


def test_labels_without_anything_behind_them_are_gaps_if_a_structure_is_asked_for() -> None:
    text = answer(CALL, 240, "Follow this structure:\n**People:**\n**Decisions:**\n**Next steps:** (owner - task)")

    assert re.fullmatch(r"\*\*People:\*\* .+\n\*\*Decisions:\*\* .+\n\*\*Next steps:\*\* .+", text)


def test_a_gap_without_an_answer_has_the_word_of_the_prompt() -> None:
    prompt = 'Unicorns: <unicorns>\nTitle: <title>\n\nWrite "unknown" where the video does not tell.'

    assert answer(CALL, 240, prompt).startswith("Unicorns: unknown\nTitle: ")


@pytest.mark.parametrize(
    "prompt",
    [
        "Describe the scene.",
        "Answer briefly: is it cold?\nNote: be kind",
        "<b>Summarize</b> the video",
        "What is in [the box]?",
        "Roles:\nYou are a critic who watches many videos each week.\nTask:\nWrite a review of it in four words.",
        "- [ ] one\n- [ ] two",
    ],
)
def test_other_texts_have_no_gaps(prompt: str) -> None:
    assert skeleton_in(prompt) is None
