"""Topics of what happens without a plan: fires, accidents, natural disasters. Only names choose them."""

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
    subjects=("a fire in an empty barn", "a fire on the hillside"),
    titles=("Fire: {subject}", "Smoke over {subject}"),
    people=("a neighbour in a raincoat", "a firefighter in full gear", "an eyewitness with a phone"),
    places=("at a safe distance", "behind a red and white tape", "where the smoke drifts by"),
    details=("dark smoke rises", "flames crackle", "blue lights flash", "sparks fly up"),
    stages=(
        Stage(
            "Smoke",
            ("points at the smoke", "calls the emergency number"),
            ("Do you smell that?", "Somebody has already called for help."),
        ),
        Stage(
            "The flames",
            ("keeps a safe distance", "holds a sleeve over the nose"),
            ("Stay back, it is getting hot here.", "The wind makes it worse."),
        ),
        Stage(
            "Putting it out",
            ("watches the hose fill", "waves the next crew closer"),
            ("They try to keep it from spreading.", "The smoke turns white, that is a good sign."),
        ),
        Stage(
            "After the fire",
            ("looks for the last embers", "wipes soot from the face"),
            ("The flames are out, and nobody is hurt.", "They will stay all night to watch it."),
        ),
    ),
    remarks=("Two crews came from {town}.", "{company} brought water and blankets."),
    signs=("Emergency exit", "Keep back", "Call 112", "No smoking"),
    brands=("Firewatch", "Rescue One", "Hydrant & Sons"),
    hashtags=("fire", "emergency", "firefighters", "rescue", "staysafe", "breaking"),
    genre=Genre.NEWS_REPORT,
)

ACCIDENT = Topic(
    name="Accident",
    keywords=(
        *("accident", "collision", "rollover", "derailment", "wreck", "explosion", "paramedic", "pileup"),
        "injured",
    ),
    decides=(
        *("hit and run", "car accident", "car crash", "train crash", "plane crash", "bike accident", "rear ended"),
        *("accident de", "unfall", "verkehrsunfall", "accidente", "acidente", "交通事故", "choque", "autounfall"),
        *("fahrradunfall", "bus accident", "truck accident", "train accident", "elevator stuck", "stuck elevator"),
        *("tree falls", "cyclist hit", "pedestrian hit", "hit by car", "hit car", "hit van", "hit truck"),
        *("jackknife", "jackknifed", "fender bender"),
    ),
    happens=("accident", "crash", "collision", "rollover", "derailment", "pileup", "wreck", "explosion", "spinout"),
    subjects=("a minor collision at the roundabout",),
    titles=("Accident: {subject}", "What Happened at {subject}"),
    people=("a paramedic in a bright jacket", "a police officer with a notepad", "an eyewitness in a grey coat"),
    places=("behind a warning triangle", "at the edge of the scene", "beside an ambulance"),
    details=("a siren comes closer", "blue lights flash", "glass lies on the ground", "people stop and look"),
    stages=(
        Stage(
            "The moment itself",
            ("turns around at the noise", "runs over to help"),
            ("It all went so quickly.", "Is everybody all right?"),
        ),
        Stage(
            "First help",
            ("kneels down and asks a question", "unpacks a first-aid kit"),
            ("Help is on the way.", "Please stay where you are."),
        ),
        Stage(
            "Securing the scene",
            ("puts up a warning triangle", "waves people past"),
            ("Keep the lane free for the ambulance.", "Nobody should stand here."),
        ),
        Stage(
            "What remains",
            ("takes a photo of the damage", "writes down a statement"),
            ("It looks worse than it is.", "An expert will look into the cause."),
        ),
    ),
    remarks=("The ambulance came from {town}.", "{company} towed away what was left."),
    signs=("Accident ahead", "Police line", "Call 112", "Detour"),
    brands=("Rescue One", "Tow & Go", "Citycast"),
    hashtags=("accident", "crash", "emergency", "caughtoncamera", "police", "drivesafe"),
    genre=Genre.NEWS_REPORT,
)

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
    subjects=("the high water in the old town",),
    titles=("After {subject}", "In the Middle of {subject}"),
    people=("a resident in a raincoat", "a volunteer with a shovel", "a helper with a torch"),
    places=("in front of a barrier", "on higher ground", "between neighbours"),
    details=("a siren can be heard", "somebody calls from a window", "an alarm goes off", "helpers form a chain"),
    stages=(
        Stage(
            "When it began",
            ("films with a shaking hand", "calls out to the neighbours"),
            ("I have never seen anything like it.", "We had only a few minutes."),
        ),
        Stage(
            "How bad it is",
            ("points at the damage", "shakes the head"),
            ("You can see how far it came.", "Please stay away from there."),
        ),
        Stage(
            "Helping each other",
            ("hands out blankets", "passes a box along"),
            ("Everybody helps where they can.", "The neighbours were here first."),
        ),
        Stage(
            "Clearing up",
            ("sweeps the ground", "carries things out"),
            ("It will take weeks to clear all this.", "The main thing is that nobody is hurt."),
        ),
    ),
    remarks=("The emergency shelter is in {town}.", "{company} sent pumps and generators."),
    signs=("Road closed", "Warning", "Assembly point", "Emergency shelter"),
    brands=("Relief Now", "Citycast", "Helping Hands"),
    hashtags=("disaster", "emergency", "extremeweather", "staysafe", "caughtoncamera", "community"),
    genre=Genre.NEWS_REPORT,
)

TOPICS = (FIRE, ACCIDENT, DISASTER)
