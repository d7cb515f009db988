"""Names of recorded business meetings: "Zoom Q3 pipeline review"."""

from collections.abc import Sequence

from mockserver.domain.generation.words.kind_lists import MAKERS
from mockserver.domain.generation.words.proper_lists import COMPANIES

_YEARS = range(1990, 2060)
PERIODS = frozenset(
    [
        *(f"q{number}" for number in range(1, 5)),
        *("h1", "h2"),
        *(f"fy{year % 100:02}" for year in _YEARS),
        *(f"fy{year}" for year in _YEARS),
    ]
)
"""Quarters, halves and fiscal years, in lower case: "q3", "h1", "fy25"."""

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
    return not (PLATFORMS.isdisjoint(words) and PERIODS.isdisjoint(words))
