"""Indexes of API v1.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.models import MODELS, models_of
from mockserver.handlers.v1_3.words import OPTIONS, modalities_of, options_of
from tests.support.api_1_3 import MARENGO, MARENGO_2_7, PEGASUS, Api13, code_of

UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"


def test_a_new_index_is_empty_and_has_its_models(api: Api13) -> None:
    index_id = api.create_index("lessons", [MARENGO, PEGASUS], addons=["thumbnail"])

    assert api.get(f"/indexes/{index_id}").json() == {
        "_id": index_id,
        "created_at": "2024-06-01T12:00:00Z",
        "updated_at": "2024-06-01T12:00:00Z",
        "expires_at": None,
        "index_name": "lessons",
        "total_duration": 0,
        "video_count": 0,
        "models": [MARENGO, PEGASUS],
        "addons": ["thumbnail"],
    }


def test_an_index_without_addons_shows_none(api: Api13) -> None:
    index_id = api.create_index(addons=None)

    assert "addons" not in api.get(f"/indexes/{index_id}").json()


@pytest.mark.parametrize("options", [["visual"], ["audio"], ["audio", "visual"]])
def test_an_index_shows_the_options_of_its_model_as_they_were_given(api: Api13, options: list[str]) -> None:
    index_id = api.create_index(engines=[{"model_name": "marengo3.0", "model_options": options}])

    assert api.get(f"/indexes/{index_id}").json()["models"][0]["model_options"] == options


@given(
    name=st.sampled_from(sorted(models_of("v1.3"))),
    options=st.lists(st.sampled_from(["visual", "audio"]), min_size=1, unique=True),
)
def test_options_survive_a_round_trip_through_modalities(name: str, options: list[str]) -> None:
    modalities = modalities_of(name, options)

    named = {modality for option in options for modality in OPTIONS[option]}
    assert options_of(modalities) == options
    assert set(modalities) == named.intersection(MODELS[name].modalities)


def test_no_two_indexes_have_the_same_name(api: Api13) -> None:
    api.create_index("lessons")
    other = api.create_index("other")

    again = api.post("/indexes", json={"index_name": "lessons", "models": [MARENGO]})
    renamed = api.put(f"/indexes/{other}", json={"index_name": "lessons"})

    assert code_of(again) == code_of(renamed) == (400, "index_name_already_exists")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"models": [MARENGO]}, "parameter_not_provided"),
        ({"index_name": "a", "models": []}, "parameter_invalid"),
        ({"index_name": "a", "models": [MARENGO | {"model_name": "pegasus1.5"}]}, "parameter_invalid"),
        ({"index_name": "a", "models": [MARENGO | {"model_options": ["conversation"]}]}, "parameter_invalid"),
        ({"index_name": "a", "models": [MARENGO, PEGASUS, MARENGO_2_7]}, "parameter_invalid"),
        ({"index_name": "a", "models": [PEGASUS], "addons": ["thumbnail"]}, "parameter_invalid"),
    ],
)
def test_an_invalid_index_is_refused(api: Api13, body: dict[str, object], code: str) -> None:
    assert code_of(api.post("/indexes", json=body)) == (400, code)


def test_an_index_can_be_renamed_and_deleted(api: Api13) -> None:
    index_id = api.create_index("lessons")

    assert api.put(f"/indexes/{index_id}", json={"index_name": "films"}).status_code == 204
    assert api.get(f"/indexes/{index_id}").json()["index_name"] == "films"
    assert api.delete(f"/indexes/{index_id}").status_code == 204
    assert code_of(api.get(f"/indexes/{index_id}")) == (404, "resource_not_exists")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"models": [MARENGO]}, "index_engine_cannot_be_changed"),
        ({"model_options": ["audio"]}, "index_option_cannot_be_changed"),
    ],
)
def test_models_cannot_be_changed(api: Api13, change: dict[str, object], code: str) -> None:
    index_id = api.create_index()

    assert code_of(api.put(f"/indexes/{index_id}", json={"index_name": "b", **change})) == (400, code)


def test_a_malformed_id_is_400_and_an_unknown_one_404(api: Api13) -> None:
    assert code_of(api.get("/indexes/lessons")) == (400, "parameter_invalid")
    assert code_of(api.get(f"/indexes/{UNKNOWN_ID}")) == (404, "resource_not_exists")


def test_indexes_come_newest_first_and_past_the_end_there_are_none(api: Api13) -> None:
    made = []
    for name in ("one", "two", "three"):
        made.append(api.create_index(name))
        api.clock.advance(seconds=1)

    assert api.ids("/indexes") == made[::-1]
    assert api.ids("/indexes", sort_option="asc") == made
    assert api.get("/indexes", params={"page": 2}).json() == {
        "data": [],
        "page_info": {"limit_per_page": 10, "page": 2, "total_page": 1, "total_results": 3},
    }
    assert code_of(api.get("/indexes", params={"page_limit": 51})) == (400, "parameter_invalid")


def test_a_renamed_index_comes_first_in_order_of_change(api: Api13) -> None:
    old = api.create_index("old")
    api.clock.advance(seconds=1)
    new = api.create_index("new")
    api.clock.advance(seconds=1)
    api.put(f"/indexes/{old}", json={"index_name": "older"})

    assert api.ids("/indexes", sort_by="updated_at") == [old, new]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({"index_name": "seen"}, {"seen"}),
        ({"index_name": "see"}, set()),
        ({"model_family": "pegasus"}, {"both"}),
        ({"model_family": "marengo"}, {"seen", "both"}),
        ({"model_options": "visual"}, {"seen", "both"}),
        ({"model_options": "visual,audio"}, {"both"}),
        ({"model_options": ["visual", "audio"]}, {"both"}),
        ({"created_at": "2024-06-01T12:00:00Z"}, {"seen", "both"}),
        ({"created_at": "2024-06-02"}, {"both"}),
        ({"created_at": "2024-05-31"}, {"seen", "both"}),
        ({"created_at": "2024-05-31", "created_at[gte]": "2024-06-02"}, {"both"}),
        ({"created_at": "2024-06-02", "created_at[gte]": "2024-05-31"}, {"both"}),
        ({"created_at[lte]": "2024-06-01"}, {"seen"}),
        ({"updated_at": "2024-06-02T12:00:01Z"}, set()),
    ],
)
def test_indexes_are_listed_by_conditions(api: Api13, query: dict[str, object], names: set[str]) -> None:
    api.create_index("seen", [{"model_name": "marengo2.7", "model_options": ["visual"]}])
    api.clock.advance(days=1)
    api.create_index("both")

    listed = api.get("/indexes", params=query).json()["data"]

    assert {index["index_name"] for index in listed} == names


def test_indexes_of_the_other_version_are_hidden(api: Api13) -> None:
    older = api.of_1_2().create_index("engines")

    assert api.ids("/indexes") == []
    for method in ("GET", "DELETE"):
        assert code_of(api.request(method, f"/indexes/{older}")) == (404, "resource_not_exists")
    assert code_of(api.put(f"/indexes/{older}", json={"index_name": "b"})) == (404, "resource_not_exists")
    assert api.of_1_2().get(f"/indexes/{older}").status_code == 200
