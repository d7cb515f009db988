"""Answers about those who speak agree with the transcript, in videos of all kinds."""

import csv
import json
import re
from collections.abc import Mapping, Sequence

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.writing import answer

SEVERAL = (
    *("support call about a lost parcel.mp4", "sales call with Initech.mp4", "weekly standup team blue.mp4"),
    *("podcast about carpentry.mp4", "interview with Dr Ana Ruiz.mp4", "deposition of Carla Jones.mp4"),
)
ALONE = (
    *("lecture by Prof Lee on glaciers.mp4", "documentary on wolves.mp4", "cup final highlights.mp4"),
    *("vlog moving to Lisbon.mp4", "Emma's birthday.mp4", "how to make lanterns.mp4", "evening news.mp4"),
)
NAMES = (*SEVERAL, *ALONE)
OF_ALL = pytest.mark.parametrize("name", NAMES)
SECONDS = 240
QUOTE = re.compile(r'"([^"]+)"')


def video(name: str) -> Content:
    return generate_content(name.encode(), SECONDS, title=name)


def lines_by_speaker(content: Content) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for moment in content.moments(Modality.SPEECH):
        assert moment.voice is not None
        found.setdefault(moment.voice.label, []).append(moment.text)
    return found


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


@OF_ALL
@pytest.mark.parametrize(
    "prompt", ["How many speakers are there?", "How many people speak?", "How many different voices are heard?"]
)
def test_the_number_of_speakers_is_that_of_the_transcript(name: str, prompt: str) -> None:
    content = video(name)
    speakers = lines_by_speaker(content)
    number = ("Nobody", "One", "Two", "Three")[len(speakers)]

    text = answer(content, SECONDS, prompt)

    assert text.startswith(f"{number} p")
    assert all(speaker.casefold() in text.casefold() for speaker in speakers)
    assert answer(content, SECONDS, f"{prompt} Only the number.") == str(len(speakers))


@OF_ALL
@pytest.mark.parametrize(
    "prompt",
    [
        "Transcript with speaker labels",
        "Diarize this.",
        "Give me a transcript in the form 'Speaker: text'",
        "Transcribe it and say who says what",
    ],
)
def test_a_transcript_with_speakers_has_each_line_with_its_own(name: str, prompt: str) -> None:
    content = video(name)
    labelled = [(moment.voice.label, moment.text) for moment in content.moments(Modality.SPEECH) if moment.voice]

    lines = answer(content, SECONDS, prompt).splitlines()[2:]

    assert lines
    for line, (label, text) in zip(lines, labelled, strict=False):
        assert line.endswith(f"] {label}: {text}"[:160])


@OF_ALL
@pytest.mark.parametrize(
    "prompt",
    [
        'JSON: a list of {"speaker", "text"}',
        'Return JSON like [{"speaker": "...", "text": "..."}]',
        "Return a JSON array of objects with keys speaker and text",
        'A JSON array of objects with "speaker", "line" and "start"',
    ],
)
def test_a_json_list_of_what_speakers_say_has_lines_of_the_transcript(name: str, prompt: str) -> None:
    content = video(name)
    lines = lines_by_speaker(content)

    written = json.loads(answer(content, SECONDS, prompt))

    assert len(written) > 5
    assert all((one.get("text") or one["line"]) in lines[one["speaker"]] for one in written)


@OF_ALL
def test_what_somebody_with_a_name_says_is_quoted_from_their_lines(name: str) -> None:
    content = video(name)
    for speaker, lines in lines_by_speaker(content).items():
        text = answer(content, SECONDS, f"What does {speaker} say?")
        quotes = [quote for quote in QUOTE.findall(text) if quote != content.title]

        assert quotes
        assert all(plain(quote) in plain(" ".join(lines)) for quote in quotes)


@OF_ALL
def test_somebody_who_says_nothing_is_not_quoted(name: str) -> None:
    text = answer(video(name), SECONDS, "What does Xanthippe say?")

    assert text.startswith("Nobody called Xanthippe speaks")


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize(
    "prompt", ["Share of talking time by speaker", "Percentage of speech for each speaker", "How much does each speak?"]
)
def test_shares_are_those_of_the_transcript(name: str, prompt: str) -> None:
    content = video(name)
    speakers = lines_by_speaker(content)

    text = answer(content, SECONDS, prompt)

    assert text.count(" talks for ") == len(speakers)
    assert sum(map(int, re.findall(r"(\d+) %", text))) in range(98, 103)


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize(("place", "number"), [("first", 0), ("second", 1)])
def test_a_speaker_is_known_by_the_order_of_speaking(name: str, place: str, number: int) -> None:
    content = video(name)
    lines = [*lines_by_speaker(content).values()][number]

    text = answer(content, SECONDS, f"What does the {place} speaker say?")

    assert all(plain(quote) in plain(" ".join(lines)) for quote in QUOTE.findall(text))


