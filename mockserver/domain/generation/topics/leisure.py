"""Topics of free time: ball games, races, concerts, travel, landscapes, parties, fashion, video games."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

BALL_GAMES = Topic(
    name="Sports match",
    keywords=(
        *("sports", "sport", "basketball", "handball", "volleyball", "tennis", "hockey", "rugby", "baseball"),
        *("cricket", "semifinal", "team", "player", "coach", "tournament", "cup", "league", "highlights", "shootout"),
        *("overtime", "playoff", "partido", "badminton", "championship", "olympic", "polo", "netball", "bout"),
    ),
    decides=(
        *("world cup", "water polo", "netball", "table tennis", "ping pong", "dunk contest", "championship game"),
        "penalty shootout",
    ),
    subjects=("a close basketball game", "the handball final", "a tennis rally", "the junior tournament"),
    titles=("Game Day: {subject}", "The Decisive Minutes of {subject}", "{subject}: the Highlights"),
    people=("a player in a white shirt", "the coach with a clipboard", "the captain with a headband"),
    places=("in front of the stands", "at the edge of the playing area", "under bright floodlights"),
    details=("the crowd roars", "a whistle blows", "the scoreboard changes"),
    stages=(
        Stage(
            "Before the start",
            ("warms up near the line", "talks to the team in a circle"),
            ("Both teams have come to win.", "The stands are full to the last seat."),
        ),
        Stage(
            "The game is on",
            ("breaks through the defence", "passes at the last moment"),
            ("What a start!", "They press from the very first minute."),
        ),
        Stage(
            "The turning point",
            ("throws both arms up", "calls for a time-out"),
            ("That changes everything.", "The referee looks at it again."),
        ),
        Stage(
            "Final whistle",
            ("hugs a teammate", "shakes hands with the other side"),
            ("It is over, what a game!", "Both sides can be proud of that."),
        ),
    ),
    remarks=("The next match is in {town}.", "The man of the match gets a watch from {company}."),
    signs=("2 : 1", "Home", "Time-out", "Sold out"),
    brands=("Sportiva Nord", "Champion & Co", "Fairplay"),
    hashtags=("sports", "match", "highlights", "gameday", "team", "victory"),
    genre=Genre.COMMENTARY,
)

RACING = Topic(
    name="Racing",
    keywords=(
        *("race", "racing", "marathon", "rally", "karting", "kart", "f1", "lap", "triathlon", "derby", "pit"),
        *("finish", "surfing", "skateboard", "skiing", "snowboard", "bmx", "mtb", "downhill", "paragliding"),
        *("skydiving", "jump", "extreme", "stunt", "track", "run", "runner"),
    ),
    decides=(
        *("grand prix", "formula 1", "formula one", "f1", "horse race", "drag race", "ski race", "ski jumping"),
        *("skispringen", "ironman", "triathlon", "marathon", "half marathon", "finish line", "surfing"),
    ),
    subjects=("the last lap", "a mountain run", "the qualifying", "a downhill course"),
    titles=("Full Speed: {subject}", "Against the Clock: {subject}", "From Start to Finish: {subject}"),
    people=("a competitor with a start number", "a helper with a stopwatch", "a commentator with a headset"),
    places=("at the starting line", "along the course", "near the finish"),
    details=("spectators cheer", "the clock is running", "a flag flutters"),
    stages=(
        Stage(
            "At the start",
            ("tightens a strap", "takes a deep breath"),
            ("Three, two, one, go!", "Months of training for a few minutes."),
        ),
        Stage(
            "Finding the rhythm",
            ("leans into a turn", "looks back over one shoulder"),
            ("Do not go too fast at the beginning.", "That line was perfect."),
        ),
        Stage(
            "The hardest part",
            ("grits the teeth", "speeds up once more"),
            ("This is where it gets hard.", "Now it is all in the head."),
        ),
        Stage(
            "Across the line",
            ("raises both fists", "drops to the ground and laughs"),
            ("A new personal best!", "I would do it again tomorrow."),
        ),
    ),
    remarks=("The course record was set in {town}.", "The timing is done by {company}."),
    signs=("START", "FINISH", "Lap 3", "00:42.17"),
    brands=("Velocita", "Pace & Peak", "Apex"),
    hashtags=("racing", "speed", "action", "adrenaline", "extremesports", "race"),
    genre=Genre.COMMENTARY,
)

CONCERT = Topic(
    name="Concert",
    keywords=(
        *("concert", "orchestra", "cello", "violin", "piano", "jazz", "choir", "recital", "symphony", "band", "drum"),
        *("opera", "music", "live", "trio", "singer", "gospel", "bach", "chopin", "mozart", "mahler", "rehearsal"),
        *("instrument", "musician", "violão"),
    ),
    decides=(
        *("drum lesson", "piano lesson", "violin lesson", "choir", "orchestra", "music video", "encore"),
        *("live concert", "street performer", "street musician", "busker", "dj set", "konzert", "concierto"),
        "コンサート",
        *("beatbox", "karaoke"),
        *(
            "band practice",
            "mixing vocals",
            "ableton",
            "music production",
            "drum cover",
            "bass cover",
        ),
        *(
            "piano cover",
            "violin cover",
        ),
    ),
    subjects=("a string quartet", "an evening of jazz", "a school choir", "a piano recital"),
    titles=("Live: {subject}", "An Evening with {subject}", "{subject} Tonight"),
    people=("a musician in black", "the conductor with a baton", "a soloist with closed eyes"),
    places=("on a dim stage", "in a small concert hall", "between music stands"),
    details=("the audience holds its breath", "a spotlight warms up", "sheet music turns"),
    stages=(
        Stage(
            "Tuning up",
            ("tunes the instrument", "nods to the others"),
            ("Give us an A, please.", "The hall has a wonderful sound."),
        ),
        Stage(
            "First movement",
            ("plays the first notes", "counts the others in"),
            ("Listen to how quietly it begins.", "This melody comes back at the end."),
        ),
        Stage(
            "The solo",
            ("plays a long solo", "bends over the instrument"),
            ("Nobody dares to cough now.", "It took two years to learn this part."),
        ),
        Stage(
            "Encore",
            ("bows to the applause", "plays one last piece"),
            ("One more, if you insist.", "Thank you, and good night."),
        ),
    ),
    remarks=("The tour goes on to {town}.", "The instrument is on loan from {company}."),
    signs=("Tonight", "No photographs", "Row 7", "Programme"),
    brands=("Sonatina", "Halltone", "Cadenza"),
    hashtags=("music", "concert", "livemusic", "musician", "performance", "stage"),
    genre=Genre.STAGE,
)

TRAVEL = Topic(
    name="Travel",
    keywords=(
        *("travel", "trip", "vacation", "holiday", "tourist", "temple", "kyoto", "venice", "paris", "bangkok"),
        *("bali", "backpacking", "sightseeing", "vlog", "tower", "ruins", "hotel", "beach", "island", "castle"),
        *("museum", "journey", "gondola", "machu", "tuscany", "serengeti"),
    ),
    decides=(
        *("gita", "honeymoon", "van life", "vanlife", "road trip", "food tour", "walking tour", "city tour"),
        *("island hopping", "urlaub"),
        *("viaje", "viagem", "vacaciones", "vacances", "férias", "旅行", "skiurlaub", "layover"),
    ),
    subjects=("three days in the old town", "a quiet island", "a temple garden", "the coast road"),
    titles=("Travel Diary: {subject}", "Worth the Trip: {subject}", "Postcard from {subject}"),
    people=("a traveller with a backpack", "a local guide with an umbrella", "a friend with a paper map"),
    places=("among other visitors", "on a narrow street", "at a viewpoint"),
    details=("a bell rings in the distance", "bags rattle over cobblestones", "people take pictures"),
    stages=(
        Stage(
            "Arrival",
            ("steps out with a suitcase", "unfolds a map"),
            ("We finally made it.", "The air smells different here."),
        ),
        Stage(
            "Seeing the sights",
            ("looks up and points", "takes a picture of the view"),
            ("Come early, before the crowds.", "It is much larger than in the pictures."),
        ),
        Stage(
            "Local life",
            ("tries a local dish", "chats with somebody from here"),
            ("Ask the people who live here.", "We learned three words of the language."),
        ),
        Stage(
            "Saying goodbye",
            ("waves at the camera", "writes a postcard"),
            ("One day more would have been nice.", "We will come back, that is certain."),
        ),
    ),
    remarks=("Next we take the bus to {town}.", "We booked it through {company}."),
    signs=("Old town", "Tickets", "Viewpoint 200 m", "Welcome"),
    brands=("Wanderly", "Farpost", "Compass & Key"),
    hashtags=("travel", "wanderlust", "sightseeing", "vacation", "explore", "tourism"),
    genre=Genre.HOME_VIDEO,
)

LANDSCAPE = Topic(
    name="Landscape",
    keywords=(
        *("landscape", "drone", "aerial", "timelapse", "lapse", "waterfall", "mountain", "canyon", "sunset"),
        *("sunrise", "fjord", "desert", "dune", "glacier", "valley", "lake", "river", "nature", "blossom", "aurora"),
        *("lights", "autumn", "alps", "iceland", "norway", "fuji"),
    ),
    decides=(
        *("drone footage", "drone shot", "aerial view", "aerial shot", "aerial footage", "paragliding", "hang gliding"),
        *("hot air balloon", "balloon ride", "northern lights", "aurora borealis", "city skyline", "sand dunes"),
    ),
    subjects=("a valley in the mist", "the northern coast", "an autumn forest", "a mountain lake"),
    titles=("From Above: {subject}", "Wide Open: {subject}", "Light over {subject}"),
    people=("a lone walker", "a photographer beside a tripod", "a drone pilot with a remote control"),
    places=("far below", "at the edge of the picture", "against a wide horizon"),
    details=("clouds drift by", "the light changes slowly", "a bird crosses the picture"),
    stages=(
        Stage(
            "First light",
            ("waits for the light", "sets up the camera"),
            ("The light is best in the first half hour.", "There is no wind at all today."),
        ),
        Stage(
            "Rising above it",
            ("looks tiny from up here", "stands still in the open"),
            ("From up here you see how it all fits together.", "The scale is hard to believe."),
        ),
        Stage(
            "Light and shadow",
            ("follows the moving shadows", "shades the eyes with one hand"),
            ("A cloud is worth more than a filter.", "Every minute it looks different."),
        ),
        Stage(
            "Last look",
            ("packs up the equipment", "turns around once more"),
            ("We had the place to ourselves.", "Sometimes it is enough just to look."),
        ),
    ),
    remarks=("The nearest village is {town}.", "The flight was permitted by {company}."),
    signs=("1,240 m", "Lookout", "Trail 7", "Protected area"),
    brands=("Skyline Air", "Horizont", "Altitude"),
    hashtags=("landscape", "nature", "aerial", "scenery", "dronevideo", "outdoors"),
    genre=Genre.DOCUMENTARY,
)

PARTY = Topic(
    name="Family celebration",
    keywords=(
        *("birthday", "party", "wedding", "christmas", "family", "halloween", "easter", "anniversary", "bride"),
        *("first", "presents", "kite", "reveal", "costume"),
    ),
    decides=(
        *("birthday", "wedding", "christmas morning", "opening presents", "hochzeit", "boda", "casamento", "mariage"),
        *("geburtstag", "cumpleaños", "aniversário", "anniversaire", "gender reveal", "baby shower", "結婚式"),
        "誕生日",
        *("bday", "wedding speech", "best man", "bar mitzvah", "bat mitzvah", "first dance", "weihnachten"),
        *("navidad", "noël", "einschulung", "kindergeburtstag"),
        *("卒業式", "proposal", "誕生日パーティー", "wesele", "düğün", "свадьба", "bruiloft"),
        *(
            "iftar",
            "seder",
            "quinceanera",
            "housewarming",
        ),
    ),
    subjects=("a garden party", "a silver wedding", "the youngest one's big day", "a family picnic"),
    titles=("Family Album: {subject}", "We Celebrate {subject}", "Memories of {subject}"),
    people=("a child with a paper crown", "an aunt with a camera", "a grandfather in his best jacket"),
    places=("at a decorated table", "between balloons", "in the middle of the family"),
    details=("everybody laughs", "glasses clink", "somebody hums a tune"),
    stages=(
        Stage(
            "Getting ready",
            ("ties a ribbon", "smiles into the camera"),
            ("Is it recording?", "Everybody look over here!"),
        ),
        Stage(
            "The big moment",
            ("claps along", "opens both eyes wide"),
            ("Here it comes!", "You should see your face."),
        ),
        Stage(
            "Together",
            ("hugs somebody tightly", "lifts a glass"),
            ("We have waited for this all year.", "Come on, one more for the album."),
        ),
        Stage(
            "A last wave",
            ("waves goodbye", "falls asleep on a sofa"),
            ("What a lovely day.", "We will watch this again in ten years."),
        ),
    ),
    remarks=("The cousins came all the way from {town}.", "The cake is from {company}."),
    signs=("Welcome", "With love", "Hooray", "Table 4"),
    brands=("Confetti", "Ribbon & Bow", "Partyhaus"),
    hashtags=("family", "celebration", "memories", "together", "love", "homevideo"),
    genre=Genre.HOME_VIDEO,
)

FASHION = Topic(
    name="Fashion and beauty",
    keywords=(
        *("fashion", "beauty", "makeup", "dress", "lookbook", "runway", "hair", "braid", "hairstyle", "outfit"),
        *("coat", "model", "skincare", "nails", "cosmetics", "eye", "clothes", "haul"),
    ),
    decides=("nail art", "french tips", "manicure", "maquillage", "makeup", "maquillaje", "maquiagem", "haircut"),
    subjects=("a summer wardrobe", "an evening look", "braided hair", "vintage coats"),
    titles=("Style Notes: {subject}", "Get Ready with Me: {subject}", "{subject}, Three Ways"),
    people=("a stylist with a tape measure", "a model in beige", "a make-up artist with a brush"),
    places=("in front of a large mirror", "in a dressing room", "under soft lights"),
    details=("a brush taps on the table", "fabric rustles", "a camera flashes"),
    stages=(
        Stage(
            "Choosing a look",
            ("holds two colours side by side", "looks into a mirror"),
            ("Start with one thing that you love.", "Less is more, as always."),
        ),
        Stage(
            "Step by step",
            ("works from the centre outwards", "pins a fold into place"),
            ("Take small amounts and build it up.", "Symmetry is overrated."),
        ),
        Stage(
            "The finishing touch",
            ("adds the last detail", "steps back to check"),
            ("This tiny detail makes all the difference.", "Let it set for a minute."),
        ),
        Stage(
            "The result",
            ("turns around slowly", "smiles at the mirror"),
            ("What do you think?", "You can wear this anywhere."),
        ),
    ),
    remarks=("I saw it first in a shop in {town}.", "The colours are by {company}."),
    signs=("New in", "Look 3", "Backstage", "Size M"),
    brands=("Velvetine", "Maison Lune", "Threadbare"),
    hashtags=("fashion", "beauty", "style", "ootd", "look", "inspiration"),
)

GAMING = Topic(
    name="Video games",
    keywords=(
        *("game", "gaming", "gameplay", "minecraft", "fortnite", "mario", "speedrun", "esports", "gamer", "console"),
        *("level", "boss", "walkthrough", "multiplayer", "zelda", "roblox", "playthrough", "puzzle", "poker"),
        "pinball",
    ),
    decides=(
        *("flight simulator", "ranked match", "valorant", "esports", "fifa", "boss fight", "elden ring"),
        *("mario kart", "speedrun", "gameplay", "lets play", "csgo"),
        *("career mode", "minecraft", "fortnite", "final boss", "call duty", "sim racing", "simracing", "gta"),
        *("pokemon", "lan party", "roblox", "zelda", "counter strike"),
        "catan",
    ),
    subjects=("a castle level", "the final boss", "a racing game", "an online match"),
    titles=("Let's Play: {subject}", "Can We StoryBeat {subject}?", "{subject} without a Scratch"),
    people=("a gamer with a headset", "a streamer in front of green light", "a friend with a second controller"),
    places=("in a small window in the corner", "in front of two screens", "on a gaming chair"),
    details=("the score counts up", "chat messages fly by", "a controller clicks"),
    stages=(
        Stage(
            "Loading up",
            ("waves at the chat", "picks a character"),
            ("Welcome back to the channel.", "I have not played this part before."),
        ),
        Stage(
            "Into the game",
            ("runs ahead", "opens the inventory"),
            ("Wait, what was that?", "We need better gear for this."),
        ),
        Stage(
            "The hard part",
            ("tries the same jump again", "leans forward and concentrates"),
            ("One more try, I promise.", "So close!"),
        ),
        Stage(
            "Level complete",
            ("jumps up and cheers", "reads out the final score"),
            ("We did it!", "Tell me in the comments what to play next."),
        ),
    ),
    remarks=("Greetings to the viewers in {town}.", "The headset is from {company}."),
    signs=("Level 7", "GAME OVER", "Score 48,200", "Press start"),
    brands=("Pixelforge", "Joypad Inc", "Respawn Cola"),
    hashtags=("gaming", "letsplay", "gamer", "gameplay", "videogames", "streamer"),
)

TOPICS = (BALL_GAMES, RACING, CONCERT, TRAVEL, LANDSCAPE, PARTY, FASHION, GAMING)
