"""Knowledge stores: members of collections, metadata of items, deletion of contents, and search."""

from collections.abc import Sequence
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.resource_laws import follow
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.kinds import ITEM, ITEM_COLLECTION, STORE

scenarios = Scenarios()
_ITEM = "get_knowledge_stores_knowledge_store_id_items_item_id"
_COLLECTION = "get_knowledge_stores_knowledge_store_id_item_collections_collection_id"
_MEMBERS = f"{_COLLECTION}_items"
_ADD, _REMOVE = (f"post{_MEMBERS.removeprefix('get')}_{what}" for what in ("add", "remove"))
_SEARCH = "post_knowledge_stores_knowledge_store_id_search"
_METADATA = "knowledge_stores_knowledge_store_id_items_item_id_item_metadata"
_MOST_PAGES = 20


@scenarios.scenario("stores and collections count each item once, however often it is added")
def members_of_a_collection(client: ApiClient, context: ScenarioContext) -> None:
    store, collection = STORE.made(context), ITEM_COLLECTION.made(context)
    items = _items(client, context, store)
    _counts(client, "get_knowledge_stores_knowledge_store_id", store, "item_count", len(items))
    for _ in range(2):
        client.accepted(_ADD, collection, json={"item_ids": items})
        _has_members(client, collection, items)
    check_paging(client, _MEMBERS, collection, {})
    client.refused(404, "resource_not_exists", _ADD, collection, json={"item_ids": [items[0], f"ksi_{'0' * 24}"]})
    _has_members(client, collection, items)
    for _ in range(2):  # an identifier that is not a member is ignored
        client.accepted(_REMOVE, collection, json={"item_ids": items[:1]})
        _has_members(client, collection, items[1:])
    client.accepted(_ADD, collection, json={"item_ids": items[:1]})
    gone = ITEM.ready(client, context)
    client.accepted(_ADD, collection, json={"item_ids": [gone]})
    client.accepted("delete_knowledge_stores_knowledge_store_id_items_item_id", ITEM.at(context, gone))
    _has_members(client, collection, items)
    _counts(client, "get_knowledge_stores_knowledge_store_id", store, "item_count", len(items))


@scenarios.scenario("metadata of an item can be merged or replaced, and follows its asset")
def metadata_of_an_item(client: ApiClient, context: ScenarioContext) -> None:
    path = ITEM.made(context)
    for method, change, expected in (
        ("put", {"level": "masters", "draft": True, "number": 7}, {"level": "masters", "draft": True, "number": 7}),
        (
            "patch",
            {"draft": None, "level": "all", "tags": ["a", "b"]},
            {"level": "all", "number": 7, "tags": ["a", "b"]},
        ),
        ("put", {"number": 8}, {"number": 8}),
        ("put", {}, {}),
    ):
        client.accepted(f"{method}_{_METADATA}", path, json={"item_metadata": change})
        _shows(client, path, "item_metadata", expected)
    client.accepted(f"put_{_METADATA}", path, json={"item_metadata": {"level": "beginners"}})
    asset = {"asset_id": client.accepted(_ITEM, path).json["asset_id"]}
    client.accepted("put_assets_asset_id_user_metadata", asset, json={"user_metadata": {"shade": "grey"}})
    _shows(client, path, "metadata", {"shade": "grey"})
    client.accepted("patch_assets_asset_id_user_metadata", asset, json={"user_metadata": {"shade": None, "depth": 2}})
    _shows(client, path, "metadata", {"depth": 2})
    client.accepted("delete_assets_asset_id_user_metadata", asset)
    _shows(client, path, "metadata", {})
    _shows(client, path, "item_metadata", {"level": "beginners"})


