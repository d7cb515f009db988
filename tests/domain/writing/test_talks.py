"""Texts about meetings, calls, interviews and lectures tell what is said and decided, and who says it."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.writing import answer, chapters, highlights, summary
from mockserver.domain.writing.aspects.speech import decides, spoken
from mockserver.domain.writing.talks.turns import talk_of

CALLS = ("support call about a lost parcel.mp4", "billing call Meyer.mp4", "sales call with Initech.mp4")
MEETINGS = ("budget meeting spring.mp4", "weekly standup team blue.mp4", "board meeting.mp4")
INTERVIEWS = ("podcast on sleep.mp4", "interview with a beekeeper.mp4")
LECTURES = ("lecture on glaciers.mp4", "webinar on taxes.mp4")
CONVERSATIONS = (*CALLS, *MEETINGS, *INTERVIEWS)
TALKS = (*CONVERSATIONS, *LECTURES)
QUOTE = re.compile(r'"([^"]+)"')


def talk(name: str, seconds: float = 240) -> Content:
    return generate_content(name.encode(), seconds, title=name)


def said_in(content: Content) -> str:
    return plain(" ".join(moment.text for moment in content.moments(Modality.SPEECH)))


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


@pytest.mark.parametrize("name", TALKS)
@pytest.mark.parametrize("seconds", [90, 240, 900])
def test_every_quotation_in_a_text_about_a_talk_is_said_in_it(name: str, seconds: float) -> None:
    content = talk(name, seconds)
    texts = [
        summary(content, seconds, None),
        answer(content, seconds, "TL;DR"),
        answer(content, seconds, "Give me 7 bullet points."),
        *(one.summary for one in chapters(content, seconds, None)),
        *(one.highlight_summary for one in highlights(content, seconds, None)),
    ]

    quotes = [quote.rstrip(",") for text in texts for quote in QUOTE.findall(text)]

    assert [quote for quote in quotes if plain(quote) not in said_in(content) and quote != content.title] == []


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_summary_of_a_conversation_tells_what_is_said_rather_than_what_is_seen(name: str) -> None:
    content = talk(name)

    text = summary(content, 240, None)

    assert len(QUOTE.findall(text)) >= 4
    assert not re.search(r"\b(?:shot|camera|picture|background|frame)\b", QUOTE.sub("", text))


@pytest.mark.parametrize("name", LECTURES)
def test_the_summary_of_a_lecture_quotes_the_only_speaker_seldom(name: str) -> None:
    assert len(QUOTE.findall(summary(talk(name), 240, None))) <= 2  # one is the title


@pytest.mark.parametrize("name", [*CALLS, *MEETINGS])
@pytest.mark.parametrize("prompt", [None, "Summarize this meeting", "Summarize the call", "TL;DR of the call"])
def test_the_summary_of_a_meeting_has_what_is_decided(name: str, prompt: str | None) -> None:
    content = talk(name)
    decisions = [text for text, _ in spoken(content.scenes) if decides(text)]

    text = plain(summary(content, 240, prompt))

    assert not decisions or any(plain(one)[-30:] in text for one in decisions)


@pytest.mark.parametrize("name", MEETINGS)
def test_a_prompt_for_the_picture_of_a_meeting_is_answered_with_it(name: str) -> None:
    text = answer(talk(name), 240, "Describe the visuals of each shot.")

    assert not QUOTE.findall(text.replace(name, "").split(":", 1)[1])


@pytest.mark.parametrize("name", TALKS)
def test_each_line_of_a_talk_is_said_by_its_voice(name: str) -> None:
    turns = talk_of(talk(name, 900)).turns

    assert [turn for turn in turns if turn.moment.voice is None or turn.moment.voice.name != turn.speaker] == []


@pytest.mark.parametrize("name", [*CALLS, "podcast on sleep.mp4", "interview with a beekeeper.mp4"])
def test_both_people_of_a_conversation_speak(name: str) -> None:
    conversation = talk_of(talk(name, 600))

    assert len(conversation.people) == 2
    assert all(len(conversation.of(person)) >= len(conversation.turns) // 5 for person in conversation.people)


@pytest.mark.parametrize("name", [*CALLS, "podcast on sleep.mp4", "interview with a beekeeper.mp4"])
@pytest.mark.parametrize(
    "prompt", ["Sentiment per speaker", "How does each speaker feel?", "What does each person say?"]
)
def test_an_answer_about_each_speaker_names_each(name: str, prompt: str) -> None:
    content = talk(name, 600)
    conversation = talk_of(content)

    text = answer(content, 600, prompt)

    assert all(person.lower() in text.lower() for person in conversation.people)


@pytest.mark.parametrize("name", CALLS)
def test_an_answer_about_the_customer_quotes_the_customer(name: str) -> None:
    content = talk(name, 600)
    conversation = talk_of(content)
    lines = plain(" ".join(line.text for line in conversation.of(conversation.people[1])))

    text = answer(content, 600, "What did the customer want?")

    assert QUOTE.findall(text)
    assert all(plain(quote) in lines for quote in QUOTE.findall(text))


def test_a_transcript_with_speakers_has_each_line_with_one() -> None:
    lines = answer(talk(CALLS[0]), 240, "Transcribe the call with speaker labels").splitlines()[2:]

    assert all(re.match(r"\[\d+:\d\d\] [A-Z]\w+: ", line) for line in lines)


def test_the_shares_of_the_speakers_are_a_whole() -> None:
    text = answer(talk(MEETINGS[0], 600), 600, "Who spoke the most?")

    assert sum(map(int, re.findall(r"(\d+) %", text))) in range(98, 103)


@pytest.mark.parametrize(
    ("prompt", "lines"), [("What is said in the last minute?", (180, 240)), ("Describe the first minute.", (0, 60))]
)
def test_the_first_and_the_last_minute_are_times(prompt: str, lines: tuple[int, int]) -> None:
    content = talk(CALLS[0])
    there = [one.text for one in content.moments(Modality.SPEECH) if one.end > lines[0] and one.start < lines[1]]

    quotes = QUOTE.findall(answer(content, 240, prompt))

    assert all(quote == content.title or plain(quote) in plain(" ".join(there)) for quote in quotes)
