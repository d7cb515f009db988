"""Woodworking: furniture, tools, and things that are turned or carved."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WOODWORKING = Topic(
    name="Woodworking",
    keywords=("woodworking", "wood", "carpenter", "carpentry", "furniture", "saw", "diy"),
    decides=(
        *("chicken coop", "treehouse", "tree house", "dog house", "rabbit hutch", "birdhouse", "bird house"),
        *("playhouse", "from pallets", "pallet furniture", "workbench", "mud kitchen", "baumhaus", "vogelhaus"),
        "luthier",
        "dovetail joint",
        "river table",
        "wood turning",
        "woodturning",
        *("guitar build", "guitar building", "guitar making", "building guitar", "building acoustic guitar"),
        *("ukulele build", "violin making", "guitar neck", "whittling", "spoon carving"),
    ),
    genre=Genre.TUTORIAL,
    subjects=("a small stool", "a bookshelf", "an oak table", "a bird box"),
    titles=("Building {subject}", "In the workshop: {subject}", "{subject} from solid wood"),
    people=(
        "a carpenter with a pencil behind one ear",
        "a woman in work gloves",
        "an apprentice with safety glasses",
        "a joiner in a canvas apron",
        "a hobbyist in a dusty sweatshirt",
    ),
    places=(
        "in a dusty workshop",
        "at a solid workbench",
        "in a garage full of tools",
        "beside a rack of timber",
        "in front of a wall of hand tools",
    ),
    details=(
        "shavings lie on the floor",
        "light falls through a high window",
        "a radio plays quietly",
        "a dust extractor hums",
        "dust hangs in the light",
        "clamps hang in a row on the wall",
    ),
    stages=(
        Stage(
            "The plan",
            (
                "draws a plan on brown paper",
                "measures a board with a folding rule",
                "marks a line with a pencil",
                "picks a board from the rack",
            ),
            (
                "Measure twice, cut once, {guest}, it's a cliche because it's true.",
                "I made a quick sketch of {part}, and it's changed three times already.",
                "This timber has been drying for years in a barn near {home}.",
                "You don't need a big workshop for {subject}, I started on a balcony.",
                "Check every board for twist before you buy it, that's what {absent} taught me.",
                "The whole lot cost me {number} at a timber yard, and I have enough for two.",
            ),
        ),
        Stage(
            "Cutting to size",
            (
                "clamps a board to the bench",
                "cuts along a pencil line",
                "blows sawdust off the line",
                "checks a corner with a steel square",
            ),
            (
                "Glasses on, ear defenders on, {other}, I'm not joking.",
                "Stay on the waste side of the line, then there's still something to correct on {part}.",
                "Let the saw do the work, if you have to push, it's blunt, says {absent}.",
                "That was {number} cuts, and only one of them is wrong.",
                "A square corner here saves you an hour of swearing about {part}.",
                "The clamps are from {company}, and you can never have too many of them.",
            ),
        ),
        Stage(
            "Putting it together",
            (
                "taps two parts together with a mallet",
                "spreads glue with a small brush",
                "tightens a clamp",
                "wipes off glue with a damp cloth",
            ),
            (
                "Always put it together dry first, {guest}, glue is in no mood to wait.",
                "If you need a hammer for it, it's too tight, and {part} will split.",
                "Not too much glue, in {home} they say that a good joint hardly needs any.",
                "While that sets, somebody asked me how long {part} would last, and I said longer than me.",
                "I always forget one clamp, and {other} always finds it in my hand.",
                "Leave it alone overnight, even if you can't wait to get on with {part}.",
            ),
        ),
        Stage(
            "Sanding",
            (
                "sands the surface with fine paper",
                "runs one hand over the wood",
                "wipes dust away with a cloth",
                "bends down to check the surface from the side",
            ),
            (
                "Nobody likes this bit, {other}, so put some music on.",
                "Start coarse, finish fine, and don't skip a step, or {part} will look scratched.",
                "Always along the grain, that's the only rule {absent} ever shouted at me.",
                "Your fingers are better than your eyes at this, so feel {part} with them shut.",
                "Wear a mask, fine dust is nasty, and {company} makes one that doesn't fog up.",
                "Take the sharp edges off, {guest}, I've seen {number} bruises from table corners.",
            ),
        ),
        Stage(
            "Oil and a last check",
            (
                "rubs oil into the wood",
                "stands back with folded arms",
                "turns the finished piece around",
                "screws the lid back on a tin",
            ),
            (
                "This is my favourite minute, {guest}, when the oil brings the grain out.",
                "Two thin coats are better than one thick one, and {part} won't stay sticky.",
                "Spread oily rags out to dry, because a heap of them can catch fire, as it did in {home}.",
                "It isn't perfect, {other} says, but it doesn't wobble.",
                "Next time I'd do one or two things about {part} another way.",
                "If you build one yourself, tell {host} how it went, and mind your fingers.",
            ),
        ),
    ),
    remarks=(
        "The vice was cast by {company} before I was born.",
        "The floor in here was laid with old boards from a school in {home}.",
        "Mind the cable, {other}.",
        "People ask me what {part} would cost in a shop, and I'd rather not know.",
    ),
    signs=("Cut list", "620 mm", "Safety first", "Part A", "Wear eye protection", "Glue-up: 30 min"),
    brands=("Oakwright", "Planeworks", "Gimlet & Co", "Dovetail Bros"),
    hashtags=("woodworking", "carpentry", "diy", "workshop", "woodshop", "handmade", "makersgonnamake"),
)
