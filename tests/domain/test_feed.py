"""The event feed: a reader reaches the end from any position."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.watching import feed as feeds
from mockserver.domain.watching.feed import KEPT_SECONDS, Feed, FeedEvent, Reader
from mockserver.domain.watching.happenings import Order

SMALL, LARGE = 1, feeds.MOST_BYTES + 1
places = st.one_of(
    st.sampled_from(["", "nonsense", "another-1-1", "run-x-y"]),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda numbers: "run-{}-{}".format(*numbers)),
)


def feed_after(events: list[int | None]) -> Feed:
    """Return a feed after events of these sizes; None stands for a long time without a reader."""
    feed = Feed("run")
    feed.enter()
    for size in events:
        if size is None:
            feed.leave(print, 0)
            feed.close_if_left(KEPT_SECONDS)
            feed.enter()
        else:
            feed.add("order", "account", Order("reset-account", "POST", "/", 200), size)
    return feed


@given(
    st.lists(st.sampled_from([SMALL, SMALL, LARGE, None]), max_size=20), places, st.sampled_from([None, "account", "x"])
)
def test_a_reader_that_has_read_everything_is_not_behind(
    events: list[int | None], place: str, account_id: str | None
) -> None:
    feed = feed_after(events)
    reader = Reader(feed, account_id)
    reader.resume(place)

    taken = list(reader.take(len(events) + 1))

    assert not reader.is_behind()
    assert list(reader.take(1)) == []
    assert all(account_id in (None, event.account_id) for event in taken if isinstance(event, FeedEvent))
