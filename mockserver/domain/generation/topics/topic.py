"""A topic: the texts from which videos about it are generated; and the neutral one."""

from msgspec import Struct

from mockserver.domain.generation.speech.genre import Genre


class Stage(Struct, frozen=True, eq=False):
    """One step of the plot: a heading, what somebody does, and what is said meanwhile."""

    heading: str
    acts: tuple[str, ...]
    """Predicates that follow any of the topic's people: "stirs the pot"."""
    lines: tuple[str, ...]
    """Whole sentences, as spoken."""
    acts_opposite: tuple[str, ...] = ()
    """What somebody on the other side does, in a conversation of two sides."""

    @property
    def all_acts(self) -> tuple[str, ...]:
        """What somebody of either side does."""
        return self.acts + self.acts_opposite


class Topic(Struct, frozen=True, eq=False):
    """A subject as data. Lines and remarks contain slots that make them lines of one video, as in `speech`."""

    name: str
    keywords: tuple[str, ...]
    """Words of a file name that speak for this topic; singular, lower case."""
    subjects: tuple[str, ...]
    titles: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    """With their preposition: "in a bright kitchen"."""
    details: tuple[str, ...]
    """Short clauses that can follow "while": "steam rises from the pot"."""
    stages: tuple[Stage, ...]
    """Opening first, closing last."""
    remarks: tuple[str, ...]
    signs: tuple[str, ...]
    brands: tuple[str, ...]
    hashtags: tuple[str, ...]
    decides: tuple[str, ...] = ()
    """Words and expressions that decide, whatever else the name says: how it was filmed, what form it has."""
    happens: tuple[str, ...] = ()
    """Words for what happens, which decide as well, but not before some nouns: a kitchen fire, not a fire engine."""
    is_watched_only: bool = False
    """The camera only watches: nobody presents, nobody speaks, and nothing is arranged for it."""
    is_worn_camera: bool = False
    """The camera is on the clothes of somebody who speaks, so it shows the others."""
    genre: Genre = Genre.VLOG
    """How people speak in its videos, unless the name says otherwise."""
    people_opposite: tuple[str, ...] = ()
    """The other side of a conversation of two sides, such as customers; `people` are the first side then."""
    shows_named_people: bool = False
    """Its videos show those whom their names name: "call with Maria Lopez", "Emma's birthday"."""


EVERYDAY = Topic(
    name="",
    keywords=(),
    subjects=("an ordinary day",),
    titles=("{subject}",),
    people=(
        "a presenter in a plain shirt",
        "a woman with a microphone",
        "a man with a notebook",
        "a host in a dark jumper",
    ),
    places=("in front of the camera", "on location", "to one side of the scene", "in the foreground"),
    details=(
        "somebody speaks off camera",
        "the picture comes into focus",
        "people watch from a distance",
        "the light changes a little",
        "somebody walks past behind",
        "a second camera is set up",
    ),
    stages=(
        Stage(
            "Introducing {about}",
            (
                "looks into the camera",
                "introduces the subject",
                "clears the throat and begins",
                "nods at somebody off camera",
            ),
            (
                "Let's start at the beginning, with {part}.",
                "{number} minutes are enough for everything about {about}.",
                "Few people know {part} as well as {guest}.",
                "There are many opinions about {about}, and {absent} has two of them.",
                "Nobody needs to know anything about {about} to follow this.",
                "The first question is the simplest one: what is special about {part}?",
            ),
        ),
        Stage(
            "A first look at {about}",
            (
                "takes a first look",
                "points things out one by one",
                "takes two steps back and looks again",
                "tilts the head and thinks",
            ),
            (
                "At first sight, {part} may look simple.",
                "{other} was here before, and saw it differently.",
                "There is a lot to see here, so we come to {part} step by step.",
                "It took {guest} {number} minutes to find the right place for this.",
                "It is surprising how much people already know about {about}.",
                "People in {home} talk about {about} in their own way.",
            ),
        ),
        Stage(
            "The details of {about}",
            (
                "leans in to see better",
                "holds still for a close-up",
                "counts something under the breath",
                "traces a line in the air",
            ),
            (
                "With {part} the small things matter.",
                "Most people overlook this, and so did {other}.",
                "{guest} has counted them, and finds {number} every time.",
                "It is easier to understand {part} with an example from {town}.",
                "One could say a lot about {about}, but this says it better.",
                "Before we go on, one more thing about {part}.",
            ),
        ),
        Stage(
            "More about {about}",
            (
                "explains something with both hands",
                "answers a question",
                "laughs at a remark",
                "reads from a small card",
            ),
            (
                "The hardest thing, as {other} says, was {part}.",
                "It took {guest} {number} days to understand that.",
                "Many people in {town} have something to say about {about}.",
                "{absent} used to see it differently, and changed sides.",
                "Is it always like this? Mostly, says {other}.",
                "There is more to {part} than many expect.",
            ),
        ),
        Stage(
            "Looking back",
            (
                "sums up and smiles",
                "turns around for a last look",
                "shakes hands with somebody off camera",
                "puts the notes away",
            ),
            (
                "What remains is more respect for {part}.",
                "It was over sooner than {guest} had thought.",
                "{other} made {number} notes, and half of them are about {about}.",
                "Next time {absent} would like to be here too.",
                "Those who know more are welcome to write about {about}.",
                "This is what people in {home} will remember about {part}.",
            ),
        ),
    ),
    remarks=(
        "{company} helped with the recording.",
        "The noise in the background is only {other}.",
        "Some people came all the way from {home} because of {part}.",
        "There is more about {about} in the description.",
    ),
    signs=("Part 1", "To be continued", "Please wait", "Welcome", "Meanwhile", "Thank you"),
    brands=("Openlens", "Daylight Media", "Framehouse", "Second Take"),
    hashtags=("video", "story", "closeup", "behindthescenes", "everyday", "moments"),
)
"""The scenery for names without a matching topic: neutral, so that it contradicts nothing."""
