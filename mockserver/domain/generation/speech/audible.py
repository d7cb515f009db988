"""What can be said where nothing is seen."""

import re

_OF_SIGHT = re.compile(
    r"\b(?:look\w*|see|seen|saw|watch\w*|view|viewers|pictures?|videos?|films?|filmed|filming|zoom\w*|shows?|shown)\b"
    r"|\b(?:camera|points|smiles?|close|closer|left|over there|slides?|screen|eyes?|wav\w+)\b"
    r"|{(?:detail|act|second_act|person|Person|place|Place)}",
    re.IGNORECASE,
)


def is_audible(line: str) -> bool:
    """Return whether somebody can say the line in an audio recording, where nothing is seen."""
    return not _OF_SIGHT.search(line)
