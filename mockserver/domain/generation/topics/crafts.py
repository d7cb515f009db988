"""Topics of making things: knitting, pottery, woodworking, painting."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

KNITTING = Topic(
    name="Knitting",
    keywords=("knitting", "knit", "yarn", "wool", "crochet", "scarf", "sweater", "needle"),
    subjects=("a striped scarf", "a pair of socks", "a baby blanket", "a winter hat"),
    titles=("Knitting {subject}", "{subject} for Beginners", "One Ball of Wool: {subject}"),
    people=("a knitter in a mustard cardigan", "an old man with round glasses", "a student with silver rings"),
    places=("in a cosy armchair", "at a table by the window", "in a yarn shop"),
    details=("a cat plays with the wool", "tea steams in a mug", "needles click softly"),
    stages=(
        Stage(
            "Choosing the wool",
            ("picks a ball of blue wool", "winds yarn around two fingers"),
            ("Hello, today is about {subject}.", "Choose a wool that is soft but strong."),
        ),
        Stage(
            "Casting on",
            ("casts stitches onto a bamboo needle", "counts the stitches one by one"),
            ("Cast on forty stitches, not too tight.", "Count them twice."),
        ),
        Stage(
            "The knit stitch",
            ("knits a row with slow movements", "loops the yarn around the needle"),
            ("In, around, through and off.", "Keep the yarn behind your work."),
        ),
        Stage(
            "The purl stitch",
            ("turns the work and purls a row", "holds the yarn in front of the needle"),
            ("For a purl stitch the yarn comes to the front.", "Your hands will remember it soon."),
        ),
        Stage(
            "Changing colour",
            ("joins a red thread to the blue one", "shows the stripes on the back"),
            ("Leave a long end when you change colour.", "Twist both threads once."),
        ),
        Stage(
            "Casting off",
            ("casts off the last row", "holds the finished piece up to the light"),
            ("Cut the yarn and pull it through.", "That was {subject}, happy knitting."),
        ),
    ),
    remarks=("This wool was dyed in {town}.", "The needles were made by {company}.", "A dropped stitch is no drama."),
    signs=("Row 12", "Cast on 40", "Knit 2, purl 2", "Needle size 4"),
    brands=("Woolhaven", "Purl & Pine", "Skeinly"),
    hashtags=("knitting", "wool", "handmade", "yarn", "crafts", "cosy"),
    genre=Genre.TUTORIAL,
)

POTTERY = Topic(
    name="Pottery",
    keywords=("pottery", "potter", "clay", "ceramic", "ceramics", "kiln", "vase", "glaze"),
    decides=("wheel throwing", "throwing bowl", "pottery wheel"),
    subjects=("a tall vase", "a set of bowls", "a tea cup", "a garden pot"),
    titles=("Throwing {subject}", "From Clay to {subject}", "Pottery: {subject}"),
    people=("a potter with muddy hands", "a teacher in a linen apron", "a beginner with rolled-up sleeves"),
    places=("at a potter's wheel", "in a studio full of shelves", "beside a hot kiln"),
    details=("the wheel hums", "grey water drips from the clay", "rows of pots dry on the shelves"),
    stages=(
        Stage(
            "Preparing the clay",
            ("kneads a lump of grey clay", "cuts the clay with a wire"),
            ("We begin with a kilo of clay.", "Today our theme is {subject}."),
        ),
        Stage(
            "Centring",
            ("presses the clay onto the spinning wheel", "steadies both elbows on the knees"),
            ("If it is not centred, nothing else works.", "Let the wheel do the work."),
        ),
        Stage(
            "Opening the shape",
            ("pushes two thumbs into the clay", "opens the clay into a ring"),
            ("Stop a finger's width above the wheel.", "Slowly, slowly outwards."),
        ),
        Stage(
            "Pulling the walls",
            ("pulls the wall up with the fingertips", "smooths the rim with a sponge"),
            ("Pull from the bottom to the top in one go.", "Keep your hands wet."),
        ),
        Stage(
            "Glazing",
            ("dips the pot into white glaze", "brushes blue glaze around the rim"),
            ("Three seconds in the glaze are enough.", "Wipe the foot clean."),
        ),
        Stage(
            "Opening the kiln",
            ("lifts a shiny pot from the kiln", "turns the finished piece in the light"),
            ("This is always like a birthday.", "And here is {subject}."),
        ),
    ),
    remarks=(
        "The clay was dug near {town}.",
        "The kiln was installed by {company}.",
        "Every piece turns out a little different.",
    ),
    signs=("1,240 °C", "Do not touch", "Glaze no. 7", "Studio open"),
    brands=("Terralune", "Kilnstone", "Mudlark"),
    hashtags=("pottery", "ceramics", "clay", "handmade", "studio", "wheelthrown"),
    genre=Genre.TUTORIAL,
)

WOODWORKING = Topic(
    name="Woodworking",
    keywords=("woodworking", "wood", "carpenter", "carpentry", "furniture", "saw", "diy"),
    decides=(
        "luthier",
        "dovetail joint",
        *(
            "river table",
            "wood turning",
            "woodturning",
        ),
    ),
    subjects=("a small stool", "a bookshelf", "an oak table", "a bird box"),
    titles=("Building {subject}", "In the Workshop: {subject}", "{subject} from Solid Wood"),
    people=("a carpenter with a pencil behind one ear", "a woman in work gloves", "an apprentice with safety glasses"),
    places=("in a dusty workshop", "at a solid workbench", "beside a band saw"),
    details=("shavings curl onto the floor", "light falls through a high window", "a radio plays quietly"),
    stages=(
        Stage(
            "Drawing the plan",
            ("draws a plan on brown paper", "measures a board with a folding rule"),
            ("The project is {subject}.", "Measure twice, cut once."),
        ),
        Stage(
            "Sawing the boards",
            ("saws an oak board to length", "clamps a board to the bench"),
            ("Let the saw do the work.", "Keep the line visible as you cut."),
        ),
        Stage(
            "Planing",
            ("planes the edge of a board", "checks the edge with a steel square"),
            ("Follow the grain, never against it.", "Listen, a sharp plane sings."),
        ),
        Stage(
            "Joining",
            ("taps a joint together with a mallet", "spreads glue with a small brush"),
            ("The joint should close by hand pressure.", "Not too much glue."),
        ),
        Stage(
            "Sanding",
            ("sands the surface with fine paper", "wipes dust from the wood with a cloth"),
            ("Start coarse and finish fine.", "Round the edges a little."),
        ),
        Stage(
            "Oiling and done",
            ("rubs oil into the wood", "sets the finished piece on the floor"),
            ("See how the grain comes out.", "That was {subject}, mind your fingers."),
        ),
    ),
    remarks=("The oak grew close to {town}.", "The vice was cast by {company}.", "Wear your safety glasses."),
    signs=("Cut list", "620 mm", "Safety first", "Part A"),
    brands=("Oakwright", "Planeworks", "Gimlet & Co"),
    hashtags=("woodworking", "carpentry", "diy", "workshop", "oak", "handmade"),
    genre=Genre.TUTORIAL,
)

PAINTING = Topic(
    name="Painting",
    keywords=(
        *("painting", "paint", "painter", "watercolour", "watercolor", "canvas", "brush", "art", "drawing", "sketch"),
    ),
    decides=("watercolor", "watercolour", "oil painting", "acrylic painting"),
    subjects=("a stormy sea", "a bowl of pears", "a winter landscape", "a city at night"),
    titles=("Painting {subject}", "{subject} in Watercolour", "A Blank Canvas and {subject}"),
    people=("a painter with a stained smock", "an art teacher in black", "a young artist with short hair"),
    places=("in a light studio", "at an easel by the window", "on a hill with a folding stool"),
    details=("brushes stand in a jar", "colours mix on a palette", "paint dries on the canvas"),
    stages=(
        Stage(
            "A first sketch",
            ("sketches outlines with charcoal", "holds up a thumb to measure"),
            ("Our motif today is {subject}.", "Only a few lines, nothing exact."),
        ),
        Stage(
            "Mixing colours",
            ("mixes blue and ochre on a palette", "squeezes paint from a tube"),
            ("Mix more than you think you need.", "A little red warms up every grey."),
        ),
        Stage(
            "The background",
            ("covers the canvas with a wide brush", "washes the sky in pale blue"),
            ("Work from the back to the front.", "Keep the brush moving while it is wet."),
        ),
        Stage(
            "Light and shadow",
            ("adds dark shadows with a flat brush", "dabs white highlights onto the canvas"),
            ("Decide where the light comes from.", "Shadows are never just black."),
        ),
        Stage(
            "Fine details",
            ("paints thin lines with a small brush", "scratches into the paint with a knife"),
            ("Now come the small things.", "Stop before it is too much."),
        ),
        Stage(
            "Signing the picture",
            ("steps back from the easel", "signs the corner of the picture"),
            ("From far away it comes together.", "That was {subject}, thank you for painting along."),
        ),
    ),
    remarks=(
        "It will hang in a gallery in {town}.",
        "The brushes were sent by {company}.",
        "There are no mistakes, only surprises.",
    ),
    signs=("Ultramarine", "Step 3: light", "Studio 5", "Exhibition in May"),
    brands=("Palettine", "Ochre House", "Fine & Flat"),
    hashtags=("painting", "art", "watercolour", "artist", "studio", "canvas"),
    genre=Genre.TUTORIAL,
)

TOPICS = (KNITTING, POTTERY, WOODWORKING, PAINTING)
