"""Films, their trailers and their making. The lines fit the voice of a trailer too."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FILM = Topic(
    name="Film",
    keywords=("movie", "filmmaker", "screenplay", "cinema", "shortfilm", "screenwriter"),
    decides=(
        *("short film", "shortfilm", "feature film"),
        *(
            "student film",
            "film festival",
            "festival cut",
            "behind scenes",
            "bts",
            "bts day",
            "making film",
            "self tape",
        ),
        *("casting tape", "acting reel", "showreel", "scene take", "bloopers", "outtakes"),
        *("kurzfilm", "court métrage", "cortometraje", "cortometragem", "bande annonce", "music video shoot"),
        *("vfx", "vfx breakdown", "walk cycle", "animatic", "storyboard", "stunt rehearsal", "fight scene"),
        *("red carpet",),
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("a story from a small town",),
    titles=("{subject}, in cinemas", "Coming soon: {subject}", "On the set: {subject}"),
    people=(
        "an actor in a long coat",
        "an actress in a dark dress",
        "a stranger in the shadows",
        "a lead in period costume",
    ),
    places=("in an empty corridor", "under a street lamp", "on a dark stairway", "at a rain-streaked window"),
    details=(
        "a door falls shut",
        "the music swells",
        "the light flickers",
        "thunder rolls in the distance",
        "a clock ticks",
        "the picture fades to black",
    ),
    stages=(
        Stage(
            "A quiet beginning",
            ("looks over one shoulder", "opens an old letter", "stands still and listens", "walks into the light"),
            (
                "It begins in {town}, on a day like any other.",
                "Nobody had talked about {about} for {number} years.",
                "{guest} came back from {home} with one suitcase and no answer.",
                "It was {absent} who wrote the first page.",
                "Some stories begin with a crime, and this one begins with {part}.",
                "The house of the {other} family had been empty all winter.",
            ),
        ),
        Stage(
            "The first secret",
            ("turns a key in a lock", "hides something in a drawer", "reads a note twice", "steps back from the door"),
            (
                "In {town}, everybody knows something about {about}, and nobody says it.",
                "{guest} finds a photograph, and {number} names on the back of it.",
                "They told {other} to forget about {about}, and that was a mistake.",
                "Somebody in {home} still has the key.",
                "There are {number} doors in that house, and one of them stays locked.",
                "Not a word about {about}, not even to {absent}.",
            ),
        ),
        Stage(
            "No way back",
            ("runs along a dark street", "slams a car door", "reaches for a hand", "whispers a warning"),
            (
                "You should've stayed in {home}, {guest}.",
                "{other} has until midnight, and that's {number} minutes from now.",
                "Behind it all, from the first day, there was {part}.",
                "The road out of {town} is gone.",
                "We were never alone here, {other}, and you knew it.",
                "Wrong, all of it, everything that {guest} believed about {about}.",
            ),
        ),
        Stage(
            "The truth",
            ("faces the other at last", "drops a letter into the fire", "closes both hands", "breathes in sharply"),
            (
                "Tell me what happened to {absent}.",
                "{number} people were there that night, and one of them is in this room.",
                "It was never about revenge, it was about {about}.",
                "For {guest}, there was only one way to end {part}.",
                "I did it for {town}, {other}, and I'd do it again.",
                "The truth had waited in {home} all along.",
            ),
        ),
        Stage(
            "The last scene",
            ("walks away through the rain", "turns round once more", "lets go of a hand", "looks at the horizon"),
            (
                "Some of them went back to {home}, and some stayed.",
                "In the end, all that remained was {part}.",
                "{company} presents a story that stays with you.",
                "Only {guest} knows how it ends.",
                "After {number} days, the rain stopped over {town}.",
                "Nobody ever asked {other} about {about} again.",
            ),
        ),
    ),
    remarks=(
        "Shot in {number} days in and around {town}.",
        "The producers at {company} read the script in one night.",
        "The part of the sister was written for {absent}.",
        "There are stories about {about} that only the night can tell.",
    ),
    signs=("Coming soon", "Act one", "Based on a true story", "Scene 12", "Only in cinemas", "The end"),
    brands=("Lanternlight Pictures", "Second Reel", "Northlight Films", "Grey Harbour Studios"),
    hashtags=("film", "movie", "trailer", "cinema", "filmmaking", "comingsoon", "drama"),
)
