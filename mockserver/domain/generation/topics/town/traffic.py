"""Streets and traffic."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TRAFFIC = Topic(
    name="City traffic",
    keywords=(
        "traffic",
        "city",
        "street",
        "road",
        "crossing",
        "bus",
        "truck",
    ),
    decides=(
        "traffic jam",
        "black ice",
        *("snow plow", "snow plough", "snowplow"),
    ),
    subjects=("the morning rush hour", "a busy crossroads", "a rainy evening downtown", "the ring road"),
    titles=("City traffic: {subject}", "Watching {subject}", "{subject} from above"),
    people=(
        "a bus driver in a blue shirt",
        "a taxi driver with a moustache",
        "a cyclist with a yellow helmet",
        "a courier with a parcel",
        "a delivery rider with a large box",
    ),
    places=(
        "at a busy crossroads",
        "on a wide avenue",
        "at the kerb",
        "under the street lights",
        "in front of a row of shops",
    ),
    details=(
        "pedestrians wait at the kerb",
        "headlights glitter on the asphalt",
        "a siren wails far away",
        "a tram bell rings",
        "delivery vans come and go",
        "an indicator blinks",
    ),
    stages=(
        Stage(
            "The street wakes up",
            ("turns out of a side street", "hurries past closed shops", "waits for a gap", "lifts a hand in thanks"),
            (
                "It is just after six in {town}, and the first buses are on their way.",
                "At this hour there is nothing to distract us from {part}.",
                "The newsagent opens at six, and by then {number} people are waiting outside.",
                "{guest} has driven this route for years and knows every pothole.",
                "If you want to learn about {about}, get up early and stand here for an hour.",
            ),
        ),
        Stage(
            "Red light",
            ("stops at a red light", "waits behind the white line", "looks left and right", "checks the time"),
            (
                "The lights change every ninety seconds, and {guest} has timed it.",
                "Everybody waits, more or less patiently, and there is time to talk about {part}.",
                "One light after the other turns red, all the way to the road to {home}.",
                "If the lights were {number} seconds faster, the queue would be half as long.",
                "Cities all over the world argue about {about}, and this one is no exception.",
            ),
        ),
        Stage(
            "The difficult corner",
            (
                "lets a group of pedestrians cross",
                "slows down before the zebra crossing",
                "turns off very carefully",
                "waves somebody through",
            ),
            (
                "This corner is difficult, because everybody has to give way to somebody, says {guest}.",
                "At the crossing people on foot come first, even if {other} is in a hurry.",
                "The town has spent {number} thousand on new markings, and you can tell.",
                "To an engineer, {part} may be a question of numbers, but not to somebody of eighty with a stick.",
                "In {home} they solved this with a roundabout, and it took ten years to agree on it.",
                "Here, a moment of attention matters more than all that is written about {about}.",
            ),
        ),
        Stage(
            "Nothing moves",
            (
                "waits in a long traffic jam",
                "shakes the head at a parked lorry",
                "searches for a way round",
                "shrugs and sighs",
            ),
            (
                "And then nothing moves at all, for {number} minutes.",
                "The way round through {home} is no faster, although everybody believes it is.",
                "{other} switches off the engine and pours a cup of tea.",
                "On days like this, {part} can cost you half an hour.",
                "No one planned it like that, says {guest}, it simply grew.",
                "It is an old complaint, and people here have always liked to talk about {about}.",
            ),
        ),
        Stage(
            "The road is clear",
            (
                "sets off down an empty road",
                "disappears in the evening light",
                "yawns and stretches both arms",
                "turns into a quiet street",
            ),
            (
                "An hour later the street is empty, and the noise of noon is gone, and {part} with it.",
                "{guest} has done {number} kilometres today without leaving the town.",
                "Tomorrow at six it begins again, here and in {home}.",
                "The last thing that {other} does before going home is to fill up the tank.",
                "So much has changed with {part}, and so much has stayed the same.",
            ),
        ),
    ),
    remarks=(
        "About {number} buses pass here in an hour, and most of them are late.",
        "The road leads to {home}, and on Fridays it is one long queue.",
        "{absent} counted cars here as a student, for three summers.",
        "You hear {part} before anything else, even with the windows shut.",
    ),
    signs=("STOP", "Bus lane", "30", "City centre", "No entry", "Pay here"),
    brands=("Metroline", "Cabbie", "Parcelo", "Kerbside"),
    hashtags=("traffic", "city", "rushhour", "street", "urban", "citylife", "streetlife"),
    genre=Genre.DOCUMENTARY,
)
