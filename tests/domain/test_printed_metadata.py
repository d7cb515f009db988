"""User metadata that clients print into a parameter."""

import pytest

from mockserver.domain.rules.user_metadata import printed_metadata


@pytest.mark.parametrize("printed", ["{1: 2}", "{b'x': 1}", "{(1, 2): 3}", "{None: None}"])
def test_printed_metadata_has_texts_as_keys(printed: str) -> None:
    assert all(isinstance(key, str) for key in printed_metadata(printed))


def test_printed_metadata_with_an_unprintable_number_is_ignored() -> None:
    assert printed_metadata("{'a': 0x" + "f" * 6000 + "}") == {}
