"""Changing how tasks progress: those to come, and those that are at work."""

from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.lifecycle import EMBEDDING
from mockserver.domain.records.task import Task
from mockserver.domain.rules import tasks
from mockserver.domain.testkit.profiles import Profiles, Scope
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ParameterInvalid, ResourceNotExist


def set_profile(world: World, scope: Scope, profile: Profile) -> None:
    """Let the tasks in `scope` go by `profile` from now on. Raises ResourceNotExist for an index that is not there."""
    if scope.index_id is not None:
        world.indexes.get(scope.index_id)
    _profiles(world).set(scope, profile)
    _apply(world)


def clear_profiles(world: World) -> None:
    """Let all tasks go by the profile of the settings again."""
    world.account.kit.profiles = None
    _apply(world)


def give_profile(world: World, task_id: str, profile: Profile) -> None:
    """Give a task, indexing or embedding, a profile of its own. Raises ResourceNotExist, and ParameterInvalid for one
    that is over.
    """
    task = _find(world, task_id)
    if task.course.is_over(world.now):
        raise ParameterInvalid("task_id", f"The task {task_id} is {task.step(world.now).status}; it goes nowhere.")
    _profiles(world).own.add(task_id)
    _change(world, task, profile)


def _profiles(world: World) -> Profiles:
    kit = world.account.kit
    if kit.profiles is None:
        kit.profiles = Profiles()
    return kit.profiles


def _find(world: World, task_id: str) -> Task | EmbeddingTask:
    task = world.tasks.find(task_id)
    if task is not None:
        return task
    embedding_task = world.embedding_tasks.get(task_id)
    if not embedding_task.is_kept(world.now):
        raise ResourceNotExist(task_id, "tasks")
    return embedding_task


def _apply(world: World) -> None:
    profiles = world.account.kit.profiles
    own = profiles.own if profiles else ()
    at_work: list[Task | EmbeddingTask] = [*world.tasks.all(), *world.embedding_tasks.all()]
    for task in at_work:
        if task.course.is_over(world.now) or task.id in own:
            continue
        profile = _profile_of(world, task)
        if profile != task.course.profile:
            _change(world, task, profile)


def _profile_of(world: World, task: Task | EmbeddingTask) -> Profile:
    if isinstance(task, Task):
        return tasks.profile_of(world.account, task.filename, task.index_id)
    return world.account.profile_of(task.input_name)


def _change(world: World, task: Task | EmbeddingTask, profile: Profile) -> None:
    if isinstance(task, Task):
        tasks.change_profile(world, task, profile)
        return
    course = task.course.changed(profile, EMBEDDING, to_milliseconds(world.now))
    world.embedding_tasks.replace(replace(task, course=course))
