"""The transcription of an asset, in the requested parts."""

from typing import Any

import httpx2
import pytest

from tests.support.api_1_3 import BIKES, Api13, code_of
from tests.support.assets import asset_of, picture, send_address, send_file


@pytest.fixture
def asset_id(api: Api13) -> str:
    asset_id = asset_of(send_address(api, BIKES))
    api.clock.advance(minutes=1)
    return asset_id


def transcription(api: Api13, asset_id: str, **query: Any) -> httpx2.Response:
    return api.get(f"/assets/{asset_id}/transcription", params=query)


@pytest.mark.parametrize(
    ("include", "parts"),
    [
        (None, ["words"]),
        ("sentences", ["sentences"]),
        (["words", "utterances"], ["words", "utterances"]),
        ("words,sentences,utterances", ["words", "sentences", "utterances"]),
    ],
)
def test_the_parts_that_are_asked_for_are_shown(api: Api13, asset_id: str, include: Any, parts: list[str]) -> None:
    reply = transcription(api, asset_id, **({"include": include} if include else {})).json()

    assert list(reply) == ["status", *parts]
    assert reply["status"] == "ready"
    assert all(reply[part] for part in parts)


def test_the_transcription_of_an_asset_equals_that_of_the_video(api: Api13, asset_id: str) -> None:
    index_id = api.create_index()
    video_id = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]
    api.clock.advance(minutes=1)

    said = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"transcription": True}).json()["transcription"]
    words = transcription(api, asset_id).json()["words"]

    assert " ".join(word["value"] for word in words) == " ".join(part["value"] for part in said)
    assert (words[0]["start"], words[-1]["end"]) == (said[0]["start"], said[-1]["end"])


def test_an_utterance_of_made_up_speech_has_its_speaker(api: Api13) -> None:
    asset_id = asset_of(send_address(api, "https://example.com/support-call-lost-parcel.mp4"))
    api.clock.advance(minutes=1)

    reply = transcription(api, asset_id, include=["sentences", "utterances"]).json()

    assert len({one["speaker"] for one in reply["utterances"]}) == 2
    assert all("speaker" not in one for one in reply["sentences"])


def test_an_utterance_has_no_speaker_if_none_is_known(api: Api13, asset_id: str) -> None:
    assert all("speaker" not in one for one in transcription(api, asset_id, include="utterances").json()["utterances"])


def test_the_transcription_is_processing_as_long_as_the_asset(api: Api13) -> None:
    assert transcription(api, asset_of(send_address(api, BIKES))).json() == {"status": "processing"}


def test_the_transcription_fails_with_the_asset(api: Api13) -> None:
    asset_id = asset_of(send_address(api, "https://example.com/will-fail.mp4"))
    api.clock.advance(minutes=1)

    reply = transcription(api, asset_id).json()

    assert (reply["status"], bool(reply["error"]["message"])) == ("failed", True)


def test_an_asset_without_sound_has_no_transcription(api: Api13) -> None:
    asset_id = asset_of(send_file(api, "board.png", picture()))

    assert code_of(transcription(api, asset_id)) == (404, "resource_not_exists")
    assert code_of(transcription(api, asset_id, include="poems")) == (400, "parameter_invalid")
