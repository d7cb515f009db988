"""Things made by hand."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

HANDICRAFT = Topic(
    name="Handicraft",
    keywords=(
        *("origami", "paper", "craft", "handicraft", "quilt", "quilting", "embroidery", "jewelry", "beads"),
        *("macrame", "candle", "soap", "leather", "basket", "crochet", "scrapbook", "weaving", "mosaic", "glue"),
        *("handmade", "sewing", "sew"),
    ),
    decides=(
        *("paper cutting", "kinetic sand", "lego", "origami", "stop motion", "slime making", "crochet"),
        "leather purse",
        *("knife sharpening whetstone", "whetstone", "candle making"),
        *(
            "fly tying",
            "epoxy resin art",
            "resin art",
            "resin casting",
            "macrame",
            "quilting",
        ),
        *("model railway", "model train", "model trains", "train layout", "railway layout", "oo gauge"),
        *("n scale", "ho scale", "scale model", "model kit", "diorama", "asmr soap"),
        *("glass blowing", "glassblowing", "stained glass"),
        *("darkroom", "film developing"),
    ),
    subjects=("a paper lantern", "a leather purse", "a patchwork blanket", "beeswax candles"),
    titles=("Made by hand: {subject}", "An afternoon with {subject}", "{subject} for beginners"),
    people=(
        "a craftswoman with a thimble",
        "a hobbyist with reading glasses",
        "a maker in a patterned blouse",
        "a beginner in an apron",
    ),
    places=("at a table full of material", "in a craft room", "beside a box of tools", "at a workbench by the window"),
    details=(
        "scraps lie on the table",
        "a lamp lights both hands",
        "a cup of tea goes cold",
        "a drawer slides open",
        "an old cloth protects the table",
    ),
    stages=(
        Stage(
            "Material and tools",
            (
                "sorts the material by colour",
                "lays out the tools",
                "cuts open a packet",
                "holds a piece up to the light",
            ),
            (
                "You need less than you think, and I've put it all on a list with {part}.",
                "Good tools are worth it, {guest}, cheap ones only make you angry.",
                "I found this at a sale in {home}, in a box with {number} others.",
                "Put down an old cloth first, because {other} would like to keep the table.",
                "Before we begin, a word about {about}: there's no right way.",
                "Choose a colour that you like, and {part} will turn out better, I promise.",
            ),
        ),
        Stage(
            "The first steps",
            (
                "measures the piece twice",
                "marks a line with a pencil",
                "tries it on a scrap first",
                "smooths it out with both hands",
            ),
            (
                "Measure twice, especially if {other} is talking to you.",
                "Try it on a scrap before you go near {part}.",
                "Leave about {number} millimetres at the edge, you'll be glad of it later.",
                "In {home} they do it the other way round, and theirs is neater.",
                "I always get a little nervous here, do you too, {guest}?",
                "The first step decides more than people think, and that goes for everything about {about}.",
            ),
        ),
        Stage(
            "Patience",
            ("works along the edge", "turns the piece slowly", "rests for a moment", "blows away the dust"),
            (
                "Now it's the same movement again and again, {guest}, {number} times or so.",
                "Put on some music, take your time, and don't look too hard at {part} yet.",
                "{absent} used to hum while doing this, and I've caught myself doing it.",
                "If you slip, stop, breathe, and go back a step, that's all there is to {part}.",
                "My neighbour in {home} has made {number} of these and gives them all away.",
                "Somebody asked me about {about} last week, and my answer was: sit down and try.",
            ),
        ),
        Stage(
            "Taking shape",
            ("checks both sides", "smooths an edge with a thumb", "turns the piece a little", "leans back and squints"),
            (
                "From here on you get an idea of {part}, and of where it's going.",
                "Hold it for a slow count of ten, {other}, no cheating.",
                "Don't worry about the back, nobody in {town} will ever turn it over.",
                "Let it rest for {number} minutes, {guest}, and don't touch it.",
                "Small things matter now, the corner here, for instance, and of course {part}.",
                "Would you have thought that of {part}, an hour ago?",
            ),
        ),
        Stage(
            "The finished piece",
            ("holds the finished piece up", "adds a last detail", "turns it in the light", "wraps it in tissue paper"),
            (
                "There we are, and no two are alike, {guest}, that's the beauty of it.",
                "I'm giving mine to {absent}, who knows nothing about it yet.",
                "It would cost you {number} in a shop, and it wouldn't be half as nice.",
                "Show me yours, and tell me how you got on with {part}.",
                "Next time we make something smaller, for a friend in {home}.",
                "Most of what I know about {about} came from people like you.",
            ),
        ),
    ),
    remarks=(
        "The pattern comes from {absent}, and I have only simplified it.",
        "Mine took {number} evenings, {guest}, so don't rush yours.",
        "You can get all the material in {town}, or order it.",
        "If {part} should go wrong, call it a design decision.",
    ),
    signs=("Step 1", "Template A", "Handmade", "Materials", "One of a kind", "Let it rest"),
    brands=("Craftbox", "Papermill", "Thread & Co", "Snippet"),
    hashtags=("handicraft", "diy", "handmade", "craft", "creative", "hobby", "makersgonnamake"),
    genre=Genre.TUTORIAL,
)
