"""Indexes."""

from tests.clients.python_client.call import Calls, Stage

calls = Calls()

CREATE, LIST, RETRIEVE, UPDATE = "post_indexes", "get_indexes", "get_indexes_index_id", "put_indexes_index_id"
OPTIONS = ["visual", "audio"]
MARENGO, PEGASUS = {"name": "marengo2.7", "options": OPTIONS}, {"name": "pegasus1.2", "options": OPTIONS}
LATER_MARENGO = {"name": "marengo3.0", "options": OPTIONS}
LONG_AGO, FAR_AHEAD = "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"


@calls.of("index.create", CREATE)
def create_index(stage: Stage) -> None:
    stage["index"] = stage.client.index.create("Rides", [MARENGO, PEGASUS], addons=["thumbnail"])
    assert [model.name for model in stage["index"].models] == ["marengo2.7", "pegasus1.2"]


@calls.of("index.create (without add-ons)", CREATE)
def create_bare_indexes(stage: Stage) -> None:
    models = (MARENGO, LATER_MARENGO)
    stage["bare"] = [stage.client.index.create(f"Bare {number}", [model]) for number, model in enumerate(models)]
    assert [index.video_count for index in stage["bare"]] == [0, 0]


@calls.of("index.retrieve", RETRIEVE)
def retrieve_index(stage: Stage) -> None:
    assert stage.client.index.retrieve(stage["index"].id).name == "Rides"


@calls.of("index.update", UPDATE)
def update_index(stage: Stage) -> None:
    stage.client.index.update(stage["index"].id, "Morning rides")
    assert stage.client.index.retrieve(stage["index"].id).name == "Morning rides"


@calls.of("Index.update", UPDATE)
def update_own_index(stage: Stage) -> None:
    stage["index"].update("City rides")
    assert stage["index"].retrieve().name == "City rides"


@calls.of("Index.retrieve", RETRIEVE)
def retrieve_own_index(stage: Stage) -> None:
    assert stage["index"].retrieve().id == stage["index"].id


@calls.of("index.list", LIST)
def list_indexes(stage: Stage) -> None:
    named = stage.client.index.list(name="City rides", model_options="visual", model_family="pegasus")
    assert [index.id for index in named] == [stage["index"].id]
    assert len(stage.client.index.list(created_at={"gte": LONG_AGO, "lte": FAR_AHEAD})) == 3
    assert len(stage.client.index.list(created_at={"gte": FAR_AHEAD})) == 0


@calls.of("index.list_pagination", LIST)
def list_first_indexes(stage: Stage) -> None:
    stage["pages"] = stage.client.index.list_pagination(page_limit=2, sort_by="created_at", sort_option="asc")
    assert stage["pages"].page_info.total_results == 3
    assert stage["pages"].data[0].id == stage["index"].id


@calls.of("IndexListWithPagination.__next__", LIST)
def list_further_indexes(stage: Stage) -> None:
    assert [[index.name for index in page] for page in stage["pages"]] == [["Bare 1"]]
