"""A topic: the texts from which videos about it are generated; and the neutral one."""

from dataclasses import dataclass

from mockserver.domain.generation.speech.genre import Genre


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One step of the plot: a heading, what somebody does, and what is said meanwhile."""

    heading: str
    acts: tuple[str, ...]
    """Predicates that follow any of the topic's people: "stirs the pot"."""
    lines: tuple[str, ...]
    """Whole sentences, as spoken."""


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
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
    genre: Genre = Genre.VLOG
    """How people speak in its videos, unless the name says otherwise."""


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
                "We have {number} minutes, so let's make them count.",
                "{guest} is with me today, and not for the first time.",
                "You asked for this one, and {absent} asked the loudest.",
                "I've wanted to talk about {about} for a long time.",
                "If you've never heard of {part}, you're in good company.",
            ),
        ),
        Stage(
            "A first look at {about}",
            (
                "takes a first look",
                "points things out one by one",
                "steps back to see more",
                "tilts the head and thinks",
            ),
            (
                "My first thought, to be honest, was: how did I miss {part} for so long?",
                "Take your time, {guest}, nobody's waiting for us.",
                "There's a lot going on here, so we'll come to {part} step by step.",
                "It took us {number} minutes just to find the right spot.",
                "I was struck by how much people already know about {about}.",
                "In {home} they'd call this a lucky day.",
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
                "Now for the small things, and with {part} the small things matter.",
                "Most people overlook this, {other}, and so did I.",
                "I've counted them, and I get {number} every time.",
                "{guest} explained it to me on the way here from {home}.",
                "I could tell you a lot about {about}, but this says it better.",
                "Wait, before we go on, one more thing about {part}.",
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
                "{other} asked me what the hardest thing was, and I think it was {part}.",
                "It took us {number} days to understand that.",
                "You'd be surprised how many people in {town} have something to say about {about}.",
                "I used to see it differently, and then I met {guest}.",
                "Is it always like this, {other}? Mostly, yes.",
                "There's more to {part} than I had expected.",
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
                "So what do I take away from this? More respect for {part}, for a start.",
                "It was over sooner than we thought, and {guest} would like to stay.",
                "I made {number} notes, and I can read about half of them.",
                "Next time we'll bring {absent} along.",
                "If you know more than we do about {about}, write to us.",
                "We have to get back to {home} now, but we'll be thinking of {part}.",
            ),
        ),
    ),
    remarks=(
        "{company} helped us with the recording.",
        "Sorry about the noise, that's only {other}.",
        "People come all the way from {home} because of {part}.",
        "I'll say more about {about} in the description.",
    ),
    signs=("Part 1", "To be continued", "Please wait", "Welcome", "Meanwhile", "Thank you"),
    brands=("Openlens", "Daylight Media", "Framehouse", "Second Take"),
    hashtags=("video", "story", "closeup", "behindthescenes", "everyday", "moments"),
)
"""The scenery for names without a matching topic: neutral, so that it contradicts nothing."""