@scenarios.scenario("deleting a store deletes its items and collections, but no assets")
def cascade_of_a_store(client: ApiClient, context: ScenarioContext) -> None:
    store = {"knowledge_store_id": STORE.id_in(STORE.make(client, context).json)}
    asset = client.accepted(_ITEM, ITEM.made(context)).json["asset_id"]
    item = client.accepted("post_knowledge_stores_knowledge_store_id_items", store, json={"asset_id": asset}).json[
        "_id"
    ]
    body = {"name": context.name("collection")}
    made = client.accepted("post_knowledge_stores_knowledge_store_id_item_collections", store, json=body)
    follow(client, client.contract.operations[_ITEM], {**store, "item_id": item})
    client.accepted(_ADD, {**store, "collection_id": made.json["_id"]}, json={"item_ids": [item]})
    client.accepted("delete_knowledge_stores_knowledge_store_id", store)
    client.refused(404, "resource_not_exists", _ITEM, {**store, "item_id": item})
    client.refused(404, "resource_not_exists", _COLLECTION, {**store, "collection_id": made.json["_id"]})
    client.refused(404, "resource_not_exists", _SEARCH, store, json={"query": {"text": "a film"}})
    question = [{"type": "message", "role": "user", "content": "What is it?"}]
    asked = {"knowledge_store_id": store["knowledge_store_id"], "input": question}
    client.refused(404, "resource_not_exists", "post_responses", json=asked)
    client.accepted("get_assets_asset_id", {"asset_id": asset})


@scenarios.scenario("a search of a store finds only its ready items, and pages show each match once")
def search_of_a_store(client: ApiClient, context: ScenarioContext) -> None:
    store = STORE.made(context)
    items = _items(client, context, store)
    whole = _walked(client, store, {"page_size": 50})
    pages = _walked(client, store, {"page_size": 1})
    found = [_known(hit) for hit in whole]
    message = f"Pages of one have {[_known(hit) for hit in pages][:3]}, one page has {found[:3]}."
    last = client.last
    assert last is not None  # noqa: S101 - a page came
    client.law([_known(hit) for hit in pages] == found[: len(pages)], last, "pages", "hits", message, "the same hits")
    foreign = sorted({hit["item_id"] for hit in whole} - set(items))
    client.law(not foreign, last, "isolation", "item_id", f"It finds {foreign[:3]}.", "items of the store")
    for hit in whole:
        _within(client, last, ITEM.at(context, hit["item_id"]), hit)
    grouped = _walked(client, store, {"group_by": "item", "page_size": 2})
    names = [hit["item_id"] for hit in grouped]
    client.law(len(names) == len(set(names)), last, "pages", "item_id", f"Items are {names}.", "each item once")
    only = client.accepted(_SEARCH, store, json={**_QUERY, "filter": {"item_id": {"eq": items[0]}}})
    others = [hit["item_id"] for hit in only.json["data"] if hit["item_id"] != items[0]]
    client.law(not others, only, "filter", "item_id", f"It finds {others[:3]}.", f"{items[0]} alone")
    images = client.accepted(_SEARCH, store, json={**_QUERY, "filter": {"asset_type": {"eq": "image"}}})
    kinds = {hit["asset_type"] for hit in images.json["data"]}
    client.law(kinds <= {"image"}, images, "filter", "asset_type", f"It finds {sorted(kinds)}.", "images alone")
    options = {"filter": {"asset_type": {"eq": "image"}}, "search_options": {"video": {"modalities": ["visual"]}}}
    client.refused(400, "parameter_invalid", _SEARCH, store, json={**_QUERY, **options})


