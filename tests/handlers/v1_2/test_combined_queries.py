"""Reading combined queries: what is understood, and what is refused with a reason."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis.strategies import (
    SearchStrategy,
    booleans,
    dictionaries,
    floats,
    integers,
    lists,
    none,
    recursive,
    sampled_from,
    text,
)

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.query_tree import And, Leaf, Not, Or, Then, leaves
from mockserver.handlers.v1_2.requests.combined_queries import MAX_DEPTH, LeafDefaults, QueryInvalid, read_query

law = settings(max_examples=50, deadline=None)

VISUAL = (Modality.VISUAL,)
SPEECH = (Modality.SPEECH,)
DEFAULTS = LeafDefaults(VISUAL)

KEYS = sampled_from(
    ["text", "$and", "$or", "$not", "$then", "origin", "sub", "search_options", "conversation_option", "proximity", "x"]
)


def anything() -> SearchStrategy[object]:
    plain = none() | booleans() | integers() | floats() | text(max_size=3) | sampled_from(["visual", "exact_match"])
    return recursive(
        plain, lambda inner: lists(inner, max_size=3) | dictionaries(KEYS, inner, max_size=3), max_leaves=8
    )


def test_a_tree_of_all_operators_is_read_as_written() -> None:
    tree = {
        "$and": [
            {"$or": [{"text": "a"}, {"text": "b"}]},
            {"$not": {"origin": {"text": "c"}, "sub": {"$then": [{"text": "d"}]}}},
        ]
    }

    a, b, c, d = (Leaf(text, VISUAL) for text in "abcd")
    assert read_query(tree, DEFAULTS) == And((Or((a, b)), Not(c, Then((d,)))))


def test_options_of_a_text_override_those_of_the_request() -> None:
    defaults = LeafDefaults(VISUAL, exact=True)
    own = {"text": "a", "search_options": ["conversation", "logo"], "conversation_option": "semantic"}

    read = read_query({"$or": [own, {"text": "b"}]}, defaults)

    assert read == Or((Leaf("a", (Modality.SPEECH, Modality.LOGO)), Leaf("b", VISUAL, exact=True)))


def test_a_repeated_option_counts_once() -> None:
    assert read_query({"text": "a", "search_options": ["visual", "visual"]}, DEFAULTS) == Leaf("a", VISUAL)


def test_proximity_may_be_set_on_text_operator_or_request() -> None:
    defaults = LeafDefaults(VISUAL, proximity=5)
    tree = {"$and": [{"text": "a", "proximity": 1}, {"$then": [{"text": "b"}], "proximity": 2}]}

    assert read_query(tree, defaults) == And((Leaf("a", VISUAL, proximity=1), Then((Leaf("b", VISUAL),), 2)), 5)


def test_null_counts_as_absent() -> None:
    tree = {"text": "a", "search_options": None, "conversation_option": None, "proximity": None}

    assert read_query(tree, DEFAULTS) == Leaf("a", VISUAL)


def test_the_texts_of_a_query_come_in_the_order_they_are_written() -> None:
    query = Then((Not(Leaf("a", VISUAL), Leaf("b", SPEECH)), And((Leaf("c", VISUAL),))))

    assert [leaf.text for leaf in leaves(query)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("tree", "reason"),
    [
        ({}, "It must have one of text, $and, $or, $not, $then, and has none."),
        ({"$xor": [{"text": "a"}]}, "It must have one of text, $and, $or, $not, $then, and has none."),
        (
            {"$and": [{"text": "a"}], "$or": [{"text": "a"}]},
            "It must have one of text, $and, $or, $not, $then, and has $and and $or.",
        ),
        ({"$and": []}, "$and must be an array of at least one query."),
        ({"$then": {"text": "a"}}, "$then must be an array of at least one query."),
        ({"$not": {"origin": {"text": "a"}}}, "$not must be an object with origin and sub."),
        ({"$not": [{"text": "a"}]}, "$not must be an object with origin and sub."),
        ({"$or": [{"text": "a"}, "b"]}, "$or[1] must be an object with one of text, $and, $or, $not, $then."),
        (
            {"$not": {"origin": {"text": " "}, "sub": {"text": "a"}}},
            "$not.origin must have a text that is not empty.",
        ),
        (
            {"text": "a", "search_options": ["smell"]},
            "It must have search_options of at least one of visual, conversation, text_in_video, logo.",
        ),
        (
            {"text": "a", "conversation_option": "exact"},
            "It must have a conversation_option of semantic or exact_match.",
        ),
        ({"text": "a", "proximity": -1}, "It must have a proximity of 0 or more seconds."),
        (
            {"$or": [{"text": "a"}], "search_options": ["visual"]},
            "It must not have search_options; what it may have is $or, proximity.",
        ),
    ],
)
def test_an_invalid_query_is_refused_with_a_reason(tree: dict[str, object], reason: str) -> None:
    with pytest.raises(QueryInvalid) as refused:
        read_query(tree, DEFAULTS)

    assert str(refused.value) == reason


def nested(levels: int) -> dict[str, object]:
    tree: dict[str, object] = {"text": "a"}
    for _ in range(levels - 1):
        tree = {"$and": [tree]}
    return tree


def test_the_nesting_of_a_query_is_limited() -> None:
    assert [leaf.text for leaf in leaves(read_query(nested(MAX_DEPTH), DEFAULTS))] == ["a"]

    with pytest.raises(QueryInvalid, match="nested deeper than 50 levels"):
        read_query(nested(5000), DEFAULTS)


@law
@given(dictionaries(KEYS, anything(), max_size=3))
def test_any_object_is_either_read_or_refused(tree: dict[str, object]) -> None:
    with suppress(QueryInvalid):
        assert list(leaves(read_query(tree, DEFAULTS)))


@pytest.mark.parametrize("value", [True, float("nan"), float("inf"), 10**400, "5", []])
def test_an_invalid_proximity_is_refused(value: object) -> None:
    with pytest.raises(QueryInvalid, match="proximity"):
        read_query({"text": "a", "proximity": value}, DEFAULTS)
