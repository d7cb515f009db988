"""Answers in HTML, LaTeX and TOML, and rows with other separators than commas."""

import re
import tomllib
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.forms.notations import in_notation
from mockserver.domain.writing.prompts.layout import HTML, LATEX, notation_in

CALL = generate_content(b"call", 240, title="support call about a refund.mp4")


def ask(prompt: str) -> str:
    return answer(CALL, 240, prompt)


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - our own


@given(rows=st.integers(1, 3))
def test_a_table_in_html_has_its_head_and_its_rows(rows: int) -> None:
    table = parsed(ask(f"Give an HTML table with the columns Start and Event for {rows} scenes."))

    assert [cell.text for cell in table.iter("th")] == ["Start", "Event"]
    assert [len(row) for row in table.iter("tr")] == [2] * (rows + 1)


@pytest.mark.parametrize(("kind", "tag"), [("unordered list", "ul"), ("numbered list", "ol")])
def test_a_list_in_html_is_one(kind: str, tag: str) -> None:
    found = parsed(ask(f"Create an HTML {kind} of four main points."))

    assert (found.tag, len(found)) == (tag, 4)


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("A LaTeX itemize list of the main points.", r"\\begin\{itemize\}\n(  \\item .+\n)+\\end\{itemize\}"),
        ("Write a LaTeX table with the columns Time and Title.", r"\\begin\{tabular\}\{ll\}\n  Time & Title (?s:.+)"),
    ],
)
def test_a_text_in_latex_has_its_environment(prompt: str, form: str) -> None:
    assert re.fullmatch(form, ask(prompt))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_no_sign_of_a_text_breaks_its_notation(text: str) -> None:
    shown = "".join(parsed(f"<a>{in_notation(f'- {text}', HTML)}</a>").itertext())

    assert shown.split() == text.split()
    assert not re.search(r"(?<!\\)[&%$#_]", in_notation(f"- {text}", LATEX))


@given(st.lists(st.sampled_from(["title", "summary", "tags", "mood", "is_safe"]), min_size=2, unique=True))
def test_toml_has_the_members_of_the_prompt_in_its_table(names: list[str]) -> None:
    found = tomllib.loads(ask(f"Return TOML with a [clip] table that has {', '.join(names[:-1])} and {names[-1]}."))

    assert list(found["clip"]) == names


def test_rows_are_separated_as_asked_with_or_without_a_head() -> None:
    piped = ask("Return a pipe-delimited file with header: id|start|end").splitlines()
    tabbed = ask("Return tab separated: scene, start, mood. No header.").splitlines()

    assert piped[0] == "id|start|end"
    assert all(line.count("|") == 2 for line in piped)
    assert all(line.count("\t") == 2 and re.search(r"\d", line) for line in tabbed)


@pytest.mark.parametrize(
    "prompt", ["Explain the HTML that is shown.", "What does the LaTeX course cover?", "gloves of latex?"]
)
def test_a_prompt_about_a_notation_wants_none(prompt: str) -> None:
    assert notation_in(prompt.lower()) == ""
