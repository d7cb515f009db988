"""Request matching, and differences to requests that do not match."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.source import contract_document
from mockserver.domain.account.exchanges import ReceivedRequest
from mockserver.domain.testkit.matching.conditions import MatcherInvalid
from mockserver.domain.testkit.matching.json_paths import LONGEST_PATH, JsonPathInvalid, read_json_path
from mockserver.domain.testkit.matching.matcher import read_matcher

INDEX, VIDEO = "6527e59e74b5a5ab84015cf5", "65282b9043e8c47e4eb47e47"

SEARCH = ReceivedRequest(
    operation="make-search-request",
    tag="search",
    method="POST",
    path="/v1.2/search",
    query={"page": 2, "index_ids": [INDEX, VIDEO]},
    headers={"user-agent": "python-requests/2.32"},
    body={
        "index_id": INDEX,
        "query": "a dog at the door",
        "search_options": ["visual", "conversation"],
        "page_limit": 10,
        "group_by": None,
    },
)
UPLOAD = ReceivedRequest(
    operation="create-video-indexing-task",
    tag="tasks",
    method="POST",
    path="/v1.2/tasks",
    body={"index_id": INDEX, "video_file": {"filename": "final.mp4", "size": 1000}},
)
VIDEO_READ = ReceivedRequest(
    operation="retrieve-video-information",
    tag="videos",
    method="GET",
    path=f"/v1.2/indexes/{INDEX}/videos/{VIDEO}",
    path_parameters={"index-id": INDEX, "video-id": VIDEO},
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("described", "request_"),
    [
        ({"operation": "make-search-request"}, SEARCH),
        ({"operation": "search"}, SEARCH),
        ({"operation": {"one_of": ["create-index", "search"]}}, SEARCH),
        ({"method": "POST", "path": {"regex": "^/v1.2/s"}}, SEARCH),
        ({"index_id": INDEX}, SEARCH),
        ({"index_id": INDEX}, VIDEO_READ),
        ({"video_id": VIDEO}, VIDEO_READ),
        ({"query": {"page": 2}}, SEARCH),
        ({"query": {"page": "2"}}, SEARCH),
        ({"query": {"index_ids": VIDEO}}, SEARCH),
        ({"query": {"page_limit": {"exists": False}}}, SEARCH),
        ({"headers": {"User-Agent": {"regex": "requests"}}}, SEARCH),
        ({"query_text": {"regex": "(?i)DOG"}}, SEARCH),
        ({"body": {"search_options": ["visual", "conversation"], "page_limit": 10}}, SEARCH),
        ({"body": {"group_by": None}}, SEARCH),
        ({"json": {"$.search_options[*]": "conversation"}}, SEARCH),
        ({"json": {"$.search_options[-1]": {"equals": "conversation"}}}, SEARCH),
        ({"json": {"$['page_limit']": {"one_of": [5, 10]}}}, SEARCH),
        ({"json": {"$.video_file.size": {"regex": "^1000$"}}}, UPLOAD),
        ({"filename": {"regex": r"final.*\.mp4"}}, UPLOAD),
    ],
)
def test_a_request_matches_if_every_condition_holds(described: dict[str, Any], request_: ReceivedRequest) -> None:
    matcher = read_matcher(described)

    assert matcher.matches(request_)
    assert matcher.explain(request_) == []


@pytest.mark.parametrize(
    ("described", "difference"),
    [
        ({"operation": "create-index"}, 'operation: expected "create-index", got "make-search-request"'),
        ({"prompt": "Why?"}, 'prompt: expected "Why?", got nothing'),
        ({"body": {"page_limit": 5}}, "body.page_limit: expected 5, got 10"),
        ({"body": {"page_limit": True}}, "body.page_limit: expected true, got 10"),
        ({"body": {"search_options": ["visual"]}}, 'expected ["visual"], got ["visual", "conversation"]'),
        ({"body": {"search_options": ["visual", "logo"]}}, 'search_options[1]: expected "logo", got "conversation"'),
        ({"query_text": {"regex": "cat"}}, 'query_text: expected a text that fits /cat/, got "a dog at the door"'),
        ({"query": {"page": {"one_of": [3, 4]}}}, 'query.page: expected one of "3", "4", got "2"'),
        ({"headers": {"user-agent": {"exists": False}}}, "headers.user-agent: expected nothing, got"),
        ({"json": {"$.filter.id": {"exists": True}}}, "$.filter.id: expected a value, got nothing"),
        ({"json": {"$": {"query": "a dog at the door"}}}, "$.index_id: expected nothing, got"),
    ],
)
def test_a_difference_names_the_place_and_both_values(described: dict[str, Any], difference: str) -> None:
    matcher = read_matcher(described)

    assert not matcher.matches(SEARCH)
    assert difference in str(matcher.explain(SEARCH)[0])


@pytest.mark.parametrize(
    ("described", "place"),
    [
        ({"opration": "search"}, "opration is not a part"),
        ({"query_text": {"regex": "(a"}}, "query_text.regex"),
        ({"query_text": {"regex": "(?=a)"}}, "not a regular expression of RE2"),
        ({"query_text": {"regex": "a" * 1001}}, "at most 1000"),
        ({"prompt": {"one_of": "a"}}, "prompt.one_of"),
        ({"prompt": {"exists": 1}}, "prompt.exists"),
        ({"prompt": {"regexx": "poem"}}, "prompt: 'regexx' is not a condition; did you mean regex?"),
        ({"headers": {"X-API-Key": "tlk"}}, "keys are never stored"),
        ({"body": "index_name"}, "body: expected an object"),
        ({"json": {"$..name": "a"}}, "at '..name'"),
        ({"json": {"name": "a"}}, "begins with $"),
        ({"body": {str(number): 1 for number in range(51)}}, "at most 50"),
    ],
)
def test_an_invalid_matcher_is_refused_with_the_place(described: dict[str, Any], place: str) -> None:
    with pytest.raises(MatcherInvalid) as caught:
        read_matcher(described)

    assert place in str(caught.value)


def test_a_catastrophic_pattern_is_matched_in_linear_time() -> None:
    long = ReceivedRequest("make-search-request", "search", "POST", "/v1.2/search", body={"query": "a" * 100_000})

    assert not read_matcher({"query_text": {"regex": "^(a+)+$b"}}).matches(long)


@pytest.mark.parametrize("described", [{"body": {"a": 1}}, {"video_id": VIDEO}, {"prompt": "x"}, {"json": {"$": 1}}])
def test_a_matcher_knows_whether_it_needs_the_body(described: dict[str, Any]) -> None:
    assert read_matcher({**described, "operation": "search"}).needs_body
    assert not read_matcher({"operation": "search", "headers": {"a": "b"}}).needs_body


@given(wanted=json_values, body=json_values)
def test_a_request_matches_if_and_only_if_nothing_differs(wanted: Any, body: Any) -> None:
    request = ReceivedRequest("create-index", "indexes", "POST", "/v1.2/indexes", body=body)
    matcher = read_matcher({"json": {"$": {"equals": wanted}}})

    assert matcher.matches(request) is (matcher.explain(request) == [])


@given(body=json_values)
def test_every_body_is_equal_to_itself(body: Any) -> None:
    request = ReceivedRequest("create-index", "indexes", "POST", "/v1.2/indexes", body={"whole": body})

    assert read_matcher({"body": {"whole": {"equals": body}}}).matches(request)
    assert read_matcher({}).matches(request)


@given(text=st.text(alphabet="$.[]*'\"-01ab ", max_size=20), body=json_values)
def test_a_path_is_refused_or_finds_values_of_the_body(text: str, body: Any) -> None:
    try:
        path = read_json_path(text)
    except JsonPathInvalid:
        return

    assert all(str(found) in str(body) or found is body for found in path.find(body))


MATCHER = contract_document()["components"]["schemas"]["admin.Matcher"]
PATHS = MATCHER["properties"]["json"]["propertyNames"]["pattern"]


@given(text=st.from_regex(PATHS, fullmatch=True).filter(lambda text: len(text) <= LONGEST_PATH))
def test_every_path_that_the_contract_allows_can_be_read(text: str) -> None:
    assert read_json_path(text).text == text


def test_a_quoted_name_may_contain_the_other_quote() -> None:
    assert read_json_path("""$["it's"]['a"b']""").find({"it's": {'a"b': 1}}) == [1]
