"""What a prompt says beside what it asks for: roles, short texts, and forms that it does not want."""

import pytest

from mockserver.domain.writing.documents.prompted import members_of_prompt
from mockserver.domain.writing.documents.tree import Listing, Member, Number, Text
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form, Tone, Unit


def test_a_role_is_no_subject() -> None:
    assert read_prompt("You are a strict food critic. What do you think of the soup?").subject == ("soup",)


@pytest.mark.parametrize(
    ("prompt", "tone"),
    [
        ("Pretend you are a pirate and describe this video.", Tone.FUNNY),
        ("Act as a sports commentator and narrate what happens.", Tone.EXCITED),
        ("Describe it like a news anchor.", Tone.FORMAL),
        ("Explain it like I'm 10.", Tone.SIMPLE),
    ],
)
def test_a_role_sets_the_tone(prompt: str, tone: Tone) -> None:
    assert read_prompt(prompt).tone is tone


@pytest.mark.parametrize(
    "prompt", ["only the dialogue", "Give me just the dialogue, no timestamps.", "list all dialogue"]
)
def test_the_dialogue_alone_is_a_transcript(prompt: str) -> None:
    spec = read_prompt(prompt)

    assert spec.form is Form.TRANSCRIPT
    assert spec.layout.has_times == ("timestamps" not in prompt)


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("pros and cons", Form.REASONS),
        ("Write a press release with a headline", Form.PRESS_RELEASE),
        ("Summarize it, no bullet points", Form.PARAGRAPH),
        ("Describe the video without hashtags", Form.PARAGRAPH),
    ],
)
def test_the_form_is_the_one_that_the_prompt_wants(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


@pytest.mark.parametrize("prompt", ["tl;dr", "tldr please", "Generate alt text for the thumbnail"])
def test_a_brief_text_has_two_sentences(prompt: str) -> None:
    assert read_prompt(prompt).number(0, Unit.SENTENCE) == 2


def test_a_limit_of_a_list_needs_no_unit() -> None:
    assert read_prompt("Bullet points please, max 4, no intro.").number(0, Unit.ITEM) == 4


def test_a_table_has_no_column_for_what_is_excluded() -> None:
    assert read_prompt("Create a table of the scenes, no hashtags").layout.columns == ()


def test_a_type_with_brackets_is_a_list() -> None:
    members = members_of_prompt('{"tags": string[], "scores": number[], "title": string}')

    assert members == (
        Member("tags", Listing(Text())),
        Member("scores", Listing(Number())),
        Member("title", Text()),
    )


def test_members_of_an_array_of_objects_need_no_quotes() -> None:
    members = members_of_prompt("Output JSON only. An array of objects with start, end, and description.")

    assert [member.name for member in members] == ["start", "end", "description"]
