"""Topics of sport: football, swimming, climbing, cycling."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FOOTBALL = Topic(
    name="Football",
    keywords=("football", "soccer", "striker", "goalkeeper"),
    decides=("soccer game", "soccer match", "fußball", "futebol", "fútbol", "サッカー", "fußballspiel", "calcio"),
    subjects=("the cup final", "a local derby", "a youth match", "the last match of the season"),
    titles=("Highlights of {subject}", "{subject} in the Rain", "Football: {subject}"),
    people=("a striker in a red shirt", "the captain of the blue team", "a goalkeeper with yellow gloves"),
    places=("on a green pitch", "in front of a packed stand", "near the penalty area"),
    details=("the crowd waves scarves", "rain falls on the grass", "the coach shouts from the touchline"),
    stages=(
        Stage(
            "The teams come out",
            ("walks onto the pitch", "shakes hands before kick-off"),
            ("Good evening from {town} and welcome to {subject}.", "The stadium is full tonight."),
        ),
        Stage(
            "Kick-off",
            ("passes the ball from the centre circle", "runs with the ball along the wing"),
            ("And the match is under way.", "They start at a very high pace."),
        ),
        Stage(
            "A first chance",
            ("shoots at the goal from long range", "heads the ball over the crossbar"),
            ("What a chance, just over the bar.", "The keeper was beaten there."),
        ),
        Stage(
            "A hard tackle",
            ("slides into a tackle", "argues with the referee"),
            ("The referee reaches for the yellow card.", "That tackle came far too late."),
        ),
        Stage(
            "The goal",
            ("scores with a low shot", "celebrates a goal at the corner flag"),
            ("Goal, what a finish.", "The whole stand is on its feet."),
        ),
        Stage(
            "Final whistle",
            ("swaps shirts after the match", "lifts a silver trophy"),
            ("And there is the final whistle.", "That was {subject}, thank you for watching."),
        ),
    ),
    remarks=(
        "The match ball was brought by {company}.",
        "They have won four matches in a row.",
        "Fans have come from {town}.",
    ),
    signs=("1 : 0", "45:00", "Substitution", "Half-time"),
    brands=("Strikewear", "Volanti", "Cupola Sports"),
    hashtags=("football", "soccer", "goal", "matchday", "derby", "highlights"),
    genre=Genre.COMMENTARY,
)

SWIMMING = Topic(
    name="Swimming",
    keywords=("swimming", "swim", "swimmer", "freestyle", "backstroke"),
    decides=(
        *("schwimmen", "schwimmkurs", "natación", "natation", "natação", "水泳", "butterfly final", "breaststroke"),
        *("backstroke", "freestyle", "swim meet", "lifeguard"),
    ),
    subjects=("front crawl", "the butterfly stroke", "a relay race", "backstroke for beginners"),
    titles=("Swimming Lesson: {subject}", "Better at {subject}", "Learning {subject} in the Pool"),
    people=("a swimmer in a black cap", "a coach with a stopwatch", "a boy with blue goggles"),
    places=("in an indoor pool", "at the edge of the pool", "in lane four"),
    details=("water splashes over the lane line", "sunlight ripples on the tiles", "a whistle echoes in the hall"),
    stages=(
        Stage(
            "Warming up",
            ("stretches both arms beside the water", "adjusts a pair of goggles"),
            ("Welcome to the pool in {town}.", "Today's lesson is {subject}."),
        ),
        Stage(
            "The start",
            ("dives from the starting block", "pushes off from the wall"),
            ("Keep your body long and straight.", "Leave the block with both feet."),
        ),
        Stage(
            "The arms",
            ("pulls through the water with long strokes", "shows the arm movement on land"),
            ("The elbow stays high under water.", "Reach forward before you pull."),
        ),
        Stage(
            "The legs",
            ("kicks with a foam board", "kicks with straight legs near the surface"),
            ("Kick from the hip, not from the knee.", "Small, quick kicks are enough."),
        ),
        Stage(
            "Breathing",
            ("turns the head to breathe", "blows bubbles under water"),
            ("Breathe out slowly under water.", "Turn your head, do not lift it."),
        ),
        Stage(
            "The last length",
            ("touches the wall at the end of the lane", "climbs out of the pool and smiles"),
            ("That was a personal best.", "That was {subject}, twice a week is best."),
        ),
    ),
    remarks=(
        "The board is a present from {company}.",
        "The water has twenty-six degrees.",
        "Take a short rest between the lengths.",
    ),
    signs=("Lane 4", "No running", "Depth 1.80 m", "00:58.21"),
    brands=("Aquaflint", "Finwave", "Deeplane"),
    hashtags=("swimming", "pool", "swimcoach", "freestyle", "training", "watersport"),
    genre=Genre.COMMENTARY,
)

CLIMBING = Topic(
    name="Climbing",
    keywords=("climbing", "climb", "climber", "boulder", "bouldering", "summit"),
    decides=("登山",),
    subjects=("a limestone wall", "a first lead climb", "a bouldering problem", "a long alpine route"),
    titles=("Climbing {subject}", "Up and Up: {subject}", "One Day on {subject}"),
    people=("a climber with a red helmet", "a woman with chalky hands", "a guide in an orange jacket"),
    places=("on a steep rock face", "in a climbing hall", "high above a valley"),
    details=("the rope runs through a carabiner", "chalk dust floats in the air", "clouds drift past the ridge"),
    stages=(
        Stage(
            "Checking the gear",
            ("ties a figure-of-eight knot", "checks a harness and a carabiner"),
            ("Today is about {subject}, so we check each other.", "Look at the knot, then at the harness."),
        ),
        Stage(
            "The first moves",
            ("reaches for a small hold", "steps onto a narrow ledge"),
            ("Trust your feet and stay close to the wall.", "Straight arms save strength."),
        ),
        Stage(
            "Clipping the rope",
            ("clips the rope into a bolt", "takes in slack with a belay device"),
            ("Clip when you stand well.", "Please take in the rope."),
        ),
        Stage(
            "The hard part",
            ("hangs from one hand below an overhang", "swings a heel onto the edge"),
            ("This is the hardest move of the day.", "Breathe, then go for it."),
        ),
        Stage(
            "A short fall",
            ("falls and dangles in the rope", "rests in the harness and shakes both arms"),
            ("The rope held, all is well.", "A fall is part of the sport."),
        ),
        Stage(
            "At the top",
            ("waves from the top", "looks over the valley from the summit"),
            ("What a view, you can see {town} from here.", "That was {subject}, now we go down safely."),
        ),
    ),
    remarks=(
        "The helmets were tested by {company}.",
        "The rock is still cold in the morning.",
        "Never climb without a partner check.",
    ),
    signs=("Grade 6a", "Helmet on", "Route 12", "Summit 2,140 m"),
    brands=("Cragline", "Northhold", "Karabo"),
    hashtags=("climbing", "bouldering", "mountains", "rock", "outdoors", "summit"),
)

CYCLING = Topic(
    name="Cycling",
    keywords=("cycling", "cyclist", "bike", "bicycle", "biking", "pedal"),
    decides=(
        *("tour de france", "giro", "vuelta", "peloton", "criterium", "bike race", "fahrradtour", "radtour"),
        *("ciclismo", "vélo", "bicicleta", "自転車", "tour flanders", "paris roubaix", "milan sanremo", "gravel ride"),
        "bike leg",
    ),
    subjects=("a mountain stage", "repairing a flat tyre", "a ride along the coast", "choosing a first road bike"),
    titles=("Cycling: {subject}", "Two Wheels and {subject}", "{subject}, on the Bike"),
    people=("a cyclist in a yellow jersey", "a mechanic with oily fingers", "a rider with a grey beard"),
    places=("on a winding road", "outside a bike workshop", "on a hill above the sea"),
    details=("the chain clicks over the gears", "a support car follows", "wind pulls at the jersey"),
    stages=(
        Stage(
            "Getting ready",
            ("pumps air into a tyre", "buckles a white helmet"),
            ("Hello from {town}, the bikes are ready.", "Our plan today is {subject}."),
        ),
        Stage(
            "Setting off",
            ("clicks both shoes into the pedals", "rolls out of the yard"),
            ("Start in an easy gear.", "Mind the gravel at the gate."),
        ),
        Stage(
            "Uphill",
            ("climbs a steep bend out of the saddle", "drinks from a bottle on the climb"),
            ("Find a rhythm and keep it.", "The gradient is nine per cent here."),
        ),
        Stage(
            "A stop by the road",
            ("changes an inner tube by the road", "oils the chain with a small bottle"),
            ("Take the wheel out with the chain on the small cog.", "A drop of oil on every link will do."),
        ),
        Stage(
            "Downhill",
            ("races down a long descent", "leans into a fast corner"),
            ("Brake before the corner, not in it.", "Keep your weight low."),
        ),
        Stage(
            "The finish",
            ("crosses the finish line", "raises both arms on the bike"),
            ("Eighty kilometres, and my legs can feel them.", "That was {subject}, see you on the road."),
        ),
    ),
    remarks=(
        "The wheels were built by {company}.",
        "There is a cafe in {town} that knows us well.",
        "Always wear a helmet.",
    ),
    signs=("Finish", "9 %", "Bike route 7", "5 km to go"),
    brands=("Velocrown", "Spoke & Sons", "Gradient"),
    hashtags=("cycling", "roadbike", "bike", "ride", "climb", "twowheels"),
)

TOPICS = (FOOTBALL, SWIMMING, CLIMBING, CYCLING)
