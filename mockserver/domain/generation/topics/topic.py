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
    """A subject as data. Lines and remarks contain slots that make them lines of one video, as in `sentences.py`."""

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
    people=("a presenter in a plain shirt", "a woman with a microphone", "a man with a notebook"),
    places=("in front of the camera", "on location", "to one side of the scene"),
    details=("somebody speaks off camera", "the picture comes into focus", "people watch from a distance"),
    stages=(
        Stage(
            "Introducing {about}",
            ("looks into the camera", "introduces the subject"),
            ("Let us start at the beginning.", "We have a few minutes, so let us make them count."),
        ),
        Stage(
            "A first look at {about}",
            ("takes a first look", "points things out one by one"),
            ("The first impression is the one that stays.", "Take a moment and look at the whole picture."),
        ),
        Stage(
            "The details of {about}",
            ("leans in to see better", "holds still for a close-up"),
            ("The details are what it is all about.", "Most people overlook this."),
        ),
        Stage(
            "More about {about}",
            ("explains something with both hands", "answers a question"),
            ("There is more to it than meets the eye.", "It took us a while to understand that."),
        ),
        Stage(
            "Looking back",
            ("sums up and smiles", "turns around for a last look"),
            ("So what do we take away from this?", "It was over sooner than we thought."),
        ),
    ),
    remarks=("We heard of it in {town}.", "{company} helped us with the recording."),
    signs=("Part 1", "To be continued", "Please wait", "Welcome"),
    brands=("Openlens", "Daylight Media", "Framehouse"),
    hashtags=("video", "story", "closeup"),
)
"""The scenery for names without a matching topic: neutral, so that it contradicts nothing."""