@pytest.mark.parametrize("name", SEVERAL)
def test_what_somebody_asks_is_a_question(name: str) -> None:
    content = video(name)
    first = next(iter(lines_by_speaker(content)))

    text = answer(content, SECONDS, f"What does {first} ask?")

    assert all(quote.endswith("?") for quote in QUOTE.findall(text))


@OF_ALL
def test_a_list_of_speakers_with_quotes_has_a_line_for_each(name: str) -> None:
    content = video(name)
    lines = lines_by_speaker(content)

    written = answer(content, SECONDS, "List the speakers with one quote each.").splitlines()[2:]

    assert len(written) == len(lines)
    for line, said in zip(written, lines.values(), strict=True):
        assert plain(QUOTE.findall(line)[0]) in plain(" ".join(said))


@pytest.mark.parametrize("name", SEVERAL)
def test_a_table_of_speakers_and_texts_has_lines_of_the_transcript(name: str) -> None:
    content = video(name)
    said = [(moment.voice.label, moment.text) for moment in content.moments(Modality.SPEECH) if moment.voice]

    rows = [*csv.reader(answer(content, SECONDS, "CSV with columns speaker and text").splitlines())]

    assert rows[0] == ["speaker", "text"]
    assert len(rows) > 5
    assert all((row[0], row[1]) in said for row in rows[1:])


@OF_ALL
def test_a_table_of_speakers_and_quotes_has_a_row_for_each_speaker(name: str) -> None:
    content = video(name)
    lines = lines_by_speaker(content)

    rows = [*csv.reader(answer(content, SECONDS, "CSV with columns speaker, role and quote").splitlines())][1:]

    assert [row[0] for row in rows] == [*lines]
    assert all(plain(row[2]) in plain(" ".join(lines[row[0]])) for row in rows)


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("place", [1, 4, -2])
def test_who_says_a_line_is_who_says_it_in_the_transcript(name: str, place: int) -> None:
    moment = [*video(name).moments(Modality.SPEECH)][place]
    assert moment.voice is not None

    text = answer(video(name), SECONDS, f'Who said "{moment.text}"')

    assert text.casefold().startswith((moment.voice.label.casefold(), f"the {moment.voice.role}"))


@pytest.mark.parametrize("name", SEVERAL)
def test_who_asks_most_is_counted_in_the_transcript(name: str) -> None:
    content = video(name)
    asked = {speaker: sum(line.count("?") for line in lines) for speaker, lines in lines_by_speaker(content).items()}

    text = answer(content, SECONDS, "Who asks the most questions?")

    assert f"{max(asked.values())} question" in text
    assert text.endswith(f"of {sum(asked.values())}.")


@pytest.mark.parametrize("name", SEVERAL)
def test_a_member_of_json_that_is_a_role_has_who_plays_it(name: str) -> None:
    content = video(name)
    roles = {moment.voice.role: moment.voice.label for moment in content.moments(Modality.SPEECH) if moment.voice}
    first = next(iter(roles))

    written = json.loads(answer(content, SECONDS, f'JSON like {{"{first}": "...", "{first}_name": "..."}}'))

    assert written == {first: roles[first], f"{first}_name": roles[first]}


@pytest.mark.parametrize("name", SEVERAL)
def test_json_about_each_speaker_has_each(name: str) -> None:
    content = video(name)

    written = json.loads(answer(content, SECONDS, "Sentiment of each speaker as JSON"))

    assert [one["speaker"] for one in written["speakers"]] == [*lines_by_speaker(content)]


@OF_ALL
@pytest.mark.parametrize(
    ("prompt", "is_for_several"),
    [
        ("Is there more than one speaker?", True),
        ("Are there several speakers?", True),
        ("Is there only one speaker?", False),
    ],
)
def test_whether_several_speak_follows_from_the_transcript(name: str, prompt: str, is_for_several: bool) -> None:
    content = video(name)
    is_so = (len(lines_by_speaker(content)) > 1) is is_for_several

    assert answer(content, SECONDS, prompt).startswith("Yes, " if is_so else "No, ")
