"""What a path or a body of v1.3 names: an index is there for v1.3 if it knows all its models."""

from collections.abc import Sequence

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, IndexTask
from mockserver.domain.records.models import knows_all
from mockserver.ground.errors import NotFound
from mockserver.handlers.v1_3.words import VERSION


def is_visible(index: Index) -> bool:
    """Return whether v1.3 knows all models of `index`."""
    return knows_all(VERSION, (choice.model for choice in index.models))


def index_of(world: World, index_id: str) -> Index:
    """Return the index. Raises NotFound."""
    index = world.indexes.get(index_id)
    if not is_visible(index):
        raise NotFound(index_id, "indexes")
    return index


def visible_indexes(world: World) -> Sequence[Index]:
    """Return all indexes that v1.3 shows, oldest first."""
    return [index for index in world.indexes.view() if is_visible(index)]


def task_of(world: World, task_id: str) -> IndexTask:
    """Return a task of an index that v1.3 shows. Raises NotFound."""
    task = world.jobs.get_of(INDEX_TASK, task_id)
    if not is_visible(world.indexes.get(task.work.index_id)):
        raise NotFound(task_id, INDEX_TASK.collection)
    return task


def visible_tasks(world: World) -> Sequence[IndexTask]:
    """Return all tasks of indexes that v1.3 shows, oldest first."""
    tasks, shown = world.jobs.view_of(INDEX_TASK), {index.id for index in visible_indexes(world)}
    return tasks if len(shown) == len(world.indexes) else [task for task in tasks if task.work.index_id in shown]
