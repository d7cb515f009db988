"""How tasks progress."""

from mockserver.testing import Account
from tests.testing.clients import create_index, upload


def test_tasks_progress_as_ordered(mock: Account) -> None:
    mock.profiles.set(filename="*.avi", fails="validating", code="video_file_broken")
    set_profiles = mock.profiles.set(stuck="indexing")

    task = upload(mock, create_index(mock))
    advanced = mock.clock.advance_until_idle()

    assert advanced.happened[-1].text == f"task {task} → indexing"
    assert mock.profiles.list() == set_profiles
    assert [profile.get("stuck") for profile in set_profiles.profiles] == [None, "indexing"]


def test_cleared_profiles_restore_the_settings(mock: Account) -> None:
    mock.profiles.set(stuck="indexing")

    profiles = mock.profiles.clear()

    assert profiles.profiles == ()
    assert profiles.otherwise["pace"] == "seconds"
