"""Landscapes and skies, from the ground and from the air."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

LANDSCAPE = Topic(
    name="Landscape",
    keywords=(
        *("landscape", "drone", "aerial", "timelapse", "lapse", "waterfall", "mountain", "canyon", "sunset"),
        *("sunrise", "fjord", "desert", "dune", "glacier", "valley", "lake", "river", "nature", "blossom", "aurora"),
        *("lights", "autumn", "alps", "iceland", "norway", "fuji"),
    ),
    decides=(
        *("drone footage", "drone shot", "aerial view", "aerial shot", "aerial footage", "paragliding", "hang gliding"),
        *("hot air balloon", "balloon ride", "northern lights", "aurora borealis", "city skyline", "sand dunes"),
        *("balon turu",),
    ),
    genre=Genre.DOCUMENTARY,
    subjects=("a valley in the mist", "the northern coast", "an autumn forest", "a mountain lake"),
    titles=("From above: {subject}", "Wide open: {subject}", "Light over {subject}"),
    people=(
        "a lone walker in a long coat",
        "a photographer beside a tripod",
        "a drone pilot with a remote control",
        "an early riser with a thermos flask",
        "a wanderer in sturdy boots",
    ),
    places=(
        "at the edge of the picture",
        "against a wide horizon",
        "at a lookout",
        "far from the crowd",
        "under an open sky",
    ),
    details=(
        "clouds drift by",
        "the light changes slowly",
        "the wind picks up",
        "a shadow moves across the picture",
        "the colours grow deeper",
        "the air is perfectly clear",
    ),
    stages=(
        Stage(
            "Before the light",
            (
                "sets up the camera",
                "waits for the light",
                "rubs both hands to keep warm",
                "checks a small display",
            ),
            (
                "{guest} came here hours ago, long before there was anything to see.",
                "There is hardly any wind, the best of conditions for {part}.",
                "The nearest village is {town}, and from there it is {number} minutes on foot.",
                "To get a picture of {part}, you have to wait, and usually in the cold.",
                "Many films have been made about {about}, and few of them had weather like this.",
                "Nobody speaks, {other} only checks the batteries once more.",
            ),
        ),
        Stage(
            "Wide open",
            (
                "looks tiny against the scenery",
                "stands still in the open",
                "turns around slowly",
                "shades the eyes with one hand",
            ),
            (
                "Only from a distance can you tell how it all fits together, and how small {guest} is.",
                "The scale is hard to believe, until you discover {other} at the edge.",
                "Seen like this, {part} might belong to another planet.",
                "On a clear day you can make out the roofs of {town}.",
                "For most of history nobody had this view of {part}.",
                "When {other} was born, it took an expedition to come here.",
            ),
        ),
        Stage(
            "Light and shadow",
            (
                "follows the moving shadows",
                "changes a filter",
                "holds a hand up to the sky",
                "takes one picture and then another",
            ),
            (
                "A single cloud is worth more than any filter, says {guest}.",
                "From one minute to the next {part} will look like a different place.",
                "Blue turns to gold and gold to grey, and with the light you begin to see {part} differently.",
                "The camera was built by {company} for exactly these contrasts.",
                "Painters from {home} came here again and again for this.",
                "Nothing about {about} can be planned, least of all the light.",
            ),
        ),
        Stage(
            "The forces at work",
            (
                "crouches and touches the ground",
                "listens to the wind",
                "closes both eyes and breathes in",
                "points into the distance",
            ),
            (
                "There is more at work here than meets the eye, {other} reminds us.",
                "What seems to stand still is in constant motion, and that includes {part}.",
                "Researchers from {home} measure it every year and are surprised every year.",
                "A change of {number} millimetres a year does not sound like much, but it adds up.",
                "{absent} has been coming here since childhood and notices every difference.",
                "The more you learn about {about}, the less you take for granted.",
            ),
        ),
        Stage(
            "Until next time",
            (
                "packs up the equipment",
                "turns around once more",
                "walks out of the picture",
                "takes a last deep breath",
            ),
            (
                "The moment has passed, and {guest} packs up without a word.",
                "Sometimes it is enough just to be there, and to leave {part} untouched.",
                "Back in {home} nobody will believe how quiet it was.",
                "There will be other days, with another light for {part}.",
                "The pictures last, says {other}, but it is the silence that you remember.",
                "To protect it, we have to know it, and that is true of {part} as well.",
            ),
        ),
    ),
    remarks=(
        "The permit came from the authorities in {town}, after three letters.",
        "{company} will publish the pictures as a calendar.",
        "{guest} has worn out {number} pairs of boots on these paths.",
        "There are old maps on which {part} cannot be found at all.",
    ),
    signs=("1,240 m", "Lookout", "Trail 7", "Protected area", "No drones beyond this point", "Panorama"),
    brands=("Skyline Air", "Horizont", "Altitude", "Farlight"),
    hashtags=("landscape", "nature", "scenery", "landscapephotography", "outdoors", "naturelovers", "views"),
)
