"""Prompts that ask for a kind of thing, such as advice or sounds, are answered with what the scenes have of it."""

import re
from itertools import chain
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.aspects import speech
from mockserver.domain.writing.aspects.sight import imperative
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.prompt import read_prompt

NAMES = st.sampled_from([topic.keywords[0] for topic in TOPICS])


def scene(start: float, heading: str, seen: str, said: str, read: str = "", branded: str = "") -> Scene:
    end = start + 10
    return Scene(
        start,
        end,
        heading,
        (Moment(start, end, seen),),
        (Moment(start, end, said),),
        (Moment(start, end, read),) if read else (),
        (Moment(start, end, branded),) if branded else (),
    )


WORKSHOP = Content(
    "Sharpening a chisel",
    ("woodworking",),
    (),
    (
        scene(
            0,
            "Laying out the tools",
            "A carpenter in a red apron lays a chisel and a stone on the bench while a radio plays music",
            "Welcome, I am Ada, and today we sharpen a chisel.",
            read="Part 1",
        ),
        scene(
            10,
            "On the stone",
            "In a small workshop, a carpenter in a red apron pushes the blade over a wet stone",
            "Never push towards your other hand. We agreed to use 1000 grit.",
            branded="Oakwright",
        ),
        scene(
            20,
            "Testing the edge",
            "A carpenter in a red apron pares a thin shaving",
            "However, the stone is too slow. I will send Grace the list by Friday. Shall we go on?",
        ),
    ),
)
SILENT = Content("Lobby", ("hallway",), (), (Scene(0, 9, "Night", (Moment(0, 9, "A person walks by"),)),))


def ask(prompt: str, content: Content = WORKSHOP) -> str:
    return answer(content, 30, prompt)


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("What safety precautions are mentioned?", '"Never push towards your other hand" (0:10)'),
        ("Any tips the presenter gives?", "Never push towards your other hand (0:10)."),
        ("What mistakes should I avoid?", '"Never push towards your other hand" (0:10)'),
        ("What decisions were made?", '"We agreed to use 1000 grit" (0:10)'),
        ("What are the next steps?", "I will send Grace the list by Friday (0:20)."),
        ("What concerns were raised?", '"However, the stone is too slow" (0:20)'),
        ("What are the open questions?", '"Shall we go on?" (0:20)'),
        ("What numbers are mentioned?", "1000 grit"),
        ("Which tools do I need?", "a chisel (0:00)"),
        ("What should I buy to follow along?", "a stone (0:00)"),
        ("Write step-by-step instructions", "2. Push the blade over a wet stone (0:10)."),
        ("Extract all text on screen", "- Part 1 (0:00)."),
        ("List all brands and when they appear", "- Oakwright (0:10)."),
        ("What music is playing?", "a radio plays music (0:00)"),
        ("What are people wearing?", "a carpenter in a red apron"),
        ("Who speaks the most?", "Ada talks for 0:30 (100 %)"),
        ("Which locations can be seen?", "in a small workshop (0:10)"),
        ("Is there any violence?", 'No, nothing in the video "Sharpening a chisel" shows or mentions violence.'),
        ("Rate the presenter from 1 to 10", "out of 10"),
        ("What was the overall sentiment?", "is negative"),
    ],
)
def test_a_prompt_is_answered_with_the_kind_of_thing_that_it_asks_for(prompt: str, found: str) -> None:
    assert found in ask(prompt)


@pytest.mark.parametrize(
    "prompt",
    [
        "What safety precautions are mentioned?",
        "What decisions were made?",
        "List the next steps",
        "What music is playing?",
        "Which tools are used?",
        "Extract all text on screen",
        "What numbers are mentioned?",
        "Who speaks the most?",
    ],
)
def test_what_a_video_does_not_have_is_declined_in_a_sentence(prompt: str) -> None:
    assert re.fullmatch(r'(?:The|Nobody speaks in the) video "Lobby"[^"\n]*\.', ask(prompt, SILENT))


