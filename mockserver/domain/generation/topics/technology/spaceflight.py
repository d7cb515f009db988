"""Space flight: rockets, satellites, astronauts."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

SPACEFLIGHT = Topic(
    name="Space flight",
    keywords=("spaceflight", "astronaut", "rocket", "spacecraft", "spacewalk", "nasa", "cosmonaut"),
    decides=(
        "rocket launch",
        "static fire",
        "space flight",
        "space station",
        "spacewalk",
        "space walk",
        "mars rover",
        "moon landing",
        "rocket landing",
        "booster landing",
        "satellite launch",
        "launch pad",
        "space shuttle",
        "mission control",
        "raketenstart",
    ),
    subjects=("a rocket launch",),
    titles=("Into orbit: {subject}", "Countdown: {subject}"),
    people=(
        "an engineer with a headset",
        "a flight director in a dark waistcoat",
        "a technician in white overalls",
        "a spokesperson with a lanyard",
    ),
    places=(
        "in the control room",
        "in front of a wall of monitors",
        "at the edge of the launch site",
        "beside a scale model",
    ),
    details=(
        "numbers count down on a screen",
        "a voice reads out values",
        "a curve climbs on a monitor",
        "somebody holds their breath",
        "a status light turns green",
    ),
    stages=(
        Stage(
            "The preparations",
            (
                "checks a value on a monitor",
                "goes through a list, line by line",
                "puts on a headset",
                "speaks to a colleague in a low voice",
            ),
            (
                "The list has more than {number} pages, and every line is read aloud.",
                "{guest} has the last word on the weather, and the weather is good.",
                "Years of work lie behind {part}, and nobody here says that aloud today.",
                "They tested all of it in a hall near {home}, again and again.",
                "From {town} one would have a fine view, if it were not for the trees.",
                "Films have taught people a great deal about {about}, and most of it is wrong.",
            ),
        ),
        Stage(
            "The countdown",
            ("watches the clock", "answers with a single word", "holds both thumbs", "stands up from the chair"),
            (
                "One after the other they answer, and {other} is the last to say: go.",
                "With {number} seconds left the computers take over.",
                "At zero there is no way back, neither for them nor for {part}.",
                "Nobody speaks now, not even {guest}.",
                "A hold costs {number} minutes, a mistake costs everything.",
                "Of this moment people think when they talk about {about}.",
            ),
        ),
        Stage(
            "On the way",
            ("follows a line on the screen", "calls out a value", "breathes out slowly", "writes down a time"),
            (
                "Eight kilometres a second, that is what it takes to stay up there, and with it {part}.",
                "After {number} seconds the pressure on the structure is at its highest, says {other}.",
                "Each value is where it should be, and nobody here doubts {part} any more.",
                "The signal goes by way of {home} and takes a fraction of a second.",
                "So far it all looks like the simulation, and {guest} begins to smile.",
                "Whatever they had read about {about}, it had not prepared them for the silence.",
            ),
        ),
        Stage(
            "The critical phase",
            ("leans towards the monitor", "raises one hand for silence", "repeats a command", "crosses two fingers"),
            (
                "For {number} minutes there will be no contact, and everybody here knows it.",
                "The computer decides alone now, because help from {town} would come too late.",
                "It is the part that went wrong in every second simulation, {other} recalls.",
                "There is only one attempt, and on it depends the future of {part}.",
                "In the last row somebody counts in a whisper: it is {guest}.",
                "There, the signal, weak at first, and with it an answer to all the doubts about {about}.",
            ),
        ),
        Stage(
            "What it brings",
            ("hugs a colleague", "takes off the headset", "claps with raised arms", "explains a first picture"),
            (
                "It worked, says {other}, twice, as if to be sure.",
                "The first data arrive at {number} kilobits a second, slower than any telephone.",
                "In {home}, three researchers have waited ten years for exactly that.",
                "Tomorrow they begin to plan what comes after {part}.",
                "{guest} puts the headset on the desk and calls home.",
                "Much remains to be learned about {about}, and that is the best news of the day.",
            ),
        ),
    ),
    remarks=(
        "{absent} has worked on this for {number} months, and sleeps in the next room.",
        "The tracking station near {home} takes over in a few minutes.",
        "Everything here exists twice, says {guest}, apart from the people.",
        "What does it take? Patience, money, and a great deal of {part}.",
    ),
    signs=("T-00:10:00", "GO", "Hold", "Altitude 82 km", "Downlink OK", "Mission day 12"),
    brands=("Orbitline", "Vela Launch", "Stratonaut", "Farpoint Systems"),
    hashtags=("space", "spaceflight", "rocket", "launch", "mission", "astronaut", "countdown"),
    genre=Genre.DOCUMENTARY,
)
