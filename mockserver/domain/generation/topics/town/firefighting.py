"""Fire brigade and rescue."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FIREFIGHTING = Topic(
    name="Fire brigade",
    keywords=("firefighter", "ambulance", "firetruck", "brigade", "fireman"),
    decides=(
        *("firefighter", "fire engine", "fire truck", "fire station", "fire department", "fire brigade", "feuerwehr"),
        *("feuerwehrübung", "bomberos", "pompiers", "bombeiros"),
    ),
    subjects=("a night shift", "a ladder drill", "an exercise in a smoke house", "a day at the fire station"),
    titles=("On call: {subject}", "With the crew: {subject}", "Behind {subject}"),
    people=(
        "a firefighter in full gear",
        "the crew chief with a radio",
        "a recruit with a yellow helmet",
        "a crew member with a helmet under one arm",
    ),
    places=("at the fire station", "in the yard", "next to a red engine", "in front of an open gate"),
    details=(
        "blue lights flash",
        "a radio crackles",
        "boots stand in a row",
        "a hose fills with water",
        "an engine idles",
    ),
    stages=(
        Stage(
            "At the station",
            (
                "polishes a red engine",
                "checks the breathing masks",
                "hangs up a jacket",
                "counts the equipment in a locker",
            ),
            (
                "This is the station in {town}, {number} volunteers and two full-time staff.",
                "Every shift begins with a check, and the list covers everything, even {part}.",
                "{guest} joined at twelve, in the youth brigade, and never left.",
                "It is quiet now, and quiet is when people here speak about {about}.",
                "The pole is real, but {other} prefers the stairs.",
            ),
        ),
        Stage(
            "The alarm",
            ("pulls on heavy boots", "closes the chin strap", "runs to the engine", "takes a message over the radio"),
            (
                "The alarm comes at twenty past four, and {other} is the first at the door.",
                "They have sixty seconds to get dressed, and {guest} needs forty.",
                "Nobody shouts, because everybody knows what to do about {part}.",
                "The message says {home}, second turning on the left, nothing more.",
                "What goes through your head on the way? Not {part}, says {other}, only the next step.",
            ),
        ),
        Stage(
            "Getting into position",
            (
                "rolls a hose across the yard",
                "connects the hose to a hydrant",
                "carries a stretcher with a colleague",
                "opens a locker on the side of the engine",
            ),
            (
                "Two people on every hose, always, and {guest} is in front.",
                "The pump gives {number} litres a second at full power.",
                "It looks like chaos, but every step has been practised, and {part} too.",
                "From the command post, {other} keeps count of who is where.",
                "The water has to come from the stream behind {home}, so they lay a long line.",
                "All of it can be read up, but what really matters about {about} you only learn by doing.",
            ),
        ),
        Stage(
            "The hard part",
            (
                "climbs a ladder step by step",
                "stays low and moves forward",
                "passes a tool to a colleague",
                "gives a thumbs up through the visor",
            ),
            (
                "Stay low, {guest}, the good air is near the floor.",
                "In a mask you hear yourself breathe, and you hear {other} breathe on the radio.",
                "Here you forget what you have read about {about}, and trust the person in front.",
                "The heat reaches three hundred degrees under the ceiling, and {other} works below it.",
                "Nobody goes in alone, not even {absent}, and not even for {part}.",
                "If there is one thing that worries the crew more than fire, it is {part}.",
            ),
        ),
        Stage(
            "All clear",
            (
                "takes off the helmet and drinks water",
                "packs the hose into the engine",
                "claps a colleague on the shoulder",
                "signs the log",
            ),
            (
                "Nobody is hurt, says {other} over the radio, and the whole street breathes out.",
                "Cleaning up takes longer than the job, today about {number} minutes.",
                "Later, over tea, they go through everything again, {part} included.",
                "{guest} goes home to {home} and sleeps like a stone.",
                "People say thank you, and then they want to know more about {about}.",
            ),
        ),
    ),
    remarks=(
        "They train for this every week, and {absent} has never missed an evening.",
        "The engine has {number} thousand kilometres on the clock and looks like new.",
        "Close the door behind you, {guest}, that alone keeps the smoke back for a while.",
        "The nearest crew after this one is in {home}, and that is a long wait.",
    ),
    signs=("Fire station", "Exit", "112", "Engine 4", "Keep clear", "Assembly point"),
    brands=("Hydrant & Sons", "Ladderly", "Rescuemark", "Brass Nozzle"),
    hashtags=("firefighters", "rescue", "emergency", "firestation", "training", "crew", "firstresponders"),
    genre=Genre.DOCUMENTARY,
)
