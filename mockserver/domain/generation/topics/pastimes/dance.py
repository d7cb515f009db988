"""Dance classes, rehearsals and shows."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

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
    titles=("Evening class: {subject}", "{subject} in six steps", "Learning {subject}"),
    people=(
        "a dancer in red shoes",
        "a dancer in loose black trousers",
        "an instructor with a headset",
        "a pupil with a water bottle",
        "a partner in a white shirt",
    ),
    places=("in a mirrored studio", "on the dance floor", "in the middle of the room", "at the edge of the floor"),
    details=(
        "a drum sets the beat",
        "the others clap along",
        "shoes squeak on the floor",
        "the music starts again",
        "somebody counts the beat",
    ),
    stages=(
        Stage(
            "Warming up to the music",
            (
                "rolls both shoulders",
                "bends the knees in time with the music",
                "shakes out both legs",
                "stretches the sides",
            ),
            (
                "Welcome to the class, {town}, find a place where you can move both arms.",
                "Tonight it's all about {about}, and nobody needs to be good at it yet.",
                "Shoulders back, knees soft, and just listen for a moment, {other}.",
                "{guest} is going to dance in front, so follow {guest}, not me.",
                "We warm up properly, because {part} will ask a lot of your ankles.",
            ),
        ),
        Stage(
            "The basic step",
            (
                "demonstrates the basic step",
                "counts the beat and steps forward",
                "shifts the weight to the other foot",
                "repeats the step in slow motion",
            ),
            (
                "Small steps, {other}, small steps are faster.",
                "And five, six, seven, eight, and that was {part} already.",
                "We do it without music first, as they always do in {home}.",
                "If you get lost, stand still, find the beat, and join {guest} again.",
                "Think of your weight first, and leave the rest of what you know about {about} at the door.",
            ),
        ),
        Stage(
            "Arms and posture",
            ("lifts both arms in an arc", "straightens the back", "lets the shoulders drop", "holds a pose"),
            (
                "Chin up, as if somebody in {home} were trying to catch your eye.",
                "The arms begin at the shoulder blades, {guest}, not at the hands.",
                "Without the arms, {part} would only be walking.",
                "Hold it for as long as {guest} does, and don't forget to breathe.",
                "{other} has the posture that I mean, long and calm.",
            ),
        ),
        Stage(
            "The turn",
            ("spins on one foot", "stops in time with the music", "fixes a point on the wall", "laughs after a wobble"),
            (
                "Pick one spot on the wall and come back to it, then {part} won't make you dizzy.",
                "Turn on the ball of your foot, and arrive before {other} does.",
                "I turned the wrong way in front of {number} people once, in {home}.",
                "Slowly first, {guest}, half a turn is a turn as well.",
                "There's no secret about {about}, only practice.",
            ),
        ),
        Stage(
            "The whole routine",
            ("dances the whole routine", "glides across the floor", "takes a bow", "hugs the others and laughs"),
            (
                "Now all of it, with music, and whatever happens, {other}, go on dancing.",
                "From the top, {guest} gives us the beat, and go!",
                "That's the first time today that I believed in {part}.",
                "A big hand for {guest}, and one for yourselves.",
                "Practise {subject} at home, in the hallway, wherever there's room.",
                "See you on Thursday in {town}, and bring somebody along.",
            ),
        ),
    ),
    remarks=(
        "They dance this quite differently in {home}.",
        "Smile, {guest}, nobody notices your feet.",
        "I've been teaching for {number} months, and I still find new things in {part}.",
        "{absent} put this combination together in one afternoon.",
    ),
    signs=("Lesson 1", "5, 6, 7, 8", "Studio B", "Tempo 92", "Partners change", "Shoes off"),
    brands=("Pirouette", "Solo & Sole", "Tanzor", "Eight Counts"),
    hashtags=("dance", "dancing", "choreography", "danceclass", "rhythm", "dancers", "keepdancing"),
    genre=Genre.TUTORIAL,
)