@scenarios.scenario("a page token of a search is invalid in another store and for another key")
def tokens_of_a_search(client: ApiClient, context: ScenarioContext) -> None:
    store = STORE.made(context)
    first = client.accepted(_SEARCH, store, json={**_QUERY, "page_size": 1})
    token = context.need(first.json.get("next_page_token", ""), "one page has all matches")
    page = {**_QUERY, "page_token": token}
    again = [client.accepted(_SEARCH, store, json=page).json["data"] for _ in range(2)]
    client.law(again[0] == again[1], first, "agreement", "page", "The page is another one.", "the same page each time")
    other = {"knowledge_store_id": STORE.id_in(STORE.make(client, context).json)}
    client.refused(400, "parameter_invalid", _SEARCH, other, json=page)
    client.refused(400, "parameter_invalid", _SEARCH, store, json={**_QUERY, "page_token": "no-token"})
    if context.other_key:
        client.refused(403, "read_not_allowed", _SEARCH, store, json=page, key=context.other_key)
    client.accepted("delete_knowledge_stores_knowledge_store_id", other)


_QUERY = {"query": {"text": "a grey picture"}}


def _ids(answer: ApiReply) -> list[str]:
    return [row["_id"] for row in answer.json["data"]]


def _items(client: ApiClient, context: ScenarioContext, store: dict[str, str]) -> list[str]:
    """Return the items of the store. Raises ScenarioOver if it has none."""
    found = _ids(client.accepted("get_knowledge_stores_knowledge_store_id_items", store, {"page_limit": 50}))
    context.need("".join(found), "the store has no items")
    return found


def _counts(client: ApiClient, name: str, path: dict[str, str], field: str, count: int) -> None:
    answer = client.accepted(name, path)
    got = answer.json[field]
    client.law(got == count, answer, "count", field, f"{field} is {got}.", str(count))


def _has_members(client: ApiClient, path: dict[str, str], items: Sequence[str]) -> None:
    answer = client.accepted(_MEMBERS, path, {"page_limit": 50})
    got = sorted(_ids(answer))
    client.law(got == sorted(items), answer, "stale", "members", f"They are {got}.", str(sorted(items)))
    _counts(client, _COLLECTION, path, "member_count", len(items))


def _shows(client: ApiClient, path: dict[str, str], field: str, expected: dict[str, Any]) -> None:
    answer = client.accepted(_ITEM, path)
    got = answer.json.get(field) or {}
    client.law(got == expected, answer, "stale", field, f"{field} is {got}.", str(expected))


def _walked(client: ApiClient, store: dict[str, str], options: dict[str, Any]) -> list[Any]:
    """Return the hits of a search over all its pages; ranks continue across pages."""
    hits: list[Any] = []
    token = ""
    for _ in range(_MOST_PAGES):
        asked = {**_QUERY, **options, **({"page_token": token} if token else {})}
        answer = client.accepted(_SEARCH, store, json=asked)
        hits += answer.json["data"]
        token = answer.json.get("next_page_token") or ""
        empty = not answer.json["data"]
        client.law(not (token and empty), answer, "pages", "next_page_token", "An empty page has a next one.", "none")
        if not token or empty:
            break
    ranks = [hit["rank"] for hit in hits]
    expected = list(range(1, len(hits) + 1))
    client.law(ranks == expected, answer, "order", "rank", f"Ranks are {ranks[:9]}.", "1, 2, 3 over all pages")
    keys = [_known(hit) for hit in hits]
    client.law(len(set(keys)) == len(keys), answer, "pages", "hits", "A hit came twice.", "each match once")
    return hits


def _known(hit: Any) -> str:
    return str((hit["item_id"], [(match["start_sec"], match["end_sec"]) for match in hit.get("matches", ())]))


def _within(client: ApiClient, answer: ApiReply, path: dict[str, str], hit: Any) -> None:
    item = client.accepted(_ITEM, path)
    state = item.json["status"]
    client.law(state == "ready", answer, "value", "item", f"It finds an item that is {state}.", "only ready items")
    duration = (item.json.get("system_metadata") or {}).get("duration", 0)
    for match in hit.get("matches", ()):
        inside = 0 <= match["start_sec"] <= match["end_sec"] <= duration + 0.5
        message = f"{match['start_sec']} to {match['end_sec']} s in a video of {duration} s."
        client.law(inside, answer, "value", "times", message, "within the video")
