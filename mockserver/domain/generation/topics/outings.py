"""Topics of days out and evenings in: hiking, paddling, games at a table, drives. Only names choose them."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

HIKING = Topic(
    name="Hiking",
    keywords=("hike", "hiking", "trail", "trek", "trekking", "foraging", "mushroom", "waterfall", "wanderung"),
    decides=(
        *("hiking", "trekking", "day hike", "mushroom foraging", "mushroom picking", "forest walk", "woodland walk"),
        *("wanderung", "wandern", "wandertocht", "randonnée", "escursione", "senderismo", "trilha", "ハイキング"),
        "登山",
        *("nature walk", "hut to hut", "pilgrimage walk", "camino santiago"),
    ),
    subjects=("a day on the trail",),
    titles=("On Foot: {subject}", "Step by Step: {subject}"),
    people=("a walker with a stick", "a woman with a backpack", "a man in muddy boots"),
    places=("on a narrow path", "at a wooden signpost", "between tall trees"),
    details=("leaves rustle", "a stream runs beside the path", "clouds hang over the ridge", "boots crunch on gravel"),
    stages=(
        Stage(
            "Setting out",
            ("ties both boots", "reads a signpost"),
            ("We should be up there by noon.", "Have you got the map?"),
        ),
        Stage(
            "On the way",
            ("steps over a root", "stops and looks around"),
            ("Slowly, the path is wet here.", "Listen, it is completely quiet."),
        ),
        Stage(
            "The best place of the day",
            ("sits down on a rock", "unpacks bread and cheese"),
            ("It was worth every step.", "We stay here for a while."),
        ),
        Stage(
            "The way back",
            ("walks down in the evening light", "takes off a backpack"),
            ("My knees will remember that.", "The same again next weekend?"),
        ),
    ),
    remarks=("The path goes on to {town}.", "The boots are from {company}."),
    signs=("Summit 2 h", "Trail closed", "Viewpoint", "Spring water"),
    brands=("Longpath", "Ridge & Root", "Waymark"),
    hashtags=("hiking", "trail", "outdoors", "nature", "walking", "mountains"),
)

PADDLING = Topic(
    name="Rowing and paddling",
    keywords=("kayak", "kayaking", "canoe", "canoeing", "paddle", "paddling", "rafting", "oar"),
    decides=(
        *("rowing eights", "rowing club", "rowing race", "rowing crew", "rowing practice", "kayak", "kayaking"),
        *("canoe", "canoeing", "rafting", "paddle board", "paddleboard", "dragon boat"),
        *("rowing regatta", "kajak", "kanu", "rudern", "ruderregatta", "canoa", "aviron", "canotaje", "remo"),
    ),
    subjects=("a morning on the river",),
    titles=("On the Water: {subject}", "With the Current: {subject}"),
    people=("a rower in a striped shirt", "a paddler in a life jacket", "a coach with a megaphone"),
    places=("on calm water", "at a wooden landing stage", "near the far bank"),
    details=("blades dip into the water", "ripples spread", "a duck swims past", "the boat glides"),
    stages=(
        Stage(
            "Into the boat",
            ("carries a boat to the water", "fastens a life jacket"),
            ("One foot in, and then sit down at once.", "The water is as flat as a mirror."),
        ),
        Stage(
            "Finding the rhythm",
            ("pulls with a straight back", "dips the blade without a splash"),
            ("Long strokes, do not rush.", "Together, and let it run."),
        ),
        Stage(
            "The fast part",
            ("leans into every stroke", "steers around a rock"),
            ("Give me ten strong ones!", "Keep your eyes on the line."),
        ),
        Stage(
            "Back on the bank",
            ("lifts a boat out of the water", "wrings out a wet shirt"),
            ("Everybody is wet, and nobody minds.", "That was our best time this year."),
        ),
    ),
    remarks=("The next race is in {town}.", "The boat was built by {company}."),
    signs=("Lane 4", "Landing stage", "Life jackets", "500 m"),
    brands=("Stillwater", "Blade & Bow", "Riverside"),
    hashtags=("rowing", "paddling", "river", "kayak", "watersport", "outdoors"),
)

GAME_NIGHT = Topic(
    name="Games at the table",
    keywords=("dice", "poker", "catan", "boardgame", "tabletop", "snooker", "billiards", "darts", "puzzle", "quiz"),
    decides=(
        *("d&d", "dnd", "dungeons dragons", "board game", "board games", "card game", "poker", "catan", "quiz night"),
        *("escape room", "game night", "tabletop", "warhammer", "snooker", "billiards", "darts", "jigsaw", "pub quiz"),
        *("spieleabend", "brettspiel", "juego de mesa", "jeu de société", "mahjong", "dominoes"),
    ),
    subjects=("a long evening of games",),
    titles=("Your Turn: {subject}", "One More Round: {subject}"),
    people=("a player with a raised eyebrow", "a friend with a mug", "a woman in a knitted sweater"),
    places=("at a round table", "under a low lamp", "beside a shelf of games"),
    details=("a clock ticks", "somebody groans", "snacks are passed around", "a score is written down"),
    stages=(
        Stage(
            "The rules",
            ("reads the rules aloud", "counts the points so far"),
            ("Who begins?", "We play it as always, agreed?"),
        ),
        Stage(
            "The first rounds",
            ("hesitates before the next move", "looks at the others one by one"),
            ("I did not see that coming.", "Take your time, we have all night."),
        ),
        Stage(
            "It gets serious",
            ("leans over the table", "takes aim with one eye closed"),
            ("This decides everything.", "You are bluffing, I can tell."),
        ),
        Stage(
            "The winner",
            ("raises both arms", "shakes hands and laughs"),
            ("I want a return match.", "Beginner's luck, nothing else."),
        ),
    ),
    remarks=("We always play in {town}.", "The table is from {company}."),
    signs=("Round 5", "Your turn", "42 points", "House rules"),
    brands=("Longtable", "Sixes", "Meeple House"),
    hashtags=("gamenight", "games", "friends", "tabletop", "fun", "play"),
    genre=Genre.HOME_VIDEO,
)

DASHCAM = Topic(
    name="Dashcam",
    keywords=("dashcam",),
    decides=("dashcam", "dash cam", "dashboard camera", "road rage"),
    happens=("tailgating",),
    subjects=("a drive through the rain",),
    titles=("Dashcam: {subject}", "From the Windscreen: {subject}"),
    people=("a white van", "the car ahead", "a delivery lorry"),
    places=("behind the windscreen", "in the right lane", "at the end of a bend"),
    details=(
        "wipers move across the windscreen",
        "brake lights flash",
        "the speed is shown below",
        "road signs pass by",
    ),
    stages=(
        Stage("On the road", ("keeps a steady distance", "changes lanes"), ("Everything is quiet so far.",)),
        Stage("Something ahead", ("slows down", "brakes hard"), ("Watch the right side.",)),
        Stage("The moment itself", ("swerves to one side", "misses the crash barrier by a hand"), ("That was close.",)),
        Stage("Driving on", ("drives on slowly", "pulls over with hazard lights on"), ("Nobody is hurt.",)),
    ),
    remarks=("The exit for {town} comes next.",),
    signs=("80", "Exit 12", "REC", "Roadworks"),
    brands=("Roadwitness", "Clearview", "Frontcam"),
    hashtags=("dashcam", "driving", "road", "traffic", "caughtoncamera", "car"),
    is_watched_only=True,
)

TOPICS = (HIKING, PADDLING, GAME_NIGHT, DASHCAM)
