"""The usage meter and limits."""

import pytest

from mockserver.testing import Account
from tests.testing.clients import create_index, upload


def test_usage_is_counted(mock: Account) -> None:
    upload(mock, create_index(mock))

    usage = mock.usage()

    assert (usage.videos, usage.calls, usage.cost) == (1, 2, None)
    assert usage.calls_by_operation == {"create-index": 1, "create-video-indexing-task": 1}


def test_uploads_beyond_a_limit_are_refused(mock: Account) -> None:
    mock.limit_usage(videos=1)
    index_id = create_index(mock)
    upload(mock, index_id)

    with pytest.raises(AssertionError, match="usage_limit_exceeded"):
        upload(mock, index_id)

    assert mock.limit_usage().limit == {}
