"""Topics of trades: construction, factories, houses for sale, repairs at home, cars."""

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
    ),
    subjects=("a new footbridge", "the foundation of a house", "a steel frame", "a road widening"),
    titles=("On Site: {subject}", "Building {subject}", "Progress Report: {subject}"),
    people=("a worker with a white helmet", "a foreman in an orange vest", "an engineer with a rolled plan"),
    places=("on a building site", "behind a wire fence", "beside a heavy machine"),
    details=("a warning light turns", "dust settles on the ground", "a reversing signal beeps"),
    stages=(
        Stage(
            "Setting out",
            ("reads a plan on the bonnet of a van", "marks a line with spray paint"),
            ("Everything starts with a straight line.", "Helmets on before we go any further."),
        ),
        Stage(
            "Heavy work",
            ("waves a machine forward", "guides a load with a rope"),
            ("Nobody stands under a load, ever.", "The ground is harder than the survey said."),
        ),
        Stage(
            "Fitting and fixing",
            ("tightens a bolt with a long wrench", "checks the level twice"),
            ("A millimetre here is a centimetre up there.", "Two people, one signal."),
        ),
        Stage(
            "End of shift",
            ("sweeps the ground", "takes a picture of the progress"),
            ("We are two days ahead of schedule.", "Tomorrow the inspector comes."),
        ),
    ),
    remarks=("The steel was cut in {town}.", "{company} delivers every morning at six."),
    signs=("Site entrance", "Hard hats required", "Phase 2", "Danger: overhead load"),
    brands=("Girder & Stone", "Liftmaster Nord", "Buildwerk"),
    hashtags=("construction", "building", "engineering", "constructionsite", "heavyequipment", "progress"),
    genre=Genre.DOCUMENTARY,
)

FACTORY = Topic(
    name="Manufacturing",
    keywords=(
        *("factory", "manufacturing", "assembly", "production", "conveyor", "welding", "cnc", "milling", "bottling"),
        *("industrial", "plant", "warehouse", "packaging", "machine", "line", "brewery"),
    ),
    decides=(
        *("recycling plant", "bottling plant", "assembly line", "production line", "bottling line"),
        *("injection molding", "injection moulding", "steel mill", "paper mill", "conveyor belt", "packaging line"),
        *("processing plant", "cement plant", "sorting line", "factory tour", "blast furnace", "reflow oven"),
        *("soldering line", "solder reflow", "garment factory", "cement kiln", "rotary kiln", "tablet press"),
        *("printing press", "punch press", "paint booth", "spray booth", "paint shop", "welding robot"),
        *("welding line", "car factory", "pallet stacker", "manufacturing plant", "production plant"),
        *("packaging plant", "steel plant", "battery plant", "fábrica", "usine", "fabrik"),
        *(
            "kaizen",
            "gemba",
            "gemba walk",
            "cnc lathe",
            "robot cell",
            "lean manufacturing",
            "packing line",
        ),
        *("canning line",),
    ),
    subjects=("a bottling line", "the assembly hall", "a paper mill", "a packaging line"),
    titles=("Inside the Factory: {subject}", "How It Is Made: {subject}", "A Shift with {subject}"),
    people=("an operator in blue overalls", "a technician with ear protection", "a quality inspector with a scanner"),
    places=("in a production hall", "beside a conveyor belt", "at a control panel"),
    details=("parts roll by in a steady row", "sparks fly for a second", "a counter ticks upwards"),
    stages=(
        Stage(
            "Raw material",
            ("unloads a pallet", "scans a label"),
            ("Everything that comes in is weighed.", "One truck lasts for about a shift."),
        ),
        Stage(
            "On the line",
            ("watches the line run", "adjusts a valve by a quarter turn"),
            ("The line never stops for long.", "Listen: a healthy machine hums."),
        ),
        Stage(
            "Quality control",
            ("picks out one piece and measures it", "looks through a magnifying glass"),
            ("One in a hundred is checked by hand.", "This one goes back."),
        ),
        Stage(
            "Packed and shipped",
            ("stacks boxes onto a pallet", "wraps a pallet in foil"),
            ("By tonight it is on the road.", "And that was one shift of three."),
        ),
    ),
    remarks=("The plant near {town} makes the same.", "The robots were installed by {company}."),
    signs=("Line 4", "Hearing protection", "Emergency stop", "Output: 1,200 / h"),
    brands=("Fabrikon", "Steelway", "Unitline"),
    hashtags=("factory", "manufacturing", "industry", "production", "howitsmade", "engineering"),
    genre=Genre.DOCUMENTARY,
)