CALL = Content(
    "Refund call",
    ("customer call",),
    (),
    (
        scene(0, "Hello", "An agent adjusts a headset", "Thank you for calling us. What went wrong with the order?"),
        scene(10, "Trouble", "A caller waits", "I was charged twice. I want that to change."),
        scene(20, "Help", "An agent types", "Here's what I can offer: I'll refund the order today."),
    ),
)


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("Was the agent polite?", 'is polite, as in "Thank you for calling us" (0:00)'),
        ("Was the agent rude to the caller?", 'is polite, as in "Thank you for calling us" (0:00)'),
        ("What was the customer's problem?", 'mentions these concerns: "I was charged twice" (0:10).'),
        ("How was it resolved?", '"I\'ll refund the order today" (0:20)'),
    ],
)
def test_a_call_is_answered_with_its_manners_problem_and_solution(prompt: str, found: str) -> None:
    assert found in ask(prompt, CALL)


def test_manners_that_nothing_shows_are_declined() -> None:
    told = 'nothing that is said in the video "Lobby" is either polite or rude.'

    assert ask("Was the guard polite?", SILENT) == f"No, {told}"


def test_mood_and_music_are_both_answered() -> None:
    text = ask("Describe the mood and the music")

    assert "The mood of the video" in text
    assert "a radio plays music" in text


def test_content_that_is_not_for_everybody_is_reported_with_its_time() -> None:
    brawl = Content("Night", (), (), (Scene(0, 9, "", (Moment(0, 9, "Two men fight and one drinks beer"),)),))

    assert ask("Is there any violence or alcohol?", brawl).startswith('Yes, in the video "Night" there is violence')
    assert "two men fight and one drinks beer (0:00)" in ask("Is this video safe for children?", brawl)


@pytest.mark.parametrize(
    ("prompt", "aspects"),
    [
        ("What safety violations are visible?", {Aspect.INCIDENTS}),
        ("Describe the mood and the music", {Aspect.MOOD, Aspect.SOUND}),
        ("Summarize the video and its mood", set()),
        ("Is there a tool on the table?", set()),
        ("Write a poem about the music", set()),
        ("You are a safety inspector. What happens in the video?", set()),
    ],
)
def test_a_prompt_is_parsed_for_its_aspects(prompt: str, aspects: set[Aspect]) -> None:
    assert {*read_prompt(prompt).aspects} == aspects


@pytest.mark.parametrize(
    ("sentence", "advises"),
    [
        ("Let the motor cool down first.", True),
        ("Keep both hands on the wheel.", True),
        ("Mathew told me once: never put everything into one share.", True),
        ("You should never leave it alone.", True),
        ("Let me show you something.", False),
        ("Let us take a closer look at the wheel.", False),
        ("Stay with us for more.", False),
        ("Watch how Ada reads the card.", False),
        ("Shall we put it here?", False),
        ("It smells wonderful.", False),
    ],
)
def test_advice_is_an_instruction_to_listeners(sentence: str, advises: bool) -> None:
    assert speech.advises(sentence) is advises


@pytest.mark.parametrize(
    ("act", "instruction"),
    [
        ("folds and turns the sticky dough", "Fold and turn the sticky dough"),
        ("carries the tray to his table", "Carry the tray to your table"),
        ("washes two cups", "Wash two cups"),
        ("chops onions and carrots with a sharp knife", "Chop onions and carrots with a sharp knife"),
    ],
)
def test_an_action_becomes_an_instruction(act: str, instruction: str) -> None:
    assert imperative(act) == instruction


@given(name=NAMES, digest=st.binary(max_size=2), prompt=st.sampled_from(["What advice is given?", "List all quotes"]))
@settings(max_examples=30)
def test_every_quote_is_said_in_the_video(name: str, digest: bytes, prompt: str) -> None:
    content = generate_content(digest, 120, title=name)
    said = " ".join(moment.text for one in content.scenes for moment in one.said).replace('"', "'").lower()

    quoted = re.findall(r'"([^"]+)" \(', answer(content, 120, prompt))

    assert [text for text in quoted if text.lower() not in said.replace(".", ";") and text.lower() not in said] == []


