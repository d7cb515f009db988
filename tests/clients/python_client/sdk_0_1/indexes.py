"""Engines and indexes."""

from tests.clients.python_client.call import Calls, Stage

calls = Calls()

MARENGO = {"name": "marengo2.6", "options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"name": "pegasus1.1", "options": ["visual", "conversation"]}
LONG_AGO, FAR_AHEAD = "2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z"


@calls.of("engine.list", "list-engines")
def list_engines(stage: Stage) -> None:
    assert "marengo2.6" in [engine.id for engine in stage.client.engine.list()]


@calls.of("engine.retrieve", "retrieve-engine")
def retrieve_engine(stage: Stage) -> None:
    assert stage.client.engine.retrieve("marengo2.6").allowed_engine_options == MARENGO["options"]


@calls.of("index.create", "create-index")
def create_index(stage: Stage) -> None:
    stage["index"] = stage.client.index.create("Rides", [MARENGO, PEGASUS], addons=["thumbnail"])
    assert [engine.name for engine in stage["index"].engines] == ["marengo2.6", "pegasus1.1"]


@calls.of("index.create (without add-ons)", "create-index")
def create_bare_indexes(stage: Stage) -> None:
    stage["bare"] = [stage.client.index.create(f"Bare {number}", [MARENGO]) for number in range(2)]
    assert [index.video_count for index in stage["bare"]] == [0, 0]


@calls.of("index.retrieve", "retrieve-index")
def retrieve_index(stage: Stage) -> None:
    assert stage.client.index.retrieve(stage["index"].id).name == "Rides"


@calls.of("index.update", "update-index")
def update_index(stage: Stage) -> None:
    stage.client.index.update(stage["index"].id, "Morning rides")
    assert stage.client.index.retrieve(stage["index"].id).name == "Morning rides"


@calls.of("Index.update", "update-index")
def update_own_index(stage: Stage) -> None:
    stage["index"].update("City rides")
    assert stage["index"].retrieve().name == "City rides"


@calls.of("Index.retrieve", "retrieve-index")
def retrieve_own_index(stage: Stage) -> None:
    assert stage["index"].retrieve().id == stage["index"].id


@calls.of("index.list", "list-indexes")
def list_indexes(stage: Stage) -> None:
    named = stage.client.index.list(name="City rides", engine_options=["visual", "logo"], engine_family="marengo")
    assert [index.id for index in named] == [stage["index"].id]
    assert len(stage.client.index.list(created_at={"gte": LONG_AGO, "lte": FAR_AHEAD})) == 3
    assert len(stage.client.index.list(created_at={"gte": FAR_AHEAD})) == 0


@calls.of("index.list_pagination", "list-indexes")
def list_first_indexes(stage: Stage) -> None:
    stage["pages"] = stage.client.index.list_pagination(page_limit=2, sort_by="created_at", sort_option="asc")
    assert stage["pages"].page_info.total_results == 3
    assert stage["pages"].data[0].id == stage["index"].id


@calls.of("IndexListWithPagination.__next__", "list-indexes")
def list_further_indexes(stage: Stage) -> None:
    assert [[index.name for index in page] for page in stage["pages"]] == [["Bare 1"]]