REAL_ESTATE = Topic(
    name="Real estate",
    keywords=(
        *("estate", "apartment", "house", "home", "loft", "penthouse", "villa", "sale"),
        *("lease", "rent", "realtor", "property", "condo", "studio", "farmhouse", "flat", "listing"),
    ),
    decides=(
        *("open house", "house tour", "home tour", "apartment tour", "bedroom house", "bedroom apartment"),
        *("appartement", "wohnung", "wohnungsbesichtigung", "visite appartement", "virtual viewing", "piso en venta"),
        *("casa à venda", "apartment for rent", "house for rent", "house for sale", "home for sale"),
        *("farmhouse for sale", "space for lease", "hausbesichtigung", "immobilie", "不動産"),
        *(
            "flat walkthrough",
            "loft walkthrough",
            "house walkthrough",
            "apartment walkthrough",
        ),
        *(
            "home walkthrough",
            "virtual tour",
            "property tour",
        ),
    ),
    subjects=("a sunny loft", "a house with a garden", "a small city flat", "an old farmhouse"),
    titles=("For Sale: {subject}", "Come In: {subject}", "A Tour of {subject}"),
    people=("an estate agent in a navy suit", "an agent with a folder", "a couple looking around"),
    places=("in the hallway", "in an empty room", "at the front door"),
    details=("light falls through tall windows", "footsteps echo on the floor", "keys jingle"),
    stages=(
        Stage(
            "At the front door",
            ("unlocks the front door", "wipes the shoes and steps inside"),
            ("Come in and have a look around.", "The keys were handed over last week."),
        ),
        Stage(
            "The living area",
            ("opens the curtains", "spreads both arms to show the space"),
            ("There is room for a long table.", "In the afternoon the sun reaches the back wall."),
        ),
        Stage(
            "Kitchen and bath",
            ("opens a drawer and closes it softly", "turns on a tap"),
            ("Everything was renewed two years ago.", "The fittings stay, of course."),
        ),
        Stage(
            "The view outside",
            ("steps out and points to the street", "leans on a railing"),
            ("Shops and schools are a short walk away.", "Viewings are on Saturday."),
        ),
    ),
    remarks=("From here it is ten minutes to {town}.", "{company} handles the paperwork."),
    signs=("For sale", "Open house", "84 m²", "Viewing by appointment"),
    brands=("Keystone Homes", "Roof & Room", "Dwellio"),
    hashtags=("realestate", "hometour", "property", "interior", "househunting", "forsale"),
)

