"""Verbs with which a prompt asks for a text: "return JSON", "please create a table". They are no subject of a video."""

import re

_VERBS = """
    return output produce create make extract respond reply compose draft identify analyze analyse suggest translate
    count rate build prepare format convert turn compile collect design craft rewrite evaluate assess classify
    categorize categorise pick choose select state specify narrate label enumerate formulate recommend propose
    invent imagine compare rank sort gather determine detect inspect examine
"""

# At the start of a sentence, or after words to the reader of the prompt.
_REQUEST = re.compile(
    r"(^|[.?!:;]\s+|\b(?:please|kindly|(?:can|could|will|would|must|should) you|(?:want|need|like|expect) you to)\s+"
    r"|\b(?:video|clip|film|recording|footage)(?:,|,? and|,? then|,? and then)\s+)"
    rf"(?:{'|'.join(_VERBS.split())})\b"
)


def without_request(flat: str) -> str:
    """Return a prompt in lower case without the verbs that ask for a text."""
    return _REQUEST.sub(r"\1", flat)
