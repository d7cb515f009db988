"""A failed assertion ends its traceback at the line of the test, however the suite is run."""

import re

import pytest

from tests.testing.suites.ways import Suite

pytest_plugins = ["pytester"]

SUITE = """
import pytest

HELPERS = {
    "verify": lambda mock: mock.verify("search"),
    "order": lambda mock: mock.verify_in_order("search"),
    "others": lambda mock: (index_names(), mock.verify_no_other_calls()),
    "wait": lambda mock: mock.journal.wait_for("search", timeout_seconds=0.01),
    "conduct": lambda mock: (ask("GET", "/indexes?odd=1"), mock.conduct().assert_clean()),
    "fault": lambda mock: mock.faults.garbage("serch"),
    "fail": lambda mock: mock.fail("serch"),
    "clock": lambda mock: mock.clock.advance(minutes=-1),
}

@pytest.mark.parametrize("name", HELPERS)
def test_it(mock_api, name):
    HELPERS[name](mock_api)
"""


@pytest.mark.parametrize("way", ["alone", "with a server"])
def test_tracebacks_leave_out_internal_frames(way: str, suite: Suite) -> None:
    suite.write(test_it=SUITE)

    result = suite.run(way)

    result.assert_outcomes(failed=8)
    printed = [line for line in result.outlines if re.match(r"\S+\.py:\d+: ", line)]
    assert len(printed) == 16  # the line of the test, and that of the helper in it
    assert {line.partition(":")[0] for line in printed} == {"test_it.py"}
