"""Fires, in buildings and in the open."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FIRE = Topic(
    name="Fire",
    keywords=("blaze", "inferno", "arson", "wildfire", "bushfire"),
    decides=(
        *("grease fire", "fire rescue", "hausbrand", "waldbrand", "wohnungsbrand", "großbrand", "incendio"),
        *("incendie", "incêndio", "火事", "火災", "küchenbrand", "zimmerbrand", "scheunenbrand", "transformer fire"),
        "substation fire",
    ),
    happens=("fire", "blaze", "inferno", "wildfire", "bushfire", "burning"),
    genre=Genre.NEWS_REPORT,
    subjects=("a fire in an empty barn", "a fire on the hillside"),
    titles=("On the scene: {subject}", "Smoke over {subject}"),
    people=(
        "a firefighter wearing full gear",
        "a fire officer holding a radio",
        "a crew leader wearing a white helmet",
        "a young volunteer of the fire brigade",
    ),
    places=(
        "at a safe distance",
        "behind a red and white tape",
        "near the fire engines",
        "beside the command vehicle",
        "where the smoke has cleared",
    ),
    details=(
        "dark smoke rises",
        "blue lights flash",
        "a siren dies down",
        "water runs along the ground",
        "a radio crackles",
    ),
    stages=(
        Stage(
            "The alarm",
            (
                "points at the smoke",
                "speaks into a radio",
                "shouts a warning",
                "keeps people back",
            ),
            (
                "The first call reached the control room in {town} within minutes.",
                "Eyewitness {guest} noticed a smell of smoke and raised the alarm.",
                "At first hardly anybody knew what was going on with {part}.",
                "The cause is not yet known, a spokesperson in {town} said.",
                "Police have asked people to keep clear, and {part} cannot be reached at the moment.",
                "Residents were told to keep doors and windows shut, {other} among them.",
            ),
        ),
        Stage(
            "The flames",
            (
                "keeps a safe distance",
                "shields the face from the heat",
                "gives a signal to the crew",
                "waves others away",
            ),
            (
                "The heat can be felt from where {guest} is standing.",
                "Within minutes the flames had spread, and nobody could get near {part}.",
                "This was filmed by {other}, who kept a safe distance.",
                "A column of smoke could be seen as far away as {home}.",
                "Smoke is the greatest danger, says {absent} of the fire service.",
                "We will bring you more about {about} as soon as it is confirmed.",
            ),
        ),
        Stage(
            "Fighting the fire",
            (
                "unrolls a hose",
                "connects a hose to a pump",
                "checks an air cylinder",
                "waves the next crew closer",
            ),
            (
                "More than {number} firefighters are at the scene, with more on their way from {home}.",
                "Their first aim is to keep the fire from spreading, {absent} told us.",
                "Crews are working in shifts because of the heat, and they cannot leave {part} out of sight.",
                "The smoke is turning from black to white, which is usually a good sign, says {guest}.",
                "It is too early to say what all this means for {part}.",
                "Drinking water and food for the crews were brought by {company}.",
            ),
        ),
        Stage(
            "Under control",
            (
                "wipes soot from the face",
                "looks for hot spots with a thermal camera",
                "takes off a helmet",
                "drinks a bottle of water in one go",
            ),
            (
                "In the last few minutes we have heard from {absent} that the fire is under control.",
                "A crew from {home} will stay until the morning, in case anything flares up again.",
                "{guest} is relieved: it could have been a great deal worse.",
                "Neighbours took in those who could not go home, {other} told us.",
                "The question of the night was about {about}, and not all of it could be answered.",
                "What the flames have done to {part} will only be seen in daylight.",
            ),
        ),
        Stage(
            "What we know",
            (
                "answers the questions of a reporter",
                "rolls up a hose",
                "takes photographs of the damage",
                "thanks the neighbours",
            ),
            (
                "Investigators from {home} have begun to look for the cause.",
                "The fire service reminds everybody to test their smoke alarms once a month, says {absent}.",
                "The town has set up a telephone line for questions about {about}.",
                "According to the insurer {company}, the damage cannot be put in figures yet.",
                "That is all we know about {about} for now, back to the studio.",
                "The police would like to hear from anyone who saw something unusual near {part}.",
            ),
        ),
    ),
    remarks=(
        "Two more crews have come from {home}.",
        "{company} has opened its canteen to the helpers.",
        "{guest} has lived here for {number} years and has never seen anything like it.",
        "Thousands have shared pictures of {part} since this morning.",
    ),
    signs=("Emergency exit", "Keep back", "BREAKING NEWS", "No smoking", "Fire service access", "Road closed"),
    brands=("Firewatch", "Rescue One", "Hydrant & Sons", "Newsline 9"),
    hashtags=("fire", "emergency", "firefighters", "rescue", "staysafe", "breakingnews", "firedepartment"),
)
