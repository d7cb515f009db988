"""Topics of animals: pets, wildlife, life under water, farming."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

PETS = Topic(
    name="Pets",
    keywords=("pets", "cat", "kitten", "rabbit", "bunny", "hamster", "parrot", "aquarium", "guinea", "ferret", "vet"),
    decides=(
        "vet visit",
        "katze",
        "katzen",
        "gato",
        "猫",
        "parrot",
        "aquarium",
        "hamster",
        "budgie",
        *(
            "aquascape",
            "aquascaping",
            "planted tank",
            "fish tank",
            "litter box",
            "guinea pig",
        ),
    ),
    subjects=("a curious kitten", "two house cats", "a tame rabbit", "a hamster at night"),
    titles=("At Home with {subject}", "A Day in the Life of {subject}", "Getting to Know {subject}"),
    people=("an owner in a soft sweater", "a girl with braided hair", "a vet in a green coat"),
    places=("on a living room carpet", "beside a food bowl", "on a windowsill"),
    details=("whiskers twitch", "a toy mouse lies on the floor", "a tail moves from side to side"),
    stages=(
        Stage(
            "Meeting the animal",
            ("kneels down and holds out a hand", "opens the door of a carrier"),
            ("Let it come to you, not the other way round.", "It needs a moment to get used to the camera."),
        ),
        Stage(
            "Feeding and care",
            ("strokes soft fur with two fingers", "fills a small bowl with food"),
            ("Fresh water matters more than treats.", "Small portions, twice a day."),
        ),
        Stage(
            "Playtime",
            ("waves a feather on a string", "rolls a small ball across the floor"),
            ("Ten minutes of play are worth an hour of scolding.", "You can see the ears go up."),
        ),
        Stage(
            "A well-earned nap",
            ("lays a blanket into a basket", "whispers and points at the basket"),
            ("Now somebody is tired.", "Every animal has its favourite spot."),
        ),
    ),
    remarks=("The shelter in {town} has many more.", "The basket is a present from {company}."),
    signs=("Feeding time", "Please do not knock", "Adopted", "Vet at 3"),
    brands=("Pawsome", "Whisker & Son", "Furbowl"),
    hashtags=("pets", "animals", "petlife", "cute", "petcare", "furryfriend"),
    genre=Genre.HOME_VIDEO,
)

WILDLIFE = Topic(
    name="Wildlife",
    keywords=(
        *("wildlife", "animal", "elephant", "lion", "tiger", "bear", "wolf", "fox", "deer", "monkey", "safari"),
        *("zoo", "penguin", "snake", "zebra", "giraffe", "leopard", "gorilla", "raccoon", "jungle", "savanna"),
        *("insect", "spider", "butterfly", "reptile", "lizard", "kangaroo", "moose", "meerkat"),
    ),
    decides=(
        *("trail cam", "trailcam", "camera trap", "wildlife camera", "trail camera", "bear catching", "deer buck"),
        *("spider building", "spider web", "spider spinning", "raccoons", "kangaroo", "deer crossing"),
        *("moose crossing", "elk crossing"),
    ),
    subjects=("a family of elephants", "brown bears", "red foxes", "a herd of deer"),
    titles=("In the Wild: {subject}", "Close to {subject}", "A Season with {subject}"),
    people=("a ranger in a wide hat", "a biologist with binoculars", "a guide with a radio"),
    places=("at the edge of the wilderness", "behind a low hide", "near the tracks"),
    details=("the wind turns", "insects buzz in the heat", "something moves far off"),
    stages=(
        Stage(
            "Reading the tracks",
            ("bends over a footprint", "scans the distance with binoculars"),
            ("These tracks are less than an hour old.", "From here on we whisper."),
        ),
        Stage(
            "First sighting",
            ("raises a hand for silence", "focuses a long lens"),
            ("There, do you see the movement?", "We keep our distance, always."),
        ),
        Stage(
            "Everyday life in nature",
            ("takes notes in a small book", "watches without a word"),
            ("Eating, resting, watching: most of the day is calm.", "The young ones learn by copying."),
        ),
        Stage(
            "Leaving quietly",
            ("walks back along the same path", "lowers the camera and smiles"),
            ("We leave nothing behind but footprints.", "Protecting this place is everybody's job."),
        ),
    ),
    remarks=("The research station is run by {company}.", "Numbers have grown since the reserve near {town} opened."),
    signs=("Nature reserve", "Keep your distance", "Ranger station", "Trail closed"),
    brands=("Fieldlens", "Wildtrack", "Savanna Optics"),
    hashtags=("wildlife", "animals", "nature", "wildlifephotography", "conservation", "wilderness"),
    genre=Genre.DOCUMENTARY,
)

SEA_LIFE = Topic(
    name="Sea life",
    keywords=(
        *("sea", "underwater", "fish", "whale", "dolphin", "shark", "coral", "reef", "diving", "scuba", "snorkel"),
        *("octopus", "turtle", "tide", "starfish", "jellyfish", "marine", "ocean"),
    ),
    decides=(
        "scuba diving",
        "scuba",
        "snorkeling",
        "snorkelling",
        "coral reef",
        "ship wreck dive",
        "wreck dive",
        "freediving",
    ),
    subjects=("a coral reef", "humpback whales", "a giant octopus", "sea turtles"),
    titles=("Below the Surface: {subject}", "Diving with {subject}", "The Sea and {subject}"),
    people=("a diver in a black wetsuit", "a marine biologist with a slate", "a boat hand in a yellow jacket"),
    places=("at the shore", "on the deck of a small boat", "in clear blue water"),
    details=("bubbles rise to the surface", "light dances on the water", "waves slap against the rocks"),
    stages=(
        Stage(
            "Getting ready at the water",
            ("checks a diving mask", "wades in slowly"),
            ("The water is clear today.", "Move slowly and nothing swims away."),
        ),
        Stage(
            "Under the surface",
            ("points into the blue", "floats without moving"),
            ("Everything here lives from the current.", "Look, but never touch."),
        ),
        Stage(
            "A closer look",
            ("holds a lamp close to the rocks", "films a slow movement"),
            ("The colours only show in the light of a lamp.", "It breathes, it feeds, it hides."),
        ),
        Stage(
            "Back on land",
            ("takes off the mask and laughs", "rinses the camera with fresh water"),
            ("The tide turns every six hours or so.", "The sea gives back what we give it."),
        ),
    ),
    remarks=("The boat belongs to {company}.", "The aquarium in {town} helped us with the names."),
    signs=("Strong currents", "Depth 12 m", "Marine reserve", "Low tide 14:20"),
    brands=("Aquafin", "Tidewater", "Bluereef"),
    hashtags=("ocean", "sealife", "underwater", "marinelife", "nature", "bluewater"),
    genre=Genre.DOCUMENTARY,
)

FARMING = Topic(
    name="Farming",
    keywords=(
        *("farm", "farmer", "farming", "agriculture", "harvest", "tractor", "wheat", "corn", "crop", "field", "barn"),
        *("cow", "cattle", "sheep", "goat", "horse", "chicken", "pig", "dairy", "vineyard", "hive", "beekeeping"),
        *("irrigation", "greenhouse", "orchard", "plow", "olive", "stable"),
    ),
    decides=(
        *("milking parlour", "milking parlor", "milking robot", "cow milking", "goat milking", "bauernhof", "ernte"),
        *("granja", "fazenda", "cosecha", "農業", "grain silo", "combine harvester", "bee hive", "beehive"),
        *(
            "maple syrup",
            "maple tapping",
            "maple sap",
            "sap bucket",
            "sugar shack",
            "sugarhouse",
            "lambing",
        ),
        *(
            "beekeeper",
            "soybean",
            "alpaca shearing",
            "chicken coop tour",
            "sheep shearing",
            "hay baling",
        ),
        *("crop dusting",),
    ),
    subjects=("the barley harvest", "a dairy herd", "an apple orchard", "the first ploughing of spring"),
    titles=("On the Farm: {subject}", "A Farmer's Year: {subject}", "Early Hours with {subject}"),
    people=("a farmer in green overalls", "a farm hand with leather gloves", "a young woman in muddy boots"),
    places=("on the farm", "beside a wooden gate", "under a wide sky"),
    details=("dust hangs in the air", "an engine runs in the background", "swallows circle over the yard"),
    stages=(
        Stage(
            "Early start",
            ("opens a wooden gate", "pulls on a pair of gloves"),
            ("On a farm the day begins before the sun.", "First we look at the weather."),
        ),
        Stage(
            "The main work",
            ("starts a machine with a key", "carries a full bucket"),
            ("Everything has to be done while it stays dry.", "Slow and steady, row by row."),
        ),
        Stage(
            "Checking quality",
            ("rubs a sample between two fingers", "writes a number on a board"),
            ("This is what a good year looks like.", "Too wet and it spoils, too dry and it breaks."),
        ),
        Stage(
            "End of the day",
            ("closes the barn door", "sits down on a bale of straw"),
            ("Tomorrow it starts all over again.", "What we do here ends up on your table."),
        ),
    ),
    remarks=("The yield goes to the cooperative in {town}.", "The machine is leased from {company}."),
    signs=("Farm shop", "Beware of the bull", "Organic", "Fresh eggs"),
    brands=("Agromax", "Fieldhand", "Greenacre"),
    hashtags=("farming", "agriculture", "farmlife", "countryside", "harvest", "rural"),
    genre=Genre.DOCUMENTARY,
)

TOPICS = (PETS, WILDLIFE, SEA_LIFE, FARMING)
