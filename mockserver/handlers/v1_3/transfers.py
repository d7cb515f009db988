"""Transfers: many videos at once from a cloud storage, for clients of early 2025."""

from functools import partial

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.media import Use
from mockserver.handlers.call import Call
from mockserver.handlers.common.imports import import_files, list_logs, status_of_imports
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.requests.lists import read_counted_index
from mockserver.handlers.v1_3.requests.uploads import read_import
from mockserver.handlers.v1_3.tasks import check_takes_videos
from mockserver.handlers.v1_3.words import use_of

operations = Registry()


@operations.operation("post_tasks_transfers_import_integration_id")
async def import_videos(call: Call, world: World) -> Reply:
    return Reply(200, await import_files(call, world, read_import(call.body), partial(_use_of, world)))


@operations.operation("get_tasks_transfers_import_integration_id_status")
async def retrieve_status(call: Call, world: World) -> Reply:
    return Reply(200, await status_of_imports(call, world, read_counted_index(call.query)))


@operations.operation("get_tasks_transfers_import_integration_id_logs")
async def retrieve_logs(call: Call, world: World) -> Reply:
    return Reply(200, {"data": await list_logs(call, world)})


def _use_of(world: World, index: Index) -> Use:
    check_takes_videos(world, index)
    return use_of(index)
