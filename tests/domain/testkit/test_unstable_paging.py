"""Pages that change while a client reads them."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.rules.paging import PageQuery, paginate
from mockserver.domain.testkit.unstable_paging import UnstablePaging


def walked(rows: list[int], limit: int, turning: UnstablePaging) -> list[list[int]]:
    """Return the pages that a client sees that continues while the pages say that there are more."""
    pages: list[list[int]] = []
    while True:
        page = turning.page_of(rows, PageQuery(len(pages) + 1, limit))
        if len(pages) >= page.total_pages or len(pages) > 60:
            return pages
        pages.append(list(page.items))


@given(count=st.integers(0, 40), limit=st.integers(1, 50), page=st.integers(1, 10))
def test_pages_that_do_not_change_are_those_of_any_list(count: int, limit: int, page: int) -> None:
    rows, query = list(range(count)), PageQuery(page, limit, is_descending=False)

    turned, plain = UnstablePaging().page_of(rows, query), paginate(rows, query)

    assert (list(turned.items), turned.total, turned.total_pages) == (list(plain.items), plain.total, plain.total_pages)


@given(count=st.integers(1, 40), limit=st.integers(2, 20), short=st.integers(1, 30))
def test_short_pages_show_every_row_once(count: int, limit: int, short: int) -> None:
    pages = walked(list(range(count)), limit, UnstablePaging(short=short))

    assert [row for page in pages for row in page] == list(range(count))
    assert all(len(page) <= max(1, limit - short) for page in pages)


def test_removed_rows_make_the_client_skip_rows() -> None:
    assert walked(list(range(10)), 3, UnstablePaging(removed=1)) == [[0, 1, 2], [4, 5, 6], [8, 9]]


def test_inserted_rows_make_the_client_see_rows_twice() -> None:
    assert walked(list(range(7)), 3, UnstablePaging(inserted=1))[:3] == [[0, 1, 2], [2, 3, 4], [4, 5, 6]]


def test_tokens_can_be_used_as_often_as_configured() -> None:
    turning = UnstablePaging(token_turns=2)

    assert [turning.use_token() for _ in range(4)] == [True, True, False, False]
