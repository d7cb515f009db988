"""Lists of indexing tasks."""

from collections.abc import Sequence
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.job import INDEX_TASK, IndexTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.rules.paging import Page
from mockserver.domain.rules.tasks import count_by_status
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import Fields, ListQuery, page_of
from mockserver.handlers.reply import View


async def page_of_tasks(
    call: Call, world: World, asked: ListQuery, listed: Sequence[IndexTask], fields: Fields[IndexTask]
) -> Page[IndexTask]:
    """Return the requested page of the tasks that are `listed`, oldest first."""
    return await page_of(
        call,
        asked,
        listed,
        lambda: fields,
        keys={"updated_at": lambda task: task.step(world.now).at},
    )


def task_counts(world: World, index_id: str) -> View:
    """Return how many tasks of an index have each status, and their total."""
    counts = count_by_status(world, index_id)
    by_status = {status.value: counts[status] for status in (*INDEX_TASK.path, Status.FAILED)}
    return {"index_id": index_id, **by_status, "total_result": counts.total()}


def task_fields(world: World) -> Fields[IndexTask]:
    """Return the fields by which every version filters tasks."""
    return {
        "index_id": attrgetter("work.index_id"),
        "filename": attrgetter("asset.filename"),
        "created_at": attrgetter("created_at"),
        **{name: attrgetter(f"asset.media.{name}") for name in ("duration", "width", "height")},
        "status": lambda task: task.step(world.now).status,
        "updated_at": lambda task: task.step(world.now).at,
    }
