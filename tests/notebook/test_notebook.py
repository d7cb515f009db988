"""The sample account answers the recorded notebook as the real API did, cell by cell, over a real socket."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import httpx2
import pytest
from PIL import Image

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from tests.notebook.comparison import differences, picture_of
from tests.notebook.known_fields import unknown_fields
from tests.notebook.replay import CELLS, Cell, replay
from tests.support.sockets import serving

Replies = Mapping[str, httpx2.Response]

_DISPLAYED = [cell for cell in CELLS if cell.shown]

every_cell = pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.cell)
every_display = pytest.mark.parametrize("cell", _DISPLAYED, ids=lambda cell: cell.cell)


@pytest.fixture(scope="module")
def replies() -> Iterator[Replies]:
    """The replies to the notebook, from a server for this module alone."""
    with serving(Settings(port=0)) as url:
        yield replay(url)


@pytest.fixture(scope="module")
def contract() -> Contract:
    return packaged_contract()


@every_cell
def test_a_cell_is_answered_as_recorded(cell: Cell, replies: Replies) -> None:
    reply = replies[cell.cell]

    assert reply.status_code == cell.status, reply.text
    assert list(differences(cell.reply, reply.json())) == []


@every_cell
def test_a_reply_to_the_notebook_keeps_the_contract(cell: Cell, replies: Replies, contract: Contract) -> None:
    reply = replies[cell.cell]

    contract.operations[cell.operation].check_reply(reply.status_code, reply.json())


@every_cell
def test_a_reply_to_the_notebook_has_no_unknown_field(cell: Cell, replies: Replies, contract: Contract) -> None:
    reply = replies[cell.cell]

    schema = _schema_of(contract, cell.operation, reply.status_code)

    assert unknown_fields(schema, reply.json(), contract.document) == []


@every_display
def test_the_results_print_as_recorded(cell: Cell, replies: Replies) -> None:
    results = replies[cell.cell].json()["data"]

    printed = [_printed(result, shown) for result, shown in zip(results, cell.shown, strict=True)]

    assert printed == list(cell.shown)


@every_display
def test_the_thumbnails_of_the_results_are_real_pictures(cell: Cell, replies: Replies) -> None:
    results = replies[cell.cell].json()["data"]

    pictures = [_decoded(result["thumbnail_url"]) for result in results]

    assert all(picture.format == "JPEG" and min(picture.size) > 100 for picture in pictures)


@every_display
def test_a_thumbnail_is_numbered_by_the_second_in_which_its_result_begins(cell: Cell, replies: Replies) -> None:
    results = replies[cell.cell].json()["data"]

    for result in results:
        expected = f"/{result['video_id']}/{int(result['start']) + 1}.jpeg"
        assert picture_of(result["thumbnail_url"]) == expected


def test_the_two_keys_of_the_notebook_have_separate_accounts(replies: Replies) -> None:
    created = replies["create an index"].json()["_id"]

    listed = [index["_id"] for index in replies["list indexes"].json()["data"]]

    assert created not in listed


def test_the_uploaded_address_gives_the_recorded_video(replies: Replies) -> None:
    task = replies["wait until the video is ready"].json()

    assert "Fillet a Salmon" in task["metadata"]["filename"]


def _printed(result: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return the output of the notebook for a result, with the text of its first source if the recording has one."""
    texts = {"text": result["metadata"][0]["text"]} if "text" in shown else {}
    return {**texts, "confidence": result["confidence"], "score": result["score"]}


def _decoded(url: str) -> Image.Image:
    picture = Image.open(BytesIO(httpx2.get(url).raise_for_status().content))
    picture.load()
    return picture


def _schema_of(contract: Contract, operation_id: str, status: int) -> dict[str, Any]:
    operation = contract.operations[operation_id]
    response = contract.document["paths"][operation.path][operation.method.lower()]["responses"][str(status)]
    schema: dict[str, Any] = response["content"]["application/json"]["schema"]
    return schema
