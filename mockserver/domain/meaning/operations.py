"""Names of recorded operations: "Lap Appendectomy", "TKA left knee"."""

from collections.abc import Collection

_ENDS = ("ectomy", "ectomies", "plasty", "plasties", "ostomy", "iotomy", "orrhaphy", "odesis")
"""Last letters of most names of operations."""

_NAMES_WORDS = """
    cabg tka tha tavr tavi vats turp lasik lasek phaco chole cholecystectomy craniotomy thoracotomy laparotomy osteotomy
    tracheotomy arthroscopic laparoscopic laparoscopy thoracoscopic intraoperative intraop microsurgery
    phacoemulsification vitrectomy c-section cesarean caesarean
"""
_NAMES = frozenset(_NAMES_WORDS.split())
"""Operations by other names and by abbreviations, and words for how they are done."""

_AROUND_WORDS = """
    prep preop preparation recovery recovering story experience vlog explained explainer instructions education patient
    aftercare diet journey consult consultation appointment animation lecture webinar interview podcast scar scars
    workshop course training class practice simulation
    rehab exercises before after cost review my our what why dog cat horse cow vet
"""
_AROUND = frozenset(_AROUND_WORDS.split())
"""Words of videos that are about an operation, and do not show it."""


def is_operation(words: Collection[str]) -> bool:
    """Return whether words in lower case name a recorded operation: "lap appendectomy", not "my appendectomy"."""
    return _AROUND.isdisjoint(words) and any(map(names_operation, words))


def names_operation(word: str) -> bool:
    """Return whether a word in lower case is the name of an operation: "appendectomy", "rhinoplasty"."""
    return word in _NAMES or word.endswith(_ENDS)
