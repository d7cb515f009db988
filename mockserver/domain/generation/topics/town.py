"""Topics of the town: traffic, railway, fire brigade, street market."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

TRAFFIC = Topic(
    name="City traffic",
    keywords=("traffic", "city", "street", "road", "crossing", "bus", "truck"),
    decides=("traffic jam", "black ice"),
    subjects=("the morning rush hour", "a busy crossroads", "a rainy evening downtown", "the ring road"),
    titles=("City Traffic: {subject}", "Watching {subject}", "{subject} from Above"),
    people=(
        "a bus driver in a blue shirt",
        "a taxi driver with a moustache",
        "a cyclist with a yellow helmet",
        "a courier with a parcel",
    ),
    places=("at a busy crossroads", "on a wide avenue", "under a railway bridge"),
    details=("pedestrians wait at the kerb", "headlights glitter on wet asphalt", "a siren wails far away"),
    stages=(
        Stage(
            "The street wakes up",
            ("pulls out of a side street", "rolls past closed shops"),
            ("It is seven o'clock in {town}.", "We are looking at {subject}."),
        ),
        Stage(
            "Red light",
            ("stops at a red traffic light", "waits behind the white line"),
            ("The lights change every ninety seconds.", "Everybody waits, more or less patiently."),
        ),
        Stage(
            "Turning left",
            ("turns left across the tram tracks", "signals and changes lanes"),
            ("The left turn is the difficult one here.", "A tram has the right of way."),
        ),
        Stage(
            "Pedestrians crossing",
            ("lets a group of pedestrians cross", "brakes in front of a zebra crossing"),
            ("At the zebra crossing people come first.", "A child waves at the driver."),
        ),
        Stage(
            "Traffic jam",
            ("crawls through a long traffic jam", "honks behind a parked lorry"),
            ("And now nothing moves at all.", "The detour is not any faster."),
        ),
        Stage(
            "The road is clear",
            ("drives away down an empty road", "disappears in the evening light"),
            ("An hour later the street is empty.", "That was {subject}, drive safely."),
        ),
    ),
    remarks=(
        "The counts were made by {company}.",
        "About two thousand vehicles pass here in an hour.",
        "The road leads to {town}.",
    ),
    signs=("STOP", "Bus lane", "30", "City centre"),
    brands=("Metroline", "Cabbie", "Parcelo"),
    hashtags=("traffic", "city", "rushhour", "street", "cars", "urban"),
    genre=Genre.DOCUMENTARY,
)

RAILWAY = Topic(
    name="Train journey",
    keywords=("train", "railway", "rail", "station", "locomotive"),
    decides=("zugfahrt", "電車"),
    subjects=("the mountain line", "a night train", "an old steam engine", "the coastal railway"),
    titles=("On Board: {subject}", "A Journey with {subject}", "Window Seat: {subject}"),
    people=(
        "a conductor in a blue cap",
        "a traveller with a yellow suitcase",
        "an engine driver with a grey moustache",
    ),
    places=("on the platform", "in a panorama carriage", "in the driver's cab"),
    details=("fields rush past the window", "a whistle blows", "the train crosses a viaduct"),
    stages=(
        Stage(
            "On the platform",
            ("checks the departure board", "lifts a suitcase onto the train"),
            ("We start at the station of {town}.", "Our journey is about {subject}."),
        ),
        Stage(
            "Departure",
            ("waves a green signal", "leans out of the window as the train departs"),
            ("Exactly on time, and off we go.", "Please mind the doors."),
        ),
        Stage(
            "Checking the tickets",
            ("stamps a paper ticket", "walks through the carriage"),
            ("Tickets, please.", "You have to change at the junction."),
        ),
        Stage(
            "Through the tunnel",
            ("looks up as the train enters a tunnel", "switches on a reading lamp"),
            ("The tunnel is four kilometres long.", "Close the window, it gets loud."),
        ),
        Stage(
            "Over the viaduct",
            ("photographs a stone viaduct", "points at the valley below"),
            ("This is the most beautiful part.", "The viaduct has stood for a century."),
        ),
        Stage(
            "Arrival",
            ("steps down onto the platform", "hugs a friend at the station"),
            ("Last stop, everybody.", "That was {subject}, until the next journey."),
        ),
    ),
    remarks=(
        "The carriages were restored by {company}.",
        "The next stop is {town}.",
        "There is a small bar in the third carriage.",
    ),
    signs=("Platform 2", "Departures", "Dining car", "Mind the gap"),
    brands=("Railway North", "Viaduct Lines", "Nightcoach"),
    hashtags=("train", "railway", "travel", "journey", "station", "windowseat"),
    genre=Genre.DOCUMENTARY,
)

FIREFIGHTING = Topic(
    name="Fire brigade",
    keywords=("firefighter", "ambulance", "firetruck", "brigade", "fireman"),
    decides=(
        *("firefighter", "fire engine", "fire truck", "fire station", "fire department", "fire brigade", "feuerwehr"),
        *("feuerwehrübung", "bomberos", "pompiers", "bombeiros"),
    ),
    subjects=("a night shift", "a ladder drill", "an exercise in a smoke house", "a day at the fire station"),
    titles=("Fire Brigade: {subject}", "With the Crew: {subject}", "Behind {subject}"),
    people=("a firefighter in full gear", "the crew chief with a radio", "a recruit with a yellow helmet"),
    places=("at the fire station", "in front of a smoking building", "next to a red fire engine"),
    details=("blue lights flash", "a hose fills with water", "smoke pours from a window"),
    stages=(
        Stage(
            "At the fire station",
            ("polishes a red fire engine", "checks the breathing masks"),
            ("This is the fire station of {town}.", "We follow the crew through {subject}."),
        ),
        Stage(
            "The alarm",
            ("slides down a pole", "pulls on heavy boots"),
            ("Alarm, everybody out.", "They have sixty seconds to leave."),
        ),
        Stage(
            "On the way",
            ("drives the fire engine through the streets", "talks into the radio"),
            ("Smoke reported on the second floor.", "We will be there in four minutes."),
        ),
        Stage(
            "Rolling out the hose",
            ("rolls a hose across the yard", "connects the hose to a hydrant"),
            ("Water on, ready when you are.", "Two people on every hose."),
        ),
        Stage(
            "Up the ladder",
            ("climbs a long ladder", "breaks a window with an axe"),
            ("Ladder up to the balcony.", "Stay low, the smoke is above you."),
        ),
        Stage(
            "All clear",
            ("takes off the helmet and drinks water", "packs the hose into the truck"),
            ("The fire is out and nobody is hurt.", "That was {subject}, well done everybody."),
        ),
    ),
    remarks=(
        "The engine was built by {company}.",
        "They train for this every week.",
        "Keep the doors closed to stop the smoke.",
    ),
    signs=("Fire station", "Exit", "112", "Engine 4"),
    brands=("Hydrant & Sons", "Ladderly", "Rescuemark"),
    hashtags=("firefighters", "rescue", "emergency", "firestation", "training", "heroes"),
    genre=Genre.DOCUMENTARY,
)

MARKET = Topic(
    name="Street market",
    keywords=("market", "shopping", "stall", "vendor", "bazaar", "food"),
    decides=("wochenmarkt", "flohmarkt", "marché", "feira", "市場", "street food", "night market", "flea market"),
    subjects=("the farmers' market", "a flea market", "the fish market at dawn", "a night market"),
    titles=("A Visit to {subject}", "{subject} on a Small Budget", "Tasting My Way through {subject}"),
    people=("a vendor with a loud voice", "a shopper with a wicker basket", "a vlogger in a denim jacket"),
    places=("between colourful stalls", "on a crowded square", "under a striped awning"),
    details=("coins clink on the counter", "oranges are piled high", "a street band plays"),
    stages=(
        Stage(
            "Between the stalls",
            ("strolls between the stalls", "waves at the camera"),
            ("Hello and welcome to {town}.", "Come with me, this is {subject}."),
        ),
        Stage(
            "Fruit and vegetables",
            ("weighs apples on an old scale", "smells a ripe melon"),
            ("Everything here was picked this morning.", "Three for the price of two."),
        ),
        Stage(
            "Bargaining",
            ("bargains over a brass lamp", "counts coins in one hand"),
            ("That is my last offer.", "Ask kindly and you may get a discount."),
        ),
        Stage(
            "Something to eat",
            ("bites into a hot pancake", "shares a bag of chestnuts"),
            ("You have to try this.", "It is sweet, crisp and very hot."),
        ),
        Stage(
            "A stall full of treasures",
            ("holds up a red silk scarf", "looks through a box of old records"),
            ("I have been looking for this for years.", "Every stall tells a story."),
        ),
        Stage(
            "The shopping bag",
            ("unpacks the shopping bag on a bench", "shows everything that was bought"),
            ("Let us see what we have got.", "That was {subject}, see you on the next one."),
        ),
    ),
    remarks=(
        "This stall belongs to {company}.",
        "People come here from as far as {town}.",
        "Bring a bag and some small change.",
    ),
    signs=("2 for 5", "Fresh today", "Cash only", "Sale"),
    brands=("Basketful", "Stallworth", "Plum & Penny"),
    hashtags=("market", "shopping", "streetfood", "vlog", "local", "bargain"),
)

TOPICS = (TRAFFIC, RAILWAY, FIREFIGHTING, MARKET)
