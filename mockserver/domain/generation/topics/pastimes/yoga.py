"""Yoga, pilates, meditation and gentle exercise."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

YOGA = Topic(
    name="Yoga",
    keywords=("yoga", "meditation", "stretching", "fitness", "workout", "exercise", "gym", "pilates"),
    decides=("pilates", "yoga", "meditation"),
    subjects=("a gentle morning routine", "ten minutes for a stiff back", "the sun salutation", "balance on one leg"),
    titles=("Yoga: {subject}", "{subject} for everybody", "Breathe in: {subject}"),
    people=(
        "a teacher in white",
        "a man with a rolled-up mat",
        "a woman with a headband",
        "a beginner in grey leggings",
    ),
    places=("in a sunny room", "on a mat by the window", "on a wooden floor", "in a quiet corner"),
    details=(
        "a candle flickers",
        "a bell rings once",
        "soft music plays",
        "light moves across the floor",
        "somebody breathes out slowly",
    ),
    stages=(
        Stage(
            "Arriving on the mat",
            ("sits down on a mat", "unrolls a mat", "closes both eyes", "lays both hands on the knees"),
            (
                "Welcome, find a comfortable seat, and let the day in {town} go by without you.",
                "For the next {number} minutes there's nothing to do but {subject}.",
                "You need a mat, a blanket, and a little patience with {part}.",
                "Sit on a cushion if your hips are stiff, {guest}, I do.",
                "Don't expect anything of {part} today, just notice what happens.",
            ),
        ),
        Stage(
            "Breathing",
            (
                "breathes with closed eyes",
                "lays one hand on the belly",
                "lets the shoulders drop",
                "breathes out through the mouth",
            ),
            (
                "Breathe in through the nose for four, and out for six, all by yourself, {other}.",
                "Let the shoulders drop, and let {part} wait for a moment.",
                "If your thoughts wander to {home}, bring them back kindly.",
                "Once you stop counting after {number} breaths, it begins to work.",
                "Breathing comes first, whatever people tell you about {about}.",
            ),
        ),
        Stage(
            "Waking up the body",
            (
                "rolls the shoulders slowly",
                "turns the head from side to side",
                "lengthens the back",
                "stretches both arms upwards",
            ),
            (
                "Slowly to the right, and slowly to the left, like {guest}.",
                "Make the back long, as if a thread were pulling you up towards {part}.",
                "It isn't a competition, nobody in {town} will ever know.",
                "Stay there for {number} seconds, softly, without holding your breath.",
                "Bend the knees if it pulls, {other}, that's what knees are for.",
                "Small movements are enough to prepare you for {part}.",
            ),
        ),
        Stage(
            "A little more effort",
            ("holds still for five breaths", "tightens the belly", "wobbles and laughs", "lifts up a little higher"),
            (
                "Now it takes a little strength, and that belongs to {subject} as well.",
                "Wobbling is fine, {guest}, it means that the small muscles are awake.",
                "Hold for {number}, and if you need to stop sooner, stop sooner.",
                "I used to skip this, until {absent} explained to me what it does for {part}.",
                "Soft face, soft hands, and breathe as if nobody in {home} were waiting for you.",
            ),
        ),
        Stage(
            "Rest",
            (
                "lies still under a blanket",
                "bows with folded hands",
                "smiles with closed eyes",
                "rolls over to one side",
            ),
            (
                "Lie down, let everything go heavy, and forget about {part}.",
                "Stay for {number} breaths, or until the neighbours ring.",
                "Thank you for practising with {guest} and me.",
                "Roll over to one side, take your time, and keep a little of {subject} for the evening.",
                "Wherever you are, in {town} or far away, have a peaceful day.",
                "Tomorrow we go on with {part}, at the same gentle pace.",
            ),
        ),
    ),
    remarks=(
        "Never force anything, and that includes {part}.",
        "I learned to slow down from {guest}, in a small room in {home}.",
        "It took {absent} {number} weeks to feel a difference.",
        "If anything hurts, come out of it, rest, and breathe with {other}.",
    ),
    signs=("10 minutes", "Breathe", "Level: easy", "Part 2", "Shoes off, please", "Rest"),
    brands=("Lotusline", "Calm & Core", "Matsoul", "Stillroom"),
    hashtags=("yoga", "stretching", "wellness", "mindfulness", "breathe", "selfcare", "pilates"),
    genre=Genre.TUTORIAL,
)
