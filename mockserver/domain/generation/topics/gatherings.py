"""Topics of families, congregations, online talks and single athletes. Only names choose them."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

WORSHIP = Topic(
    name="Worship",
    keywords=(
        *("sermon", "prayer", "priest", "pastor", "worship", "baptism", "communion", "bible", "psalm", "homily"),
        *("funeral", "gottesdienst", "taufe", "misa", "bautizo", "messe", "culto"),
    ),
    decides=(
        *("sermon", "homily", "baptism", "communion", "eucharist", "liturgy", "worship", "funeral", "church service"),
        *("sunday service", "christening", "gottesdienst", "taufe", "bautizo", "baptême", "batizado", "predigt"),
        *("easter mass", "sunday mass", "midnight mass", "christmas mass", "mass cathedral", "bible study", "torah"),
        *("rabbi", "khutbah", "holy mass", "santa misa", "alms", "buddhist monks", "christmas eve service"),
        *("sunday school", "candlelight service"),
    ),
    subjects=("a service by candlelight",),
    titles=("Sunday: {subject}", "Together for {subject}"),
    people=("a speaker with a book", "a visitor in a dark coat", "a singer in a long robe"),
    places=("in front of rows of seats", "under a high window", "beside the lectern"),
    details=("candles burn", "people sing", "pages rustle", "light falls through the window"),
    stages=(
        Stage(
            "Welcome",
            ("greets people at the door", "takes a seat in the middle"),
            ("Welcome, it is good that you are here.", "Please rise for the first song."),
        ),
        Stage(
            "The reading",
            ("reads from the lectern", "listens with folded hands"),
            ("Let us hear the reading.", "These words are older than this building."),
        ),
        Stage(
            "The thought of the day",
            ("speaks to the congregation", "pauses for a moment"),
            ("What does that mean for us?", "Take that with you into the week."),
        ),
        Stage(
            "Blessing",
            ("raises both hands", "shakes hands at the door"),
            ("Go in peace.", "There is coffee afterwards."),
        ),
    ),
    remarks=("Our guests came from {town}.", "{company} paid for the new heating."),
    signs=("Welcome", "Please be quiet", "Sunday 10 am", "Donations"),
    brands=("Open Door", "Bell & Book", "Candlelight"),
    hashtags=("faith", "worship", "community", "prayer", "hope", "peace"),
    genre=Genre.STAGE,
)

WEBINAR = Topic(
    name="Webinar",
    keywords=("webinar", "online"),
    decides=("webinar", "virtual conference", "online seminar", "online workshop"),
    subjects=("a live session with questions",),
    titles=("Webinar: {subject}", "Live Session: {subject}"),
    people=("a speaker with a headset", "a moderator in a grey pullover", "an expert with glasses"),
    places=("in a small window beside a slide", "in a video call", "in front of a bookshelf"),
    details=("a slide changes", "messages appear in the chat", "somebody unmutes a microphone"),
    stages=(
        Stage(
            "Welcome",
            ("waves into the camera", "shares the screen"),
            ("Can everybody see the slides?", "We are recording this session."),
        ),
        Stage(
            "The overview",
            ("reads out the agenda", "points at a list with the cursor"),
            ("We have three parts today.", "Put your questions into the chat."),
        ),
        Stage(
            "In detail",
            ("explains a diagram", "circles a word on the slide"),
            ("This is the slide that people ask about.", "Let me go back one slide."),
        ),
        Stage(
            "Questions",
            ("reads a question from the chat", "nods and answers"),
            ("Good question, thank you.", "You will get the slides by mail."),
        ),
    ),
    remarks=("Greetings to everybody who joined from {town}.", "{company} hosts the next session."),
    signs=("Agenda", "Q&A", "Slide 7", "You are muted"),
    brands=("Meetwell", "Slidecast", "Talkroom"),
    hashtags=("webinar", "onlineevent", "learning", "experts", "live", "qanda"),
    genre=Genre.LECTURE,
)

COMPETITION = Topic(
    name="Athletics",
    keywords=(
        *("skating", "skater", "gymnast", "gymnastics", "judo", "karate", "taekwondo", "boxing", "boxer", "sparring"),
        *("wrestling", "fencing", "archery", "golf", "javelin", "discus", "hurdles", "vault", "athletics", "athlete"),
        *("acrobatics", "luge", "dressage", "bowling", "darts", "snatch", "curling", "trampoline", "horseback"),
    ),
    decides=(
        *("figure skating", "ice skating", "golf swing", "pole vault", "long jump", "high jump", "shot put"),
        *("sumo", "sparring", "balance beam", "olympic trials", "boxing match", "floor routine", "judo", "karate"),
        *("taekwondo", "100m final", "ski school", "riding lesson", "weight lifting"),
    ),
    subjects=("the regional championships",),
    titles=("In Form: {subject}", "The Best Attempt: {subject}"),
    people=("an athlete in a tracksuit", "a coach with a clipboard", "a competitor in a club jacket"),
    places=("in a sports hall", "next to the judges' table", "under bright floodlights"),
    details=("spectators clap", "a score appears", "a buzzer sounds", "somebody counts down"),
    stages=(
        Stage(
            "Warming up",
            ("loosens both shoulders", "listens to the coach"),
            ("Breathe in, and let the shoulders drop.", "Think of the first move only."),
        ),
        Stage(
            "The attempt",
            ("concentrates for a moment", "starts without hesitation"),
            ("Here we go, total silence now.", "That was clean from start to end."),
        ),
        Stage(
            "Once more in slow motion",
            ("looks at a replay", "repeats the movement slowly"),
            ("Watch the hips, that is where it begins.", "Timing is worth more than strength."),
        ),
        Stage(
            "The score",
            ("waits for the score", "raises both arms"),
            ("That is a personal best.", "The judges agree for once."),
        ),
    ),
    remarks=("The next event is in {town}.", "{company} sponsors the club."),
    signs=("9.15", "Attempt 2", "Round 3", "Final"),
    brands=("Podium Sport", "Fairplay", "Steady Hand"),
    hashtags=("athlete", "sport", "training", "competition", "slowmotion", "personalbest"),
    genre=Genre.COMMENTARY,
)

FAMILY_LIFE = Topic(
    name="Family life",
    keywords=(
        *("baby", "toddler", "twins", "newborn", "sibling", "nephew", "niece", "lullaby", "playground", "potty"),
        *("nursery", "kindergarten", "bedtime", "rhymes"),
    ),
    decides=(
        *("first steps", "counting ten", "alphabet song", "first words", "baby laughing", "potty training"),
        *("bedtime story", "goodnight story"),
        *("dad dancing", "mom dancing", "grandma dancing", "grandpa dancing", "first word", "turns one", "turn one"),
        *("grandpa learns", "grandma learns", "grandma reacts", "nursery rhyme", "kids song", "garden song"),
    ),
    subjects=("an afternoon with the children",),
    titles=("Little Moments: {subject}", "At Home with {subject}"),
    people=("a mother on the carpet", "a father with a phone", "a grandmother in an armchair"),
    places=("between toys", "in the living room", "on a soft carpet"),
    details=("somebody giggles", "a toy squeaks", "the phone shakes a little", "sun falls through the curtain"),
    stages=(
        Stage(
            "Are you filming?",
            ("smiles into the camera", "kneels down on the floor"),
            ("Are you filming this?", "Look over here, sweetheart!"),
        ),
        Stage(
            "The funny part",
            ("laughs out loud", "claps both hands"),
            ("Do that again!", "I cannot stop laughing."),
        ),
        Stage(
            "One more time",
            ("stretches out both arms", "cheers and nods"),
            ("Come on, you can do it.", "Grandma has to see this."),
        ),
        Stage(
            "So proud",
            ("gives a big hug", "blows a kiss"),
            ("We are so proud of you.", "That one goes into the album."),
        ),
    ),
    remarks=("The cousins in {town} want to see it too.", "The little chair is from {company}."),
    signs=("Play", "ABC", "Home sweet home", "Goodnight"),
    brands=("Little Steps", "Teddy & Co", "Homeroom"),
    hashtags=("family", "familytime", "memories", "kids", "parenting", "home"),
    genre=Genre.HOME_VIDEO,
)

TOPICS = (WORSHIP, WEBINAR, COMPETITION, FAMILY_LIFE)
