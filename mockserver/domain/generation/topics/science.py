"""Topics of science: astronomy, robotics, chemistry, weather."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

ASTRONOMY = Topic(
    name="Astronomy",
    keywords=("astronomy", "star", "planet", "telescope", "galaxy", "moon", "space", "comet", "eclipse", "saturn"),
    decides=(
        "astrophotography",
        "hubble",
        "james webb",
        "space telescope",
        "deep field",
        "star trails",
        "star party",
    ),
    subjects=("the rings of Saturn", "a lunar eclipse", "the winter sky", "a distant galaxy"),
    titles=("Astronomy: {subject}", "Looking at {subject}", "A Night with {subject}"),
    people=("an astronomer in a thick coat", "a student with a star map", "a guide with a red torch"),
    places=("under a dark sky", "inside a domed observatory", "beside a large telescope"),
    details=("the Milky Way arches overhead", "the dome turns slowly", "a meteor crosses the sky"),
    stages=(
        Stage(
            "Dusk at the observatory",
            ("opens the dome of the observatory", "walks up a hill at dusk"),
            ("Good evening from the observatory above {town}.", "Tonight we look at {subject}."),
        ),
        Stage(
            "Setting up the telescope",
            ("aligns a telescope with the north star", "screws an eyepiece into the telescope"),
            ("First we point it at the pole star.", "Give your eyes twenty minutes in the dark."),
        ),
        Stage(
            "Finding the constellations",
            ("points at the Big Dipper", "unfolds a map of the stars"),
            ("Follow the handle to the bright orange star.", "Orion is rising in the east."),
        ),
        Stage(
            "Through the eyepiece",
            ("looks through the eyepiece", "turns the focus wheel by a hair"),
            ("There it is, sharp and clear.", "This light has travelled for a very long time."),
        ),
        Stage(
            "Taking a picture",
            ("attaches a camera to the telescope", "checks a long exposure on a laptop"),
            ("We stack thirty pictures into one.", "Even a cheap camera can do this."),
        ),
        Stage(
            "Before dawn",
            ("closes the dome as the sky grows pale", "pours tea from a flask"),
            ("The first birds are singing already.", "That was {subject}, clear skies to all of you."),
        ),
    ),
    remarks=("The mirror was ground by {company}.", "The lights of {town} are far enough away.", "No cloud in sight."),
    signs=("Magnification 120x", "Observatory", "Red light only", "Exposure 30 s"),
    brands=("Starwell", "Noctiscope", "Orbita"),
    hashtags=("astronomy", "stars", "space", "telescope", "nightsky", "stargazing"),
    genre=Genre.DOCUMENTARY,
)

ROBOTICS = Topic(
    name="Robotics",
    keywords=("robotics", "robot", "automation", "sensor", "ai"),
    subjects=("a walking robot", "a gripper that sorts bottles", "a line-following robot", "a small rescue robot"),
    titles=("Robotics Lab: {subject}", "Building {subject}", "{subject}: a First Test"),
    people=("an engineer in a grey hoodie", "a researcher with a tablet", "a student with a soldering iron"),
    places=("in a robotics lab", "at a bench full of cables", "on a marked test floor"),
    details=("a robot arm swings to the left", "green lights blink on a board", "a graph scrolls on the screen"),
    stages=(
        Stage(
            "In the robotics lab",
            ("enters a lab with glass walls", "switches on a small robot"),
            ("Welcome to our lab in {town}.", "We have been working on {subject}."),
        ),
        Stage(
            "Wiring the sensors",
            ("solders a wire to a sensor", "plugs a cable into a circuit board"),
            ("The sensors tell it where it is.", "Red is power, black is ground."),
        ),
        Stage(
            "Writing the program",
            ("types code on a laptop", "explains a diagram on a whiteboard"),
            ("The program runs a hundred times a second.", "Most of the work is finding mistakes."),
        ),
        Stage(
            "A first test",
            ("watches the robot take three steps", "catches the robot as it tips over"),
            ("Here we go, first test.", "Well, that was almost a success."),
        ),
        Stage(
            "Tuning the motors",
            ("turns a screw on a motor", "moves a slider on the screen"),
            ("A little less power on the left motor.", "Now the movement is much smoother."),
        ),
        Stage(
            "It works",
            ("claps as the robot reaches the goal", "lifts the robot onto the table"),
            ("It works, look at that.", "That was {subject}, the code is on our page."),
        ),
    ),
    remarks=(
        "The motors were provided by {company}.",
        "Batteries are the heaviest part.",
        "Artificial intelligence helps it to see.",
    ),
    signs=("Test 14", "Emergency stop", "Battery 82 %", "Lab 2"),
    brands=("Servonix", "Boltwise", "Axiom Motion"),
    hashtags=("robotics", "robot", "engineering", "ai", "lab", "maker"),
)

CHEMISTRY = Topic(
    name="Chemistry",
    keywords=("chemistry", "chemist", "experiment", "laboratory", "science", "reaction", "acid", "molecule"),
    decides=(
        "zebrafish",
        "embryo",
        "dna extraction",
        "petri dish",
        "cell culture",
    ),
    subjects=(
        "a colour-changing reaction",
        "growing crystals",
        "red cabbage as an indicator",
        "an elephant's toothpaste",
    ),
    titles=("Chemistry at School: {subject}", "{subject}, Explained", "The Experiment: {subject}"),
    people=("a chemist in a white coat", "a teacher with safety goggles", "a pupil with blue gloves"),
    places=("in a school laboratory", "behind a fume hood", "at a tiled bench"),
    details=("a beaker bubbles", "vapour rolls over the bench", "a flame burns blue"),
    stages=(
        Stage(
            "Safety first",
            ("puts on safety goggles", "buttons a white coat"),
            ("Goggles on, please, and then we start.", "Today's experiment is about {subject}."),
        ),
        Stage(
            "Measuring the liquids",
            ("pours a clear liquid into a cylinder", "reads the scale at eye level"),
            ("Read it at the bottom of the curve.", "Exactly fifty millilitres."),
        ),
        Stage(
            "Heating",
            ("lights a gas burner", "warms a test tube over the flame"),
            ("Point the opening away from everybody.", "Move it gently in the flame."),
        ),
        Stage(
            "The reaction",
            ("drops a tablet into the beaker", "stirs until the liquid turns purple"),
            ("Watch the colour, now it changes.", "That is the reaction we were waiting for."),
        ),
        Stage(
            "The explanation",
            ("draws a molecule on the board", "holds a model of a molecule"),
            ("The atoms have only changed partners.", "Nothing is lost, it is all still there."),
        ),
        Stage(
            "Cleaning up",
            ("rinses a flask in the sink", "hangs the goggles on a hook"),
            ("Everything goes into the right container.", "That was {subject}, do try it with a teacher."),
        ),
    ),
    remarks=(
        "Our glass comes from {company}.",
        "A school in {town} sent us this idea.",
        "Never taste anything in a laboratory.",
    ),
    signs=("pH 3", "Caution: hot", "50 ml", "Experiment 5"),
    brands=("Labrium", "Flask & Flame", "Indigo Glass"),
    hashtags=("chemistry", "science", "experiment", "laboratory", "school", "reaction"),
    genre=Genre.LECTURE,
)

WEATHER = Topic(
    name="Weather",
    keywords=("weather", "storm", "forecast", "rain", "snow", "tornado", "hurricane", "cloud", "climate"),
    decides=("gewitter", "unwetter", "orage", "tormenta", "tempestade", "台風"),
    subjects=("the coming storm", "a week of snow", "the first heat of summer", "fog on the coast"),
    titles=("Weather: {subject}", "Forecast: {subject}", "All about {subject}"),
    people=("a presenter in a blue suit", "a meteorologist with a tablet", "a reporter under an umbrella"),
    places=("in front of a weather map", "on a windy beach", "in a television studio"),
    details=("rain beats against the lens", "arrows move across the map", "dark clouds roll in"),
    stages=(
        Stage(
            "The headlines",
            ("greets the viewers", "walks up to a large screen"),
            ("Good evening, here is the weather.", "Tonight it is all about {subject}."),
        ),
        Stage(
            "The map",
            ("points at a low on the map", "sweeps one hand along the coast"),
            ("This low is moving in from the west.", "The lines are close together, so it gets windy."),
        ),
        Stage(
            "Outside with the reporter",
            ("leans into the wind", "holds a microphone in the rain"),
            ("Here in {town} you can hardly stand.", "People are asked to stay at home."),
        ),
        Stage(
            "The satellite picture",
            ("shows a satellite picture of the clouds", "zooms in on a swirl of cloud"),
            ("From above it looks almost peaceful.", "Look at the swirl in the middle."),
        ),
        Stage(
            "The next days",
            ("taps on a table of temperatures", "counts the days on one hand"),
            ("On Thursday it calms down.", "Temperatures stay around six degrees."),
        ),
        Stage(
            "Good night",
            ("closes the broadcast with a smile", "folds the umbrella"),
            ("That was {subject}, keep warm.", "Good night, and take care."),
        ),
    ),
    remarks=(
        "The pictures come from {company}.",
        "The station in {town} measured a record.",
        "Please fasten your garden chairs.",
    ),
    signs=("6 °C", "Storm warning", "Tomorrow", "Gusts 95 km/h"),
    brands=("Skywire", "Channel Nine Weather", "Fogline"),
    hashtags=("weather", "forecast", "storm", "meteorology", "news", "rain"),
    genre=Genre.NEWS_REPORT,
)

TOPICS = (ASTRONOMY, ROBOTICS, CHEMISTRY, WEATHER)
