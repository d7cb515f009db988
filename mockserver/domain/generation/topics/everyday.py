"""The scenery for names without a matching topic: neutral, so that it contradicts nothing."""

from mockserver.domain.generation.topics.topic import Stage, Topic

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
