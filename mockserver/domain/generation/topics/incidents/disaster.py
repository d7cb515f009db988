"""Natural disasters: water, earth, wind and snow."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

DISASTER = Topic(
    name="Natural disaster",
    keywords=(
        *("flood", "flooding", "flooded", "earthquake", "landslide", "mudslide", "avalanche", "aftermath"),
        *("hurricane", "cyclone", "typhoon", "evacuation", "sandbag", "eruption", "hochwasser", "inundación"),
    ),
    decides=(
        *("flash flood", "storm damage", "tornado damage", "storm surge", "river overflow", "earthquake shaking"),
        *("hochwasser", "überschwemmung", "erdbeben", "inundación", "inondation", "inundação", "enchente"),
        *("terremoto", "tremblement de terre", "地震", "洪水", "津波", "flooded", "avalanche rescue", "hail damage"),
        *("hailstorm damage", "storm power lines", "fallen tree", "power lines"),
    ),
    happens=("flood", "flooding", "earthquake", "landslide", "mudslide", "aftermath", "cyclone", "typhoon", "eruption"),
    genre=Genre.NEWS_REPORT,
    subjects=("the high water in the old town",),
    titles=("After {subject}", "In the middle of {subject}"),
    people=(
        "a resident in a raincoat",
        "a volunteer with a shovel",
        "a helper with a torch",
        "a neighbour in rubber boots",
        "a rescue worker wearing a helmet",
    ),
    places=(
        "in front of a barrier",
        "at a safe distance",
        "between neighbours",
        "outside an emergency shelter",
        "beside a rescue vehicle",
    ),
    details=(
        "a siren can be heard",
        "somebody calls a name",
        "a generator hums",
        "a helicopter circles overhead",
        "helpers form a chain",
    ),
    stages=(
        Stage(
            "When it began",
            (
                "looks around in disbelief",
                "calls out to the neighbours",
                "holds on to a railing",
                "listens to a battery radio",
            ),
            (
                "It came faster than anybody in {town} had expected.",
                "There was no time to think, says {guest}, who filmed this.",
                "Schools are closed and trains are not running, and that is before we even speak of {part}.",
                "It was {other} who ran from door to door to see if everybody was all right.",
                "These are the first recordings that we have of {part}.",
                "I have been a reporter for years, and I have never had to report about {about} like this.",
            ),
        ),
        Stage(
            "The extent of the damage",
            (
                "points at the damage",
                "shakes the head",
                "takes photographs",
                "picks something up from the ground",
            ),
            (
                "Power is out in large parts of {town}, and the phone network is patchy.",
                "{number} roads in the district cannot be used at the moment.",
                "Nobody here would have believed that {part} could look like this.",
                "Please do not come here to look, the authorities say, least of all because of {part}.",
                "Experts compare it with what happened a generation ago, {absent} among them.",
                "For {guest} the worst thing is not knowing how it will go on.",
            ),
        ),
        Stage(
            "The rescue effort",
            (
                "hands out blankets",
                "passes a box along",
                "gives directions over a radio",
                "helps an elderly woman across",
            ),
            (
                "More than {number} volunteers from {home} have signed up since this morning.",
                "Everyone helps where they can, says {other}, without being asked.",
                "Pumps, generators and tents have been sent by {company}.",
                "The helpers know the area, and that makes a difference around {part}.",
                "A shelter has been opened in {town}, with hot meals and beds.",
                "One question keeps coming up among them, and it is about {about}.",
            ),
        ),
        Stage(
            "Stories from the shelter",
            (
                "warms both hands on a cup",
                "hugs a neighbour",
                "charges a phone at a generator",
                "tells a reporter what happened",
            ),
            (
                "I grabbed the cat and my papers and ran, {guest} tells us.",
                "{absent} has been cooking for everybody since dawn, on a camping stove.",
                "People share what they have, and they talk about {about}.",
                "Children draw what they saw, and again and again they draw {part}.",
                "A teacher from {home} reads to them by torchlight.",
                "We lost things, {other} says, but we did not lose each other.",
            ),
        ),
        Stage(
            "Clearing up",
            (
                "shovels debris into a wheelbarrow",
                "carries things out",
                "sweeps the ground",
                "nails a board across a window",
            ),
            (
                "The worst seems to be over, but clearing up will take weeks, says {guest}.",
                "Experts from {home} are checking whether the buildings are safe.",
                "Insurance companies such as {company} have sent their own people.",
                "Next time we want to be better prepared, {absent} says, and means {part}.",
                "There will be an inquiry into everything about {about}.",
                "With that, back to the studio, we will have more on {part} tonight.",
            ),
        ),
    ),
    remarks=(
        "Donations can be made at the town hall of {town}.",
        "The hotline is run by {company}, day and night.",
        "The forecast gives {guest} and the neighbours some hope.",
        "Volunteers update the maps of {part} every hour.",
    ),
    signs=("Road closed", "WARNING", "Assembly point", "Emergency shelter", "BREAKING NEWS", "Do not enter"),
    brands=("Relief Now", "Citycast", "Helping Hands", "Newsline 9"),
    hashtags=("disaster", "emergency", "extremeweather", "staysafe", "breakingnews", "community", "helpeachother"),
)
