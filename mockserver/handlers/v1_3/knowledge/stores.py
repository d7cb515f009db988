"""Knowledge stores."""

from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.rules.knowledge import stores
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.knowledge.paths import store_of
from mockserver.handlers.v1_3.knowledge.views import store_view
from mockserver.handlers.v1_3.requests.knowledge.stores import read_description, read_enrichment, read_name
from mockserver.handlers.v1_3.requests.lists import read_list

operations = Registry()


@operations.operation("post_knowledge_stores")
def create_store(call: Call, world: World) -> Reply:
    enrichment = read_enrichment(call.body)
    store = stores.create_store(world, read_name(call.body), read_description(call.body), enrichment)
    return Reply(201, store_view(store, world))


@operations.operation("get_knowledge_stores")
async def list_stores(call: Call, world: World) -> Reply:
    page = await page_of(
        call,
        read_list(call.query),
        world.stores.view(),
        dict,
        keys={"updated_at": attrgetter("updated_at")},
    )
    return Reply(200, {"data": [store_view(store, world) for store in page.items], "page_info": page_info(page)})


@operations.operation("get_knowledge_stores_knowledge_store_id")
def retrieve_store(call: Call, world: World) -> Reply:
    return Reply(200, store_view(store_of(call, world), world))


@operations.operation("patch_knowledge_stores_knowledge_store_id")
def update_store(call: Call, world: World) -> Reply:
    store = stores.describe_store(world, store_of(call, world), read_description(call.body))
    return Reply(200, store_view(store, world))


@operations.operation("delete_knowledge_stores_knowledge_store_id")
async def delete_store(call: Call, world: World) -> Reply:
    await run_change(world.account, stores.delete_store(world, store_of(call, world)))
    return Reply(204)
