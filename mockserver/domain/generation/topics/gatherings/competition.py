"""Sports of single athletes: precision, strength, figures, combat."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

COMPETITION = Topic(
    name="Athletics",
    keywords=(
        *("skating", "skater", "gymnast", "gymnastics", "judo", "karate", "taekwondo", "boxing", "boxer", "sparring"),
        *("wrestling", "fencing", "archery", "golf", "javelin", "discus", "hurdles", "vault", "athletics", "athlete"),
        *("acrobatics", "luge", "dressage", "bowling", "darts", "snatch", "curling", "trampoline", "horseback"),
        *("skateboard", "skateboarding", "skateboarder"),
    ),
    decides=(
        *("figure skating", "ice skating", "golf swing", "pole vault", "long jump", "high jump", "shot put"),
        *("sumo", "sparring", "balance beam", "olympic trials", "boxing match", "floor routine", "judo", "karate"),
        *("taekwondo", "100m final", "ski school", "riding lesson", "weight lifting"),
        *("show jumping", "horse jumping", "jumping show", "dressage", "gymkhana", "equestrian", "muay thai"),
        *(
            "bjj",
            "jiu jitsu",
            "kickboxing",
            "mma",
            "wrestling meet",
            "wrestling match",
            "wrestling practice",
            "aikido",
            "kung fu",
            "krav maga",
        ),
        *("judo tournament", "fencing epee", "fencing bout", "skatepark", "skate park", "kickflip"),
        *("clay pigeon", "clay shooting", "skeet shooting", "trap shooting", "rifle shooting", "target shooting"),
    ),
    genre=Genre.COMMENTARY,
    subjects=("the regional championships",),
    titles=("In form: {subject}", "The best attempt: {subject}"),
    people=(
        "a focused athlete",
        "an experienced competitor",
        "a young talent full of energy",
        "a determined newcomer",
    ),
    places=(
        "in front of the spectators",
        "a few steps from the judges",
        "at the edge of the action",
        "beside a large clock",
        "in the warm-up area",
    ),
    details=(
        "spectators clap",
        "a score appears",
        "cameras click",
        "a coach shouts encouragement",
        "the next name is called",
    ),
    stages=(
        Stage(
            "Warming up",
            (
                "loosens both shoulders",
                "listens to the coach",
                "breathes out slowly",
                "goes through the movement in the mind",
            ),
            (
                "Next up is {guest}, from a small club in {home}.",
                "You can feel the tension, because everybody has been waiting for {part}.",
                "A last word from the coach, and {other} nods.",
                "{number} competitors have entered, and any of them could do it today.",
                "The form has been there all season, and {part} will show what it's worth.",
                "{absent} is out with an injury, so the field is wide open.",
            ),
        ),
        Stage(
            "The attempt",
            (
                "concentrates for a moment",
                "starts without hesitation",
                "puts everything into the movement",
                "keeps the balance",
            ),
            (
                "Silence now, and here goes {guest}.",
                "Oh, that's strong, that's exactly what {part} called for!",
                "Look at the control, {other} doesn't waste a single movement.",
                "Clean from start to finish, I haven't seen {part} done like that this year!",
                "A tiny wobble there, but {guest} saves it.",
                "This is what all those hours in {home} were for.",
            ),
        ),
        Stage(
            "Once more in slow motion",
            (
                "studies the replay",
                "repeats the movement slowly",
                "shakes out both arms",
                "exchanges a few words with the coach",
            ),
            (
                "Here it is again, and it all begins in the hips, {guest} made that look easy.",
                "Timing beats strength, that's the first thing you learn about {about}.",
                "{other} told us yesterday that the last hundredth of a second comes from the feet.",
                "Compare that with the attempt of {absent} in the spring.",
                "It takes about {number} repetitions a day to get there.",
                "Coaches will be using these pictures of {part} for years.",
            ),
        ),
        Stage(
            "The score",
            (
                "waits for the score",
                "stares at the board",
                "raises both arms",
                "hugs the coach",
            ),
            (
                "The judges are taking their time over {part}.",
                "And there it is, a personal best for {guest}!",
                "That puts {other} in second place, with a narrow lead over the rest.",
                "You'll hear a few voices against it, but with {part} there's always a debate.",
                "The people from {home} are on their feet.",
                "By {number} hundredths, it doesn't get any closer than that.",
            ),
        ),
        Stage(
            "Afterwards",
            (
                "waves to the crowd",
                "shakes hands with a rival",
                "sits down and drinks some water",
                "signs a cap for a child",
            ),
            (
                "What a day for {guest}, and for everybody who has followed {subject}.",
                "A handshake with {other}, that's how it should be.",
                "The next event is in {home}, two weeks from now.",
                "I wouldn't be surprised if we spoke a lot more about {part} this season.",
                "There was a text message from {absent} within a minute.",
                "That's all from here, and there's more of {part} tomorrow at the same time.",
            ),
        ),
    ),
    remarks=(
        "The club from {home} has brought its own drummers.",
        "{company} has sponsored the youth team for years.",
        "{guest} started at the age of six and never stopped.",
        "For those who are new to {part}: every hundredth counts.",
    ),
    signs=("9.15", "Attempt 2", "Round 3", "Final", "PB", "Judges only"),
    brands=("Podium Sport", "Fairplay", "Steady Hand", "Ninepoint"),
    hashtags=("athlete", "sport", "training", "competition", "slowmotion", "personalbest", "champion"),
)
