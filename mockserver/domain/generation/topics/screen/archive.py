"""Old footage: newsreels, home movies on film and tape, documents of their time."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ARCHIVE = Topic(
    name="Old footage",
    keywords=("newsreel", "archival", "vhs", "camcorder", "coronation"),
    decides=(
        *("newsreel", "archive footage", "archival footage", "historic footage", "old footage", "silent film"),
        *(
            "home movie",
            "home movies",
            "super 8",
            "super8",
            "8mm",
            "16mm",
            "hi8",
            "hi8 tape",
            "vhs tape",
            "family archive",
        ),
        *("film reel", "pathe", "british pathe", "black and white film", "old film", "camcorder tape", "coronation"),
        *("world war", "wochenschau", "colorized footage", "colourised footage", "digitized tape"),
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("an afternoon long ago",),
    titles=("From the archive: {subject}", "As it was: {subject}", "{subject} on old film"),
    people=(
        "a passer-by in a hat",
        "a man in a dark suit",
        "a woman in a headscarf",
        "a figure in an old-fashioned coat",
    ),
    places=("in grainy black and white", "in faded colours", "at the edge of the frame", "in soft, flickering light"),
    details=(
        "scratches run through the picture",
        "the image shakes a little",
        "dust dances on the film",
        "the light leaks in from the side",
        "the reel comes to an end",
        "the colours have faded",
    ),
    stages=(
        Stage(
            "The first reel",
            ("steps into the frame", "looks into the lens for a moment", "lifts a hat", "hurries past"),
            (
                "These are the oldest moving pictures of {town}.",
                "The tin was labelled by hand, with {number} words about {about}.",
                "For decades nobody knew that {part} had been recorded.",
                "The reel lay in an attic in {home}, under {number} others.",
                "Film was expensive, so only a few minutes remain of {part}.",
                "The archive of {company} holds one more copy.",
            ),
        ),
        Stage(
            "Faces in the crowd",
            ("greets somebody outside the frame", "waits with folded arms", "turns towards a noise", "laughs silently"),
            (
                "Most of these people lived in {town} all their lives.",
                "Historians have been able to name {number} of them.",
                "{guest} recognised an uncle at once.",
                "Nobody here had ever heard so much about {about}.",
                "For people from {home}, it was the event of the year.",
                "In letters of that time we read a lot about {about}.",
            ),
        ),
        Stage(
            "The day itself",
            ("walks with the others", "carries a small flag", "holds a child by the hand", "points at something"),
            (
                "The newspapers counted {number} thousand people that day.",
                "Shops in {town} stayed shut, and the bells rang at noon.",
                "What followed was {part}, as their grandchildren still tell it.",
                "{absent} was six years old then, and remembered the music.",
                "One report speaks of rain, another only of {part}.",
                "The sound is missing here, for {number} seconds.",
            ),
        ),
        Stage(
            "What came after",
            ("walks away down the street", "folds a newspaper", "stands in a doorway", "shakes somebody's hand"),
            (
                "{number} years later, little of this was still standing.",
                "The street was renamed, and the trams of {town} are long gone.",
                "Those who had been there rarely talked about {about}.",
                "Many moved to {home} when the factory closed.",
                "Without this reel, {part} would've been forgotten.",
                "{other} spent a whole winter cleaning the film, frame by frame.",
            ),
        ),
        Stage(
            "The end of the reel",
            ("fades from the picture", "looks back once", "lifts a hand", "disappears in the white light"),
            (
                "Here the recording ends, after {number} minutes.",
                "Nobody has ever found a second reel about {about}.",
                "If you know somebody in these scenes, write to the archive in {town}.",
                "The original is kept cold and dark, far from {home}.",
                "And so {part} became a piece of history.",
                "{guest} restored the sound, as far as that was possible.",
            ),
        ),
    ),
    remarks=(
        "The material was kept by {company} and scanned last year.",
        "The date on the tin from {town} is wrong by {number} days.",
        "There are few other recordings of {part}.",
        "A museum in {home} holds letters about {about}.",
    ),
    signs=("Reel 2", "Archive copy", "Gazette", "No. 47", "Post office", "The end"),
    brands=("Gaslight Archive", "Tinbox Films", "Old Reel Society", "Silverframe"),
    hashtags=("archive", "history", "oldfootage", "vintage", "onfilm", "memories", "blackandwhite"),
)
