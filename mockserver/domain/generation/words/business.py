"""Names of recorded business meetings: "Zoom Q3 pipeline review"."""

import re
from collections.abc import Sequence

from mockserver.domain.generation.words.kind_lists import MAKERS
from mockserver.domain.generation.words.proper_lists import COMPANIES

_PERIOD = re.compile(r"q[1-4]|fy\d{2,4}")
_MATTERS = """
    results earnings review planning plan plans pipeline forecast roadmap sales marketing hiring offsite update updates
    revenue numbers report strategy okr okrs budget kpi kpis goals targets financials business performance outlook retro
    retrospective standup sync meeting townhall board summary recap priorities bookings renewals headcount qbr deck
    kickoff alignment metrics churn investors shareholders
"""
MATTERS = frozenset(_MATTERS.split()) | COMPANIES - MAKERS
"""What companies do, and talk about; and companies that sell no cars."""

PLATFORMS = frozenset(["zoom", "webex", "gotomeeting"])
"""Where people meet. Such a word before a quarter says nothing about the meeting."""


def is_business(words: Sequence[str]) -> bool:
    """Return whether a name in lower case tells a quarter, a fiscal year or a meeting platform, and what companies do.

    The "Q3" of a car is no quarter.
    """
    if MATTERS.isdisjoint(words) or not MAKERS.isdisjoint(words):
        return False
    return any(word in PLATFORMS or is_period(word) for word in words)


def is_period(word: str) -> bool:
    """Return whether a word in lower case names a quarter or a fiscal year: "q3", "fy25"."""
    return _PERIOD.fullmatch(word) is not None
