"""Changes how jobs progress: coming and running ones."""

from collections.abc import Sequence
from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.records.job import Job
from mockserver.domain.records.job_profile import Profile
from mockserver.domain.rules.jobs import change_profile, profile_for
from mockserver.domain.tables.jobs import AnyJob
from mockserver.domain.testkit.profiles import Profiles, ProfileScope
from mockserver.ground.errors import NotFound, ParameterInvalid
from mockserver.ground.steps import Steps, in_portions


def set_profile(world: World, scope: ProfileScope, profile: Profile) -> Steps[None]:
    """Set the profile of the jobs in `scope` from now on. Raises NotFound for an unknown index."""
    if scope.index_id is not None:
        world.indexes.get(scope.index_id)
    _profiles(world).set(scope, profile)
    return _apply(world)


def clear_profiles(world: World) -> Steps[None]:
    """Remove all profiles that a test has set."""
    world.account.kit.profiles = None
    return _apply(world)


def give_profile(world: World, job_id: str, profile: Profile) -> None:
    """Give a job a profile of its own. Raises NotFound, and ParameterInvalid if it has ended."""
    job = _find(world, job_id)
    if job.timeline.is_over(world.now):
        raise ParameterInvalid(
            "task_id", f"The task {job_id} is {job.step(world.now).status}; it does not change any more."
        )
    _profiles(world).give(job_id)
    change_profile(world, job, profile)


def _profiles(world: World) -> Profiles:
    kit = world.account.kit
    if kit.profiles is None:
        kit.profiles = Profiles()
    return kit.profiles


def _find(world: World, job_id: str) -> Job[Any]:
    job = world.jobs.get(job_id)
    if not job.is_kept(world.now):
        raise NotFound(job_id, "tasks")
    return job


def _apply(world: World) -> Steps[None]:
    profiles = world.account.kit.profiles
    own = profiles.own if profiles else ()

    def apply(portion: Sequence[AnyJob]) -> None:
        for known in portion:
            job = world.jobs.find(known.id)  # other requests may have changed or deleted it
            if job is None or job.id in own or job.timeline.is_over(world.now):
                continue
            profile = profile_for(world.account, job.kind, job.asset, job.index_id)
            if profile != job.timeline.profile:
                change_profile(world, job, profile)

    return in_portions(world.jobs.all(), apply)
