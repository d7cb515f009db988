"""What a prompt is about."""

import pytest

from mockserver.domain.writing.prompts.prompt import read_prompt


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("Return JSON with title, summary and keywords", ()),
        ("Please output a JSON object with keys title and mood", ()),
        ("Could you create a list of chapters?", ()),
        ("Extract all brands.", ()),
        ("Watch the video and produce a summary", ()),
        ("Make a table of the scenes with a bridge", ("bridge",)),
        ("Compose a text about the harbour. Suggest a title.", ("harbour",)),
        ("When does the pilot return?", ("pilot", "return")),
        ("How do they make the bread?", ("make", "bread")),
    ],
)
def test_a_verb_that_asks_for_a_text_is_no_subject(prompt: str, subject: tuple[str, ...]) -> None:
    assert read_prompt(prompt).subject == subject
