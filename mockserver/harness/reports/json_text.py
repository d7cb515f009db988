"""A verdict as JSON."""

import orjson

from mockserver.harness.verdict import Verdict


def json_report(verdict: Verdict) -> str:
    """Return `verdict` as indented JSON."""
    return orjson.dumps(verdict.to_json(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
