"""Dogs that learn something, on the training ground and at home."""

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics.topic import Stage, Topic

DOG_TRAINING = Topic(
    name="Dog training",
    keywords=("obedience", "agility", "clicker", "kennel", "handler", "sheepdog"),
    decides=(
        *("agility course", "dog agility", "dog training", "puppy training", "puppy class", "dog class", "dog school"),
        *("train dog", "train puppy", "teach dog", "teach puppy", "training dog", "training puppy", "obedience class"),
        *("crate training", "leash training", "lead training", "loose leash", "recall training", "hundeschule"),
        *("sheepdog trial", "sheepdog trials", "herding trial", "dog sit", "dog stay", "dog recall"),
    ),
    genre=Genre.TUTORIAL,
    subjects=("a young puppy", "walking on a loose lead", "coming when called", "an agility course"),
    titles=("Dog training: {subject}", "Good dog: {subject}", "A lesson about {subject}"),
    people=(
        "a trainer with a treat bag",
        "an owner in a raincoat",
        "a girl with a tennis ball",
        "a dog walker with a whistle",
        "a dog lover in muddy trousers",
    ),
    places=(
        "beside a dog bed",
        "near the back door",
        "at the edge of the lawn",
        "where there is room to run",
        "next to a bowl of water",
    ),
    details=(
        "a tail wags",
        "a lead jingles",
        "a tennis ball rolls past",
        "somebody whistles in the distance",
        "a neighbour's dog barks",
    ),
    stages=(
        Stage(
            "Say hello first",
            (
                "crouches down to greet the dog",
                "lets the dog sniff one hand",
                "scratches the dog behind the ear",
                "speaks to the dog in a low voice",
            ),
            (
                "Let the dog come to you, {guest}, and don't bend over it.",
                "Before we begin with {part}, make sure that nobody is hungry, tired or scared.",
                "Everybody at the dog club in {town} starts like this, the champions too.",
                "You don't need anything special for {subject}, just time and small treats.",
                "We had our first dog in {home} when I was {number} months old, so I grew up on four legs.",
                "I get a lot of letters about {about}, and most of them begin with the word help.",
            ),
        ),
        Stage(
            "Eyes on me",
            (
                "holds a treat at chest height",
                "says the name once and waits",
                "raises one finger",
                "takes a slow step back",
            ),
            (
                "Say it once, {other}, and then count to five in your head.",
                "The dog has to want it, otherwise you can forget about {part}.",
                "If your dog doesn't listen, make it easier, not louder, that's the golden rule of {absent}.",
                "A treat within one second, because any later and the dog thinks it was for {part}.",
                "Dogs read your body long before they hear a word, so stand up straight, {guest}.",
                "We use the small ones from {company}, cut into quarters.",
            ),
        ),
        Stage(
            "Practice",
            (
                "repeats the exercise",
                "changes direction with the dog",
                "gives a clear hand signal",
                "drops a treat on the ground",
            ),
            (
                "Two minutes, then a break, and then {part} once more.",
                "No, nothing happened, just start again, {other}, and smile this time.",
                "It took {number} tries with my own dog, {guest}, so don't be hard on yours.",
                "Short and often works better for {part} than one long session.",
                "Try it in a quiet place first and only then in the middle of {town}.",
                "Stop while it still goes well, even if you'd like to go on with {part}.",
            ),
        ),
        Stage(
            "When it goes wrong",
            (
                "shrugs and laughs",
                "waits until the dog calms down",
                "turns away for a moment",
                "shakes a handful of fur off one sleeve",
            ),
            (
                "That's normal, {guest}, it happens to every dog and to every owner.",
                "Never scold a dog that comes back to you, no matter what it did about {part}.",
                "I once spent a whole course in {home} looking for a dog in the bushes.",
                "Ignore it, wait for a calm second, and reward that, {absent} swears by it.",
                "If it goes wrong three times in a row, go back a step before you go on with {part}.",
                "There's no bad dog here, just a person from {company} with squeaky shoes.",
            ),
        ),
        Stage(
            "Well done",
            (
                "gives the dog a biscuit",
                "lets go of a ball",
                "ruffles the dog's neck",
                "sits down next to the dog",
            ),
            (
                "Good dog, and well done, {other}, too.",
                "End on something easy, so that {part} will be remembered as fun.",
                "Ten minutes a day are plenty for {subject}, and Sundays are off.",
                "In {number} days you can write to {other} and me whether it worked.",
                "Give your dog a rest now, they learn the rest about {about} in their sleep.",
                "Same time next week at the field in {town}, bring water and a towel.",
            ),
        ),
    ),
    remarks=(
        "The treats come from {company}, and I've tried one by mistake.",
        "Every dog learns at its own speed, mine took a year, as {absent} likes to point out.",
        "There's a puppy group in {town} on Saturday mornings.",
        "Can you hold the lead for a second, {guest}?",
    ),
    signs=("Dogs welcome", "Lesson 3", "Keep the gate closed", "Good dog!", "Dogs on leads", "Puppy class"),
    brands=("Pawfield", "Waggon", "Good Biscuit", "Heel & Sit"),
    hashtags=("dogs", "dogtraining", "doglife", "doglovers", "happydog", "gooddog", "dogmum"),
)
