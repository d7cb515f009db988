"""Indexes."""

from typing import Any

from tests.clients.python_client.call import Calls, Stage

calls = Calls()

CREATE, LIST, RETRIEVE = "post_indexes", "get_indexes", "get_indexes_index_id"
OPTIONS = ["visual", "audio"]
MARENGO, PEGASUS, MARENGO_OF_2025 = "marengo3.0", "pegasus1.2", "marengo2.7"
FAR_AHEAD = "2099-01-01T00:00:00Z"


def with_models(*names: str) -> Any:
    """Return the models of a new index in the client's own type, which it requires."""
    from twelvelabs.indexes import IndexesCreateRequestModelsItem as Item

    return [Item(model_name=name, model_options=OPTIONS) for name in names]


@calls.of("indexes.create", CREATE)
def create_index(stage: Stage) -> None:
    models = with_models(MARENGO, PEGASUS)
    stage["index"] = stage.client.indexes.create(index_name="Rides", models=models, addons=["thumbnail"])
    assert stage["index"].id


@calls.of("indexes.create (without add-ons)", CREATE)
def create_bare_indexes(stage: Stage) -> None:
    names = ("Bare 0", "Bare 1")
    stage["bare"] = [stage.client.indexes.create(index_name=name, models=with_models(MARENGO)) for name in names]
    assert len({index.id for index in stage["bare"]}) == len(names)


@calls.of("indexes.create (marengo2.7)", CREATE)
def create_index_of_2025(stage: Stage) -> None:
    models = with_models(MARENGO_OF_2025)
    stage["old"] = stage.client.indexes.create(index_name="Old rides", models=models)
    assert stage["old"].id


@calls.of("indexes.retrieve", RETRIEVE)
def retrieve_index(stage: Stage) -> None:
    index = stage.client.indexes.retrieve(stage["index"].id)
    assert (index.index_name, index.video_count, index.total_duration) == ("Rides", 0, 0)
    assert [model.model_name for model in index.models] == [MARENGO, PEGASUS]


@calls.of("indexes.update", "put_indexes_index_id")
def update_index(stage: Stage) -> None:
    stage.client.indexes.update(stage["index"].id, index_name="City rides")
    assert stage.client.indexes.retrieve(stage["index"].id).index_name == "City rides"


@calls.of("indexes.list", LIST)
def list_indexes(stage: Stage) -> None:
    named = stage.client.indexes.list(index_name="City rides", model_options="visual,audio", model_family="marengo")
    assert [index.id for index in named] == [stage["index"].id]
    assert list(stage.client.indexes.list(created_at=FAR_AHEAD)) == []


@calls.of("indexes.list (every page)", LIST)
def list_all_indexes(stage: Stage) -> None:
    found = stage.client.indexes.list(page_limit=1, sort_by="created_at", sort_option="asc")
    assert [index.index_name for index in found] == ["City rides", "Bare 0", "Bare 1", "Old rides"]


@calls.of("indexes.list (page by page)", LIST)
def list_pages_of_indexes(stage: Stage) -> None:
    first = stage.client.indexes.list(page_limit=3)
    assert [len(page.items) for page in first.iter_pages()] == [3, 1]
    assert [index.index_name for index in first.next_page().items] == ["City rides"]
    assert stage.client.indexes.list(page=9).items == []
