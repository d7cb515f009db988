"""Entities: their images, creating many at once, and deleting an image."""

from mockserver.harness.suite.material import picture
from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.resource_laws import follow
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.kinds import ENTITY
from mockserver.harness.verify.scenarios.v1_3.making import make_asset

scenarios = Scenarios()
_ONE = "get_entity_collections_entity_collection_id_entities_entity_id"
_ADD = "post_entity_collections_entity_collection_id_entities_entity_id_assets"
_REMOVE = "delete_entity_collections_entity_collection_id_entities_entity_id_assets"


@scenarios.scenario("an entity lists its images, and an image lists its entities")
def images_of_an_entity(client: ApiClient, context: ScenarioContext) -> None:
    path = ENTITY.made(context)
    first = client.accepted(_ONE, path).json["asset_ids"]
    further = make_asset(client, picture(), filename="verify-2.jpeg")
    for _ in range(2):  # an existing image is not added twice
        client.accepted(_ADD, path, json={"asset_ids": [further]})
        _has(client, path, [*first, further])
    _is_shown_by(client, further, path["entity_id"], shown=True)
    removed = client.accepted(_REMOVE, path, json={"asset_ids": [further]})
    got = removed.json["asset_ids"]
    client.law(further not in got, removed, "stale", "asset_ids", f"They are {got}.", "without the removed one")
    _has(client, path, first)
    _is_shown_by(client, further, path["entity_id"], shown=False)
    client.refused(400, "parameter_invalid", _REMOVE, path, json={"asset_ids": first})
    client.accepted(_ADD, path, json={"asset_ids": [further]})
    client.accepted("delete_assets_asset_id", {"asset_id": further})
    _has(client, path, first)


@scenarios.scenario("a bulk request creates the valid entities and reports each invalid one")
def many_at_once(client: ApiClient, context: ScenarioContext) -> None:
    where = ENTITY.where(context)
    image = client.accepted(_ONE, ENTITY.made(context)).json["asset_ids"]
    entities = [
        {"name": context.name("good"), "asset_ids": image},
        {"name": context.name("bad"), "asset_ids": ["0" * 24]},
        {"name": context.name("good"), "asset_ids": image},
    ]
    name = "post_entity_collections_entity_collection_id_entities_bulk"
    answer = client.accepted(name, where, json={"entities": entities})
    done = answer.json
    counts = (done["success_count"], done["failed_count"], len(done["entities"]), len(done["errors"]))
    client.law(counts == (2, 1, 2, 1), answer, "count", "counts", f"The counts are {counts}.", "2 made, 1 failed")
    places = [each["entity_index"] for each in done["errors"]]
    client.law(
        places == [1], answer, "value", "entity_index", f"Errors are at {places}.", "the place of the invalid entity"
    )
    for entity in done["entities"]:
        path = {**where, "entity_id": entity["_id"]}
        follow(client, client.contract.operations[_ONE], path)
        client.accepted("delete_entity_collections_entity_collection_id_entities_entity_id", path)
    check_paging(client, "get_entities", {}, {})


def _has(client: ApiClient, path: dict[str, str], images: list[str]) -> None:
    answer = follow(client, client.contract.operations[_ONE], path)
    got = answer.json["asset_ids"]
    client.law(sorted(got) == sorted(images), answer, "stale", "asset_ids", f"They are {got}.", str(images))


def _is_shown_by(client: ApiClient, image: str, entity: str, *, shown: bool) -> None:
    answer = client.accepted("get_assets_asset_id_entities", {"asset_id": image}, {"page_limit": 50})
    found = entity in [row["_id"] for row in answer.json["data"]]
    message = f"The image {'shows' if found else 'does not show'} the entity."
    client.law(found is shown, answer, "agreement", "entities", message, "as the entity says")
