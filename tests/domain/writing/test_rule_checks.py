"""Verdicts about each rule that a prompt lists, as lines and in JSON."""

import json
import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording

BAR = Content(
    title="Bar night",
    topics=("Bars",),
    hashtags=("bar",),
    scenes=(
        Scene(0, 10, "At the bar", seen=(Moment(0, 10, "A waiter in a white shirt pours a cocktail"),)),
        Scene(10, 20, "A helmet", seen=(Moment(10, 20, "A courier puts a helmet on the table"),)),
    ),
)
KEPT, BROKEN, OPEN = "No weapons are shown", "No alcohol", "A fire extinguisher is visible"
PREFIXES = {"1. ": r"1\. ", "R1: ": "R1: ", "- ": "- ", "[ ] ": "- ", "(a) ": "a: "}


@pytest.mark.parametrize("mark", PREFIXES)
def test_each_rule_has_one_line_with_its_verdict(mark: str) -> None:
    marks = [mark.replace("1", number).replace("a", "abc"[int(number) - 1]) for number in "123"]
    rules = "\n".join(f"{one}{rule}" for one, rule in zip(marks, (KEPT, BROKEN, OPEN), strict=True))

    lines = answer(BAR, 20, f"Check the video against these rules. For each answer PASS or FAIL.\n{rules}").splitlines()

    assert [re.findall(r"\b(?:PASS|FAIL)\b", line) for line in lines] == [["PASS"], ["FAIL"], ["FAIL"]]
    assert re.match(PREFIXES[mark], lines[0])


@pytest.mark.parametrize(
    ("offered", "expected"),
    [
        ("PASS/FAIL", ["PASS", "FAIL", "FAIL"]),
        ("compliant, violated or not observable", ["compliant", "violated", "not observable"]),
        ('"met" | "not met" | "N/A"', ["met", "not met", "N/A"]),
    ],
)
def test_a_verdict_is_one_of_the_words_that_the_prompt_offers(offered: str, expected: list[str]) -> None:
    prompt = f"Say for each requirement {offered}, without explanations:\n- {KEPT}\n- {BROKEN}\n- {OPEN}"

    assert [line.rpartition(": ")[2] for line in answer(BAR, 20, prompt).splitlines()] == expected


def test_an_exception_of_a_rule_counts() -> None:
    prompt = (
        "Rules: answer PASS or FAIL for each.\n- No cocktail without a helmet\n- No cocktail without a hat\nOverall?"
    )

    first, second, _, overall = answer(BAR, 20, prompt).splitlines()

    assert ": PASS" in first
    assert ": FAIL" in second
    assert overall == "Overall: FAIL"


def test_rules_for_the_answer_itself_are_no_rules_for_the_video() -> None:
    for prompt in (
        "Is there a helmet?\nRules:\n- Answer only yes or no\n- No explanations",
        "Describe the video. Follow these rules:\n- Use short sentences\n- Write in English",
        "1. Is there a helmet? 2. Who pours a cocktail?",
    ):
        assert read_prompt(prompt).rules is None


def test_a_list_in_a_document_has_each_rule_with_its_verdict() -> None:
    check = {"rule": "string", "status": "string", "passed": "boolean", "reason": "string"}
    items = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in check.items()}
        | {"result": {"enum": ["approved", "rejected", "unclear"]}},
        "required": [*check, "result"],
    }
    schema = {
        "type": "object",
        "properties": {"checks": {"type": "array", "items": items}, "overall": {"enum": ["ok", "violation"]}},
        "required": ["checks", "overall"],
    }
    prompt = f"Check the video against these policies, PASS or FAIL for each:\n- {KEPT}\n- {BROKEN}"
    source = Source(BAR, 20, read_prompt(prompt), Wording(prompt, 0.2), 0.0)

    found = json.loads(write_document(read_schema(schema, "schema", has_times=True), source))

    assert [(one["rule"], one["status"], one["passed"], one["result"]) for one in found["checks"]] == [
        (KEPT, "PASS", True, "approved"),
        (BROKEN, "FAIL", False, "rejected"),
    ]
    assert found["overall"] == "violation"
    assert "cocktail" in found["checks"][1]["reason"]


def test_the_name_of_a_video_decides_about_its_rules() -> None:
    vodka = generate_content(b"vodka", 60, title="vodka launch party.mp4")

    assert (
        ": FAIL"
        in answer(vodka, 60, "Check against the rules, PASS or FAIL for each: no alcohol; no weapons").split("\n")[0]
    )


def test_each_rule_has_the_line_that_the_prompt_shows() -> None:
    rules = f"1. {KEPT}\n2. {BROKEN}"

    text = answer(BAR, 20, f"For each rule say PASS or FAIL:\n{rules}\nFormat: `<number>) <verdict> | <reason>`")

    assert re.fullmatch(r"1\) PASS \| [^\n]+\n2\) FAIL \| [^\n]+", text)
