"""JSON answers whose members stand in lines of the prompt, one in each."""

import json
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents.prompted import members_of_prompt

CONTENT = generate_content(b"lines", 240, title="sourdough bread workshop.mp4")
TYPES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("string", {"type": "string"}),
    ("string, max 12 words", {"type": "string"}),
    ("integer", {"type": "integer"}),
    ("boolean", {"type": "boolean"}),
    ("array of 3 strings", {"type": "array", "items": {"type": "string"}, "minItems": 3, "maxItems": 3}),
    ('one of "calm", "tense"', {"enum": ["calm", "tense"]}),
    ("calm | tense | happy", {"enum": ["calm", "tense", "happy"]}),
    ("integer 1-5", {"type": "integer", "minimum": 1, "maximum": 5}),
    ("string or null", {"type": ["string", "null"]}),
)
LINES = (
    '- "{}": {}',
    "- {}: {}",
    "* `{}` - {}",
    "  {} ({})",
    "{}: {}",
    "1. {}: {}",
    "- **{}**: {}",
    "\u2022 {} ({}): text",
)
NAMES = st.lists(st.from_regex(r"[xz][a-z]{2,5}(_[a-z]{3,6})?", fullmatch=True), min_size=2, max_size=6, unique=True)


@given(names=NAMES, line=st.sampled_from(LINES), data=st.data())
def test_an_object_has_the_members_of_the_lines_with_their_types(
    names: list[str], line: str, data: st.DataObject
) -> None:
    types = [data.draw(st.sampled_from(TYPES)) for _ in names]
    lines = "\n".join(line.format(name, hint) for name, (hint, _) in zip(names, types, strict=True))

    found = json.loads(answer(CONTENT, 240, f"Return a JSON object with these keys:\n\n{lines}\n\nNo markdown."))

    properties = {name: schema for name, (_, schema) in zip(names, types, strict=True)}
    assert list(found) == names
    assert jsonschema_rs.is_valid({"properties": properties}, found)


@pytest.mark.parametrize(
    "shown", ["{}:\n  - start (MM:SS)\n  - mood", "- {}: array of objects\n    - start (MM:SS)\n    - mood"]
)
def test_deeper_lines_are_the_members_of_each_item(shown: str) -> None:
    lines = (
        f"- title\n{shown.format('scenes')}" if shown.startswith("-") else f"title: string\n{shown.format('scenes')}"
    )

    found = json.loads(answer(CONTENT, 240, f"JSON with this structure:\n{lines}"))

    assert list(found) == ["title", "scenes"]
    assert {tuple(scene) for scene in found["scenes"]} == {("start", "mood")}


@pytest.mark.parametrize("rules", ["Rules:\n- No markdown\n- Language: English", "- Be brief\n- Only JSON"])
def test_lines_about_the_answer_itself_name_no_members(rules: str) -> None:
    members = members_of_prompt(f'Return JSON with these fields:\n"hook": string\n"pace": string\n{rules}')

    assert [one.name for one in members] == ["hook", "pace"]


@given(count=st.integers(2, 5), number=st.integers(2, 6))
def test_types_in_an_array_tell_its_length_and_a_count_that_of_the_only_list(count: int, number: int) -> None:
    shown = f'{{"quiz": [{{"question": str, "options": [{", ".join(["str"] * number)}], "answer_index": int}}]}}'

    found = json.loads(answer(CONTENT, 240, f"Return JSON like {shown} containing exactly {count} questions."))

    assert [len(one["options"]) for one in found["quiz"]] == [number] * count