def test_long_runs_of_the_same_words_are_read_quickly() -> None:
    long = " ".join(chain.from_iterable([["a man in a", "red red", "never never", "in the"]] * 3000))
    content = Content("Long", (), (), (scene(0, "", long, long, long),))

    for prompt in ("What advice is given?", "Which tools are used?", "What people wear?", "Who speaks the most?"):
        assert ask(prompt, content)


@pytest.mark.parametrize(
    ("prompt", "questions"),
    [
        ("Where is this, what is it about and who is in it?", 3),
        ("1. What is the product? 2. Who is the audience? 3. What is the tone?", 3),
        ("What animal is it? Is it happy?", 2),
        ("You are an analyst. Report: (1) number of people, (2) any vehicles, (3) next steps. Be brief.", 3),
        ("Which city is it and how do you know?", 0),
        ("Is there a dog or a cat?", 0),
        ("How are bread and butter made?", 0),
        ("What happens in 1. the kitchen?", 0),
    ],
)
def test_each_of_several_questions_is_answered(prompt: str, questions: int) -> None:
    text = ask(prompt)

    assert len(re.findall(r"^(?:\d\.|\(\d\)) ", text, re.MULTILINE)) == questions
    assert text.count('"Sharpening a chisel"') >= 1


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("What happens after she pushes the blade?", "pares a thin shaving (0:20-0:30)"),
        ("What happens right before she pushes the blade?", "lays a chisel and a stone on the bench"),
        ("What happens after the first 15 seconds?", "From 0:15 to 0:30"),
        ("Who is the carpenter?", "is Ada, who says"),
        ("What colour is the truck?", "does not show that"),
        ("How much does it cost?", "mentions no price"),
    ],
)
def test_a_question_is_answered_from_the_scene_that_it_means(prompt: str, found: str) -> None:
    assert found in ask(prompt)


def test_a_verdict_alone_has_few_words() -> None:
    assert len(ask("Is there a helicopter? Answer with only yes or no.").split()) <= 5
    assert ask("Is there a helicopter? Answer with only yes or no.").startswith("No")


def test_a_text_can_be_in_capital_letters() -> None:
    text = ask("Write a summary in ALL CAPS")

    assert text == text.upper()


def test_a_long_prompt_that_repeats_words_for_lists_is_read_quickly() -> None:
    began = process_time()

    read_prompt("list " * 1900 + "up to")

    assert process_time() - began < 0.3


def test_a_question_for_all_numbers_is_not_one_for_prices() -> None:
    assert "1000 grit" in ask("What numbers, prices or dates are mentioned?")


@pytest.mark.parametrize(
    ("sentence", "assigns"),
    [
        ("I'll send you the slides.", True),
        ("Marvin will prepare the figures by Friday.", True),
        ("Please could you check the contract?", False),
        ("I'll try to find the invoice.", True),
        ("I'll try to keep it short today.", False),
        ("Danielle will take the minutes.", False),
        ("I'll come back to that in a minute.", False),
        ("Nobody has to decide today.", False),
    ],
)
def test_a_next_step_is_something_to_do_after_the_talk(sentence: str, *, assigns: bool) -> None:
    assert speech.assigns(sentence) is assigns


def test_a_call_to_action_is_what_viewers_are_asked_to_do() -> None:
    said = ("Try our new flavour.", "It has no sugar.", "Call us today to book a tasting!")
    scenes = tuple(
        Scene(at * 10, at * 10 + 10, "", said=(Moment(at * 10, at * 10 + 9, text),)) for at, text in enumerate(said)
    )
    content = Content("Spot", (), (), scenes)

    text = answer(content, 30, "What is the call to action? Quote it exactly.")
    document = answer(content, 30, 'JSON: {"call_to_action": string|null}')

    assert "Call us today to book a tasting" in text
    assert "no sugar" not in text
    assert "Call us today to book a tasting" in document
    assert "no call to action" in answer(Content("Spot", (), (), scenes[1:2]), 20, "What is the call to action?")
