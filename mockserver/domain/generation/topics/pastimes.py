"""Topics of leisure: guitar, chess, dance, yoga."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

GUITAR = Topic(
    name="Guitar",
    keywords=("guitar", "guitarist", "song", "chord", "ukulele", "strumming"),
    decides=("guitar cover", "guitar lesson", "gitarre", "guitarra", "violão", "guitare"),
    subjects=("a first song", "the blues in E", "fingerpicking", "three easy chords"),
    titles=("Guitar Lesson: {subject}", "Learn {subject} in One Evening", "Six Strings and {subject}"),
    people=("a guitarist in a checked shirt", "a music teacher with long hair", "a singer on a bar stool"),
    places=("in a small studio", "on a dimly lit stage", "on a garden bench"),
    details=("an amplifier hums", "a foot taps the beat", "posters cover the wall"),
    stages=(
        Stage(
            "Tuning the strings",
            ("tunes an acoustic guitar", "turns a peg and listens"),
            ("Let us tune the strings first.", "This lesson is about {subject}."),
        ),
        Stage(
            "The first chord",
            ("places three fingers on the fretboard", "strums a G major chord"),
            ("Press close to the fret.", "Every string should ring."),
        ),
        Stage(
            "Changing chords",
            ("changes slowly between two chords", "lifts the fingers and sets them down again"),
            ("Slow is fine, as long as it is even.", "Your fingers will find the way."),
        ),
        Stage(
            "The rhythm",
            ("strums up and down with a plectrum", "counts to four aloud"),
            ("Down, down, up, up, down.", "The wrist stays loose."),
        ),
        Stage(
            "A little melody",
            ("plays a melody on the high strings", "bends a note with the ring finger"),
            ("Let the last note hang a little.", "Now the same again, but softer."),
        ),
        Stage(
            "The whole song",
            ("plays the whole song and sings", "bows on the stage"),
            ("Now everything together.", "That was {subject}, keep on playing."),
        ),
    ),
    remarks=(
        "This guitar was built by {company}.",
        "I wrote this in {town}.",
        "Five minutes a day beat one hour a week.",
    ),
    signs=("G - C - D", "Chorus", "120 bpm", "Capo on 2"),
    brands=("Fretwood", "Sixstring", "Amplo"),
    hashtags=("guitar", "music", "guitarlesson", "acoustic", "chords", "songs"),
    genre=Genre.TUTORIAL,
)

CHESS = Topic(
    name="Chess",
    keywords=("chess", "checkmate", "pawn", "rook", "gambit", "boardgame", "grandmaster"),
    subjects=("the rules in ten minutes", "a sharp opening", "an endgame with rooks", "a park game at noon"),
    titles=("Chess: {subject}", "A Game with {subject}", "Your Move: {subject}"),
    people=("a player in a dark jacket", "a chess coach with a pointer", "a girl with a serious look"),
    places=("at a wooden chessboard", "in a quiet tournament hall", "at a stone table in the park"),
    details=("a chess clock ticks", "captured pieces stand beside the board", "onlookers whisper"),
    stages=(
        Stage(
            "Setting up the board",
            ("sets up the white pieces", "turns the board so that a light square is on the right"),
            ("A light square belongs in the right corner.", "The lesson is {subject}."),
        ),
        Stage(
            "The first moves",
            ("moves a pawn to the centre", "develops a knight"),
            ("Take the centre and develop your pieces.", "Do not bring out the queen too early."),
        ),
        Stage(
            "Castling",
            ("castles on the king's side", "slides the rook next to the king"),
            ("Castling brings the king into safety.", "You may only do this once."),
        ),
        Stage(
            "A trap",
            ("sacrifices a bishop", "shakes one head after a mistake"),
            ("This looks generous, but it is a trap.", "Always ask what the last move threatens."),
        ),
        Stage(
            "The endgame",
            ("marches a pawn down the board", "promotes a pawn to a queen"),
            ("In the endgame the king becomes a fighter.", "Count the moves before you run."),
        ),
        Stage(
            "Checkmate",
            ("gives checkmate with the queen", "shakes hands across the board"),
            ("Checkmate, the king cannot escape.", "That was {subject}, good game."),
        ),
    ),
    remarks=(
        "The clock was made by {company}.",
        "The club in {town} plays every Tuesday.",
        "Think first, then touch the piece.",
    ),
    signs=("Board 3", "White to move", "e4 e5", "Silence please"),
    brands=("Rookery", "Gambit House", "Sixtyfour"),
    hashtags=("chess", "checkmate", "chessboard", "strategy", "endgame", "boardgame"),
    genre=Genre.TUTORIAL,
)

DANCE = Topic(
    name="Dance",
    keywords=("dance", "dancing", "dancer", "salsa", "ballet", "tango", "choreography", "flamenco"),
    decides=(
        "hip hop",
        "dance battle",
        "tanzkurs",
        "tanzen",
        "danse",
        "dança",
        "ダンス",
        *(
            "salsa dancing",
            "salsa class",
            "salsa lesson",
            "salsa steps",
            "clase de salsa",
            "salsakurs",
        ),
        *(
            "bachata",
            "kizomba",
            "merengue",
            "line dance",
            "line dancing",
            "ballroom",
        ),
    ),
    subjects=("a slow waltz", "the basic salsa step", "a street dance routine", "a tango for two"),
    titles=("Dance Class: {subject}", "{subject} in Six Steps", "Learning {subject}"),
    people=("a dancer in red shoes", "a couple in black", "an instructor with a headset"),
    places=("in a mirrored studio", "on a polished floor", "on an open-air stage"),
    details=("a drum sets the beat", "a skirt swirls", "the other pupils clap along"),
    stages=(
        Stage(
            "Warming up to the music",
            ("stretches to slow music", "rolls both shoulders in front of the mirror"),
            ("Welcome to the dance class in {town}.", "Tonight is about {subject}."),
        ),
        Stage(
            "The basic step",
            ("shows the basic step", "counts the beat and steps forward"),
            ("One, two, three, and pause.", "Small steps are easier."),
        ),
        Stage(
            "Arms and posture",
            ("lifts both arms in an arc", "straightens the back"),
            ("Shoulders down, chin up.", "The arms start at the shoulder blades."),
        ),
        Stage(
            "The turn",
            ("spins on one foot", "turns under a raised arm"),
            ("Look at one point while you turn.", "Turn on the ball of your foot."),
        ),
        Stage(
            "The routine",
            ("dances the whole routine", "glides across the floor"),
            ("Now all of it, with music.", "Do not stop if you make a mistake."),
        ),
        Stage(
            "A final bow",
            ("bows to the audience", "laughs and hugs the others"),
            ("What a lovely evening.", "That was {subject}, keep dancing."),
        ),
    ),
    remarks=("The shoes were sewn by {company}.", "There is a ball in {town} in spring.", "Smile, it helps."),
    signs=("Lesson 1", "5, 6, 7, 8", "Studio B", "Tempo 92"),
    brands=("Pirouette", "Solo & Sole", "Tanzor"),
    hashtags=("dance", "dancing", "salsa", "choreography", "danceclass", "rhythm"),
    genre=Genre.TUTORIAL,
)

YOGA = Topic(
    name="Yoga",
    keywords=("yoga", "meditation", "stretching", "fitness", "workout", "exercise", "gym", "pilates"),
    decides=("pilates", "yoga", "meditation"),
    subjects=("a gentle morning routine", "ten minutes for a stiff back", "the sun salutation", "balance on one leg"),
    titles=("Yoga: {subject}", "{subject} for Everybody", "Breathe In: {subject}"),
    people=("a yoga teacher in white", "a man on a purple mat", "a woman with a headband"),
    places=("in a sunny room", "on a wooden terrace", "on a beach at dawn"),
    details=("a candle flickers", "waves roll in softly", "a bell rings once"),
    stages=(
        Stage(
            "Arriving on the mat",
            ("sits cross-legged on a mat", "unrolls a purple mat"),
            ("Welcome, find a comfortable seat.", "Today's practice is about {subject}."),
        ),
        Stage(
            "Breathing",
            ("breathes with closed eyes", "lays one hand on the belly"),
            ("Breathe in through the nose, and out.", "Let the shoulders drop."),
        ),
        Stage(
            "Stretching the back",
            ("arches the back like a cat", "bends forward to the toes"),
            ("Round the back, then let it sink.", "Bend your knees if it pulls."),
        ),
        Stage(
            "Standing strong",
            ("steps into the warrior pose", "stretches both arms to the sides"),
            ("The front knee is above the ankle.", "Look over your front hand."),
        ),
        Stage(
            "Finding balance",
            ("stands on one leg like a tree", "wobbles and laughs"),
            ("Fix your eyes on one point.", "Wobbling is part of it."),
        ),
        Stage(
            "Rest",
            ("lies still under a blanket", "bows with folded hands"),
            ("Let everything go heavy.", "That was {subject}, have a peaceful day."),
        ),
    ),
    remarks=(
        "The mats are a gift from {company}.",
        "This room is in the old town of {town}.",
        "Never force a stretch.",
    ),
    signs=("10 minutes", "Breathe", "Pose 3", "Level: easy"),
    brands=("Lotusline", "Calm & Core", "Matsoul"),
    hashtags=("yoga", "stretching", "wellness", "mindfulness", "breathe", "fitness"),
    genre=Genre.TUTORIAL,
)

TOPICS = (GUITAR, CHESS, DANCE, YOGA)
