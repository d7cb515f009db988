"""Assets: uploads of every kind, lists, metadata."""

from json import dumps
from pathlib import Path
from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.tasks import CITY_BIKES, INTERVAL_SECONDS

calls = Calls()

CREATE, RETRIEVE, LIST = "post_assets", "get_assets_asset_id", "get_assets"
ASSETS, DETAILS, METADATA = (1, 1), (1, 2), (1, 2)


def processed(stage: Stage, asset_id: str) -> Any:
    """Return an asset when the server has processed its file; the client has no method that waits for it."""
    while (found := stage.client.assets.retrieve(asset_id)).status == "processing":
        sleep(INTERVAL_SECONDS)
    return found


@calls.of("assets.create (file)", CREATE, since=ASSETS)
def upload_film(stage: Stage) -> None:
    with Path(stage.file("film.mp4")).open("rb") as file:
        stage["film asset"] = stage.client.assets.create(method="direct", file=file)
    assert (stage["film asset"].filename, stage["film asset"].file_type) == ("film.mp4", "video/mp4")


@calls.of("assets.create (url)", CREATE, since=ASSETS)
def upload_address(stage: Stage) -> None:
    stage["bikes asset"] = stage.client.assets.create(method="url", url=CITY_BIKES, filename="bikes.mp4")
    assert stage["bikes asset"].filename == "bikes.mp4"


@calls.of("assets.create (image, audio)", CREATE, since=ASSETS)
def upload_picture_and_sound(stage: Stage) -> None:
    files = [(name, Path(stage.file(name)).read_bytes()) for name in ("yellow-bicycle.jpg", "sound.wav")]
    made = [stage.client.assets.create(method="direct", file=file) for file in files]
    stage["picture asset"], stage["sound asset"] = (processed(stage, asset.id) for asset in made)
    assert [stage["picture asset"].status, stage["sound asset"].status] == ["ready", "ready"]


@calls.of("assets.create (user_metadata)", CREATE, since=METADATA)
def upload_described(stage: Stage) -> None:
    stage["described asset"] = stage.client.assets.create(
        method="url",
        url="https://example.com/talk.mp3",
        enable_thumbnail=False,
        enable_hls=False,
        user_metadata=dumps({"category": "talks"}),
    )
    assert stage["described asset"].user_metadata == {"category": "talks"}


@calls.of("assets.retrieve", RETRIEVE, since=ASSETS)
def retrieve_asset(stage: Stage) -> None:
    asset = processed(stage, stage["film asset"].id)
    assert (asset.id, asset.status, asset.method) == (stage["film asset"].id, "ready", "direct")


@calls.of("assets.retrieve (details)", RETRIEVE, since=DETAILS)
def retrieve_details(stage: Stage) -> None:
    asset = processed(stage, stage["film asset"].id)
    assert (asset.duration, asset.hls.status, asset.thumbnail.status) == (5, "ready", "ready")
    assert asset.technical_metadata


@calls.of("assets.list", LIST, since=ASSETS)
def list_assets(stage: Stage) -> None:
    asked = [stage["film asset"].id, stage["sound asset"].id]
    assert {asset.id for asset in stage.client.assets.list(asset_ids=asked)} == set(asked)
    assert {asset.id for asset in stage.client.assets.list(asset_types=["image"])} == {stage["picture asset"].id}


@calls.of("assets.list (every page)", LIST, since=ASSETS)
def list_all_assets(stage: Stage) -> None:
    listed = [asset.id for asset in stage.client.assets.list(page_limit=2)]
    made = [stage[name].id for name in ("film asset", "bikes asset", "picture asset", "sound asset")]
    assert set(made) <= set(listed)
    assert len(listed) == len(set(listed))


@calls.of("assets.update_user_metadata", "patch_assets_asset_id_user_metadata", since=METADATA)
def update_metadata(stage: Stage) -> None:
    stage.client.assets.update_user_metadata(stage["described asset"].id, user_metadata={"rating": 9.5})
    assert metadata_of_described(stage) == {"category": "talks", "rating": 9.5}


@calls.of("assets.replace_user_metadata", "put_assets_asset_id_user_metadata", since=METADATA)
def replace_metadata(stage: Stage) -> None:
    stage.client.assets.replace_user_metadata(stage["described asset"].id, user_metadata={"speakers": ["Ada", "Bo"]})
    assert metadata_of_described(stage) == {"speakers": ["Ada", "Bo"]}


@calls.of("assets.delete_user_metadata", "delete_assets_asset_id_user_metadata", since=METADATA)
def delete_metadata(stage: Stage) -> None:
    stage.client.assets.delete_user_metadata(stage["described asset"].id)
    assert not metadata_of_described(stage)


def metadata_of_described(stage: Stage) -> Any:
    return stage.client.assets.retrieve(stage["described asset"].id).user_metadata


@calls.of("assets.retrieve_transcription", "get_assets_asset_id_transcription", since=(1, 3, 4))
def retrieve_transcription(stage: Stage) -> None:
    asset = processed(stage, stage["bikes asset"].id)
    found = stage.client.assets.retrieve_transcription(asset.id, include=["words", "sentences"])
    assert found.status == "ready"
    assert found.words[0].value
    assert found.sentences[0].start <= found.words[0].start
    assert found.utterances is None
