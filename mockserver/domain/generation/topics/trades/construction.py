"""Building sites."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

CONSTRUCTION = Topic(
    name="Construction",
    keywords=(
        *("construction", "site", "excavator", "crane", "concrete", "scaffolding", "roof", "trench", "bridge"),
        *("tunnel", "building", "builder", "paving", "steel", "foundation", "bulldozer", "demolition", "brick"),
    ),
    decides=(
        "baustelle",
        "house build",
        "tiny house",
        "shed build",
        "barn build",
        "obra",
        "chantier",
        "工事",
        *(
            "bricklaying",
            "bricklayer",
            "brick wall",
            "stone wall",
            "roof repair",
            "roof installation",
        ),
        *("road paving",),
        *("roof inspection", "steeple inspection", "bridge inspection", "facade inspection"),
        *("building inspection",),
    ),
    subjects=("a new footbridge", "the foundation of a house", "a steel frame", "a road widening"),
    titles=("On site: {subject}", "Building {subject}", "Progress report: {subject}"),
    people=(
        "a worker with a white helmet",
        "a foreman in an orange vest",
        "an engineer with a rolled plan",
        "a builder with dusty gloves",
        "a carpenter with a pencil behind one ear",
    ),
    places=("on a building site", "behind a wire fence", "beside a stack of material", "at the edge of the site"),
    details=(
        "a warning light turns",
        "dust settles on the ground",
        "a reversing signal beeps",
        "somebody calls out a measurement",
        "a radio plays in the site hut",
    ),
    stages=(
        Stage(
            "Setting out",
            (
                "reads a plan on the bonnet of a van",
                "marks a line with spray paint",
                "drives in a peg",
                "measures the distance twice",
            ),
            (
                "Everything starts with a straight line, and {guest} has stretched it between two pegs.",
                "The plan has {number} sheets, and on each of them somebody has changed something.",
                "Before anybody picks up a tool, the crew talks about {about}.",
                "A few centimetres wrong here, and nothing fits later, least of all {part}.",
                "They broke ground two weeks late, because of a pipe that nobody in {town} knew about.",
            ),
        ),
        Stage(
            "Heavy work",
            (
                "waves a machine forward",
                "guides a load with a rope",
                "carries a beam with a colleague",
                "shovels gravel into a barrow",
            ),
            (
                "Nobody stands under a load, ever, and {other} makes sure of that.",
                "The ground is harder than the survey said, and it has cost {guest} {number} hours.",
                "Two people, one signal, that is the agreement between {guest} and {other}.",
                "From the road you notice the noise, but the difficult part is {part}.",
                "By noon the crew from {home} has moved more than was planned for the whole day.",
                "You can read a good deal about {about}, but not how much it weighs.",
            ),
        ),
        Stage(
            "Fitting and fixing",
            (
                "tightens a bolt with a long wrench",
                "checks the level twice",
                "taps something into place with a mallet",
                "cuts a piece to length",
            ),
            (
                "A millimetre down here is a centimetre up there, as {guest} says.",
                "Level, plumb, level again, until {other} nods.",
                "Each piece has a number, and number {number} is missing.",
                "Now it begins to take shape, and you get an idea of {part}.",
                "It has to be dry for that, so everybody keeps an eye on the sky over {town}.",
                "Old hands say little about {about}, they just do it.",
            ),
        ),
        Stage(
            "What can go wrong",
            (
                "shakes the head at a crack",
                "compares the plan with the wall",
                "makes a phone call",
                "explains the problem with a sketch",
            ),
            (
                "Here the plan says one thing and the site says another, and {guest} has to decide.",
                "It cost {company} {number} days, and nobody blames anybody.",
                "The inspector from {home} wants to know everything about {part}.",
                "If in doubt, they take it down and build it again, and {other} has done that more than once.",
                "Every site has its own stories about {about}, and this is one of them.",
            ),
        ),
        Stage(
            "End of shift",
            ("sweeps the ground", "takes a picture of the progress", "locks the gate", "hangs up the helmet"),
            (
                "The shift is over, and they are two days ahead, says {other}.",
                "What stood here this morning fits into {number} barrows, says {guest}.",
                "Tomorrow the next team takes over, and then they will turn to {part}.",
                "Someone from {town} comes by every evening, just to look through the fence.",
                "{guest} sweeps up, because a tidy site is a safe site.",
                "In a few weeks, nobody will remember the mud, but they will talk about {about}.",
            ),
        ),
    ),
    remarks=(
        "The material comes from {home}, and the lorry has to be here by seven.",
        "{absent} drew the plans, and nobody here has ever met {absent}.",
        "It has rained on {number} of the last ninety days.",
        "Helmets stay on, {guest}, even when we only talk about {part}.",
    ),
    signs=(
        "Site entrance",
        "Hard hats required",
        "Phase 2",
        "Danger: overhead load",
        "No unauthorised access",
        "Deliveries",
    ),
    brands=("Girder & Stone", "Liftmaster Nord", "Buildwerk", "Plumbline"),
    hashtags=("construction", "building", "constructionsite", "builders", "progress", "buildingsite", "work"),
    genre=Genre.DOCUMENTARY,
)