REPAIR = Topic(
    name="Home improvement",
    keywords=(
        *("repair", "fix", "renovation", "sink", "plumbing", "plumber", "wallpaper", "floor", "cabinet", "door"),
        *("tap", "bathroom", "tile", "leak", "install", "installation", "handyman", "remodel", "drain", "diy"),
        *("squeaky", "grout", "gutter", "thermostat", "shower", "hinge", "radiator", "insulation", "insulating"),
        "wallpapering",
    ),
    decides=(
        *("desk assembly", "furniture assembly", "assembly guide", "ikea", "assembly instructions", "toilet"),
        *("faucet", "drywall", "unclog", "regrout", "ceiling fan", "garage door spring", "shower drain"),
        *("leaking tap", "leaky tap", "water heater", "light switch", "gfci", "heizung", "kitchen cabinets"),
        *("paint cabinets", "laminate floor", "laminate flooring", "shower tiles", "wasserhahn", "renovieren"),
        *("heimwerken", "bricolage", "bricolaje", "grifo", "robinet", "torneira", "wardrobe assembly"),
        *("furniture assembly", "flat pack", "ikea", "lawn mower", "smoke detector", "rauchmelder", "deck staining"),
        *("bathtub", "squeaky stairs", "leaky roof", "water leak", "fuga de agua", "bedroom wall", "paint wall"),
        *("paint room", "paint bedroom", "wall painting", "waschmaschine", "dishwasher", "washing machine repair"),
        *(
            "electrician",
            "plumber",
            "wiring",
            "copper pipe",
            "water pipe",
            "pipe soldering",
            "locksmith",
        ),
        *(
            "hvac",
            "drain cleaning",
            "septic tank",
            "kitchen sink",
        ),
        *(
            "solar panel installation",
            "solar installation",
            "rooftop solar",
            "install solar",
        ),
    ),
    subjects=("a dripping tap", "a squeaky door", "new floorboards", "an old kitchen"),
    titles=("Fix It Yourself: {subject}", "Weekend Project: {subject}", "{subject}, Before and After"),
    people=("a handyman with a tool belt", "a woman in dusty jeans", "a neighbour with a cordless drill"),
    places=("in the middle of the room", "on a plastic sheet", "next to an open toolbox"),
    details=("tools lie in a row", "a lamp hangs from a hook", "a radio plays in the next room"),
    stages=(
        Stage(
            "What is wrong",
            ("taps on the surface and listens", "shines a torch into a corner"),
            ("Let us see what we are dealing with.", "It looks worse than it is."),
        ),
        Stage(
            "Tools and material",
            ("empties a toolbox onto a sheet", "reads the label of a tin"),
            ("You can borrow most of these tools.", "Buy a little more than you need."),
        ),
        Stage(
            "Doing the job",
            ("works carefully with a screwdriver", "presses a piece into place"),
            ("Take your time here.", "Do not force it."),
        ),
        Stage(
            "Before and after",
            ("wipes everything clean", "compares it with an old photo"),
            ("As good as new.", "That saved us a lot of money."),
        ),
    ),
    remarks=("I got the parts in {town}.", "{company} would have charged a fortune."),
    signs=("Wet paint", "Turn off the water", "Day 2", "Tools needed"),
    brands=("Toolbarn", "Fixwell", "Hammer & Home"),
    hashtags=("diy", "homeimprovement", "renovation", "howto", "repair", "beforeandafter"),
    genre=Genre.TUTORIAL,
)

CARS = Topic(
    name="Cars",
    keywords=(
        *("car", "automobile", "oil", "brake", "tire", "tyre", "tesla", "porsche", "honda", "toyota", "bmw", "ford"),
        *("mustang", "mechanic", "garage", "motor", "vehicle", "driving", "motorcycle", "winter"),
    ),
    decides=(
        *("mustang", "car restoration", "parallel parking", "driving lesson", "brake pads", "oil change"),
        *("flat tire", "flat tyre"),
        *("reifenwechsel", "ölwechsel", "autoreparatur"),
    ),
    subjects=("an old convertible", "a family car", "a change of tyres", "an electric sedan"),
    titles=("In the Garage: {subject}", "On the Road with {subject}", "{subject}: What to Know"),
    people=("a mechanic in black overalls", "a driver with sunglasses", "a car lover in a leather jacket"),
    places=("in a tidy garage", "beside the car", "at the side of the road"),
    details=("the motor ticks as it cools", "a ratchet clicks", "chrome shines in the light"),
    stages=(
        Stage(
            "A walk around the car",
            ("walks once around the car", "opens the bonnet"),
            ("Let us start with a look around.", "There is a bit of rust, nothing serious."),
        ),
        Stage(
            "Under the bonnet",
            ("checks a cable with two fingers", "pulls out a dipstick"),
            ("Let the motor cool down first.", "Always note which screw came from where."),
        ),
        Stage(
            "On the road",
            ("turns the key and listens", "drives slowly around a bend"),
            ("You can feel the difference at once.", "Keep both hands on the wheel."),
        ),
        Stage(
            "Parking up",
            ("rolls into a parking space", "polishes the door with a cloth"),
            ("That was the last drive for today.", "Check it again after a hundred kilometres."),
        ),
    ),
    remarks=("The spare parts came from {town}.", "We thank {company} for the lift."),
    signs=("Garage", "5W-30", "No smoking", "Test drive"),
    brands=("Torquemaster", "Motorina", "Wheelhouse"),
    hashtags=("cars", "automotive", "carlovers", "garage", "driving", "mechanic"),
)

TOPICS = (CONSTRUCTION, FACTORY, REAL_ESTATE, REPAIR, CARS)
