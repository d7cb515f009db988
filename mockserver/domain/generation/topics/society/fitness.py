"""Workouts and exercise."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

FITNESS = Topic(
    name="Fitness",
    keywords=(
        *("workout", "fitness", "gym", "hiit", "cardio", "squat", "pushup", "deadlift", "crossfit", "abs"),
        *("exercise", "exercises", "physio", "pilates", "treadmill", "dumbbell", "warmup", "weightlifting"),
        "stretching",
    ),
    decides=("hiit", "musculação", "krafttraining", "musculation"),
    subjects=("a short workout", "training for the back", "the first pull-up", "a warm-up in ten minutes"),
    titles=("Get moving: {subject}", "{subject} at home", "Shoes on: {subject}"),
    people=(
        "a trainer in a black tank top",
        "a woman with a towel",
        "a man with wristbands",
        "a beginner in a grey T-shirt",
    ),
    places=("in a bright gym", "on a rubber mat", "in front of a mirror", "beside a rack of equipment"),
    details=(
        "a timer counts down",
        "somebody counts aloud",
        "a fan turns",
        "music pounds in the background",
        "a water bottle is opened",
    ),
    stages=(
        Stage(
            "Warming up",
            ("jogs on the spot", "circles both arms", "loosens the shoulders", "bounces lightly on both feet"),
            (
                "Start gently, and give your body time to wake up before {part}.",
                "Feet hip-width apart, {guest}, and soft knees.",
                "Today it's all about {about}, and everybody works at their own speed.",
                "Did you sleep, did you eat, did you drink? Then {part} should be no problem.",
                "Roll the shoulders back, and greet whoever is next to you, in {town} or at home.",
            ),
        ),
        Stage(
            "First round",
            (
                "starts the first set",
                "keeps a straight back",
                "breathes out with every movement",
                "counts down the seconds",
            ),
            (
                "Straight back, tight belly, and keep going, {other}, you have this.",
                "Ten more, you can do ten more, people in {home} are doing twenty.",
                "Clean before fast, that's the most important rule for {part}.",
                "We work for forty seconds and rest for twenty, as often as {guest} likes.",
                "Look straight ahead, don't hold your breath, and don't think of {part}.",
                "If you've never heard about {about} before, take the easy version.",
            ),
        ),
        Stage(
            "Second round",
            (
                "pushes through the last seconds",
                "holds the position",
                "wipes the forehead with a towel",
                "grits both teeth",
            ),
            (
                "It should burn a little now, {guest}, that's what we came for.",
                "Only {number} seconds left, don't give up on {part} now!",
                "Breathe out as you push, and breathe in on the way back, like {other}.",
                "This one separates the people who talk about {about} from the people who do it.",
                "Shake it out, and get ready, the next set is the one with {part}.",
                "Nobody in {town} is watching, so pull the face that you need to pull.",
            ),
        ),
        Stage(
            "The last push",
            (
                "gives everything for the last set",
                "shouts a word of encouragement",
                "claps with the beat",
                "drops onto the mat",
            ),
            (
                "Last set, and I want all of it, {other}!",
                "Three, two, one, and done, that was {number} in a row!",
                "You were stronger than your excuse, and stronger than {part}.",
                "High five, {guest}, from here to {home}.",
                "It feels terrible now, and tonight you'll be proud of {part}.",
            ),
        ),
        Stage(
            "Cooling down",
            ("stretches one leg", "takes a sip of water", "breathes deeply", "lies flat on the back"),
            (
                "Stretch slowly, hold it for {number} seconds, and no bouncing.",
                "Well done, that was tough, and {part} will only get easier.",
                "Rest for a day before you do this again, {other}, muscles grow while you sleep.",
                "Write down what you managed today, so that you can compare it with {home} next month.",
                "See you next week, and bring a friend who wants to know about {about}.",
            ),
        ),
    ),
    remarks=(
        "If anything hurts, stop, and ask {guest} for an easier version.",
        "The class in {town} does this twice a week, and you can hear it.",
        "Drink something before you go on with {part}.",
        "{absent} hated this for {number} weeks, and now comes every day.",
    ),
    signs=("00:30", "Round 2", "Rest", "12 reps", "Level: medium", "Breathe"),
    brands=("Ironloft", "Movewell", "Pulse Gym", "Sweatbox"),
    hashtags=("fitness", "workout", "health", "training", "exercise", "gym", "fitnessmotivation"),
    genre=Genre.TUTORIAL,
)
