"""How a scene mentions the subject of its video, by what kind of thing that is. Data only.

`{part}` is a noun phrase, singular or plural, so it is never the subject of a verb in the present tense.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import astuple

from mockserver.domain.generation.words.kind_lists import TALKS
from mockserver.domain.generation.words.noun_kinds import head_of, is_name_of_place, kind_of, seen_as
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import word_of
from mockserver.ground.caches import word_cache


class Mentions(Struct, frozen=True, eq=False):
    """Phrases with a part of the subject, by their place in a sentence."""

    shot: tuple[str, ...]
    """A noun phrase, singular: what the camera shows."""
    beside: tuple[str, ...]
    """Says where or when, without a comma before it."""
    backdrop: tuple[str, ...]
    """Says what else is there, after a comma."""
    deals: tuple[str, ...]
    """A predicate: what somebody does with it."""
    camera: tuple[str, ...]
    """A predicate: how the camera shows it."""


_OF_IDEAS = Mentions(
    shot=(
        "an animation about {part}",
        "a graphic about {part}",
        "a title card about {part}",
        "a short film about {part}",
    ),
    beside=("in a segment about {part}", "during a segment on {part}", "beside a poster about {part}"),
    backdrop=(
        "with {part} as the topic",
        "with a caption about {part} on the screen",
        "with notes on {part} in view",
    ),
    deals=(
        "talks about {part}",
        "explains something about {part}",
        "gives an example of {part}",
        "sums up a thought about {part}",
        "answers a question about {part}",
    ),
    camera=("shows a graphic about {part}", "shows notes on {part}", "cuts to a slide about {part}"),
)

MENTIONS: Mapping[NounKind, Mentions] = {
    NounKind.THING: Mentions(
        shot=(
            "a close-up of {part}",
            "a detailed shot of {part}",
            "a steady shot of {part}",
            "a well-lit shot of {part}",
            "a clear view of {part}",
        ),
        beside=("beside {part}", "next to {part}", "close to {part}", "right behind {part}", "just in front of {part}"),
        backdrop=(
            "with {part} in the foreground",
            "with {part} in full view",
            "with {part} in the middle of the picture",
            "with {part} in sharp focus",
            "with {part} only a step away",
        ),
        deals=(
            "points at {part}",
            "looks closely at {part}",
            "shows {part} to the camera",
            "bends over {part}",
            "takes a step back from {part}",
            "talks about {part}",
        ),
        camera=("zooms in on {part}", "moves around {part}", "stays on {part}", "tilts down to {part}"),
    ),
    NounKind.ANIMAL: Mentions(
        shot=(
            "a close-up of {part}",
            "a clear view of {part}",
            "a steady shot of {part}",
            "a side view of {part}",
        ),
        beside=("not far from {part}", "close to {part}", "beside {part}", "in sight of {part}"),
        backdrop=(
            "with {part} close by",
            "with {part} in the foreground",
            "with {part} in sharp focus",
            "with {part} in the middle of the picture",
        ),
        deals=(
            "watches {part}",
            "points at {part}",
            "keeps an eye on {part}",
            "stays close to {part}",
            "talks about {part}",
        ),
        camera=("follows {part}", "stays with {part}", "zooms in on {part}", "moves around {part}"),
    ),
    NounKind.SIGHT: Mentions(
        shot=(
            "a wide shot of {part}",
            "a clear view of {part}",
            "a steady shot of {part}",
            "a distant view of {part}",
        ),
        beside=("in sight of {part}", "in front of {part}", "with a view of {part}"),
        backdrop=(
            "with {part} in the background",
            "with {part} in the distance",
            "with {part} in full view",
            "with {part} filling half of the picture",
        ),
        deals=(
            "looks at {part}",
            "points at {part}",
            "takes in the view of {part}",
            "takes a picture of {part}",
            "talks about {part}",
        ),
        camera=("zooms in on {part}", "tilts up to {part}", "pans across {part}", "stays on {part}"),
    ),
    NounKind.EVENT: Mentions(
        shot=(
            "a wide shot of {part}",
            "a scene from {part}",
            "a lively shot of {part}",
            "a moment of {part}",
            "a side view of {part}",
        ),
        beside=("during {part}", "in the middle of {part}", "in the course of {part}"),
        backdrop=(
            "with {part} well under way",
            "with {part} in full swing",
            "with {part} going on all around",
            "with {part} in the background",
        ),
        deals=(
            "looks on during {part}",
            "enjoys a quiet moment during {part}",
            "talks about {part}",
            "says a few words about {part}",
            "gets ready for the next part of {part}",
        ),
        camera=("follows {part}", "takes in {part} from one side", "keeps up with {part}", "stays with {part}"),
    ),
    NounKind.ACTIVITY: Mentions(
        shot=("a scene of {part}", "a wide shot of {part}", "a close look at {part}", "a quiet moment of {part}"),
        beside=("during {part}", "in the middle of {part}"),
        backdrop=("with {part} in full swing", "with all attention on {part}", "with {part} as the subject"),
        deals=(
            "talks about {part}",
            "takes a short break from {part}",
            "explains something about {part}",
            "gets ready for {part}",
            "goes on with {part}",
        ),
        camera=("follows {part}", "stays with {part}", "captures a moment of {part}"),
    ),
    NounKind.PLACE: Mentions(
        shot=(
            "a wide shot of {part}",
            "a panoramic shot of {part}",
            "a view of {part}",
            "a sweeping shot of {part}",
            "a quiet view over {part}",
        ),
        beside=("in sight of {part}", "in front of {part}", "not far from {part}", "at the edge of {part}"),
        backdrop=(
            "with {part} in the background",
            "with {part} in view",
            "with {part} all around",
            "with {part} behind",
        ),
        deals=(
            "looks across {part}",
            "points out details of {part}",
            "talks about {part}",
            "takes in the view of {part}",
            "takes a look around {part}",
        ),
        camera=("pans across {part}", "shows more of {part}", "looks out over {part}"),
    ),
    NounKind.PERSON: Mentions(
        shot=("a close shot of {part}", "a medium shot of {part}", "a shot of {part}", "a side view of {part}"),
        beside=("beside {part}", "next to {part}", "not far from {part}", "together with {part}"),
        backdrop=(
            "with {part} close by",
            "with {part} in the picture",
            "with {part} in the background",
            "with {part} looking on",
        ),
        deals=("turns to {part}", "smiles at {part}", "talks about {part}", "makes room for {part}", "nods to {part}"),
        camera=("turns to {part}", "follows {part}", "stays with {part}", "zooms in on {part}"),
    ),
    NounKind.IDEA: _OF_IDEAS,
    NounKind.NOTION: _OF_IDEAS,
    NounKind.NAME: Mentions(
        shot=("a shot of {part}", "a scene about {part}", "a picture of {part}", "a view of {part}"),
        beside=("in a scene about {part}", "in a segment about {part}", "during a segment on {part}"),
        backdrop=("in a scene about {part}", "with {part} as the topic", "with all attention on {part}"),
        deals=(
            "talks about {part}",
            "mentions {part}",
            "explains something about {part}",
            "answers a question about {part}",
        ),
        camera=("turns to {part}", "shows something about {part}", "cuts to a scene about {part}"),
    ),
}

NAMED_PLACE = Mentions(
    shot=(
        "a wide shot of {part}",
        "a panoramic shot of {part}",
        "a view of {part}",
        "a sweeping shot of {part}",
        "a quiet view over {part}",
    ),
    beside=("in {part}", "somewhere in {part}", "in the middle of {part}"),
    backdrop=("with {part} in the background", "with a view of {part}", "with {part} all around"),
    deals=(
        "looks out over {part}",
        "talks about {part}",
        "takes in the view of {part}",
        "tells a short story about {part}",
    ),
    camera=("pans across {part}", "looks out over {part}", "shows more of {part}"),
)
"""A place with a name, such as "Norway": scenes can be in it."""


THOUGHT_OF = Mentions(
    shot=("a moment of {part}", "a scene with {part}", "a short impression of {part}"),
    beside=("with {part} in mind", "at the mention of {part}", "because of {part}"),
    backdrop=("with all thoughts on {part}", "with all eyes on {part}", "with {part} on everybody's mind"),
    deals=(
        "talks about {part}",
        "says something about {part}",
        "tells a short story about {part}",
        "is all excited about {part}",
    ),
    camera=("captures {part}", "stays with {part}", "shows a moment of {part}"),
)
"""An idea or a notion in a video without slides: the first steps of a child, the goals of a match."""

TALKED_OF = Mentions(
    shot=(
        "a slide about {part}",
        "a page of notes on {part}",
        "a screen with facts about {part}",
        "a short list of points on {part}",
    ),
    beside=("after a remark about {part}", "after a question about {part}", "at the first mention of {part}"),
    backdrop=(
        "with {part} as the subject",
        "with {part} as the topic",
        "with notes on {part} within reach",
        "with {part} next on the list",
    ),
    deals=(
        "talks about {part}",
        "asks a question about {part}",
        "answers a question about {part}",
        "explains something about {part}",
        "makes a note about {part}",
    ),
    camera=("cuts to a slide about {part}", "shows notes on {part}", "shows a list of points on {part}"),
)
"""What a conversation or a talk is about."""

COMPLAINT = Mentions(
    shot=("a page of notes on {part}", "a leaflet about {part}", "a form with questions about {part}"),
    beside=("after a remark about {part}", "after a question about {part}", "at the first mention of {part}"),
    backdrop=("with notes on {part} within reach", "with {part} as the subject", "with a leaflet about {part} at hand"),
    deals=(
        "talks about {part}",
        "asks a question about {part}",
        "answers a question about {part}",
        "says something more about {part}",
    ),
    camera=("shows notes on {part}", "cuts to a leaflet about {part}", "shows a form about {part}"),
)
"""What a patient and a doctor talk about."""

CONSULTATION = Mentions(
    shot=(
        "a quiet moment during {part}",
        "a wide shot of the room during {part}",
        "a side view of the desk during {part}",
    ),
    beside=("during {part}", "in the course of {part}", "at this point of {part}"),
    backdrop=("with {part} well under way", "with some minutes of {part} left", "with the notes for {part} at hand"),
    deals=("listens closely during {part}", "says a few words during {part}", "takes a note during {part}"),
    camera=("goes from one face to the other during {part}", "shows both of them during {part}", "stays with {part}"),
)
"""Their conversation itself."""

TALK = Mentions(
    shot=("a full view of the screen during {part}", "a quiet moment during {part}", "a list of points for {part}"),
    beside=("during {part}", "in the course of {part}", "at this point of {part}"),
    backdrop=("with {part} well under way", "with some minutes of {part} left", "with the notes for {part} at hand"),
    deals=(
        "listens closely during {part}",
        "says a few words during {part}",
        "takes a note during {part}",
        "nods twice in the course of {part}",
    ),
    camera=("shows the whole screen during {part}", "goes from face to face during {part}", "stays with {part}"),
)
"""The conversation or the talk itself: "the discovery call"."""


TEAM = Mentions(
    shot=("a shot of {part} in action", "a wide shot of {part} on the move", "a close shot of a player of {part}"),
    beside=("beside a player of {part}", "in front of the fans of {part}", "during an attack of {part}"),
    backdrop=("with {part} on the attack", "with {part} under pressure", "with the fans of {part} in the background"),
    deals=(
        "cheers for {part}",
        "watches {part} closely",
        "shouts something at {part}",
        "turns to the bench of {part}",
        "talks about {part}",
    ),
    camera=("follows {part}", "stays with {part}", "zooms in on the bench of {part}"),
)
"""A team in a match, whatever it is called: the Bulls are no animals."""


@word_cache(maxsize=256)
def mentions_in_talk(phrase: str) -> Mentions:
    """Return how to mention what a noun phrase names where people talk about it, and it is not there: a refund."""
    is_talk = head_of([word_of(word) for word in phrase.split()]).plain in TALKS
    return TALK if is_talk else mentions_of(phrase) if kind_of(phrase) is NounKind.PERSON else TALKED_OF


@word_cache(maxsize=256)
def mentions_in_consultation(phrase: str) -> Mentions:
    """Return how to mention what a noun phrase names where a patient talks with a doctor."""
    found = mentions_in_talk(phrase)
    return COMPLAINT if found is TALKED_OF else CONSULTATION if found is TALK else found


@word_cache(maxsize=256)
def mentions_of_events(phrase: str) -> Mentions:
    """Return how to mention what a noun phrase names in a recording of what takes place: a stop, an operation."""
    is_there = kind_of(phrase) in (NounKind.PERSON, NounKind.PLACE)
    return mentions_of(phrase) if is_there else MENTIONS[NounKind.EVENT]


@word_cache(maxsize=256)
def mentions_in_speech(phrase: str) -> Mentions:
    """Return how to mention a noun phrase in the name of a speech: a person, or the speech, which takes place."""
    return MENTIONS[NounKind.PERSON if kind_of(phrase) is NounKind.PERSON else NounKind.EVENT]


@word_cache(maxsize=256)
def mentions_without_slides(phrase: str) -> Mentions:
    """Return how to mention what a noun phrase names in a party or a match, which have neither slides nor graphics."""
    return THOUGHT_OF if seen_as(phrase) in (NounKind.IDEA, NounKind.NOTION) else mentions_of(phrase)


@word_cache(maxsize=1_024)
def mentions_of(phrase: str) -> Mentions:
    """Return how to mention what a noun phrase names."""
    kind = seen_as(phrase)
    if kind is NounKind.PLACE and is_name_of_place([word_of(word) for word in phrase.split()]):
        return NAMED_PLACE
    return MENTIONS[kind]


def texts_of_mentions() -> tuple[str, ...]:
    """Return all phrases that mention something."""
    groups = (*MENTIONS.values(), NAMED_PLACE, THOUGHT_OF, TALKED_OF, TALK, TEAM, COMPLAINT, CONSULTATION)
    return tuple([text for one in groups for texts in astuple(one) for text in texts])
